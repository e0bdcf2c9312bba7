"""Forms of communiqués."""
