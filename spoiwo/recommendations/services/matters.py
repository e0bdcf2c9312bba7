"""Matters for discussion without a formal paper."""

from dataclasses import dataclass
from datetime import date

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from spoiwo.audit.services import record
from spoiwo.common import clock
from spoiwo.common.actors import Actor
from spoiwo.common.decisions import require
from spoiwo.common.exceptions import BadInput, WrongState
from spoiwo.common.states import lock, may_move, move
from spoiwo.councils.models import Body
from spoiwo.meetings.models import Meeting
from spoiwo.meetings.services import ItemDraft, add_item
from spoiwo.meetings.states import ItemKind
from spoiwo.partnerships.models import Partnership
from spoiwo.recommendations import rules
from spoiwo.recommendations.models import Matter, Recommendation
from spoiwo.recommendations.services.recommending import RecommendationDraft, report_recommendation
from spoiwo.recommendations.services.shared import need_version, need_words
from spoiwo.recommendations.states import MATTER_MOVES, Kind, MatterState
from spoiwo.registry.models import Organization
from spoiwo.registry.selectors import names_on

_LONGEST_ITEM = 300


@dataclass(frozen=True, slots=True, kw_only=True)
class MatterDraft:
    """What is to be talked about, who raised it, when and at which meeting."""

    title: str
    raised_on: date | None = None
    words: str = ""
    meeting: Meeting | None = None
    organization: Organization | None = None
    raised_by: str = ""


@transaction.atomic
def raise_matter(*, actor: Actor, partnership: Partnership, draft: MatterDraft) -> Matter:
    """Write a matter down so that it comes back until it ends in something."""
    require(rules.can_edit_recommendation(actor, partnership))
    matter = Matter(partnership=partnership)
    _write(matter, draft)
    matter.save()
    _note(actor, "recommendations.matter.raised", matter)
    return matter


def _write(matter: Matter, draft: MatterDraft) -> None:
    if not draft.title.strip():
        raise BadInput(_("Write what it is about."), "title")
    meeting = draft.meeting
    day = draft.raised_on or (meeting.day if meeting is not None else clock.today())
    if day > clock.today():
        raise BadInput(_("This day is still ahead."), "raised_on")
    by = draft.raised_by.strip()
    if draft.organization is not None and not by:
        by = names_on([draft.organization.pk], day).get(draft.organization.pk, draft.organization.name)
    matter.title, matter.words, matter.raised_on = draft.title.strip()[:400], draft.words.strip(), day
    matter.meeting, matter.organization, matter.raised_by = meeting, draft.organization, by[:400]


@transaction.atomic
def edit_matter(*, actor: Actor, matter: Matter, draft: MatterDraft, version: int | None = None) -> None:
    """Write a matter anew while it is open."""
    lock(matter)
    require(rules.can_edit_recommendation(actor, matter.partnership))
    need_version(matter, version)
    if matter.state not in {MatterState.OPEN, MatterState.AGENDA}:
        raise WrongState(_("This matter has ended. Open it again to change it."))
    _write(matter, draft)
    matter.version += 1
    matter.save()
    _note(actor, "recommendations.matter.edited", matter)


@transaction.atomic
def put_matter_on_agenda(*, actor: Actor, matter: Matter, meeting: Meeting) -> None:
    """Make the matter an item of the agenda of a meeting ahead."""
    lock(matter)
    require(rules.can_edit_recommendation(actor, matter.partnership))
    draft = ItemDraft(
        title=matter.title[:_LONGEST_ITEM],
        kind=ItemKind.DISCUSSION,
        note=matter.words[:2000],
        proposed_by=matter.organization,
    )
    _need_move(matter, MatterState.AGENDA)
    item = add_item(actor=actor, meeting=meeting, draft=draft)
    move(matter, MatterState.AGENDA, table=MATTER_MOVES, item=item)
    _note(actor, "recommendations.matter.moved", matter, state=MatterState.AGENDA, meeting=meeting.pk)


def _need_move(matter: Matter, to: MatterState) -> None:
    if not may_move(MATTER_MOVES, matter.state, to):
        raise WrongState(_("This matter has ended, or is on an agenda already."))


@transaction.atomic
def recommend_matter(
    *, actor: Actor, matter: Matter, kind: Kind = Kind.RECOMMENDATION, body: Body | None = None
) -> Recommendation:
    """Make a recommendation or a request of the matter, with its words to begin with."""
    lock(matter)
    require(rules.can_edit_recommendation(actor, matter.partnership))
    _need_move(matter, MatterState.RECOMMENDED)
    draft = RecommendationDraft(
        title=matter.title, kind=kind, body=body, reason=matter.words, reported_by=matter.raised_by
    )
    made = report_recommendation(actor=actor, partnership=matter.partnership, draft=draft)
    move(matter, MatterState.RECOMMENDED, table=MATTER_MOVES, recommendation=made)
    _note(actor, "recommendations.matter.moved", matter, state=MatterState.RECOMMENDED)
    return made


@transaction.atomic
def close_matter(*, actor: Actor, matter: Matter, ground: str) -> None:
    """End a matter, and say how it ended."""
    _settle(actor, matter, MatterState.CLOSED, need_words(ground))


@transaction.atomic
def reopen_matter(*, actor: Actor, matter: Matter) -> None:
    """Discuss a matter again that was on an agenda or ended."""
    _settle(actor, matter, MatterState.OPEN, "")


def _settle(actor: Actor, matter: Matter, to: MatterState, words: str) -> None:
    lock(matter)
    require(rules.can_edit_recommendation(actor, matter.partnership))
    move(matter, to, table=MATTER_MOVES, closed_because=words)
    _note(actor, "recommendations.matter.moved", matter, state=to, words=words)


def _note(actor: Actor, action: str, matter: Matter, **data: object) -> None:
    record(actor, action, matter, partnership_id=matter.partnership_id, matter=matter.pk, **data)
