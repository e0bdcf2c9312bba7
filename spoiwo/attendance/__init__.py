"""Who was entitled to a meeting, was invited, answered and came: one record, counted by institution.

Doors: ``services``, ``selectors``, ``rules``, ``events``, ``models``.
"""
