"""Giving somebody invited the address of a calendar of their own meetings, and taking it back."""

from datetime import timedelta

from django.db import transaction

from spoiwo.attendance import rules
from spoiwo.attendance.models import Participant
from spoiwo.attendance.services.inviting import holder_of
from spoiwo.attendance.services.shared import note
from spoiwo.attendance.states import SUBSCRIBING
from spoiwo.common import clock
from spoiwo.common.actors import Actor
from spoiwo.common.decisions import require
from spoiwo.notifications.models import PersonalLink
from spoiwo.notifications.selectors import links_of
from spoiwo.notifications.services import issue_link, revoke_link

# A calendar program reads the address for years; it can be taken back on any day.
GOOD_FOR = timedelta(days=5 * 365)


@transaction.atomic
def give_calendar(*, actor: Actor, row: Participant) -> PersonalLink:
    """Give the address of the calendar of this participant; one that is open already is given again."""
    require(rules.can_confirm(actor, row))
    open_one: PersonalLink | None = links_of(SUBSCRIBING, [row.pk]).filter(revoked_at=None).first()
    if open_one is not None and open_one.closed is None:
        return open_one
    link = issue_link(
        actor=actor,
        partnership=row.meeting.partnership,
        purpose=SUBSCRIBING,
        subject_id=row.pk,
        holder=holder_of(row),
        expires_at=clock.now() + GOOD_FOR,
    )
    note(actor, "attendance.calendar.given", link, row.meeting)
    return link


@transaction.atomic
def take_back_calendar(*, actor: Actor, row: Participant) -> None:
    """Close the address of the calendar; whoever still reads it is told so."""
    require(rules.can_confirm(actor, row))
    for link in links_of(SUBSCRIBING, [row.pk]).filter(revoked_at=None):
        revoke_link(actor=actor, link=link)
        note(actor, "attendance.calendar.taken_back", link, row.meeting)
