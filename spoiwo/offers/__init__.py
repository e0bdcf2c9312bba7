"""Who can help: offers of support of institutions, kept fresh by asking each of them once a quarter.

Doors: ``services``, ``selectors``, ``rules``, ``models``, ``papers``, ``needs``.
"""
