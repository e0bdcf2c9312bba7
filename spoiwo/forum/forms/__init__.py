"""Forms of the forum."""
