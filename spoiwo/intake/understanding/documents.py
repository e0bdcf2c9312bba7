"""Understanding what was read: the main text of a ``ReadDocument`` with the day of its publication."""

from dataclasses import replace
from datetime import date

from spoiwo.common.polish.messages import gettext_noop
from spoiwo.intake.reading.model import MainText, ReadDocument
from spoiwo.intake.understanding.findings import Confidence, Findings, Publication, Reason
from spoiwo.intake.understanding.gazetteer import Gazetteer
from spoiwo.intake.understanding.understand import understand


def published_on(document: ReadDocument, otherwise: date | None = None) -> date | None:
    """Return the day the file or the page tells as that of its publication; else the other one."""
    try:
        return date.fromisoformat(document.properties.published[:10])
    except ValueError:
        return otherwise


def understand_document(
    document: ReadDocument, *, published: date | None = None, gazetteer: Gazetteer
) -> Findings:
    """Return the findings; places are those of ``MainText.of(document).text``.

    ``published`` serves where the document does not tell its own day of publication.
    """
    text = MainText.of(document).text
    found = understand(text, published=published_on(document, published), gazetteer=gazetteer)
    told = document.properties
    if not (told.author or told.publisher or told.published):
        return found
    reason = Reason(gettext_noop("The file or the page says so of itself."))
    words = ", ".join(part for part in (told.author, told.publisher, told.published) if part)
    publication = Publication(
        (), words, Confidence.LIKELY, reason, told.author, told.publisher, told.published
    )
    return replace(found, publication=publication)
