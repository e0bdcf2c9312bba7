"""The pages of minutes: written by several people, sent, remarked on by a link, approved, shown."""

import re
from datetime import timedelta

import pytest
from django.conf import settings
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from spoiwo.attendance.models import Participant
from spoiwo.common import clock
from spoiwo.common.exceptions import WrongState
from spoiwo.common.remarks import RemarkState
from spoiwo.meetings.models import AgendaItem, Meeting
from spoiwo.minutes import services
from spoiwo.minutes.models import Amendment, Minutes, Remark, Section
from spoiwo.minutes.states import State
from spoiwo.notifications.actors import LinkActor
from spoiwo.notifications.models import PersonalLink
from spoiwo.notifications.services import revoke_link
from spoiwo.notifications.tokens import token_of
from spoiwo.partnerships.models import Partnership
from tests.cast import Cast, ClientOf
from tests.factories.decisions import a_task, at_the_table
from tests.factories.meetings import a_held_meeting, a_meeting, a_vote_item
from tests.factories.minutes import EARLIER, SYSTEM, a_session, the_minutes_of, written
from tests.reading import english, read

INNER = "/pulpit/powiat-zwolenski/spotkania/"
PUBLIC = "/partnerstwa/powiat-zwolenski/spotkania/"


@pytest.fixture
def officer(cast: Cast, client_of: ClientOf) -> Client:
    return english(client_of(cast.officer))


@pytest.fixture
def meeting(home: Partnership) -> Meeting:
    return a_session(home)


def page_of(meeting: Meeting) -> str:
    return f"{INNER}{meeting.pk}/protokol/"


def test_minutes_are_drawn_up_and_written_on_their_page(meeting: Meeting, officer: Client) -> None:
    page, item = page_of(meeting), a_vote_item(meeting)
    assert "Draw up the minutes" in read(officer, page)
    assert officer.post(f"{page}sporzadz/").status_code == 302

    sent = {"text": "Przedstawiono plan.", "version": 0}
    assert officer.post(f"{page}punkt/{item.pk}/", sent).status_code == 302
    facts = {"chair": "Anna Nowak", "taker": "Olga", "began": "10:05", "ended": "12.30", "version": 1}
    assert officer.post(f"{page}dane/", facts).status_code == 302
    assert officer.post(f"{page}dane/", facts | {"ended": "9:00", "version": 2}).status_code == 422
    officer.cookies[settings.LANGUAGE_COOKIE_NAME] = "pl"
    assert 'value="10:05"' in read(officer, f"{page}dane/")
    english(officer)

    shown = read(officer, page)
    assert "Przedstawiono plan." in shown
    assert "5 of 5 institutions entitled to vote were present." in shown
    assert "10.05–12.30" in read(officer, f"{page}calosc/")


def test_a_conflict_shows_both_texts_and_keeps_what_was_typed(
    meeting: Meeting, officer: Client, cast: Cast, client_of: ClientOf
) -> None:
    minutes, item = the_minutes_of(meeting), a_vote_item(meeting)
    page = f"{page_of(meeting)}punkt/{item.pk}/"
    other = english(client_of(cast.coordinator))
    assert officer.post(page, {"text": "Wersja Olgi.", "version": 0}).status_code == 302

    answer = other.post(page, {"text": "Wersja Katarzyny.", "version": 0})

    shown = answer.content.decode()
    assert answer.status_code == 422
    assert "Wersja Olgi." in shown
    assert "Wersja Katarzyny.</textarea>" in shown
    version = re.search(r'name="version" value="(\d+)"', shown)
    assert version is not None
    both = {"text": "Wersja Olgi. Wersja Katarzyny.", "version": version[1]}
    assert other.post(page, both).status_code == 302
    assert Section.objects.get(minutes=minutes, item=item).text == both["text"]


def test_each_sees_who_else_edits_a_section(
    meeting: Meeting, officer: Client, cast: Cast, client_of: ClientOf
) -> None:
    the_minutes_of(meeting)
    page = f"{page_of(meeting)}punkt/0/"
    assert "Edited now" not in read(officer, page)

    seen = read(english(client_of(cast.coordinator)), page)
    hint = officer.post(f"{page}edytuje/").content.decode()

    assert "Olga" in seen
    assert "Katarzyna" in hint


def test_minutes_are_sent_remarked_on_answered_and_approved(
    home: Partnership, meeting: Meeting, officer: Client, client_of: ClientOf, cast: Cast
) -> None:
    minutes, item = the_minutes_of(meeting), a_vote_item(meeting)
    following = a_meeting(home)
    written(minutes, "Dyrektor Nowak przedstawił plan.", item)
    page = page_of(meeting)
    Participant.objects.filter(meeting=meeting, organization_name="Instytucja 03").update(email="")
    letters = read(officer, f"{page}wyslij/")
    assert "osoba01@example.org" in letters
    assert "Present, without an e-mail address" in letters
    assert officer.post(f"{page}wyslij/", {"days": 7}).status_code == 302
    link = PersonalLink.objects.get(holder__contains="Instytucja 02")
    visitor, address = english(client_of(cast.visitor)), f"/protokol/{token_of(link)}/"

    shown = read(visitor, address)
    assert "Dyrektor Nowak przedstawił plan." in shown
    remark = {"item": item.pk, "text": "Dyrektorka Nowak."}
    assert visitor.post(address, remark).status_code == 422
    assert visitor.post(address, remark | {"acting": "on"}).status_code == 302
    assert "to be answered" in read(visitor, address)
    found = Remark.objects.get()
    assert "Instytucja 02" in found.author
    corrected = "Dyrektorka Nowak przedstawiła plan."
    answer = {"decision": "accepted", "answer": "omyłka", "text": corrected, "version": 1}
    assert officer.post(f"{page}uwagi/{found.pk}/", answer | {"version": 9}).status_code == 422
    assert officer.post(f"{page}uwagi/{found.pk}/", answer).status_code == 302
    found.refresh_from_db()
    assert (found.state, Amendment.objects.count()) == (RemarkState.ACCEPTED, 1)
    assert visitor.post(address, {"text": "Brak numeracji.", "acting": "on"}).status_code == 302
    whole = Remark.objects.latest("pk")
    assert "Corrected course" not in read(officer, f"{page}uwagi/{whole.pk}/")
    answer = {"decision": "accepted", "answer": "dopisano", "text": "Nie w otwarciu.", "version": 0}
    assert officer.post(f"{page}uwagi/{whole.pk}/", answer).status_code == 302
    assert Amendment.objects.count() == 1
    assert "omyłka" in read(visitor, address)
    approving = AgendaItem.objects.get(approves=meeting, meeting=following)
    sent = {"item": approving.pk, "words": "Protokół przyjęto jednogłośnie."}
    assert officer.post(f"{page}przyjmij/", sent).status_code == 302

    minutes.refresh_from_db()
    assert minutes.state == State.APPROVED
    assert "Approved and sealed" in read(officer, page)
    assert "Protokół przyjęto jednogłośnie." in read(officer, page)
    assert officer.post(f"{page}punkt/{item.pk}/", {"text": "Inaczej", "version": 2}).status_code == 422
    assert minutes.pdf is not None
    assert officer.get(f"/pliki/{minutes.pdf.uuid}/").status_code == 200
    assert client_of(cast.visitor).get(f"/pliki/{minutes.pdf.uuid}/").status_code in {302, 403, 404}


def test_a_link_that_expired_or_was_withdrawn_says_so(
    meeting: Meeting, client_of: ClientOf, cast: Cast
) -> None:
    services.send_for_remarks(actor=SYSTEM, minutes=the_minutes_of(meeting), days=2)
    link = PersonalLink.objects.first()
    assert link is not None
    visitor, address = english(client_of(cast.visitor)), f"/protokol/{token_of(link)}/"

    with clock.frozen(clock.now() + timedelta(days=5)):
        assert "time for remarks has passed" in read(visitor, address)
        late = visitor.post(address, {"text": "Za późno", "acting": "on"})
        assert late.status_code == 422
    with clock.frozen(clock.now() + timedelta(days=90)):
        assert visitor.get(address).status_code == 410
    revoke_link(actor=SYSTEM, link=link)
    assert visitor.get(address).status_code == 410
    assert visitor.get(f"/protokol/{token_of(link)[:-2]}aa/").status_code == 404
    assert not Remark.objects.exists()


def test_a_script_cannot_put_off_the_approval_with_remarks_for_ever(
    meeting: Meeting, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("spoiwo.minutes.services.remarks._MOST_REMARKS", 2)
    record = the_minutes_of(meeting)
    services.send_for_remarks(actor=SYSTEM, minutes=record, days=2)
    link = PersonalLink.objects.first()
    assert link is not None
    for _place in range(2):
        services.add_remark(actor=LinkActor(link), minutes=record, text="Uwaga")

    with pytest.raises(WrongState, match="So many remarks"):
        services.add_remark(actor=LinkActor(link), minutes=record, text="Uwaga")
    services.add_remark(actor=SYSTEM, minutes=record, text="Uwaga z pisma")


def test_minutes_taken_back_into_writing_are_shown_to_no_holder_of_a_link(
    meeting: Meeting, client_of: ClientOf, cast: Cast
) -> None:
    record, item = the_minutes_of(meeting), a_vote_item(meeting)
    written(record, "Mówiono o zdrowiu Jana.", item)
    services.send_for_remarks(actor=SYSTEM, minutes=record, days=2)
    link = PersonalLink.objects.first()
    assert link is not None
    visitor, address = english(client_of(cast.visitor)), f"/protokol/{token_of(link)}/"
    # The clause at the end, on how data are used, has facts of its own.
    page, _clause, _rest = read(visitor, address).partition("data-clause")
    assert 'class="facts' in page
    assert "Mówiono o zdrowiu Jana." in page

    services.take_back_minutes(actor=SYSTEM, minutes=record, ground="dane osobowe w tekście")

    whole = read(visitor, address)
    page, _clause, _rest = whole.partition("data-clause")
    assert "being written again" in page
    assert 'class="facts' not in page
    assert "zdrowiu" not in whole


def test_approved_minutes_are_public_only_where_the_partnership_says_so(
    home: Partnership, meeting: Meeting, client_of: ClientOf, cast: Cast
) -> None:
    minutes = the_minutes_of(meeting)
    a_meeting(home)
    visitor, public = english(client_of(cast.visitor)), f"{PUBLIC}{meeting.pk}/protokol/"
    coordinator = client_of(cast.coordinator)
    setting = {"is_public": "on", "remarks_days": 10}
    assert client_of(cast.officer).post("/pulpit/powiat-zwolenski/protokoly/", setting).status_code == 403
    services.give_for_approval(actor=SYSTEM, minutes=minutes)
    assert coordinator.post("/pulpit/powiat-zwolenski/protokoly/", setting).status_code == 302
    assert visitor.get(public).status_code == 404

    item = AgendaItem.objects.get(approves=meeting)
    services.approve_minutes(actor=SYSTEM, minutes=minutes, item=item)

    assert "Approved minutes" in read(visitor, f"{PUBLIC}{meeting.pk}/")
    shown = read(visitor, public)
    assert "Instytucja 02" in shown
    assert "Osoba 02" not in shown
    assert "example.org" not in shown.replace("users.noreply", "")
    off = {"remarks_days": 10}
    assert coordinator.post("/pulpit/powiat-zwolenski/protokoly/", off).status_code == 302
    assert "Approved minutes" not in read(visitor, f"{PUBLIC}{meeting.pk}/")
    assert visitor.get(public).status_code == 404


@pytest.mark.parametrize("form", ["docx", "odt", "pdf"])
def test_minutes_and_an_excerpt_are_handed_out(meeting: Meeting, officer: Client, form: str) -> None:
    the_minutes_of(meeting)
    item = meeting.items.first()
    assert item is not None

    whole = officer.get(f"{page_of(meeting)}plik/{form}/")
    part = officer.get(f"{page_of(meeting)}wypis/{item.pk}/{form}/")

    assert (whole.status_code, part.status_code) == (200, 200)
    assert len(part.content) != len(whole.content)
    assert officer.get(f"{page_of(meeting)}plik/exe/").status_code == 404
    assert officer.get(f"{page_of(meeting)}wypis/999999/{form}/").status_code == 404


def test_an_item_of_another_meeting_is_not_found(
    home: Partnership, meeting: Meeting, officer: Client
) -> None:
    the_minutes_of(meeting)
    foreign = a_vote_item(a_meeting(home))

    assert officer.get(f"{page_of(meeting)}punkt/{foreign.pk}/").status_code == 404


def test_the_page_asks_the_same_number_of_questions_however_many_came(
    home: Partnership, officer: Client
) -> None:
    counts = []
    for number in (3, 40):
        made = a_held_meeting(home, day=EARLIER + timedelta(days=number))
        at_the_table(made, number)
        for _one in range(number):
            a_task(made, item=made.items.first())
        Minutes.objects.filter(meeting=made).delete()
        the_minutes_of(made)
        with CaptureQueriesContext(connection) as asked:
            read(officer, page_of(made))
        counts.append(len(asked))

    assert counts[0] == counts[1]


def test_minutes_given_for_approval_say_where_they_wait_or_that_no_meeting_is_planned(
    home: Partnership, meeting: Meeting, officer: Client
) -> None:
    minutes = the_minutes_of(meeting)
    services.send_for_remarks(actor=SYSTEM, minutes=minutes)
    services.give_for_approval(actor=SYSTEM, minutes=minutes)

    assert "No meeting that would approve the minutes is planned yet." in read(officer, page_of(meeting))
    following = a_meeting(home)
    shown = read(officer, page_of(meeting))
    assert "The minutes wait for their approval at:" in shown
    assert f"/spotkania/{following.pk}/porzadek/" in shown
