"""The yearly report: parts filled from records, remarks, approval, and filing for good.

Doors: ``models``, ``selectors``, ``services``.
"""
