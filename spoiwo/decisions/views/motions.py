"""Motions: of a meeting, between sessions, one of them, its words."""

import secrets
from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from spoiwo.common.exceptions import NotFound, SpoiwoError
from spoiwo.common.web.actor import actor_of
from spoiwo.common.web.forms import posted, renew_version, run
from spoiwo.decisions import rules, selectors, services
from spoiwo.decisions.forms.motions import (
    CHOICES,
    CirculationForm,
    MotionForm,
    OpenForm,
    read_hands,
)
from spoiwo.decisions.models import Motion
from spoiwo.decisions.states import Stage
from spoiwo.decisions.views import deeds
from spoiwo.decisions.views.shared import EDIT, VIEW, bodies, form_page, items
from spoiwo.meetings.selectors import agenda_of, meeting_by_id
from spoiwo.meetings.states import State as MeetingState
from spoiwo.partnerships.models import Partnership
from spoiwo.partnerships.web import inner_view
from spoiwo.voting.counting import Choice
from spoiwo.voting.selectors import protocol_of
from spoiwo.voting.snapshots import rule_of
from spoiwo.voting.wording import rule_sentences


@inner_view(VIEW)
@require_safe
def meeting_decisions(request: HttpRequest, partnership: Partnership, pk: int) -> HttpResponse:
    """Show what is put to the vote at a meeting, and what was decided, item by item."""
    meeting = meeting_by_id(partnership, pk)
    by_item: dict[int, list[selectors.MotionLine]] = {}
    for line in selectors.motions_of_meeting(meeting):
        by_item.setdefault(line.motion.item_id or 0, []).append(line)
    resolutions = selectors.resolutions_of_meeting(meeting)
    context = {
        "partnership": partnership,
        "section": "meetings",
        "meeting": meeting,
        "lines": [(line, by_item.get(line.item.pk, [])) for line in agenda_of(meeting).flat],
        "resolutions": resolutions,
        "may_edit": rules.can_edit_decision(actor_of(request), partnership),
        "takes_motions": meeting.is_ahead or meeting.state == MeetingState.HELD,
    }
    return render(request, "decisions/meeting_decisions.html", context)


@inner_view(VIEW)
@require_safe
def motion_list(request: HttpRequest, partnership: Partnership) -> HttpResponse:
    """Show the votes between sessions."""
    context = {
        "partnership": partnership,
        "section": "decisions",
        "lines": selectors.circulations_of(partnership),
        "may_edit": rules.can_edit_decision(actor_of(request), partnership),
    }
    return render(request, "decisions/motion_list.html", context)


@inner_view(VIEW)
@require_safe
def motion(request: HttpRequest, partnership: Partnership, pk: int) -> HttpResponse:
    """Show a motion: its rule, its voters, its vote, its result, and what can be done."""
    found = selectors.motion_by_id(partnership, pk)
    actor = actor_of(request)
    may_edit = rules.can_edit_decision(actor, partnership)
    line = selectors.MotionLine(found, selectors.result_of(found), getattr(found, "resolution", None))
    context = {
        "partnership": partnership,
        "section": "meetings" if found.meeting else "decisions",
        "meeting": found.meeting,
        "motion": found,
        "stage": found.stage,
        "line": line,
        "rule": _rule(found),
        "turnout": selectors.turnout(found),
        "may_edit": may_edit,
        "offers": deeds.offers_for(found) if may_edit else [],
        "is_asked": _is_asked(found, actor.actor_id),
    } | _of_stage(found)
    return render(request, "decisions/motion.html", context)


def _rule(motion: Motion) -> tuple[str, ...]:
    if motion.poll is None:
        return ()
    return rule_sentences(rule_of(motion.poll.kind, motion.poll.rules))


def _of_stage(motion: Motion) -> dict[str, Any]:
    voters = selectors.voters_of(motion)
    if motion.stage in {Stage.DRAFT, Stage.PREPARED}:
        return {
            "voters": voters,
            "recipients": selectors.recipients_of(motion),
            "speechless": selectors.speechless_of(motion),
            "open_form": OpenForm(),
        }
    if motion.stage == Stage.OPEN:
        return {
            "voters": voters,
            "waiting": [v for v in voters if _may_raise(motion, v)],
            "choices": CHOICES,
            "token": secrets.token_urlsafe(18),
        }
    is_counted = motion.stage == Stage.DECIDED and motion.poll is not None
    return {"voters": voters, "protocol": protocol_of(motion.poll) if is_counted and motion.poll else None}


def _may_raise(motion: Motion, voter: selectors.Voter) -> bool:
    is_asked = not voter.has_voted and not voter.excluded_because
    return is_asked and (voter.is_present or motion.is_by_circulation)


def _is_asked(motion: Motion, mark: str) -> bool:
    if motion.stage != Stage.OPEN:
        return False
    try:
        selectors.entitlement_for(motion, mark)
    except NotFound:
        return False
    return True


@inner_view(VIEW)
@require_safe
def motion_turnout(request: HttpRequest, partnership: Partnership, pk: int) -> HttpResponse:
    """Answer how many have voted by now; numbers only."""
    found = selectors.motion_by_id(partnership, pk)
    context = {"partnership": partnership, "motion": found, "turnout": selectors.turnout(found)}
    response = render(request, "decisions/parts/_turnout.html", context | {"stage": found.stage})
    response.headers["Cache-Control"] = "no-store"
    return response


@inner_view(EDIT)
def motion_add(request: HttpRequest, partnership: Partnership, pk: int) -> HttpResponse:
    """Write a motion down at an item of a meeting."""
    meeting = meeting_by_id(partnership, pk)
    choices = items(meeting)
    initial = {"item": request.GET.get("punkt", ""), "form": meeting.form}
    form = MotionForm(posted(request), items=choices, initial=initial)
    back = reverse("decisions:meeting_decisions", args=[partnership.slug, meeting.pk])
    if form.is_valid():
        made: list[Motion] = []

        def draft() -> None:
            item = form.chosen_item
            made.append(
                services.draft_motion(
                    actor=actor_of(request), partnership=partnership, draft=form.draft(), item=item
                )
            )

        if run(form, draft):
            messages.success(request, _("The motion is written down."))
            return redirect("decisions:motion", partnership.slug, made[0].pk)
    return form_page(
        request, partnership, form, _("Write a motion down"), back, section="meetings", about=meeting.title
    )


@inner_view(EDIT)
def motion_circulate(request: HttpRequest, partnership: Partnership) -> HttpResponse:
    """Write a motion down for a vote between sessions."""
    form = CirculationForm(posted(request), bodies=bodies(partnership))
    back = reverse("decisions:motion_list", args=[partnership.slug])
    if form.is_valid():
        made: list[Motion] = []

        def draft() -> None:
            body = form.chosen_body
            made.append(
                services.draft_motion(
                    actor=actor_of(request), partnership=partnership, draft=form.draft(), body=body
                )
            )

        if run(form, draft):
            messages.success(request, _("The motion is written down. Nothing was sent yet."))
            return redirect("decisions:motion", partnership.slug, made[0].pk)
    return form_page(request, partnership, form, _("Vote by circulation"), back)


@inner_view(EDIT)
def motion_edit(request: HttpRequest, partnership: Partnership, pk: int) -> HttpResponse:
    """Write a motion anew before the vote."""
    found = selectors.motion_by_id(partnership, pk)
    form = _edit_form(request, partnership, found)
    back = reverse("decisions:motion", args=[partnership.slug, found.pk])
    if form.is_valid() and run(
        form,
        lambda: services.edit_motion(
            actor=actor_of(request), motion=found, draft=form.draft(), version=form.cleaned_data["version"]
        ),
    ):
        messages.success(request, _("The motion is saved."))
        return redirect(back)
    if form.errors:
        found.refresh_from_db()
        renew_version(form, found.version)
    return form_page(request, partnership, form, _("Edit the motion"), back, about=found.text)


def _edit_form(request: HttpRequest, partnership: Partnership, found: Motion) -> MotionForm | CirculationForm:
    initial: dict[str, Any] = {
        name: getattr(found, name)
        for name in ("text", "secrecy", "majority", "departure", "form", "moved_by", "version")
    }
    if found.deadline is not None:
        initial |= {"body": found.body_id or "", "day": found.deadline.date(), "hour": found.deadline.time()}
        return CirculationForm(posted(request), bodies=bodies(partnership), initial=initial)
    meeting_items = [found.item] if found.item is not None else []
    return MotionForm(posted(request), items=meeting_items, initial=initial | {"item": found.item_id})


@inner_view(EDIT)
@require_POST
def motion_hands(request: HttpRequest, partnership: Partnership, pk: int) -> HttpResponse:
    """Write raised hands down: those marked, or also all the rest with one button."""
    found = selectors.motion_by_id(partnership, pk)
    rest = request.POST.get("reszta", "")
    done = services.raise_hands(
        actor=actor_of(request),
        motion=found,
        said=read_hands(request.POST, found),
        rest=Choice(rest) if rest in set(Choice) else None,
        token=request.POST.get("token", ""),
    )
    messages.success(request, _("Votes written down: %(number)s.") % {"number": done.count})
    if done.had_voted:
        names = {"names": ", ".join(done.had_voted)}
        messages.warning(request, _("Had voted before, and keep that vote: %(names)s.") % names)
    return redirect("decisions:motion", partnership.slug, found.pk)


@inner_view(EDIT)
def motion_hand_correct(
    request: HttpRequest, partnership: Partnership, pk: int, organization: int
) -> HttpResponse:
    """Correct the raised hand of one institution."""
    found = selectors.motion_by_id(partnership, pk)
    return deeds.correct(request, partnership, found, organization)


@inner_view(EDIT)
@require_POST
def motion_open(request: HttpRequest, partnership: Partnership, pk: int) -> HttpResponse:
    """Open the vote; letters go out only if that was ticked."""
    found = selectors.motion_by_id(partnership, pk)
    try:
        sent = services.open_motion(
            actor=actor_of(request), motion=found, is_writing=request.POST.get("is_writing") == "on"
        )
    except SpoiwoError as error:
        messages.error(request, str(error.message))
    else:
        if sent:
            messages.success(request, _("The vote is open. Letters sent: %(number)s.") % {"number": sent})
        else:
            messages.success(request, _("The vote is open."))
    return redirect("decisions:motion", partnership.slug, found.pk)


@inner_view(EDIT)
def motion_exclude(
    request: HttpRequest, partnership: Partnership, pk: int, organization: int
) -> HttpResponse:
    """Exclude an institution for a conflict of interest, or admit it again."""
    found = selectors.motion_by_id(partnership, pk)
    return deeds.exclude(request, partnership, found, organization)


@inner_view(EDIT)
def motion_deed(request: HttpRequest, partnership: Partnership, pk: int, address: str) -> HttpResponse:
    """Do one deed on a motion."""
    return deeds.perform(request, partnership, selectors.motion_by_id(partnership, pk), address)
