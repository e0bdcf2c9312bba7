"""Voivodeships, counties and communes by their TERYT codes, with names and codes as they were on any day.

Doors: ``selectors`` (a unit, its children, autosuggest, completeness), ``services`` (the official TERC file,
borders, subregions), ``tilemap`` (the map of counties), ``models`` for foreign keys.
"""
