"""The book of deeds: who did what to what, when, with the names as they were.

Doors: ``services.record``, ``services.annotate``, ``selectors``, ``registry.register``.
"""
