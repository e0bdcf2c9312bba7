"""Minutes of a meeting: drawn up from what was recorded, corrected in view, approved, sealed.

Doors: ``services``, ``selectors``, ``rules``, ``events``, ``models``, ``papers``.
"""
