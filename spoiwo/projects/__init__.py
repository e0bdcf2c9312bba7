"""Projects with public money in which partnerships are founded or act, and the marks they oblige to.

Doors: ``models``, ``services``, ``selectors``, ``rules``.
"""
