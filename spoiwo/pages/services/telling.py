"""Letters of the review: by our own outbox, never by Wagtail's mailer."""

from collections.abc import Mapping, Sequence
from datetime import datetime, time, timedelta

from spoiwo.accounts.models import User
from spoiwo.common import clock
from spoiwo.common.actors import Actor
from spoiwo.notifications.letters import LetterDraft
from spoiwo.notifications.models import PersonalLink
from spoiwo.notifications.selectors import links_of
from spoiwo.notifications.services import LinkDraft, issue_links, send_many
from spoiwo.pages import letters, selectors
from spoiwo.pages.models import Article
from spoiwo.pages.selectors import Asked
from spoiwo.pages.states import OWN
from spoiwo.partnerships.models import Partnership
from spoiwo.registry.models import Organization

OPEN_FOR = timedelta(days=120)
# A letter carries a link that opens for at least so long.
AT_LEAST = timedelta(days=30)


def tell_reviewers(*, actor: Actor, article: Article) -> None:
    """Tell who may publish that an article waits; whoever gave it for review is not told."""
    partnership = article.partnership
    people = selectors.reviewers_of(partnership, clock.today(), but=actor.actor_id)
    context = letters.review_context(article, actor.actor_name)
    written = [LetterDraft([one.email], context) for one in people]
    send_many(actor=actor, template=letters.REVIEW, letters=written, partnership=partnership)


def tell_writer(
    *, actor: Actor, article: Article, writer: User | None, why: str = "", due_at: datetime | None = None
) -> None:
    """Tell whoever wrote the article what the review decided: the institution of its link, or the account."""
    partnership = article.partnership
    if article.is_own and writer is None and article.author is not None:
        written = _to_institution(actor, article, article.author, why, due_at)
    elif writer is not None and writer.is_active and writer.actor_id != actor.actor_id:
        written = [LetterDraft([writer.email], letters.decided_context(article, why=why, due_at=due_at))]
    else:
        written = []
    send_many(actor=actor, template=letters.DECIDED, letters=written, partnership=partnership)


def _to_institution(
    actor: Actor, article: Article, institution: Organization, why: str, due_at: datetime | None
) -> list[LetterDraft]:
    asked = selectors.addressee(article.partnership, institution, clock.today())
    if not asked.email:
        return []
    link = links_for(actor, article.partnership, [asked])[asked.organization.pk]
    context: Mapping[str, object] = letters.decided_context(
        article, why=why, due_at=due_at, address=letters.own_address(link) if why or due_at else ""
    )
    return [LetterDraft([asked.email], context)]


def links_for(actor: Actor, partnership: Partnership, asked: Sequence[Asked]) -> dict[int, PersonalLink]:
    """Return a link for each institution, given anew only where the last one ends soon."""
    holders = {one.organization.pk: one.holder for one in asked}
    lasting = links_of(OWN, list(holders)).filter(
        partnership=partnership, revoked_at=None, expires_at__gt=clock.now() + AT_LEAST
    )
    found = {link.subject_id: link for link in lasting if link.holder == holders[link.subject_id][:200]}
    drafts = [LinkDraft(number, holder) for number, holder in holders.items() if number not in found]
    if drafts:
        until = datetime.combine(clock.today(), time(0), clock.WARSAW) + OPEN_FOR
        given = issue_links(
            actor=actor, partnership=partnership, purpose=OWN, drafts=drafts, expires_at=until
        )
        found |= {link.subject_id: link for link in given}
    return found
