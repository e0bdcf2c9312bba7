"""The list and the door as pages: drawn up, marked with and without a script, closed to strangers."""

import json
import re
from datetime import date, datetime
from typing import Any

import pytest
from django.conf import settings
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django_scopes import scope

from spoiwo.attendance.models import DoorMark, Participant
from spoiwo.common import clock
from spoiwo.meetings.models import Meeting
from spoiwo.meetings.states import Form, MeetingKind
from tests.attendance.stage import page
from tests.cast import Cast, ClientOf
from tests.factories.attendance import a_gathering, a_session, marked, rows_of
from tests.factories.councils import a_body, a_member, a_term
from tests.factories.meetings import DAY, a_meeting
from tests.factories.registry import a_signatory, an_organization
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
    return f"/pulpit/{meeting.partnership.slug}/spotkania/{meeting.pk}/"


def rows(meeting: Meeting) -> list[Participant]:
    with scope(partnership=meeting.partnership):
        return rows_of(meeting)


def send_marks(client: Client, meeting: Meeting, *marks: dict[str, Any]) -> Any:
    answer = client.post(
        f"{base(meeting)}obecnosc/znaki/", json.dumps({"marks": marks}), content_type="application/json"
    )
    assert answer.status_code == 200, answer.content
    return answer.json()


def test_an_officer_draws_up_the_list_and_it_is_shown(cast: Cast, officer: Client) -> None:
    with scope(partnership=cast.partnership):
        a_signatory(cast.partnership, an_organization("Gmina Zwoleń"))
        meeting = a_meeting(cast.partnership)
    address = f"{base(meeting)}uczestnicy/"
    assert "not drawn up yet" in page(officer, address)

    assert officer.post(f"{address}lista/", {"source": "signatories"}).status_code == 302

    shown = page(officer, address)
    assert "Gmina Zwoleń" in shown
    assert "institution entitled to vote" in shown
    assert officer.post(f"{address}lista/", {"source": "signatories"}).status_code == 422
    assert officer.post(f"{address}lista/", {"source": "guests"}).status_code == 422


def test_of_a_training_the_officer_chooses_whom_to_ask(cast: Cast, officer: Client) -> None:
    with scope(partnership=cast.partnership):
        meeting = a_meeting(cast.partnership, kind=MeetingKind.TRAINING)
    address = f"{base(meeting)}uczestnicy/"

    assert "signatories of that day, as guests" in page(officer, address)
    officer.post(f"{address}lista/", {"source": "hand"})
    organization = an_organization("Fundacja Gość")
    typed = {"organization": organization.name, "organization_number": organization.pk, "name": "Ewa Gość"}
    assert officer.post(f"{address}dodaj/", typed).status_code == 302

    assert "Ewa Gość" in page(officer, address)
    assert officer.get(f"{address}rejestr/").status_code == 404


def test_an_officer_mends_and_takes_off_a_row(meeting: Meeting, officer: Client) -> None:
    first, second, _third = rows(meeting)
    address = f"{base(meeting)}uczestnicy/"
    typed = {
        "name": "Nowa Osoba",
        "office": "Prezes",
        "email": "nowa@example.org",
        "capacity": "entitled",
        "is_chair": "on",
        "version": first.version,
    }
    assert officer.post(f"{address}{first.pk}/", typed).status_code == 302
    assert officer.post(f"{address}{first.pk}/", typed).status_code == 422
    assert officer.post(f"{address}{second.pk}/usun/").status_code == 302

    shown = page(officer, address)
    assert "Nowa Osoba" in shown
    assert "chairs" in shown
    assert second.organization_name not in shown


def test_the_difference_from_the_register_is_seen_before_it_is_applied(cast: Cast, officer: Client) -> None:
    with scope(partnership=cast.partnership):
        meeting = a_gathering(cast.partnership)
        a_signatory(cast.partnership, an_organization("Nowy Sygnatariusz"))
    address = f"{base(meeting)}uczestnicy/rejestr/"
    shown = page(officer, address)
    assert "Nowy Sygnatariusz" in shown
    print_found = re.search(r'name="fingerprint" value="(\w+)"', shown)
    assert print_found is not None

    assert officer.post(address, {"fingerprint": "inny"}).status_code == 422
    assert officer.post(address, {"fingerprint": print_found[1]}).status_code == 302

    assert len(rows(meeting)) == 4
    assert "agrees with the register" in page(officer, address)


def test_a_plain_form_marks_without_a_script(meeting: Meeting, officer: Client) -> None:
    row = rows(meeting)[0]
    address = f"{base(meeting)}obecnosc/"
    key = re.search(r'name="key" value="(\w{32})"', page(officer, address))
    assert key is not None

    sent = {"participant": row.pk, "mark": "present", "key": key[1]}
    answer = officer.post(f"{address}znak/", sent)

    assert answer["Location"] == f"{address}#row-{row.pk}"
    assert rows(meeting)[0].mark == "present"
    assert "Present: 1 of 3" in page(officer, address)
    assert "no quorum, 1 more needed" in page(officer, address)


def test_a_deputy_is_marked_by_name(meeting: Meeting, officer: Client) -> None:
    row = rows(meeting)[0]
    address = f"{base(meeting)}obecnosc/znak/"
    sent = {"participant": row.pk, "mark": "present", "key": "klucz-0001", "with_deputy": "1"}

    officer.post(address, sent)
    assert rows(meeting)[0].mark == ""
    officer.post(address, sent | {"deputy_name": "Jan Zastępca", "deputy_authorisation": "nr 1"})

    assert (rows(meeting)[0].came, rows(meeting)[0].deputy_authorisation) == ("Jan Zastępca", "nr 1")
    assert "deputy: Jan Zastępca" in page(officer, f"{base(meeting)}obecnosc/")


def test_marks_kept_on_a_telephone_are_taken_once_and_in_order(meeting: Meeting, officer: Client) -> None:
    first, second, _third = rows(meeting)
    marks = [
        {"participant": first.pk, "mark": "present", "key": "klucz-0001", "ago": 40},
        {"participant": first.pk, "mark": "absent", "key": "klucz-0002", "ago": 900.5},
        {"participant": second.pk, "mark": "remote", "key": "klucz-0003", "ago": 5},
    ]

    send_marks(officer, meeting, *marks)
    state = send_marks(officer, meeting, *marks)

    assert state["refused"] == []
    assert state["rows"][str(first.pk)]["mark"] == "present"
    assert "Present: 2 of 3" in state["counts"]
    assert "11.59, Olga Sekretarska" in state["rows"][str(first.pk)]["note"]
    with scope(partnership=meeting.partnership):
        assert DoorMark.objects.count() == 3


def test_one_refused_mark_holds_up_no_other(meeting: Meeting, officer: Client) -> None:
    row = rows(meeting)[0]

    state = send_marks(
        officer,
        meeting,
        {"participant": 999_999, "mark": "present", "key": "klucz-0001"},
        {"participant": row.pk, "mark": "tak", "key": "klucz-0002"},
        {"participant": row.pk, "mark": "present", "key": "klucz-0003", "ago": "nan"},
        {"participant": [1], "mark": {}, "key": "klucz-0004"},
        {"participant": row.pk, "mark": "present", "key": "klucz-0005"},
    )

    assert [one["key"] for one in state["refused"]] == [f"klucz-000{number}" for number in (1, 2, 3, 4)]
    assert all(one["reason"] for one in state["refused"])
    assert rows(meeting)[0].mark == "present"


@pytest.mark.parametrize("body", ["", "[]", '{"marks": 1}', '{"marks": ["a"]}', "nie", "[" * 5_000])
def test_marks_that_cannot_be_read_are_refused_with_a_sentence(
    meeting: Meeting, officer: Client, body: str
) -> None:
    answer = officer.post(f"{base(meeting)}obecnosc/znaki/", body, content_type="application/json")

    assert 400 <= answer.status_code < 500
    assert all(row.mark == "" for row in rows(meeting))


def test_a_session_that_ended_keeps_no_mark_and_leads_to_the_sign_in_page(
    meeting: Meeting, client_of: ClientOf
) -> None:
    visitor = client_of(None)

    answer = visitor.post(f"{base(meeting)}obecnosc/znaki/", "{}", content_type="application/json")

    assert answer.status_code == 302
    assert "/konto/" in answer["Location"]


def test_a_guest_is_added_in_one_form_and_sent_twice_stays_one(meeting: Meeting, officer: Client) -> None:
    organization = an_organization("Fundacja Gość")
    address = f"{base(meeting)}obecnosc/gosc/"
    typed = {
        "name": "Ewa Gość",
        "organization": organization.name,
        "organization_number": organization.pk,
        "key": "gosc-0001",
    }

    assert officer.post(address, typed).status_code == 302
    assert officer.post(address, typed).status_code == 302
    assert officer.post(address, typed | {"name": "", "key": "gosc-0002"}).status_code == 422

    assert [row.name for row in rows(meeting) if not row.is_entitled] == ["Ewa Gość"]
    assert "guests 1" in page(officer, f"{base(meeting)}obecnosc/")


def test_a_guest_of_an_institution_outside_the_register_is_written_in_words(
    meeting: Meeting, officer: Client
) -> None:
    words = "Koło gospodyń z Wólki (w organizacji)"
    address = f"{base(meeting)}obecnosc/gosc/"
    typed = {"name": "Ewa Gość", "organization": words, "key": "gosc-0003"}

    first = officer.post(address, typed)
    assert first.status_code == 422
    assert "Tick below" in first.content.decode()
    assert officer.post(address, typed | {"is_unlisted": "on"}).status_code == 302
    assert officer.post(address, typed | {"is_unlisted": "on"}).status_code == 302

    [guest] = [row for row in rows(meeting) if not row.is_entitled]
    assert (guest.organization, guest.organization_name, guest.mark) == (None, words, "present")
    for place in ("uczestnicy/", "obecnosc/", "obecnosc/zestawienie/", f"uczestnicy/{guest.pk}/"):
        answer = officer.get(f"{base(meeting)}{place}")
        assert answer.status_code == 200, place
        assert ("Wólki" in answer.content.decode()) or place.endswith(f"{guest.pk}/")


def test_the_register_is_offered_before_words_are_kept(meeting: Meeting, officer: Client) -> None:
    listed = an_organization("Fundacja Rozwoju Wólki")
    address = f"{base(meeting)}obecnosc/gosc/"
    typed = {"name": "Ewa Gość", "organization": "Rozwoju Wólki", "key": "gosc-0004"}

    offered = officer.post(address, typed)
    assert offered.status_code == 422
    assert "Fundacja Rozwoju Wólki" in offered.content.decode().replace("\xa0", " ")
    exact = typed | {"organization": "fundacja rozwoju wólki", "is_unlisted": "on"}
    assert officer.post(address, exact).status_code == 302

    [guest] = [row for row in rows(meeting) if not row.is_entitled]
    assert guest.organization == listed


def test_the_rest_is_marked_after_it_was_seen(meeting: Meeting, officer: Client) -> None:
    first, second, third = rows(meeting)
    with scope(partnership=meeting.partnership):
        marked(meeting, [first])
    address = f"{base(meeting)}obecnosc/reszta/"
    shown = page(officer, address)
    assert "2 entitled institutions have no mark" in shown

    officer.post(address, {"key": "reszta-0001", "seen": [second.pk, third.pk]})

    assert [row.mark for row in rows(meeting)] == ["present", "absent", "absent"]
    assert "Every entitled institution has a mark" in page(officer, address)


def test_a_leader_and_an_auditor_look_and_do_not_touch(
    cast: Cast, meeting: Meeting, client_of: ClientOf
) -> None:
    with scope(partnership=cast.partnership):
        Participant.objects.update(
            email="anna@example.org",
            access_needs="pętla indukcyjna",
            answer="yes",
            answered_at=NOON,
        )
    for person in (cast.leader, cast.auditor):
        reader = english(client_of(person))
        shown = page(reader, f"{base(meeting)}uczestnicy/") + page(reader, f"{base(meeting)}obecnosc/")
        assert "Anna Radna" in shown
        assert "anna@example.org" not in shown
        assert "pętla" not in shown
        assert 'name="mark"' not in shown
    assert client_of(cast.representative).get(f"{base(meeting)}uczestnicy/").status_code == 403


def test_a_meeting_of_another_partnership_is_not_under_this_address(
    cast: Cast, officer: Client, client_of: ClientOf
) -> None:
    with scope(partnership=cast.other):
        foreign = a_session(cast.other)
        row = rows_of(foreign)[0]

    wrong = f"/pulpit/{cast.partnership.slug}/spotkania/{foreign.pk}/"
    for page_name in ("uczestnicy/", "obecnosc/", "obecnosc/stan/", f"uczestnicy/{row.pk}/"):
        assert officer.get(f"{wrong}{page_name}").status_code == 404
        assert officer.get(f"{base(foreign)}{page_name}").status_code == 404
    sent = {"participant": row.pk, "mark": "present", "key": "klucz-0001"}
    assert officer.post(f"{wrong}obecnosc/znak/", sent).status_code == 404


def test_a_row_of_another_meeting_is_not_marked_here(cast: Cast, meeting: Meeting, officer: Client) -> None:
    with scope(partnership=cast.partnership):
        other = a_gathering(cast.partnership)
    row = rows(other)[0]

    state = send_marks(officer, meeting, {"participant": row.pk, "mark": "present", "key": "klucz-0001"})

    assert len(state["refused"]) == 1
    assert rows(other)[0].mark == ""


def test_before_the_day_only_an_excuse_can_be_noted(meeting: Meeting, officer: Client) -> None:
    with clock.frozen(date(2016, 11, 1)):
        shown = page(officer, f"{base(meeting)}obecnosc/")

    assert "Only an excuse can be noted before" in shown
    assert 'value="present"' not in shown
    assert 'value="excused"' in shown


def test_the_pages_take_as_many_queries_for_seven_as_for_seventy(cast: Cast, officer: Client) -> None:
    def asked(members: int) -> list[int]:
        with scope(partnership=cast.partnership):
            term = a_term(cast.partnership, a_body(cast.partnership, f"Rada {members}"))
            for _number in range(members):
                a_member(term)
            meeting = a_meeting(cast.partnership, kind=MeetingKind.COUNCIL, body=term.body, day=DAY)
        officer.post(f"{base(meeting)}uczestnicy/lista/", {"source": "seats"})
        found = []
        for address in ("uczestnicy/", "obecnosc/", "obecnosc/stan/"):
            with CaptureQueriesContext(connection) as captured:
                page(officer, f"{base(meeting)}{address}")
            found.append(len(captured))
        return found

    few = asked(7)
    assert asked(70) == few
    assert max(few) <= 14, few


def test_the_language_of_the_reader_is_the_language_of_the_notes(meeting: Meeting, officer: Client) -> None:
    officer.cookies[settings.LANGUAGE_COOKIE_NAME] = "pl"
    row = rows(meeting)[0]

    state = send_marks(officer, meeting, {"participant": row.pk, "mark": "present", "key": "klucz-0001"})

    assert state["rows"][str(row.pk)]["note"].endswith("12.00, Olga Sekretarska")


def test_the_door_opens_again_without_a_connection_for_who_may_mark(
    cast: Cast, meeting: Meeting, officer: Client, client_of: ClientOf
) -> None:
    worker = f"{base(meeting)}obecnosc/worker.js"

    answer = officer.get(worker)
    assert answer["Content-Type"] == "text/javascript; charset=utf-8"
    assert b'addEventListener("fetch"' in answer.content
    assert f'data-worker-url="{worker}"' in page(officer, f"{base(meeting)}obecnosc/")
    assert "data-worker-url" not in page(english(client_of(cast.leader)), f"{base(meeting)}obecnosc/")
