"""Inner pages of the registry."""
