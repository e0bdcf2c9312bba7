"""The newsletter of a partnership: who agreed to get it, its issues, and how each reaches exactly those.

Doors: ``services``, ``selectors``, ``rules``, ``models``. What an issue gathers is listed in ``sources``.
"""
