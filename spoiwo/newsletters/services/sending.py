"""Sending an issue: the list is frozen, then letters leave in turns, each address once.

One row for each issue and address is claimed in the transaction that writes its letter into the outbox: a
worker killed in the middle undoes both. From there on the outbox answers for the letter (``notifications``).
"""

from collections.abc import Mapping, Sequence

from django.db import transaction
from django.db.models import Max
from django.utils.translation import gettext_lazy as _

from spoiwo.accounts.models import User
from spoiwo.common import clock
from spoiwo.common.actors import Actor
from spoiwo.common.decisions import require
from spoiwo.common.exceptions import ConcurrentChange, WrongState
from spoiwo.common.states import lock, move
from spoiwo.newsletters import papers, rules, selectors
from spoiwo.newsletters.models import Delivery, Entry, Issue, StoppedAddress, Subscription
from spoiwo.newsletters.services.indexing import reindex
from spoiwo.newsletters.services.shared import note_issue
from spoiwo.newsletters.states import MOVES, Fate, Standing, State, Topic
from spoiwo.newsletters.tokens import keys_of
from spoiwo.notifications.services import send_many
from spoiwo.partnerships.models import Partnership


@transaction.atomic
def send_trial(*, actor: User, issue: Issue) -> None:
    """Send the draft to oneself alone, as readers would get it, with its signs."""
    require(rules.can_edit_issue(actor, issue))
    draft = papers.trial(issue, selectors.entries_of(issue), actor.email)
    send_many(
        actor=actor, template=papers.ISSUE, letters=[draft], partnership=issue.partnership,
        marks=papers.marks_of(issue),
    )  # fmt: skip
    note_issue(actor, "tried", issue)


@transaction.atomic
def send_issue(*, actor: Actor, issue: Issue, fingerprint: str) -> int:
    """Give the issue its number, freeze its list and begin to send; return how many addresses.

    Refused when the words or the list are others than those seen (``fingerprint``).
    """
    lock(issue.partnership)
    lock(issue)
    require(rules.can_send_issue(actor, issue))
    audience = selectors.audience_of(issue, selectors.entries_of(issue))
    if audience.fingerprint != fingerprint:
        raise ConcurrentChange(_("The list or the words have changed meanwhile. Look again, then send."))
    if not audience.count:
        raise WrongState(_("The issue reaches nobody: it is empty, or nobody agreed to what is in it."))
    rows = Issue.objects.filter(partnership=issue.partnership)
    number = (rows.aggregate(last=Max("number"))["last"] or 0) + 1
    move(issue, State.SENDING, table=MOVES, number=number, sent_at=clock.now(), audience=audience.count)
    Delivery.objects.bulk_create(
        [Delivery(issue=issue, subscription_id=reader) for reader in audience.numbers], batch_size=1000
    )
    reindex(issue)
    note_issue(actor, "sent", issue, addresses=audience.count)
    return audience.count


@transaction.atomic
def halt_issue(*, actor: Actor, issue: Issue) -> None:
    """Let no further letter into the outbox; those in it leave."""
    lock(issue)
    require(rules.can_halt_issue(actor, issue))
    move(issue, State.HALTED, table=MOVES)
    note_issue(actor, "halted", issue)


@transaction.atomic
def resume_issue(*, actor: Actor, issue: Issue) -> None:
    """Send on to those who have not got it."""
    lock(issue)
    require(rules.can_resume_issue(actor, issue))
    move(issue, State.SENDING, table=MOVES)
    note_issue(actor, "resumed", issue)


@transaction.atomic
def send_turn(*, actor: Actor, partnership: Partnership, most: int) -> int:
    """Write at most so many letters of issues being sent into the outbox, and return how many were claimed.

    Whoever left, is on hold or withdrew every consent for what the issue tells is left out now, whatever
    the list said when it was frozen.
    """
    require(rules.can_work_by_itself(actor))
    claimed = _claim(partnership, most)
    for issue in {row.issue_id: row.issue for row in claimed}.values():
        issue.partnership = partnership
        _write(actor, issue, [row for row in claimed if row.issue_id == issue.pk])
    return len(claimed)


def _claim(partnership: Partnership, most: int) -> list[Delivery]:
    """Hold addresses and their deliveries to the end of the transaction; what others hold waits for a turn.

    Addresses first, as a reader who leaves holds hers before she takes back her deliveries.
    """
    waiting = Delivery.objects.filter(
        issue__partnership=partnership, issue__state=State.SENDING, state=Fate.WAITING
    )
    wanted = list(waiting.order_by("pk").values_list("subscription", flat=True)[:most])
    readers = Subscription.objects.filter(pk__in=wanted).select_for_update(skip_locked=True).order_by("pk")
    held = {reader.pk: reader for reader in readers}
    rows = waiting.filter(subscription__in=held).select_related("issue__project")
    claimed = list(rows.select_for_update(skip_locked=True, of=("self",)).order_by("pk")[:most])
    for row in claimed:
        row.subscription = held[row.subscription_id or 0]
        row.subscription.partnership = partnership
    return claimed


def _write(actor: Actor, issue: Issue, rows: Sequence[Delivery]) -> None:
    entries = selectors.entries_of(issue)
    reached = _reached(issue, entries, rows)
    said = _said(issue, entries, set(reached.values()))
    now, going = clock.now(), [row for row in rows if row.pk in reached]
    drafts = [papers.letter(row.subscription, said[reached[row.pk]]) for row in going if row.subscription]
    messages = send_many(
        actor=actor, template=papers.ISSUE, letters=drafts, partnership=issue.partnership,
        marks=papers.marks_of(issue),
    )  # fmt: skip
    for row, message in zip(going, messages, strict=True):
        row.message, row.state, row.given_at = message, Fate.GIVEN, now
    for row in rows:
        row.state = row.state if row.pk in reached else Fate.LEFT_OUT
    Delivery.objects.bulk_update(rows, ["message", "state", "given_at"])


def _reached(issue: Issue, entries: Sequence[Entry], rows: Sequence[Delivery]) -> dict[int, frozenset[Topic]]:
    """Return for each delivery that may leave what its reader agrees to now of what the issue tells."""
    told = frozenset(section.topic for section in selectors.sections_of(entries))
    readers = [row.subscription for row in rows if row.subscription is not None]
    agreed = selectors.topics_by_reader([reader.pk for reader in readers])
    keys = {key for reader in readers for key in keys_of(reader.email)}
    stopped = set(
        StoppedAddress.objects.filter(partnership=issue.partnership, email_key__in=keys).values_list(
            "email_key", flat=True
        )
    )
    reached = {}
    for row in rows:
        reader = row.subscription
        if reader is None or reader.state != Standing.ACTIVE or stopped & set(keys_of(reader.email)):
            continue
        topics = told & agreed.get(reader.pk, frozenset())
        if topics:
            reached[row.pk] = topics
    return reached


def _said(
    issue: Issue, entries: Sequence[Entry], wanted: set[frozenset[Topic]]
) -> dict[frozenset[Topic], Mapping[str, object]]:
    """Return what letters say, made once for each choice of topics."""
    return {topics: papers.context_of(issue, entries, topics) for topics in wanted}
