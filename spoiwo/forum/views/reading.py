"""What all doors show: a circle, a topic, a form to write. A face says who reads and where links lead."""

from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum
from typing import Any, TypeVar

from django import forms
from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _

from spoiwo.common import clock
from spoiwo.common.actors import Actor
from spoiwo.common.exceptions import NotFound
from spoiwo.common.web.forms import posted, run, status_of
from spoiwo.forum import rules, selectors, services
from spoiwo.forum.forms.posts import PostForm, TellingForm, TopicForm
from spoiwo.forum.models import Circle, Member, Topic
from spoiwo.forum.screening import ClientDataFound, Screening
from spoiwo.notifications.models import PersonalLink
from spoiwo.notifications.services import use_link
from spoiwo.notifications.tokens import token_of
from spoiwo.notifications.web import acting_for

F = TypeVar("F", bound=PostForm)
_ON_A_PAGE = 30


class Door(StrEnum):
    """By what a reader comes in; the names of the addresses at each door begin with it."""

    DESK = ""
    ACCOUNT = "own_"
    LINK = "link_"


@dataclass(frozen=True, slots=True)
class Face:
    """Who reads a circle, through which door."""

    circle: Circle
    actor: Actor
    member: Member | None
    door: Door = Door.DESK
    link: PersonalLink | None = None

    def url(self, name: str, *parts: object) -> str:
        """Return the address of a page of the circle at this door."""
        key: list[object] = [self.circle.partnership.slug, self.circle.pk]
        if self.link is not None:
            key = [token_of(self.link)]
        elif self.door is Door.ACCOUNT:
            key = [self.circle.pk]
        return reverse(f"forum:{self.door}{name}", args=[*key, *parts])

    @property
    def home(self) -> str:
        """The page of the circle."""
        return self.url("circle")

    @property
    def layout(self) -> str:
        """The frame the page stands in."""
        return "base.html" if self.link is not None else "base_inner.html"

    def context(self, **more: Any) -> dict[str, Any]:
        """Return what every page of the circle shows."""
        at_desk = {"partnership": self.circle.partnership, "section": "forum"}
        mine = {"face": self, "circle": self.circle, "layout": self.layout, "link": self.link}
        is_own = {"is_own": self.door is Door.ACCOUNT}
        return (at_desk if self.door is Door.DESK else {}) | mine | is_own | more

    @property
    def moderates(self) -> bool:
        """Whether the deeds of a moderator are offered; never behind a link, which may be forwarded."""
        return self.door is not Door.LINK and bool(rules.can_moderate(self.actor, self.circle))


def face_of(
    circle: Circle, actor: Actor, *, door: Door = Door.DESK, link: PersonalLink | None = None
) -> Face:
    """Return the face of whoever may read the circle; anybody else is told that there is none."""
    if not rules.can_read(actor, circle):
        raise NotFound(rules.NOT_YOURS)
    return Face(circle, actor, selectors.member_of(actor, circle, clock.today()), door, link)


def circle_page(request: HttpRequest, face: Face) -> HttpResponse:
    """Show the topics, what the year counts, and how to write."""
    words = request.GET.get("q", "").strip()[:100]
    rows = selectors.topics_of(face.circle, words)
    page = Paginator(rows, _ON_A_PAGE).get_page(request.GET.get("strona"))
    today = clock.today()
    context = face.context(
        page=page,
        topics=[(topic, face.url("topic", topic.pk)) for topic in page],
        q=words,
        year=selectors.year_of(face.circle, today.year),
        past=selectors.year_of(face.circle, today.year - 1),
        people=selectors.members_of(face.circle, today).count(),
        may_open=rules.can_open_topic(face.actor, face.circle),
        open_url=face.url("topic_open"),
        settings_url=face.url("settings") if face.member else "",
        may_edit=rules.can_edit(face.actor, face.circle.partnership),
    )
    return render(request, "forum/circle.html", context)


def topic_page(request: HttpRequest, face: Face, number: int) -> HttpResponse:
    """Show a topic with its posts; what is sent becomes an answer."""
    topic = selectors.topic_by_id(face.circle, number)
    form, found = _form(request, face, PostForm), None
    if form.is_valid():
        draft = form.draft()

        def deed() -> None:
            services.write_post(actor=face.actor, topic=topic, draft=draft)

        found = _sent(form, face, deed)
        if found is None and not form.errors:
            messages.success(request, _("Your answer is in the topic, and whoever follows it is told."))
            return redirect(f"{face.url('topic', number)}#koniec")
    context = face.context(
        topic=topic,
        posts=_with_addresses(face, topic),
        form=form,
        screening=found,
        may_answer=rules.can_answer(face.actor, topic),
        is_followed=selectors.is_followed(topic, face.member),
        follow_url=face.url("topic_follow", number) if face.member else "",
        deeds=_deeds(face, topic),
    )
    return render(request, "forum/topic.html", context, status=status_of(form))


def _deeds(face: Face, topic: Topic) -> list[tuple[str, str]]:
    """Return what a moderator may do with the topic: the words of the button and where it leads."""
    if not face.moderates:
        return []
    offered = {"zamknij": _("Close the topic")} if topic.is_open else {"otworz": _("Open the topic again")}
    offered["przenies"] = _("Move the topic")
    return [(label, face.url("topic_deed", topic.pk, name)) for name, label in offered.items()]


def _with_addresses(face: Face, topic: Topic) -> list[tuple[Any, str, str]]:
    """Return each post with where it is hidden and shown again, for moderators at the desk."""
    if not face.moderates:
        return [(post, "", "") for post in selectors.posts_of(topic)]
    return [
        (post, face.url("post_deed", post.pk, "ukryj"), face.url("post_deed", post.pk, "pokaz"))
        for post in selectors.posts_of(topic)
    ]


def topic_open_page(request: HttpRequest, face: Face) -> HttpResponse:
    """Ask for a subject and words; what is sent becomes a topic."""
    form, found = _form(request, face, TopicForm), None
    opened: list[Topic] = []
    if form.is_valid():
        draft, title = form.draft(), form.cleaned_data["title"]

        def deed() -> None:
            opened.append(services.open_topic(actor=face.actor, circle=face.circle, title=title, draft=draft))

        found = _sent(form, face, deed)
        if found is None and not form.errors:
            messages.success(request, _("The topic is open."))
            return redirect(face.url("topic", opened[0].pk))
    may = rules.can_open_topic(face.actor, face.circle)
    context = face.context(form=form, screening=found, may_open=may)
    return render(request, "forum/topic_open.html", context, status=status_of(form))


def _form(request: HttpRequest, face: Face, kind: type[F]) -> F:
    today = clock.today()
    form = kind(
        posted(request),
        institutions=list(selectors.institutions_of(face.circle, today)),
        members=list(selectors.members_of(face.circle, today)),
    )
    if face.link is not None:
        form.fields["acting"] = acting_for(face.link)
    return form


def _sent(form: forms.Form, face: Face, deed: Callable[[], None]) -> Screening | None:
    """Do the deed; return what was found in the text, if that is why nothing was sent."""
    caught: list[Screening] = []

    def guarded() -> None:
        try:
            deed()
        except ClientDataFound as found:
            caught.append(found.screening)
            raise
        if face.link is not None:
            use_link(face.link)

    run(form, guarded)
    return caught[0] if caught else None


def follow(request: HttpRequest, face: Face, number: int) -> HttpResponse:
    """Follow the topic, or no more; only by a button."""
    topic = selectors.topic_by_id(face.circle, number)
    if request.POST.get("tak"):
        services.follow_topic(actor=face.actor, topic=topic)
        messages.success(request, _("You are told of answers to this topic."))
    else:
        services.unfollow_topic(actor=face.actor, topic=topic)
        messages.success(request, _("You are told of answers to this topic no more."))
    return redirect(face.url("topic", number))


def settings_page(request: HttpRequest, face: Face) -> HttpResponse:
    """Ask which letters are wanted."""
    member = face.member
    if member is None:
        raise NotFound(rules.NOT_YOURS)
    form = TellingForm(posted(request), initial={"telling": member.telling})
    if form.is_valid():
        wanted = form.cleaned_data["telling"]
        if run(form, lambda: services.set_telling(actor=face.actor, member=member, telling=wanted)):
            messages.success(request, _("Saved."))
            return redirect(face.home)
    leave_url = face.url("leave") if face.door is not Door.DESK else ""
    context = face.context(form=form, leave_url=leave_url)
    return render(request, "forum/settings.html", context, status=status_of(form))


def leave(request: HttpRequest, face: Face) -> HttpResponse:
    """Leave the forum; the personal link closes with it."""
    if face.member is None:
        raise NotFound(rules.NOT_YOURS)
    services.remove_member(actor=face.actor, member=face.member)
    return render(request, "forum/left.html", {"circle": face.circle, "link": face.link})
