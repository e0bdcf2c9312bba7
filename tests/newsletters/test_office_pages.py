"""Pages of the office: beginning, wording, trying and sending an issue; the list of addresses."""

import csv
import io

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from spoiwo.audit.models import LogEntry
from spoiwo.newsletters import selectors
from spoiwo.newsletters.models import Issue, Subscription
from spoiwo.newsletters.states import State
from spoiwo.notifications.models import Message
from spoiwo.partnerships.models import Partnership
from tests.cast import Cast, ClientOf
from tests.factories.newsletters import EMAIL, a_draft, a_reader, send, take_turns
from tests.reading import english, read

HERE = "/pulpit/powiat-zwolenski/biuletyn/"
MOST_QUERIES = 14


@pytest.fixture
def officer(home: Partnership, cast: Cast, client_of: ClientOf) -> Client:
    """The secretariat, reading English."""
    return english(client_of(cast.officer))


def _fields(issue: Issue) -> dict[str, object]:
    """Return what the browser sends of the form as it is."""
    fields: dict[str, object] = {"title": issue.title, "lead": issue.lead, "version": issue.version}
    for entry in selectors.entries_of(issue):
        mark = f"e{entry.pk}"
        fields |= {f"{mark}-order": entry.order, f"{mark}-title": entry.title, f"{mark}-text": entry.text}
        fields |= {f"{mark}-is_shown": "on", f"{mark}-topic": entry.topic}
    return fields


def test_an_issue_is_begun_worded_tried_and_sent(home: Partnership, officer: Client, cast: Cast) -> None:
    reader = a_reader(home)
    begun = officer.post(f"{HERE}nowy/", {"since": "1.04.2026"})
    issue = Issue.objects.get()
    assert begun["Location"] == f"{HERE}{issue.pk}/uklad/"
    one = f"{HERE}{issue.pk}/"

    officer.post(f"{one}wlasne-slowa/", {"topic": "news", "title": "Od nas", "text": "Zapraszamy."})
    issue.refresh_from_db()
    officer.post(f"{one}uklad/", _fields(issue) | {"title": "Maj w partnerstwie"})
    officer.post(f"{one}proba/")
    page = read(officer, f"{one}wyslij/")
    mark = selectors.audience_of(Issue.objects.get(), selectors.entries_of(issue)).fingerprint
    assert mark in page
    assert reader.email in page
    sent = officer.post(f"{one}wyslij/", {"fingerprint": mark}, follow=True)

    issue.refresh_from_db()
    assert "The issue is being sent." in sent.content.decode()
    assert (issue.state, issue.number, issue.title) == (State.SENDING, 1, "Maj w partnerstwie")
    assert Message.objects.latest("pk").to == [cast.officer.email]
    archive = read(Client(), "/partnerstwa/powiat-zwolenski/biuletyn/1/")
    assert "Maj w partnerstwie" in archive
    assert "Zapraszamy." in archive
    assert EMAIL not in archive


def test_a_list_that_changed_is_shown_anew_before_it_is_sent(home: Partnership, officer: Client) -> None:
    a_reader(home)
    issue = a_draft(home)
    mark = selectors.audience_of(issue, selectors.entries_of(issue)).fingerprint
    a_reader(home, "jan@example.org")

    answer = officer.post(f"{HERE}{issue.pk}/wyslij/", {"fingerprint": mark})

    page = answer.content.decode()
    assert answer.status_code == 422
    assert "Look again, then send." in page
    assert selectors.audience_of(issue, selectors.entries_of(issue)).fingerprint in page


def test_what_is_typed_wrong_in_one_entry_keeps_the_rest(home: Partnership, officer: Client) -> None:
    issue = a_draft(home)
    entry = selectors.entries_of(issue)[0]
    typed = _fields(issue) | {"lead": "Nowe słowa", f"e{entry.pk}-title": ""}

    answer = officer.post(f"{HERE}{issue.pk}/uklad/", typed)

    assert answer.status_code == 422
    assert "Nowe słowa" in answer.content.decode()


def test_whoever_saves_over_another_is_told_and_may_save_again(home: Partnership, officer: Client) -> None:
    issue = a_draft(home)
    typed = _fields(issue) | {"version": 1, "title": "Drugi zapis"}

    first = officer.post(f"{HERE}{issue.pk}/uklad/", typed)

    assert first.status_code == 422
    assert "Somebody else has saved this meanwhile" in first.content.decode()
    officer.post(f"{HERE}{issue.pk}/uklad/", typed | {"version": issue.version})
    issue.refresh_from_db()
    assert issue.title == "Drugi zapis"


def test_the_letter_is_shown_as_a_mail_program_would(home: Partnership, officer: Client) -> None:
    issue = a_draft(home)

    html = officer.get(f"{HERE}{issue.pk}/list/html/")
    text = officer.get(f"{HERE}{issue.pk}/list/tekst/")

    assert "sandbox" in html["Content-Security-Policy"]
    assert "Zdanie: news." in html.content.decode()
    assert text["Content-Type"] == "text/plain; charset=utf-8"
    assert "Zdanie: offers." in text.content.decode()
    assert officer.get(f"{HERE}{issue.pk}/list/inny/").status_code == 404


def test_the_list_tells_numbers_and_reasons_and_is_exported_with_proofs(
    home: Partnership, officer: Client, cast: Cast
) -> None:
    reader = a_reader(home)
    page = read(officer, f"{HERE}odbiorcy/?szukaj=anna")
    one = read(officer, f"{HERE}odbiorcy/{reader.pk}/")
    answer = officer.get(f"{HERE}odbiorcy/plik/csv/")
    rows = list(csv.reader(io.StringIO(answer.content.decode("utf-8-sig")), delimiter=";"))

    assert EMAIL in page
    assert "version" in one
    assert [row[0] for row in rows[1:]] == [EMAIL] * 3
    entry = LogEntry.objects.get(action="newsletters.list.exported")
    assert (entry.actor_id, entry.data) == (cast.officer.actor_id, {"addresses": 1})


def test_the_office_erases_an_address_at_its_holders_wish(home: Partnership, officer: Client) -> None:
    reader = a_reader(home)

    officer.post(f"{HERE}odbiorcy/{reader.pk}/usun/")

    assert not Subscription.objects.exists()


def test_a_draft_is_not_in_the_archive(home: Partnership, officer: Client) -> None:
    a_draft(home)

    assert Client().get("/partnerstwa/powiat-zwolenski/biuletyn/1/").status_code == 404


def test_pages_ask_no_more_the_more_readers_there_are(home: Partnership, officer: Client) -> None:
    for number in range(6):
        a_reader(home, f"o{number}@example.org")
    issue = send(a_draft(home))
    take_turns(home)

    for address in (HERE, f"{HERE}{issue.pk}/", f"{HERE}odbiorcy/"):
        officer.get(address)
        with CaptureQueriesContext(
            connection,
        ) as asked:
            assert officer.get(address).status_code == 200
        assert len(asked) <= MOST_QUERIES, address
