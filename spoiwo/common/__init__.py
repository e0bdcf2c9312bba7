"""What every room stands on: the clock, periods, actors, decisions, states, events, Polish.

It knows no noun of the trade and has no models.
"""
