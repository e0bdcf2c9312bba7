"""Giving an officer the secret address of the calendar of deadlines, and taking it back."""

from datetime import timedelta

from django.db import transaction

from spoiwo.accounts.models import User
from spoiwo.audit.services import record
from spoiwo.common import clock
from spoiwo.common.actors import Actor
from spoiwo.common.decisions import require
from spoiwo.duties import rules
from spoiwo.duties.states import SUBSCRIBING
from spoiwo.notifications.models import PersonalLink
from spoiwo.notifications.selectors import links_of
from spoiwo.notifications.services import issue_link, revoke_link
from spoiwo.partnerships.models import Partnership

# A calendar program reads the address for years; it can be taken back on any day.
GOOD_FOR = timedelta(days=5 * 365)


@transaction.atomic
def give_calendar(*, actor: Actor, user: User, partnership: Partnership) -> PersonalLink:
    """Give the address of the calendar; one that is open already is given again."""
    require(rules.can_edit_rule(actor, partnership))
    for link in links_of(SUBSCRIBING, [user.pk]).filter(revoked_at=None):
        if link.closed is None:
            return link
    link = issue_link(
        actor=actor,
        partnership=partnership,
        purpose=SUBSCRIBING,
        subject_id=user.pk,
        holder=user.actor_name,
        expires_at=clock.now() + GOOD_FOR,
    )
    record(actor, "duties.calendar.given", link, partnership_id=partnership.pk)
    return link


@transaction.atomic
def take_back_calendar(*, actor: Actor, user: User, partnership: Partnership) -> None:
    """Close the address of the calendar; whoever still reads it is told so."""
    require(rules.can_edit_rule(actor, partnership))
    for link in links_of(SUBSCRIBING, [user.pk]).filter(revoked_at=None):
        revoke_link(actor=actor, link=link)
        record(actor, "duties.calendar.taken_back", link, partnership_id=partnership.pk)
