"""The secret address by which documents are mailed in: one for each partnership, until it is replaced."""

from spoiwo.accounts.models import User
from spoiwo.common import clock
from spoiwo.notifications.models import PersonalLink
from spoiwo.notifications.selectors import links_of
from spoiwo.notifications.tokens import reply_address
from spoiwo.partnerships.models import Partnership
from spoiwo.sources.states import MAIL_IN


def mail_link(partnership: Partnership) -> PersonalLink | None:
    """Return what stands behind the address that is open now; None before one was made."""
    rows = links_of(MAIL_IN, [partnership.pk]).filter(partnership=partnership, revoked_at=None)
    return rows.filter(expires_at__gt=clock.now()).first()


def mail_address(link: PersonalLink | None) -> str:
    """Return the address in full; empty where there is none, or no mailbox is set up."""
    return reply_address(link) if link is not None else ""


def sender_of(address: str) -> User | None:
    """Return the person whose account has this address."""
    if not address:
        return None
    return User.objects.filter(email__iexact=address, is_active=True).first()
