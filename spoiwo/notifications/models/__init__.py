"""Letters sent and received, with what is attached to them, and personal links."""

from spoiwo.notifications.models.inbox import ReceivedLetter
from spoiwo.notifications.models.links import PersonalLink
from spoiwo.notifications.models.outbox import Attachment, Message

__all__ = ["Attachment", "Message", "PersonalLink", "ReceivedLetter"]
