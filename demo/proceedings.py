"""One session told to its end: presence, a vote, a resolution, a task, minutes from draft to approval.

The report on 2016 counts the sessions of the council and names their topics. Who came and what was put to
the vote it does not say: this is invented, and each page says so.
"""

from collections.abc import Sequence
from datetime import date, datetime, time, timedelta

from demo.building import ACTOR
from spoiwo.attendance import services as attendance
from spoiwo.attendance.selectors import participants_of
from spoiwo.attendance.services import MarkDraft
from spoiwo.attendance.states import Mark
from spoiwo.common import clock
from spoiwo.councils.models import Body
from spoiwo.decisions import services as decisions
from spoiwo.decisions.services import CountDraft, MotionDraft, ResolutionDraft, TaskDraft
from spoiwo.documents.barred import sum_of
from spoiwo.meetings.models import AgendaItem, Meeting
from spoiwo.minutes import services as minutes
from spoiwo.minutes.models import Minutes
from spoiwo.minutes.services import FactsDraft
from spoiwo.partnerships.models import Partnership
from spoiwo.redactions.selectors import check_of
from spoiwo.redactions.services import hide_words, look_through
from spoiwo.redactions.states import Ground

# By place in the list of members: the others were there.
EXCUSED, ABSENT = {7}, {8}
SECRETARIAT = "Jadwiga Klimanowska"
INVENTED = "Przebieg posiedzenia, obecność i głosowania są pokazowe; źródło podaje tylko tematy."
# Somebody who holds no office: everybody reads a bar in the place of the name.
PRIVATE = "Janina Przykładowa"
TEXT = (
    "§ 1\nRada Programowa przyjmuje kierunki współpracy z Ośrodkiem Wsparcia Ekonomii Społecznej "
    "na 2017 rok.\n\n§ 2\nUchwała wchodzi w życie z dniem podjęcia."
)


def _at(day: date, hour: int) -> datetime:
    return datetime.combine(day, time(hour), clock.WARSAW)


def open_registers(partnership: Partnership) -> None:
    """Let everybody read what the council adopted and its approved minutes."""
    decisions.set_register_public(actor=ACTOR, partnership=partnership, is_public=True)
    minutes.set_minutes_public(actor=ACTOR, partnership=partnership, is_public=True, remarks_days=14)


def mark_members(meeting: Meeting) -> None:
    """Draw up the list of a session and mark who was there."""
    with clock.frozen(_at(meeting.day, 10)):
        attendance.draw_up_list(actor=ACTOR, meeting=meeting)
        marks = [
            MarkDraft(
                participant_id=row.pk,
                mark=_mark(place),
                ago=timedelta(0),
                key=f"pokaz-{meeting.pk}-{row.pk}",
            )
            for place, row in enumerate(participants_of(meeting))
        ]
        attendance.mark_presence(actor=ACTOR, meeting=meeting, marks=marks)


def _mark(place: int) -> Mark:
    if place in EXCUSED:
        return Mark.EXCUSED
    return Mark.ABSENT if place in ABSENT else Mark.PRESENT


def decide(meeting: Meeting, council: Body) -> None:
    """Adopt a resolution by a show of hands counted in the room, and give a task."""
    with clock.frozen(_at(meeting.day, 12)):
        item = _item(meeting, 3)
        resolution = decisions.draft_resolution(
            actor=ACTOR,
            partnership=meeting.partnership,
            draft=ResolutionDraft(
                subject="w sprawie kierunków współpracy z Ośrodkiem Wsparcia Ekonomii Społecznej",
                text=TEXT,
                legal_basis="regulamin Rady Programowej (zasady pokazowe)",
                in_force_from=meeting.day,
            ),
            body=council,
            item=item,
        )
        motion = decisions.draft_motion(
            actor=ACTOR,
            partnership=meeting.partnership,
            draft=MotionDraft(text="Przyjęcie kierunków współpracy z OWES na 2017 rok"),
            item=item,
        )
        decisions.attach_motion(actor=ACTOR, resolution=resolution, motion=motion)
        count = CountDraft(entitled=9, present=7, yes=6, no=0, abstain=1)
        decisions.record_count(actor=ACTOR, motion=motion, draft=count)
        first = participants_of(meeting)[0].organization
        assert first is not None
        decisions.give_task(
            actor=ACTOR,
            partnership=meeting.partnership,
            draft=TaskDraft(
                text="Przygotować listę dobrych praktyk na następne posiedzenie",
                organization=first,
                due=meeting.day + timedelta(days=60),
                item=item,
            ),
            meeting=meeting,
        )


def _item(meeting: Meeting, place: int) -> AgendaItem:
    items = AgendaItem.objects.filter(meeting=meeting, parent=None).order_by("order", "pk")
    return list(items)[place]


def write_minutes(meeting: Meeting, texts: Sequence[str]) -> Minutes:
    """Write minutes item by item, send them for remarks, answer one, give them for approval."""
    with clock.frozen(_at(meeting.day + timedelta(days=6), 9)):
        made = minutes.draw_up(actor=ACTOR, meeting=meeting)
        Minutes.objects.filter(pk=made.pk).update(demo_note=INVENTED)
        made.refresh_from_db()
        facts = FactsDraft(
            chair="Przewodnicząca obrad (dane pokazowe)",
            taker=SECRETARIAT,
            place=made.place,
            began=time(10),
            ended=time(12, 40),
        )
        minutes.describe_minutes(actor=ACTOR, minutes=made, draft=facts)
        items = list(AgendaItem.objects.filter(meeting=meeting, parent=None).order_by("order", "pk"))
        for item, text in zip(items, texts, strict=False):
            minutes.write_section(actor=ACTOR, minutes=made, item=item, text=text, version=0)
        minutes.send_for_remarks(actor=ACTOR, minutes=made, days=14)
    with clock.frozen(_at(meeting.day + timedelta(days=10), 9)):
        remark = minutes.add_remark(
            actor=ACTOR,
            minutes=made,
            text="W punkcie o finansowaniu proszę dopisać okres programowania.",
            item=items[3],
            author="uczestniczka posiedzenia (dane pokazowe)",
            institution=participants_of(meeting)[1].organization_name,
        )
        corrected = f"{texts[3]} Program obejmuje lata 2014–2020."
        minutes.answer_remark(
            actor=ACTOR, remark=remark, is_accepted=True, answer="Dopisano.", text=corrected, version=1
        )
    with clock.frozen(_at(meeting.day + timedelta(days=21), 9)):
        minutes.give_for_approval(actor=ACTOR, minutes=made)
    return made


def approve(made: Minutes, at: Meeting) -> None:
    """Approve the minutes at the next session, by a show of hands of those who had been there."""
    with clock.frozen(_at(at.day, 11)):
        item = AgendaItem.objects.get(meeting=at, approves=made.meeting)
        motion = decisions.draft_motion(
            actor=ACTOR,
            partnership=at.partnership,
            draft=MotionDraft(text="Przyjęcie protokołu posiedzenia z 15 września 2016 r."),
            item=item,
        )
        count = CountDraft(entitled=7, present=7, yes=7, no=0, abstain=0)
        decisions.record_count(actor=ACTOR, motion=motion, draft=count)
        made.refresh_from_db()
        hide_words(actor=ACTOR, text=made, words=[PRIVATE], ground=Ground.PRIVACY)
        # What else stands out in them is said of people who act for institutions.
        look_through(actor=ACTOR, text=made, seen=[sum_of(one.words) for one in check_of(made).unseen])
