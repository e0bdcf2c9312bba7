"""Pages of members that show communiqués by themselves: named once, ended by the office with a reason."""

from django.db import IntegrityError, transaction
from django.utils.translation import gettext_lazy as _

from spoiwo.audit.services import record
from spoiwo.common import clock
from spoiwo.common.actors import Actor
from spoiwo.common.decisions import require
from spoiwo.common.exceptions import WrongState
from spoiwo.common.states import lock
from spoiwo.communiques import rules
from spoiwo.communiques.models import Carrier
from spoiwo.communiques.selectors.carriers import carrier_of
from spoiwo.communiques.services.shared import need_ground
from spoiwo.partnerships.models import Partnership
from spoiwo.registry.models import Organization


@transaction.atomic
def name_carrier(
    *, actor: Actor, partnership: Partnership, organization: Organization, address: str
) -> Carrier:
    """Remember the page of a member that shows communiqués by itself; an earlier one of it ends.

    Whoever calls has found that the actor may prove a posting of the institution.
    """
    known = carrier_of(partnership, organization)
    if known is not None and known.address == address:
        return known
    if known is not None:
        _end(actor, known, "")
    try:
        with transaction.atomic():
            carrier: Carrier = Carrier.objects.create(
                partnership=partnership, organization=organization, address=address
            )
    except IntegrityError as error:
        raise WrongState(_("Somebody has just written this down.")) from error
    _note(actor, "communiques.carrier.named", carrier)
    return carrier


@transaction.atomic
def end_carrier(*, actor: Actor, carrier: Carrier, ground: str) -> None:
    """Stop looking for new communiqués on the page of a member, with the reason; earlier proofs stay.

    Our program does not name the page again by itself; who gives its address anew does.
    """
    lock(carrier)
    require(rules.can_end_carrier(actor, carrier))
    _end(actor, carrier, need_ground(ground))


def _end(actor: Actor, carrier: Carrier, why: str) -> None:
    carrier.ended_at, carrier.ended_because = clock.now(), why
    carrier.save(update_fields=["ended_at", "ended_because"])
    _note(actor, "communiques.carrier.ended", carrier, **({"ground": why} if why else {}))


def _note(actor: Actor, action: str, carrier: Carrier, **data: str) -> None:
    record(
        actor,
        action,
        carrier,
        partnership_id=carrier.partnership_id,
        institution=carrier.organization.name,
        address=carrier.address,
        **data,
    )
