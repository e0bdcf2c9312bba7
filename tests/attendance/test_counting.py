"""Numbers of people, the list as a paper, and the page of absences."""

import io
import zipfile
from datetime import date, datetime

import pytest
from django.test import Client
from django_scopes import scope

from spoiwo.attendance import papers, selectors, services
from spoiwo.attendance.models import Headcount, Participant
from spoiwo.attendance.services import HeadcountDraft
from spoiwo.attendance.states import CountKind
from spoiwo.common import clock
from spoiwo.common.exceptions import BadInput, NotAllowed, WrongState
from spoiwo.councils.models import SeatHolding
from spoiwo.documents.model import Table
from spoiwo.meetings import services as meetings
from spoiwo.meetings.models import Meeting
from spoiwo.meetings.states import Form, MeetingKind
from tests.attendance.stage import page
from tests.cast import Cast, ClientOf
from tests.factories.attendance import SYSTEM, a_mark, a_session, marked, rows_of
from tests.factories.councils import a_body, a_member, a_term, by_laws
from tests.factories.meetings import a_meeting
from tests.factories.registry import a_person, an_organization
from tests.reading import english

NOON = datetime(2016, 11, 18, 12, tzinfo=clock.WARSAW)


@pytest.fixture(autouse=True)
def _on_the_day() -> object:
    with clock.frozen(NOON) as moment:
        yield moment


@pytest.fixture
def meeting(cast: Cast) -> Meeting:
    with scope(partnership=cast.partnership):
        return a_session(cast.partnership, form=Form.HYBRID)


@pytest.fixture
def officer(cast: Cast, client_of: ClientOf) -> Client:
    return english(client_of(cast.officer))


def base(meeting: Meeting) -> str:
    return f"/pulpit/{meeting.partnership.slug}/spotkania/{meeting.pk}/obecnosc/"


def test_an_estimate_stays_an_estimate_with_its_words(meeting: Meeting, officer: Client) -> None:
    sent = {
        "total": 150,
        "kind": "estimate",
        "wording": "blisko 150",
        "sector_kind": "exact",
        "sector_public": 40,
        "took_part": ["business"],
    }
    assert officer.post(f"{base(meeting)}liczby/", sent).status_code == 302

    shown = page(officer, f"{base(meeting)}zestawienie/")
    assert "blisko 150" in shown
    assert "estimated" in shown
    assert "not counted" in shown
    with scope(partnership=meeting.partnership):
        found = selectors.attendance_of(meeting)
        assert found.total is not None
        assert (found.total.count, found.total.kind) == (150, CountKind.ESTIMATE)
        assert Headcount.objects.count() == 3
    assert 'value="blisko 150"' in page(officer, f"{base(meeting)}liczby/")
    officer.post(f"{base(meeting)}liczby/", {"total": 7, "kind": "exact", "sector_kind": "exact"})
    with scope(partnership=meeting.partnership):
        assert [row.count for row in Headcount.objects.all()] == [7]


def test_numbers_that_cannot_be_are_refused(cast: Cast, meeting: Meeting) -> None:
    def record(*drafts: HeadcountDraft) -> None:
        services.record_headcounts(actor=SYSTEM, meeting=meeting, drafts=drafts)

    with scope(partnership=cast.partnership):
        with pytest.raises(BadInput, match="more than all"):
            record(HeadcountDraft(count=5), HeadcountDraft(sector="public", count=6))
        with pytest.raises(BadInput, match="twice"):
            record(HeadcountDraft(sector="public", count=1), HeadcountDraft(sector="public", count=2))
        with pytest.raises(BadInput, match="how many"):
            record(HeadcountDraft())
        record(HeadcountDraft(count=5, kind=CountKind.ESTIMATE), HeadcountDraft(sector="public", count=6))
        with pytest.raises(NotAllowed):
            services.record_headcounts(actor=cast.leader, meeting=meeting, drafts=[])
        with clock.frozen(date(2016, 11, 1)), pytest.raises(WrongState):
            record(HeadcountDraft(count=5))


def lines(meeting: Meeting) -> list[tuple[object, ...]]:
    with scope(partnership=meeting.partnership):
        document = papers.attendance_list(meeting)
    return [row for block in document.blocks if isinstance(block, Table) for row in block.rows]


def test_before_the_meeting_the_list_is_a_sheet_to_be_signed(meeting: Meeting) -> None:
    found = lines(meeting)

    assert len(found) == 3 + 6
    assert [row[1] for row in found[:3]] == ["Anna Radna 1", "Anna Radna 2", "Anna Radna 3"]
    assert all(row[4] == "" for row in found)


def test_afterwards_it_says_who_took_part_and_how(meeting: Meeting) -> None:
    with scope(partnership=meeting.partnership):
        first, second, _third = rows_of(meeting)
        Participant.objects.update(email="tajny@example.org", access_needs="pętla", remarks="uwaga")
        marks = [
            a_mark(first, "remote"),
            a_mark(second, deputy_name="Jan Zastępca", deputy_authorisation="nr 7"),
        ]
        services.mark_presence(actor=SYSTEM, meeting=meeting, marks=marks)

    found = lines(meeting)

    assert [(row[1], row[4]) for row in found] == [
        ("Anna Radna 1", "udział zdalny"),
        ("Jan Zastępca", "obecność"),
        ("Anna Radna 3", "–"),
    ]
    assert found[1][3] == "zastępstwo, nr 7"
    assert "tajny@example.org" not in str(found)


@pytest.mark.parametrize(("form", "begins"), [("pdf", b"%PDF"), ("docx", b"PK"), ("odt", b"PK")])
def test_the_list_is_handed_out_in_every_format(
    meeting: Meeting, officer: Client, form: str, begins: bytes
) -> None:
    answer = officer.get(f"{base(meeting)}lista.{form}")

    assert answer.status_code == 200
    assert answer.content.startswith(begins)
    assert "attachment" in answer["Content-Disposition"]
    if form == "docx":
        with zipfile.ZipFile(io.BytesIO(answer.content)) as package:
            assert "Anna Radna 1" in package.read("word/document.xml").decode()


def test_there_is_no_list_in_another_format(meeting: Meeting, officer: Client) -> None:
    assert officer.get(f"{base(meeting)}lista.exe").status_code == 404


def a_member_missing(cast: Cast, sessions: int) -> SeatHolding:
    term = a_term(cast.partnership, a_body(cast.partnership))
    by_laws(term.body)
    holding = a_member(term, an_organization("Gmina Zwoleń"), a_person("Anna", "Nieobecna"))
    for month in range(1, sessions + 1):
        day = date(2016, month, 10)
        meeting = a_meeting(cast.partnership, kind=MeetingKind.COUNCIL, body=term.body, day=day)
        services.draw_up_list(actor=SYSTEM, meeting=meeting)
        with clock.frozen(day):
            marked(meeting, rows_of(meeting), "absent")
            meetings.hold_meeting(actor=SYSTEM, meeting=meeting)
    return holding


def test_the_page_of_absences_offers_to_vacate_a_seat_whose_limit_is_reached(
    cast: Cast, officer: Client, client_of: ClientOf
) -> None:
    with scope(partnership=cast.partnership):
        holding = a_member_missing(cast, 3)
    place = "/pulpit/powiat-zwolenski/nieobecnosci/rada-programowa/"

    shown = page(officer, place)

    assert "Anna Nieobecna" in shown
    assert "3 in a row" in shown
    assert f"/organy/rada-programowa/mandat/{holding.pk}/zwolnij/" in shown
    assert "zwolnij" not in page(officer, f"{place}?dzien=2016-02-20")
    assert "zwolnij" not in page(english(client_of(cast.leader)), place)
    assert officer.get("/pulpit/powiat-zwolenski/nieobecnosci/nie-ma/").status_code == 404
