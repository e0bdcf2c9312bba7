from django.apps import AppConfig

from spoiwo.visits import counted


class PortalConfig(AppConfig):
    name = "spoiwo.portal"

    def ready(self) -> None:
        from spoiwo.pages.models import Article  # models are ready only now
        from spoiwo.portal.views.articles import article_preview

        # The names of the addresses of its pages.
        counted.register("portal")
        # The editor shows a draft as readers will see it; how they see it is known only here.
        Article.preview_view = staticmethod(article_preview)
