"""What waits for the member of the Lubuskie council who signs in: invented, and each page says so.

The documents name nobody of the council. The account of the demonstration speaks for one institution of its
list, so that minutes wait for somebody. No vote is open: a partnership with one cannot be packed up. Days
are counted from today.
"""

from datetime import datetime, time, timedelta

from django_scopes import scope

from demo.building import ACTOR
from demo.holding import body_of
from demo.logins import ACCOUNTS
from demo.proceedings import mark_members
from spoiwo.attendance.models import Participant
from spoiwo.attendance.services import ParticipantDraft, edit_participant
from spoiwo.attendance.states import Capacity
from spoiwo.common import clock
from spoiwo.councils.models import Body
from spoiwo.meetings import services as meetings
from spoiwo.meetings.models import AgendaItem, Meeting
from spoiwo.meetings.rhythm import working
from spoiwo.meetings.services import MeetingDraft
from spoiwo.meetings.states import MeetingKind
from spoiwo.minutes import services as minutes
from spoiwo.minutes.models import Minutes
from spoiwo.minutes.services import FactsDraft
from spoiwo.notifications.selectors import letters_of
from spoiwo.notifications.services import forget_letters
from spoiwo.partnerships.models import Partnership
from spoiwo.registry import services as registry
from spoiwo.registry.models import Organization, Person
from spoiwo.registry.states import RepresentationKind

INSTITUTION = "Gmina Dobiegniew"
NOTE = "Posiedzenie pokazowe: dzień, obecność, przebieg i protokół są zmyślone."
EMAIL = next(one.email for one in ACCOUNTS if one.role == "council")
OFFICE = "przedstawicielka (dane pokazowe)"
TOLD = "Omówiono harmonogram posiedzeń i tematy na przyszły rok."


def for_member() -> None:
    """Let the council member speak for an institution, with minutes to read."""
    partnership = Partnership.objects.get(slug="lubuskie-es")
    with scope(partnership=partnership):
        council = body_of(partnership, "Rada Programowa")
        person = _appoint(partnership)
        session = _session(partnership, council)
        _name_on_list(session, person)
        _write_minutes(session)
        # Nothing leaves: example.org takes no mail, and the minutes wait on the desk.
        forget_letters([letter.pk for letter in letters_of(partnership.pk)])


def _appoint(partnership: Partnership) -> Person:
    person = registry.create_person(
        actor=ACTOR, draft=registry.PersonDraft(given_names="Maria", family_name="Pokazowa")
    )
    registry.appoint_representative(
        actor=ACTOR,
        partnership=partnership,
        organization=Organization.objects.get(name=INSTITUTION),
        person=person,
        kind=RepresentationKind.REPRESENTATIVE,
        valid_from=clock.today() - timedelta(days=90),
        office=OFFICE,
        email=EMAIL,
    )
    return person


def _session(partnership: Partnership, council: Body) -> Meeting:
    meeting = meetings.plan_meeting(
        actor=ACTOR,
        partnership=partnership,
        draft=MeetingDraft(
            kind=MeetingKind.COUNCIL,
            day=working(clock.today() - timedelta(days=9)),
            title="Posiedzenie Rady Programowej",
            body=council,
            begins=time(10),
            ends=time(12),
            demo_note=NOTE,
        ),
        with_usual_items=True,
    )
    meetings.hold_meeting(actor=ACTOR, meeting=meeting)
    mark_members(meeting)
    return meeting


def _name_on_list(meeting: Meeting, person: Person) -> None:
    """Write who came for the institution: the seats of the council name nobody."""
    row = Participant.objects.get(meeting=meeting, organization__name=INSTITUTION)
    draft = ParticipantDraft(
        organization=row.organization,
        capacity=Capacity(row.capacity),
        person=person,
        office=OFFICE,
        email=EMAIL,
    )
    with clock.frozen(meeting.day):
        edit_participant(actor=ACTOR, row=row, draft=draft, version=row.version)


def _write_minutes(meeting: Meeting) -> None:
    """Send the minutes of the session for remarks a week before the last day for them."""
    with clock.frozen(datetime.combine(meeting.day + timedelta(days=2), time(9), clock.WARSAW)):
        made = minutes.draw_up(actor=ACTOR, meeting=meeting)
        Minutes.objects.filter(pk=made.pk).update(demo_note=NOTE)
        made.refresh_from_db()
        facts = FactsDraft(
            chair="Przewodnicząca obrad (dane pokazowe)",
            taker="sekretariat (dane pokazowe)",
            place=made.place,
            began=time(10),
            ended=time(11, 50),
        )
        minutes.describe_minutes(actor=ACTOR, minutes=made, draft=facts)
        for item in AgendaItem.objects.filter(meeting=meeting, parent=None).order_by("order", "pk"):
            minutes.write_section(actor=ACTOR, minutes=made, item=item, text=TOLD, version=0)
        minutes.send_for_remarks(actor=ACTOR, minutes=made, days=21)
