"""Reading by the worker. It may run twice: the state of the document decides."""

from django.utils import translation
from procrastinate.contrib.django import app

from spoiwo.common.actors import SystemActor
from spoiwo.partnerships.models import Partnership
from spoiwo.sources import services
from spoiwo.sources.adapters.queue import READ
from spoiwo.sources.models import SourceDocument
from spoiwo.sources.selectors import reach


@app.task(name=READ)
def read_document(document_id: int, partnership_id: int | None) -> None:
    """Read a document and understand it."""
    partnership = Partnership.objects.get(pk=partnership_id) if partnership_id is not None else None
    with reach(partnership), translation.override("pl"):
        document = SourceDocument.objects.filter(pk=document_id, partnership=partnership).first()
        if document is not None:
            services.read_source(document)


@app.task(name="sources.forget_abandoned")
def forget_abandoned(timestamp: int) -> int:
    """Put aside documents nobody has worked on for half a year."""
    return services.forget_abandoned(actor=SystemActor("sources"))
