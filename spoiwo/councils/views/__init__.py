"""Pages of a partnership's bodies."""
