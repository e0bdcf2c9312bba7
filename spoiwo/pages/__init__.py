"""Articles: written and reviewed in Wagtail's editor, published as versions that stay (ADR 0014).

Doors: ``selectors`` for the portal, ``services``, and addresses of its own for readers and writers.
"""
