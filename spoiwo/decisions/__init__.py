"""What was decided: motions put to the vote, resolutions and positions, tasks that follow.

Doors: ``services``, ``selectors``, ``rules``, ``events``, ``models``, ``papers``.
"""
