"""Pages inside: the papers on personal data."""
