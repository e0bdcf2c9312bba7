"""Classes of documents, and what somebody decides about one that has outlived its period (GDPR-07)."""

from dataclasses import dataclass
from datetime import date

from django.db import transaction
from django.utils.translation import gettext as _

from spoiwo.audit.services import record
from spoiwo.common import clock
from spoiwo.common.actors import Actor
from spoiwo.common.decisions import require
from spoiwo.common.exceptions import BadInput
from spoiwo.partnerships.models import Partnership
from spoiwo.privacy import archive, outlived, rules
from spoiwo.privacy.models import Disposal, DocumentClass
from spoiwo.privacy.states import Fate


@dataclass(frozen=True, slots=True)
class DisposalDraft:
    """What is decided about a document, as typed."""

    fate: str
    reason: str
    until: date | None = None


@transaction.atomic
def set_class(
    *, actor: Actor, partnership: Partnership, series: str, symbol: str, category: str
) -> DocumentClass:
    """Say what the office's list of records says of a kind of documents."""
    require(rules.can_keep_papers(actor, partnership))
    kind = outlived.series_by_code(series)
    if not archive.CATEGORY.fullmatch(category):
        raise BadInput(_("Write A, Bc, or B or BE with a number of years, for example B5."), "category")
    made: DocumentClass
    made, _is_new = DocumentClass.objects.update_or_create(
        partnership=partnership, series=kind.code, defaults={"symbol": symbol.strip(), "category": category}
    )
    record(
        actor, "privacy.class.set", made, partnership_id=partnership.pk, symbol=made.symbol, category=category
    )
    return made


@transaction.atomic
def decide_document(
    *, actor: Actor, partnership: Partnership, series: str, number: int, draft: DisposalDraft
) -> Disposal:
    """Remove a document that has outlived its period, or keep it longer; either way a line of the protocol.

    The removal itself is done by the service of its room.
    """
    kind = outlived.series_by_code(series)
    Partnership.objects.select_for_update(of=("self",), no_key=True).get(pk=partnership.pk)
    line = outlived.class_of(partnership, kind)
    require(rules.can_decide_document(actor, partnership, line.category))
    today = clock.today()
    found = outlived.old_document(partnership, kind, number, today)
    _check(draft, kind, today)
    made: Disposal = Disposal.objects.create(
        partnership=partnership, series=kind.code, number=number, name=found.name, category=line.category,
        settled_on=found.settled_on, fate=draft.fate, reason=draft.reason.strip(), by=actor.actor_name,
        until=draft.until if draft.fate == Fate.KEPT else None,
    )  # fmt: skip
    if draft.fate == Fate.REMOVED and kind.remove is not None:
        kind.remove(actor=actor, row=outlived.row_of(partnership, kind, number, today))
    record(actor, f"privacy.document.{draft.fate}", made, partnership_id=partnership.pk, series=kind.code)
    return made


def _check(draft: DisposalDraft, kind: archive.Series, today: date) -> None:
    if draft.fate not in Fate.values:
        raise BadInput(_("Choose what is to be done."), "fate")
    if not draft.reason.strip():
        raise BadInput(_("Write the reason; it stands in the protocol."), "reason")
    if draft.fate == Fate.KEPT and (draft.until is None or draft.until <= today):
        raise BadInput(_("Choose a day to come."), "until")
    if draft.fate == Fate.REMOVED and kind.remove is None:
        raise BadInput(_("The program does not remove documents of this kind."), "fate")
