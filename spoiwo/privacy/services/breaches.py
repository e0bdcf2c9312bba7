"""Breaches of personal data: written down, decided, told, closed (GDPR-06)."""

from dataclasses import asdict, dataclass
from datetime import date, datetime

from django.db import transaction
from django.db.models import Max
from django.utils.translation import gettext as _

from spoiwo.audit.services import record
from spoiwo.common import clock
from spoiwo.common.actors import Actor
from spoiwo.common.decisions import require
from spoiwo.common.exceptions import BadInput, WrongState
from spoiwo.common.states import lock, move
from spoiwo.partnerships.models import Partnership
from spoiwo.privacy import rules
from spoiwo.privacy.models import Breach
from spoiwo.privacy.states import BREACH_MOVES, BreachState, Risk


@dataclass(frozen=True, slots=True)
class BreachDraft:
    """What happened, as typed; the clock runs from ``noticed_at``."""

    noticed_at: datetime
    happened: str
    whose: str
    which: str
    consequences: str
    measures: str
    demo_note: str = ""


@dataclass(frozen=True, slots=True)
class BreachDecision:
    """How grave it is and who was told."""

    risk: str
    reasons: str = ""
    notified_at: datetime | None = None
    reference: str = ""
    people_told: str = ""
    people_told_on: date | None = None


@transaction.atomic
def record_breach(*, actor: Actor, partnership: Partnership, draft: BreachDraft) -> Breach:
    """Write a breach down; from the moment it was noticed the clock of 72 hours runs."""
    require(rules.can_keep_papers(actor, partnership))
    _need_past(draft.noticed_at, "noticed_on")
    Partnership.objects.select_for_update(of=("self",), no_key=True).get(pk=partnership.pk)
    year = draft.noticed_at.astimezone(clock.WARSAW).year
    last = Breach.objects.filter(partnership=partnership, year=year).aggregate(last=Max("number"))["last"]
    row: Breach = Breach.objects.create(
        partnership=partnership, year=year, number=(last or 0) + 1, **asdict(draft)
    )
    _note(actor, "recorded", row)
    return row


@transaction.atomic
def change_breach(*, actor: Actor, breach: Breach, draft: BreachDraft) -> None:
    """Correct or add to what is known, while it is open; its number stays."""
    lock(breach)
    require(rules.can_change_breach(actor, breach))
    _need_past(draft.noticed_at, "noticed_on")
    if breach.notified_at is not None and draft.noticed_at > breach.notified_at:
        raise BadInput(_("It was notified before that moment."), "noticed_on")
    for name, value in asdict(draft).items():
        setattr(breach, name, value if name != "demo_note" else breach.demo_note)
    breach.save()
    _note(actor, "changed", breach)


@transaction.atomic
def decide_breach(*, actor: Actor, breach: Breach, decision: BreachDecision) -> None:
    """Say how grave it is, and that the President of UODO and the people were told, or why not."""
    lock(breach)
    require(rules.can_change_breach(actor, breach))
    _check(breach, decision)
    for name, value in asdict(decision).items():
        setattr(breach, name, value)
    breach.save()
    _note(actor, "decided", breach, risk=breach.risk, is_notified=breach.notified_at is not None)


def _check(breach: Breach, decision: BreachDecision) -> None:
    moment, reasons = decision.notified_at, decision.reasons.strip()
    if decision.risk not in Risk.values:
        raise BadInput(_("Choose how grave it is."), "risk")
    if decision.risk == Risk.NONE and moment is not None:
        raise BadInput(_("Somebody was notified, so there is a risk. Choose which."), "risk")
    if decision.risk == Risk.NONE and not reasons:
        raise BadInput(_("Write why a risk is unlikely: that is what is shown at an inspection."), "reasons")
    if moment is not None:
        _need_past(moment, "notified_on")
        if moment < breach.noticed_at:
            raise BadInput(_("It was noticed later than that."), "notified_on")
        if moment > breach.due_at and not reasons:
            raise BadInput(_("It was notified after 72 hours: write why (art. 33 sec. 1)."), "reasons")
    if decision.people_told_on is not None and not decision.people_told.strip():
        raise BadInput(_("Write how people were told."), "people_told")


@transaction.atomic
def close_breach(*, actor: Actor, breach: Breach) -> None:
    """Close what is decided: those who had to be told were told, or it is written why not."""
    lock(breach)
    require(rules.can_close_breach(actor, breach))
    move(breach, BreachState.CLOSED, table=BREACH_MOVES, closed_on=clock.today())
    _note(actor, "closed", breach)


@transaction.atomic
def reopen_breach(*, actor: Actor, breach: Breach) -> None:
    """Take a closed breach up again, when more comes to light."""
    lock(breach)
    require(rules.can_keep_papers(actor, breach.partnership))
    move(breach, BreachState.OPEN, table=BREACH_MOVES, closed_on=None)
    _note(actor, "reopened", breach)


@transaction.atomic
def remove_breach(*, actor: Actor, row: Breach) -> None:
    """Remove a closed breach that has outlived its class (``decide_document`` asked whether it has)."""
    require(rules.can_keep_papers(actor, row.partnership))
    if row.state != BreachState.CLOSED:
        raise WrongState(_("The breach is open."))
    _note(actor, "removed", row)
    row.delete()


def _need_past(moment: datetime, field: str) -> None:
    if moment > clock.now():
        raise BadInput(_("Write a moment that has passed."), field)


def _note(actor: Actor, deed: str, row: Breach, **data: object) -> None:
    record(actor, f"privacy.breach.{deed}", row, partnership_id=row.partnership_id, **data)
