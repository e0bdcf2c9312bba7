"""The partnership (the tenant), its purpose and area, its stages, and who may do what within it.

Doors: ``models``, ``services``, ``selectors``, ``rules``, ``permissions`` (the register of names)
and ``web`` (loaders for views of the rooms above).
"""
