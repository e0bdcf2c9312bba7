"""Organs of a partnership in time: councils, groups, teams, forums, and bodies it only takes part in.

A seat is held by an institution, and by a person for it; who held which on any day follows from periods.
Doors: ``models``, ``services``, ``selectors``, ``rules``, ``events``, ``defaults``.
"""
