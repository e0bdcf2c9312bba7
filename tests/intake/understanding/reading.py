"""Short words for the tests of understanding."""

from datetime import date

from spoiwo.intake.understanding import Findings, bundled, understand

PUBLISHED = date(2023, 5, 10)


def read(text: str, published: date | None = PUBLISHED) -> Findings:
    """Understand a text as published on 10 May 2023."""
    return understand(text, published=published, gazetteer=bundled())


def institutions(text: str) -> list[str]:
    """Return the names of the institutions found."""
    return [row.name for row in read(text).institutions]


def people(text: str) -> list[tuple[str, str, str]]:
    """Return name, office and institution of the persons found."""
    return [(row.name, row.position, row.organisation) for row in read(text).persons]


def days(text: str, published: date | None = PUBLISHED) -> list[tuple[str, str | None]]:
    """Return kind and date of the events found."""
    return [(row.kind, row.date) for row in read(text, published).events if row.date]


def counted(text: str) -> list[tuple[int, str]]:
    """Return the numbers found with what they count."""
    return [(row.value, row.what) for row in read(text).counts]
