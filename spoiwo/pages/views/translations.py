"""The translations of an article as its secretariat sees them; writing them is done in the editor."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_POST, require_safe

from spoiwo.common.exceptions import NotFound
from spoiwo.common.web.actor import actor_of
from spoiwo.pages import selectors, services
from spoiwo.pages.states import FOREIGN, WRITE
from spoiwo.partnerships.models import Partnership
from spoiwo.partnerships.web import inner_view


@inner_view(WRITE)
@require_safe
def translation_list(request: HttpRequest, partnership: Partnership, pk: int) -> HttpResponse:
    """Show each language: not begun, being written, published, or behind the Polish text."""
    article = selectors.article_by_id(partnership, pk)
    if article.is_translation:
        # There is one list, that of the Polish article.
        if article.translates_id is None:
            raise NotFound(selectors.NO_SUCH)
        return redirect("pages:translation_list", partnership.slug, article.translates_id)
    context = {
        "partnership": partnership,
        "section": "articles",
        "article": article,
        "tongues": selectors.tongues_to_write(article),
    }
    return render(request, "pages/translation_list.html", context)


@inner_view(WRITE)
@require_POST
def translation_begin(request: HttpRequest, partnership: Partnership, pk: int, language: str) -> HttpResponse:
    """Make the draft in the other language, or find the one there is, and go to the editor."""
    article = selectors.article_by_id(partnership, pk)
    if language not in FOREIGN or article.is_translation:
        raise NotFound(selectors.NO_SUCH)
    draft = services.begin_translation(actor=actor_of(request), article=article, language=language)
    return redirect("wagtailadmin_pages:edit", draft.pk)
