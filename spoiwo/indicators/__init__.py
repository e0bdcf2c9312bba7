"""Indicators: what is measured in a partnership and its area, where each number is from, for which period.

Doors: ``models``, ``services``, ``selectors``, ``rules``, ``sheets``.
"""
