"""The pages of requests: for everybody, behind the link, for the secretariat."""

import csv
import io
import re
from datetime import date

import openpyxl
import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django_scopes import scope

from spoiwo.common import clock
from spoiwo.common.web.forms import TRAP
from spoiwo.documents.model import BulletList
from spoiwo.notifications.models import Message
from spoiwo.notifications.services import revoke_link
from spoiwo.notifications.tokens import token_of
from spoiwo.partnerships.models import Partnership
from spoiwo.requests import selectors, services
from spoiwo.requests.models import Case
from spoiwo.requests.papers import letter_paper
from spoiwo.requests.services import AnswerDraft, Upload
from spoiwo.requests.states import Kind, State, Step
from tests.cast import Cast, ClientOf
from tests.documents.readers import pdf_text, word
from tests.factories.requests import SYSTEM, a_case, a_sent_case, an_answered_case
from tests.reading import english, read
from tests.requests.test_requests import PDF

PUBLIC = "/partnerstwa/powiat-zwolenski/wnioski/"
FORM = f"{PUBLIC}dostepnosc-cyfrowa/"
HERE = "/pulpit/powiat-zwolenski/wnioski/"
MARK = "6f1f1ac0-6f0e-4f0b-9d53-0d3f53a4b0aa"
DEMAND = {
    "subject": "Plan spotkania na stronie głównej",
    "reply": "email",
    "email": "anna.mak@example.org",
    "mark": MARK,
}
HOSTILE = '<script>alert(1)</script> =HYPERLINK("http://example.org") {{ 7|add:7 }} \u202egnp.exe'


@pytest.fixture
def visitor() -> Client:
    return english(Client())


@pytest.fixture
def officer(cast: Cast, client_of: ClientOf) -> Client:
    return english(client_of(cast.officer))


def test_everybody_reads_what_may_be_asked_and_in_what_time(home: Partnership, visitor: Client) -> None:
    page = read(visitor, PUBLIC)

    for address in ("dostepnosc-cyfrowa", "dostepnosc", "informacja-publiczna", "dane-osobowe"):
        assert f"{PUBLIC}{address}/" in page
        assert "<form" in read(visitor, f"{PUBLIC}{address}/")
    assert "7 days" in page
    read(visitor, f"{PUBLIC}inne/", 404)


def test_a_sent_form_leads_to_the_page_of_the_request(home: Partnership, visitor: Client) -> None:
    answer = visitor.post(FORM, DEMAND)

    assert answer.status_code == 302
    page = read(visitor, answer["Location"])
    assert "Request 1/2026" in page
    assert "15 May 2026" in page
    assert "Plan spotkania" in page


def test_a_second_press_leads_to_the_same_request(home: Partnership, visitor: Client) -> None:
    first, second = visitor.post(FORM, DEMAND), visitor.post(FORM, DEMAND)

    assert first["Location"] == second["Location"]
    assert Case.objects.count() == 1


def test_nothing_typed_is_lost_by_a_mistake_or_by_a_trap(home: Partnership, visitor: Client) -> None:
    wrong = visitor.post(FORM, DEMAND | {"email": "anna.mak"})
    trapped = visitor.post(FORM, DEMAND | {TRAP: "https://spam.example"})

    for answer in (wrong, trapped):
        assert answer.status_code == 422
        assert "Plan spotkania na stronie głównej" in answer.content.decode()
    assert "spam.example" not in trapped.content.decode()
    assert not Case.objects.exists()


def test_a_flood_is_stopped_and_the_words_are_kept(home: Partnership, visitor: Client) -> None:
    answers = [
        visitor.post(FORM, DEMAND | {"mark": f"6f1f1ac0-6f0e-4f0b-9d53-0d3f53a4b0{number:02}"})
        for number in range(12)
    ]

    assert [one.status_code for one in answers] == [302] * 10 + [429] * 2
    assert "Plan spotkania na stronie głównej" in answers[-1].content.decode()
    assert Case.objects.count() == 10


@pytest.mark.parametrize("mark", ["", "nie-uuid", "6f1f1ac0"])
def test_a_form_without_its_mark_is_not_taken(home: Partnership, visitor: Client, mark: str) -> None:
    assert visitor.post(FORM, DEMAND | {"mark": mark}).status_code == 422
    assert not Case.objects.exists()


def test_a_hidden_partnership_has_no_form(cast: Cast, visitor: Client) -> None:
    Partnership.objects.filter(pk=cast.partnership.pk).update(stage="diagnosis")

    assert visitor.get(PUBLIC).status_code == 404
    assert visitor.post(FORM, DEMAND).status_code == 404


def test_hostile_words_stay_words_everywhere(home: Partnership, visitor: Client, officer: Client) -> None:
    sent = visitor.post(FORM, DEMAND | {"subject": HOSTILE, "text": HOSTILE, "name": HOSTILE})
    case = Case.objects.get()

    for page in (read(visitor, sent["Location"]), read(officer, f"{HERE}{case.pk}/"), read(officer, HERE)):
        assert "<script>alert" not in page
        assert "{{ 7" in page
    for letter in Message.objects.all():
        assert "alert(1)" not in letter.text + letter.html + letter.subject


def test_the_person_follows_adds_and_withdraws_without_an_account(home: Partnership, visitor: Client) -> None:
    case, link = a_sent_case(home)
    here = f"/wniosek/{token_of(link)}/"

    assert visitor.post(here, {"text": ""}).status_code == 422
    assert visitor.post(here, {"text": "Chodzi o plan z maja."}).status_code == 302
    assert "Chodzi o plan z maja." in read(visitor, here)
    read(visitor, f"{here}wycofaj/")
    case.refresh_from_db()
    assert case.is_open
    assert visitor.post(f"{here}wycofaj/").status_code == 302
    case.refresh_from_db()
    assert case.state == State.WITHDRAWN
    assert visitor.post(here, {"text": "Jednak"}).status_code == 422


def test_a_link_opens_its_own_request_and_its_files_alone(home: Partnership, visitor: Client) -> None:
    case, link = a_sent_case(home)
    other, _link = a_sent_case(home)
    for one in (case, other):
        draft = AnswerDraft("Opis.", (Upload(io.BytesIO(PDF), "plan ścieżki.pdf", len(PDF)),))
        services.answer_case(actor=SYSTEM, case=one, draft=draft)
    mine, foreign = (selectors.entries_of(one)[0].files.get() for one in (case, other))
    here = f"/wniosek/{token_of(link)}/"

    answer = visitor.get(f"{here}plik/{mine.pk}/")
    assert (answer.status_code, answer.content) == (200, PDF)
    assert visitor.get(f"{here}plik/{foreign.pk}/").status_code == 404
    assert visitor.get(f"/pliki/{mine.file.uuid}/").status_code == 404
    assert visitor.get(f"/wniosek/{token_of(link)[:-2]}aa/").status_code == 404
    revoke_link(actor=SYSTEM, link=link)
    assert visitor.get(here).status_code == 410


def test_the_register_says_what_presses(home: Partnership, officer: Client) -> None:
    assert "No request is recorded yet" in read(officer, HERE)
    a_case(home, came_on=date(2026, 4, 27))
    a_case(home, came_on=date(2026, 5, 4))
    a_case(home, Kind.DATA)
    an_answered_case(home)

    page = read(officer, HERE)

    for words in ("4 days late", "3 days left", "28 days left", "settled in time"):
        assert words in page
    assert "4 days late" not in read(officer, f"{HERE}?stan=answered")
    assert "Nothing fits" in read(officer, f"{HERE}?rok=1999")


def test_a_request_by_telephone_is_written_down_and_its_clock_runs(
    home: Partnership, officer: Client
) -> None:
    typed = {
        "kind": "digital", "way": "phone", "came_on": "4.05.2026", "subject": "Film bez napisów",
        "reply": "phone", "phone": "600 700 800",
    }  # fmt: skip

    assert officer.post(f"{HERE}nowy/", typed | {"came_on": "9.05.2026"}).status_code == 422
    assert officer.post(f"{HERE}nowy/", typed | {"is_confirmed": "on"}).status_code == 422
    answer = officer.post(f"{HERE}nowy/", typed)

    assert answer.status_code == 302
    page = read(officer, answer["Location"])
    assert "11 May 2026" in page
    assert "Film bez napisów" in page
    corrected = officer.post(f"{answer['Location']}popraw/", typed | {"kind": "access"})
    assert corrected.status_code == 302
    assert Case.objects.get().due_on == date(2026, 5, 18)


@pytest.mark.parametrize(
    ("deed", "typed", "state"),
    [
        ("odpowiedz", {"text": "Opisaliśmy plan."}, State.ANSWERED),
        ("odmow", {"text": "Nie można, jest wersja tekstowa.", "remedy": "Skarga do nas."}, State.REFUSED),
        ("przekaz", {"to": "Gmina Zwoleń"}, State.HANDED_OVER),
        ("przedluz", {"due_on": "1.06.2026", "reason": "Czekamy."}, State.OPEN),
        ("wycofane", {"ground": "Telefon od wnioskodawcy."}, State.WITHDRAWN),
    ],
)
def test_each_step_is_a_page_that_loses_nothing(
    home: Partnership, officer: Client, deed: str, typed: dict[str, str], state: State
) -> None:
    case = a_case(home)
    here = f"{HERE}{case.pk}/{deed}/"
    assert f"{HERE}{case.pk}/{deed}/" in read(officer, f"{HERE}{case.pk}/")

    page = read(officer, here)
    if deed != "wycofane":
        assert "anna.mak@example.org" in page
    first = next(iter(typed))
    assert officer.post(here, typed | {first: ""}).status_code == 422
    assert officer.post(here, typed).status_code == 302
    case.refresh_from_db()
    assert case.state == state
    # A second press says why not, and changes nothing.
    assert officer.post(here, typed).status_code == 422
    if state != State.OPEN:
        assert officer.get(here).status_code == 403
        assert officer.post(f"{HERE}{case.pk}/wznow/", {"ground": "Pomyłka"}).status_code == 302


def test_a_refusal_of_accessibility_begins_with_the_complaint_and_the_ombudsman(
    home: Partnership, officer: Client
) -> None:
    page = read(officer, f"{HERE}{a_case(home).pk}/odmow/")

    assert "złożyć skargę do podmiotu" in page
    assert "Rzecznika Praw Obywatelskich" in page
    assert "Rzecznika" not in read(officer, f"{HERE}{a_case(home, Kind.INFORMATION).pk}/odmow/")


def test_the_register_as_files_names_nobody(home: Partnership, officer: Client) -> None:
    a_case(home, name="=Anna Mak")
    an_answered_case(home)

    table = officer.get(f"{HERE}plik/csv/?stan=answered").content.decode("utf-8-sig")
    rows = list(csv.reader(io.StringIO(table), delimiter=";"))
    book = openpyxl.load_workbook(io.BytesIO(officer.get(f"{HERE}plik/xlsx/").content))

    assert len(rows) == 2
    assert rows[1][0] == "2/2026"
    cells = [str(cell.value) for row in book.worksheets[0].iter_rows() for cell in row]
    assert len(list(book.worksheets[0].iter_rows())) == 3
    assert not any("Mak" in cell or "@" in cell for cell in cells)
    assert officer.get(f"{HERE}plik/pdf/").status_code == 404


def test_the_register_asks_as_many_questions_of_one_request_as_of_many(
    home: Partnership, officer: Client
) -> None:
    def queries() -> int:
        with CaptureQueriesContext(connection) as seen:
            read(officer, HERE)
        return len(seen)

    a_case(home)
    queries()
    before = queries()
    for _number in range(8):
        an_answered_case(home)

    assert queries() == before


def test_a_neighbour_finds_nothing_and_a_colleague_reads_why_not(
    cast: Cast, home: Partnership, client_of: ClientOf
) -> None:
    case = a_case(home)

    for address in (HERE, f"{HERE}{case.pk}/", f"{HERE}{case.pk}/odpowiedz/"):
        assert client_of(cast.neighbour).get(address).status_code == 404
        assert client_of(cast.leader).get(address).status_code == 403
        assert Client().get(address).status_code == 302
    with scope(partnership=cast.other):
        foreign = a_case(cast.other)
    read(english(client_of(cast.officer)), f"{HERE}{foreign.pk}/", 404)


def test_the_menu_shows_the_register_to_those_who_may_read_it(
    cast: Cast, home: Partnership, client_of: ClientOf
) -> None:
    desk = "/pulpit/powiat-zwolenski/"

    assert HERE in client_of(cast.officer).get(desk).content.decode()
    assert HERE not in client_of(cast.auditor).get(desk).content.decode()


def test_the_page_of_the_partnership_leads_to_requests(home: Partnership, visitor: Client) -> None:
    assert PUBLIC in read(visitor, "/partnerstwa/powiat-zwolenski/")


def test_an_answer_is_read_by_the_link_with_its_steps_in_order(home: Partnership, visitor: Client) -> None:
    case, link = a_sent_case(home)
    services.extend_case(actor=SYSTEM, case=case, due_on=date(2026, 6, 1), reason="Czekamy na nagranie.")
    with clock.frozen(date(2026, 5, 20)):
        services.refuse_case(
            actor=SYSTEM, case=case, draft=AnswerDraft("Nagrania nie ma."), remedy="Skarga do nas."
        )

    page = read(visitor, f"/wniosek/{token_of(link)}/")
    # The accent is for here and now, and looks like a fault beside a word.
    assert '<span class="tag">refused</span>' in page

    order = [page.index(words) for words in ("Czekamy na nagranie.", "Nagrania nie ma.", "Skarga do nas.")]
    assert order == sorted(order)
    assert [row.step for row in selectors.entries_of(case)] == [Step.EXTENDED, Step.REFUSED]
    assert re.search(r"noindex", page)


def test_several_files_go_with_one_answer(home: Partnership, officer: Client) -> None:
    case, _link = a_sent_case(home)
    chosen = [SimpleUploadedFile(name, PDF, "application/pdf") for name in ("plan.pdf", "mapa.pdf")]

    answer = officer.post(f"{HERE}{case.pk}/odpowiedz/", {"text": "Opis.", "uploads": chosen})

    assert answer.status_code == 302
    page = read(officer, f"{HERE}{case.pk}/")
    assert "plan.pdf" in page
    assert "mapa.pdf" in page


def test_a_printed_letter_names_the_files_that_go_with_it(cast: Cast, home: Partnership) -> None:
    case = a_case(home)
    uploads = (Upload(io.BytesIO(PDF), "plan.pdf", len(PDF)),)

    entry = services.answer_case(actor=cast.officer, case=case, draft=AnswerDraft("Plan w pliku.", uploads))

    last = letter_paper(entry).blocks[-1]
    assert isinstance(last, BulletList)
    assert last.items == ("plan.pdf",)


def test_an_answer_by_post_is_printed_as_a_letter(home: Partnership, officer: Client) -> None:
    case = an_answered_case(home, name="Anna Mak", subject=HOSTILE)
    [entry] = selectors.entries_of(case)
    way = f"{HERE}{case.pk}/pismo/{entry.pk}/"
    assert f"{way}pdf/" in read(officer, f"{HERE}{case.pk}/")

    printed = pdf_text(officer.get(f"{way}pdf/").content)
    typed = "\n".join(part.text for part in word(officer.get(f"{way}docx/").content).paragraphs)

    for text in (printed, typed):
        assert "Anna Mak\nZwoleń, Rynek 1" in text
        assert "Opisaliśmy plan słowami." in text
        assert "1/2026" in text
    assert officer.get(f"{way}xlsx/").status_code == 404
    waiting = a_case(home)
    assert officer.get(f"{HERE}{waiting.pk}/pismo/{entry.pk}/pdf/").status_code == 404
