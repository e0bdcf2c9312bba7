"""The newsletter of a partnership, and the addresses of its list."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from django.db.models import Count, Q, QuerySet
from django.utils.translation import gettext_lazy as _
from django_scopes import scopes_disabled

from spoiwo.common import clock
from spoiwo.common.exceptions import NotFound
from spoiwo.newsletters.letters import DAYS
from spoiwo.newsletters.models import Consent, Newsletter, StoppedAddress, Subscription
from spoiwo.newsletters.states import Standing, Topic
from spoiwo.newsletters.tokens import Purpose, keys_of, number_of
from spoiwo.partnerships.models import Partnership
from spoiwo.privacy.held.register import Subject, Value
from spoiwo.privacy.held.telling import value_of

# As long as the letter that asks for it says.
KEPT_UNCONFIRMED = timedelta(days=DAYS)
NO_SUCH = _("There is no such address on the list.")


@dataclass(frozen=True, slots=True)
class Counts:
    """How many addresses stand where, how many agreed to what, and how many left."""

    active: int
    pending: int
    held: int
    news: int
    meetings: int
    offers: int
    stopped: int


def newsletter_of(partnership: Partnership) -> Newsletter | None:
    """Return the newsletter, open or closed; None where there has never been one."""
    found: Newsletter | None = Newsletter.objects.filter(partnership=partnership).first()
    if found is not None:
        found.partnership = partnership
    return found


def subscription_of(token: str, purpose: Purpose) -> tuple[int, Subscription | None]:
    """Return the number a link proves and its address, whichever partnership that is; the token is the right.

    The address is None when it has left the list since. Raises NotFound for a wrong or changed token.
    """
    number = number_of(token, purpose)
    if number is None:
        raise NotFound(_("This link is not whole or not known. Open it from the letter again."))
    with scopes_disabled():
        rows = Subscription.objects.select_related("partnership").filter(pk=number)
        found: Subscription | None = rows.first()
    return number, found


def subscription_at(partnership: Partnership, email: str) -> Subscription | None:
    """Return the row of an address, in whatever case it is typed; None where it is not on the list."""
    rows = Subscription.objects.filter(partnership=partnership, email_key__in=keys_of(email))
    found: Subscription | None = rows.select_related("partnership").first()
    return found


def stop_of(partnership: Partnership, email: str) -> StoppedAddress | None:
    """Return what the stop list says of an address."""
    rows = StoppedAddress.objects.filter(partnership=partnership, email_key__in=keys_of(email))
    found: StoppedAddress | None = rows.order_by("-is_refused", "pk").first()
    return found


def stops_of(partnership: Partnership, subject: Subject, links: Collection[int]) -> list[tuple[Value, ...]]:
    """Return what the stop list says of a person's addresses: for ``privacy``, which has not its key."""
    keys = [key for email in subject.addresses for key in keys_of(email)]
    rows = StoppedAddress.objects.filter(partnership=partnership, email_key__in=keys)
    return [(value_of(row, "since"), value_of(row, "is_refused")) for row in rows]


def topics_of(subscription: Subscription) -> frozenset[Topic]:
    """Return what the reader agrees to now: confirmed and not withdrawn."""
    return topics_by_reader([subscription.pk]).get(subscription.pk, frozenset())


def standing_consents() -> QuerySet[Consent]:
    """Return the consents that count now, of the partnership in scope."""
    rows: QuerySet[Consent] = Consent.objects.filter(confirmed_at__isnull=False, withdrawn_at__isnull=True)
    return rows


def topics_by_reader(pks: Collection[int]) -> dict[int, frozenset[Topic]]:
    """Return by number of the address what each agrees to now, in one query."""
    found: dict[int, set[Topic]] = {}
    rows = standing_consents().filter(subscription__in=pks)
    for number, topic in rows.values_list("subscription", "topic"):
        found.setdefault(number, set()).add(Topic(topic))
    return {number: frozenset(topics) for number, topics in found.items()}


def consents_of(subscription: Subscription) -> list[Consent]:
    """Return every consent of the address with its proof, withdrawn ones too, the oldest first."""
    return list(subscription.consents.all())


def subscriptions_of(partnership: Partnership, *, state: str = "", words: str = "") -> QuerySet[Subscription]:
    """Return addresses of the list by address, of one state and with these words in it, or all."""
    rows: QuerySet[Subscription] = Subscription.objects.filter(partnership=partnership)
    if state in Standing.values:
        rows = rows.filter(state=state)
    if words:
        rows = rows.filter(email__icontains=words)
    return rows.select_related("partnership").prefetch_related("consents").order_by("email", "pk")


def subscription_by_id(partnership: Partnership, number: int) -> Subscription:
    """Return an address of the list; raises NotFound."""
    rows = Subscription.objects.filter(partnership=partnership, pk=number)
    found: Subscription | None = rows.select_related("partnership").first()
    if found is None:
        raise NotFound(NO_SUCH)
    return found


def counts_of(partnership: Partnership) -> Counts:
    """Return the numbers of the list, in three queries; nobody is named."""
    rows = Subscription.objects.filter(partnership=partnership)
    by_state = {state.value: Count("pk", filter=Q(state=state)) for state in Standing}
    consents = standing_consents().filter(
        subscription__partnership=partnership, subscription__state=Standing.ACTIVE
    )
    by_topic = {topic.value: Count("pk", filter=Q(topic=topic)) for topic in Topic}
    stopped = StoppedAddress.objects.filter(partnership=partnership).count()
    return Counts(
        **rows.order_by().aggregate(**by_state), **consents.order_by().aggregate(**by_topic), stopped=stopped
    )


def unconfirmed(partnership: Partnership, moment: datetime) -> QuerySet[Subscription]:
    """Return addresses erased at the moment, because nobody has confirmed them."""
    rows: QuerySet[Subscription] = Subscription.objects.filter(
        partnership=partnership, state=Standing.PENDING, requested_at__lt=moment - KEPT_UNCONFIRMED
    )
    return rows


def unconfirmed_until(subscription: Subscription) -> date:
    """Return the first day on which an address nobody confirmed may be erased."""
    return (subscription.requested_at + KEPT_UNCONFIRMED).astimezone(clock.WARSAW).date()
