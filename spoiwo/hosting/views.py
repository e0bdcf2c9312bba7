"""Choosing a host, asking it, its answer; who hosted when."""

from typing import Any

from django import forms
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from spoiwo.common import clock
from spoiwo.common.actors import Actor
from spoiwo.common.web.actor import actor_of
from spoiwo.common.web.forms import posted, run, status_of
from spoiwo.hosting import rules, selectors, services
from spoiwo.hosting.forms import AnswerForm, OfficeAnswerForm, ReadinessForm
from spoiwo.hosting.models import HostRequest
from spoiwo.hosting.services import ANSWER
from spoiwo.meetings.selectors import meeting_by_id
from spoiwo.notifications.actors import LinkActor
from spoiwo.notifications.models import PersonalLink
from spoiwo.notifications.services import use_link
from spoiwo.notifications.web import acting_for, link_view
from spoiwo.partnerships.models import Partnership
from spoiwo.partnerships.web import inner_view

VIEW = "partnerships.view_partnership"
ASK = "hosting.ask_host"
SHOWN_FIRST = 8


@inner_view(VIEW)
@require_safe
def rotation(request: HttpRequest, partnership: Partnership, pk: int) -> HttpResponse:
    """Show whose turn it is to host a meeting, and why."""
    meeting = meeting_by_id(partnership, pk)
    found = selectors.rotation_for(meeting)
    context = {
        "partnership": partnership,
        "section": "meetings",
        "meeting": meeting,
        "tab": "host",
        "rotation": found,
        "first": found.suggestions[:SHOWN_FIRST],
        "others": found.suggestions[SHOWN_FIRST:],
        "may_ask": rules.can_ask_host(actor_of(request), partnership),
    }
    return render(request, "hosting/rotation.html", context)


@inner_view(ASK)
def host_ask(request: HttpRequest, partnership: Partnership, pk: int, organization_pk: int) -> HttpResponse:
    """Show whom the request reaches, then send it."""
    meeting = meeting_by_id(partnership, pk)
    organization = selectors.signatory_on(partnership, organization_pk, meeting.day)
    if request.method == "POST":
        made = services.ask_host(actor=actor_of(request), meeting=meeting, organization=organization)
        if made.email:
            messages.success(request, _("The request is on its way."))
        else:
            messages.warning(
                request,
                _("The request is written down. There is no e-mail: ask by telephone, note the answer."),
            )
        return redirect("hosting:rotation", partnership.slug, meeting.pk)
    context = {
        "partnership": partnership,
        "section": "meetings",
        "meeting": meeting,
        "organization": organization,
        "to": selectors.addressee_of(partnership, organization, meeting.day),
    }
    return render(request, "hosting/host_ask.html", context)


@inner_view(ASK)
def request_answer(request: HttpRequest, partnership: Partnership, pk: int, request_pk: int) -> HttpResponse:
    """Write down an answer given by telephone."""
    meeting = meeting_by_id(partnership, pk)
    asked = selectors.request_by_id(meeting, request_pk)
    form = OfficeAnswerForm(posted(request), initial={"name": asked.addressee})
    if form.is_valid() and run(form, lambda: _answer(actor_of(request), asked, form)):
        messages.success(request, _("The answer is written down."))
        return redirect("hosting:rotation", partnership.slug, meeting.pk)
    context = {
        "partnership": partnership,
        "section": "meetings",
        "meeting": meeting,
        "form": form,
        "deed": _("Write down the answer"),
        "about": asked.organization.name,
    }
    return render(request, "hosting/request_answer.html", context, status=status_of(form))


def _answer(actor: Actor, asked: HostRequest, form: forms.Form) -> None:
    data: dict[str, Any] = form.cleaned_data
    services.answer_request(
        actor=actor,
        request=asked,
        accepts=data["answer"] == "yes",
        note=data["note"],
        answered_by=data["name"],
    )


@inner_view(ASK)
@require_POST
def request_withdraw(
    request: HttpRequest, partnership: Partnership, pk: int, request_pk: int
) -> HttpResponse:
    """Take a request back."""
    meeting = meeting_by_id(partnership, pk)
    services.withdraw_request(actor=actor_of(request), request=selectors.request_by_id(meeting, request_pk))
    messages.success(request, _("The request is withdrawn."))
    return redirect("hosting:rotation", partnership.slug, meeting.pk)


@inner_view(VIEW)
@require_safe
def host_list(request: HttpRequest, partnership: Partnership) -> HttpResponse:
    """Show who hosted how often, and what institutions say of hosting."""
    context = {
        "partnership": partnership,
        "section": "meetings",
        "lines": selectors.hosts_of(partnership, clock.today()),
        "may_ask": rules.can_ask_host(actor_of(request), partnership),
    }
    return render(request, "hosting/host_list.html", context)


@inner_view(ASK)
def readiness_declare(request: HttpRequest, partnership: Partnership, organization_pk: int) -> HttpResponse:
    """Write down what an institution says of hosting."""
    today = clock.today()
    organization = selectors.signatory_on(partnership, organization_pk, today)
    said = selectors.readiness_on(partnership, today).get(organization.pk)
    names = ("wish", "capacity", "is_accessible", "access", "has_remote", "note")
    initial = {name: getattr(said, name) for name in names} if said else {}
    form = ReadinessForm(posted(request), initial=initial | {"since": today})
    if form.is_valid() and run(
        form,
        lambda: services.declare_readiness(
            actor=actor_of(request),
            partnership=partnership,
            organization=organization,
            draft=form.draft(),
            since=form.cleaned_data["since"],
        ),
    ):
        messages.success(request, _("It is written down."))
        return redirect("hosting:host_list", partnership.slug)
    context = {
        "partnership": partnership,
        "section": "meetings",
        "form": form,
        "deed": _("Write down what it says of hosting"),
        "about": organization.name,
    }
    return render(request, "hosting/readiness_declare.html", context, status=status_of(form))


def _whom_to_ask(link: PersonalLink) -> str:
    return _("Ask the secretariat of the partnership: %(name)s.") % {"name": link.partnership.short_name}


@link_view(ANSWER, whom_to_ask=_whom_to_ask)
def answer(request: HttpRequest, link: PersonalLink) -> HttpResponse:
    """Let an institution answer a request without an account."""
    asked = selectors.request_of_link(link.subject_id)
    form = AnswerForm(posted(request))
    form.fields["acting"] = acting_for(link)
    if form.is_valid() and run(form, lambda: _answer_by_link(link, asked, form)):
        return redirect(request.path)
    context = {
        "asked": asked,
        "meeting": asked.meeting,
        "partnership": link.partnership,
        "form": form,
        "link": link,
    }
    return render(request, "hosting/answer.html", context, status=status_of(form))


def _answer_by_link(link: PersonalLink, asked: HostRequest, form: AnswerForm) -> None:
    use_link(link)
    _answer(LinkActor(link), asked, form)
