"""An address comes onto the list: typed by anybody, counted only when its holder confirms (PKE-04)."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime, timedelta

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from spoiwo.common import clock
from spoiwo.common.actors import Actor
from spoiwo.common.decisions import require
from spoiwo.common.exceptions import BadInput
from spoiwo.common.states import lock, move
from spoiwo.common.texts import page_language
from spoiwo.newsletters import letters, rules, selectors
from spoiwo.newsletters.consents import VERSION, words_of
from spoiwo.newsletters.links import list_headers
from spoiwo.newsletters.models import Consent, StoppedAddress, Subscription
from spoiwo.newsletters.services.shared import note_reader
from spoiwo.newsletters.states import STANDINGS, Standing, Topic
from spoiwo.newsletters.tokens import key_of, keys_of
from spoiwo.notifications.services import send
from spoiwo.partnerships.models import Partnership
from spoiwo.privacy import uses
from spoiwo.privacy.services import note_given

# Nobody's mailbox is filled by a stranger's hand: a pause between two letters, and an end to them.
PAUSE = timedelta(minutes=10)
MOST_ASKED = 5
# By which what was told at the form is found (GDPR-01).
SUBJECT = "newsletters.subscription"


@dataclass(frozen=True, slots=True, kw_only=True)
class SignUp:
    """What a visitor typed, and on which page."""

    email: str
    topics: Collection[Topic]
    source: str
    demo_note: str = ""


@transaction.atomic
def sign_up(*, actor: Actor, partnership: Partnership, draft: SignUp) -> None:
    """Take an address in and write to it; whoever asks never learns whether it was on the list.

    A new address is asked to confirm, one that waits is asked again with the consents chosen now, one on
    the list is told so with the link to its consents, one that refused gets nothing.
    """
    lock(partnership)
    require(rules.can_sign_up(selectors.newsletter_of(partnership)))
    if not draft.topics:
        raise BadInput(_("Choose at least one thing you want to get."), "topics")
    stop = selectors.stop_of(partnership, draft.email)
    if stop is not None and stop.is_refused:
        return
    found = selectors.subscription_at(partnership, draft.email)
    subscription = found or _typed(actor, partnership, draft)
    if subscription.state == Standing.PENDING:
        _choose(subscription, draft)
    note_given(partnership=partnership, use=uses.get("biuletyn"), subject=SUBJECT, number=subscription.pk)
    _write_to(actor, subscription)


def _typed(actor: Actor, partnership: Partnership, draft: SignUp) -> Subscription:
    subscription: Subscription = Subscription.objects.create(
        partnership=partnership,
        email=draft.email.strip(),
        email_key=key_of(draft.email),
        language=page_language(),
        source=draft.source,
        demo_note=draft.demo_note,
    )
    note_reader(actor, "typed", subscription)
    return subscription


def _choose(subscription: Subscription, draft: SignUp) -> None:
    """Keep the consents ticked now; nobody has confirmed any earlier ones."""
    Consent.objects.filter(subscription=subscription).delete()
    give_consents(subscription, draft.topics, source=draft.source)


def give_consents(
    subscription: Subscription,
    topics: Collection[Topic],
    *,
    source: str,
    confirmed_at: datetime | None = None,
) -> None:
    """Write consents down with their exact words; part of the deed of the reader who gives them."""
    now = clock.now()
    Consent.objects.bulk_create(
        Consent(
            subscription=subscription,
            topic=topic,
            words=words_of(topic, subscription.partnership),
            version=VERSION,
            source=source,
            given_at=now,
            confirmed_at=confirmed_at,
        )
        for topic in Topic
        if topic in topics
    )


def _write_to(actor: Actor, subscription: Subscription) -> None:
    now = clock.now()
    is_active = subscription.state == Standing.ACTIVE
    if subscription.asked_at is not None and now - subscription.asked_at < PAUSE:
        return
    if not is_active and subscription.asked >= MOST_ASKED:
        return
    send(
        actor=actor,
        template=letters.KNOWN if is_active else letters.CONFIRM,
        to=[subscription.email],
        context=letters.known(subscription) if is_active else letters.asking(subscription),
        language=subscription.language,
        headers=list_headers(subscription.partnership),
        partnership=subscription.partnership,
    )
    subscription.asked_at, subscription.asked = now, subscription.asked + (not is_active)
    subscription.save(update_fields=["asked_at", "asked"])


@transaction.atomic
def confirm_subscription(*, actor: Actor, subscription: Subscription) -> None:
    """Put the address on the list, for its holder pressed the button; a second press changes nothing.

    An address on hold gets the newsletter again, and one that had left is taken off the stop list: its
    holder has agreed anew.
    """
    lock(subscription)
    require(rules.can_speak_for(actor, subscription))
    if subscription.state == Standing.ACTIVE:
        return
    now = clock.now()
    moment = subscription.confirmed_at or now
    move(
        subscription, Standing.ACTIVE, table=STANDINGS,
        confirmed_at=moment, held_at=None, held_because="", asked=0,
    )  # fmt: skip
    Consent.objects.filter(subscription=subscription, confirmed_at=None).update(confirmed_at=now)
    stops = StoppedAddress.objects.filter(partnership=subscription.partnership)
    stops.filter(email_key__in=keys_of(subscription.email)).delete()
    note_reader(actor, "confirmed", subscription)
