"""Accessibility statements of the installation and of partnerships, and what offices tell in plain words.

Doors: ``services``, ``selectors``, ``rules``, ``models``.
"""
