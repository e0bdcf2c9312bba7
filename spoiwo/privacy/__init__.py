"""Personal data: who answers for them, what people are told, what is kept for how long, who looked.

Doors: ``uses`` (what rooms above register), ``services``, ``selectors``, ``rules``, ``models``, and the
tags of ``templatetags/privacy.py``.
"""
