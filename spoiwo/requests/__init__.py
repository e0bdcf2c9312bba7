"""What citizens ask for by law, each with its clock: accessibility, public information, their own data.

Doors: ``services``, ``selectors``, ``rules``, ``models``, ``clocks``.
"""
