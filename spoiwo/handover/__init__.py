"""The hand-over pack: one archive with everything of a partnership, made here and loaded elsewhere.

Doors: ``services`` (make, load, ask for a pack), ``selectors``, ``rules``.
"""
