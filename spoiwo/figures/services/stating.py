"""Recording what an old document states of a figure, and taking it back."""

from dataclasses import dataclass
from datetime import date, timedelta

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from spoiwo.audit.services import record
from spoiwo.common import clock
from spoiwo.common.actors import Actor
from spoiwo.common.decisions import require
from spoiwo.common.exceptions import BadInput, WrongState
from spoiwo.common.states import lock
from spoiwo.figures import rules
from spoiwo.figures.definitions import BY_CODE, Figure
from spoiwo.figures.models import StatedNumber
from spoiwo.partnerships.models import Partnership

MOST, MOST_YEARS = 1_000_000, 20
_TAKEN = _(
    "A number of this figure is recorded for these days already: %(number)s, according to: %(source)s. "
    "Take it back first if this document is the right one."
)


@dataclass(frozen=True, slots=True)
class StatedDraft:
    """What a document states: ``until`` is the first day out, ``words`` the passage as it stands there.

    ``source`` is a short name of the document, ``source_url`` its address within the installation.
    """

    code: str
    since: date
    until: date
    number: int
    source: str
    words: str = ""
    source_url: str = ""
    is_estimate: bool = False


@transaction.atomic
def state_number(*, actor: Actor, partnership: Partnership, draft: StatedDraft) -> StatedNumber:
    """Record a number a document states; the figure counts what it says beyond the records.

    Raises BadInput for a figure that is not stated or days, number, address that cannot be, WrongState
    where one is recorded for the same figure and days: two documents that differ are for a person to judge.
    """
    require(rules.can_state_number(actor, partnership))
    lock(partnership)
    figure = _checked(draft)
    now = StatedNumber.objects.filter(
        partnership=partnership, code=draft.code, since=draft.since, until=draft.until, closed_at__isnull=True
    ).first()
    if now is not None:
        raise WrongState(_TAKEN % {"number": now.number, "source": now.source})
    made = StatedNumber.objects.create(
        partnership=partnership,
        code=draft.code,
        since=draft.since,
        until=draft.until,
        number=draft.number,
        is_estimate=draft.is_estimate or figure.is_estimate,
        words=draft.words.strip()[:1000],
        source=draft.source.strip()[:200],
        source_url=draft.source_url,
        recorded_by=actor.actor_name[:200],
        by_id=actor.actor_id,
        recorded_at=clock.now(),
    )
    _note(actor, "figures.number.stated", made)
    return made


def _checked(draft: StatedDraft) -> Figure[object]:
    """Return the figure; raises BadInput for whatever cannot be."""
    figure = BY_CODE.get(draft.code)
    if figure is None or figure.stated_as:
        raise BadInput(_("There is no such figure."), "code")
    if draft.is_estimate and f"{draft.code.removesuffix('exact')}estimated" in BY_CODE:
        raise BadInput(_("Estimated numbers of people have a figure of their own: choose that one."), "code")
    if not 0 <= draft.number <= MOST:
        raise BadInput(_("Such a number cannot be."), "number")
    if draft.since >= draft.until:
        raise BadInput(_("The last day comes before the first one."), "until")
    if draft.until - draft.since > timedelta(days=366 * MOST_YEARS):
        raise BadInput(_("No document states a number of so many years."), "until")
    if draft.since > clock.today():
        raise BadInput(_("This day is still to come."), "since")
    if not draft.source.strip():
        raise BadInput(_("Write which document states it."), "source")
    _check_address(draft.source_url)
    return figure


def _check_address(address: str) -> None:
    """Let in addresses of this installation only: it stands as a link on pages and in reports."""
    is_inner = address.startswith("/") and not address.startswith(("//", "/\\")) and address.isprintable()
    if address and (not is_inner or len(address) > 300 or " " in address):
        raise BadInput(_("The address of the document is not one of this installation."), "source_url")


@transaction.atomic
def take_back_number(*, actor: Actor, number: StatedNumber, why: str) -> None:
    """Take back a number recorded by mistake: it stays readable with the reason and counts no more."""
    require(rules.can_state_number(actor, number.partnership))
    lock(number)
    if not number.is_open:
        raise WrongState(_("This number was taken back already."))
    if not why.strip():
        raise BadInput(_("Write the reason."), "why")
    number.closed_at, number.closed_because = clock.now(), why.strip()[:400]
    number.save(update_fields=["closed_at", "closed_because"])
    _note(actor, "figures.number.taken_back", number, ground=number.closed_because)


@transaction.atomic
def remove_number(*, actor: Actor, number: StatedNumber, why: str) -> None:
    """Remove a number with the document it came from; the book keeps what it said and why it went."""
    require(rules.can_state_number(actor, number.partnership))
    lock(number)
    if not why.strip():
        raise BadInput(_("Write the reason."), "why")
    _note(actor, "figures.number.removed", number, ground=why.strip()[:400])
    number.delete()


def _note(actor: Actor, action: str, row: StatedNumber, **told: str) -> None:
    days = f"{row.since.isoformat()}/{row.until.isoformat()}"
    more = {"period": days, "source": row.source, "words": row.words} | told
    record(actor, action, row, partnership_id=row.partnership_id, code=row.code, number=row.number, **more)
