"""Letters of the review: by our own outbox, never by Wagtail's mailer."""

from collections.abc import Mapping
from datetime import datetime

from spoiwo.accounts.models import User
from spoiwo.common import clock
from spoiwo.common.actors import Actor
from spoiwo.notifications.letters import LetterDraft
from spoiwo.notifications.services import send_many
from spoiwo.pages import letters, selectors
from spoiwo.pages.models import Article
from spoiwo.pages.states import OWN
from spoiwo.registry.models import Organization
from spoiwo.registry.selectors import addressee
from spoiwo.registry.services import links_for_asked


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
    asked = addressee(article.partnership, institution, clock.today())
    if not asked.email:
        return []
    links = links_for_asked(actor=actor, partnership=article.partnership, asked=[asked], purpose=OWN)
    link = links[asked.organization.pk]
    context: Mapping[str, object] = letters.decided_context(
        article, why=why, due_at=due_at, address=letters.own_address(link) if why or due_at else ""
    )
    return [LetterDraft([asked.email], context)]
