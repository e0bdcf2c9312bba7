"""What the pages of this room share."""

from collections.abc import Callable
from functools import partial

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _

from spoiwo.common.actors import Actor
from spoiwo.common.exceptions import Sentence
from spoiwo.common.web.actor import actor_of
from spoiwo.common.web.forms import posted, run
from spoiwo.ideas.forms.cards import NoForm
from spoiwo.ideas.models import Call, Idea
from spoiwo.partnerships import web

VIEW = "partnerships.view_partnership"
EDIT = "ideas.edit_idea"
DECIDE = "ideas.decide_idea"

form_page = partial(web.form_page, template="ideas/deed.html", section="ideas")


def call_page(call: Call, name: str = "call", *more: object) -> str:
    """Return the address of a page of a call."""
    return reverse(f"ideas:{name}", args=[call.partnership.slug, call.number, *more])


def idea_page(idea: Idea, name: str = "idea", *more: object) -> str:
    """Return the address of a page of a card."""
    return reverse(f"ideas:{name}", args=[idea.call.partnership.slug, idea.pk, *more])


def confirm(
    request: HttpRequest,
    call: Call,
    title: Sentence,
    deed: Callable[[Actor], object],
    back: str,
    *,
    about: str = "",
    lines: tuple[Sentence, ...] = (),
    danger: bool = False,
    said: Sentence = "",
) -> HttpResponse:
    """Ask before a deed that needs no more words, then do it."""
    form = NoForm(posted(request))
    if form.is_valid() and run(form, lambda: deed(actor_of(request))):
        messages.success(request, str(said or _("It is recorded.")))
        return redirect(back)
    return form_page(
        request, call.partnership, form, title, back, call=call, about=about, lines=lines, danger=danger
    )
