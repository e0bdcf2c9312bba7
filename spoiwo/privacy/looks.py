"""The register of pages inside that show personal data not everybody may see (GDPR-12).

Telephones and e-mails of people, their letters, answers and requests, files with them. Whoever opens one is
written into the book of looks.
"""

from spoiwo.common.exceptions import Sentence

_pages: dict[str, Sentence] = {}


def register(label: Sentence, *pages: str) -> None:
    """Say that pages (names of addresses) show personal data; ``label`` says which, in the book."""
    _pages.update(dict.fromkeys(pages, label))


def label_of(page: str) -> Sentence | None:
    """Return what a page shows, or None where it shows nothing that is watched."""
    return _pages.get(page)


def watched() -> frozenset[str]:
    """Return the names of the watched pages."""
    return frozenset(_pages)
