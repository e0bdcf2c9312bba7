from django.apps import AppConfig
from django.db.models.signals import post_save
from django.utils.translation import gettext_lazy as _

from spoiwo.audit import registry as actions
from spoiwo.common import events
from spoiwo.documents import kinds
from spoiwo.files import standing
from spoiwo.notifications import previews
from spoiwo.pages.states import OWN
from spoiwo.partnerships import permissions
from spoiwo.partnerships.events import StageMoved
from spoiwo.partnerships.states import Role
from spoiwo.privacy import archive, looks, uses
from spoiwo.privacy.held import register as held
from spoiwo.search import registry as search
from spoiwo.sites import former


class PagesConfig(AppConfig):
    name = "spoiwo.pages"

    def ready(self) -> None:
        from wagtail.models import Collection, Page, PageLogEntry  # models are ready only now
        from wagtail.permissions import register_permission_policy
        from wagtail.signals import page_published, page_unpublished

        from spoiwo.pages import handlers, panels, proofs, rules
        from spoiwo.pages.forms import ArticleForm
        from spoiwo.pages.models import Article
        from spoiwo.pages.services import indexing

        _tell_of_people()
        register_permission_policy(Page, rules.RolesPolicy(Page))
        register_permission_policy(Collection, rules.NobodyPolicy(Collection))
        Article.base_form_class = ArticleForm
        panels.ProofPanel.advice_on = staticmethod(proofs.advice_on)
        page_published.connect(handlers.keep_version, dispatch_uid="pages.keep_version")
        page_unpublished.connect(handlers.mark_ended, dispatch_uid="pages.mark_ended")
        post_save.connect(handlers.note_in_the_book, sender=PageLogEntry, dispatch_uid="pages.note")
        self._take_over_letters()
        events.subscribe(StageMoved, handlers.reindex_articles)
        _register_elsewhere()
        search.register("article", _("Articles"), indexing.all_documents)
        permissions.register(
            "pages.write_article", _("Write articles and give them for review"),
            Role.OFFICER, Role.COORDINATOR, Role.LEADER,
        )  # fmt: skip
        permissions.register(
            "pages.publish_article",
            _("Review, publish and take off articles"),
            Role.OFFICER,
            Role.COORDINATOR,
        )
        _register_deeds()

    def _take_over_letters(self) -> None:
        """Send the letters of the review ourselves: in the outbox, in the reader's language, with a trace."""
        from wagtail import signals  # models are ready only now
        from wagtail.models import TaskState, WorkflowState

        from spoiwo.pages import handlers

        uses.join(uses.TOGETHER, OWN)
        looks.register(_("Representatives: e-mails and telephones"), "pages:article_ask")
        for signal, sender, own in (
            (signals.task_submitted, TaskState, "group_approval_task_submitted"),
            (signals.workflow_submitted, WorkflowState, "workflow_state_submitted"),
            (signals.workflow_rejected, WorkflowState, "workflow_state_rejected"),
            (signals.workflow_approved, WorkflowState, "workflow_state_approved"),
        ):
            signal.disconnect(sender=sender, dispatch_uid=f"{own}_email_notification")
        signals.task_submitted.connect(handlers.tell_reviewers, dispatch_uid="pages.tell_reviewers")
        signals.workflow_rejected.connect(handlers.tell_sent_back, dispatch_uid="pages.tell_sent_back")
        signals.workflow_approved.connect(handlers.tell_accepted, dispatch_uid="pages.tell_accepted")


def _register_elsewhere() -> None:
    """Tell the rooms below of letters and papers of articles, and of where photos stand."""
    from spoiwo.pages import letters, selectors
    from spoiwo.pages.selectors import bringing, old

    archive.register(
        archive.Series("articles", _("Articles taken off"), "BE10", old.taken_off_before, old.taken_off_on)
    )
    for template, words in {
        letters.ASKING: _("Institution asked for an article of its own"),
        letters.REVIEW: _("Article to review"),
        letters.DECIDED: _("Article: what the review decided"),
    }.items():
        previews.register(template, words, letters.sample)
    kinds.register("article", _("Articles"), address="artykuly")
    former.register(bringing.leads_to)
    standing.register("pages.ArticlePhoto", selectors.uses_of_drafts)
    standing.register("pages.PublicationPhoto", selectors.uses_of_versions)
    for name, label in {
        "pages.photo.added": _("Photo put into an article"),
        "pages.photo.removed": _("Photo taken out of an article"),
        "pages.gallery.arranged": _("Photos of an article arranged"),
    }.items():
        actions.register(name, label)


def _register_deeds() -> None:
    for name, label in {
        "pages.institutions.asked": _("Institutions asked for articles of their own"),
        "pages.old_site.brought_in": _("Articles of an old site brought in"),
        "pages.section.opened": _("Place for the partnership’s articles made"),
        "pages.article.drafted": _("Article begun"),
        "pages.article.edited": _("Draft of an article saved"),
        "pages.article.deleted": _("Article deleted"),
        "pages.article.reverted": _("Earlier draft of an article taken back"),
        "pages.article.scheduled": _("Hour set for an article to be published"),
        "pages.article.unscheduled": _("Article no longer to be published by itself"),
        "pages.article.submitted": _("Article given for review"),
        "pages.article.approved": _("Article approved in review"),
        "pages.article.sent_back": _("Article sent back"),
        "pages.article.taken_back": _("Article taken back from review"),
        "pages.article.locked": _("Article locked"),
        "pages.article.unlocked": _("Article unlocked"),
        "pages.article.published": _("Article published"),
        "pages.article.taken_off": _("Article taken off"),
        "pages.translation.begun": _("Translation of an article begun"),
    }.items():
        actions.register(name, label)


def _tell_of_people() -> None:
    held.register(
        "pages.Article", path="partnerships", persons=("people",), names=("written_by",),
        only=("title", "kind", "written_on"),
    )  # fmt: skip
    held.leave_out(
        _("Drafts of articles and who worked on them; what was published is told."),
        "pages.Article_people", "pages.PartnershipSection",
    )  # fmt: skip
