"""Confirming by hand that a deadline was kept, and taking such a confirmation back."""

from datetime import date

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from spoiwo.common import clock
from spoiwo.common.actors import Actor
from spoiwo.common.decisions import require
from spoiwo.common.exceptions import BadInput, WrongState
from spoiwo.common.states import lock
from spoiwo.duties import rules, selectors
from spoiwo.duties.models import Duty, Fulfilment
from spoiwo.duties.services.shared import need_ground, note
from spoiwo.duties.terms import Term


@transaction.atomic
def confirm_term(*, actor: Actor, duty: Duty, term: str, day: date, words: str, url: str = "") -> Fulfilment:
    """Confirm one deadline with the day on which it was kept and what was done.

    Raises BadInput for a day to come or outside the period, NotFound for a deadline the duty has not.
    """
    require(rules.can_edit_rule(actor, duty.partnership))
    lock(duty)
    today = clock.today()
    _check_day(selectors.finding_of(duty, term, today).term, day, today)
    if not words.strip():
        raise BadInput(_("Write what was done."), "words")
    if Fulfilment.objects.filter(
        duty=duty, term=term, day=day, words=words.strip(), taken_back_at=None
    ).exists():
        raise WrongState(_("This is confirmed already."))
    made = Fulfilment.objects.create(
        duty=duty,
        term=term,
        day=day,
        words=words.strip()[:1000],
        url=url,
        made_at=clock.now(),
        made_by=actor.actor_name[:200],
    )
    note(actor, "term.confirmed", duty, term=term, day=day, words=made.words)
    return made


def _check_day(term: Term, day: date, today: date) -> None:
    if day > today:
        raise BadInput(_("This day is still to come."), "day")
    if not term.is_curable and not term.since <= day <= term.due:
        raise BadInput(_("This day is outside the period of the deadline."), "day")


@transaction.atomic
def take_back_confirmation(*, actor: Actor, fulfilment: Fulfilment, ground: str) -> None:
    """Take back a confirmation made by mistake; it stays readable. Raises WrongState the second time."""
    duty = fulfilment.duty
    require(rules.can_edit_rule(actor, duty.partnership))
    lock(fulfilment)
    if not fulfilment.counts:
        raise WrongState(_("This confirmation was taken back already."))
    why = need_ground(ground)
    Fulfilment.objects.filter(pk=fulfilment.pk).update(taken_back_at=clock.now(), taken_back_because=why)
    note(actor, "term.confirmation_taken_back", duty, term=fulfilment.term, ground=why)
