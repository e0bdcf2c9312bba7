"""A partnership of a hundred institutions with ten years of meetings: ``python -m bench.within meetings``.

Made through the same services as everything else. Two meetings are measured: one of seven participants
and one of seven hundred, with the same agenda; their pages must need the same statements.
"""

import json
from datetime import date, time, timedelta

from django.urls import reverse
from django_scopes import scope

from spoiwo.attendance import services as attendance
from spoiwo.attendance.models import Participant
from spoiwo.attendance.services import MarkDraft, ParticipantDraft
from spoiwo.attendance.states import Mark
from spoiwo.common.actors import SystemActor
from spoiwo.meetings import services as meetings
from spoiwo.meetings.models import Meeting
from spoiwo.meetings.services import ItemDraft, MeetingDraft, ReferenceDraft
from spoiwo.meetings.states import ItemKind, MeetingKind, ReferenceKind
from spoiwo.partnerships import services as partnerships
from spoiwo.partnerships.models import Partnership
from spoiwo.partnerships.states import Kind, Level, Stage
from spoiwo.registry import services as registry
from spoiwo.registry.models import Organization
from spoiwo.registry.services import MembershipDraft, OrganizationDraft
from spoiwo.territory.models import Unit

SLUG = "sto-instytucji"
INSTITUTIONS = 100
YEARS = range(2016, 2026)
A_YEAR = 8
FEW, MANY = 7, 700
ACTOR = SystemActor("zestaw spotkań")


def build() -> dict[str, str]:
    """Build the set; return the addresses of the pages to measure by their names."""
    county = Unit.objects.filter(level="county").order_by("key")[0]
    pool = registry.create_organizations(
        actor=ACTOR,
        drafts=[
            OrganizationDraft(
                name=f"Instytucja pomiarowa nr {number}",
                category="ngo.fundacja" if number % 2 else "jst.gmina",
                locality=county.seat or county.name,
                seat=county,
                is_demo=True,
            )
            for number in range(INSTITUTIONS)
        ],
    )
    partnership = _partnership(county)
    with scope(partnership=partnership):
        drafts = [MembershipDraft(organization=one, since=date(2015, 1, 1), is_demo=True) for one in pool]
        registry.admit_many(actor=ACTOR, partnership=partnership, drafts=drafts)
        _ten_years(partnership, pool)
        few = _measured(partnership, date(2025, 11, 20), FEW)
        many = _measured(partnership, date(2025, 12, 4), MANY)
    return {
        f"meeting of {FEW}": reverse("portal:meeting", args=[SLUG, few.pk]),
        f"meeting of {MANY}": reverse("portal:meeting", args=[SLUG, many.pk]),
        "meetings": reverse("portal:meeting_list", args=[SLUG]),
    }


def _partnership(county: Unit) -> Partnership:
    since = date(2015, 1, 1)
    made = partnerships.create_partnership(
        actor=ACTOR,
        draft=partnerships.PartnershipDraft(
            slug=SLUG,
            official_name="Partnerstwo stu instytucji",
            short_name="Sto instytucji",
            kind=Kind.LOCAL,
            level=Level.COUNTY,
            began_on=since,
            demo_note="Zestaw do pomiarów.",
        ),
    )
    partnerships.set_area(actor=ACTOR, partnership=made, units=[county], since=since)
    for stage in (Stage.DIAGNOSIS, Stage.PREPARATION, Stage.SIGNING):
        partnerships.move_stage(actor=ACTOR, partnership=made, to=stage, since=since, signatories=0)
    return made


def _ten_years(partnership: Partnership, pool: list[Organization]) -> None:
    """Hold eight meetings a year, each at another seat, with who was entitled and came."""
    for number, year in enumerate(YEARS):
        for month in range(A_YEAR):
            day = date(year, month + 2, 10)
            host = pool[(number * A_YEAR + month) % INSTITUTIONS]
            meeting = _held(partnership, day, host)
            attendance.draw_up_list(actor=ACTOR, meeting=meeting)
            _mark(meeting, month)


def _held(partnership: Partnership, day: date, host: Organization) -> Meeting:
    meeting = meetings.plan_meeting(
        actor=ACTOR,
        partnership=partnership,
        draft=MeetingDraft(
            kind=MeetingKind.SIGNATORIES,
            day=day,
            title="Spotkanie sygnatariuszy",
            begins=time(10),
            ends=time(13),
            host=host,
            aim="Wymiana doświadczeń.",
        ),
        references=[ReferenceDraft(kind=ReferenceKind.TOPIC, label="dobre praktyki")],
    )
    for title in ("Dobre praktyki", "Klauzule społeczne", "Plan działania", "Szkolenia", "Forum"):
        draft = ItemDraft(title=title, kind=ItemKind.DISCUSSION, minutes=20)
        meetings.add_item(actor=ACTOR, meeting=meeting, draft=draft)
    meetings.hold_meeting(actor=ACTOR, meeting=meeting)
    return meeting


def _mark(meeting: Meeting, leaving: int) -> None:
    rows = list(Participant.objects.filter(meeting=meeting).order_by("pk"))
    marks = [
        MarkDraft(
            participant_id=row.pk,
            mark=Mark.ABSENT if place % A_YEAR == leaving else Mark.PRESENT,
            ago=timedelta(0),
            key=f"pomiar-{meeting.pk}-{row.pk}",
        )
        for place, row in enumerate(rows)
    ]
    attendance.mark_presence(actor=ACTOR, meeting=meeting, marks=marks)


def _measured(partnership: Partnership, day: date, participants: int) -> Meeting:
    host = Organization.objects.get(name="Instytucja pomiarowa nr 1")
    meeting = _held(partnership, day, host)
    pool = list(Organization.objects.filter(name__startswith="Instytucja pomiarowa").order_by("pk"))
    for number in range(participants):
        draft = ParticipantDraft(organization=pool[number % INSTITUTIONS], name=f"Osoba {number}")
        attendance.add_guest(
            actor=ACTOR, meeting=meeting, draft=draft, mark=Mark.PRESENT, key=f"gosc-{meeting.pk}-{number}"
        )
    return meeting


if __name__ == "__main__":
    print(json.dumps(build()))
