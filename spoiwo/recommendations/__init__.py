"""What was advised, to whom, and what came of it: recommendations with the chain to their effect.

Doors: ``services``, ``selectors``, ``rules``, ``models``, ``papers``.
"""
