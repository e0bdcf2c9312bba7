"""Minutes in every state, made through the services. They need the scope."""

from datetime import date

from spoiwo.common.actors import SystemActor
from spoiwo.meetings.models import AgendaItem, Meeting
from spoiwo.meetings.services import hold_meeting
from spoiwo.minutes import services
from spoiwo.minutes.models import Minutes
from spoiwo.partnerships.models import Partnership
from tests.factories.decisions import at_the_table
from tests.factories.meetings import a_meeting

SYSTEM = SystemActor("tests")
EARLIER = date(2016, 9, 2)


def a_session(partnership: Partnership, people: int = 5, *, day: date = EARLIER, **fields: object) -> Meeting:
    """Return a meeting that took place, with that many institutions present."""
    meeting = a_meeting(partnership, day=day, **fields)  # type: ignore[arg-type]  # passed on as they are
    at_the_table(meeting, people)
    hold_meeting(actor=SYSTEM, meeting=meeting)
    return meeting


def the_minutes_of(meeting: Meeting) -> Minutes:
    """Return minutes being written."""
    return services.draw_up(actor=SYSTEM, meeting=meeting)


def written(minutes: Minutes, text: str, item: AgendaItem | None = None, **more: object) -> None:
    """Write the course of one item over whatever stands there."""
    section = minutes.sections.filter(item=item).first()
    services.write_section(
        actor=SYSTEM,
        minutes=minutes,
        item=item,
        text=text,
        version=section.version if section else 0,
        **more,  # type: ignore[arg-type]  # the reason of a correction
    )
