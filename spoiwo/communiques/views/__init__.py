"""Pages of communiqués."""
