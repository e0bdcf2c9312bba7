from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _

from spoiwo.search import registry as search
from spoiwo.visits import counted


class PortalConfig(AppConfig):
    name = "spoiwo.portal"

    def ready(self) -> None:
        from spoiwo.pages.models import Article  # models are ready only now
        from spoiwo.portal import fixed_pages
        from spoiwo.portal.views.articles import article_preview

        # The names of the addresses of its pages.
        counted.register("portal")
        search.register(
            fixed_pages.KIND, _("About the site"), fixed_pages.all_documents, is_of_the_product=True
        )
        # The editor shows a draft as readers will see it; how they see it is known only here.
        Article.preview_view = staticmethod(article_preview)
