"""What worked, for whom, and who has taken it over: cards of good practice.

Doors: ``services``, ``selectors``, ``rules``, ``models``, ``papers``.
"""
