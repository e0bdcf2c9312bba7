"""What social enterprises sell, and who buys with social clauses.

Doors: ``services``, ``selectors``, ``rules``, ``models``, ``papers``, ``eligibility``, ``clauses``.
"""
