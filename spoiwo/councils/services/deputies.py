"""Who may stand in for the holder of a seat."""

from datetime import date

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from spoiwo.common.actors import Actor
from spoiwo.common.decisions import require
from spoiwo.common.exceptions import BadInput
from spoiwo.common.states import lock
from spoiwo.councils import rules
from spoiwo.councils.models import Deputy, SeatHolding
from spoiwo.councils.services.shared import need_ground, need_within, note, refusing
from spoiwo.registry.models import Person


@transaction.atomic
def name_deputy(
    *,
    actor: Actor,
    holding: SeatHolding,
    person: Person,
    authorisation: str,
    since: date,
    valid_to: date | None = None,
) -> Deputy:
    """Name who may stand in from a day on, by a written authorisation; ``valid_to`` is the first day out."""
    body = holding.term.body
    require(rules.can_edit_body(actor, body.partnership))
    lock(holding)
    need_within(holding, since, "since")
    if not authorisation.strip():
        raise BadInput(_("A deputy needs an authorisation. Write which."), "authorisation")
    if person.pk == holding.person_id:
        raise BadInput(_("This person holds the seat."), "person")
    ends = [day for day in (valid_to, holding.valid_to) if day is not None]
    end = min(ends, default=None)
    if end is not None and end <= since:
        raise BadInput(_("The last day lies before the first."), "valid_to")
    with refusing():
        deputy: Deputy = Deputy.objects.create(
            holding=holding,
            person=person,
            authorisation=authorisation.strip(),
            valid_from=since,
            valid_to=end,
        )
    note(
        actor,
        "councils.deputy.named",
        deputy,
        body,
        person=person.full_name,
        organization=holding.organization.name,
        since=since,
        valid_to=end,
    )
    return deputy


@transaction.atomic
def take_back_deputy(*, actor: Actor, deputy: Deputy, ground: str) -> None:
    """Undo a deputy recorded by mistake."""
    body = deputy.holding.term.body
    require(rules.can_edit_body(actor, body.partnership))
    lock(deputy)
    why = need_ground(ground)
    note(
        actor,
        "councils.deputy.taken_back",
        deputy,
        body,
        person=deputy.person.full_name,
        since=deputy.valid_from,
        valid_to=deputy.valid_to,
        ground=why,
    )
    deputy.delete()
