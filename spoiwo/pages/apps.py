from django.apps import AppConfig
from django.db.models.signals import post_save
from django.utils.translation import gettext_lazy as _

from spoiwo.audit import registry as actions
from spoiwo.common import events
from spoiwo.documents import kinds
from spoiwo.partnerships import permissions
from spoiwo.partnerships.events import StageMoved
from spoiwo.partnerships.states import Role
from spoiwo.search import registry as search


class PagesConfig(AppConfig):
    name = "spoiwo.pages"

    def ready(self) -> None:
        from wagtail.models import Collection, Page, PageLogEntry  # models are ready only now
        from wagtail.permissions import register_permission_policy
        from wagtail.signals import page_published, page_unpublished

        from spoiwo.pages import handlers, rules
        from spoiwo.pages.forms import ArticleForm
        from spoiwo.pages.models import Article
        from spoiwo.pages.services import indexing

        register_permission_policy(Page, rules.RolesPolicy(Page))
        register_permission_policy(Collection, rules.NobodyPolicy(Collection))
        Article.base_form_class = ArticleForm
        page_published.connect(handlers.keep_version, dispatch_uid="pages.keep_version")
        page_unpublished.connect(handlers.mark_ended, dispatch_uid="pages.mark_ended")
        post_save.connect(handlers.note_in_the_book, sender=PageLogEntry, dispatch_uid="pages.note")
        events.subscribe(StageMoved, handlers.reindex_articles)
        search.register("article", _("Articles"), indexing.all_documents)
        kinds.register("article", _("Articles"), address="artykuly")
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
        for name, label in {
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
        }.items():
            actions.register(name, label)
