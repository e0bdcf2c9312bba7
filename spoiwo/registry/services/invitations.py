"""Before a membership: invited, announced, declined."""

from collections.abc import Collection
from datetime import date

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from spoiwo.audit.services import record
from spoiwo.common.actors import Actor
from spoiwo.common.decisions import require
from spoiwo.common.exceptions import BadInput, WrongState
from spoiwo.common.states import move
from spoiwo.partnerships.models import Partnership
from spoiwo.registry import rules
from spoiwo.registry.models import Organization, Signatory, SignatoryQuerySet
from spoiwo.registry.states import BEFORE, STANDING_MOVES, Standing

OVERLAP = _("“%(name)s” already belongs to the partnership in that period. The two would overlap.")
MERGED = _("This record was merged into another one; choose that one.")


@transaction.atomic
def invite_organization(
    *, actor: Actor, partnership: Partnership, organization: Organization, on: date, note: str = ""
) -> Signatory:
    """Record that the institution was asked to join; it is shown inside and not counted."""
    require(rules.can_admit_signatory(actor, partnership))
    _require_outside(partnership, organization, on)
    waiting = open_invitation(partnership, organization)
    if waiting:
        raise _already_listed(waiting)
    signatory: Signatory = Signatory.objects.create(
        partnership=partnership, organization=organization, state=Standing.INVITED, invited_on=on, note=note
    )
    record(actor, "registry.signatory.invited", signatory, partnership_id=partnership.pk, on=on)
    return signatory


@transaction.atomic
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
    require(rules.can_admit_signatory(actor, partnership))
    _require_outside(partnership, organization, on)
    signatory = open_invitation(partnership, organization)
    if signatory is None:
        signatory = Signatory.objects.create(
            partnership=partnership,
            organization=organization,
            state=Standing.ANNOUNCED,
            announced_on=on,
            note=note,
            is_demo=is_demo,
        )
    elif signatory.state == Standing.INVITED:
        _require_after_invitation(signatory, on)
        note = note or signatory.note
        move(signatory, Standing.ANNOUNCED, table=STANDING_MOVES, announced_on=on, note=note)
    else:
        raise _already_listed(signatory)
    record(actor, "registry.signatory.announced", signatory, partnership_id=partnership.pk, on=on)
    return signatory


def _require_outside(partnership: Partnership, organization: Organization, day: date) -> None:
    if organization.merged_into_id:
        raise BadInput(MERGED, "organization")
    here = Signatory.objects.filter(partnership=partnership, organization=organization)
    if here.belonging_on(day).exists():
        raise BadInput(OVERLAP % {"name": organization.name}, "organization")


def _require_after_invitation(signatory: Signatory, on: date) -> None:
    if signatory.invited_on and on < signatory.invited_on:
        raise BadInput(
            _("The institution was invited on %(day)s; it cannot answer before that.")
            % {"day": signatory.invited_on.strftime("%d.%m.%Y")},
            "on",
        )


def _already_listed(waiting: Signatory) -> BadInput:
    return BadInput(
        _("“%(name)s” is already on the list as %(state)s.")
        % {"name": waiting.organization.name, "state": waiting.get_state_display()},
        "organization",
    )


def open_invitation(partnership: Partnership, organization: Organization) -> Signatory | None:
    """Return the institution's invitation or announcement that nothing has come of yet."""
    found: Signatory | None = (
        _open(partnership).filter(organization=organization).select_related("organization").first()
    )
    return found


def open_invitations(partnership: Partnership, organization_ids: Collection[int]) -> dict[int, Signatory]:
    """Return by institution the invitations nothing has come of yet, locked until the transaction ends."""
    rows = _open(partnership).filter(organization__in=organization_ids).order_by("pk")
    found = rows.select_related("organization", "partnership").select_for_update(of=("self",))
    return {row.organization_id: row for row in found}


def _open(partnership: Partnership) -> SignatoryQuerySet:
    rows = Signatory.objects.filter(
        partnership=partnership, valid_from__isnull=True, declined_on__isnull=True
    )
    return rows.exclude(state=Standing.VOID)


@transaction.atomic
def decline_invitation(*, actor: Actor, signatory: Signatory, on: date, note: str = "") -> None:
    """Record that an invited or announced institution will not join."""
    require(rules.can_admit_signatory(actor, signatory.partnership))
    _require_after_invitation(signatory, on)
    move(signatory, Standing.DECLINED, table=STANDING_MOVES, declined_on=on, note=note or signatory.note)
    record(
        actor,
        "registry.signatory.declined",
        signatory,
        partnership_id=signatory.partnership_id,
        on=on,
        note=note,
    )


@transaction.atomic
def take_back_invitation(*, actor: Actor, signatory: Signatory, ground: str) -> None:
    """Strike out an invitation or announcement recorded by mistake; the mistake stays in the book."""
    require(rules.can_admit_signatory(actor, signatory.partnership))
    if not ground.strip():
        raise BadInput(_("Write why it is taken back."), "ground")
    if signatory.state not in BEFORE:
        raise WrongState(_("The institution is no longer invited or announced."))
    old = signatory.state
    move(signatory, Standing.VOID, table=STANDING_MOVES)
    record(
        actor,
        "registry.signatory.uninvited",
        signatory,
        partnership_id=signatory.partnership_id,
        old_state=old,
        ground=ground,
    )
