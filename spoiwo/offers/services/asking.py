"""Asking each institution once a quarter whether its offers are still true."""

from collections.abc import Sequence
from datetime import datetime, time, timedelta

from django.db import transaction
from django.utils.translation import gettext_lazy as _
from django_scopes import scope, scopes_disabled

from spoiwo.audit.services import record
from spoiwo.common import clock
from spoiwo.common.actors import Actor
from spoiwo.common.decisions import require
from spoiwo.common.exceptions import BadInput, ConcurrentChange
from spoiwo.common.states import lock
from spoiwo.notifications.models import PersonalLink
from spoiwo.notifications.services import LinkDraft, issue_link, issue_links, revoke_link, send, send_many
from spoiwo.offers import letters, rules
from spoiwo.offers.models import FreshnessRule, Inquiry, Offer
from spoiwo.offers.selectors import Asked, quarter_of, rule_of, to_ask
from spoiwo.offers.selectors.asking import Rule, address_of
from spoiwo.offers.services.indexing import reindex
from spoiwo.offers.states import ASSURING, State
from spoiwo.partnerships.models import Partnership

# Longer than a quarter: until the next letter there is always one link that opens.
OPEN_FOR = timedelta(days=120)


@transaction.atomic
def ask_providers(*, actor: Actor, partnership: Partnership, only: Sequence[int] | None = None) -> int:
    """Write to the institutions not asked in this quarter, one letter to each, and return how many.

    ``only`` names the institutions shown before the sending. Asked again in the quarter it sends nothing:
    the database holds one inquiry of a quarter for an institution.
    """
    require(rules.can_edit_offers(actor, partnership))
    # Two runs at once follow each other; the second then finds everybody asked.
    list(Partnership.objects.select_for_update().filter(pk=partnership.pk).values_list("pk"))
    today = clock.today()
    asked = [
        one for one in to_ask(partnership, today) if one.email and (only is None or one.provider.pk in only)
    ]
    if not asked:
        return 0
    inquiries = Inquiry.objects.bulk_create(
        Inquiry(
            partnership=partnership,
            provider=one.provider,
            quarter=quarter_of(today),
            sent_at=clock.now(),
            email=one.email,
        )
        for one in asked
    )
    links = _links(actor, partnership, inquiries, asked)
    send_many(
        actor=actor,
        template=letters.TEMPLATE,
        letters=[letters.draft(one, link) for one, link in zip(asked, links, strict=True)],
        partnership=partnership,
    )
    record(actor, "offers.providers.asked", partnership, partnership_id=partnership.pk, count=len(asked))
    return len(asked)


def _links(
    actor: Actor, partnership: Partnership, inquiries: list[Inquiry], asked: list[Asked]
) -> list[PersonalLink]:
    drafts = [LinkDraft(row.pk, one.holder) for row, one in zip(inquiries, asked, strict=True)]
    links = issue_links(
        actor=actor, partnership=partnership, purpose=ASSURING, drafts=drafts, expires_at=_until()
    )
    for row, link in zip(inquiries, links, strict=True):
        row.link_id = link.pk
    Inquiry.objects.bulk_update(inquiries, ["link_id"])
    return links


def _until() -> datetime:
    return datetime.combine(clock.today(), time(23, 59), clock.WARSAW) + OPEN_FOR


@transaction.atomic
def ask_again(*, actor: Actor, inquiry: Inquiry, seen: int | None = None) -> None:
    """Send the letter of this quarter once more, with a new link; the earlier link is withdrawn.

    ``seen`` is the link the page knew of: where another went out meanwhile, the button was pressed twice.
    """
    lock(inquiry)
    partnership = inquiry.partnership
    require(rules.can_edit_offers(actor, partnership))
    if seen is not None and inquiry.link_id != seen:
        raise ConcurrentChange(_("Another letter has just gone out to it."))
    name, email = address_of(partnership, inquiry.provider, clock.today())
    if not email:
        raise BadInput(_("No e-mail address of this institution is recorded."))
    open_offers = Offer.objects.filter(
        partnership=partnership, provider=inquiry.provider, state=State.OPEN
    ).select_related("partnership", "provider")
    asked = Asked(inquiry.provider, name, email, tuple(open_offers.order_by("name", "pk")))
    earlier = PersonalLink.objects.filter(pk=inquiry.link_id).first()
    if earlier is not None:
        revoke_link(actor=actor, link=earlier)
    link = issue_link(
        actor=actor,
        partnership=partnership,
        purpose=ASSURING,
        subject_id=inquiry.pk,
        holder=asked.holder,
        expires_at=_until(),
    )
    inquiry.link_id, inquiry.email, inquiry.sent_at = link.pk, email, clock.now()
    inquiry.save()
    letter = letters.draft(asked, link)
    send(
        actor=actor, template=letters.TEMPLATE, to=letter.to, context=letter.context, partnership=partnership
    )
    record(
        actor,
        "offers.provider.asked_again",
        inquiry,
        partnership_id=partnership.pk,
        provider=inquiry.provider.name,
    )


@transaction.atomic
def set_rule(*, actor: Actor, partnership: Partnership, rule: Rule) -> None:
    """Set the days of the partnership; open offers follow at once."""
    require(rules.can_edit_offers(actor, partnership))
    if not 1 <= rule.ask_day <= 28:
        raise BadInput(_("Write a day from 1 to 28: every month has it."), "ask_day")
    if not 1 <= rule.stale_days < rule.fade_days <= 1000:
        raise BadInput(_("An offer is first marked and fades later: write the days so."), "fade_days")
    row, _made = FreshnessRule.objects.update_or_create(
        partnership=partnership,
        defaults={
            "is_asking": rule.is_asking,
            "ask_day": rule.ask_day,
            "stale_days": rule.stale_days,
            "fade_days": rule.fade_days,
        },
    )
    for offer in Offer.objects.filter(partnership=partnership, state=State.OPEN).select_related(
        "partnership", "provider"
    ):
        assert offer.assured_on is not None  # of every open offer, by the database
        offer.stale_from = rule.stale_from(offer.assured_on)
        offer.faded_from = rule.faded_from(offer.assured_on)
        offer.save(update_fields=["stale_from", "faded_from"])
        reindex(offer)
    record(
        actor,
        "offers.rule.set",
        row,
        partnership_id=partnership.pk,
        ask_day=rule.ask_day,
        stale_days=rule.stale_days,
        fade_days=rule.fade_days,
    )


def ask_due(*, actor: Actor) -> int:
    """Ask in every partnership whose day of the quarter has come, and return how many letters went.

    Safe to run every night: who was asked in this quarter is not asked again.
    """
    today = clock.today()
    quarter = quarter_of(today)
    with scopes_disabled():
        rows = Partnership.objects.filter(offers__state=State.OPEN).distinct().order_by("pk")
        partnerships = list(rows)
    sent = 0
    for partnership in partnerships:
        with scope(partnership=partnership):
            rule = rule_of(partnership)
            if rule.is_asking and today >= quarter.replace(day=rule.ask_day):
                sent += ask_providers(actor=actor, partnership=partnership)
    return sent
