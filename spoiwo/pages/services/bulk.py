"""Many articles of an old site written in few statements: what the editor would write of each, and no less.

Wagtail saves page by page, which is what makes other imports slow. Here a batch is one insert into each
table: the tree, the articles, their first drafts, the published versions, the old addresses, pictures,
the search index and the book of deeds.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from django.contrib.contenttypes.models import ContentType
from django.db.models import CharField, F, OuterRef, Subquery
from django.db.models.functions import Cast
from wagtail.models import Page, Revision
from wagtail.search.backends import get_search_backends

from spoiwo.accounts.models import User
from spoiwo.audit.models import LogEntry
from spoiwo.audit.services import entry, record_many
from spoiwo.common import clock
from spoiwo.common.actors import Actor
from spoiwo.pages.bringing.judging import Coming, Outcome, old_paths
from spoiwo.pages.models import Article, BroughtArticle, BroughtPicture, PartnershipSection, Publication
from spoiwo.pages.panels import LINKED
from spoiwo.pages.selectors import MOST
from spoiwo.pages.services.indexing import document_of
from spoiwo.pages.services.publishing import copy_words
from spoiwo.partnerships.models import Partnership
from spoiwo.search.services import index_many


@dataclass(frozen=True, slots=True)
class Shelf:
    """Where a batch is put, by whom and when."""

    actor: Actor
    partnership: Partnership
    section: PartnershipSection
    at: datetime


def write_batch(shelf: Shelf, coming: Sequence[Coming]) -> list[Article]:
    """Write the articles that come in; the caller holds the section, so nobody else takes their places."""
    articles = [_article(shelf, one) for one in coming]
    _hang(shelf.section, articles)
    _keep_drafts(shelf, articles)
    published = [article for article in articles if article.live]
    _publish(shelf, published)
    _keep_origins(shelf, coming, articles)
    # Finding in the editor.
    for backend in get_search_backends(with_auto_update=True):
        backend.add_bulk(Article, articles)
    return articles


def _article(shelf: Shelf, one: Coming) -> Article:
    is_live = one.outcome == Outcome.PUBLISHED
    assert one.words is not None  # read for all that come in
    day = one.written_at.astimezone(clock.WARSAW).date() if one.written_at else None
    article = Article(
        title=one.title, draft_title=one.title, slug=one.slug, lead=one.lead, kind=one.kind,
        categories=one.categories, body=one.words.blocks, written_by=one.written_by, written_on=day,
        url_path=f"{shelf.section.url_path}{one.slug}/", locale=shelf.section.locale, live=is_live,
        has_unpublished_changes=not is_live, owner=shelf.actor if isinstance(shelf.actor, User) else None,
        # A draft published later keeps the day on which it was read first.
        first_published_at=one.written_at, last_published_at=one.written_at if is_live else None,
        latest_revision_created_at=shelf.at, content_type=ContentType.objects.get_for_model(Article),
    )  # fmt: skip
    # Tied to nothing and without remarks of editors yet; unsaid, it would be asked of each.
    for name in (*LINKED, "wagtail_admin_comments"):
        setattr(article, name, [])
    return article


def _hang(section: PartnershipSection, articles: Sequence[Article]) -> None:
    """Give the articles their places under the section and write both halves of each."""
    last = Page.objects.filter(path__startswith=section.path, depth=section.depth + 1)
    path = last.order_by("-path").values_list("path", flat=True).first() or ""
    step = Article._str2int(path[-Article.steplen :]) if path else 0
    names = [field.attname for field in Page._meta.concrete_fields if not field.primary_key]
    for number, article in enumerate(articles, start=step + 1):
        article.depth = section.depth + 1
        article.path = Article._get_path(section.path, article.depth, number)
    pages = [Page(**{name: getattr(article, name) for name in names}) for article in articles]
    for article, page in zip(articles, Page.objects.bulk_create(pages), strict=True):
        article.id = article.page_ptr_id = page.pk
        article._state.adding, article._state.db = False, page._state.db
    # Django writes many rows of a model in two tables only one by one; this is its own single insert.
    halves = Article._base_manager
    halves._insert(articles, fields=Article._meta.local_concrete_fields, using=halves.db)
    Page.objects.filter(pk=section.pk).update(numchild=F("numchild") + len(articles))


def _keep_drafts(shelf: Shelf, articles: Sequence[Article]) -> None:
    kind, base = ContentType.objects.get_for_model(Article), ContentType.objects.get_for_model(Page)
    user = shelf.actor if isinstance(shelf.actor, User) else None
    Revision.objects.bulk_create(
        Revision(
            content_type=kind, base_content_type=base, object_id=str(article.pk), created_at=shelf.at,
            user=user, object_str=str(article), content=article.serializable_data(),
        )
        for article in articles
    )  # fmt: skip
    mine = Revision.objects.filter(base_content_type=base, object_id=Cast(OuterRef("pk"), CharField()))
    draft = Subquery(mine.values("pk")[:1])
    rows = Page.objects.filter(pk__in=[article.pk for article in articles])
    rows.update(latest_revision_id=draft)
    rows.filter(live=True).update(live_revision_id=F("latest_revision_id"))
    record_many([_deed(shelf, "pages.article.drafted", article, article.pk) for article in articles])


def _deed(shelf: Shelf, action: str, about: Article | Publication, number: int, **data: object) -> LogEntry:
    """Return an entry of the book about an article."""
    return entry(shelf.actor, action, about, partnership_id=shelf.partnership.pk, article=number, **data)


def _publish(shelf: Shelf, articles: Sequence[Article]) -> None:
    made = [_version(shelf, article) for article in articles]
    Publication.objects.bulk_create(made)
    index_many(document_of(one) for one in made)
    record_many([_deed(shelf, "pages.article.published", one, one.series, version=1) for one in made])


def _version(shelf: Shelf, article: Article) -> Publication:
    partnership = shelf.partnership
    made = Publication(
        partnership=partnership, article=article, series=article.pk, number=1,
        first_at=article.first_published_at, published_at=article.first_published_at,
        published_by=shelf.actor.actor_name, publisher_name=partnership.official_name,
        author_name=partnership.official_name,
    )  # fmt: skip
    copy_words(article, made)
    return made


def _keep_origins(shelf: Shelf, coming: Sequence[Coming], articles: Sequence[Article]) -> None:
    """Keep by what each is known again, where it stood, and which pictures it showed."""
    rows = []
    for one, article in zip(coming, articles, strict=True):
        path, short = old_paths(one.item)
        rows.append(
            BroughtArticle(
                partnership=shelf.partnership,
                series=article.pk,
                guid=one.item.guid,
                address=one.item.link,
                path=path,
                short_path=short,
                brought_at=shelf.at,
            )
        )
    BroughtArticle.objects.bulk_create(rows)
    BroughtPicture.objects.bulk_create(
        BroughtPicture(
            brought=row, place=place, address=picture.address, alternative=picture.alternative,
            caption=picture.caption, is_missing=not is_there,
        )
        for row, one in zip(rows, coming, strict=True)
        for place, (picture, is_there) in enumerate(zip(one.pictures[:MOST], one.handed_in, strict=True), 1)
    )  # fmt: skip
