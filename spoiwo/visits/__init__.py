"""How often public pages were opened, counted without cookies and without anything of the reader.

Doors: ``counted``, ``selectors``, ``services``, ``web``.
"""
