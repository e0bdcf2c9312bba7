"""The passages a record came from, for whoever may read the documents they stand in."""

from collections.abc import Iterator

from django.db.models import Model
from django_scopes import scopes_disabled

from spoiwo.common.actors import Actor
from spoiwo.common.provenance import Passage
from spoiwo.sources.models import Origin
from spoiwo.sources.rules import can_take_in_document
from spoiwo.sources.selectors.documents import address_of


def passages_of(record: Model, actor: Actor) -> Iterator[Passage]:
    """Yield the passages of a record in documents of partnerships where the actor takes records out.

    A shared record (an institution, a person) may come from documents of several partnerships; those of a
    partnership the actor does not work in are not told, nor that they exist.
    """
    with scopes_disabled():
        rows = Origin.objects.filter(record=record._meta.label, record_id=record.pk)
        found = list(rows.select_related("document__partnership", "finding"))
    allowed: dict[int | None, bool] = {}
    for row in found:
        home = row.document.partnership
        key = home.pk if home else None
        if key not in allowed:
            allowed[key] = bool(can_take_in_document(actor, home))
        if allowed[key]:
            number = row.finding.number if row.finding else None
            words = " ".join(row.finding.mention.split()) if row.finding else ""
            document = row.document
            yield Passage(
                words, str(document), address_of(document, home, number),
                publisher=document.publisher or document.author, published_on=document.published_on,
            )  # fmt: skip
