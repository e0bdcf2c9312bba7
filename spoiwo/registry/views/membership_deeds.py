"""The small page of one deed on a membership."""

from datetime import date, timedelta
from typing import Any

from django import forms
from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render

from spoiwo.common import clock
from spoiwo.common.exceptions import WrongState
from spoiwo.common.web.actor import actor_of
from spoiwo.common.web.forms import posted, renew_version, run, status_of
from spoiwo.partnerships.models import Partnership
from spoiwo.partnerships.web import inner_view
from spoiwo.registry import selectors
from spoiwo.registry.forms.membership import CorrectForm
from spoiwo.registry.models import Signatory
from spoiwo.registry.views.deeds import BY_ADDRESS, EXPEL, Deed
from spoiwo.registry.views.shared import confirmed_first

ADMIT = "registry.admit_signatory"
TODAY_FIRST = ("since", "on", "last_day")


@inner_view(ADMIT)
def signatory_deed(request: HttpRequest, partnership: Partnership, pk: int, address: str) -> HttpResponse:
    """Ask what the deed needs, do it, and say what was done."""
    deed = BY_ADDRESS.get(address)
    if deed is None or deed.is_dangerous:
        raise Http404
    return _ask_and_do(request, partnership, pk, deed)


@inner_view(ADMIT)
@confirmed_first
def signatory_expel(request: HttpRequest, partnership: Partnership, pk: int) -> HttpResponse:
    """Expel a signatory, after the password is confirmed."""
    return _ask_and_do(request, partnership, pk, EXPEL)


def _ask_and_do(request: HttpRequest, partnership: Partnership, pk: int, deed: Deed) -> HttpResponse:
    membership = selectors.signatory_by_id(partnership, pk)
    decision = deed.decide(membership)
    if not decision:
        raise WrongState(decision.reason)
    form = _form(deed, membership, posted(request))
    if form.is_valid() and run(form, lambda: deed.perform(actor_of(request), membership, form.cleaned_data)):
        messages.success(request, deed.done % {"name": membership.organization.name})
        return redirect("registry:signatory", partnership.slug, membership.pk)
    membership = selectors.signatory_by_id(partnership, pk)
    now_recorded = _refresh_version(form, membership)
    context = {
        "partnership": partnership,
        "section": "signatories",
        "membership": membership,
        "organization": membership.organization,
        "deed": deed,
        "form": form,
        "now_recorded": now_recorded,
    }
    return render(request, "registry/signatory_deed.html", context, status=status_of(form))


def _form(deed: Deed, membership: Signatory, data: Any) -> forms.Form:
    if deed.form is CorrectForm:
        initial = {
            "valid_from": membership.valid_from,
            "last_day": _last_day(membership),
            "precision": membership.from_precision,
            "version": membership.version,
        }
        return CorrectForm(data, initial=initial, has_ended=membership.valid_to is not None)
    today = clock.today()
    return deed.form(data, initial=dict.fromkeys(TODAY_FIRST, today) | {"note": membership.note})


def _last_day(membership: Signatory) -> date | None:
    return membership.valid_to - timedelta(days=1) if membership.valid_to else None


def _refresh_version(form: forms.Form, membership: Signatory) -> Signatory | None:
    """After somebody else's change: let the next save go over it, knowingly, and show what they wrote."""
    typed = form.data.get("version") if form.is_bound else None
    if typed is None or str(typed) == str(membership.version):
        return None
    renew_version(form, membership.version)
    return membership
