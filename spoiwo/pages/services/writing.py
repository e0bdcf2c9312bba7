"""Writing articles elsewhere than in the editor, and telling the book of deeds of what is done in it."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date, datetime

from django.db.models import Model
from wagtail.models import Page

from spoiwo.audit.services import record
from spoiwo.common.actors import Actor
from spoiwo.common.decisions import require
from spoiwo.common.exceptions import WrongState
from spoiwo.common.polish import slugify
from spoiwo.pages import rules, selectors
from spoiwo.pages.models import Article
from spoiwo.pages.services.gallery import require_ready
from spoiwo.pages.services.publishing import acting
from spoiwo.pages.services.tree import open_section
from spoiwo.pages.states import Kind
from spoiwo.partnerships.models import Partnership
from spoiwo.registry.models import Organization


@dataclass(frozen=True, slots=True)
class ArticleDraft:
    """The words of an article; ``body`` holds blocks as the editor stores them, by kind and value."""

    title: str
    lead: str = ""
    kind: Kind = Kind.NEWS
    categories: str = ""
    body: Sequence[tuple[str, object]] = ()
    plain: str = ""
    author: Organization | None = None
    is_own: bool = False
    written_by: str = ""
    written_on: date | None = None
    awaited: str = ""
    account_of: Article | None = None
    demo_note: str = ""
    # By the name of the field: partnerships, meetings, people, projects, files, units.
    links: dict[str, Sequence[Model]] = field(default_factory=dict)


def write_article(*, actor: Actor, partnership: Partnership, draft: ArticleDraft) -> Article:
    """Save a new article as a draft in the section of the partnership."""
    require(rules.can_write_article(actor, partnership))
    section = open_section(actor=actor, partnership=partnership)
    values = {name: getattr(draft, name) for name in ArticleDraft.__slots__ if name != "links"}
    slug = free_slug(section, slugify(draft.title)[:80].strip("-") or "artykul")
    article = Article(**values, slug=slug, live=False, locale=section.locale)
    for name, rows in draft.links.items():
        setattr(article, name, rows)
    section.add_child(instance=article)
    article.save_revision()
    record(actor, "pages.article.drafted", article, partnership_id=partnership.pk, article=article.pk)
    return article


def free_slug(section: Page, wanted: str) -> str:
    """Return the address, with a number where it is taken."""
    taken = set(section.get_children().filter(slug__startswith=wanted).values_list("slug", flat=True))
    numbered = (f"{wanted}-{number}" for number in range(2, len(taken) + 3))
    return wanted if wanted not in taken else next(slug for slug in numbered if slug not in taken)


def publish_article(*, actor: Actor, article: Article, at: datetime | None = None) -> None:
    """Publish the latest draft; ``at`` is a day it was first published elsewhere, for what is brought in."""
    require(rules.can_publish_article(actor, article.partnership))
    if at:
        Article.objects.filter(pk=article.pk).update(first_published_at=at)
    article.refresh_from_db()
    require_ready(article.get_latest_revision_as_object())
    if selectors.waits_for_the_original(article):
        raise WrongState(selectors.ORIGINAL_FIRST)
    with acting(actor):
        article.get_latest_revision().publish()


def note_deed(
    *, actor: Actor, action: str, article: Page, partnership: Partnership, reason: str = ""
) -> None:
    """Write into the book of deeds what was done in the editor, whose own log stays beside it."""
    said = {"reason": reason} if reason else {}
    record(actor, action, article, partnership_id=partnership.pk, article=article.pk, **said)
