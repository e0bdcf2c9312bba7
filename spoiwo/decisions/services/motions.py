"""Writing a motion down, choosing its rule, making the list of voters."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, time, timedelta

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from spoiwo.common import clock
from spoiwo.common.actors import Actor
from spoiwo.common.decisions import require
from spoiwo.common.exceptions import BadInput, WrongState
from spoiwo.common.states import lock
from spoiwo.councils.models import Body
from spoiwo.councils.states import Majority
from spoiwo.decisions import rules, selectors
from spoiwo.decisions.electorate import Elector, electors_of, voter_drafts
from spoiwo.decisions.models import Motion
from spoiwo.decisions.ruling import Ruling, check_departure, rule_of_motion, ruling_on
from spoiwo.decisions.services.shared import need_ground, need_sitting, need_version, note
from spoiwo.decisions.states import Stage
from spoiwo.meetings.models import AgendaItem
from spoiwo.notifications.models import PersonalLink
from spoiwo.notifications.services import LinkDraft, is_held_by, issue_links, revoke_link
from spoiwo.partnerships.models import Partnership
from spoiwo.registry.models import Organization
from spoiwo.voting import services as voting
from spoiwo.voting.models import Entitlement, Poll
from spoiwo.voting.selectors import entitlement_of, entitlements_of
from spoiwo.voting.services import PollDraft
from spoiwo.voting.states import Form, Secrecy
from spoiwo.voting.states import State as PollState

PURPOSE = "decisions.vote"
# The link stays readable after the vote, so that a voter can look up the receipt.
READABLE_FOR = timedelta(days=14)


@dataclass(frozen=True, slots=True, kw_only=True)
class MotionDraft:
    """What is written down of a motion; ``majority`` and ``quorum`` None follow the by-laws of the day."""

    text: str
    moved_by: Organization | None = None
    secrecy: Secrecy | None = None
    form: Form = Form.ROOM
    majority: Majority | None = None
    quorum: str = ""
    departure: str = ""
    deadline: datetime | None = None


@transaction.atomic
def draft_motion(
    *,
    actor: Actor,
    partnership: Partnership,
    draft: MotionDraft,
    item: AgendaItem | None = None,
    body: Body | None = None,
    repeats: Motion | None = None,
) -> Motion:
    """Write a motion down at an item of an agenda, or for a body (None: all signatories) by circulation."""
    require(rules.can_edit_decision(actor, partnership))
    if item is not None and item.meeting is None:
        raise BadInput(_("This matter waits for a meeting. Put it on an agenda first."), "item")
    need_sitting(item.meeting if item is not None else None)
    motion = Motion(
        partnership=partnership,
        item=item,
        body=body if item is None else None,
        order=selectors.next_order(item) if item is not None else 0,
        repeats=repeats,
    )
    _write(motion, draft)
    motion.save()
    note(actor, "decisions.motion.drafted", motion, text=motion.text, rule=motion.rules_reference)
    return motion


def _write(motion: Motion, draft: MotionDraft) -> None:
    if not draft.text.strip():
        raise BadInput(_("Write what is to be decided."), "text")
    if (draft.form == Form.CIRCULATION) != (motion.item is None):
        raise BadInput(_("At a meeting people vote there; between sessions by circulation."), "form")
    day = motion.meeting.day if motion.meeting is not None else clock.today()
    ruling = ruling_on(motion.deciding_body, day)
    motion.text, motion.moved_by = draft.text.strip(), draft.moved_by
    motion.form, motion.deadline = draft.form, _deadline(draft)
    motion.secrecy = draft.secrecy or ruling.secrecy
    motion.majority = draft.majority or ruling.majority
    motion.quorum = draft.quorum or ruling.quorum_for(draft.form)
    motion.is_tie_broken_by_chair = ruling.is_tie_broken_by_chair and motion.secrecy != Secrecy.SECRET
    motion.departure = draft.departure.strip()
    _take_rule(motion, ruling)


def _deadline(draft: MotionDraft) -> datetime | None:
    if draft.form != Form.CIRCULATION:
        return None
    if draft.deadline is None or draft.deadline <= clock.now():
        raise BadInput(_("Write until when votes are accepted; the hour must be still ahead."), "deadline")
    return draft.deadline


def _take_rule(motion: Motion, ruling: Ruling) -> None:
    check_departure(
        ruling,
        majority=Majority(motion.majority),
        quorum=motion.quorum,
        is_tie_broken_by_chair=motion.is_tie_broken_by_chair,
        secrecy=Secrecy(motion.secrecy),
        form=Form(motion.form),
        ground=motion.departure,
    )
    motion.bylaws = ruling.bylaws
    aside = f"; odstępstwo: {motion.departure}" if motion.departure else ""
    motion.rules_reference = f"{ruling.reference}{aside}"[:400]


@transaction.atomic
def edit_motion(*, actor: Actor, motion: Motion, draft: MotionDraft, version: int | None = None) -> None:
    """Write a motion anew before the vote; a list of voters made already is thrown away."""
    lock(motion)
    require(rules.can_edit_motion(actor, motion))
    need_version(motion, version)
    if motion.poll is not None:
        voting.annul_poll(actor=actor, poll=motion.poll, ground="zmiana treści wniosku przed otwarciem")
        motion.poll = None
    _write(motion, draft)
    motion.version += 1
    motion.save()
    note(actor, "decisions.motion.edited", motion, text=motion.text, rule=motion.rules_reference)


@transaction.atomic
def withdraw_motion(*, actor: Actor, motion: Motion, ground: str) -> None:
    """Withdraw a motion before the vote; it stays in the records."""
    lock(motion)
    require(rules.can_edit_motion(actor, motion))
    motion.withdrawn_because = need_ground(ground)
    if motion.poll is not None:
        voting.annul_poll(actor=actor, poll=motion.poll, ground=motion.withdrawn_because)
    motion.save(update_fields=["withdrawn_because"])
    note(actor, "decisions.motion.withdrawn", motion, ground=motion.withdrawn_because)


@transaction.atomic
def prepare_motion(*, actor: Actor, motion: Motion) -> Poll:
    """Make the list of voters from the meeting's record, or from the body; again until the opening.

    Who was excluded stays excluded. For votes from afar everybody gets a personal link; letters go
    out only at the opening.
    """
    lock(motion)
    require(rules.can_edit_motion(actor, motion))
    need_sitting(motion.meeting)
    electors = electors_of(motion)
    if not electors:
        raise WrongState(_("Nobody is entitled yet. Make the list of participants first."))
    links = _links(actor, motion, electors)
    voters = voter_drafts(electors, links)
    if motion.poll is None:
        motion.poll = voting.create_poll(
            actor=actor, partnership=motion.partnership, draft=_poll_draft(motion), voters=voters
        )
        motion.save(update_fields=["poll"])
    else:
        voting.list_voters(actor=actor, poll=motion.poll, voters=voters)
    note(actor, "decisions.motion.prepared", motion, voters=len(voters))
    return motion.poll


def _poll_draft(motion: Motion) -> PollDraft:
    return PollDraft(
        question=motion.text,
        rule=rule_of_motion(motion),
        rules_reference=motion.rules_reference,
        secrecy=Secrecy(motion.secrecy),
        form=Form(motion.form),
    )


def _links(actor: Actor, motion: Motion, electors: Sequence[Elector]) -> dict[int, int]:
    """Return the number of each institution's link; one given before stays while the same person speaks."""
    if motion.form == Form.ROOM and not motion.is_secret:
        return {}
    known = _held_still(actor, links_by_institution(motion), electors)
    fresh = [one for one in electors if one.organization_id not in known]
    expires = _readable_until(motion)
    if not fresh or expires <= clock.now():
        return known
    made = issue_links(
        actor=actor,
        partnership=motion.partnership,
        purpose=PURPOSE,
        drafts=[LinkDraft(motion.pk, one.holder) for one in fresh],
        expires_at=expires,
    )
    return known | {one.organization_id: link.pk for one, link in zip(fresh, made, strict=True)}


def _held_still(actor: Actor, given: Mapping[int, int], electors: Sequence[Elector]) -> dict[int, int]:
    """Return the links whose holder is still the one who speaks; the others are withdrawn."""
    holders = {one.organization_id: one.holder for one in electors}
    links = PersonalLink.objects.in_bulk(list(given.values()))
    kept: dict[int, int] = {}
    for institution, number in given.items():
        link = links.get(number)
        if link is not None and is_held_by(link, holders.get(institution, "")):
            kept[institution] = number
        elif link is not None:
            revoke_link(actor=actor, link=link)
    return kept


def links_by_institution(motion: Motion) -> dict[int, int]:
    """Return the number of the personal link each institution on the list of voters was given."""
    if motion.poll is None:
        return {}
    found = {}
    for row in entitlements_of(motion.poll):
        marks = [mark for mark in row.voter_marks if mark.startswith("link:")]
        if marks:
            found[row.organization_id] = int(marks[0].removeprefix("link:"))
    return found


def _readable_until(motion: Motion) -> datetime:
    if motion.deadline is not None:
        return motion.deadline + READABLE_FOR
    day = motion.meeting.end_day if motion.meeting is not None else clock.today()
    return datetime.combine(day, time(23, 59), clock.WARSAW) + READABLE_FOR


@transaction.atomic
def exclude_institution(*, actor: Actor, motion: Motion, organization_id: int, because: str) -> None:
    """Exclude an institution for a conflict of interest, with the reason, before the opening."""
    voting.exclude_voter(
        actor=actor, entitlement=_on_the_list(actor, motion, organization_id), because=because
    )
    note(actor, "decisions.motion.excluded", motion, institution=organization_id, because=because)


@transaction.atomic
def readmit_institution(*, actor: Actor, motion: Motion, organization_id: int) -> None:
    """Take back an exclusion before the opening."""
    voting.readmit_voter(actor=actor, entitlement=_on_the_list(actor, motion, organization_id))
    note(actor, "decisions.motion.readmitted", motion, institution=organization_id)


def _on_the_list(actor: Actor, motion: Motion, organization_id: int) -> Entitlement:
    require(rules.can_edit_motion(actor, motion))
    if motion.poll is None:
        raise WrongState(_("Make the list of voters first."))
    return entitlement_of(motion.poll, organization_id)


def need_stage(motion: Motion, allowed: Collection[Stage]) -> Poll:
    """Return the poll of a motion at one of these stages; raises WrongState otherwise."""
    if motion.poll is None or motion.stage not in allowed:
        raise WrongState(_("The motion is not at this point: %(stage)s.") % {"stage": motion.stage.label})
    return motion.poll


def is_open(motion: Motion) -> bool:
    """Tell whether votes are accepted now, as the database says."""
    return motion.poll is not None and Poll.objects.filter(pk=motion.poll.pk, state=PollState.OPEN).exists()
