"""Sentences of this package: English sources marked for translation, translated by whoever shows them.

This package works without Django, so it marks a sentence and leaves the language to the caller.
"""


def gettext_noop(message: str) -> str:
    """Return the message itself; the name is what the collector of translations looks for."""
    return message
