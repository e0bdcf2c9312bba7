"""Links for institutions that are asked for something of their own."""

from collections.abc import Sequence
from datetime import datetime, time, timedelta

from spoiwo.common import clock
from spoiwo.common.actors import Actor
from spoiwo.notifications.models import PersonalLink
from spoiwo.notifications.selectors import links_of
from spoiwo.notifications.services import LinkDraft, issue_links
from spoiwo.partnerships.models import Partnership
from spoiwo.registry.selectors.asking import Asked

OPEN_FOR = timedelta(days=120)
# A letter carries a link that opens for at least so long.
AT_LEAST = timedelta(days=30)


def links_for_asked(
    *, actor: Actor, partnership: Partnership, asked: Sequence[Asked], purpose: str
) -> dict[int, PersonalLink]:
    """Return a link for each institution, given anew only where the last one ends soon.

    The caller has asked whether the actor may write to them.
    """
    holders = {one.organization.pk: one.holder for one in asked}
    lasting = links_of(purpose, list(holders)).filter(
        partnership=partnership, revoked_at=None, expires_at__gt=clock.now() + AT_LEAST
    )
    found = {link.subject_id: link for link in lasting if link.holder == holders[link.subject_id][:200]}
    drafts = [LinkDraft(number, holder) for number, holder in holders.items() if number not in found]
    if drafts:
        until = datetime.combine(clock.today(), time(0), clock.WARSAW) + OPEN_FOR
        given = issue_links(
            actor=actor, partnership=partnership, purpose=purpose, drafts=drafts, expires_at=until
        )
        found |= {link.subject_id: link for link in given}
    return found
