"""From the editor to readers: every publishing makes a version that stays, every taking off is marked."""

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar

from django.core.management import call_command
from django.db import transaction
from django.db.models import Max
from django_scopes import scopes_disabled
from wagtail.log_actions import LogContext
from wagtail.models import Revision

from spoiwo.audit.services import record
from spoiwo.common import clock
from spoiwo.common.actors import Actor
from spoiwo.pages import content
from spoiwo.pages.models import Article, Publication
from spoiwo.pages.selectors.translations import latest_number
from spoiwo.pages.services.gallery import publish_gallery, show_photos
from spoiwo.pages.services.indexing import reindex
from spoiwo.pages.states import Ending, Kind

_MOST_CATEGORIES = 8
# Who publishes by a service: Wagtail's signals tell only of accounts.
_acting: ContextVar[Actor | None] = ContextVar("pages_acting", default=None)


@contextmanager
def acting(actor: Actor) -> Iterator[None]:
    """Let what is published inside be told of the actor."""
    token = _acting.set(actor)
    try:
        yield
    finally:
        _acting.reset(token)


def who_acts() -> Actor | None:
    """Return who publishes by a service now; None in the editor and in jobs."""
    return _acting.get()


@transaction.atomic
def record_publication(*, actor: Actor, article: Article, published_by: str = "") -> Publication:
    """Keep the published words as the next version; Wagtail has asked the rights and published."""
    partnership = article.partnership
    rows = Publication.objects.filter(partnership=partnership, series=article.pk)
    latest = rows.select_for_update().filter(is_latest=True).first()
    rows.filter(is_latest=True).update(is_latest=False)
    last = rows.aggregate(last=Max("number"))["last"] or 0
    now = clock.now()
    made = Publication(
        partnership=partnership, article=article, series=article.pk, number=last + 1,
        first_at=latest.first_at if latest else article.first_published_at or now,
        published_at=now if latest else article.first_published_at or now,
        published_by=published_by or actor.actor_name, ends_at=article.expire_at,
        publisher_name=partnership.official_name,
        author_name=article.author.name if article.author else partnership.official_name,
    )  # fmt: skip
    copy_words(article, made)
    if article.translates is not None:
        made.translates, made.of_version = article.translates.pk, latest_number(article.translates)
    made.save()
    publish_gallery(actor=actor, article=article, made=made)
    reindex(made)
    record(
        actor, "pages.article.published", made,
        partnership_id=partnership.pk, article=article.pk, version=made.number,
    )  # fmt: skip
    return made


def copy_words(article: Article, made: Publication) -> None:
    """Put the words of the draft into the version, as readers are given them."""
    for name in (
        "slug", "title", "lead", "kind", "language", "author", "is_own", "written_by", "written_on",
        "awaited", "demo_note",
    ):  # fmt: skip
        setattr(made, name, getattr(article, name))
    explains = article.kind == Kind.KNOWLEDGE and not article.is_translation
    made.html = content.body_html(article.body, explains=explains)
    made.plain_html = content.plain_html(article.plain)
    words = (" ".join(word.split())[:60] for word in article.categories.split(","))
    made.categories = [word for word in dict.fromkeys(words) if word][:_MOST_CATEGORIES]


@transaction.atomic
def end_publication(*, actor: Actor, article: Article, ending: Ending) -> None:
    """Mark that the article is no longer shown; its versions stay for those who keep the register."""
    rows = Publication.objects.filter(series=article.pk, is_latest=True, ended_at=None)
    for row in rows.select_related("partnership"):
        row.ended_at, row.ended_as = clock.now(), ending
        row.save(update_fields=["ended_at", "ended_as"])
        reindex(row)
        show_photos(actor=actor, series=row.series, is_public=False)
        record(
            actor, "pages.article.taken_off", row,
            partnership_id=row.partnership_id, article=article.pk, version=row.number, why=ending.value,
        )  # fmt: skip
    # What the editors have taken off is not read on in another language.
    for translation in Article.objects.filter(translates=article.pk, live=True):
        translation.unpublish()


def publish_due() -> None:
    """Publish what is scheduled and take off what is over; done twice it changes nothing the second time."""
    with LogContext(user=None), scopes_disabled():
        call_command("publish_scheduled")


def is_scheduled(article: Article) -> bool:
    """Tell whether a version of the article waits for its hour."""
    waiting: bool = Revision.objects.for_instance(article).filter(approved_go_live_at__isnull=False).exists()
    return waiting
