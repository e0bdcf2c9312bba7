"""The voting engine: polls, who may vote in them, ballots and their counting.

The room that owns the question gives the list of voters and the rule; this room holds no link upward.
Doors: ``models``, ``services``, ``selectors``, ``rules``, ``events``; ``counting`` is pure arithmetic.
"""
