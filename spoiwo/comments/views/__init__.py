"""Pages of readers and of the editors."""
