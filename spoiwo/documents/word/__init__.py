"""Writing WordprocessingML: elements, styles, lists, blocks and whole files."""
