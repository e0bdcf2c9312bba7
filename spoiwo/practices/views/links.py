"""The pages behind the personal link of an institution: its cards, and practices of others it uses too.

They work on a telephone, without a script, without an account. GET changes nothing.
"""

from typing import TypeVar

from django import forms
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _

from spoiwo.common import clock
from spoiwo.common.web.forms import posted, renew_version, run, status_of
from spoiwo.notifications.actors import LinkActor
from spoiwo.notifications.models import PersonalLink
from spoiwo.notifications.services import use_link
from spoiwo.notifications.tokens import token_of
from spoiwo.notifications.web import acting_for, link_view
from spoiwo.practices import selectors, services
from spoiwo.practices.forms.card import OwnPracticeForm, card_initial
from spoiwo.practices.forms.spreading import NoForm, OwnReuseForm
from spoiwo.practices.states import WRITING
from spoiwo.registry.selectors import institution_of_link

F = TypeVar("F", bound=forms.Form)


@link_view(WRITING)
def own_list(request: HttpRequest, link: PersonalLink) -> HttpResponse:
    """Show the institution its cards, where each stands, and the practices of others."""
    institution = institution_of_link(link, clock.today(), purpose=WRITING)
    context = {
        "link": link,
        "institution": institution,
        "token": token_of(link),
        "cards": selectors.cards_of(link.partnership, institution),
        "others": selectors.others_for(link.partnership, institution),
    }
    return render(request, "practices/own_list.html", context)


@link_view(WRITING)
def own_add(request: HttpRequest, link: PersonalLink) -> HttpResponse:
    """Take a new card of the institution."""
    institution = institution_of_link(link, clock.today(), purpose=WRITING)
    form = _form(OwnPracticeForm(posted(request)), link)

    def deed() -> None:
        use_link(link)
        draft = form.draft_of(institution)
        services.draft_practice(actor=LinkActor(link), partnership=link.partnership, draft=draft)

    if form.is_valid() and run(form, deed):
        messages.success(request, _("The card is saved. Give it for review when it is ready."))
        return redirect(_here(link))
    return _page(request, link, form, _("Write a card"), institution.name, button=_("Save as a draft"))


@link_view(WRITING)
def own_edit(request: HttpRequest, link: PersonalLink, number: int) -> HttpResponse:
    """Take the card anew while it is being written."""
    institution = institution_of_link(link, clock.today(), purpose=WRITING)
    found = selectors.own_card(link.partnership, institution, number)
    initial = card_initial(found, selectors.card_of(found).numbers)
    form = _form(OwnPracticeForm(posted(request), initial=initial), link)

    def deed() -> None:
        use_link(link)
        version = form.cleaned_data["version"]
        draft = form.draft_of(institution)
        services.edit_practice(actor=LinkActor(link), practice=found, draft=draft, version=version)

    if form.is_valid() and run(form, deed):
        messages.success(request, _("The changes are saved."))
        return redirect(_here(link))
    if form.errors:
        found.refresh_from_db()
        renew_version(form, found.version)
    return _page(request, link, form, _("Edit the card"), found.title, note=found.note)


@link_view(WRITING)
def own_submit(request: HttpRequest, link: PersonalLink, number: int) -> HttpResponse:
    """Give the card for review; the secretariat is told."""
    institution = institution_of_link(link, clock.today(), purpose=WRITING)
    found = selectors.own_card(link.partnership, institution, number)
    form = _form(NoForm(posted(request)), link)

    def deed() -> None:
        use_link(link)
        services.submit_practice(actor=LinkActor(link), practice=found)

    if form.is_valid() and run(form, deed):
        messages.success(request, _("The card waits for the review. A letter will tell what became of it."))
        return redirect(_here(link))
    return _page(request, link, form, _("Give for review"), found.title)


@link_view(WRITING)
def own_reuse(request: HttpRequest, link: PersonalLink, number: int) -> HttpResponse:
    """Take a sentence on how the institution uses the practice of another."""
    institution = institution_of_link(link, clock.today(), purpose=WRITING)
    found = selectors.public_practice(link.partnership, number)
    form = _form(OwnReuseForm(posted(request)), link)

    def deed() -> None:
        use_link(link)
        services.say_reuse(actor=LinkActor(link), practice=found, draft=form.draft_of(institution))

    if form.is_valid() and run(form, deed):
        messages.success(request, _("Thank you. Everybody reads it once the secretariat has seen it."))
        return redirect(_here(link))
    return _page(request, link, form, _("We use it too"), found.title)


def _form(form: F, link: PersonalLink) -> F:
    form.fields["acting"] = acting_for(link)
    return form


def _here(link: PersonalLink) -> str:
    return reverse("practices:own_list", args=[token_of(link)])


def _page(
    request: HttpRequest, link: PersonalLink, form: forms.Form, deed: str, about: str, **more: str
) -> HttpResponse:
    context = {"link": link, "form": form, "deed": deed, "about": about, "back": _here(link), **more}
    return render(request, "practices/own_form.html", context, status=status_of(form))
