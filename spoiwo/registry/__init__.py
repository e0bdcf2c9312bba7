"""Institutions, the people who speak for them, and who belonged to which partnership on any day.

An institution is the actor, a person only speaks for it for a while (house.md 3.0, 10).
Doors: ``models``, ``services``, ``selectors``, ``rules``, ``events``.
"""
