"""Ways of leaving: withdrawal with notice, expulsion after hearing; each can be taken back."""

import calendar
from dataclasses import dataclass
from datetime import date
from fractions import Fraction

from django.db import IntegrityError, transaction
from django.utils.translation import gettext_lazy as _

from spoiwo.agreements import rules
from spoiwo.agreements.models import Departure
from spoiwo.agreements.services.authority import authority_of
from spoiwo.agreements.states import DEPARTURE_MOVES, DepartureKind, DepartureState
from spoiwo.audit.services import record
from spoiwo.common import clock
from spoiwo.common.actors import Actor
from spoiwo.common.decisions import require
from spoiwo.common.exceptions import BadInput
from spoiwo.common.states import move
from spoiwo.files.models import StoredFile
from spoiwo.registry.models import Signatory
from spoiwo.registry.services import end_membership, reopen_membership
from spoiwo.registry.states import Standing

EXPELLING_SHARE = Fraction(2, 3)


def notice_ends_on(received_on: date, months: int) -> date:
    """Return the last day of membership: notice of full months, effective at the end of a month."""
    index = received_on.year * 12 + received_on.month - 1 + months
    year, month = divmod(index, 12)
    return date(year, month + 1, calendar.monthrange(year, month + 1)[1])


@dataclass(frozen=True, slots=True, kw_only=True)
class Expulsion:
    """A resolution to expel: heard first, and with two thirds where the votes are known."""

    resolution: str
    resolved_on: date
    heard_on: date
    ground: str
    last_day: date | None = None
    votes_for: int | None = None
    votes_all: int | None = None
    file: StoredFile | None = None


@transaction.atomic
def withdraw_signatory(
    *,
    actor: Actor,
    signatory: Signatory,
    received_on: date,
    reason: str = "",
    last_day: date | None = None,
    file: StoredFile | None = None,
) -> Departure:
    """Record a notice of withdrawal; membership ends with the month in which the notice runs out.

    ``last_day`` is given only when the parties agreed another one. Raises BadInput.
    """
    require(rules.can_record_departure(actor, signatory.partnership))
    months = signatory.partnership.withdrawal_notice_months
    if received_on > clock.today():
        raise BadInput(_("That day is still to come."), "received_on")
    if signatory.valid_from and received_on < signatory.valid_from:
        raise BadInput(_("The institution was not yet a signatory on that day."), "received_on")
    last = last_day or notice_ends_on(received_on, months)
    if last < received_on:
        raise BadInput(_("The membership would end before the notice was received."), "last_day")
    departure = _write(
        Departure(
            partnership=signatory.partnership,
            signatory=signatory,
            kind=DepartureKind.WITHDRAWAL,
            received_on=received_on,
            notice_months=months,
            last_day=last,
            ground=reason.strip(),
            file=file,
        )
    )
    record(
        actor, "agreements.departure.withdrawn", departure, partnership_id=signatory.partnership_id,
        received_on=received_on, last_day=last, reason=reason,
    )  # fmt: skip
    _end(actor, departure, Standing.WITHDRAWN)
    return departure


@transaction.atomic
def expel_signatory(*, actor: Actor, signatory: Signatory, expulsion: Expulsion) -> Departure:
    """Record an expulsion by resolution; membership ends on the day of the resolution or a later one."""
    require(rules.can_record_departure(actor, signatory.partnership))
    _require_sound(expulsion)
    departure = _write(
        Departure(
            partnership=signatory.partnership,
            signatory=signatory,
            kind=DepartureKind.EXPULSION,
            last_day=expulsion.last_day or expulsion.resolved_on,
            resolution=expulsion.resolution.strip(),
            resolved_on=expulsion.resolved_on,
            heard_on=expulsion.heard_on,
            votes_for=expulsion.votes_for,
            votes_all=expulsion.votes_all,
            ground=expulsion.ground.strip(),
            file=expulsion.file,
        )
    )
    record(
        actor, "agreements.departure.expelled", departure, partnership_id=signatory.partnership_id,
        resolution=expulsion.resolution, last_day=departure.last_day, ground=expulsion.ground,
    )  # fmt: skip
    _end(actor, departure, Standing.EXPELLED)
    return departure


def _require_sound(expulsion: Expulsion) -> None:
    if expulsion.resolved_on > clock.today():
        raise BadInput(_("That day is still to come."), "resolved_on")
    if not expulsion.resolution.strip():
        raise BadInput(_("Write the number or title of the resolution."), "resolution")
    if not expulsion.ground.strip():
        raise BadInput(_("Write the ground of the expulsion."), "ground")
    if expulsion.heard_on > expulsion.resolved_on:
        raise BadInput(_("The institution is heard before the resolution, not after it."), "heard_on")
    if expulsion.last_day and expulsion.last_day < expulsion.resolved_on:
        raise BadInput(_("The membership would end before the resolution."), "last_day")
    _require_two_thirds(expulsion)


def _require_two_thirds(expulsion: Expulsion) -> None:
    if expulsion.votes_for is None or expulsion.votes_all is None:
        return
    if expulsion.votes_for > expulsion.votes_all:
        raise BadInput(_("There were more votes for than votes cast."), "votes_for")
    if expulsion.votes_for < EXPELLING_SHARE * expulsion.votes_all:
        raise BadInput(_("Two thirds of the votes are needed to expel."), "votes_for")


def _write(departure: Departure) -> Departure:
    try:
        with transaction.atomic():
            departure.save()
    except IntegrityError as error:
        raise BadInput(_("A departure of this institution is already recorded."), "signatory") from error
    return departure


def _end(actor: Actor, departure: Departure, ending: Standing) -> None:
    end_membership(
        actor=authority_of(actor),
        signatory=departure.signatory,
        ending=ending,
        last_day=departure.last_day,
        note=departure.resolution or departure.ground[:300],
    )


@transaction.atomic
def annul_departure(*, actor: Actor, departure: Departure, ground: str) -> None:
    """Take back a departure recorded by mistake, as a counter-entry: the membership runs on."""
    require(rules.can_annul_departure(actor, departure))
    if not ground.strip():
        raise BadInput(_("Write why the departure is taken back."), "ground")
    move(
        departure, DepartureState.ANNULLED, table=DEPARTURE_MOVES, annulled_on=clock.today(),
        annulment_ground=ground.strip()[:300],
    )  # fmt: skip
    record(
        actor,
        "agreements.departure.annulled",
        departure,
        partnership_id=departure.partnership_id,
        ground=ground,
    )
    reopen_membership(actor=authority_of(actor), signatory=departure.signatory, ground=ground)
