"""Items, their order and hours; matters that wait; presenters and papers."""

from datetime import date, datetime, time
from io import BytesIO

import pytest
from django.test import Client
from hypothesis import given
from hypothesis import strategies as st

from spoiwo.common import clock
from spoiwo.common.exceptions import BadInput, WrongState
from spoiwo.meetings import outline, selectors, services
from spoiwo.meetings.models import AgendaItem, Meeting, Paper
from spoiwo.meetings.states import ItemKind, ItemOrigin, MeetingKind
from spoiwo.partnerships.models import Partnership
from spoiwo.registry.services import merge_persons
from tests.factories.councils import a_body
from tests.factories.meetings import SYSTEM, a_held_meeting, a_meeting, an_item
from tests.factories.registry import a_person, an_organization

PDF = b"%PDF-1.4\n1 0 obj\n<<>>\nendobj\ntrailer\n<<>>\n%%EOF\n"


def numbered(meeting: Meeting) -> list[str]:
    return [f"{line.number} {line.item.title}" for line in selectors.agenda_of(meeting).flat]


def test_new_items_come_before_any_other_business(partnership: Partnership) -> None:
    meeting = a_meeting(partnership)
    practices = an_item(meeting, "Dobre praktyki")
    an_item(meeting, "PUP w Strzelcach Krajeńskich", parent=practices)
    an_item(meeting, "Fundacja Merkury z Wałbrzycha", parent=practices)

    assert numbered(meeting) == [
        "1. Otwarcie posiedzenia",
        "2. Stwierdzenie kworum",
        "3. Przyjęcie porządku obrad",
        "4. Dobre praktyki",
        "4.1. PUP w Strzelcach Krajeńskich",
        "4.2. Fundacja Merkury z Wałbrzycha",
        "5. Sprawy różne",
    ]


def test_a_part_has_no_parts(partnership: Partnership) -> None:
    meeting = a_meeting(partnership)
    part = an_item(meeting, "Część", parent=an_item(meeting, "Punkt"))

    with pytest.raises(BadInput, match="cannot have parts"):
        an_item(meeting, "Część części", parent=part)


def test_items_are_moved_among_their_equals_and_no_further(partnership: Partnership) -> None:
    meeting = a_meeting(partnership, usual=False)
    first, second, third = (an_item(meeting, title) for title in ("A", "B", "C"))

    services.move_item(actor=SYSTEM, item=third, by=-1)
    services.move_item(actor=SYSTEM, item=first, by=-1)
    second.refresh_from_db()
    services.move_item(actor=SYSTEM, item=second, by=1)

    assert numbered(meeting) == ["1. A", "2. C", "3. B"]


def test_hours_follow_from_minutes_until_one_is_not_known(partnership: Partnership) -> None:
    meeting = a_meeting(partnership, usual=False, begins=time(10), ends=time(11))
    an_item(meeting, "Otwarcie", minutes=10)
    parts = an_item(meeting, "Dobre praktyki")
    an_item(meeting, "Pierwsza", minutes=20, parent=parts)
    an_item(meeting, "Druga", minutes=25, parent=parts)
    an_item(meeting, "Dyskusja")
    an_item(meeting, "Zakończenie", minutes=15)

    agenda = selectors.agenda_of(meeting)
    hours = [line.begins and line.begins.astimezone(clock.WARSAW).strftime("%H:%M") for line in agenda.flat]

    assert hours == ["10:00", "10:10", "10:10", "10:30", "10:55", None]
    assert (agenda.minutes, agenda.planned_minutes, agenda.overrun, agenda.untimed) == (70, 60, 10, 1)


def test_hours_stand_on_the_clock_of_warsaw_on_the_night_it_changes(partnership: Partnership) -> None:
    meeting = a_meeting(partnership, usual=False, day=date(2016, 10, 30), begins=time(1, 30), ends=None)

    assert meeting.starts_at == datetime(2016, 10, 30, 1, 30, tzinfo=clock.WARSAW)


def test_the_agenda_takes_the_same_queries_however_long_it_is(
    partnership: Partnership, django_assert_num_queries: object
) -> None:
    short, long = a_meeting(partnership, usual=False), a_meeting(partnership, usual=False)
    an_item(short)
    for number in range(12):
        item = an_item(long, f"Punkt {number}")
        services.add_presenter(
            actor=SYSTEM, item=item, draft=services.PresenterDraft(name=f"Prelegentka {number}")
        )

    for meeting in (short, long):
        with django_assert_num_queries(3):  # type: ignore[operator]  # a fixture of pytest-django
            selectors.agenda_of(meeting)


def test_minutes_to_approve_come_after_the_opening_and_only_once(partnership: Partnership) -> None:
    earlier = a_held_meeting(partnership, day=date(2016, 5, 1))
    meeting = a_meeting(partnership)
    draft = services.ItemDraft(title="Przyjęcie protokołu", kind=ItemKind.MINUTES)

    for _time in range(2):
        services.add_house_item(
            actor=SYSTEM, meeting=meeting, draft=draft, origin=ItemOrigin.MINUTES, approves=earlier
        )
    tasks = services.ItemDraft(title="Zadania", kind=ItemKind.TASKS)
    services.add_house_item(actor=SYSTEM, meeting=meeting, draft=tasks, origin=ItemOrigin.TASKS)

    assert [title.split(". ")[1] for title in numbered(meeting)] == [
        "Otwarcie posiedzenia",
        "Stwierdzenie kworum",
        "Przyjęcie porządku obrad",
        "Przyjęcie protokołu",
        "Zadania",
        "Sprawy różne",
    ]


def test_a_matter_waits_for_its_body_and_is_taken_up(partnership: Partnership) -> None:
    council = a_body(partnership)
    matter = services.put_waiting(
        actor=SYSTEM, partnership=partnership, body=council, draft=services.ItemDraft(title="Forum PUP, OPS")
    )
    meeting = a_meeting(partnership, kind=MeetingKind.COUNCIL, body=council)
    assert selectors.waiting_matters(partnership, council) == [matter]
    assert selectors.waiting_matters(partnership) == []

    services.take_up(actor=SYSTEM, item=matter, meeting=meeting)

    assert selectors.waiting_matters(partnership, council) == []
    assert "4. Forum PUP, OPS" in numbered(meeting)
    with pytest.raises(WrongState, match="on an agenda already"):
        services.take_up(actor=SYSTEM, item=matter, meeting=meeting)


def test_a_matter_not_dealt_with_is_put_off_once(partnership: Partnership) -> None:
    meeting = a_held_meeting(partnership)
    item = an_item(meeting, "Klauzule społeczne")

    waiting = services.put_off(actor=SYSTEM, item=item)

    assert selectors.waiting_matters(partnership) == [waiting]
    assert "4. Klauzule społeczne" in numbered(meeting)
    with pytest.raises(WrongState, match="put off already"):
        services.put_off(actor=SYSTEM, item=item)


def test_presenters_keep_office_and_institution_of_that_day(partnership: Partnership) -> None:
    meeting = a_meeting(partnership)
    item = an_item(meeting)
    office = an_organization("Urząd Marszałkowski Województwa Lubuskiego")
    person = a_person("Małgorzata", "Jażdżewska")
    draft = services.PresenterDraft(
        person=person,
        office="Zastępca Dyrektora",
        organization=office,
        department="Departament Europejskiego Funduszu Społecznego",
        topic="RPO Lubuskie 2020",
    )
    presenter = services.add_presenter(actor=SYSTEM, item=item, draft=draft)
    kept = a_person("Małgorzata", "Jażdżewska-Nowak")
    merge_persons(actor=SYSTEM, dropped=person, kept=kept)

    presenter.refresh_from_db()

    assert (presenter.called, presenter.office) == ("Małgorzata Jażdżewska-Nowak", "Zastępca Dyrektora")
    with pytest.raises(BadInput, match="Write who presents"):
        services.add_presenter(actor=SYSTEM, item=item, draft=services.PresenterDraft(office="Dyrektor"))


def test_a_paper_is_public_only_where_the_meeting_is(partnership: Partnership) -> None:
    for is_public in (True, False):
        item = an_item(a_meeting(partnership, is_public=is_public))
        paper = services.add_paper(
            actor=SYSTEM, item=item, upload=BytesIO(PDF), name="plan.pdf", title="Plan", is_public=True
        )
        assert (paper.is_public, paper.file.is_public) == (is_public, is_public)
        assert item.meeting is not None
        shown = selectors.agenda_of(item.meeting, public_only=True).flat
        assert any(line.papers for line in shown) == is_public


def _public_paper(item: AgendaItem) -> Paper:
    return services.add_paper(
        actor=SYSTEM, item=item, upload=BytesIO(PDF), name="plan.pdf", title="Plan", is_public=True
    )


def test_the_file_of_a_paper_taken_off_is_open_to_nobody_outside(partnership: Partnership) -> None:
    meeting = a_meeting(partnership)
    parent = an_item(meeting, "Dobre praktyki")
    papers = [_public_paper(an_item(meeting)), _public_paper(an_item(meeting, "PUP", parent=parent))]

    services.remove_paper(actor=SYSTEM, paper=papers[0])
    services.remove_item(actor=SYSTEM, item=parent)

    for paper in papers:
        # Whoever kept the address would go on reading it.
        assert Client().get(f"/pliki/{paper.file.uuid}/").status_code == 404


def test_papers_close_and_open_with_their_meeting(partnership: Partnership) -> None:
    meeting = a_meeting(partnership)
    address = f"/pliki/{_public_paper(an_item(meeting)).file.uuid}/"
    found = []
    for is_public in (True, False, True):
        draft = services.MeetingDraft(kind=MeetingKind(meeting.kind), day=meeting.day, title=meeting.title,
                                      body=meeting.body, is_public=is_public)  # fmt: skip
        services.edit_meeting(
            actor=SYSTEM, meeting=meeting, draft=draft, references=[], version=meeting.version
        )
        found.append(Client().get(address).status_code)

    assert found == [200, 404, 200]


def test_an_agenda_is_read_from_lines() -> None:
    text = "Otwarcie spotkania | 5\n\nDobre praktyki | 40 min\n- PUP\n– OPS | 10\nPrzerwa | 15\nDyskusja"

    lines = outline.read_agenda(text)

    assert [(line.title, line.minutes, line.depth) for line in lines] == [
        ("Otwarcie spotkania", 5, 0),
        ("Dobre praktyki", 40, 0),
        ("PUP", None, 1),
        ("OPS", 10, 1),
        ("Przerwa", 15, 0),
        ("Dyskusja", None, 0),
    ]
    assert [line.kind for line in lines] == [
        ItemKind.OPENING,
        ItemKind.INFORMATION,
        ItemKind.INFORMATION,
        ItemKind.INFORMATION,
        ItemKind.BREAK,
        ItemKind.DISCUSSION,
    ]


@given(st.text(max_size=400))
def test_any_text_is_read_as_an_agenda_that_can_be_kept(text: str) -> None:
    lines = outline.read_agenda(text)

    assert all(0 < len(line.title) <= 300 for line in lines)
    assert not lines or lines[0].depth == 0


def test_papers_kept_within_are_counted_and_not_named_to_the_public(partnership: Partnership) -> None:
    meeting = a_meeting(partnership)
    item = an_item(meeting)
    paper = _public_paper(item)
    Paper.objects.filter(pk=_public_paper(item).pk).update(is_public=False)

    line = next(one for one in selectors.agenda_of(meeting, public_only=True).flat if one.item == item)

    assert ([one.pk for one in line.papers], line.unshown) == ([paper.pk], 1)
    assert selectors.agenda_of(meeting).flat[-1].unshown == 0
