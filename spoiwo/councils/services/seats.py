"""Filling and vacating seats."""

from dataclasses import dataclass
from datetime import date

from django.db import transaction
from django.db.models import Max
from django.utils.translation import gettext_lazy as _

from spoiwo.common import clock
from spoiwo.common.actors import Actor
from spoiwo.common.decisions import require
from spoiwo.common.events import publish
from spoiwo.common.exceptions import BadInput, WrongState
from spoiwo.common.periods import Precision
from spoiwo.common.states import lock
from spoiwo.councils import rules
from spoiwo.councils.events import SeatFilled, SeatVacated
from spoiwo.councils.models import ByLaws, Deputy, FunctionHolding, Seat, SeatHolding, Term
from spoiwo.councils.services.shared import need_ground, need_within, note, refusing
from spoiwo.councils.states import EndReason, Origin
from spoiwo.registry.models import Organization, Person


@dataclass(frozen=True, slots=True, kw_only=True)
class SeatDraft:
    """Who takes a seat. Without ``seat`` a new one is added to the term, named by ``label``."""

    organization: Organization
    person: Person | None = None
    office: str = ""
    seat: Seat | None = None
    label: str = ""
    ground: str = ""
    precision: Precision = Precision.DAY
    is_beginning_known: bool = True
    is_demo: bool = False


@transaction.atomic
def seat_member(*, actor: Actor, term: Term, draft: SeatDraft, origin: Origin, since: date) -> SeatHolding:
    """Fill a seat from a day on. Co-optation has its own deed, which minds its share."""
    require(rules.can_edit_body(actor, term.body.partnership))
    if origin == Origin.CO_OPTATION:
        raise BadInput(_("Co-opt the member: the by-laws limit how many may be co-opted."), "origin")
    return _fill(actor, "councils.seat.filled", term, draft, origin, since)


@transaction.atomic
def co_opt(*, actor: Actor, term: Term, draft: SeatDraft, since: date) -> SeatHolding:
    """Fill a seat by co-optation; more co-opted members than the by-laws of the day allow are refused."""
    require(rules.can_edit_body(actor, term.body.partnership))
    holding = _fill(actor, "councils.seat.coopted", term, draft, Origin.CO_OPTATION, since)
    bylaws = ByLaws.objects.filter(body=term.body_id).as_of(since).first()
    most = bylaws.most_co_opted(term.seats.count()) if bylaws else None
    co_opted = SeatHolding.objects.filter(term=term, origin=Origin.CO_OPTATION)
    # Those co-opted for a later day count already, or the share would be passed on that day.
    if bylaws and most is not None and co_opted.overlapping(since, date.max).count() > most:
        raise BadInput(
            _("The by-laws allow to co-opt at most %(share)s of the seats.")
            % {"share": bylaws.co_optation_share},
            "origin",
        )
    return holding


def _fill(
    actor: Actor, action: str, term: Term, draft: SeatDraft, origin: Origin, since: date
) -> SeatHolding:
    # Seats are numbered, and co-opted members counted, one deed after the other.
    lock(term)
    need_within(term, since, "since")
    if term.valid_to is not None:
        raise WrongState(_("The term is closed. Take back its closing first."))
    with refusing():
        holding: SeatHolding = SeatHolding.objects.create(
            term=term,
            seat=_seat(term, draft),
            organization=draft.organization,
            person=draft.person,
            office=draft.office.strip(),
            origin=origin,
            ground=draft.ground.strip(),
            valid_from=since,
            precision=draft.precision,
            is_beginning_known=draft.is_beginning_known,
            is_demo=draft.is_demo,
        )
    note(
        actor,
        action,
        holding,
        term.body,
        organization=draft.organization.name,
        person=draft.person.full_name if draft.person else "",
        since=since,
        origin=origin,
        ground=draft.ground,
    )
    publish(
        SeatFilled(holding_id=holding.pk, term_id=term.pk, organization_id=draft.organization.pk, since=since)
    )
    return holding


def _seat(term: Term, draft: SeatDraft) -> Seat:
    if draft.seat is not None:
        if draft.seat.term_id != term.pk:
            raise BadInput(_("That seat belongs to another term."), "seat")
        return draft.seat
    last = term.seats.aggregate(last=Max("number"))["last"] or 0
    seat: Seat = Seat.objects.create(term=term, number=last + 1, label=draft.label.strip())
    return seat


@transaction.atomic
def vacate_seat(
    *, actor: Actor, holding: SeatHolding, last_day: date, reason: EndReason, ground: str = ""
) -> None:
    """End the holding of a seat; ``last_day`` still counts. Functions and deputies end with it."""
    body = holding.term.body
    require(rules.can_edit_body(actor, body.partnership))
    lock(holding)
    if holding.valid_to is not None:
        raise WrongState(_("The seat has already been left."))
    if last_day < holding.valid_from:
        raise BadInput(_("The last day lies before the first."), "last_day")
    end = clock.day_after(last_day)
    _end_parts(holding, end)
    holding.valid_to, holding.end_reason, holding.end_ground = end, reason, ground.strip()
    holding.save(update_fields=["valid_to", "end_reason", "end_ground"])
    note(
        actor,
        "councils.seat.vacated",
        holding,
        body,
        organization=holding.organization.name,
        last_day=last_day,
        reason=reason,
        ground=ground,
    )
    publish(
        SeatVacated(
            holding_id=holding.pk, term_id=holding.term_id, organization_id=holding.organization_id, on=end
        )
    )


def _end_parts(holding: SeatHolding, end: date) -> None:
    for rows in (
        FunctionHolding.objects.filter(holding=holding),
        Deputy.objects.filter(holding=holding),
    ):
        if rows.filter(valid_from__gte=end).exists():
            raise BadInput(
                _("A function or a deputy is recorded for a later day. Take it back first."), "last_day"
            )
        rows.overlapping(end, date.max).update(valid_to=end)


@transaction.atomic
def reopen_seat(*, actor: Actor, holding: SeatHolding, ground: str) -> None:
    """Take back the leaving of a seat recorded by mistake; the functions it ended are held again."""
    body = holding.term.body
    require(rules.can_edit_body(actor, body.partnership))
    lock(holding)
    why = need_ground(ground)
    if holding.valid_to is None:
        raise WrongState(_("The seat has not been left."))
    if holding.term.valid_to is not None:
        raise WrongState(_("The term is closed. Take back its closing first."))
    old_end, old_reason = holding.valid_to, holding.end_reason
    holding.valid_to, holding.end_reason, holding.end_ground = None, "", ""
    with refusing():
        holding.save(update_fields=["valid_to", "end_reason", "end_ground"])
        FunctionHolding.objects.filter(holding=holding, valid_to=old_end).update(valid_to=None)
        Deputy.objects.filter(holding=holding, valid_to=old_end).update(valid_to=None)
    note(actor, "councils.seat.reopened", holding, body, old_end=old_end, reason=old_reason, ground=why)


@transaction.atomic
def take_back_seat(*, actor: Actor, holding: SeatHolding, ground: str) -> None:
    """Undo the filling of a seat recorded by mistake, before it has a function or a deputy."""
    body = holding.term.body
    require(rules.can_edit_body(actor, body.partnership))
    lock(holding)
    why = need_ground(ground)
    if holding.functions.exists() or holding.deputies.exists():
        raise WrongState(_("A function or a deputy is recorded here. Take it back first."))
    note(
        actor,
        "councils.seat.taken_back",
        holding,
        body,
        organization=holding.organization.name,
        person=holding.person.full_name if holding.person else "",
        since=holding.valid_from,
        valid_to=holding.valid_to,
        ground=why,
    )
    with refusing():
        holding.delete()
