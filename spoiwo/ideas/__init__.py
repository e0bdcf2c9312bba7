"""What could be done and who would do it: calls for ideas, cards of ideas, partners, the choice of projects.

Doors: ``services``, ``selectors``, ``rules``, ``models``, ``papers``.
"""
