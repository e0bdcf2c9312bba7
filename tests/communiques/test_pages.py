"""The pages of communiqués: written, published, sent, posted by a link, followed on the board."""

import re
from io import BytesIO

import pytest
from django.conf import settings
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from openpyxl import load_workbook

from spoiwo.communiques import services
from spoiwo.communiques.models import Communique, Placement, Proof
from spoiwo.communiques.states import Posting, State, Way
from spoiwo.notifications.models import Message, PersonalLink
from spoiwo.notifications.tokens import token_of
from spoiwo.partnerships.models import Partnership
from tests.cast import Cast, ClientOf
from tests.factories.communiques import (
    SYSTEM,
    TEXT,
    TITLE,
    a_draft,
    a_photo,
    a_picture,
    a_published,
    an_address,
    members,
    places,
    sent,
)
from tests.reading import english, read

INNER = "/pulpit/powiat-zwolenski/komunikaty/"


@pytest.fixture
def officer(cast: Cast, client_of: ClientOf) -> Client:
    return english(client_of(cast.officer))


@pytest.fixture
def anybody(client_of: ClientOf) -> Client:
    return english(client_of(None))


def fingerprint_on(page: str) -> str:
    found = re.search(r'name="fingerprint" value="([0-9a-f]+)"', page)
    assert found is not None
    return found[1]


def link_page(placement: Placement) -> str:
    placement.refresh_from_db()
    return f"/zamieszczono/{token_of(PersonalLink.objects.get(pk=placement.link_id))}/"


def test_the_list_says_the_next_step_and_then_how_far_each_has_come(
    home: Partnership, officer: Client
) -> None:
    assert "No communiqué yet" in read(officer, INNER)

    a_photo(places(a_published(home))[0])

    page = read(officer, INNER)
    assert "Komunikat nr 1/2016" in page
    assert "posted at 1 of 3 institutions" in page


def test_a_communique_is_written_published_and_sent_on_its_pages(home: Partnership, officer: Client) -> None:
    members(home)
    typed = {"title": TITLE, "lead": "", "text": TEXT, "day": "18.11.2016", "meeting": ""}
    assert officer.post(f"{INNER}nowy/", typed | {"text": ""}).status_code == 422
    assert officer.post(f"{INNER}nowy/", typed).status_code == 302
    communique = Communique.objects.get()
    page = f"{INNER}{communique.pk}/"
    assert officer.post(f"{page}edytuj/", typed | {"title": "Inny tytuł", "version": 1}).status_code == 302
    assert officer.post(f"{page}edytuj/", typed | {"version": 1}).status_code == 422

    assert "3 signatories are to post it" in read(officer, f"{page}opublikuj/")
    assert officer.post(f"{page}opublikuj/").status_code == 302
    seen = read(officer, f"{page}wyslij/")
    assert "osrodek1@example.org" in seen
    assert officer.post(f"{page}wyslij/", {"fingerprint": "stara"}).status_code == 422
    assert not Message.objects.exists()
    assert officer.post(f"{page}wyslij/", {"fingerprint": fingerprint_on(seen)}).status_code == 302

    assert Message.objects.count() == 3
    shown = read(officer, page)
    assert "Inny tytuł" in shown
    assert "Remind the missing" in shown
    assert "Send the links" not in shown


def test_where_nobody_is_missing_nobody_is_said_to_have_no_address(
    home: Partnership, officer: Client
) -> None:
    communique = a_published(home)

    said = read(officer, f"/pulpit/powiat-zwolenski/komunikaty/{communique.pk}/przypomnij/")

    assert "Nobody is waited for." in said
    assert "has an e-mail address" not in said
    assert "Add representatives" not in said
    assert 'type="submit"' not in said.split("<main")[1].split("</main>")[0]


def test_a_draft_is_removed_and_a_published_one_withdrawn(home: Partnership, officer: Client) -> None:
    draft, published = a_draft(home), a_published(home)

    assert officer.post(f"{INNER}{draft.pk}/usun/").status_code == 302
    assert officer.post(f"{INNER}{published.pk}/usun/").status_code == 422
    assert officer.post(f"{INNER}{published.pk}/wycofaj/", {"ground": ""}).status_code == 422
    assert officer.post(f"{INNER}{published.pk}/wycofaj/", {"ground": "Pomyłka"}).status_code == 302

    assert Communique.objects.get().state == State.WITHDRAWN
    assert "Pomyłka" in read(officer, f"{INNER}{published.pk}/")
    assert officer.get(f"{INNER}{published.pk}/nie-ma/").status_code == 404


def test_the_canonical_page_is_short_and_stays(home: Partnership, anybody: Client) -> None:
    communique = a_published(home)
    address = communique.get_absolute_url()
    assert re.fullmatch(r"/k/[2-9a-z]{7}/", address)

    page = read(anybody, address)

    assert TITLE in page
    assert f'<link rel="canonical" href="{settings.SITE_ADDRESS}{address}">' in page
    for form, kind in (
        ("html", "text/html"),
        ("txt", "text/plain"),
        ("docx", "application/vnd"),
        ("png", "image/png"),
    ):
        answer = anybody.get(f"{address}{form}/")
        assert (answer.status_code, answer["Content-Type"][: len(kind)]) == (200, kind)
        assert "attachment" in answer["Content-Disposition"]
    assert anybody.get(f"{address}exe/").status_code == 404
    assert TITLE in read(anybody, "/partnerstwa/powiat-zwolenski/komunikaty/")
    assert "What the partnership says in public" in read(anybody, "/partnerstwa/powiat-zwolenski/")

    services.withdraw_communique(actor=SYSTEM, communique=communique, ground="Pomyłka w dacie")

    gone = read(anybody, address, 410)
    assert "Pomyłka w dacie" in gone
    assert "arteterapii" not in gone
    assert anybody.get(f"{address}docx/").status_code == 410


def test_a_draft_is_read_by_nobody_outside(home: Partnership, anybody: Client) -> None:
    draft = a_draft(home)

    assert anybody.get(draft.get_absolute_url()).status_code == 404
    assert anybody.get("/k/nieznany/").status_code == 404
    assert "communiques" not in read(anybody, "/partnerstwa/powiat-zwolenski/")


def test_an_institution_says_by_its_link_where_it_posted(home: Partnership, anybody: Client) -> None:
    communique = sent(a_published(home))
    first, second, third = places(communique)

    page = link_page(first)
    assert "Ośrodek 01" in read(anybody, page)
    assert anybody.post(page, {"address": "https://www.example.org/es"}).status_code == 422
    sent_form = {"address": "https://www.example.org/es", "acting": "on"}
    assert anybody.post(page, sent_form).status_code == 302
    assert "We shall visit the address" in read(anybody, page)
    wrong = anybody.post(page, {"address": "nie pamiętam", "acting": "on"})
    assert (wrong.status_code, b"nie pami" in wrong.content) == (422, True)

    for placement, way in ((second, "zdjecie"), (third, "zrzut")):
        page = f"{link_page(placement)}?jak={way}"
        upload = SimpleUploadedFile("tablica.jpg", a_picture().read(), "image/jpeg")
        words = {"alternative": "Tablica ogłoszeń przy wejściu", "ground": "nobody", "acting": "on"}
        assert anybody.post(page, words | {"picture": upload}).status_code == 302
        assert "Thank you. It is written down" in read(anybody, page)

    assert list(Proof.objects.order_by("pk").values_list("way", flat=True)) == [
        Way.ADDRESS,
        Way.PHOTO,
        Way.SCREENSHOT,
    ]


def test_what_is_no_picture_is_refused_on_the_page_of_a_link(home: Partnership, anybody: Client) -> None:
    communique = sent(a_published(home))
    page = f"{link_page(places(communique)[0])}?jak=zdjecie"
    typed = {"alternative": "Tablica ogłoszeń", "ground": "nobody", "acting": "on"}

    answer = anybody.post(page, typed | {"picture": SimpleUploadedFile("a.jpg", b"<script>", "image/jpeg")})

    assert answer.status_code == 422
    assert "not a picture" in answer.content.decode()
    assert not Proof.objects.exists()


def test_the_link_of_a_withdrawn_communique_says_so(home: Partnership, anybody: Client) -> None:
    communique = sent(a_published(home))
    page = link_page(places(communique)[0])
    services.withdraw_communique(actor=SYSTEM, communique=communique, ground="Pomyłka")

    assert anybody.get(page).status_code == 410


def test_the_office_writes_down_a_proof_and_refuses_one(home: Partnership, officer: Client) -> None:
    communique = a_published(home)
    placement = places(communique)[0]
    page = f"{INNER}{communique.pk}/miejsca/{placement.pk}/"
    assert "Nothing was given yet." in read(officer, page)

    said = {"said": "Pan Jan: wisi na stronie głównej"}
    assert officer.post(f"{page}dowod/telefon/", said).status_code == 302
    shown = read(officer, page)
    assert "Said by telephone" in shown
    assert "written down by the office" in shown
    proof = Proof.objects.get()
    refusal = f"{INNER}{communique.pk}/dowody/{proof.pk}/odrzuc/"
    assert officer.post(refusal, {"ground": ""}).status_code == 422
    assert officer.post(refusal, {"ground": "Inny komunikat"}).status_code == 302
    assert officer.post(f"{INNER}{communique.pk}/dowody/{proof.pk}/odwiedz/").status_code == 422

    placement.refresh_from_db()
    assert placement.state == Posting.WAITING
    given = {"address": "https://www.example.org/"}
    assert officer.post(f"{page}dowod/adres/", given).status_code == 302
    assert officer.get(f"{page}dowod/golab/").status_code == 404


def test_each_cell_of_the_board_says_its_state_and_leads_to_its_evidence(
    home: Partnership, officer: Client
) -> None:
    communique = a_published(home)
    shown, pending, lost = places(communique)
    a_photo(shown)
    an_address(pending)
    gone = an_address(lost)
    Proof.objects.filter(pk=gone.pk).update(state="lost")
    Placement.objects.filter(pk=lost.pk).update(state=Posting.LOST)

    page = read(officer, f"{INNER}tablica/")

    for placement, tone, sign, words in (
        (shown, "ok", "✓", "posted</span> board 18.11.16"),
        (pending, "wait", "○", "waiting</span> to be visited"),
        (lost, "bad", "✕", "lost</span> page 18.11.16"),
    ):
        cell = f'<td class="{tone}"><a href="{INNER}{communique.pk}/miejsca/{placement.pk}/">'
        assert f'{cell}<span aria-hidden="true">{sign}</span><span class="visually-hidden">{words}' in page
    assert '<th scope="row">Ośrodek 01' in page


@pytest.mark.parametrize("page", ["", "tablica/"])
def test_pages_ask_no_more_for_more_communiques(home: Partnership, officer: Client, page: str) -> None:
    def queries() -> int:
        with CaptureQueriesContext(
            connection,
        ) as asked:
            read(officer, f"{INNER}{page}")
        return len(asked)

    a_published(home, 3)
    few = queries()
    for _place in range(4):
        a_photo(places(a_published(home))[0])

    assert queries() <= few


def test_those_who_have_not_posted_stand_open_and_the_others_folded(
    home: Partnership, officer: Client
) -> None:
    communique = sent(a_published(home, 2))
    done, waiting = places(communique)
    a_photo(done)

    open_part, _, folded = read(officer, f"{INNER}{communique.pk}/").partition("<details>")

    assert waiting.organization_name in open_part
    assert done.organization_name not in open_part
    assert "posted at 1 of 2 institutions" in folded
    assert done.organization_name in folded.partition("</details>")[0]


def test_the_page_of_a_communique_asks_no_more_for_more_institutions(
    home: Partnership, officer: Client
) -> None:
    def queries(communique: Communique) -> int:
        with CaptureQueriesContext(connection) as asked:
            read(officer, f"{INNER}{communique.pk}/")
        return len(asked)

    few = queries(a_published(home, 2))
    members(home, 9)
    many = sent(a_published(home))
    for placement in places(many):
        a_photo(placement)

    assert queries(many) <= few


def test_the_board_is_handed_out_as_a_table_where_nothing_is_a_formula(
    home: Partnership, officer: Client
) -> None:
    first = a_published(home, 2)
    Placement.objects.filter(pk=places(first)[1].pk).update(organization_name="=1+1")
    a_photo(places(first)[0])

    page = read(officer, f"{INNER}tablica/")
    assert f'href="{INNER}tablica/csv/?rok=2016"' in page

    content = officer.get(f"{INNER}tablica/csv/?rok=2016").content.decode("utf-8-sig")
    heading, *rows = [line.split(";") for line in content.split("\r\n") if line]
    assert heading[1].endswith("1/2016")
    by_name = {row[0]: row[1:] for row in rows}
    assert by_name["'=1+1"][-1] == "1"
    assert by_name["Ośrodek 01"][-1] == "0"
    assert "18.11.2016" in by_name["Ośrodek 01"][0]
    book = load_workbook(BytesIO(officer.get(f"{INNER}tablica/xlsx/").content))
    assert {cell.data_type for row in book.worksheets[0].iter_rows() for cell in row} <= {"s", "n"}
    assert officer.get(f"{INNER}tablica/exe/").status_code == 404


def test_the_board_shows_on_demand_only_those_that_have_not_posted(
    home: Partnership, officer: Client
) -> None:
    done, waiting = places(a_published(home, 2))
    a_photo(done)
    narrowed = f"{INNER}tablica/?rok=2016&brak=1"

    whole = read(officer, f"{INNER}tablica/")
    page = read(officer, narrowed)
    table = officer.get(f"{INNER}tablica/csv/?rok=2016&brak=1").content.decode("utf-8-sig")

    assert "Show only 1 institution that has not posted" in whole
    assert done.organization_name in whole
    assert waiting.organization_name in page
    assert done.organization_name not in page
    assert "<b>1</b>" in page  # what is counted stays of the whole board
    assert "tablica/csv/?rok=2016&amp;brak=1" in page
    assert waiting.organization_name in table
    assert done.organization_name not in table
    a_photo(waiting)
    assert "Every institution has posted all communiqués." in read(officer, narrowed)


def test_the_board_of_all_years_holds_all_years(home: Partnership, officer: Client) -> None:
    first, second = a_published(home, 1), a_published(home)
    Communique.objects.filter(pk=first.pk).update(year=2015)

    assert f"{INNER}{first.pk}/" not in read(officer, f"{INNER}tablica/")
    page = read(officer, f"{INNER}tablica/?rok=")

    assert f"{INNER}{first.pk}/" in page
    assert f"{INNER}{second.pk}/" in page


def test_the_button_of_a_new_communique_says_that_it_saves_a_draft(officer: Client) -> None:
    assert "Save the draft</button>" in read(officer, f"{INNER}nowy/")
