"""Giving, using and withdrawing personal links."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from django.db import transaction
from django_scopes import scopes_disabled

from spoiwo.audit.services import entry, record, record_many
from spoiwo.common import clock
from spoiwo.common.actors import Actor
from spoiwo.common.events import publish
from spoiwo.notifications import tokens
from spoiwo.notifications.events import LinkUsed
from spoiwo.notifications.models import PersonalLink
from spoiwo.notifications.selectors.links import LinkExpired
from spoiwo.partnerships.models import Partnership

# Until then an old letter is answered with “its time has passed” instead of “there is no such link”.
FORGET_LINKS_AFTER = timedelta(days=730)
_LONGEST_HOLDER = 200


@dataclass(frozen=True, slots=True)
class LinkDraft:
    """One link of many: the thing it opens and the words for whoever holds it."""

    subject_id: int
    holder: str


def issue_link(
    *,
    actor: Actor,
    partnership: Partnership,
    purpose: str,
    subject_id: int,
    holder: str,
    expires_at: datetime,
    is_single_use: bool = False,
) -> PersonalLink:
    """Give a link that opens one thing for one holder until a moment (``tokens.token_of`` says it).

    Whoever calls has asked the rule of the deed. Raises ValueError when the moment has passed.
    """
    draft = LinkDraft(subject_id, holder)
    return issue_links(
        actor=actor,
        partnership=partnership,
        purpose=purpose,
        drafts=[draft],
        expires_at=expires_at,
        is_single_use=is_single_use,
    )[0]


@transaction.atomic
def issue_links(
    *,
    actor: Actor,
    partnership: Partnership,
    purpose: str,
    drafts: Sequence[LinkDraft],
    expires_at: datetime,
    is_single_use: bool = False,
) -> list[PersonalLink]:
    """Give many links in two statements, in the order of the drafts."""
    now = clock.now()
    if expires_at <= now:
        raise ValueError(f"a link that expired at {expires_at:%Y-%m-%d %H:%M} would open nothing")
    links = PersonalLink.objects.bulk_create(
        PersonalLink(
            partnership=partnership,
            purpose=purpose,
            subject_id=draft.subject_id,
            holder=draft.holder[:_LONGEST_HOLDER],
            nonce=tokens.new_nonce(),
            is_single_use=is_single_use,
            created_at=now,
            expires_at=expires_at,
        )
        for draft in drafts
    )
    action = "notifications.link.issued"
    record_many(
        [entry(actor, action, link, partnership_id=partnership.pk, purpose=purpose) for link in links]
    )
    return links


def is_held_by(link: PersonalLink, holder: str) -> bool:
    """Tell whether the link was given for a holder in these words."""
    return link.holder == holder[:_LONGEST_HOLDER]


@transaction.atomic
def pass_link_on(*, actor: Actor, link: PersonalLink, holder: str) -> None:
    """Give the link to whoever speaks now: its number stays, and the earlier holder's token opens nothing.

    For lists that are frozen with the number of the link, as a list of voters is. Whoever calls has asked
    the rule of the deed.
    """
    link.holder, link.nonce, link.used_at = holder[:_LONGEST_HOLDER], tokens.new_nonce(), None
    link.save(update_fields=["holder", "nonce", "used_at"])
    record(
        actor,
        "notifications.link.passed_on",
        link,
        partnership_id=link.partnership_id,
        purpose=link.purpose,
    )


def use_link(link: PersonalLink) -> None:
    """Note the first use; raises LinkExpired when it closed meanwhile, also for the second of two at once.

    The deed done through the link is recorded by its own service, with ``LinkActor`` as the actor.
    """
    now = clock.now()
    rows = PersonalLink.objects.filter(pk=link.pk, revoked_at=None, expires_at__gt=now)
    if rows.filter(used_at=None).update(used_at=now):
        link.used_at = now
    else:
        link.refresh_from_db()
        if link.closed is not None:
            raise LinkExpired(link, link.closed)
    publish(LinkUsed(link.pk, link.partnership_id, link.purpose, link.subject_id))


@transaction.atomic
def revoke_link(*, actor: Actor, link: PersonalLink) -> None:
    """Close a link for good; whoever opens it later is told so. Doing it twice changes nothing."""
    now = clock.now()
    if not PersonalLink.objects.filter(pk=link.pk, revoked_at=None).update(revoked_at=now):
        return
    link.revoked_at = now
    record(
        actor,
        "notifications.link.revoked",
        link,
        partnership_id=link.partnership_id,
        purpose=link.purpose,
    )


def forget_old_links() -> int:
    """Remove links whose time passed two years ago, with the names in them, and return how many."""
    with scopes_disabled():
        old = PersonalLink.objects.filter(expires_at__lt=clock.now() - FORGET_LINKS_AFTER)
        removed, _by_model = old.delete()
    return removed
