"""Inner pages of a partnership's own data."""
