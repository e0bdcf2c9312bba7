"""Opening and closing terms, and the numbers a term gives out."""

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
from spoiwo.councils.events import TermClosed, TermOpened
from spoiwo.councils.models import Body, Deputy, FunctionHolding, NumberSequence, SeatHolding, Term
from spoiwo.councils.services.shared import need_ground, need_within, note, refusing
from spoiwo.councils.states import EndReason, NumberedKind


@transaction.atomic
def open_term(
    *,
    actor: Actor,
    body: Body,
    since: date,
    number: int | None = None,
    ground: str = "",
    precision: Precision = Precision.DAY,
    is_beginning_known: bool = True,
) -> Term:
    """Open a term from a day on; without a number it takes the next one."""
    require(rules.can_edit_body(actor, body.partnership))
    lock(body)
    need_within(body, since, "since")
    last = body.terms.aggregate(last=Max("number"))["last"] or 0
    with refusing():
        term: Term = Term.objects.create(
            body=body,
            number=number or last + 1,
            valid_from=since,
            ground=ground.strip(),
            precision=precision,
            is_beginning_known=is_beginning_known,
        )
    note(actor, "councils.term.opened", term, body, number=term.number, since=since, ground=ground)
    publish(TermOpened(term_id=term.pk, body_id=body.pk, since=since))
    return term


@transaction.atomic
def close_term(*, actor: Actor, term: Term, last_day: date, ground: str = "") -> None:
    """Close a term; ``last_day`` still counts. Seats, functions and deputies end with it."""
    require(rules.can_edit_body(actor, term.body.partnership))
    lock(term)
    if term.valid_to is not None:
        raise WrongState(_("The term is already closed."))
    if last_day < term.valid_from:
        raise BadInput(_("The last day lies before the first."), "last_day")
    end = clock.day_after(last_day)
    _refuse_later_entries(term, end)
    term.valid_to = end
    term.save(update_fields=["valid_to"])
    deputies = Deputy.objects.filter(holding__term=term)
    deputies.overlapping(end, date.max).update(valid_to=end)
    FunctionHolding.objects.filter(term=term, valid_to__isnull=True).update(valid_to=end)
    open_holdings = SeatHolding.objects.filter(term=term, valid_to__isnull=True)
    open_holdings.update(valid_to=end, end_reason=EndReason.TERM)
    note(actor, "councils.term.closed", term, term.body, number=term.number, last_day=last_day, ground=ground)
    publish(TermClosed(term_id=term.pk, body_id=term.body_id, on=end))


def _refuse_later_entries(term: Term, end: date) -> None:
    rows = (
        SeatHolding.objects.filter(term=term),
        FunctionHolding.objects.filter(term=term),
        Deputy.objects.filter(holding__term=term),
    )
    if any(found.filter(valid_from__gte=end).exists() for found in rows) or any(
        found.filter(valid_to__gt=end).exists() for found in rows[:2]
    ):
        raise BadInput(
            _("A seat or a function is recorded for a later day. Choose a later day, or take it back."),
            "last_day",
        )


@transaction.atomic
def reopen_term(*, actor: Actor, term: Term, ground: str) -> None:
    """Take back a closing recorded by mistake; the seats it ended are held again."""
    require(rules.can_edit_body(actor, term.body.partnership))
    lock(term)
    why = need_ground(ground)
    if term.valid_to is None:
        raise WrongState(_("The term is not closed."))
    if term.body.valid_to is not None:
        raise WrongState(_("The body has ended. Take back its ending first."))
    old_end, term.valid_to = term.valid_to, None
    ended = SeatHolding.objects.filter(term=term, valid_to=old_end, end_reason=EndReason.TERM)
    again = list(ended.values_list("pk", flat=True))
    with refusing():
        term.save(update_fields=["valid_to"])
        SeatHolding.objects.filter(pk__in=again).update(valid_to=None, end_reason="")
        for model in (FunctionHolding, Deputy):
            model.objects.filter(holding__in=again, valid_to=old_end).update(valid_to=None)
    note(actor, "councils.term.reopened", term, term.body, old_end=old_end, ground=why)


@transaction.atomic
def take_back_term(*, actor: Actor, term: Term, ground: str) -> None:
    """Undo a term recorded by mistake, while nobody has a seat in it and it gave out no number."""
    require(rules.can_edit_body(actor, term.body.partnership))
    lock(term)
    why = need_ground(ground)
    if term.holdings.exists() or term.sequences.exists():
        raise WrongState(_("Seats of this term are filled, or it has given out numbers. Close it instead."))
    note(
        actor,
        "councils.term.taken_back",
        term,
        term.body,
        number=term.number,
        since=term.valid_from,
        ground=why,
    )
    with refusing():
        term.seats.all().delete()
        term.delete()


@transaction.atomic
def next_number(*, term: Term, kind: NumberedKind) -> int:
    """Return the next number of the kind in the term, from 1, never twice, with no gap after a rollback.

    It is part of the deed that asks for it: whoever numbers something has been allowed to and records it.
    """
    sequence = _sequence(term, kind)
    sequence.last += 1
    sequence.save(update_fields=["last"])
    return sequence.last


@transaction.atomic
def keep_number(*, term: Term, kind: NumberedKind, number: int) -> None:
    """Note that a number was given on paper: the next one comes after it. Whoever asks for one waits."""
    sequence = _sequence(term, kind)
    if number > sequence.last:
        sequence.last = number
        sequence.save(update_fields=["last"])


def _sequence(term: Term, kind: NumberedKind) -> NumberSequence:
    NumberSequence.objects.bulk_create([NumberSequence(term=term, kind=kind)], ignore_conflicts=True)
    found: NumberSequence = NumberSequence.objects.filter(term=term, kind=kind).select_for_update().get()
    return found
