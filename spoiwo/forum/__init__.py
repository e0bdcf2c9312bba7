"""The standing forum of front-line staff: circles of institutions, topics, answers, a digest.

Doors: ``services``, ``selectors``, ``rules``, ``events``, ``models``.
Nobody outside a circle sees it; nothing of a client is written in it (``screening``).
"""
