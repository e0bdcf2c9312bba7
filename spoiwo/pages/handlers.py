"""Reactions to what Wagtail has done: versions for readers, lines for the book of deeds."""

from typing import Any

from django_scopes import scopes_disabled
from wagtail.log_actions import get_active_log_context
from wagtail.models import Page, PageLogEntry, TaskState, WorkflowState

from spoiwo.common.actors import Actor, SystemActor
from spoiwo.pages import services
from spoiwo.pages.models import Article, Publication
from spoiwo.pages.states import Ending
from spoiwo.partnerships.events import StageMoved
from spoiwo.partnerships.models import Partnership

SCHEDULE = SystemActor("harmonogram")
_DECISIONS = ("wagtail.publish.schedule", "wagtail.workflow.approve")
# Publishing and taking off are told by their own services, with the number of the version.
DEEDS = {
    "wagtail.create": "pages.article.drafted",
    "wagtail.edit": "pages.article.edited",
    "wagtail.delete": "pages.article.deleted",
    "wagtail.revert": "pages.article.reverted",
    "wagtail.publish.schedule": "pages.article.scheduled",
    "wagtail.schedule.cancel": "pages.article.unscheduled",
    "wagtail.workflow.start": "pages.article.submitted",
    "wagtail.workflow.resume": "pages.article.submitted",
    "wagtail.workflow.approve": "pages.article.approved",
    "wagtail.workflow.reject": "pages.article.sent_back",
    "wagtail.workflow.cancel": "pages.article.taken_back",
    "wagtail.lock": "pages.article.locked",
    "wagtail.unlock": "pages.article.unlocked",
}


def _actor() -> Actor:
    """Return who works in the editor now; outside of it, as in a job, the schedule does."""
    return services.who_acts() or get_active_log_context().user or SCHEDULE


def _who_decided(article: Article) -> str:
    """Return who set the hour of an article that goes out by itself."""
    rows = PageLogEntry.objects.filter(page=article.pk, action__in=_DECISIONS, user__isnull=False)
    decision = rows.order_by("-timestamp").first()
    return decision.user.actor_name if decision else ""


def keep_version(instance: Article, **_told: Any) -> None:
    """Keep what was published; Wagtail sends the same signal when only an hour was set."""
    if isinstance(instance, Article) and instance.live:
        with scopes_disabled():
            actor = _actor()
            decided = _who_decided(instance) if actor is SCHEDULE else ""
            services.record_publication(actor=actor, article=instance, published_by=decided)


def mark_ended(instance: Article, **_told: Any) -> None:
    """Mark what was taken off, or whose time was over."""
    if isinstance(instance, Article):
        ending = Ending.EXPIRED if instance.expired else Ending.WITHDRAWN
        with scopes_disabled():
            services.end_publication(actor=_actor(), article=instance, ending=ending)


def note_in_the_book(instance: PageLogEntry, created: bool, **_told: Any) -> None:
    """Write a line of Wagtail's log into the book of deeds."""
    action = DEEDS.get(instance.action)
    article = instance.page.specific if created and action and instance.page_id else None
    if action and isinstance(article, Article) and instance.user:
        services.note_deed(
            actor=instance.user,
            action=action,
            article=article,
            partnership=article.partnership,
            reason=str(instance.data.get("comment") or ""),
        )


def tell_reviewers(instance: TaskState, user: Any = None, **_told: Any) -> None:
    """Write to who may publish, each time an article is given for review, also after it was sent back."""
    article = _as_written(instance.workflow_state)
    if article is not None:
        services.tell_reviewers(actor=user or _actor(), article=article)


def tell_sent_back(instance: WorkflowState, user: Any = None, **_told: Any) -> None:
    """Write the reason to whoever gave the article for review."""
    article = _as_written(instance)
    if article is not None:
        why = instance.current_task_state.comment
        services.tell_writer(actor=user or _actor(), article=article, writer=instance.requested_by, why=why)


def tell_accepted(instance: WorkflowState, user: Any = None, **_told: Any) -> None:
    """Write to whoever gave the article for review that it is published, or when it will be."""
    article = _as_written(instance)
    if article is not None:
        due_at = article.latest_revision.approved_go_live_at
        services.tell_writer(
            actor=user or _actor(), article=article, writer=instance.requested_by, due_at=due_at
        )


def _as_written(state: WorkflowState) -> Article | None:
    """Return the article under review with the words of its latest draft."""
    page = Page.objects.filter(pk=state.object_id).first()
    written = page.get_latest_revision_as_object() if page else None
    return written if isinstance(written, Article) else None


def reindex_articles(event: StageMoved) -> None:
    """Show or hide the articles of a partnership in the search box together with it."""
    with scopes_disabled():
        if Publication.objects.filter(partnership=event.partnership_id).exists():
            services.reindex_partnership(Partnership.objects.get(pk=event.partnership_id))
