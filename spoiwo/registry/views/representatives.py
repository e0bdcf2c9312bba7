"""Who speaks for the signatories, and how to reach them."""

from typing import Any

from django import forms
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from spoiwo.audit.selectors import history_of
from spoiwo.common import clock
from spoiwo.common.actors import Actor
from spoiwo.common.polish import fold
from spoiwo.common.web.actor import actor_of
from spoiwo.common.web.day import chosen_day
from spoiwo.common.web.forms import posted, run, status_of
from spoiwo.files.models import StoredFile
from spoiwo.files.services import store
from spoiwo.partnerships.models import Partnership
from spoiwo.partnerships.web import inner_view
from spoiwo.registry import rules, selectors, services
from spoiwo.registry.forms.membership import GroundForm
from spoiwo.registry.forms.partnership import RepresentationForm
from spoiwo.registry.forms.person import LastDayForm
from spoiwo.registry.models import Organization, Person, Representation, Signatory
from spoiwo.registry.states import RepresentationKind
from spoiwo.registry.views.history import tell

VIEW = "partnerships.view_partnership"
APPOINT = "registry.appoint_representative"


@inner_view(VIEW)
@require_safe
def representation_list(request: HttpRequest, partnership: Partnership) -> HttpResponse:
    """Show for each institution of the chosen day who speaks for it; telephones only to those who call."""
    chosen = chosen_day(request)
    actor = actor_of(request)
    typed = request.GET.get("q", "").strip()[:120]
    voices = selectors.voices_on(partnership, chosen.day)
    words = fold(typed).split()
    context = {
        "partnership": partnership,
        "section": "representatives",
        "chosen": chosen,
        "q": typed,
        "voices": [one for one in voices if all(word in _said_of(one) for word in words)],
        "silent": sum(one.is_silent for one in voices),
        "may_appoint": rules.can_appoint_representative(actor, partnership),
        "may_view_contacts": rules.can_view_contacts(actor, partnership),
    }
    return render(request, "registry/representation_list.html", context)


def _said_of(voices: selectors.Voices) -> str:
    people = [*voices.representatives, *voices.deputies, *voices.contacts]
    return fold(" ".join([voices.organization.name, *(row.person.full_name for row in people)]))


@inner_view(APPOINT)
def representation_add(request: HttpRequest, partnership: Partnership) -> HttpResponse:
    """Record who speaks for an institution; a person met for the first time is recorded in the same step."""
    form = RepresentationForm(
        posted(request),
        request.FILES or None,
        organizations=_organizations(partnership),
        initial={
            "organization": request.GET.get("instytucja", ""),
            "kind": request.GET.get("jako", RepresentationKind.REPRESENTATIVE.value),
            "valid_from": clock.today(),
        },
    )
    if form.is_valid() and run(form, lambda: _appoint(actor_of(request), partnership, form)):
        messages.success(request, _("The representative is recorded."))
        return redirect("registry:representation_list", partnership.slug)
    context = {"partnership": partnership, "section": "representatives", "form": form}
    return render(request, "registry/representation_add.html", context, status=status_of(form))


def _organizations(partnership: Partnership) -> list[Organization]:
    rows = Signatory.objects.filter(partnership=partnership).select_related("organization")
    names = {row.organization_id: row.organization for row in rows}
    return sorted(names.values(), key=lambda organization: organization.sort_key)


def _appoint(actor: Actor, partnership: Partnership, form: RepresentationForm) -> Representation:
    data = form.cleaned_data
    return services.appoint_representative(
        actor=actor,
        partnership=partnership,
        organization=selectors.organization_by_id(data["organization"]),
        person=_person(actor, form),
        kind=RepresentationKind(data["kind"]),
        valid_from=data["valid_from"],
        valid_to=data["valid_to"],
        office=data["office"],
        authorisation=data["authorisation"],
        authorisation_file=_scan(actor, partnership, data),
        email=data["email"],
        phone=data["phone"],
    )


def _person(actor: Actor, form: RepresentationForm) -> Person:
    known: Person | None = form.cleaned_data["person"] or form.chosen()
    return known or services.create_person(actor=actor, draft=form.new_person())


def _scan(actor: Actor, partnership: Partnership, data: dict[str, Any]) -> StoredFile | None:
    upload = data["file"]
    if upload is None:
        return None
    return store(
        actor=actor,
        upload=upload.file,
        name=upload.name,
        partnership=partnership,
        is_public=False,
        title=data["authorisation"] or _("Authorisation"),
    )


@inner_view(APPOINT)
@require_safe
def representation(request: HttpRequest, partnership: Partnership, pk: int) -> HttpResponse:
    """Show one representation with its authorisation, contacts and history."""
    voice = selectors.representation_by_id(partnership, pk)
    context = {
        "partnership": partnership,
        "section": "representatives",
        "voice": voice,
        "may_view_contacts": rules.can_view_contacts(actor_of(request), partnership),
        "history": tell(history_of(voice)[:40]),
    }
    return render(request, "registry/representation.html", context)


@inner_view(APPOINT)
def representation_end(request: HttpRequest, partnership: Partnership, pk: int) -> HttpResponse:
    """End a representation on a day."""
    voice = selectors.representation_by_id(partnership, pk)
    form = LastDayForm(posted(request), initial={"last_day": clock.today()})
    if form.is_valid() and run(
        form,
        lambda: services.end_representation(
            actor=actor_of(request), representation=voice, last_day=form.cleaned_data["last_day"]
        ),
    ):
        messages.success(request, _("The representation is ended."))
        return redirect("registry:representation_list", partnership.slug)
    return _one(request, partnership, voice, form, _("End the representation"))


@inner_view(APPOINT)
def representation_reopen(request: HttpRequest, partnership: Partnership, pk: int) -> HttpResponse:
    """Take back an ending recorded by mistake."""
    voice = selectors.representation_by_id(partnership, pk)
    form = GroundForm(posted(request))
    if form.is_valid() and run(
        form,
        lambda: services.reopen_representation(
            actor=actor_of(request), representation=voice, ground=form.cleaned_data["ground"]
        ),
    ):
        messages.success(request, _("The ending is taken back."))
        return redirect("registry:representation", partnership.slug, voice.pk)
    return _one(request, partnership, voice, form, _("Take back the ending"))


def _one(
    request: HttpRequest, partnership: Partnership, voice: Representation, form: forms.Form, deed: str
) -> HttpResponse:
    context = {
        "partnership": partnership,
        "section": "representatives",
        "voice": voice,
        "form": form,
        "deed": deed,
    }
    return render(request, "registry/representation_deed.html", context, status=status_of(form))
