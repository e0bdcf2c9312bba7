"""One page for one deed: what will happen, a small form, a button that says the deed."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from functools import wraps
from typing import Any

from django import forms
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse

from spoiwo.agreements.models import Agreement
from spoiwo.agreements.selectors import agreement_by_id
from spoiwo.common.actors import Actor
from spoiwo.common.decisions import Decision, require
from spoiwo.common.web.actor import actor_of
from spoiwo.common.web.forms import run, status_of
from spoiwo.files.models import StoredFile
from spoiwo.files.services import store
from spoiwo.partnerships.models import Partnership
from spoiwo.partnerships.web import View, inner_view

VIEW = "partnerships.view_partnership"
EDIT = "agreements.edit_agreement"
SIGN = "agreements.record_signature"
ACCEPT = "agreements.accept_accession"
DEPART = "agreements.record_departure"


def agreement_view(permission: str) -> Callable[[View], View]:
    """Hand the view the partnership's agreement of ``pk`` for a signed-in person who holds the right."""

    def decorate(view: View) -> View:
        @wraps(view)
        def wrapper(request: HttpRequest, partnership: Partnership, pk: int, **kwargs: Any) -> HttpResponse:
            agreement = agreement_by_id(partnership, pk)
            agreement.partnership = partnership
            return view(request, agreement, **kwargs)

        return inner_view(permission)(wrapper)

    return decorate


@dataclass(frozen=True, slots=True, kw_only=True)
class Deed:
    """The words of a page of one deed."""

    title: str
    button: str
    back: str
    lead: str = ""
    lines: Sequence[str] = field(default=())
    danger: bool = False


def deed_page(
    request: HttpRequest,
    subject: Agreement | Partnership,
    deed: Deed,
    form: forms.Form,
    do: Callable[[], object],
    *,
    done: str | Callable[[], str],
    to: str = "",
    allowed: Decision | None = None,
) -> HttpResponse:
    """Show the page or do the deed; a refusal stands on the form and nothing typed is lost."""
    if allowed is not None:
        require(allowed)
    if request.method == "POST" and form.is_valid() and run(form, do):
        messages.success(request, done if isinstance(done, str) else done())
        return redirect(to or deed.back)
    context = context_of(subject) | {"deed": deed, "form": form}
    return render(request, "agreements/deed.html", context, status=status_of(form))


def context_of(subject: Agreement | Partnership) -> dict[str, object]:
    """Return what every inner page of this room needs."""
    agreement = subject if isinstance(subject, Agreement) else None
    partnership = subject.partnership if isinstance(subject, Agreement) else subject
    return {"partnership": partnership, "section": "agreements", "agreement": agreement}


def address(name: str, agreement: Agreement, *more: int) -> str:
    """Return the address of a page of the agreement."""
    return reverse(f"agreements:{name}", args=[agreement.partnership.slug, agreement.pk, *more])


def stored(
    request: HttpRequest, form: forms.Form, partnership: Partnership, *, is_public: bool = False
) -> StoredFile | None:
    """Keep the file of the form's field ``file``, unchanged; None when there is none."""
    upload = form.cleaned_data.get("file")
    if not upload:
        return None
    actor: Actor = actor_of(request)
    return store(actor=actor, upload=upload, name=upload.name, partnership=partnership, is_public=is_public)
