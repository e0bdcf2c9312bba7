"""The register of a day as data: JSON, CSV, XLSX and ODS with one and the same content.

Only public partnerships, and no person: institutions, their public numbers and periods.
Doors: ``selectors.register_export``, ``formats``.
"""
