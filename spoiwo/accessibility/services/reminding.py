"""In March whoever keeps a statement nobody has reviewed this year is told, twice at most."""

from collections.abc import Mapping
from datetime import date

from django.conf import settings
from django.db import transaction
from django.urls import reverse

from spoiwo.accessibility import selectors
from spoiwo.accessibility.models import Declaration
from spoiwo.accessibility.services.shared import note, take_turns
from spoiwo.accounts.models import User
from spoiwo.common import clock
from spoiwo.common.actors import Actor
from spoiwo.common.decisions import Allowed, Denied, require
from spoiwo.notifications.letters import LetterDraft
from spoiwo.notifications.services import send_many
from spoiwo.partnerships.models import Partnership, RoleAssignment
from spoiwo.partnerships.states import Role

REVIEW = "accessibility/email/review"
# From these days of March on; the second is the last week.
FIRST, LAST = 1, 24


@transaction.atomic
def remind_of_review(*, actor: Actor, declaration: Declaration, day: date) -> int:
    """Write to those who keep the statement; return how many letters. Safe to run again on the same day."""
    require(Allowed() if actor.is_operator else Denied("Reminders are sent by the system."))
    partnership = declaration.partnership
    take_turns(partnership)
    declaration.refresh_from_db(fields=["reminded_on"])
    since = _due_since(day)
    if since is None or (declaration.reminded_on and declaration.reminded_on >= since):
        return 0
    addresses = _keepers(partnership)
    if not addresses:
        return 0
    declaration.reminded_on = day
    declaration.save(update_fields=["reminded_on"])
    context = letter_about(partnership, declaration.site_name, selectors.reviewed_on(declaration), day)
    drafts = [LetterDraft([address], context) for address in addresses]
    send_many(actor=actor, template=REVIEW, letters=drafts, partnership=partnership)
    note(actor, "declaration.reminded", declaration, partnership)
    return len(drafts)


def _due_since(day: date) -> date | None:
    """Return the day since which the present reminder is due; None outside March."""
    month, last_day = selectors.REVIEW_BY
    if day.month != month or day.day > last_day:
        return None
    return date(day.year, month, LAST if day.day >= LAST else FIRST)


def _keepers(partnership: Partnership | None) -> list[str]:
    users = User.objects.filter(is_active=True).exclude(email="")
    if partnership is None:
        return sorted(users.filter(is_operator=True).values_list("email", flat=True))
    rows = RoleAssignment.objects.as_of(clock.today()).filter(partnership=partnership, role=Role.OFFICER)
    return sorted(set(users.filter(roles__in=rows).values_list("email", flat=True)))


def letter_about(
    partnership: Partnership | None, site: str, reviewed_on: date, day: date
) -> Mapping[str, object]:
    """Return what the letter says."""
    path = (
        reverse("accessibility:board", args=[partnership.slug])
        if partnership
        else reverse("accessibility:site_board")
    )
    return {
        "site": site,
        "reviewed_on": reviewed_on,
        "due_on": date(day.year, *selectors.REVIEW_BY),
        "address": settings.SITE_ADDRESS + path,
    }


def letter_sample() -> Mapping[str, object]:
    """Return a filled-in letter for the page of letters."""
    place = Partnership(slug="powiat-zwolenski")
    return letter_about(place, "Partnerstwo powiatu zwoleńskiego", date(2025, 3, 14), date(2026, 3, 1))
