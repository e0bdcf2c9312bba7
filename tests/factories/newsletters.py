"""Addresses and issues of a newsletter, made through the services. They need the scope."""

from collections.abc import Collection
from datetime import date

from spoiwo.common.actors import SystemActor, Visitor
from spoiwo.newsletters import selectors, services
from spoiwo.newsletters.actors import Reader
from spoiwo.newsletters.models import Issue, Newsletter, Subscription
from spoiwo.newsletters.selectors import subscription_at
from spoiwo.newsletters.services import SignUp
from spoiwo.newsletters.states import Topic
from spoiwo.partnerships.models import Partnership

SYSTEM = SystemActor("tests")
EMAIL = "anna.mak@example.org"
ALL = tuple(Topic)
SOURCE = "/partnerstwa/powiat-zwolenski/biuletyn/"


def open_newsletter(partnership: Partnership) -> Newsletter:
    """Let readers sign up."""
    return services.set_newsletter(
        actor=SYSTEM, partnership=partnership, is_open=True, about="Raz w miesiącu: co nowego."
    )


def type_in(
    partnership: Partnership, email: str = EMAIL, topics: Collection[Topic] = ALL
) -> Subscription | None:
    """Type an address into the form of the public page; the row, or None where none is kept."""
    draft = SignUp(email=email, topics=topics, source=SOURCE)
    services.sign_up(actor=Visitor(), partnership=partnership, draft=draft)
    return subscription_at(partnership, email)


def a_pending(partnership: Partnership, email: str = EMAIL, topics: Collection[Topic] = ALL) -> Subscription:
    """Return an address nobody has confirmed yet."""
    found = type_in(partnership, email, topics)
    assert found is not None
    return found


def a_reader(partnership: Partnership, email: str = EMAIL, topics: Collection[Topic] = ALL) -> Subscription:
    """Return an address its holder has confirmed."""
    subscription = a_pending(partnership, email, topics)
    services.confirm_subscription(actor=Reader(subscription), subscription=subscription)
    return subscription


def a_draft(partnership: Partnership, since: date = date(2026, 4, 1)) -> Issue:
    """Return a draft with one entry of own words for each topic."""
    issue = services.draft_issue(actor=SYSTEM, partnership=partnership, since=since)
    for topic in Topic:
        services.add_words(
            actor=SYSTEM,
            issue=issue,
            title=f"Wpis: {topic.value}",
            text=f"Zdanie: {topic.value}.",
            topic=topic,
        )
    return issue


def send(issue: Issue) -> Issue:
    """Freeze the list as it is now and begin to send."""
    audience = selectors.audience_of(issue, selectors.entries_of(issue))
    services.send_issue(actor=SYSTEM, issue=issue, fingerprint=audience.fingerprint)
    return issue


def take_turns(partnership: Partnership, most: int = 60) -> int:
    """Write every waiting letter into the outbox, so many at a time; how many in all."""
    claimed = 0
    while turn := services.send_turn(actor=SYSTEM, partnership=partnership, most=most):
        claimed += turn
    return claimed
