"""Figures of a partnership's work: what each counts, its value in any period, and the records behind it.

Doors: ``definitions``, ``selectors``, and ``services`` for numbers stated by documents.
"""
