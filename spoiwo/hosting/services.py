"""Asking hosts, their answers, and what institutions say of hosting."""

from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

from django.conf import settings
from django.db import IntegrityError, transaction
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from spoiwo.audit.services import record
from spoiwo.common import clock
from spoiwo.common.actors import Actor, SystemActor
from spoiwo.common.decisions import require
from spoiwo.common.exceptions import NotFound, WrongState
from spoiwo.common.states import move
from spoiwo.hosting import rules, selectors
from spoiwo.hosting.models import HostRequest, Readiness
from spoiwo.hosting.states import MOVES, State, Wish
from spoiwo.meetings.marks import letter_marks_about
from spoiwo.meetings.models import Meeting
from spoiwo.meetings.services import change_host
from spoiwo.notifications.models import PersonalLink
from spoiwo.notifications.services import issue_link, revoke_link, send
from spoiwo.notifications.tokens import token_of
from spoiwo.partnerships.models import Partnership
from spoiwo.registry.models import Organization

ANSWER = "hosting.answer"


@dataclass(frozen=True, slots=True, kw_only=True)
class ReadinessDraft:
    """What an institution says of hosting; None means it did not say."""

    wish: Wish
    capacity: int | None = None
    is_accessible: bool | None = None
    access: str = ""
    has_remote: bool | None = None
    note: str = ""


@transaction.atomic
def declare_readiness(
    *, actor: Actor, partnership: Partnership, organization: Organization, draft: ReadinessDraft, since: date
) -> Readiness:
    """Write down what an institution says from a day on; what it said before ends with that day."""
    require(rules.can_ask_host(actor, partnership))
    rows = Readiness.objects.filter(partnership=partnership, organization=organization)
    rows.filter(valid_from__gte=since).delete()
    rows.filter(valid_to__isnull=True).update(valid_to=since)
    readiness: Readiness = Readiness.objects.create(
        partnership=partnership,
        organization=organization,
        valid_from=since,
        wish=draft.wish,
        capacity=draft.capacity,
        is_accessible=draft.is_accessible,
        access=draft.access.strip(),
        has_remote=draft.has_remote,
        note=draft.note.strip(),
    )
    record(
        actor,
        "hosting.readiness.declared",
        readiness,
        partnership_id=partnership.pk,
        organization=organization.name,
        wish=draft.wish,
    )
    return readiness


@transaction.atomic
def ask_host(*, actor: Actor, meeting: Meeting, organization: Organization) -> HostRequest:
    """Ask a signatory to host a meeting: a letter with a personal link, if there is an address at all."""
    require(rules.can_ask_host(actor, meeting.partnership))
    _need_ahead(meeting)
    selectors.signatory_on(meeting.partnership, organization.pk, meeting.day)
    to = selectors.addressee_of(meeting.partnership, organization, meeting.day)
    try:
        with transaction.atomic():
            request: HostRequest = HostRequest.objects.create(
                meeting=meeting, organization=organization, addressee=to.name, email=to.email
            )
    except IntegrityError as error:
        raise WrongState(_("This institution has been asked already.")) from error
    if to.email:
        _write(actor, request, to)
    record(
        actor,
        "hosting.request.sent",
        request,
        partnership_id=meeting.partnership_id,
        meeting=meeting.pk,
        organization=organization.name,
        by_letter=bool(to.email),
    )
    return request


def _need_ahead(meeting: Meeting) -> None:
    if not meeting.is_ahead:
        raise WrongState(_("A host is looked for only for a meeting still ahead."))


def _need_signatory(request: HostRequest) -> None:
    """The institution may have left since it was asked; declining is still open to it."""
    meeting = request.meeting
    try:
        selectors.signatory_on(meeting.partnership, request.organization_id, meeting.day)
    except NotFound as error:
        raise WrongState(
            _("This institution is no longer a signatory on the day of the meeting, so it cannot host it.")
        ) from error


def _write(actor: Actor, request: HostRequest, to: selectors.Addressee) -> None:
    meeting = request.meeting
    link = issue_link(
        actor=actor,
        partnership=meeting.partnership,
        purpose=ANSWER,
        subject_id=request.pk,
        holder=", ".join(filter(None, (request.organization.name, to.name))),
        expires_at=_until(meeting),
    )
    request.link_id = link.pk
    request.message = send(
        actor=actor,
        template="hosting/email/host_asked",
        to=[to.email],
        context=letter_context(request, token_of(link)),
        partnership=meeting.partnership,
        marks=letter_marks_about(meeting),
    )
    request.save(update_fields=["link_id", "message"])


def _until(meeting: Meeting) -> datetime:
    """Return the moment a link closes: the day of the meeting, or in a week where that is near or past."""
    day = max(meeting.day, clock.today() + timedelta(days=7))
    return datetime.combine(day, time(23, 59), clock.WARSAW)


def letter_context(request: HostRequest, token: str) -> dict[str, object]:
    """Return what the letter to a host says."""
    address = settings.SITE_ADDRESS + reverse("hosting:answer", args=[token])
    return {
        "meeting": request.meeting,
        "partnership": request.meeting.partnership,
        "organization": request.organization.name,
        "addressee": request.addressee,
        "address": address,
    }


@transaction.atomic
def answer_request(
    *, actor: Actor, request: HostRequest, accepts: bool, note: str = "", answered_by: str = ""
) -> None:
    """Write down the answer; the institution that accepts becomes the host of the meeting.

    Another host who accepted before keeps the meeting: the second gets a refusal in words.
    """
    require(rules.can_answer_request(actor, request))
    _need_ahead(request.meeting)
    new = State.ACCEPTED if accepts else State.DECLINED
    was_accepted = request.state == State.ACCEPTED
    if request.state == new:
        return
    if accepts:
        _need_signatory(request)
    try:
        with transaction.atomic():
            move(
                request,
                new,
                table=MOVES,
                answered_at=clock.now(),
                answered_by=(answered_by or actor.actor_name)[:200],
                note=note.strip()[:400],
            )
    except IntegrityError as error:
        raise WrongState(
            _("Another institution has agreed to host this meeting meanwhile. Thank you all the same.")
        ) from error
    record(
        actor,
        "hosting.request.answered",
        request,
        partnership_id=request.meeting.partnership_id,
        meeting=request.meeting_id,
        organization=request.organization.name,
        answer=new,
    )
    if accepts or was_accepted:
        host = request.organization if accepts else None
        change_host(actor=SystemActor("hosting"), meeting=request.meeting, host=host)


@transaction.atomic
def withdraw_request(*, actor: Actor, request: HostRequest) -> None:
    """Take a request back; its link closes, and a host who had accepted no longer hosts."""
    require(rules.can_ask_host(actor, request.meeting.partnership))
    was_accepted = request.state == State.ACCEPTED
    if request.state not in {State.ASKED, State.ACCEPTED}:
        raise WrongState(_("This request was answered already."))
    move(request, State.WITHDRAWN, table=MOVES)
    link = PersonalLink.objects.filter(pk=request.link_id).first()
    if link is not None:
        revoke_link(actor=actor, link=link)
    record(
        actor,
        "hosting.request.withdrawn",
        request,
        partnership_id=request.meeting.partnership_id,
        meeting=request.meeting_id,
        organization=request.organization.name,
    )
    if was_accepted:
        change_host(actor=actor, meeting=request.meeting, host=None)


@transaction.atomic
def forget_people(*, actor: Actor, row: HostRequest) -> None:
    """Take out of a request about a past meeting who was asked, who answered and what was written.

    The institution, the days and the answer stay, so whose turn it was is counted as before.
    ``privacy.decide_document`` asked that.
    """
    partnership = row.meeting.partnership
    require(rules.can_ask_host(actor, partnership))
    if row.meeting.day >= clock.today():
        raise WrongState(_("The meeting is still ahead."))
    HostRequest.objects.filter(pk=row.pk).update(
        addressee="", email="", answered_by="", note="", message=None
    )
    record(actor, "hosting.people.forgotten", row, partnership_id=partnership.pk, meeting=row.meeting_id)
