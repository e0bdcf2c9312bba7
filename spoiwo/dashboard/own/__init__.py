"""Desks of one's own: what waits for an institution, or for a member of the council."""
