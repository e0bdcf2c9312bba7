"""What a DOCX tells of itself: title, language, author, day."""

from datetime import UTC, datetime, time

from docx.document import Document as WordDocument

from spoiwo.common import clock
from spoiwo.documents.model import Document

_LONGEST = 255  # the library refuses more


def tell(word: WordDocument, document: Document) -> None:
    """Write the properties of the document into the file, over whatever was there."""
    properties = word.core_properties
    properties.title = document.title[:_LONGEST]
    properties.subject = document.subject[:_LONGEST]
    properties.author = (document.author or document.partnership)[:_LONGEST]
    properties.last_modified_by = properties.author
    properties.comments = properties.keywords = properties.category = ""
    properties.revision = 1
    moment = _moment(document)
    properties.created = properties.modified = moment


def _moment(document: Document) -> datetime:
    """Return the moment in universal time without a zone, as the file keeps it."""
    if document.made_at:
        moment = document.made_at
    elif document.day:
        moment = datetime.combine(document.day, time(12), UTC)
    else:
        moment = clock.now()
    return moment.astimezone(UTC).replace(tzinfo=None, microsecond=0)
