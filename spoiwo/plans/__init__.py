"""Plans of action: what is to be done for which aim, by whom, until when, at what cost, and how far it is.

Doors: ``models``, ``services``, ``selectors``, ``rules``, ``papers``.
"""
