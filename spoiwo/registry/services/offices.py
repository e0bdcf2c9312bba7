"""Offices held in periods."""

from datetime import date

from django.db import transaction
from django.db.models import ProtectedError
from django.utils.translation import gettext_lazy as _

from spoiwo.audit.services import record
from spoiwo.common import clock
from spoiwo.common.actors import Actor
from spoiwo.common.decisions import require
from spoiwo.common.exceptions import BadInput, WrongState
from spoiwo.common.periods import Precision
from spoiwo.registry import rules
from spoiwo.registry.models import OfficeHolding, Organization, Person
from spoiwo.registry.services.indexing import reindex_person


@transaction.atomic
def record_office(
    *,
    actor: Actor,
    person: Person,
    organization: Organization,
    office: str,
    valid_from: date,
    valid_to: date | None = None,
    precision: Precision = Precision.DAY,
    is_beginning_known: bool = True,
) -> OfficeHolding:
    """Record an office held in a period. ``is_beginning_known=False`` says "at least since"."""
    require(rules.can_edit_person(actor, person))
    if not office.strip():
        raise BadInput(_("Write the office."), "office")
    if valid_to is not None and valid_to <= valid_from:
        raise BadInput(_("The last day lies before the first."), "valid_to")
    holding = OfficeHolding.objects.create(
        person=person,
        organization=organization,
        office=office.strip(),
        valid_from=valid_from,
        valid_to=valid_to,
        precision=precision,
        is_beginning_known=is_beginning_known,
    )
    record(actor, "registry.office.recorded", holding, person=str(person), office=office)
    reindex_person(person)
    return holding


@transaction.atomic
def end_office(*, actor: Actor, holding: OfficeHolding, last_day: date) -> None:
    """End an office; ``last_day`` is still in office."""
    require(rules.can_edit_person(actor, holding.person))
    if last_day < holding.valid_from:
        raise BadInput(_("The last day lies before the first."), "last_day")
    holding.valid_to = clock.day_after(last_day)
    holding.save(update_fields=["valid_to"])
    record(actor, "registry.office.ended", holding, person=str(holding.person), last_day=last_day)
    reindex_person(holding.person)


@transaction.atomic
def take_back_office(*, actor: Actor, holding: OfficeHolding, ground: str) -> None:
    """Remove an office recorded by mistake; the mistake stays in the book.

    Raises WrongState when a signature or another record already rests on it.
    """
    require(rules.can_edit_person(actor, holding.person))
    if not ground.strip():
        raise BadInput(_("Write why it is taken back."), "ground")
    person = holding.person
    record(
        actor,
        "registry.office.taken_back",
        holding,
        person=str(person),
        office=holding.office,
        organization=holding.organization.name,
        valid_from=holding.valid_from,
        valid_to=holding.valid_to,
        ground=ground,
    )
    try:
        holding.delete()
    except ProtectedError as error:
        raise WrongState(_("A signature rests on this office, so it stays. End it instead.")) from error
    reindex_person(person)
