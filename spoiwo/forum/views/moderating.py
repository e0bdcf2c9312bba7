"""Deeds of moderators, at the desk and at the door of an account: close, move, hide."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from django import forms
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from spoiwo.common.actors import Actor
from spoiwo.common.decisions import require
from spoiwo.common.exceptions import NotFound, Sentence
from spoiwo.common.web.forms import posted, run, status_of
from spoiwo.forum import rules, selectors, services
from spoiwo.forum.forms.posts import GroundForm, HideForm, MoveForm, NoForm
from spoiwo.forum.models import Circle, Post, Topic
from spoiwo.forum.views.reading import Face


@dataclass(frozen=True, slots=True)
class Deed:
    """One deed of a moderator: its words, its form, what it does."""

    title: Sentence
    done: Sentence
    form: type[forms.Form]
    perform: Callable[[Actor, Any, Any], object]


def _close(actor: Actor, topic: Topic, form: GroundForm) -> object:
    return services.close_topic(actor=actor, topic=topic, ground=form.cleaned_data["ground"])


def _reopen(actor: Actor, topic: Topic, _form: forms.Form) -> object:
    return services.reopen_topic(actor=actor, topic=topic)


def _move(actor: Actor, topic: Topic, form: MoveForm) -> object:
    to = form.circles[form.cleaned_data["to"]]
    return services.move_topic(actor=actor, topic=topic, to=to, ground=form.cleaned_data["ground"])


def _hide(actor: Actor, post: Post, form: HideForm) -> object:
    data = form.cleaned_data
    return services.hide_post(actor=actor, post=post, ground=data["ground"], is_erased=data["is_erased"])


def _show(actor: Actor, post: Post, _form: forms.Form) -> object:
    return services.show_post(actor=actor, post=post)


TOPIC_DEEDS = {
    "zamknij": Deed(_("Close the topic"), _("The topic is closed."), GroundForm, _close),
    "otworz": Deed(_("Open the topic again"), _("The topic is open."), NoForm, _reopen),
    "przenies": Deed(_("Move the topic"), _("The topic is moved."), MoveForm, _move),
}
POST_DEEDS = {
    "ukryj": Deed(_("Hide the post"), _("The post is hidden."), HideForm, _hide),
    "pokaz": Deed(_("Show the post again"), _("The post is shown again."), NoForm, _show),
}


def topic_deed(request: HttpRequest, face: Face, number: int, address: str) -> HttpResponse:
    """Close, open again or move a topic."""
    found = selectors.topic_by_id(face.circle, number)
    return _deed(request, face, TOPIC_DEEDS.get(address), found, found)


def post_deed(request: HttpRequest, face: Face, number: int, address: str) -> HttpResponse:
    """Hide a post or show it again."""
    found = selectors.post_by_id(face.circle, number)
    return _deed(request, face, POST_DEEDS.get(address), found, found.topic)


def _deed(
    request: HttpRequest, face: Face, deed: Deed | None, thing: Topic | Post, topic: Topic
) -> HttpResponse:
    if deed is None:
        raise NotFound(gettext("There is no such page."))
    require(rules.can_moderate(face.actor, face.circle))
    more: dict[str, Any] = {"circles": _other_circles(face)} if deed.form is MoveForm else {}
    form = deed.form(posted(request), **more)
    back = face.url("topic", topic.pk)
    if form.is_valid() and run(form, lambda: deed.perform(face.actor, thing, form)):
        messages.success(request, str(deed.done))
        return redirect(face.home if deed.form is MoveForm else back)
    context = face.context(
        form=form,
        deed=deed.title,
        back=back,
        topic=topic,
        post=thing if isinstance(thing, Post) else None,
    )
    return render(request, "forum/deed.html", context, status=status_of(form))


def _other_circles(face: Face) -> list[Circle]:
    rows = rules.visible_circles(face.actor, face.circle.partnership).exclude(pk=face.circle.pk)
    return [one for one in rows if one.is_open and rules.can_moderate(face.actor, one)]
