"""Reading letters and personal links."""

from spoiwo.notifications.selectors.inbox import answers_to, received
from spoiwo.notifications.selectors.links import LinkExpired, link_of, link_of_reply_address, links_of
from spoiwo.notifications.selectors.outbox import (
    Fate,
    counts,
    fates,
    letters_of,
    message,
    outbox,
    trouble_of,
)

__all__ = [
    "Fate",
    "LinkExpired",
    "answers_to",
    "counts",
    "fates",
    "letters_of",
    "link_of",
    "link_of_reply_address",
    "links_of",
    "message",
    "outbox",
    "received",
    "trouble_of",
]
