"""Behind the personal link of an institution: its own showcase, confirmed, changed or ended.

Works on a telephone, without a script, without an account. GET changes nothing.
"""

from collections.abc import Callable

from django import forms
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _

from spoiwo.common import clock
from spoiwo.common.exceptions import Sentence
from spoiwo.common.web.forms import posted, renew_version, run, status_of
from spoiwo.files.fields import PhotoForm
from spoiwo.market import selectors, services
from spoiwo.market.forms.showcase import ProductForm, ShowcaseForm
from spoiwo.market.models import Product, Showcase
from spoiwo.market.states import SHOWING
from spoiwo.market.views.shared import link_form
from spoiwo.notifications.actors import LinkActor
from spoiwo.notifications.models import PersonalLink
from spoiwo.notifications.services import use_link
from spoiwo.notifications.tokens import token_of
from spoiwo.notifications.web import acting_for, link_view
from spoiwo.partnerships.selectors import area_choices

TRUE, ENDED, OFF = "prawda", "koniec", "zdejmij"
# After the first answer the box "on behalf of" stays ticked, so that it is not asked each time.
CONFIRMED = "w-imieniu"


class AnswerForm(forms.Form):
    """One press of a button: the whole showcase, or one product of it."""

    answer = forms.RegexField(rf"^({TRUE}|{ENDED}|{OFF}-\d{{1,18}})$", widget=forms.HiddenInput)


@link_view(SHOWING)
def link_showcase(request: HttpRequest, link: PersonalLink) -> HttpResponse:
    """Show the showcase with its buttons; do what a button says."""
    found = selectors.showcase_of_link(link)
    form = AnswerForm(posted(request), initial={"acting": CONFIRMED in request.GET})
    form.fields["acting"] = acting_for(link)
    if form.is_valid() and run(form, lambda: _answer(link, found, form.cleaned_data["answer"])):
        return redirect(f"{here(link)}?{CONFIRMED}=1")
    found.refresh_from_db()
    context = {
        "link": link,
        "showcase": found,
        "card": selectors.card_of(found),
        "form": form,
        "acting": form["acting"],
        "today": clock.today(),
        "token": token_of(link),
        "TRUE": TRUE,
        "ENDED": ENDED,
        "OFF": OFF,
    }
    return render(request, "market/link_showcase.html", context, status=status_of(form))


def here(link: PersonalLink) -> str:
    """Return the address of the page behind the link."""
    return reverse("market:link_showcase", args=[token_of(link)])


def _answer(link: PersonalLink, showcase: Showcase, answer: str) -> None:
    actor = LinkActor(link)
    use_link(link)
    deed, _dash, number = answer.partition("-")
    if deed == TRUE:
        services.confirm_showcase(actor=actor, showcase=showcase)
    elif deed == ENDED:
        services.end_showcase(actor=actor, showcase=showcase)
    else:
        services.remove_product(actor=actor, product=selectors.product_by_id(showcase, int(number)))


def _page(
    request: HttpRequest,
    link: PersonalLink,
    form: forms.Form,
    deed: Callable[[LinkActor], object],
    title: Sentence,
    about: str,
    *,
    thing: Showcase | Product | None = None,
) -> HttpResponse:
    """Do the deed of a form behind the link, or show the form with what was typed and why it is wrong."""
    form.fields["acting"] = acting_for(link)

    def done() -> None:
        use_link(link)
        deed(LinkActor(link))

    if form.is_valid() and run(form, done):
        return redirect(f"{here(link)}?{CONFIRMED}=1")
    if form.errors and thing is not None:
        thing.refresh_from_db()
        renew_version(form, thing.version)
    return link_form(request, link, form, title, about, here(link))


@link_view(SHOWING)
def link_edit(request: HttpRequest, link: PersonalLink) -> HttpResponse:
    """Let the institution write what its showcase says beside the products."""
    found = selectors.showcase_of_link(link)
    choices = area_choices(link.partnership, clock.today())
    form = ShowcaseForm(posted(request), choices=choices, showcase=found)
    return _page(
        request, link, form,
        lambda actor: services.edit_showcase(
            actor=actor, showcase=found, draft=form.draft(), version=form.cleaned_data["version"]
        ),
        _("Change the showcase"), found.organization.name, thing=found,
    )  # fmt: skip


@link_view(SHOWING)
def link_product_add(request: HttpRequest, link: PersonalLink) -> HttpResponse:
    """Let the institution add what it sells."""
    found = selectors.showcase_of_link(link)
    form = ProductForm(posted(request))
    return _page(
        request, link, form,
        lambda actor: services.add_product(actor=actor, showcase=found, draft=form.draft()),
        _("Add a product or service"), found.organization.name,
    )  # fmt: skip


@link_view(SHOWING)
def link_product_edit(request: HttpRequest, link: PersonalLink, number: int) -> HttpResponse:
    """Let the institution write a product anew."""
    found = selectors.product_by_id(selectors.showcase_of_link(link), number)
    form = ProductForm(posted(request), product=found)
    return _page(
        request, link, form,
        lambda actor: services.edit_product(
            actor=actor, product=found, draft=form.draft(), version=form.cleaned_data["version"]
        ),
        _("Edit the product"), found.name, thing=found,
    )  # fmt: skip


@link_view(SHOWING)
def link_photo_add(request: HttpRequest, link: PersonalLink) -> HttpResponse:
    """Let the institution add a photo, with words for those who do not see it."""
    found = selectors.showcase_of_link(link)
    form = PhotoForm(posted(request), request.FILES or None)
    return _page(
        request, link, form,
        lambda actor: services.add_photo(actor=actor, showcase=found, draft=form.draft()),
        _("Add a photo"), found.organization.name,
    )  # fmt: skip
