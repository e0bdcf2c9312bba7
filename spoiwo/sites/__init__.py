"""Each partnership's own site within the portal: menu, colours, sign, host name."""
