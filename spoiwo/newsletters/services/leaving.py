"""An address leaves the list, or changes what it agrees to; leaving is as easy as coming (GDPR-04)."""

from collections.abc import Collection

from django.db import transaction
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from spoiwo.common import clock
from spoiwo.common.actors import Actor
from spoiwo.common.decisions import require
from spoiwo.common.exceptions import BadInput, WrongState
from spoiwo.common.states import lock, move
from spoiwo.newsletters import rules, selectors
from spoiwo.newsletters.links import list_headers
from spoiwo.newsletters.models import Consent, Delivery, StoppedAddress, Subscription
from spoiwo.newsletters.services.settling import take_over_fates
from spoiwo.newsletters.services.shared import note_reader
from spoiwo.newsletters.services.subscribing import give_consents
from spoiwo.newsletters.states import STANDINGS, Fate, Standing, Topic
from spoiwo.newsletters.tokens import keys_of
from spoiwo.notifications.selectors import letters_of
from spoiwo.notifications.services import forget_letters
from spoiwo.notifications.states import State as Letter
from spoiwo.partnerships.models import Partnership
from spoiwo.privacy.selectors import held_back

_KEEPING = "/biuletyn/…/"
FORGET = "newsletters.forget_unconfirmed"


@transaction.atomic
def unsubscribe(*, actor: Actor, subscription: Subscription) -> None:
    """Erase the address, its consents and its letters; a keyed mark of it stays on the stop list.

    A letter that waits in the outbox is withdrawn. What the issues reached stays as numbers.
    """
    lock(subscription)
    require(rules.can_speak_for(actor, subscription))
    _stop(subscription, is_refused=False)
    _erase(actor, "unsubscribed", subscription)


@transaction.atomic
def refuse_sign_up(*, actor: Actor, subscription: Subscription) -> None:
    """Erase an address somebody else typed, and never ask it again.

    An address that was confirmed is left alone: its holder unsubscribes.
    """
    lock(subscription)
    require(rules.can_speak_for(actor, subscription))
    if subscription.state != Standing.PENDING:
        raise WrongState(_("This address was confirmed. Use the link “unsubscribe” in any issue."))
    _stop(subscription, is_refused=True)
    _erase(actor, "refused", subscription)


@transaction.atomic
def change_topics(*, actor: Actor, subscription: Subscription, topics: Collection[Topic]) -> None:
    """Let the reader agree to exactly these: consents are given with their words, others are withdrawn."""
    lock(subscription)
    require(rules.can_speak_for(actor, subscription))
    if subscription.state == Standing.PENDING:
        raise WrongState(_("Confirm the address first, by the link of the first letter."))
    if not topics:
        raise BadInput(_("Without any of these nothing comes any more: then unsubscribe."), "topics")
    now, had = clock.now(), selectors.topics_of(subscription)
    gone = [topic for topic in had if topic not in topics]
    standing = Consent.objects.filter(subscription=subscription, withdrawn_at=None)
    standing.filter(topic__in=gone).update(withdrawn_at=now)
    new = [topic for topic in topics if topic not in had]
    give_consents(subscription, new, source=_KEEPING, confirmed_at=now)
    if gone or new:
        note_reader(actor, "changed", subscription, given=sorted(new), withdrawn=sorted(gone))


@transaction.atomic
def remove_subscription(*, actor: Actor, subscription: Subscription) -> None:
    """Erase an address at the wish of its holder told otherwise; it goes on the stop list as well."""
    lock(subscription)
    require(rules.can_see_subscribers(actor, subscription.partnership))
    _stop(subscription, is_refused=False)
    _erase(actor, "removed", subscription)


@transaction.atomic
def release_subscription(*, actor: Actor, subscription: Subscription) -> None:
    """Send again to an address on hold, knowing why it was held."""
    lock(subscription)
    require(rules.can_release_subscription(actor, subscription))
    move(subscription, Standing.ACTIVE, table=STANDINGS, held_at=None, held_because="")
    note_reader(actor, "released", subscription)


@transaction.atomic
def forget_unconfirmed(*, actor: Actor, partnership: Partnership) -> int:
    """Erase addresses nobody confirmed within a week, and return how many; no stop list, nobody said no."""
    require(rules.can_work_by_itself(actor))
    due = selectors.unconfirmed(partnership, clock.now())
    rows = list(due.exclude(pk__in=held_back(FORGET, clock.today())))
    for subscription in rows:
        _erase(actor, "forgotten", subscription)
    return len(rows)


def _stop(subscription: Subscription, *, is_refused: bool) -> None:
    keys = keys_of(subscription.email)
    StoppedAddress.objects.filter(
        partnership=subscription.partnership, email_key__in=keys, is_refused=False
    ).delete()
    StoppedAddress.objects.get_or_create(
        partnership=subscription.partnership, email_key=keys[0], defaults={"is_refused": is_refused}
    )


def _erase(actor: Actor, deed: str, subscription: Subscription) -> None:
    rows = Delivery.objects.filter(subscription=subscription)
    take_over_fates(rows)
    is_unsent = Q(state=Fate.WAITING) | Q(state=Fate.GIVEN, message__state=Letter.QUEUED)
    Delivery.objects.filter(pk__in=rows.filter(is_unsent).values("pk")).update(state=Fate.LEFT_OUT)
    # What a server said of a refusal repeats the address.
    rows.update(reason="")
    own = letters_of(subscription.partnership_id).filter(
        to__contains=[subscription.email], headers__contains=list_headers(subscription.partnership)
    )
    forget_letters(list(own.values_list("pk", flat=True)))
    note_reader(actor, deed, subscription)
    subscription.delete()
