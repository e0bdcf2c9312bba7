"""Coming in by the code at the door: for those who are there, and of their names nothing is told."""

from datetime import date, datetime, timedelta

import pytest
from django.test import Client
from django_scopes import scope

from spoiwo.attendance import codes, services
from spoiwo.attendance.models import Door, Participant
from spoiwo.audit.models import LogEntry
from spoiwo.common import clock
from spoiwo.common.exceptions import NotAllowed, WrongState
from spoiwo.meetings.models import Meeting
from tests.attendance.stage import page
from tests.cast import Cast, ClientOf
from tests.factories.attendance import SYSTEM, a_session, marked, rows_of
from tests.reading import english

NOON = datetime(2016, 11, 18, 12, tzinfo=clock.WARSAW)


@pytest.fixture(autouse=True)
def _on_the_day() -> object:
    with clock.frozen(NOON) as moment:
        yield moment


@pytest.fixture
def meeting(cast: Cast) -> Meeting:
    with scope(partnership=cast.partnership):
        made = a_session(cast.partnership)
        Participant.objects.filter(pk=rows_of(made)[0].pk).update(organization_name="Gmina Zwoleń")
        return made


@pytest.fixture
def door(meeting: Meeting) -> Door:
    with scope(partnership=meeting.partnership):
        return services.open_door(actor=SYSTEM, meeting=meeting)


@pytest.fixture
def guest(client_of: ClientOf) -> Client:
    return english(client_of(None))


def row_of(meeting: Meeting, number: int = 0) -> Participant:
    with scope(partnership=meeting.partnership):
        return rows_of(meeting)[number]


def address(door: Door) -> str:
    return f"/obecnosc/{codes.screen_code(door, clock.now())}/"


def come_in(guest: Client, door: Door, row: Participant, name: str, **fields: object) -> int:
    sent = {"organization": row.organization_id, "name": name, "key": "klucz-0001"} | fields
    return guest.post(address(door), sent).status_code


def test_whoever_comes_finds_the_institution_by_three_letters_and_is_marked(
    meeting: Meeting, door: Door, guest: Client
) -> None:
    row = row_of(meeting)
    assert "Gmina Zwoleń" not in page(guest, address(door))
    assert "Gmina Zwoleń" not in page(guest, f"{address(door)}?szukaj=zw")
    found = page(guest, f"{address(door)}?szukaj=zwole")
    assert "Gmina Zwoleń" in found
    chosen = page(guest, f"{address(door)}?instytucja={row.organization_id}")
    assert row.name not in found + chosen

    assert come_in(guest, door, row, "radna 1 ANNA") == 200

    after = row_of(meeting)
    assert (after.mark, after.mark_source, after.deputy_name) == ("present", "self", "")
    with scope(partnership=meeting.partnership):
        deed = LogEntry.objects.get(action="attendance.presence.marked")
        assert (deed.actor_id, deed.actor_name) == (f"door:{door.pk}", "radna 1 ANNA")


def test_another_name_is_a_deputys_and_is_shown_to_the_officer(
    cast: Cast, meeting: Meeting, door: Door, guest: Client, client_of: ClientOf
) -> None:
    come_in(guest, door, row_of(meeting), "Jan Nieznany", office="inspektor")

    assert (row_of(meeting).came, row_of(meeting).deputy_office) == ("Jan Nieznany", "inspektor")
    officer = english(client_of(cast.officer))
    shown = page(officer, f"/pulpit/{cast.partnership.slug}/spotkania/{meeting.pk}/obecnosc/kod/")
    assert "Jan Nieznany" in shown
    assert "not the person expected" in shown


def test_sent_twice_it_is_one_mark_and_the_officers_mark_stays(
    meeting: Meeting, door: Door, guest: Client
) -> None:
    row = row_of(meeting)
    assert come_in(guest, door, row, row.name) == 200
    assert come_in(guest, door, row, row.name) == 200
    with clock.frozen(NOON + timedelta(minutes=1)), scope(partnership=meeting.partnership):
        marked(meeting, [row], "absent")

    assert come_in(guest, door, row, row.name, key="klucz-0002") == 422

    assert row_of(meeting).mark == "absent"


def test_a_script_at_the_door_does_not_fill_the_book(meeting: Meeting, door: Door) -> None:
    row = row_of(meeting)

    def press(number: int) -> None:
        services.check_in(
            door=door,
            organization_id=row.listed_id,
            name=f"Ktoś {number}",
            office="",
            key=f"klucz-{number:04}",
        )

    with scope(partnership=meeting.partnership):
        for number in range(20):
            press(number)
        with pytest.raises(WrongState, match="too many times"):
            press(21)


def test_a_code_of_a_screen_ends_in_minutes_and_one_of_paper_with_the_door(
    meeting: Meeting, door: Door, guest: Client
) -> None:
    screen, paper = address(door), f"/obecnosc/{codes.paper_code(door)}/"
    with clock.frozen(NOON + timedelta(minutes=14)):
        assert guest.get(screen).status_code == 200
    with clock.frozen(NOON + timedelta(minutes=21)):
        assert guest.get(screen).status_code == 410
        assert guest.post(screen, {"name": "Jan"}).status_code == 410
        assert guest.get(paper).status_code == 200
    with clock.frozen(NOON + timedelta(days=1)):
        assert guest.get(paper).status_code == 410

    with scope(partnership=meeting.partnership):
        services.close_door(actor=SYSTEM, door=door)
    assert guest.get(paper).status_code == 410
    assert guest.get(screen).status_code == 410
    with scope(partnership=meeting.partnership):
        services.open_door(actor=SYSTEM, meeting=meeting)
    assert guest.get(paper).status_code == 410


@pytest.mark.parametrize("token", ["1", "zz-aaaaaaaaaa", "1-AAAAAAAAAA", "1-aaaaaaaaa1", "%00-aaaaaaaaaa"])
def test_what_is_no_code_opens_nothing(door: Door, guest: Client, token: str) -> None:
    assert guest.get(f"/obecnosc/{token}/").status_code == 404


def test_a_code_of_another_door_opens_nothing_here(
    cast: Cast, meeting: Meeting, door: Door, guest: Client
) -> None:
    with scope(partnership=cast.other):
        other = a_session(cast.other)
        foreign = services.open_door(actor=SYSTEM, meeting=other)
    mark = codes.screen_code(foreign, NOON).rpartition("-")[2]
    own = codes.screen_code(door, NOON).rpartition("-")[0]
    assert guest.get(f"/obecnosc/{own}-{mark}/").status_code == 410

    row = row_of(meeting)
    sent = {"organization": row.organization_id, "name": row.name, "key": "klucz-0001"}
    assert guest.post(address(foreign), sent).status_code == 404
    assert row_of(meeting).mark == ""


def test_wrong_fields_are_said_and_mark_nobody(meeting: Meeting, door: Door, guest: Client) -> None:
    row = row_of(meeting)

    assert come_in(guest, door, row, "") == 422
    assert come_in(guest, door, row, row.name, key="krótki") == 422
    assert come_in(guest, door, row, row.name, organization="abc") == 404
    assert guest.get(f"{address(door)}?instytucja=999999").status_code == 404

    assert row_of(meeting).mark == ""


def test_the_door_opens_on_the_day_and_by_who_may(cast: Cast, meeting: Meeting) -> None:
    with scope(partnership=cast.partnership):
        with clock.frozen(date(2016, 11, 17)), pytest.raises(WrongState):
            services.open_door(actor=SYSTEM, meeting=meeting)
        with pytest.raises(NotAllowed):
            services.open_door(actor=cast.leader, meeting=meeting)
        services.open_door(actor=cast.officer, meeting=meeting)


def test_the_officer_shows_the_code_and_closes_the_door(
    cast: Cast, meeting: Meeting, client_of: ClientOf
) -> None:
    officer = english(client_of(cast.officer))
    place = f"/pulpit/{cast.partnership.slug}/spotkania/{meeting.pk}/obecnosc/kod/"
    assert "<img" not in page(officer, place).split("<main")[1].split("</main")[0]

    officer.post(place, {"open": "1"})
    screen, paper = page(officer, place), page(officer, f"{place}?papier")
    assert 'class="qr"' in screen
    assert 'hx-trigger="every 120s"' in screen
    assert "hx-trigger" not in paper
    with scope(partnership=cast.partnership):
        door = Door.objects.get(meeting=meeting)
    assert codes.screen_code(door, NOON) in screen
    assert codes.paper_code(door) in paper

    officer.post(place, {"close": "1"})
    assert "Open the door" in page(officer, place)
