"""Pages of writers."""
