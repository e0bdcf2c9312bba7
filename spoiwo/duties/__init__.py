"""Rules a partnership gave itself, watched: each with its deadline, its evidence and who must act.

Doors: ``services``, ``selectors``, ``rules``, ``models``, ``evidence``.
"""
