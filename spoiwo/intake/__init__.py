"""Bringing in a list of signatories from a spreadsheet: a preview with a verdict per row, then the deed.

It writes only through the services of the registry (house of rooms: a reader that writes through others).
Doors: ``services``, ``selectors``, ``rules``, ``models``.
"""
