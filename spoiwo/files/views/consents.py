"""Consents to be seen on a photo: written down and withdrawn inside, or by the person's own link."""

from django import forms
from django.contrib import messages
from django.db import transaction
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django_scopes import scope

from spoiwo.common.decisions import Allowed
from spoiwo.common.web.actor import actor_of
from spoiwo.common.web.forms import posted, run, status_of
from spoiwo.files import selectors, services, tokens
from spoiwo.files.actors import ConsentActor
from spoiwo.files.fields import ConsentForm, WithdrawalForm
from spoiwo.files.models import PhotoConsent
from spoiwo.files.states import How
from spoiwo.files.views.shared import KEEP, form_page, url_of
from spoiwo.partnerships.models import Partnership
from spoiwo.partnerships.web import inner_view


@inner_view(KEEP)
def consent_add(request: HttpRequest, partnership: Partnership, pk: int) -> HttpResponse:
    """Write down that one more person agreed."""
    found = selectors.photo_by_id(partnership, pk)
    form, back = ConsentForm(posted(request)), url_of(found)
    if form.is_valid() and run(
        form, lambda: services.record_consent(actor=actor_of(request), photo=found, draft=form.draft())
    ):
        messages.success(request, _("It is recorded."))
        return redirect(back)
    return form_page(request, partnership, form, _("Record a consent"), back, about=found.alternative)


@inner_view(KEEP)
def consent_withdraw(request: HttpRequest, partnership: Partnership, pk: int, number: int) -> HttpResponse:
    """Write down that somebody took the consent back: the photo disappears at once."""
    found = selectors.photo_by_id(partnership, pk)
    consent = selectors.consent_by_id(found, number)
    form, back = WithdrawalForm(posted(request)), url_of(found)
    if form.is_valid() and run(
        form,
        lambda: services.withdraw_consent(actor=actor_of(request), consent=consent, how=form.way()),
    ):
        messages.success(request, _("The photo is shown nowhere from now on."))
        return redirect(back)
    lines = [
        _("The photo disappears at once from every page, list, paper and feed."),
        _("The words that stand for it are no longer shown either."),
    ]
    title = _("Withdraw the consent")
    return form_page(
        request, partnership, form, title, back, about=consent.person_name, lines=lines, danger=True
    )


def own_consent(request: HttpRequest, token: str) -> HttpResponse:
    """Let the person in the picture take the consent back, without an account; GET changes nothing."""
    consent = selectors.consent_by_number(tokens.number_of(token))
    partnership = consent.photo.large.partnership
    # The address is a key: it stands on no printed sheet (components/_footer.html).
    request.is_address_secret = True  # type: ignore[attr-defined]  # read by the footer
    form = forms.Form(posted(request))
    with scope(partnership=partnership), transaction.atomic():
        if form.is_valid() and run(form, lambda: _withdraw(consent)):
            return redirect(tokens.address_of(consent))
        context = {"consent": consent, "photo": consent.photo, "partnership": partnership, "form": form}
        return _guarded(render(request, "files/own_consent.html", context, status=status_of(form)))


def _withdraw(consent: PhotoConsent) -> None:
    services.withdraw_consent(actor=ConsentActor(consent), consent=consent, how=How.LINK, decision=Allowed())


def _guarded(response: HttpResponse) -> HttpResponse:
    response.headers["Cache-Control"] = "no-store, private"
    response.headers["X-Robots-Tag"] = "noindex, nofollow"
    response.headers["Referrer-Policy"] = "same-origin"
    return response
