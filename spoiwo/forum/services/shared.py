"""What the deeds of this room share: the book of deeds, grounds, personal links."""

from collections.abc import Collection, Iterable, Sequence
from datetime import timedelta
from typing import Any

from django.utils.translation import gettext_lazy as _

from spoiwo.audit.services import record
from spoiwo.common import clock
from spoiwo.common.actors import Actor
from spoiwo.common.exceptions import BadInput
from spoiwo.forum.models import Circle, Member, Subscription
from spoiwo.forum.states import MEMBER_LINK, REPLY_LINK
from spoiwo.notifications.models import PersonalLink
from spoiwo.notifications.selectors import links_of
from spoiwo.notifications.services import LinkDraft, issue_links, revoke_link
from spoiwo.partnerships.models import Partnership

OPEN_FOR = timedelta(days=180)
# A letter carries a link that opens for at least so long.
AT_LEAST = timedelta(days=60)


def note(actor: Actor, action: str, circle: Circle, **data: Any) -> None:
    """Write a deed so that the page of the circle finds it; never the words of a post."""
    record(actor, action, circle, partnership_id=circle.partnership_id, circle=circle.pk, **data)


def need_ground(ground: str) -> str:
    """Return the ground of a deed; an empty one is refused."""
    if not ground.strip():
        raise BadInput(_("Write why."), "ground")
    return ground.strip()[:300]


def holder_of(member: Member) -> str:
    """Return on whose behalf a link acts, in words."""
    return f"{member.name} ({member.organization.name})"


def member_links(actor: Actor, circle: Circle, members: Sequence[Member]) -> dict[int, PersonalLink]:
    """Return a link that opens the circle for each member, given anew only where the last one ends soon."""
    drafts = {member.pk: LinkDraft(member.pk, holder_of(member)) for member in members}
    return _links(actor, circle.partnership, MEMBER_LINK, drafts)


def reply_links(actor: Actor, rows: Sequence[Subscription]) -> dict[int, PersonalLink]:
    """Return, by member, the link whose secret address takes answers to the topic."""
    if not rows:
        return {}
    drafts = {row.pk: LinkDraft(row.pk, holder_of(row.member)) for row in rows}
    found = _links(actor, rows[0].topic.circle.partnership, REPLY_LINK, drafts)
    return {row.member_id: found[row.pk] for row in rows}


def _links(
    actor: Actor, partnership: Partnership, purpose: str, drafts: dict[int, LinkDraft]
) -> dict[int, PersonalLink]:
    lasting = links_of(purpose, list(drafts)).filter(revoked_at=None, expires_at__gt=clock.now() + AT_LEAST)
    found = {link.subject_id: link for link in lasting}
    missing = [draft for number, draft in drafts.items() if number not in found]
    if missing:
        until = clock.now() + OPEN_FOR
        given = issue_links(
            actor=actor, partnership=partnership, purpose=purpose, drafts=missing, expires_at=until
        )
        found |= {link.subject_id: link for link in given}
    return found


def close_links(actor: Actor, member: Member) -> None:
    """Withdraw everything by which the member could read or answer."""
    own = Subscription.objects.filter(member=member).values_list("pk", flat=True)
    _revoke(actor, links_of(MEMBER_LINK, [member.pk]).filter(revoked_at=None))
    _revoke(actor, links_of(REPLY_LINK, list(own)).filter(revoked_at=None))


def _revoke(actor: Actor, links: Iterable[PersonalLink]) -> None:
    for link in links:
        revoke_link(actor=actor, link=link)


def follow(topic_id: int, members: Collection[int], *, anew: bool = False) -> None:
    """Make the members readers of the topic; whoever gave it up is left alone unless ``anew``."""
    rows = [Subscription(topic_id=topic_id, member_id=member) for member in members]
    Subscription.objects.bulk_create(rows, ignore_conflicts=True)
    if anew:
        Subscription.objects.filter(topic=topic_id, member__in=members).update(is_on=True)
