"""Numbers of people at events where participants were only counted or guessed."""

from collections.abc import Sequence
from dataclasses import dataclass

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from spoiwo.attendance import rules
from spoiwo.attendance.models import Headcount
from spoiwo.attendance.services.shared import need_open_list, note
from spoiwo.attendance.states import CountKind
from spoiwo.common import clock
from spoiwo.common.actors import Actor
from spoiwo.common.decisions import require
from spoiwo.common.exceptions import BadInput, WrongState
from spoiwo.common.states import lock
from spoiwo.meetings.models import Meeting

MOST_PEOPLE = 1_000_000


@dataclass(frozen=True, slots=True, kw_only=True)
class HeadcountDraft:
    """How many of a sector came, or of all (``sector`` empty); a sector may be named without a number."""

    sector: str = ""
    kind: CountKind = CountKind.EXACT
    count: int | None = None
    wording: str = ""


@transaction.atomic
def record_headcounts(*, actor: Actor, meeting: Meeting, drafts: Sequence[HeadcountDraft]) -> None:
    """Write the numbers down instead of those before; an estimate keeps the words of its source.

    Refused: two numbers of one sector, sectors that are together more than all where both are exact.
    """
    require(rules.can_mark_presence(actor, meeting.partnership))
    lock(meeting)
    need_open_list(meeting)
    if clock.today() < meeting.day:
        raise WrongState(_("The day of the meeting has not come yet."))
    _check(drafts)
    Headcount.objects.filter(meeting=meeting).delete()
    Headcount.objects.bulk_create(
        Headcount(
            meeting=meeting,
            sector=draft.sector,
            kind=draft.kind,
            count=draft.count,
            wording=draft.wording.strip()[:120],
        )
        for draft in drafts
    )
    told = {draft.sector or "all": draft.count for draft in drafts}
    note(actor, "attendance.headcount.recorded", meeting, meeting, numbers=told)


def _check(drafts: Sequence[HeadcountDraft]) -> None:
    sectors = [draft.sector for draft in drafts]
    if len(set(sectors)) != len(sectors):
        raise BadInput(_("A sector is named twice."))
    if any(draft.count is not None and not 0 <= draft.count <= MOST_PEOPLE for draft in drafts):
        raise BadInput(_("This is no number of people."))
    total = next((draft for draft in drafts if not draft.sector), None)
    if total is not None and total.count is None:
        raise BadInput(_("Write how many people came."), "total")
    parts = [draft for draft in drafts if draft.sector and draft.count is not None]
    if total is None or any(draft.kind != CountKind.EXACT for draft in [total, *parts]):
        return
    if sum(draft.count or 0 for draft in parts) > (total.count or 0):
        raise BadInput(_("The sectors together are more than all."), "total")
