"""Forms of a partnership's own data."""
