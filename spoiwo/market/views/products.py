"""What hangs on a showcase, inside: products and photos; and the page of asking institutions."""

from django import forms
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_POST, require_safe

from spoiwo.common import clock
from spoiwo.common.web.actor import actor_of
from spoiwo.common.web.forms import posted, renew_version, run
from spoiwo.files.fields import PhotoForm
from spoiwo.market import letters, rules, selectors, services
from spoiwo.market.forms.showcase import ProductForm
from spoiwo.market.views.shared import SHOWCASES, address, form_page
from spoiwo.partnerships.models import Partnership
from spoiwo.partnerships.web import inner_view

EDIT = rules.EDIT_SHOWCASE


@inner_view(EDIT)
def product_add(request: HttpRequest, partnership: Partnership, pk: int) -> HttpResponse:
    """Add what is sold."""
    found = selectors.showcase_by_id(partnership, pk)
    form = ProductForm(posted(request))
    back = address("showcase", partnership, pk)
    if form.is_valid() and run(
        form,
        lambda: services.add_product(actor=actor_of(request), showcase=found, draft=form.draft()),
    ):
        messages.success(request, _("The product is in the showcase."))
        return redirect(back)
    about = found.organization.name
    return form_page(
        request, partnership, form, _("Add a product or service"), back, about=about, section=SHOWCASES
    )


@inner_view(EDIT)
def product_edit(request: HttpRequest, partnership: Partnership, pk: int, number: int) -> HttpResponse:
    """Write a product anew."""
    found = selectors.product_by_id(selectors.showcase_by_id(partnership, pk), number)
    form = ProductForm(posted(request), product=found)
    back = address("showcase", partnership, pk)

    def deed() -> None:
        version = form.cleaned_data["version"]
        services.edit_product(actor=actor_of(request), product=found, draft=form.draft(), version=version)

    if form.is_valid() and run(form, deed):
        messages.success(request, _("The changes are saved."))
        return redirect(back)
    if form.errors:
        found.refresh_from_db()
        renew_version(form, found.version)
    return form_page(
        request, partnership, form, _("Edit the product"), back, about=found.name, section=SHOWCASES
    )


@inner_view(EDIT)
def product_remove(request: HttpRequest, partnership: Partnership, pk: int, number: int) -> HttpResponse:
    """Take a product off the showcase."""
    found = selectors.product_by_id(selectors.showcase_by_id(partnership, pk), number)
    form = forms.Form(posted(request))
    back = address("showcase", partnership, pk)
    if form.is_valid() and run(form, lambda: services.remove_product(actor=actor_of(request), product=found)):
        messages.success(request, _("It is recorded."))
        return redirect(back)
    title = _("Take off the showcase")
    return form_page(
        request, partnership, form, title, back, about=found.name, danger=True, section=SHOWCASES
    )


@inner_view(EDIT)
def photo_add(request: HttpRequest, partnership: Partnership, pk: int) -> HttpResponse:
    """Put a photo into the showcase."""
    found = selectors.showcase_by_id(partnership, pk)
    form = PhotoForm(posted(request), request.FILES or None)
    back = address("showcase", partnership, pk)
    if form.is_valid() and run(
        form, lambda: services.add_photo(actor=actor_of(request), showcase=found, draft=form.draft())
    ):
        messages.success(request, _("The photo is in the showcase."))
        return redirect(back)
    about = found.organization.name
    return form_page(request, partnership, form, _("Add a photo"), back, about=about, section=SHOWCASES)


@inner_view(EDIT)
def photo_remove(request: HttpRequest, partnership: Partnership, pk: int, number: int) -> HttpResponse:
    """Take a photo off the showcase."""
    row = selectors.photo_by_id(selectors.showcase_by_id(partnership, pk), number)
    form = forms.Form(posted(request))
    back = address("showcase", partnership, pk)
    if form.is_valid() and run(form, lambda: services.remove_photo(actor=actor_of(request), row=row)):
        messages.success(request, _("It is recorded."))
        return redirect(back)
    title = _("Remove the photo")
    return form_page(request, partnership, form, title, back, about=str(row), danger=True, section=SHOWCASES)


@inner_view(EDIT)
@require_safe
def asking(request: HttpRequest, partnership: Partnership) -> HttpResponse:
    """Show whom a letter about showcases reaches, when each was asked and assured, and the letter."""
    sellers = selectors.sellers_to_ask(partnership, clock.today())
    reached = [one for one in sellers if one.email]
    context = {
        "partnership": partnership,
        "section": SHOWCASES,
        "reached": reached,
        "silent": [one for one in sellers if not one.email],
        "sample": letters.showcase_preview(reached[0]) if reached else None,
    }
    return render(request, "market/asking.html", context)


@inner_view(EDIT)
@require_POST
def asking_send(request: HttpRequest, partnership: Partnership) -> HttpResponse:
    """Send the letters to the institutions that were ticked."""
    sent = services.ask_sellers(
        actor=actor_of(request), partnership=partnership, only=numbers_in(request, "witryna")
    )
    say_sent(request, sent)
    return redirect(address("asking", partnership))


def numbers_in(request: HttpRequest, name: str) -> list[int]:
    """Return the numbers that were ticked; anything else is left out."""
    typed = request.POST.getlist(name)
    return [int(number) for number in typed if number.isascii() and number.isdigit() and len(number) < 19]


def say_sent(request: HttpRequest, sent: int) -> None:
    """Say how many letters go."""
    messages.success(
        request,
        ngettext("%(count)d letter is on its way.", "%(count)d letters are on their way.", sent)
        % {"count": sent},
    )
