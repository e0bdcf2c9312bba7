"""Many memberships at once, with everything that follows from one recorded by itself."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from django.db import IntegrityError, transaction
from django.utils.translation import gettext_lazy as _

from spoiwo.audit.models import LogEntry
from spoiwo.audit.services import entry, record_many
from spoiwo.common import clock
from spoiwo.common.actors import Actor
from spoiwo.common.decisions import require
from spoiwo.common.events import publish
from spoiwo.common.exceptions import BadInput
from spoiwo.common.periods import Precision
from spoiwo.partnerships.models import Partnership
from spoiwo.registry import rules
from spoiwo.registry.events import MembershipEnded, SignatoryAdmitted
from spoiwo.registry.models import Organization, Signatory
from spoiwo.registry.services.invitations import OVERLAP, open_invitations
from spoiwo.registry.services.refusals import RefusedDraft
from spoiwo.registry.services.signatories import require_sensible
from spoiwo.registry.states import Standing

_BATCH = 1000
_CHANGED = ["state", "valid_from", "valid_to", "from_precision", "note", "version"]


@dataclass(frozen=True, slots=True, kw_only=True)
class MembershipDraft:
    """One membership to record; ``last_day`` is given for one that has already ended."""

    organization: Organization
    since: date
    last_day: date | None = None
    precision: Precision = Precision.DAY
    note: str = ""
    is_demo: bool = False

    @property
    def end(self) -> date | None:
        """The first day out."""
        return clock.day_after(self.last_day) if self.last_day else None


@transaction.atomic
def admit_many(
    *, actor: Actor, partnership: Partnership, drafts: Sequence[MembershipDraft]
) -> list[Signatory]:
    """Admit many institutions, all or none, as ``admit_signatory`` admits one.

    An open invitation becomes the membership, unless the membership had ended before the institution
    was invited. One that has ended is told and recorded as admitted and as ended. Raises RefusedDraft,
    which names the place, and BadInput for an overlap recorded meanwhile.
    """
    require(rules.can_admit_signatory(actor, partnership))
    _require_sound(partnership, drafts)
    rows = _rows(partnership, drafts)
    invited, fresh = [row for row in rows if row.pk], [row for row in rows if not row.pk]
    try:
        with transaction.atomic():
            Signatory.objects.bulk_create(fresh, batch_size=_BATCH)
            Signatory.objects.bulk_update(invited, _CHANGED, batch_size=_BATCH)
    except IntegrityError as error:
        raise BadInput(
            _("Some of these institutions already belong in that period. Nothing was saved.")
        ) from error
    record_many(
        [made for row, draft in zip(rows, drafts, strict=True) for made in _entries(actor, row, draft)]
    )
    for row in rows:
        _tell(row)
    return rows


def _require_sound(partnership: Partnership, drafts: Sequence[MembershipDraft]) -> None:
    held = _held(partnership, drafts)
    for place, draft in enumerate(drafts):
        try:
            _require_possible(draft)
            _require_free(draft, held[draft.organization.pk])
        except BadInput as error:
            raise RefusedDraft(error, place) from error
        held[draft.organization.pk].append((draft.since, draft.end))


def _held(
    partnership: Partnership, drafts: Iterable[MembershipDraft]
) -> dict[int, list[tuple[date, date | None]]]:
    """Return the periods of these institutions' memberships of the partnership, in one query."""
    held: dict[int, list[tuple[date, date | None]]] = defaultdict(list)
    rows = Signatory.objects.filter(
        partnership=partnership, organization__in={draft.organization.pk for draft in drafts}
    )
    running = rows.filter(valid_from__isnull=False).exclude(state=Standing.VOID)
    for number, since, end in running.values_list("organization_id", "valid_from", "valid_to"):
        held[number].append((_first_day(since), end))
    return held


def _first_day(day: date | None) -> date:
    if day is None:
        raise AssertionError("a membership has a first day")
    return day


def _require_possible(draft: MembershipDraft) -> None:
    if draft.organization.merged_into_id:
        raise BadInput(_("“%(name)s” was merged into another record.") % {"name": draft.organization.name})
    if draft.last_day and draft.last_day < draft.since:
        raise BadInput(_("%(name)s: the last day lies before the first.") % {"name": draft.organization.name})
    require_sensible(draft.since, "since")
    if draft.last_day:
        require_sensible(draft.last_day, "last_day")


def _require_free(draft: MembershipDraft, held: Iterable[tuple[date, date | None]]) -> None:
    first, end = draft.since, draft.end or date.max
    if any(first < (until or date.max) and since < end for since, until in held):
        raise BadInput(OVERLAP % {"name": draft.organization.name}, "organization")


def _rows(partnership: Partnership, drafts: Sequence[MembershipDraft]) -> list[Signatory]:
    """Return the membership of each draft: what an invitation becomes, or a new one."""
    waiting = open_invitations(partnership, [draft.organization.pk for draft in drafts])
    # Of several periods of one institution the latest is what it was invited to.
    latest: dict[int, MembershipDraft] = {}
    for draft in sorted(drafts, key=lambda draft: draft.since):
        latest[draft.organization.pk] = draft
    return [
        _become(waiting[draft.organization.pk], draft)
        if latest[draft.organization.pk] is draft and _answers(draft, waiting.get(draft.organization.pk))
        else _fresh(partnership, draft)
        for draft in drafts
    ]


def _answers(draft: MembershipDraft, invitation: Signatory | None) -> bool:
    """Say whether the membership came of the invitation: it had not ended before the asking."""
    if invitation is None:
        return False
    asked = invitation.invited_on or invitation.announced_on
    return draft.last_day is None or asked is None or draft.last_day >= asked


def _become(invitation: Signatory, draft: MembershipDraft) -> Signatory:
    invitation.state = _standing(draft)
    invitation.valid_from, invitation.valid_to = draft.since, draft.end
    invitation.from_precision = draft.precision
    invitation.note = draft.note or invitation.note
    invitation.version += 1
    return invitation


def _fresh(partnership: Partnership, draft: MembershipDraft) -> Signatory:
    return Signatory(
        partnership=partnership,
        organization=draft.organization,
        state=_standing(draft),
        valid_from=draft.since,
        valid_to=draft.end,
        from_precision=draft.precision,
        note=draft.note,
        is_demo=draft.is_demo,
    )


def _standing(draft: MembershipDraft) -> Standing:
    return Standing.WITHDRAWN if draft.last_day else Standing.ACCEDED


def _entries(actor: Actor, row: Signatory, draft: MembershipDraft) -> list[LogEntry]:
    home = row.partnership_id
    made = [entry(actor, "registry.signatory.admitted", row, partnership_id=home, since=draft.since)]
    if draft.last_day:
        made.append(
            entry(
                actor, "registry.signatory.ended", row, partnership_id=home,
                ending=row.state, last_day=draft.last_day, note="",
            )
        )  # fmt: skip
    return made


def _tell(row: Signatory) -> None:
    home, institution = row.partnership_id, row.organization_id
    publish(
        SignatoryAdmitted(
            signatory_id=row.pk,
            partnership_id=home,
            organization_id=institution,
            since=_first_day(row.valid_from),
        )
    )
    if row.valid_to:
        publish(
            MembershipEnded(
                signatory_id=row.pk, partnership_id=home, organization_id=institution, on=row.valid_to
            )
        )
