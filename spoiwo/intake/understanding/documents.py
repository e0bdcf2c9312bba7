"""Understanding what was read: the main text of a ``ReadDocument`` with the day of its publication."""

from datetime import date

from spoiwo.intake.reading.model import MainText, ReadDocument
from spoiwo.intake.understanding.findings import Findings
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
    return understand(text, published=published_on(document, published), gazetteer=gazetteer)
