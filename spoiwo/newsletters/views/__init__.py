"""Pages of the newsletter: for everybody, behind the links of letters, for the office."""
