"""Letters: to institutions about their showcases, to members about a year of procurements."""

from collections.abc import Sequence
from datetime import datetime, time, timedelta

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from spoiwo.audit.services import record
from spoiwo.common import clock
from spoiwo.common.actors import Actor
from spoiwo.common.decisions import require
from spoiwo.common.exceptions import BadInput
from spoiwo.market import letters, rules, selectors
from spoiwo.market.models import Answer, Showcase
from spoiwo.market.selectors import AskedBuyer
from spoiwo.market.states import SHOWING, YEARLY
from spoiwo.notifications.models import PersonalLink
from spoiwo.notifications.services import LinkDraft, issue_links, revoke_link, send_many
from spoiwo.partnerships.models import Partnership

OPEN_FOR = timedelta(days=120)
# A letter sent a moment ago is not sent again by a second press of the button.
PAUSE = timedelta(minutes=10)


def _until() -> datetime:
    return datetime.combine(clock.today(), time(23, 59), clock.WARSAW) + OPEN_FOR


def _hold(partnership: Partnership) -> None:
    """Let two runs at once follow each other; the second then finds everybody asked."""
    list(Partnership.objects.select_for_update().filter(pk=partnership.pk).values_list("pk"))


def _close(actor: Actor, numbers: Sequence[int]) -> None:
    for link in PersonalLink.objects.filter(pk__in=[number for number in numbers if number]):
        revoke_link(actor=actor, link=link)


@transaction.atomic
def ask_sellers(*, actor: Actor, partnership: Partnership, only: Sequence[int]) -> int:
    """Write to the institutions of the showcases that were shown before, and return how many letters go.

    Each gets a link to its own showcase; an earlier one closes. Who was written to a moment ago is left out.
    """
    require(rules.can_edit_showcases(actor, partnership))
    _hold(partnership)
    wanted = set(only)
    asked = [
        one
        for one in selectors.sellers_to_ask(partnership, clock.today())
        if one.email and one.showcase.pk in wanted and not _just_asked(one.showcase)
    ]
    if not asked:
        return 0
    _close(actor, [one.showcase.link_id for one in asked])
    links = issue_links(
        actor=actor,
        partnership=partnership,
        purpose=SHOWING,
        drafts=[LinkDraft(one.showcase.pk, one.holder) for one in asked],
        expires_at=_until(),
    )
    drafts = letters.to_sellers(asked, links)
    send_many(actor=actor, template=letters.SHOWCASE, letters=drafts, partnership=partnership)
    for one, link in zip(asked, links, strict=True):
        row = one.showcase
        row.link_id, row.asked_at, row.asked_email = link.pk, clock.now(), one.email
    Showcase.objects.bulk_update([one.showcase for one in asked], ["link_id", "asked_at", "asked_email"])
    _note(actor, "market.showcases.asked", partnership, [one.showcase.organization.name for one in asked])
    return len(asked)


def _just_asked(showcase: Showcase) -> bool:
    return showcase.asked_at is not None and clock.now() - showcase.asked_at < PAUSE


@transaction.atomic
def ask_buyers(*, actor: Actor, partnership: Partnership, year: int, only: Sequence[int]) -> int:
    """Ask members about a year, once each; return how many letters go."""
    wanted = set(only)
    chosen = [one for one in selectors.buyers_to_ask(partnership, year) if one.buyer.pk in wanted]
    return _ask(actor, partnership, year, chosen)


@transaction.atomic
def remind_buyers(*, actor: Actor, partnership: Partnership, year: int) -> int:
    """Remind the members who were asked about a year and have not answered; return how many letters go."""
    missing = selectors.buyers_to_remind(partnership, year)
    return _ask(actor, partnership, year, missing, is_reminder=True)


def _ask(
    actor: Actor,
    partnership: Partnership,
    year: int,
    buyers: Sequence[AskedBuyer],
    *,
    is_reminder: bool = False,
) -> int:
    require(rules.can_edit_procurements(actor, partnership))
    if year > clock.today().year:
        raise BadInput(_("That year has not come yet."))
    _hold(partnership)
    rows = _rows(partnership, year, [one for one in buyers if one.email])
    # Whoever waited for the lock may find a first letter gone: it goes once, however late one comes.
    asked = [
        (one, row)
        for one, row in rows
        if not row.was_written_lately(PAUSE) and (is_reminder or row.asked_at is None)
    ]
    if not asked:
        return 0
    _close(actor, [row.link_id for _one, row in asked])
    links = issue_links(
        actor=actor,
        partnership=partnership,
        purpose=YEARLY,
        drafts=[LinkDraft(row.pk, one.holder) for one, row in asked],
        expires_at=_until(),
    )
    drafts = letters.to_buyers([one for one, _row in asked], links, partnership, year, is_reminder)
    send_many(actor=actor, template=letters.YEAR, letters=drafts, partnership=partnership)
    for (one, row), link in zip(asked, links, strict=True):
        row.link_id, row.email = link.pk, one.email
        if is_reminder:
            row.reminded_at = clock.now()
        else:
            row.asked_at = clock.now()
    Answer.objects.bulk_update([row for _one, row in asked], ["link_id", "email", "asked_at", "reminded_at"])
    action = "market.buyers.reminded" if is_reminder else "market.buyers.asked"
    _note(actor, action, partnership, [one.buyer.name for one, _row in asked], year=year)
    return len(asked)


def _rows(
    partnership: Partnership, year: int, buyers: Sequence[AskedBuyer]
) -> list[tuple[AskedBuyer, Answer]]:
    Answer.objects.bulk_create(
        [Answer(partnership=partnership, buyer=one.buyer, year=year) for one in buyers],
        ignore_conflicts=True,
    )
    found = {row.buyer_id: row for row in Answer.objects.filter(partnership=partnership, year=year)}
    return [(one, found[one.buyer.pk]) for one in buyers]


def _note(actor: Actor, action: str, partnership: Partnership, names: Sequence[str], **data: object) -> None:
    record(
        actor, action, partnership, partnership_id=partnership.pk, count=len(names), organizations=names,
        **data,
    )  # fmt: skip
