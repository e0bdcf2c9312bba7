"""The articles of a partnership as its secretariat sees them, and the way into the editor."""

from functools import partial

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_POST, require_safe

from spoiwo.common import clock
from spoiwo.common.web.actor import actor_of
from spoiwo.common.web.forms import posted, run
from spoiwo.pages import letters, rules, selectors, services
from spoiwo.pages.own_forms import AskForm
from spoiwo.pages.states import WRITE
from spoiwo.partnerships import web
from spoiwo.partnerships.models import Partnership
from spoiwo.partnerships.web import inner_view

form_page = partial(web.form_page, template="pages/article_ask.html", section="articles")


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
    asked = selectors.to_ask(partnership, clock.today())
    form = AskForm(posted(request), asked=asked)
    sent: list[int] = []

    def deed() -> None:
        wanted = [int(number) for number in form.cleaned_data["institutions"]]
        sent.append(
            services.ask_for_articles(actor=actor_of(request), partnership=partnership, institutions=wanted)
        )

    back = reverse("pages:article_list", args=[partnership.slug])
    if form.is_valid() and run(form, deed):
        words = ngettext("%(number)s letter is on its way.", "%(number)s letters are on their way.", sent[0])
        messages.success(request, words % {"number": sent[0]})
        return redirect(back)
    reached = [one for one in asked if one.email]
    return form_page(
        request, partnership, form, _("Ask institutions for articles"), back,
        silent=[one.organization for one in asked if not one.email],
        sample=letters.preview(partnership, reached[0]) if reached else None,
        is_reaching=bool(reached),
    )  # fmt: skip
