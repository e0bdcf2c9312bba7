"""Elections of a body: nominations, candidates, rounds of voting, the protocol, seats filled by the result.

Doors: ``services``, ``selectors``, ``rules``, ``events``. The votes themselves lie in the room ``voting``.
"""
