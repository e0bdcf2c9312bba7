"""What readers write under articles and how they rate them; nothing is shown before a person has read it.

Doors: models, selectors, services, rules. The room knows an article by its number and its latest version.
"""
