"""Agreements: their text, who is to sign and who has, amendments, accessions and departures.

Signing admits a signatory by itself: this room calls the registry, the registry knows nothing of it.
Doors: ``models``, ``services``, ``selectors``, ``rules``, ``events``.
"""
