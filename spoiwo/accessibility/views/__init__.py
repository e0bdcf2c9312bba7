"""Pages of accessibility statements."""
