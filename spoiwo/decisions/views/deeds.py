"""What can be done with a motion: one table of deeds, one view."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from django import forms
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from spoiwo.common import clock
from spoiwo.common.actors import Actor
from spoiwo.common.exceptions import NotFound, Sentence
from spoiwo.common.web.actor import actor_of
from spoiwo.common.web.forms import posted, run
from spoiwo.decisions import selectors, services
from spoiwo.decisions.forms.motions import (
    AnnulForm,
    ConflictForm,
    CountForm,
    DayForm,
    GroundForm,
    HandForm,
    NoForm,
)
from spoiwo.decisions.models import Motion
from spoiwo.decisions.states import Stage, Way
from spoiwo.decisions.views.shared import form_page
from spoiwo.partnerships.models import Partnership

Perform = Callable[[Actor, Motion, Any], object]


@dataclass(frozen=True, slots=True)
class Deed:
    """One deed: its address, its words, its form, what it does, and at which stages it is offered."""

    address: str
    title: Sentence
    done: Sentence
    form: type[forms.Form]
    perform: Perform
    stages: frozenset[Stage]
    danger: bool = False
    lines: tuple[Sentence, ...] = ()


@dataclass(frozen=True, slots=True)
class Offer:
    """A link to a deed."""

    title: Sentence
    url: str


_BEFORE = frozenset({Stage.DRAFT, Stage.PREPARED})
_OPEN = frozenset({Stage.OPEN})


def _count(actor: Actor, motion: Motion, form: CountForm) -> object:
    day = form.cleaned_data["day"]
    return services.record_count(actor=actor, motion=motion, draft=form.draft(), day=day)


def _with_ground(service: Callable[..., object]) -> Perform:
    return lambda actor, motion, form: service(actor=actor, motion=motion, ground=form.cleaned_data["ground"])


DEEDS = (
    Deed("zamknij", _("Close the vote"), _("The vote is closed and counted."), NoForm,
         lambda actor, motion, _form: services.close_motion(actor=actor, motion=motion), _OPEN,
         lines=(_("No more votes are accepted, and the result is counted once for good."),
                _("Who is present is taken from the attendance list as it is now."))),
    Deed("obecnosc", _("Take presence from the list now"), _("Presence is up to date."), NoForm,
         lambda actor, motion, _form: services.sync_presence(actor=actor, motion=motion), _OPEN),
    Deed("odnosniki", _("Send the links"), _("The letters are on their way."), NoForm,
         lambda actor, motion, _form: services.send_links(actor=actor, motion=motion), _OPEN,
         lines=(_("Everybody who votes by a link gets the personal link once more, also who came late."),
                _("Whoever has voted in an open ballot gets none."))),
    Deed("lista", _("Make the list of voters"), _("The list of voters is made."), NoForm,
         lambda actor, motion, _form: services.prepare_motion(actor=actor, motion=motion), _BEFORE,
         lines=(_("From it institutions with a conflict of interest can be excluded before the opening."),)),
    Deed("liczby", _("Write down votes counted in the room"), _("The numbers are written down."), CountForm,
         _count, _BEFORE),
    Deed("zgoda", _("Write down consensus"), _("The consensus is written down."), DayForm,
         lambda actor, motion, form: services.record_consensus(
             actor=actor, motion=motion, day=form.cleaned_data["day"]), _BEFORE,
         lines=(_("Nobody was against, and nobody asked for a vote."),)),
    Deed("wycofaj", _("Withdraw the motion"), _("The motion is withdrawn."), GroundForm,
         _with_ground(services.withdraw_motion), _BEFORE),
    Deed("uniewaznij", _("Annul the vote"), _("The vote is annulled. Its record stays."), AnnulForm,
         lambda actor, motion, form: services.annul_motion(
             actor=actor, motion=motion, ground=form.cleaned_data["ground"],
             is_repeated=form.cleaned_data["is_repeated"]),
         frozenset({Stage.OPEN, Stage.DECIDED}), danger=True,
         lines=(_("It counts for nothing. A resolution adopted by it is annulled and keeps its number."),)),
    Deed("cofnij-zapis", _("Take the record back"), _("The record is taken back. It stays in the book."),
         GroundForm, _with_ground(services.take_back_record), frozenset({Stage.DECIDED}), danger=True),
)  # fmt: skip
BY_ADDRESS = {deed.address: deed for deed in DEEDS}


def offers_for(motion: Motion) -> list[Offer]:
    """Return what can be done with the motion now, apart from opening it."""
    return [
        Offer(deed.title, reverse("decisions:motion_deed", args=[*_place(motion), deed.address]))
        for deed in DEEDS
        if motion.stage in deed.stages and _fits(deed, motion)
    ]


def _fits(deed: Deed, motion: Motion) -> bool:
    if deed.address == "uniewaznij":
        return motion.way == Way.BALLOT
    if deed.address == "cofnij-zapis":
        return motion.way != Way.BALLOT
    if deed.address == "odnosniki":
        return bool(selectors.unsent_of(motion))
    return deed.address != "obecnosc" or motion.meeting is not None


def _place(motion: Motion) -> list[Any]:
    return [motion.partnership.slug, motion.pk]


def perform(request: HttpRequest, partnership: Partnership, motion: Motion, address: str) -> HttpResponse:
    """Show the form of a deed, and do the deed when it is sent."""
    deed = BY_ADDRESS.get(address)
    if deed is None:
        raise NotFound(gettext("There is no such page."))
    form = deed.form(posted(request), initial=_initial(motion, deed))
    back = reverse("decisions:motion", args=_place(motion))
    if form.is_valid() and run(form, lambda: deed.perform(actor_of(request), motion, form)):
        messages.success(request, str(deed.done))
        return redirect(back)
    section = "meetings" if motion.meeting is not None else "decisions"
    return form_page(
        request, partnership, form, deed.title, back, section=section, about=motion.text, lines=deed.lines,
        danger=deed.danger)  # fmt: skip


def _initial(motion: Motion, deed: Deed) -> dict[str, Any]:
    if deed.form not in {CountForm, DayForm}:
        return {}
    voters = selectors.voters_of(motion)
    day = motion.meeting.day if motion.meeting is not None else clock.today()
    entitled = sum(not voter.excluded_because for voter in voters) or None
    return {"day": day, "entitled": entitled, "present": sum(v.is_present for v in voters) or None}


def exclude(
    request: HttpRequest, partnership: Partnership, motion: Motion, organization: int
) -> HttpResponse:
    """Exclude an institution for a conflict of interest, or take that back."""
    voters = {voter.organization_id: voter for voter in selectors.voters_of(motion)}
    voter = voters.get(organization)
    if voter is None or motion.poll is None:
        raise NotFound(gettext("This institution is not on the list of voters."))
    back = reverse("decisions:motion", args=_place(motion))
    is_out = bool(voter.excluded_because)
    form: forms.Form = NoForm(posted(request)) if is_out else ConflictForm(posted(request))
    actor = actor_of(request)

    def deed() -> None:
        if is_out:
            services.readmit_institution(actor=actor, motion=motion, organization_id=organization)
        else:
            because = form.cleaned_data["because"]
            services.exclude_institution(
                actor=actor, motion=motion, organization_id=organization, because=because
            )

    if form.is_valid() and run(form, deed):
        messages.success(request, gettext("The list of voters is changed."))
        return redirect(back)
    title = _("Admit to the vote again") if is_out else _("Exclude from the vote")
    section = "meetings" if motion.meeting is not None else "decisions"
    return form_page(request, partnership, form, title, back, section=section, about=voter.name)


def correct(
    request: HttpRequest, partnership: Partnership, motion: Motion, organization: int
) -> HttpResponse:
    """Correct a raised hand entered wrong."""
    voters = {voter.organization_id: voter for voter in selectors.voters_of(motion)}
    voter = voters.get(organization)
    if voter is None:
        raise NotFound(gettext("This institution is not on the list of voters."))
    back = reverse("decisions:motion", args=_place(motion))
    form = HandForm(posted(request))

    def deed() -> None:
        services.correct_hand(
            actor=actor_of(request),
            motion=motion,
            organization_id=organization,
            choice=form.chosen,
            ground=form.cleaned_data["ground"],
        )

    if form.is_valid() and run(form, deed):
        messages.success(request, gettext("The vote is corrected. The earlier one is kept, not counted."))
        return redirect(back)
    section = "meetings" if motion.meeting is not None else "decisions"
    lines = (_("What was entered first stays in the record, with the reason, and is not counted."),)
    title = _("Correct a raised hand")
    return form_page(request, partnership, form, title, back, section=section, about=voter.name, lines=lines)
