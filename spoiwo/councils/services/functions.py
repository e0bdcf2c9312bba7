"""Chair, deputy chair and secretary of a body."""

from datetime import date

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from spoiwo.common import clock
from spoiwo.common.actors import Actor
from spoiwo.common.decisions import require
from spoiwo.common.exceptions import BadInput, WrongState
from spoiwo.common.states import lock
from spoiwo.councils import rules
from spoiwo.councils.models import FunctionHolding, SeatHolding
from spoiwo.councils.services.shared import need_ground, need_within, note, refusing
from spoiwo.councils.states import SINGLE_FUNCTIONS, Function


@transaction.atomic
def appoint_function(
    *, actor: Actor, holding: SeatHolding, function: Function, since: date, ground: str = ""
) -> FunctionHolding:
    """Give a member a function from a day on; a new chair or secretary ends the time of the earlier one."""
    body = holding.term.body
    require(rules.can_edit_body(actor, body.partnership))
    lock(holding)
    need_within(holding, since, "since")
    if function in SINGLE_FUNCTIONS:
        _end_earlier(holding, function, since)
    with refusing():
        made: FunctionHolding = FunctionHolding.objects.create(
            term=holding.term,
            holding=holding,
            function=function,
            ground=ground.strip(),
            valid_from=since,
            valid_to=holding.valid_to,
        )
    note(
        actor,
        "councils.function.appointed",
        made,
        body,
        function=function,
        organization=holding.organization.name,
        person=holding.person.full_name if holding.person else "",
        since=since,
        ground=ground,
    )
    return made


def _end_earlier(holding: SeatHolding, function: Function, since: date) -> None:
    for earlier in FunctionHolding.objects.filter(term=holding.term_id, function=function).as_of(since):
        if earlier.holding_id == holding.pk:
            raise BadInput(_("This member already holds the function on that day."), "since")
        if earlier.valid_from >= since:
            raise BadInput(_("The function is already held from that day. Choose a later day."), "since")
        earlier.valid_to = since
        earlier.save(update_fields=["valid_to"])


@transaction.atomic
def end_function(*, actor: Actor, held: FunctionHolding, last_day: date, ground: str = "") -> None:
    """End a function; the member stays in the seat. ``last_day`` still counts."""
    body = held.term.body
    require(rules.can_edit_body(actor, body.partnership))
    lock(held)
    if held.valid_to is not None:
        raise WrongState(_("The function has already ended."))
    if last_day < held.valid_from:
        raise BadInput(_("The last day lies before the first."), "last_day")
    held.valid_to = clock.day_after(last_day)
    held.save(update_fields=["valid_to"])
    note(
        actor,
        "councils.function.ended",
        held,
        body,
        function=held.function,
        last_day=last_day,
        ground=ground,
    )


@transaction.atomic
def take_back_function(*, actor: Actor, held: FunctionHolding, ground: str) -> None:
    """Undo a function recorded by mistake; the chair or secretary it replaced holds it again."""
    body = held.term.body
    require(rules.can_edit_body(actor, body.partnership))
    lock(held)
    why = need_ground(ground)
    note(
        actor,
        "councils.function.taken_back",
        held,
        body,
        function=held.function,
        organization=held.holding.organization.name,
        since=held.valid_from,
        valid_to=held.valid_to,
        ground=why,
    )
    term, function, since, until = held.term_id, held.function, held.valid_from, held.valid_to
    held.delete()
    if function in SINGLE_FUNCTIONS:
        _restore(term, function, since, until)


def _restore(term: int, function: str, since: date, until: date | None) -> None:
    """Give the function back to whom the undone entry replaced, as far as the seat is held."""
    for replaced in FunctionHolding.objects.filter(term=term, function=function, valid_to=since):
        ends = [day for day in (until, replaced.holding.valid_to) if day is not None]
        replaced.valid_to = min(ends, default=None)
        with refusing():
            replaced.save(update_fields=["valid_to"])
