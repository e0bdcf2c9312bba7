"""For the editors: what waits, one comment with its deeds, switching on and off."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from types import MappingProxyType
from typing import Any

from django import forms
from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_safe

from spoiwo.comments import rules, selectors, services
from spoiwo.comments.forms import ClosingForm, NoForm, ReasonForm, ReplyForm, SettingForm
from spoiwo.comments.models import Comment
from spoiwo.comments.states import MODERATE, State
from spoiwo.common.actors import Actor
from spoiwo.common.decisions import Decision
from spoiwo.common.exceptions import NotFound, Sentence
from spoiwo.common.web.actor import actor_of
from spoiwo.common.web.forms import posted, run
from spoiwo.pages.selectors import Wanted, article_by_number, articles_by_number, find
from spoiwo.partnerships import web
from spoiwo.partnerships.models import Partnership
from spoiwo.partnerships.web import inner_view

SECTION = "comments"
A_PAGE, MOST_ARTICLES = 30, 100
form_page = partial(web.form_page, template="comments/deed.html", section=SECTION)
REPORTED = "zgloszone"
# What the list is narrowed to, by the word of the address.
SHELVES = MappingProxyType(
    {
        "": (gettext_lazy("Waiting"), (State.WAITING,)),
        REPORTED: (gettext_lazy("Reported"), (State.PUBLISHED, State.HELD)),
        "opublikowane": (gettext_lazy("Published"), (State.PUBLISHED, State.HELD)),
        "odrzucone": (gettext_lazy("Not published or removed"), (State.REFUSED, State.REMOVED)),
    }
)


@inner_view(MODERATE)
@require_safe
def moderation(request: HttpRequest, partnership: Partnership) -> HttpResponse:
    """List comments, those that wait first."""
    shelf = request.GET.get("stan", "")
    shelf = shelf if shelf in SHELVES else ""
    _label, states = SHELVES[shelf]
    rows = selectors.comments_in(partnership, states)
    if shelf == REPORTED:
        rows = selectors.reported_comments(partnership)
    order = ("sent_at", "pk") if shelf == "" else ("-sent_at", "-pk")
    page = Paginator(rows.order_by(*order), A_PAGE).get_page(request.GET.get("strona"))
    titles = articles_by_number(partnership, {row.series for row in page})
    context = {
        "partnership": partnership,
        "section": SECTION,
        "setting": selectors.setting_of(partnership),
        "shelves": [(name, label, name == shelf) for name, (label, _states) in SHELVES.items()],
        "page": page,
        "rows": [(row, titles.get(row.series)) for row in page],
    }
    return render(request, "comments/moderation.html", context)


@dataclass(frozen=True, slots=True)
class Deed:
    """A decision: its title, form, rule, what is done, what is said before and afterwards."""

    title: Sentence
    form: Callable[..., forms.Form]
    rule: Callable[[Actor, Comment], Decision]
    do: Callable[[Actor, Comment, dict[str, Any]], object]
    done: Sentence
    line: Sentence
    danger: bool = False


def _publish(actor: Actor, comment: Comment, _data: dict[str, Any]) -> None:
    services.publish_comment(actor=actor, comment=comment)


def _refuse(actor: Actor, comment: Comment, data: dict[str, Any]) -> None:
    services.refuse_comment(actor=actor, comment=comment, reason=data["reason"])


def _remove(actor: Actor, comment: Comment, data: dict[str, Any]) -> None:
    services.remove_comment(actor=actor, comment=comment, reason=data["reason"])


def _reply(actor: Actor, comment: Comment, data: dict[str, Any]) -> None:
    services.reply_to_comment(actor=actor, comment=comment, text=data["text"])


def _leave(actor: Actor, comment: Comment, _data: dict[str, Any]) -> None:
    services.settle_flags(actor=actor, comment=comment)


DEEDS = MappingProxyType(
    {
        "opublikuj": Deed(
            gettext_lazy("Publish the comment"), NoForm, rules.can_publish_comment, _publish,
            gettext_lazy("The comment is published."),
            gettext_lazy("Everybody reads it at once under the article."),
        ),
        "odrzuc": Deed(
            gettext_lazy("Do not publish"), ReasonForm, rules.can_refuse_comment, _refuse,
            gettext_lazy("The comment stays unpublished."),
            gettext_lazy("The author gets the reason, where an e-mail address was given."),
        ),
        "usun": Deed(
            gettext_lazy("Remove the comment"), ReasonForm, rules.can_remove_comment, _remove,
            gettext_lazy("The comment is removed."),
            gettext_lazy("Under the article stays: “comment removed by the editors”, with the reason."),
            danger=True,
        ),
        "odpowiedz": Deed(
            gettext_lazy("Answer the comment"), ReplyForm, rules.can_reply, _reply,
            gettext_lazy("The answer is saved."), gettext_lazy("One answer stands under a comment."),
        ),
        "zostaw": Deed(
            gettext_lazy("Leave it as it is"), NoForm, rules.can_settle_flags, _leave,
            gettext_lazy("The reports are settled."),
            gettext_lazy("The reports count as looked at; the comment stays."),
        ),
    }
)  # fmt: skip


def _deed_address(comment: Comment, name: str) -> str:
    return reverse("comments:comment_deed", args=[comment.partnership.slug, comment.pk, name])


@inner_view(MODERATE)
@require_safe
def comment(request: HttpRequest, partnership: Partnership, pk: int) -> HttpResponse:
    """Show a comment whole, what readers reported, and what can be done with it."""
    found = selectors.comment_by_id(partnership, pk)
    actor = actor_of(request)
    flags = selectors.flags_of(found)
    is_flagged = any(flag.settled_at is None for flag in flags)
    names = [name for name in DEEDS if name != "zostaw" or is_flagged]
    context = {
        "partnership": partnership,
        "section": SECTION,
        "comment": found,
        "article": article_by_number(partnership, found.series),
        "flags": flags,
        "deeds": [
            {"title": DEEDS[name].title, "url": _deed_address(found, name), "is_at_once": name == "opublikuj"}
            for name in names
            if DEEDS[name].rule(actor, found)
        ],
        "history": list(selectors.history_of(found)[:40]),
    }
    return render(request, "comments/comment.html", context)


@inner_view(MODERATE)
def comment_deed(request: HttpRequest, partnership: Partnership, pk: int, deed: str) -> HttpResponse:
    """Do one thing with a comment."""
    wanted = DEEDS.get(deed)
    if wanted is None:
        raise NotFound(_("There is no such page."))
    found = selectors.comment_by_id(partnership, pk)
    actor = actor_of(request)
    form = wanted.form(posted(request), comment=found)
    if form.is_valid() and run(form, lambda: wanted.do(actor, found, form.cleaned_data)):
        messages.success(request, str(wanted.done))
        return redirect(found)
    return form_page(
        request, partnership, form, wanted.title, found.get_absolute_url(), about=found.signature,
        lines=[wanted.line], danger=wanted.danger, allowed=wanted.rule(actor, found),
    )  # fmt: skip


@inner_view(MODERATE)
def setting(request: HttpRequest, partnership: Partnership) -> HttpResponse:
    """Switch comments and rating on or off, and choose articles that take none."""
    form = SettingForm(posted(request), setting=selectors.setting_of(partnership))
    actor = actor_of(request)

    def deed() -> None:
        services.set_comments(actor=actor, partnership=partnership, draft=form.draft())

    back = reverse("comments:moderation", args=[partnership.slug])
    if form.is_valid() and run(form, deed):
        messages.success(request, _("Saved."))
        return redirect(back)
    articles = [one for one in find(Wanted(partnership=partnership)) if one.partnership_id == partnership.pk]
    return web.form_page(
        request, partnership, form, _("Comments and rating: switch on or off"), back,
        template="comments/setting.html", section=SECTION, articles=articles[:MOST_ARTICLES],
    )  # fmt: skip


@inner_view(MODERATE)
def article_close(request: HttpRequest, partnership: Partnership, number: int) -> HttpResponse:
    """Close one article for comments or for rating."""
    article = article_by_number(partnership, number)
    form = ClosingForm(posted(request), closing=selectors.closing_of(partnership, number))

    def deed() -> None:
        services.close_article(actor=actor_of(request), article=article, **form.cleaned_data)

    back = reverse("comments:setting", args=[partnership.slug])
    if form.is_valid() and run(form, deed):
        messages.success(request, _("Saved."))
        return redirect(back)
    title = _("Comments and rating of one article")
    return form_page(request, partnership, form, title, back, about=article.title)
