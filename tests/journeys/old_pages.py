"""Pages of old documents: the list, a document with what was found in it, one that could not be read."""

from spoiwo.common.actors import SystemActor
from spoiwo.partnerships.models import Partnership
from spoiwo.sources import services
from spoiwo.sources.models import SourceDocument
from spoiwo.sources.selectors import reach
from spoiwo.sources.services import Sweep
from spoiwo.sources.states import Group
from tests.sources.texts import REPORT

_HERE = "/pulpit/powiat-zwolenski-2018/stare-dokumenty/"
_ACTOR = SystemActor("pages")
# What stands in the address, and the bytes that are brought in for it.
_TEXTS = {
    "old": f"Do potwierdzenia.\n\n{REPORT}".encode(),
    "recorded": f"Do zapisania.\n\n{REPORT}".encode(),
    "unread": b"%PDF-1.7\nzepsuty\n%%EOF",
    "waiting": b"Czeka na swoja kolej.",
}
PAGES = {
    "old documents": _HERE,
    "an old document to confirm": f"{_HERE}{{old}}/",
    "adding to an old document": f"{_HERE}{{old}}/grupy/person/dodaj/",
    "putting an old document aside": f"{_HERE}{{old}}/odloz/",
    "an old document that waits": f"{_HERE}{{waiting}}/",
    "an old document nobody can read": f"{_HERE}{{unread}}/",
    "an old document recorded": f"{_HERE}{{recorded}}/",
    "taking back the records of a document": f"{_HERE}{{recorded}}/cofnij/",
}


def address_of(template: str) -> str:
    """Return the address; the document it speaks of is brought in where it is missing."""
    for name in _TEXTS:
        if f"{{{name}}}" in template:
            return template.format(**{name: _document(name).pk})
    return template


def _document(name: str) -> SourceDocument:
    partnership = Partnership.objects.get(slug="powiat-zwolenski-2018")
    with reach(partnership):
        brought = services.bring_in_document(
            actor=_ACTOR, partnership=partnership, content=_TEXTS[name], name=f"{name}.txt"
        )
        if brought.is_new and name != "waiting":
            services.read_source(brought.document)
        if brought.is_new and name == "recorded":
            for group in (Group.FIGURE, Group.EVENT):
                services.decide_group(
                    actor=_ACTOR, document=brought.document, group=group, sweep=Sweep.ACCEPT_ALL
                )
            services.record_document(actor=_ACTOR, document=brought.document)
        return brought.document
