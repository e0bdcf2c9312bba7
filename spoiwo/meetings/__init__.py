"""Meetings: when, where, by whom, about what; series of them, and agendas.

Doors: ``services``, ``selectors``, ``rules``, ``events``, ``models``.
Who was invited, answered and came is ``attendance``; what was decided ``decisions``; the record ``minutes``.
"""
