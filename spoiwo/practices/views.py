"""Cards of good practice: the list, one card, its photos, showings and uses, its way to the public."""

from collections.abc import Callable
from typing import Any

from django import forms
from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse, QueryDict
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_safe

from spoiwo.common import clock
from spoiwo.common.actors import Actor
from spoiwo.common.exceptions import NotFound, Sentence
from spoiwo.common.web.actor import actor_of
from spoiwo.common.web.forms import renew_version, run
from spoiwo.documents.web import FORMATS, document_download
from spoiwo.files.fields import PhotoForm
from spoiwo.meetings.selectors import meetings_of
from spoiwo.partnerships.models import Partnership
from spoiwo.partnerships.web import inner_view
from spoiwo.practices import papers, rules, selectors, services
from spoiwo.practices.forms import (
    GroundForm,
    NoForm,
    PracticeForm,
    ReuseForm,
    ShowingForm,
    results_as_lines,
)
from spoiwo.practices.models import GoodPractice
from spoiwo.practices.states import State

VIEW = "partnerships.view_partnership"
EDIT = "practices.edit_practice"
TYPED_WRONG = 422
_ON_A_PAGE = 40
_MOST_MEETINGS = 200
_WORDS = (
    "title", "organization", "entity_name", "place", "unit", "period", "problem", "target_group", "actions",
    "resources", "partners", "results", "conditions", "transferability", "contact", "version",
)  # fmt: skip
Deed = Callable[..., None]
# Addresses of deeds: what the button says, the form, the service, in which states.
DEEDS: dict[str, tuple[Any, type[forms.Form], Deed, tuple[State, ...]]] = {
    "do-oceny": (gettext_lazy("Give for review"), NoForm, services.submit_practice, (State.DRAFT,)),
    "opublikuj": (gettext_lazy("Publish the card"), NoForm, services.publish_practice, (State.REVIEW,)),
    "odeslij": (gettext_lazy("Send back"), GroundForm, services.send_back, (State.REVIEW,)),
    "wycofaj": (
        gettext_lazy("Withdraw the card"),
        GroundForm,
        services.withdraw_practice,
        (State.PUBLISHED,),
    ),
    "wroc": (gettext_lazy("Write on"), NoForm, services.resume_practice, (State.WITHDRAWN,)),
    "usun": (gettext_lazy("Remove the card"), NoForm, services.remove_practice, (State.DRAFT,)),
}


def _posted(request: HttpRequest) -> QueryDict | None:
    return request.POST if request.method == "POST" else None


def _page(practice: GoodPractice) -> str:
    return reverse("practices:practice", args=[practice.partnership.slug, practice.pk])


def _form_page(
    request: HttpRequest,
    partnership: Partnership,
    form: forms.Form,
    title: Sentence,
    back: str,
    *,
    about: str = "",
    danger: bool = False,
) -> HttpResponse:
    context = {
        "partnership": partnership,
        "section": "practices",
        "form": form,
        "deed": title,
        "about": about,
        "back": back,
        "danger": danger,
    }
    status = TYPED_WRONG if form.is_bound and form.errors else 200
    return render(request, "practices/deed.html", context, status=status)


@inner_view(VIEW)
@require_safe
def practice_list(request: HttpRequest, partnership: Partnership) -> HttpResponse:
    """Show the cards, narrowed by state, by whose they are, and by words."""
    wanted = selectors.PracticeFilter(
        state=request.GET.get("stan", ""),
        whose=request.GET.get("czyje", ""),
        is_reused=request.GET.get("wykorzystane") == "1",
        words=request.GET.get("q", "").strip()[:100],
    )
    rows = selectors.practices_of(partnership, clock.today(), wanted)
    context = {
        "partnership": partnership,
        "section": "practices",
        "page": Paginator(rows, _ON_A_PAGE).get_page(request.GET.get("strona")),
        "wanted": wanted,
        "is_narrowed": wanted != selectors.PracticeFilter(),
        "states": State.choices,
        "may_edit": rules.can_edit_practice(actor_of(request), partnership),
    }
    return render(request, "practices/practice_list.html", context)


@inner_view(EDIT)
def practice_add(request: HttpRequest, partnership: Partnership) -> HttpResponse:
    """Begin a card."""
    form = PracticeForm(_posted(request))
    made: list[GoodPractice] = []

    def deed() -> None:
        actor = actor_of(request)
        made.append(services.draft_practice(actor=actor, partnership=partnership, draft=form.draft()))

    if form.is_valid() and run(form, deed):
        messages.success(request, _("The card is saved. Nobody outside reads it yet."))
        return redirect(_page(made[0]))
    back = reverse("practices:practice_list", args=[partnership.slug])
    return _form_page(request, partnership, form, _("Write a card"), back)


@inner_view(VIEW)
@require_safe
def practice(request: HttpRequest, partnership: Partnership, pk: int) -> HttpResponse:
    """Show a card with all that belongs to it, and what can be done."""
    found = selectors.practice_by_id(partnership, pk)
    actor = actor_of(request)
    may_edit = rules.can_edit_practice(actor, partnership)
    context = {
        "partnership": partnership,
        "section": "practices",
        "practice": found,
        "card": selectors.card_of(found),
        "may_edit": may_edit,
        "may_rewrite": rules.can_rewrite(actor, found),
        "offers": _offers(found) if may_edit else [],
        "files": [
            {
                "label": kind.upper(),
                "name": found.title,
                "url": reverse("practices:practice_file", args=[partnership.slug, found.pk, kind]),
            }
            for kind in FORMATS
        ],
        "history": list(selectors.history(found)[:40]),
    }
    return render(request, "practices/practice.html", context)


def _offers(found: GoodPractice) -> list[dict[str, Any]]:
    place = [found.partnership.slug, found.pk]
    return [
        {"title": title, "url": reverse("practices:practice_deed", args=[*place, name])}
        for name, (title, _form, _deed, states) in DEEDS.items()
        if found.state in states
    ]


@inner_view(VIEW)
@require_safe
def practice_file(request: HttpRequest, partnership: Partnership, pk: int, kind: str) -> HttpResponse:
    """Hand the card out as a paper of the office."""
    found = selectors.practice_by_id(partnership, pk)
    document = papers.practice_paper(found)
    return document_download(
        document,
        kind,
        partnership=partnership,
        kind=papers.KIND,
        name=f"{document.title} {found.title}"[:120],
    )


@inner_view(EDIT)
def practice_edit(request: HttpRequest, partnership: Partnership, pk: int) -> HttpResponse:
    """Write a card anew while it is not published."""
    found = selectors.practice_by_id(partnership, pk)
    initial = {name: getattr(found, name) for name in _WORDS}
    initial["numbers"] = results_as_lines(selectors.card_of(found).numbers)
    form = PracticeForm(_posted(request), initial=initial)
    if form.is_valid() and run(
        form,
        lambda: services.edit_practice(
            actor=actor_of(request),
            practice=found,
            draft=form.draft(),
            version=form.cleaned_data["version"],
        ),
    ):
        messages.success(request, _("The changes are saved."))
        return redirect(_page(found))
    if form.errors:
        found.refresh_from_db()
        renew_version(form, found.version)
    return _form_page(request, partnership, form, _("Edit the card"), _page(found), about=found.title)


@inner_view(EDIT)
def practice_deed(request: HttpRequest, partnership: Partnership, pk: int, address: str) -> HttpResponse:
    """Do one deed on a card."""
    found = selectors.practice_by_id(partnership, pk)
    if address not in DEEDS:
        raise NotFound(_("There is no such page."))
    title, form_class, deed, _states = DEEDS[address]
    form = form_class(_posted(request))
    if form.is_valid() and run(
        form, lambda: deed(actor=actor_of(request), practice=found, **form.cleaned_data)
    ):
        messages.success(request, _("It is recorded."))
        if address == "usun":
            return redirect("practices:practice_list", partnership.slug)
        return redirect(_page(found))
    danger = address in {"usun", "wycofaj"}
    return _form_page(request, partnership, form, title, _page(found), about=found.title, danger=danger)


@inner_view(EDIT)
def photo_add(request: HttpRequest, partnership: Partnership, pk: int) -> HttpResponse:
    """Put a photo on the card."""
    found = selectors.practice_by_id(partnership, pk)
    form = PhotoForm(_posted(request), request.FILES or None)
    if form.is_valid() and run(
        form, lambda: services.add_photo(actor=actor_of(request), practice=found, draft=form.draft())
    ):
        messages.success(request, _("The photo is on the card."))
        return redirect(_page(found))
    return _form_page(request, partnership, form, _("Add a photo"), _page(found), about=found.title)


@inner_view(EDIT)
def showing_add(request: HttpRequest, partnership: Partnership, pk: int) -> HttpResponse:
    """Record at which meeting the practice is presented."""
    found = selectors.practice_by_id(partnership, pk)
    form = ShowingForm(_posted(request), meetings=list(meetings_of(partnership)[:_MOST_MEETINGS]))
    if form.is_valid() and run(
        form,
        lambda: services.show_practice(
            actor=actor_of(request),
            practice=found,
            meeting=form.chosen,
            presented_by=form.cleaned_data["presented_by"],
        ),
    ):
        messages.success(request, _("It is recorded."))
        return redirect(_page(found))
    return _form_page(request, partnership, form, _("Record a showing"), _page(found), about=found.title)


@inner_view(EDIT)
def reuse_add(request: HttpRequest, partnership: Partnership, pk: int) -> HttpResponse:
    """Record that another institution uses the practice too."""
    found = selectors.practice_by_id(partnership, pk)
    form = ReuseForm(_posted(request))
    if form.is_valid() and run(
        form, lambda: services.say_reuse(actor=actor_of(request), practice=found, draft=form.draft())
    ):
        messages.success(request, _("It is recorded."))
        return redirect(_page(found))
    title = _("Used also by another institution")
    return _form_page(request, partnership, form, title, _page(found), about=found.title)


def _remove(
    request: HttpRequest, found: GoodPractice, title: Sentence, about: str, deed: Callable[[Actor], None]
) -> HttpResponse:
    form = NoForm(_posted(request))
    if form.is_valid() and run(form, lambda: deed(actor_of(request))):
        messages.success(request, _("It is recorded."))
        return redirect(_page(found))
    return _form_page(request, found.partnership, form, title, _page(found), about=about, danger=True)


@inner_view(EDIT)
def photo_remove(request: HttpRequest, partnership: Partnership, pk: int, photo: int) -> HttpResponse:
    """Take a photo off the card."""
    found = selectors.practice_by_id(partnership, pk)
    row = selectors.photo_by_id(found, photo)
    return _remove(
        request, found, _("Remove the photo"), str(row),
        lambda actor: services.remove_photo_of(actor=actor, row=row),
    )  # fmt: skip


@inner_view(EDIT)
def showing_remove(request: HttpRequest, partnership: Partnership, pk: int, showing: int) -> HttpResponse:
    """Remove a showing recorded by mistake."""
    found = selectors.practice_by_id(partnership, pk)
    row = selectors.showing_by_id(found, showing)
    return _remove(
        request, found, _("Remove the showing"), str(row),
        lambda actor: services.remove_showing(actor=actor, showing=row),
    )  # fmt: skip


@inner_view(EDIT)
def reuse_remove(request: HttpRequest, partnership: Partnership, pk: int, reuse: int) -> HttpResponse:
    """Remove a use written down by mistake."""
    found = selectors.practice_by_id(partnership, pk)
    row = selectors.reuse_by_id(found, reuse)
    return _remove(
        request, found, _("Remove the entry"), row.name,
        lambda actor: services.remove_reuse(actor=actor, reuse=row),
    )  # fmt: skip
