"""Writing letters, delivering them, forgetting them; giving personal links."""

from spoiwo.notifications.services.delivering import (
    MOST_ATTEMPTS,
    NotDelivered,
    deliver_message,
    resend_message,
    settle_interrupted,
)
from spoiwo.notifications.services.links import (
    LinkDraft,
    forget_old_links,
    is_held_by,
    issue_link,
    issue_links,
    pass_link_on,
    revoke_link,
    use_link,
)
from spoiwo.notifications.services.receiving import erase_words, forget_received, receive_letter
from spoiwo.notifications.services.writing import (
    erase_letters,
    forget_letters,
    forget_old_messages,
    send,
    send_many,
)

__all__ = [
    "MOST_ATTEMPTS",
    "LinkDraft",
    "NotDelivered",
    "deliver_message",
    "erase_letters",
    "erase_words",
    "forget_letters",
    "forget_old_links",
    "forget_old_messages",
    "forget_received",
    "is_held_by",
    "issue_link",
    "issue_links",
    "pass_link_on",
    "receive_letter",
    "resend_message",
    "revoke_link",
    "send",
    "send_many",
    "settle_interrupted",
    "use_link",
]
