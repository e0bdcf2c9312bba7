"""Meetings in every state, made through the services. They need the partnership's scope."""

from datetime import date, time

from spoiwo.common.actors import SystemActor
from spoiwo.meetings import services
from spoiwo.meetings.models import AgendaItem, Meeting, Series
from spoiwo.meetings.states import ItemKind, MeetingKind, Rhythm
from spoiwo.partnerships.models import Partnership

SYSTEM = SystemActor("tests")
DAY = date(2016, 11, 18)


def a_draft(**fields: object) -> services.MeetingDraft:
    """Return a meeting of signatories at ten on a Friday, unless fields say otherwise."""
    usual: dict[str, object] = {
        "kind": MeetingKind.SIGNATORIES,
        "day": DAY,
        "title": "Spotkanie sygnatariuszy",
        "begins": time(10),
        "ends": time(13),
    }
    return services.MeetingDraft(**(usual | fields))  # type: ignore[arg-type]  # checked by the dataclass


def a_meeting(partnership: Partnership, *, usual: bool = True, **fields: object) -> Meeting:
    """Return a planned meeting."""
    return services.plan_meeting(
        actor=SYSTEM, partnership=partnership, draft=a_draft(**fields), with_usual_items=usual
    )


def a_held_meeting(partnership: Partnership, **fields: object) -> Meeting:
    """Return a meeting that took place; its day must have come."""
    meeting = a_meeting(partnership, **fields)  # type: ignore[arg-type]  # passed on as they are
    services.hold_meeting(actor=SYSTEM, meeting=meeting)
    return meeting


def an_item(
    meeting: Meeting, title: str = "Dobre praktyki", *, parent: AgendaItem | None = None, **fields: object
) -> AgendaItem:
    """Return an item of the meeting's agenda."""
    draft = services.ItemDraft(
        title=title,
        **fields,  # type: ignore[arg-type]  # fields of the draft, checked by the dataclass
    )
    return services.add_item(actor=SYSTEM, meeting=meeting, draft=draft, parent=parent)


def a_vote_item(meeting: Meeting, title: str = "Przyjęcie planu działania na 2017 rok") -> AgendaItem:
    """Return an item at which there is a vote."""
    return an_item(meeting, title, kind=ItemKind.VOTE)


def a_series(partnership: Partnership, *, since: date = DAY, **fields: object) -> Series:
    """Return a monthly series of signatories' meetings that begins on the day."""
    usual: dict[str, object] = {
        "title": "Forum wymiany informacji",
        "kind": MeetingKind.FORUM,
        "rhythm": Rhythm.MONTHLY,
        "begins": time(10),
        "ends": time(12),
    }
    draft = services.SeriesDraft(**(usual | fields))  # type: ignore[arg-type]  # checked by the dataclass
    return services.open_series(actor=SYSTEM, partnership=partnership, draft=draft, since=since)
