"""Spoiwo runs local partnerships for the social economy; one package ("room") per noun of the trade."""
