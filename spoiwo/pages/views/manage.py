"""The articles of a partnership as its secretariat sees them, and the way into the editor."""

from functools import partial

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_POST, require_safe

from spoiwo.common.web.actor import actor_of
from spoiwo.pages import letters, rules, selectors, services
from spoiwo.pages.states import WRITE
from spoiwo.partnerships.models import Partnership
from spoiwo.partnerships.web import form_page, inner_view
from spoiwo.registry.web import ask_institutions


@inner_view(WRITE)
@require_safe
def article_list(request: HttpRequest, partnership: Partnership) -> HttpResponse:
    """List what is written, what waits for review, what goes out by itself and what is published."""
    context = {
        "partnership": partnership,
        "section": "articles",
        "drafts": selectors.drafts_of(partnership),
        "may_publish": rules.can_publish_article(actor_of(request), partnership),
    }
    return render(request, "pages/article_list.html", context)


@inner_view(WRITE)
@require_POST
def editor_open(request: HttpRequest, partnership: Partnership) -> HttpResponse:
    """Go to the editor to write; the first time makes the partnership's place there."""
    section = services.open_section(actor=actor_of(request), partnership=partnership)
    return redirect("wagtailadmin_pages:add", "pages", "article", section.pk)


@inner_view(WRITE)
def article_ask(request: HttpRequest, partnership: Partnership) -> HttpResponse:
    """Show whom the letters reach and the letter itself; send it to those chosen."""
    return ask_institutions(
        request,
        partnership,
        page=partial(
            form_page,
            title=_("Ask institutions for articles"),
            template="pages/article_ask.html",
            section="articles",
        ),
        back=reverse("pages:article_list", args=[partnership.slug]),
        ask=services.ask_for_articles,
        preview=letters.preview,
    )
