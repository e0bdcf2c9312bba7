"""Papers of the office from one source: a neutral document written as DOCX, ODT, PDF and HTML.

Doors: ``model`` (what a document consists of), ``render`` (the four formats), ``kinds`` (what other rooms
register), ``services`` and ``selectors`` (templates of an office), ``web.document_download``.
"""
