"""The pages of votes, resolutions and tasks; what is done with them, and what a link opens."""

import re
from datetime import date, timedelta
from pathlib import Path

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.test import Client, override_settings
from django.test.utils import CaptureQueriesContext

from spoiwo.attendance.models import Participant
from spoiwo.common import clock
from spoiwo.decisions import selectors, services
from spoiwo.decisions.models import Motion, Resolution, Task
from spoiwo.decisions.states import ResolutionState, Stage, TaskState
from spoiwo.meetings.models import Meeting
from spoiwo.notifications.models import Message, PersonalLink
from spoiwo.notifications.services import revoke_link
from spoiwo.notifications.tokens import token_of
from spoiwo.partnerships.models import Partnership
from spoiwo.voting.states import Form, Secrecy
from tests.cast import Cast, ClientOf
from tests.documents.readers import word_text
from tests.documents.templates import a_template
from tests.factories.decisions import (
    SYSTEM,
    a_motion,
    a_resolution,
    a_task,
    an_open_motion,
    at_the_table,
)
from tests.factories.meetings import a_meeting, a_vote_item
from tests.factories.registry import an_organization
from tests.reading import english, read

INNER = "/pulpit/powiat-zwolenski/"


@pytest.fixture
def officer(cast: Cast, client_of: ClientOf) -> Client:
    return english(client_of(cast.officer))


@pytest.fixture
def meeting(home: Partnership) -> Meeting:
    made = a_meeting(home)
    at_the_table(made, 5, remote=1)
    return made


def hidden(page: str, name: str) -> str:
    found = re.search(rf'name="{name}" value="([^"]+)"', page)
    assert found is not None, name
    return found[1]


def test_a_motion_is_written_opened_voted_by_hands_and_closed_on_its_page(
    meeting: Meeting, officer: Client
) -> None:
    item = a_vote_item(meeting)
    address = f"{INNER}spotkania/{meeting.pk}/wniosek/"
    fields = {"text": "Przyjęcie planu", "item": item.pk, "form": "room"}
    assert officer.post(address, fields | {"text": ""}).status_code == 422
    assert officer.post(address, fields).status_code == 302
    motion = Motion.objects.get()
    page = f"{INNER}glosowania/{motion.pk}/"

    assert "Open the vote" in read(officer, page)
    assert officer.post(f"{page}otworz/").status_code == 302
    shown = read(officer, page)
    assert "The vote is open" in shown
    against = Participant.objects.filter(meeting=meeting).first()
    assert against is not None
    sent = {"token": hidden(shown, "token"), f"glos-{against.organization_id}": "no", "reszta": "yes"}
    assert officer.post(f"{page}rece/", sent).status_code == 302
    assert officer.post(f"{page}rece/", sent).status_code == 302
    assert "All who may vote have voted" in read(officer, page)
    assert officer.post(f"{page}zamknij/").status_code == 302

    assert "For: 4, against: 1, abstained: 0." in read(officer, page)
    assert "Przyjęcie planu" in read(officer, f"{INNER}spotkania/{meeting.pk}/uchwaly/")


def test_nobody_sees_the_result_while_the_vote_is_open(meeting: Meeting, officer: Client) -> None:
    motion = an_open_motion(meeting)
    page = read(officer, f"{INNER}glosowania/{motion.pk}/")
    for row in Participant.objects.filter(meeting=meeting)[:3]:
        sent = {"token": hidden(page, "token"), f"glos-{row.organization_id}": "no"}
        officer.post(f"{INNER}glosowania/{motion.pk}/rece/", sent)

    answer = officer.get(f"{INNER}glosowania/{motion.pk}/frekwencja/")

    assert "have voted" in answer.content.decode()
    assert ">3<" in answer.content.decode()
    assert "against:" not in read(officer, f"{INNER}glosowania/{motion.pk}/")


def test_a_form_of_hands_that_was_tampered_with_is_refused(meeting: Meeting, officer: Client) -> None:
    motion = an_open_motion(meeting)

    answer = officer.post(f"{INNER}glosowania/{motion.pk}/rece/", {"token": "x" * 20, "glos-1": "maybe"})

    assert answer.status_code == 400
    for place in ("²", "9" * 5000):
        spoilt = {"token": "x" * 20, f"glos-{place}": "yes"}
        assert officer.post(f"{INNER}glosowania/{motion.pk}/rece/", spoilt).status_code == 400


def test_a_hand_counted_wrong_is_corrected_on_the_page_of_the_vote(meeting: Meeting, officer: Client) -> None:
    motion = an_open_motion(meeting)
    page = f"{INNER}glosowania/{motion.pk}/"
    assert "Correct the vote" not in read(officer, page)
    officer.post(f"{page}rece/", {"token": "x" * 20, "reszta": "yes"})
    assert "Correct the vote" in read(officer, page)
    wrong = Participant.objects.filter(meeting=meeting).first()
    assert wrong is not None
    address = f"{page}rece/{wrong.organization_id}/"

    assert officer.post(address, {"choice": "no", "ground": ""}).status_code == 422
    assert officer.post(address, {"choice": "yes", "ground": "pomyłka"}).status_code == 422
    assert officer.post(address, {"choice": "no", "ground": "ręka źle policzona"}).status_code == 302
    assert officer.get(f"{page}rece/999999/").status_code == 404
    officer.post(f"{page}zamknij/")

    shown = read(officer, page)
    assert "For: 4, against: 1, abstained: 0." in shown
    assert "1 vote entered wrong and corrected before the close" in shown
    assert "ręka źle policzona" in shown
    assert officer.post(address, {"choice": "yes", "ground": "za późno"}).status_code == 422


@pytest.mark.parametrize("secrecy", [Secrecy.OPEN, Secrecy.SECRET])
def test_a_vote_by_a_personal_link(
    meeting: Meeting, client_of: ClientOf, cast: Cast, secrecy: Secrecy
) -> None:
    motion = a_motion(meeting, form=Form.HYBRID, secrecy=secrecy)
    services.open_motion(actor=SYSTEM, motion=motion, is_writing=True)
    # Nobody raises a hand in a secret vote, so everybody present is sent a link.
    assert Message.objects.count() == (5 if secrecy == Secrecy.SECRET else 1)
    link = PersonalLink.objects.get(holder__contains="Instytucja 05")
    visitor = english(client_of(cast.visitor))
    address = f"/glos/{token_of(link)}/"

    page = read(visitor, address)
    assert "Instytucja 05" in page
    # Printed at the foot it would be a key on a sheet that lies about.
    assert "Address of this page" not in page
    assert "Address of this page" in read(visitor, "/")
    assert ("Write this receipt down" in page) is (secrecy == Secrecy.SECRET)
    receipt = hidden(page, "receipt") if secrecy == Secrecy.SECRET else ""
    sent = {"choice": "no", "token": hidden(page, "token"), "receipt": receipt}
    assert visitor.post(address, sent).status_code == 422
    accepted = visitor.post(address, sent | {"acting": "on"})
    assert accepted.status_code == 200
    assert "The vote is accepted" in accepted.content.decode()
    assert "is in already" in read(visitor, address)
    link.refresh_from_db()
    assert (link.used_at is None) is (secrecy == Secrecy.SECRET)
    again = visitor.post(address, sent | {"acting": "on", "token": "z" * 24})
    assert again.status_code == 422
    services.close_motion(actor=SYSTEM, motion=motion)
    if secrecy == Secrecy.SECRET:
        found = visitor.post(address, {"potwierdzenie": receipt})
        assert "This ballot is in the count" in found.content.decode()
        missing = visitor.post(address, {"potwierdzenie": "2222"})
        assert (missing.status_code, found.status_code) == (200, 200)
        assert "No ballot bears this receipt" in missing.content.decode()
    late = visitor.post(address, sent | {"acting": "on", "token": "q" * 24})
    assert late.status_code == 422 or "accepted" not in late.content.decode()


def test_an_address_never_holds_a_receipt_and_a_refused_ballot_is_not_logged(
    meeting: Meeting, client_of: ClientOf, cast: Cast, caplog: pytest.LogCaptureFixture
) -> None:
    motion = a_motion(meeting, form=Form.HYBRID, secrecy=Secrecy.SECRET)
    services.open_motion(actor=SYSTEM, motion=motion, is_writing=True)
    link = PersonalLink.objects.get(holder__contains="Instytucja 05")
    visitor, address = english(client_of(cast.visitor)), f"/glos/{token_of(link)}/"
    page = read(visitor, address)
    sent = {"choice": "no", "token": hidden(page, "token"), "receipt": hidden(page, "receipt")}

    assert visitor.post(address, sent).status_code == 422
    visitor.post(address, sent | {"acting": "on"})
    services.close_motion(actor=SYSTEM, motion=motion)
    closed = read(visitor, f"{address}?potwierdzenie={sent['receipt']}")

    # The link stands beside the address in the logs of the server: the receipt must not.
    assert "This ballot is in the count" not in closed
    assert 'method="get"' not in closed.partition('name="potwierdzenie"')[0].rpartition("<form")[2]
    assert token_of(link) not in caplog.text


def test_the_link_says_when_it_is_too_early_too_late_withdrawn_or_broken(
    meeting: Meeting, client_of: ClientOf, cast: Cast
) -> None:
    motion = a_motion(meeting, form=Form.REMOTE)
    services.prepare_motion(actor=SYSTEM, motion=motion)
    link = PersonalLink.objects.get(holder__contains="Instytucja 01")
    visitor, address = english(client_of(cast.visitor)), f"/glos/{token_of(link)}/"

    assert "has not been opened yet" in read(visitor, address)
    assert visitor.get(f"{address[:-3]}aa/").status_code == 404
    with clock.frozen(clock.now() + timedelta(days=40)):
        assert visitor.get(address).status_code == 410
    revoke_link(actor=SYSTEM, link=link)
    assert visitor.get(address).status_code == 410


def test_a_link_of_another_purpose_opens_no_ballot(meeting: Meeting, client_of: ClientOf, cast: Cast) -> None:
    task = a_task(meeting, email="jan@example.org")
    link = services.send_task_link(actor=SYSTEM, task=task)

    assert client_of(cast.visitor).get(f"/glos/{token_of(link)}/").status_code == 404


def test_a_representative_with_an_account_votes_inside(
    meeting: Meeting, client_of: ClientOf, cast: Cast
) -> None:
    Participant.objects.filter(meeting=meeting, organization_name="Instytucja 02").update(
        email=cast.representative.email
    )
    motion = an_open_motion(meeting)
    roman, address = english(client_of(cast.representative)), f"{INNER}glosowania/{motion.pk}/glos/"

    assert "Your institution is asked to vote" in read(roman, f"{INNER}glosowania/{motion.pk}/")
    page = read(roman, address)
    accepted = roman.post(address, {"choice": "yes", "token": hidden(page, "token")})

    assert "The vote is accepted" in accepted.content.decode()
    assert client_of(cast.leader).get(address).status_code == 404


def test_a_resolution_is_drafted_adopted_and_read_in_public(
    home: Partnership, meeting: Meeting, officer: Client, client_of: ClientOf, cast: Cast
) -> None:
    item = a_vote_item(meeting)
    fields = {"kind": "resolution", "subject": "w sprawie planu", "text": "§ 1. Przyjmuje się plan."}
    assert officer.post(f"{INNER}uchwaly/nowa/?punkt={item.pk}", fields).status_code == 302
    resolution = Resolution.objects.get()
    page = f"{INNER}uchwaly/{resolution.pk}/"
    edited = fields | {"text": "§ 1. Przyjmuje się plan na 2017 rok.", "version": 1, "note": "dopisano rok"}
    assert officer.post(f"{page}edycja/", edited).status_code == 302
    assert "changed" in read(officer, f"{page}wersje/1/2/")
    motion = a_motion(meeting, item=item)
    assert officer.post(f"{page}glosowanie/", {"motion": motion.pk}).status_code == 302
    assert officer.post(f"{INNER}glosowania/{motion.pk}/zgoda/", {"day": "18.11.2016"}).status_code == 302

    shown = read(officer, page)
    assert "Resolution no. 1/2016" in shown
    assert "in force" in shown
    visitor, public = english(client_of(cast.visitor)), "/partnerstwa/powiat-zwolenski/uchwaly/"
    assert visitor.get(public).status_code == 404
    assert visitor.get(f"{public}{resolution.pk}/").status_code == 404
    coordinator = client_of(cast.coordinator)
    assert coordinator.post(f"{INNER}uchwaly/jawnosc/", {"is_public": "on"}).status_code == 302
    assert "Resolution no. 1/2016" in read(visitor, public)
    assert "Przyjmuje się plan na 2017 rok." in read(visitor, f"{public}{resolution.pk}/")


def test_a_draft_at_an_item_is_put_to_the_vote_by_a_motion_written_for_it(
    home: Partnership, meeting: Meeting, officer: Client
) -> None:
    item = a_vote_item(meeting)
    fields = {"kind": "position", "subject": "w sprawie drogi", "text": "§ 1. Droga jest potrzebna."}
    assert officer.post(f"{INNER}uchwaly/nowa/?punkt={item.pk}", fields).status_code == 302
    resolution = Resolution.objects.get()
    address = f"{INNER}uchwaly/{resolution.pk}/glosowanie/"
    assert "a new motion: “Przyjęcie stanowiska w sprawie drogi”" in read(officer, address)

    assert officer.post(address, {"motion": "new"}).status_code == 302
    resolution.refresh_from_db()
    assert resolution.motion is not None
    assert resolution.motion.text == "Przyjęcie stanowiska w sprawie drogi"
    assert resolution.motion.item == item


def test_a_draft_on_no_agenda_says_where_a_motion_is_written_down(home: Partnership, officer: Client) -> None:
    resolution = a_resolution(home)
    address = f"{INNER}uchwaly/{resolution.pk}/glosowanie/"

    assert "No motion waits. Write one down at an item of a meeting" in read(officer, address)
    assert officer.post(address, {"motion": "new"}).status_code == 422


@pytest.mark.parametrize("kind", ["docx", "odt", "pdf"])
def test_a_resolution_comes_as_a_paper_of_the_office(home: Partnership, officer: Client, kind: str) -> None:
    resolution = a_resolution(home)
    services.record_adoption(actor=SYSTEM, resolution=resolution, day=date(2016, 11, 18))

    answer = officer.get(f"{INNER}uchwaly/{resolution.pk}/plik/{kind}/")

    assert answer.status_code == 200
    assert answer.content[:4] in {b"PK\x03\x04", b"%PDF"}
    assert officer.get(f"{INNER}uchwaly/{resolution.pk}/plik/exe/").status_code == 404


def test_a_resolution_has_the_layout_the_office_has_chosen(
    home: Partnership, officer: Client, tmp_path: Path
) -> None:
    resolution = a_resolution(home)
    page = "/pulpit/powiat-zwolenski/szablony/uchwaly/"
    template = SimpleUploadedFile("uchwala.docx", a_template("Starosta Zwoleński", "{{tytuł}}", "{{treść}}"))

    with override_settings(FILES_ROOT=tmp_path):
        added = officer.post(page, {"file": template})
        officer.post(f"{added['Location']}uzyj/")
        answer = officer.get(f"{INNER}uchwaly/{resolution.pk}/plik/docx/")

    assert word_text(answer.content).startswith("Starosta Zwoleński\n")


def test_a_draft_is_not_read_in_public_even_in_a_public_register(
    home: Partnership, client_of: ClientOf, cast: Cast
) -> None:
    resolution = a_resolution(home)
    services.set_register_public(actor=SYSTEM, partnership=home, is_public=True)

    assert (
        client_of(cast.visitor).get(f"/partnerstwa/powiat-zwolenski/uchwaly/{resolution.pk}/").status_code
        == 404
    )
    assert resolution.state == ResolutionState.DRAFT


def test_tasks_are_given_settled_and_listed_with_the_overdue_first(
    home: Partnership, meeting: Meeting, officer: Client
) -> None:
    office = an_organization("Gmina Zwoleń", category="jst.gmina")
    fields = {"text": "Przygotować wykaz", "organization": office.name, "organization_number": office.pk}
    address = f"{INNER}spotkania/{meeting.pk}/zadania/nowe/"
    assert officer.post(address, fields | {"due": "1.11.2016"}).status_code == 302
    task = Task.objects.get()

    assert "overdue" in read(officer, f"{INNER}zadania/")
    assert officer.post(f"{INNER}zadania/{task.pk}/zaniechaj/", {"note": ""}).status_code == 422
    assert officer.post(f"{INNER}zadania/{task.pk}/gotowe/", {"note": "wysłano"}).status_code == 302
    assert "No task here" in read(officer, f"{INNER}zadania/")
    assert "wysłano" in read(officer, f"{INNER}zadania/?stan=done")
    assert officer.post(f"{INNER}zadania/{task.pk}/otworz/", {"ground": "niepełny"}).status_code == 302
    task.refresh_from_db()
    assert task.state == TaskState.OPEN


def test_a_task_is_marked_as_done_by_the_personal_link(
    meeting: Meeting, client_of: ClientOf, cast: Cast
) -> None:
    task = a_task(meeting, email="jan@example.org", person_name="Jan Kowalski")
    first = services.send_task_link(actor=SYSTEM, task=task)
    link = services.send_task_link(actor=SYSTEM, task=task)
    visitor, address = english(client_of(cast.visitor)), f"/zadanie/{token_of(link)}/"

    assert visitor.get(f"/zadanie/{token_of(first)}/").status_code == 410
    assert "Jan Kowalski" in read(visitor, address)
    assert visitor.post(address, {"note": "gotowe"}).status_code == 422
    assert "marked as done" in visitor.post(address, {"note": "gotowe", "acting": "on"}).content.decode()
    assert "settled already" in read(visitor, address)
    task.refresh_from_db()
    assert (task.state, task.closed_by) == (TaskState.DONE, link.holder)


def test_pages_of_a_vote_ask_the_same_number_of_questions_for_any_number_of_voters(
    home: Partnership, officer: Client
) -> None:
    counts = []
    for number in (3, 30):
        made = a_meeting(home, day=date(2016, 10, number))
        at_the_table(made, number)
        motion = an_open_motion(made)
        with CaptureQueriesContext(connection) as asked:
            read(officer, f"{INNER}glosowania/{motion.pk}/")
        counts.append(len(asked))
        assert selectors.motion_by_id(home, motion.pk).stage == Stage.OPEN

    assert counts[0] == counts[1]
