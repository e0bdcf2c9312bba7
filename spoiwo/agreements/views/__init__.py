"""Inner pages of agreements."""
