"""The officer's first page of the day."""

from datetime import date

from django import forms
from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.db import transaction
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from spoiwo.accounts.models import User
from spoiwo.common import clock
from spoiwo.common.decisions import require
from spoiwo.common.exceptions import NotFound
from spoiwo.common.web.actor import actor_of
from spoiwo.common.web.forms import posted, run, status_of
from spoiwo.common.web.numbers import year_number
from spoiwo.common.web.wording import bound, saying
from spoiwo.dashboard import selectors
from spoiwo.dashboard.institution_work import work_in
from spoiwo.dashboard.letters import holder_of
from spoiwo.dashboard.own.card import own_tasks
from spoiwo.dashboard.own.cards import CARDS
from spoiwo.dashboard.own.council import COUNCIL
from spoiwo.dashboard.own.letters import FROM_LETTERS, voice_behind
from spoiwo.dashboard.own.voice import Voice, addressed, voice_of, voice_of_account
from spoiwo.dashboard.own.writing import ways_of
from spoiwo.dashboard.rules import SEND, can_send_desk, speaks_today
from spoiwo.dashboard.services import send_desk
from spoiwo.dashboard.states import DESK_LINK
from spoiwo.dashboard.year import glance_at
from spoiwo.notifications.actors import LinkActor
from spoiwo.notifications.models import PersonalLink
from spoiwo.notifications.services import is_held_by
from spoiwo.notifications.web import link_view
from spoiwo.partnerships.models import Partnership
from spoiwo.partnerships.rules import can_create_partnership, has_permission_anywhere
from spoiwo.partnerships.web import form_page, granted_to, inner_view
from spoiwo.registry.selectors import representation_by_id, signatory_by_id

# Whoever holds it runs the partnership: its desk is the officer's.
RUNS = "meetings.edit_meeting"


@login_required
def home(request: HttpRequest) -> HttpResponse:
    """List my partnerships; whoever works in one goes straight to its desk."""
    actor = actor_of(request)
    lines = selectors.my_partnerships(actor, clock.today())
    may_create = can_create_partnership(actor)
    forums = selectors.my_forums(actor, lines, clock.today())
    if len(lines) == 1 and not may_create and not forums:
        return redirect("dashboard:desk", lines[0].partnership.slug)
    if len(forums) == 1 and not lines:
        return redirect("forum:own_circle", forums[0].pk)
    may_roll_up = bool(has_permission_anywhere(actor, "figures.view_roll_up"))
    context = {"lines": lines, "may_create": may_create, "forums": forums, "may_roll_up": may_roll_up}
    return render(request, "dashboard/home.html", context)


# A page that only reads needs no transaction of its own.
@transaction.non_atomic_requests
@inner_view("partnerships.view_partnership")
@require_safe
def desk(request: HttpRequest, partnership: Partnership) -> HttpResponse:
    """Show what waits, and a year at a glance."""
    today, rights = clock.today(), granted_to(request)
    voice = _voice(request, partnership, today)
    context = {
        "partnership": partnership,
        "section": "desk",
        "today": today,
        "own": own_tasks((*COUNCIL, *CARDS), voice, today) if voice else None,
        "ways": ways_of(voice, today) if voice else [],
        "tasks": selectors.tasks_of(partnership, today, rights),
        "glance": glance_at(partnership, year_number(request.GET.get("rok", "")) or today.year, today),
    }
    return render(request, "dashboard/desk.html", context)


def _voice(request: HttpRequest, partnership: Partnership, today: date) -> Voice | None:
    """Return for whom the reader speaks in person; None for whoever runs the partnership."""
    rights = granted_to(request)
    if RUNS in rights or not isinstance(request.user, User):
        return None
    return voice_of_account(request.user, partnership, rights, today)


@inner_view("partnerships.view_partnership")
@require_safe
def institution_work(request: HttpRequest, partnership: Partnership, pk: int) -> HttpResponse:
    """Show what the institution of a membership does in the work of the partnership."""
    membership = signatory_by_id(partnership, pk)
    context = {
        "partnership": partnership,
        "section": "signatories",
        "membership": membership,
        "organization": membership.organization,
        "parts": work_in(partnership, membership.organization),
        "voices": addressed(membership, clock.today()) if SEND in granted_to(request) else [],
    }
    return render(request, "dashboard/institution_work.html", context)


@inner_view(SEND)
def desk_send(request: HttpRequest, partnership: Partnership, pk: int, number: int) -> HttpResponse:
    """Show whom the link to the desk of the institution reaches, and send it."""
    membership = signatory_by_id(partnership, pk)
    voice = representation_by_id(partnership, number)
    if voice.organization_id != membership.organization_id:
        raise NotFound(_("This person does not speak for the institution."))
    require(can_send_desk(actor_of(request), voice))
    form = forms.Form(posted(request))
    back = reverse("dashboard:institution_work", args=[partnership.slug, pk])
    if form.is_valid() and run(form, lambda: send_desk(actor=actor_of(request), representation=voice)):
        messages.success(request, _("The link is on its way."))
        return redirect(back)
    lines = (
        saying(
            _("The letter goes to: %(name)s, %(email)s"),
            name=voice.person.full_name,
            email=bound(voice.email),
        ),
        _("The link opens what waits for the institution, for a year, without an account."),
    )
    title, about = _("Send the link to its desk"), membership.organization.name
    return form_page(
        request,
        partnership,
        form,
        title,
        back,
        template="dashboard/deed.html",
        section="signatories",
        about=about,
        lines=lines,
        membership=membership,
    )


@link_view(*FROM_LETTERS)
def desk_from_letter(request: HttpRequest, link: PersonalLink) -> HttpResponse:
    """Send the link to the desk to the address the letter went to; who was only shown it learns nothing."""
    voice, form, actor = voice_behind(link, clock.today()), forms.Form(posted(request)), LinkActor(link)
    if voice and form.is_valid() and run(form, lambda: send_desk(actor=actor, representation=voice)):
        messages.success(request, _("The link is on its way, to the address this letter went to."))
        return redirect(request.path)
    context = {"link": link, "voice": voice, "form": form}
    return render(request, "dashboard/desk_from_letter.html", context, status=status_of(form))


@link_view(DESK_LINK)
@require_safe
def own_desk(request: HttpRequest, link: PersonalLink) -> HttpResponse:
    """Show what waits for the institution to whoever holds its link, while that person speaks for it."""
    voice = representation_by_id(link.partnership, link.subject_id)
    is_closed = not speaks_today(voice) or not is_held_by(link, holder_of(voice))
    today = clock.today()
    speaks = voice_of(voice)
    tasks = [] if is_closed else own_tasks(CARDS, speaks, today)
    context = {
        "link": link,
        "institution": voice.organization,
        "is_closed": is_closed,
        "tasks": tasks,
        "ways": [] if is_closed else ways_of(speaks, today),
        "some_wait_for_a_letter": not all(task.url for task in tasks),
        "today": today,
    }
    return render(request, "dashboard/own_desk.html", context)
