"""Personal links of postings: one for whoever speaks for the institution today."""

from collections.abc import Sequence
from datetime import timedelta

from spoiwo.common import clock
from spoiwo.common.actors import Actor
from spoiwo.communiques.letters import holder_of
from spoiwo.communiques.models import Placement
from spoiwo.notifications.models import PersonalLink
from spoiwo.notifications.services import LinkDraft, is_held_by, issue_links, revoke_link
from spoiwo.partnerships.models import Partnership

PURPOSE = "communiques.placement"
# A page may be taken down after months, and the institution is then asked by the same link.
_OPEN_FOR = timedelta(days=400)


def links_for(
    actor: Actor, partnership: Partnership, placements: Sequence[Placement]
) -> dict[int, PersonalLink]:
    """Return by posting the link of whoever speaks for it now, and write its number on the posting, unsaved.

    A link stays while the same person speaks; that of another, or one whose time has passed, closes and a
    new one is given. Nothing proved by the earlier link is lost.
    """
    known = PersonalLink.objects.in_bulk([row.link_id for row in placements if row.link_id])
    kept = {row.pk: known[row.link_id] for row in placements if _is_still(row, known.get(row.link_id))}
    fresh = [row for row in placements if row.pk not in kept]
    for row in fresh:
        if row.link_id in known:
            revoke_link(actor=actor, link=known[row.link_id])
    given = _given(actor, partnership, fresh)
    for row, link in zip(fresh, given, strict=True):
        row.link_id = link.pk
    return kept | {row.pk: link for row, link in zip(fresh, given, strict=True)}


def _is_still(placement: Placement, link: PersonalLink | None) -> bool:
    return link is not None and link.closed is None and is_held_by(link, holder_of(placement))


def _given(actor: Actor, partnership: Partnership, placements: Sequence[Placement]) -> list[PersonalLink]:
    if not placements:
        return []
    return issue_links(
        actor=actor,
        partnership=partnership,
        purpose=PURPOSE,
        drafts=[LinkDraft(row.pk, holder_of(row)) for row in placements],
        expires_at=clock.now() + _OPEN_FOR,
    )
