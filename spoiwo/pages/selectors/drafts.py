"""What is being written, for the secretariat's own page."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime

from django.db.models import CharField, Count, OuterRef, QuerySet, Subquery
from django.db.models.functions import Cast
from django.utils.translation import gettext_lazy as _
from wagtail.models import Revision, WorkflowState

from spoiwo.common.exceptions import NotFound
from spoiwo.pages.models import Article, PartnershipSection
from spoiwo.pages.selectors.translations import behind
from spoiwo.partnerships.models import Partnership

NO_SUCH = _("There is no such article.")


@dataclass(frozen=True, slots=True)
class Draft:
    """An article with where it stands."""

    article: Article
    # Waits for a publisher's answer.
    in_review: bool
    # Goes out by itself at that hour.
    due_at: datetime | None
    # Why the review sent it back, while it waits for the writer.
    reason: str = ""
    # A translation whose Polish text was changed after it was published.
    is_behind: bool = False
    # How many it has; in the list, where the number of questions does not grow.
    photos: int = 0


def article_by_id(partnership: Partnership, number: int) -> Article:
    """Return an article of the partnership as its last draft says; raises NotFound."""
    section = PartnershipSection.objects.filter(partnership=partnership).first()
    found = Article.objects.child_of(section).filter(pk=number).first() if section else None
    if found is None:
        raise NotFound(NO_SUCH)
    draft: Article = found.get_latest_revision_as_object()
    return draft


def drafts_of(partnership: Partnership) -> list[Draft]:
    """Return the articles of the partnership, those changed last first, in a fixed number of queries."""
    section = PartnershipSection.objects.filter(partnership=partnership).first()
    if section is None:
        return []
    rows = Article.objects.child_of(section).order_by("-latest_revision_created_at", "-pk")
    articles = list(rows.select_related("author", "translates"))
    numbers = [str(one.pk) for one in articles]
    waiting = Revision.objects.filter(object_id__in=numbers, approved_go_live_at__isnull=False)
    due = dict(waiting.values_list("object_id", "approved_go_live_at"))
    states = reviews_of(articles)
    counted = Article.objects.filter(pk__in=articles, gallery__isnull=False).order_by()
    photos = dict(counted.values_list("pk").annotate(Count("gallery")))
    drafts = [_draft(one, due.get(str(one.pk)), states.get(one.pk)) for one in articles]
    late = set(behind(partnership).values_list("series", flat=True))
    return [
        replace(one, photos=photos.get(one.article.pk, 0), is_behind=one.article.pk in late) for one in drafts
    ]


def _draft(article: Article, due_at: datetime | None, state: WorkflowState | None) -> Draft:
    if state is None or state.status == WorkflowState.STATUS_IN_PROGRESS:
        return Draft(article, state is not None, due_at)
    return Draft(article, False, due_at, reason=state.current_task_state.comment)


def reviews_of(articles: Sequence[Article]) -> dict[int, WorkflowState]:
    """Return the reviews that go on, or wait for the writer, by the number of the article.

    Wagtail's own prefetching looks them up under the content type of articles, while they are kept
    under that of pages.
    """
    rows = WorkflowState.objects.active().filter(object_id__in=[str(one.pk) for one in articles])
    return {int(one.object_id): one for one in rows.select_related("current_task_state")}


def waiting_for_review(partnership: Partnership) -> "QuerySet[Article]":
    """Return the articles of the partnership that wait for a publisher's answer, with ``since``."""
    section = PartnershipSection.objects.filter(partnership=partnership).values("path")
    waiting = WorkflowState.objects.filter(
        status=WorkflowState.STATUS_IN_PROGRESS, object_id=Cast(OuterRef("pk"), CharField())
    )
    asked = waiting.order_by("-created_at").values("current_task_state__started_at")[:1]
    rows: QuerySet[Article] = Article.objects.filter(path__startswith=Subquery(section[:1]))
    waits: QuerySet[Article] = rows.annotate(since=Subquery(asked)).filter(since__isnull=False)
    return waits
