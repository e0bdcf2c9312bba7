"""Communiqués: written, published under one address, posted by every institution, and seen posted.

Doors: ``services``, ``selectors``, ``rules``, ``models``, ``papers``.
"""
