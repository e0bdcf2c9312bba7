"""The life of a membership: admitted, ended, taken back, corrected."""

from datetime import date, timedelta
from typing import Any

from django.db import IntegrityError, transaction
from django.utils.translation import gettext_lazy as _

from spoiwo.audit.services import record
from spoiwo.common import clock
from spoiwo.common.actors import Actor
from spoiwo.common.decisions import require
from spoiwo.common.events import publish
from spoiwo.common.exceptions import BadInput, ConcurrentChange, WrongState
from spoiwo.common.periods import Precision
from spoiwo.common.states import move
from spoiwo.partnerships.models import Partnership
from spoiwo.registry import rules
from spoiwo.registry.events import AdmissionTakenBack, MembershipEnded, SignatoryAdmitted
from spoiwo.registry.models import Organization, Signatory
from spoiwo.registry.services.invitations import MERGED, OVERLAP, open_invitation
from spoiwo.registry.states import ENDINGS, STANDING_MOVES, Standing

# A day further off than this is a slip of the hand, not a plan.
FURTHEST = timedelta(days=5 * 366)
EARLIEST = date(1989, 1, 1)


@transaction.atomic
def admit_signatory(
    *,
    actor: Actor,
    partnership: Partnership,
    organization: Organization,
    since: date,
    precision: Precision = Precision.DAY,
    note: str = "",
    is_demo: bool = False,
) -> Signatory:
    """Make the institution a signatory from a day on.

    An open invitation becomes the membership. Raises BadInput when the institution already belongs
    on one of those days: the database refuses overlapping memberships.
    """
    require(rules.can_admit_signatory(actor, partnership))
    if organization.merged_into_id:
        raise BadInput(MERGED, "organization")
    require_sensible(since, "since")
    try:
        with transaction.atomic():
            signatory = _admitted(partnership, organization, since, precision, note, is_demo)
    except IntegrityError as error:
        raise BadInput(OVERLAP % {"name": organization.name}, "organization") from error
    record(actor, "registry.signatory.admitted", signatory, partnership_id=partnership.pk, since=since)
    publish(
        SignatoryAdmitted(
            signatory_id=signatory.pk,
            partnership_id=partnership.pk,
            organization_id=organization.pk,
            since=since,
        )
    )
    return signatory


def _admitted(
    partnership: Partnership,
    organization: Organization,
    since: date,
    precision: Precision,
    note: str,
    is_demo: bool,
) -> Signatory:
    signatory = open_invitation(partnership, organization)
    if signatory is None:
        created: Signatory = Signatory.objects.create(
            partnership=partnership,
            organization=organization,
            state=Standing.ACCEDED,
            valid_from=since,
            from_precision=precision,
            note=note,
            is_demo=is_demo,
        )
        return created
    move(
        signatory,
        Standing.ACCEDED,
        table=STANDING_MOVES,
        valid_from=since,
        from_precision=precision,
        note=note or signatory.note,
        version=signatory.version + 1,
    )
    return signatory


@transaction.atomic
def take_back_admission(*, actor: Actor, signatory: Signatory, ground: str) -> None:
    """Undo an admission recorded by mistake: back to invited or announced, else struck out.

    Raises WrongState for a membership that was suspended or has ended: that is taken back first.
    """
    require(rules.can_admit_signatory(actor, signatory.partnership))
    if not ground.strip():
        raise BadInput(_("Write why the admission is taken back."), "ground")
    old = signatory.valid_from
    before = _standing_before(signatory)
    dates: dict[str, Any] = {} if before == Standing.VOID else {"valid_from": None}
    try:
        with transaction.atomic():
            move(signatory, before, table=STANDING_MOVES, version=signatory.version + 1, **dates)
    except IntegrityError as error:
        raise WrongState(
            _("The institution has been invited again since. Settle that invitation first.")
        ) from error
    record(
        actor,
        "registry.signatory.unadmitted",
        signatory,
        partnership_id=signatory.partnership_id,
        old_since=old,
        ground=ground,
        back_to=before,
    )
    publish(
        AdmissionTakenBack(
            signatory_id=signatory.pk,
            partnership_id=signatory.partnership_id,
            organization_id=signatory.organization_id,
        )
    )


def _standing_before(signatory: Signatory) -> Standing:
    if signatory.announced_on:
        return Standing.ANNOUNCED
    return Standing.INVITED if signatory.invited_on else Standing.VOID


@transaction.atomic
def end_membership(
    *, actor: Actor, signatory: Signatory, ending: Standing, last_day: date, note: str = ""
) -> None:
    """End a membership by withdrawal, expulsion or dissolution; ``last_day`` still counts."""
    require(rules.can_admit_signatory(actor, signatory.partnership))
    if ending not in ENDINGS:
        raise ValueError(f"{ending} does not end a membership")
    require_within(signatory, last_day, "last_day")
    first_day_out = clock.day_after(last_day)
    # An open suspension stays open: should the ending be taken back, the membership is suspended again.
    move(
        signatory,
        ending,
        table=STANDING_MOVES,
        valid_to=first_day_out,
        note=note or signatory.note,
        version=signatory.version + 1,
    )
    record(
        actor,
        "registry.signatory.ended",
        signatory,
        partnership_id=signatory.partnership_id,
        ending=ending,
        last_day=last_day,
        note=note,
    )
    publish(
        MembershipEnded(
            signatory_id=signatory.pk,
            partnership_id=signatory.partnership_id,
            organization_id=signatory.organization_id,
            on=first_day_out,
        )
    )


@transaction.atomic
def reopen_membership(*, actor: Actor, signatory: Signatory, ground: str) -> None:
    """Take back an ending recorded by mistake, as a counter-entry; the mistake stays in the book."""
    require(rules.can_admit_signatory(actor, signatory.partnership))
    if not ground.strip():
        raise BadInput(_("Write why the ending is taken back."), "ground")
    if signatory.state not in ENDINGS:
        raise WrongState(_("The membership has not ended."))
    old_end, old_state = signatory.valid_to, signatory.state
    suspended = signatory.suspensions.filter(valid_to__isnull=True).exists()
    to = Standing.SUSPENDED if suspended else Standing.ACCEDED
    try:
        with transaction.atomic():
            move(signatory, to, table=STANDING_MOVES, valid_to=None, version=signatory.version + 1)
    except IntegrityError as error:
        raise BadInput(
            _("The institution has joined again since; the earlier membership cannot run on."), "ground"
        ) from error
    record(
        actor,
        "registry.signatory.reopened",
        signatory,
        partnership_id=signatory.partnership_id,
        ground=ground,
        old_end=old_end,
        old_state=old_state,
    )


@transaction.atomic
def correct_membership(
    *,
    actor: Actor,
    signatory: Signatory,
    valid_from: date,
    last_day: date | None,
    ground: str,
    version: int,
    precision: Precision = Precision.DAY,
) -> None:
    """Correct dates written wrongly; filed documents keep what was true when they were filed."""
    require(rules.can_admit_signatory(actor, signatory.partnership))
    _require_correctable(signatory, valid_from, last_day, ground)
    old = [signatory.valid_from, signatory.valid_to]
    new = {"valid_from": valid_from, "valid_to": clock.day_after(last_day) if last_day else None}
    rows = Signatory.objects.filter(pk=signatory.pk, version=version)
    try:
        with transaction.atomic():
            changed = rows.update(**new, from_precision=precision, version=version + 1)
    except IntegrityError as error:
        raise BadInput(OVERLAP % {"name": signatory.organization.name}, "valid_from") from error
    if changed != 1:
        raise ConcurrentChange(_("Somebody else has just changed this membership. Nothing was saved."))
    signatory.refresh_from_db()
    record(
        actor,
        "registry.signatory.corrected",
        signatory,
        partnership_id=signatory.partnership_id,
        old=old,
        new=list(new.values()),
        ground=ground,
    )


def _require_correctable(signatory: Signatory, valid_from: date, last_day: date | None, ground: str) -> None:
    if not ground.strip():
        raise BadInput(_("Write why the dates are corrected."), "ground")
    if signatory.valid_from is None or signatory.state == Standing.VOID:
        raise WrongState(_("The institution is not a signatory, so there are no dates to correct."))
    if (last_day is None) != (signatory.valid_to is None):
        raise BadInput(
            _("An ending is recorded or taken back by its own deed, not by a correction."), "last_day"
        )
    if last_day is not None and last_day < valid_from:
        raise BadInput(_("The last day lies before the first."), "last_day")
    require_sensible(valid_from, "valid_from")


def require_within(signatory: Signatory, day: date, field: str) -> None:
    """Require that the institution belongs on the day and that the day is not absurdly far off."""
    if signatory.valid_from is None or day < signatory.valid_from:
        raise BadInput(_("The institution did not belong to the partnership yet on that day."), field)
    require_sensible(day, field)


def require_sensible(day: date, field: str) -> None:
    """Require a day on which there can be a membership; raises BadInput."""
    if day > clock.today() + FURTHEST:
        raise BadInput(_("That day is too far in the future."), field)
    if day < EARLIEST:
        raise BadInput(_("That day is too long ago: there were no such partnerships before 1989."), field)
