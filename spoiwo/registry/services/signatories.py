"""The life of a membership: invited, announced, admitted, suspended, ended, reopened."""

from datetime import date

from django.db import IntegrityError, transaction
from django.utils.translation import gettext_lazy as _

from spoiwo.audit.services import record
from spoiwo.common import clock
from spoiwo.common.actors import Actor
from spoiwo.common.decisions import require
from spoiwo.common.events import publish
from spoiwo.common.exceptions import BadInput, ConcurrentChange
from spoiwo.common.periods import Precision
from spoiwo.common.states import move
from spoiwo.partnerships.models import Partnership
from spoiwo.registry import rules
from spoiwo.registry.events import MembershipEnded, SignatoryAdmitted
from spoiwo.registry.models import Organization, Signatory, Suspension
from spoiwo.registry.states import ENDINGS, STANDING_MOVES, Standing

OVERLAP = _("“%(name)s” already belongs to the partnership in that period. The two would overlap.")


def invite_organization(
    *, actor: Actor, partnership: Partnership, organization: Organization, on: date
) -> Signatory:
    """Record that the institution was asked to join; it is shown inside and not counted."""
    return _expect(actor, partnership, organization, on, Standing.INVITED, "", is_demo=False)


def announce_signatory(
    *,
    actor: Actor,
    partnership: Partnership,
    organization: Organization,
    on: date,
    note: str = "",
    is_demo: bool = False,
) -> Signatory:
    """Record that the institution said it would join; it is shown and not counted."""
    return _expect(actor, partnership, organization, on, Standing.ANNOUNCED, note, is_demo=is_demo)


@transaction.atomic
def _expect(
    actor: Actor,
    partnership: Partnership,
    organization: Organization,
    on: date,
    state: Standing,
    note: str,
    *,
    is_demo: bool,
) -> Signatory:
    require(rules.can_admit_signatory(actor, partnership))
    here = Signatory.objects.filter(partnership=partnership, organization=organization)
    if here.belonging_on(on).exists():
        raise BadInput(OVERLAP % {"name": organization.name}, "organization")
    waiting = _waiting(partnership, organization)
    if waiting and waiting.state == Standing.INVITED and state == Standing.ANNOUNCED:
        move(waiting, state, table=STANDING_MOVES, announced_on=waiting.announced_on or on, note=note)
        signatory = waiting
    elif waiting:
        raise BadInput(
            _("“%(name)s” is already on the list as %(state)s.")
            % {"name": organization.name, "state": waiting.get_state_display()},
            "organization",
        )
    else:
        signatory = Signatory.objects.create(
            partnership=partnership,
            organization=organization,
            state=state,
            announced_on=on,
            note=note,
            is_demo=is_demo,
        )
    record(actor, f"registry.signatory.{state}", signatory, partnership_id=partnership.pk, on=on)
    return signatory


def _waiting(partnership: Partnership, organization: Organization) -> Signatory | None:
    found: Signatory | None = Signatory.objects.filter(
        partnership=partnership,
        organization=organization,
        valid_from__isnull=True,
        declined_on__isnull=True,
    ).first()
    return found


@transaction.atomic
def decline_invitation(*, actor: Actor, signatory: Signatory, on: date, note: str = "") -> None:
    """Record that an invited or announced institution will not join."""
    require(rules.can_admit_signatory(actor, signatory.partnership))
    move(signatory, Standing.DECLINED, table=STANDING_MOVES, declined_on=on, note=note)
    record(
        actor, "registry.signatory.declined", signatory, partnership_id=signatory.partnership_id, on=on
    )


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
        raise BadInput(_("This record was merged into another one; choose that one."), "organization")
    dates = {"valid_from": since, "from_precision": precision}
    try:
        with transaction.atomic():
            signatory = _waiting(partnership, organization)
            if signatory:
                move(signatory, Standing.ACCEDED, table=STANDING_MOVES, **dates)
            else:
                signatory = Signatory.objects.create(
                    partnership=partnership,
                    organization=organization,
                    state=Standing.ACCEDED,
                    note=note,
                    is_demo=is_demo,
                    **dates,
                )
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


@transaction.atomic
def suspend_signatory(*, actor: Actor, signatory: Signatory, since: date, ground: str) -> None:
    """Suspend a membership from a day on: it stays, but is not counted."""
    require(rules.can_admit_signatory(actor, signatory.partnership))
    _require_within(signatory, since)
    if not ground.strip():
        raise BadInput(_("Write the ground of the suspension."), "ground")
    move(signatory, Standing.SUSPENDED, table=STANDING_MOVES)
    Suspension.objects.create(signatory=signatory, valid_from=since, ground=ground)
    record(
        actor, "registry.signatory.suspended", signatory, partnership_id=signatory.partnership_id,
        since=since, ground=ground,
    )


@transaction.atomic
def resume_signatory(*, actor: Actor, signatory: Signatory, on: date) -> None:
    """End a suspension; ``on`` is the first day counted again."""
    require(rules.can_admit_signatory(actor, signatory.partnership))
    suspension = signatory.suspensions.filter(valid_to__isnull=True).get()
    if on <= suspension.valid_from:
        raise BadInput(_("The suspension began on that day or later."), "on")
    move(signatory, Standing.ACCEDED, table=STANDING_MOVES)
    suspension.valid_to = on
    suspension.save(update_fields=["valid_to"])
    record(
        actor, "registry.signatory.resumed", signatory, partnership_id=signatory.partnership_id, on=on
    )


@transaction.atomic
def end_membership(
    *, actor: Actor, signatory: Signatory, ending: Standing, last_day: date, note: str = ""
) -> None:
    """End a membership by withdrawal, expulsion or dissolution; ``last_day`` still counts."""
    require(rules.can_admit_signatory(actor, signatory.partnership))
    if ending not in ENDINGS:
        raise ValueError(f"{ending} does not end a membership")
    _require_within(signatory, last_day)
    first_day_out = date.fromordinal(last_day.toordinal() + 1)
    move(signatory, ending, table=STANDING_MOVES, valid_to=first_day_out, note=note or signatory.note)
    _end_open_suspension(signatory, first_day_out)
    record(
        actor, "registry.signatory.ended", signatory, partnership_id=signatory.partnership_id,
        ending=ending, last_day=last_day, note=note,
    )
    publish(
        MembershipEnded(
            signatory_id=signatory.pk,
            partnership_id=signatory.partnership_id,
            organization_id=signatory.organization_id,
            on=first_day_out,
        )
    )


def _end_open_suspension(signatory: Signatory, first_day_out: date) -> None:
    for suspension in signatory.suspensions.filter(valid_to__isnull=True):
        if suspension.valid_from >= first_day_out:
            suspension.delete()
        else:
            suspension.valid_to = first_day_out
            suspension.save(update_fields=["valid_to"])


@transaction.atomic
def reopen_membership(*, actor: Actor, signatory: Signatory, ground: str) -> None:
    """Take back an ending recorded by mistake, as a counter-entry; the mistake stays in the book."""
    require(rules.can_admit_signatory(actor, signatory.partnership))
    if not ground.strip():
        raise BadInput(_("Write why the ending is taken back."), "ground")
    old_end, old_state = signatory.valid_to, signatory.state
    try:
        with transaction.atomic():
            move(signatory, Standing.ACCEDED, table=STANDING_MOVES, valid_to=None)
    except IntegrityError as error:
        raise BadInput(
            _("The institution has joined again since; the earlier membership cannot run on."), "ground"
        ) from error
    record(
        actor, "registry.signatory.reopened", signatory, partnership_id=signatory.partnership_id,
        ground=ground, old_end=old_end, old_state=old_state,
    )


@transaction.atomic
def correct_membership(
    *, actor: Actor, signatory: Signatory, valid_from: date, last_day: date | None, ground: str, version: int
) -> None:
    """Correct dates written wrongly; filed documents keep what was true when they were filed."""
    require(rules.can_admit_signatory(actor, signatory.partnership))
    if not ground.strip():
        raise BadInput(_("Write why the dates are corrected."), "ground")
    valid_to = date.fromordinal(last_day.toordinal() + 1) if last_day else None
    if (valid_to is None) != (signatory.valid_to is None):
        raise BadInput(_("An ending is recorded or taken back by its own deed, not by a correction."), "last_day")
    if valid_to is not None and valid_to <= valid_from:
        raise BadInput(_("The last day lies before the first."), "last_day")
    old = [signatory.valid_from, signatory.valid_to]
    rows = Signatory.objects.filter(pk=signatory.pk, version=version)
    try:
        with transaction.atomic():
            changed = rows.update(valid_from=valid_from, valid_to=valid_to, version=version + 1)
    except IntegrityError as error:
        raise BadInput(OVERLAP % {"name": signatory.organization.name}, "valid_from") from error
    if changed != 1:
        raise ConcurrentChange(_("Somebody else has just changed this membership. Nothing was saved."))
    signatory.refresh_from_db()
    record(
        actor, "registry.signatory.corrected", signatory, partnership_id=signatory.partnership_id,
        old=old, new=[valid_from, valid_to], ground=ground,
    )


def _require_within(signatory: Signatory, day: date) -> None:
    if signatory.valid_from is None or day < signatory.valid_from:
        raise BadInput(_("The institution did not belong to the partnership yet on that day."), "on")
    if day > clock.today().replace(year=clock.today().year + 5):
        raise BadInput(_("That day is too far in the future."), "on")
