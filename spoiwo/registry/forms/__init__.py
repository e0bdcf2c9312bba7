"""Forms of the registry: each is one task, and keeps what was typed."""
