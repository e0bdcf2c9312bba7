"""A membership suspended for a while: the institution stays, but is not counted."""

from datetime import date

from django.db import IntegrityError, transaction
from django.utils.translation import gettext_lazy as _

from spoiwo.audit.services import record
from spoiwo.common.actors import Actor
from spoiwo.common.decisions import require
from spoiwo.common.exceptions import BadInput, WrongState
from spoiwo.common.states import move
from spoiwo.registry import rules
from spoiwo.registry.models import Signatory, Suspension
from spoiwo.registry.services.signatories import require_within
from spoiwo.registry.states import STANDING_MOVES, Standing

NOT_SUSPENDED = _("The membership is not suspended now.")


@transaction.atomic
def suspend_signatory(*, actor: Actor, signatory: Signatory, since: date, ground: str) -> None:
    """Suspend a membership from a day on: it stays, but is not counted."""
    require(rules.can_admit_signatory(actor, signatory.partnership))
    require_within(signatory, since, "since")
    if not ground.strip():
        raise BadInput(_("Write the ground of the suspension."), "ground")
    move(signatory, Standing.SUSPENDED, table=STANDING_MOVES, version=signatory.version + 1)
    try:
        with transaction.atomic():
            Suspension.objects.create(signatory=signatory, valid_from=since, ground=ground.strip())
    except IntegrityError as error:
        raise BadInput(
            _("An earlier suspension lasts on that day or begins later. Choose a day after it."), "since"
        ) from error
    record(
        actor,
        "registry.signatory.suspended",
        signatory,
        partnership_id=signatory.partnership_id,
        since=since,
        ground=ground,
    )


@transaction.atomic
def resume_signatory(*, actor: Actor, signatory: Signatory, on: date) -> None:
    """End a suspension; ``on`` is the first day counted again."""
    require(rules.can_admit_signatory(actor, signatory.partnership))
    suspension = _open_suspension(signatory)
    if on <= suspension.valid_from:
        raise BadInput(_("The suspension began on that day or later."), "on")
    move(signatory, Standing.ACCEDED, table=STANDING_MOVES, version=signatory.version + 1)
    suspension.valid_to = on
    suspension.save(update_fields=["valid_to"])
    record(actor, "registry.signatory.resumed", signatory, partnership_id=signatory.partnership_id, on=on)


@transaction.atomic
def take_back_suspension(*, actor: Actor, signatory: Signatory, ground: str) -> None:
    """Undo a suspension recorded by mistake, as if it had never been; the mistake stays in the book."""
    require(rules.can_admit_signatory(actor, signatory.partnership))
    if not ground.strip():
        raise BadInput(_("Write why the suspension is taken back."), "ground")
    suspension = _open_suspension(signatory)
    move(signatory, Standing.ACCEDED, table=STANDING_MOVES, version=signatory.version + 1)
    record(
        actor,
        "registry.signatory.unsuspended",
        signatory,
        partnership_id=signatory.partnership_id,
        since=suspension.valid_from,
        old_ground=suspension.ground,
        ground=ground,
    )
    suspension.delete()


def _open_suspension(signatory: Signatory) -> Suspension:
    suspension = signatory.suspensions.filter(valid_to__isnull=True).first()
    if suspension is None or signatory.state != Standing.SUSPENDED:
        raise WrongState(NOT_SUSPENDED)
    return suspension
