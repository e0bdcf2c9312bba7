"""Reading letters and personal links."""

from spoiwo.notifications.selectors.links import LinkExpired, link_of, links_of
from spoiwo.notifications.selectors.outbox import counts, fates, message, outbox, trouble_of

__all__ = ["LinkExpired", "counts", "fates", "link_of", "links_of", "message", "outbox", "trouble_of"]
