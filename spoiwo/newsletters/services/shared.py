"""What the deeds of this room share: the book of deeds, which never names an address."""

from typing import Any

from spoiwo.audit.services import record
from spoiwo.common.actors import Actor
from spoiwo.newsletters.models import Issue, Subscription


def note_reader(actor: Actor, deed: str, subscription: Subscription, **data: Any) -> None:
    """Write a deed on an address: its number, never the address itself."""
    action = f"newsletters.subscription.{deed}"
    record(actor, action, subscription, partnership_id=subscription.partnership_id, **data)


def note_issue(actor: Actor, deed: str, issue: Issue, **data: Any) -> None:
    """Write a deed on an issue so that its page finds it."""
    action = f"newsletters.issue.{deed}"
    record(actor, action, issue, partnership_id=issue.partnership_id, issue=issue.pk, **data)
