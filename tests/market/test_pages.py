"""The pages of the secretariat, those behind links, and those anybody reads."""

import csv
import io
from datetime import date, timedelta

import openpyxl
import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from spoiwo.common import clock
from spoiwo.market import services
from spoiwo.market.models import Answer, Procurement, Product, Showcase, ShowcasePhoto
from spoiwo.market.states import Record, State
from spoiwo.notifications.models import Message, PersonalLink
from spoiwo.notifications.services import revoke_link
from spoiwo.notifications.tokens import token_of
from spoiwo.partnerships.models import Partnership
from spoiwo.registry.models import Organization
from tests.cast import Cast, ClientOf
from tests.documents.readers import pdf_text
from tests.factories.market import (
    SYSTEM,
    a_buyer,
    a_link_about,
    a_link_to,
    a_photo_in,
    a_picture,
    a_procurement,
    a_product_of,
    a_seller,
    a_showcase,
    a_shown_showcase,
    the_product_of,
)
from tests.factories.registry import an_organization
from tests.reading import english, read

SHOP = "/pulpit/powiat-zwolenski/witryna/"
REGISTER = "/pulpit/powiat-zwolenski/zamowienia/"
PUBLIC = "/partnerstwa/powiat-zwolenski/witryna/"
BOUGHT = "/partnerstwa/powiat-zwolenski/zamowienia-spoleczne/"
TODAY = date(2023, 3, 14)
PRODUCT = {
    "kind": "sewing",
    "name": "Torby",
    "price_from": "12,50",
    "price_to": "1 300",
    "price_words": "za sztukę",
}
CONTRACT = {"subject": "Zieleń", "on": "4.05.2022", "net": "12 300,50", "clauses": ["reserved"]}


@pytest.fixture
def officer(cast: Cast, client_of: ClientOf) -> Client:
    return english(client_of(cast.officer))


@pytest.fixture
def reader() -> Client:
    return english(Client())


def queries(client: Client, address: str) -> int:
    with CaptureQueriesContext(connection) as captured:
        read(client, address)
    return len(captured)


# The showcase, inside


def test_the_empty_pages_say_the_first_step(home: Partnership, officer: Client) -> None:
    assert "Begin the first showcase" in read(officer, SHOP)
    assert "Ask the members" in read(officer, REGISTER)


def test_a_showcase_is_begun_filled_shown_and_ended(home: Partnership, officer: Client) -> None:
    seller = a_seller()
    typed = {
        "organization": "Kłos",
        "organization_number": seller.pk,
        "areas": ["1436"],
        "about": "Gotujemy.",
    }

    made = officer.post(f"{SHOP}nowa/", typed)
    showcase = Showcase.objects.get()
    here = f"{SHOP}{showcase.pk}/"
    assert made.headers["Location"] == here
    assert "Add a product" in officer.post(f"{here}pokaz/").content.decode()
    assert officer.post(f"{here}wyroby/dodaj/", PRODUCT).status_code == 302
    assert officer.post(f"{here}pokaz/").status_code == 302
    assert officer.post(f"{here}ukryj/", {"ground": "Urlop"}).status_code == 302
    assert officer.post(f"{here}pokaz/").status_code == 302
    assert officer.post(f"{here}zakoncz/", {"ground": "Koniec"}).status_code == 302

    showcase.refresh_from_db()
    product = Product.objects.get()
    assert (showcase.state, product.price_from, product.price_to) == (State.ENDED, 1250, 130_000)
    page = read(officer, here)
    assert "12,50 to 1" in page
    assert "Koniec" in page


def test_what_was_typed_wrong_stays_and_says_why(home: Partnership, officer: Client) -> None:
    showcase = a_showcase(home)
    here = f"{SHOP}{showcase.pk}/"

    for amount in ("dużo", "1.300,50", "-3", "12,555"):
        answer = officer.post(f"{here}wyroby/dodaj/", PRODUCT | {"price_from": amount})
        assert answer.status_code == 422
        page = answer.content.decode()
        assert f'value="{amount}"' in page
        assert "Write the amount" in page
        assert 'value="Torby"' in page
    office = an_organization("Urząd", "jst.gmina")
    refused = officer.post(f"{SHOP}nowa/", {"organization": "Urząd", "organization_number": office.pk})
    assert "Only a social economy entity" in refused.content.decode()


def test_a_product_is_edited_with_its_price_as_typed_and_taken_off(
    home: Partnership, officer: Client
) -> None:
    showcase = a_showcase(home)
    product = the_product_of(showcase)
    here = f"{SHOP}{showcase.pk}/wyroby/{product.pk}/"

    assert 'value="22,00"' in read(officer, here)
    assert officer.post(here, PRODUCT | {"version": 1}).status_code == 302
    assert officer.post(here, PRODUCT | {"name": "Worki", "version": 1}).status_code == 422
    assert officer.post(f"{here}zdejmij/").status_code == 302
    assert not Product.objects.exists()


def test_a_photo_needs_words(home: Partnership, officer: Client) -> None:
    showcase = a_showcase(home)
    here = f"{SHOP}{showcase.pk}/zdjecia/"
    content = a_picture().upload.read()

    def picture() -> SimpleUploadedFile:
        return SimpleUploadedFile("a.jpg", content, "image/jpeg")

    assert (
        officer.post(
            f"{here}dodaj/", {"file": picture(), "alternative": "a.jpg", "ground": "nobody"}
        ).status_code
        == 422
    )
    words = {"file": picture(), "alternative": "Dwie osoby szyją torby przy stole", "ground": "nobody"}
    assert officer.post(f"{here}dodaj/", words).status_code == 302
    row = ShowcasePhoto.objects.get()
    assert 'alt="Dwie osoby szyją torby przy stole"' in read(officer, f"{SHOP}{showcase.pk}/")
    assert officer.post(f"{here}{row.pk}/usun/").status_code == 302
    assert not ShowcasePhoto.objects.exists()


def test_letters_are_shown_before_they_go(home: Partnership, officer: Client) -> None:
    showcase = a_shown_showcase(home, on=TODAY - timedelta(days=220))
    silent = an_organization("Bez adresu", "pes.kis")
    a_shown_showcase(home, silent)

    page = read(officer, f"{SHOP}pytania/")
    assert "biuro@example.org" in page
    assert "Obiady z dowozem" in page
    assert "Bez adresu" in page
    assert Message.objects.count() == 0
    officer.post(f"{SHOP}pytania/wyslij/", {"witryna": [showcase.pk, "x", "-1"]})
    officer.post(f"{SHOP}pytania/wyslij/", {"witryna": [showcase.pk]})

    assert Message.objects.count() == 1


def test_lists_do_not_ask_more_for_more_rows(home: Partnership, officer: Client, reader: Client) -> None:
    buyer = a_buyer(home)

    def grow(number: int) -> None:
        a_photo_in(a_shown_showcase(home, a_seller(f"Spółdzielnia {number}")))
        a_procurement(home, buyer, f"Zakup {number}", contractor=a_seller(f"Wykonawca {number}"))
        a_buyer(home, f"Gmina {number}")

    grow(0)
    pages = [(officer, one) for one in (SHOP, f"{SHOP}pytania/", REGISTER, f"{REGISTER}rok/2022/")]
    pages += [(reader, one) for one in (PUBLIC, "/witryna/", BOUGHT)]
    few = [queries(*one) for one in pages]
    for number in range(1, 5):
        grow(number)

    assert [queries(*one) for one in pages] == few


# The showcase, behind the link


@pytest.fixture
def old(home: Partnership) -> Showcase:
    return a_shown_showcase(home, on=TODAY - timedelta(days=210))


@pytest.fixture
def shop_link(old: Showcase) -> str:
    return f"/witryna/uzupelnij/{token_of(a_link_to(old))}/"


def test_looking_changes_nothing(reader: Client, old: Showcase, shop_link: str) -> None:
    product = the_product_of(old)
    for more in ("", "edycja/", "wyroby/dodaj/", f"wyroby/{product.pk}/", "zdjecia/dodaj/", "?answer=koniec"):
        page = read(reader, f"{shop_link}{more}")
        assert "<script" not in page or more
        reader.head(f"{shop_link}{more}")

    old.refresh_from_db()
    assert (old.state, old.assured_on) == (State.SHOWN, TODAY - timedelta(days=210))


def test_an_institution_confirms_and_writes_without_an_account(
    reader: Client, old: Showcase, shop_link: str
) -> None:
    assert "Nobody has confirmed" in read(reader, shop_link)
    assert reader.post(shop_link, {"answer": "prawda"}).status_code == 422
    assert reader.post(shop_link, {"answer": "prawda", "acting": "on"}).status_code == 302
    old.refresh_from_db()
    assert (old.assured_on, old.assured_by) == (TODAY, old.organization.name)

    wrong = reader.post(f"{shop_link}wyroby/dodaj/", PRODUCT | {"acting": "on", "price_from": "x"})
    assert wrong.status_code == 422
    for _ in range(2):
        assert reader.post(f"{shop_link}wyroby/dodaj/", PRODUCT | {"acting": "on"}).status_code == 302
    assert Product.objects.filter(showcase=old).count() == 2
    product = the_product_of(old)
    off = {"answer": f"zdejmij-{product.pk}", "acting": "on"}
    assert [reader.post(shop_link, off).status_code for _ in range(2)] == [302, 422]
    changed = {"about": "Po nowemu", "areas": ["1436"], "acting": "on", "version": 1}
    assert reader.post(f"{shop_link}edycja/", changed).status_code == 302
    for _ in range(2):
        assert reader.post(shop_link, {"answer": "koniec", "acting": "on"}).status_code == 302
    old.refresh_from_db()
    assert (old.state, old.about) == (State.ENDED, "Po nowemu")


@pytest.mark.parametrize("answer", ["", "usun", "zdejmij-x", "zdejmij-99999999999999999999"])
def test_a_forged_answer_is_refused(reader: Client, shop_link: str, answer: str) -> None:
    assert reader.post(shop_link, {"answer": answer, "acting": "on"}).status_code == 422


def test_the_showcases_of_others_are_not_there(
    reader: Client, home: Partnership, old: Showcase, shop_link: str
) -> None:
    other = the_product_of(a_shown_showcase(home, a_seller("Inna")))

    read(reader, f"{shop_link}wyroby/{other.pk}/", 404)
    answer = {"answer": f"zdejmij-{other.pk}", "acting": "on"}
    assert reader.post(shop_link, answer).status_code == 422
    assert Product.objects.filter(pk=other.pk).exists()
    revoke_link(actor=SYSTEM, link=PersonalLink.objects.get(pk=_fresh(old).link_id))
    read(reader, shop_link, 410)


def _fresh(showcase: Showcase) -> Showcase:
    showcase.refresh_from_db()
    return showcase


# The showcase, in public


def test_everybody_looks_by_words_kind_and_area(home: Partnership, reader: Client) -> None:
    a_shown_showcase(home)
    a_shown_showcase(home, a_seller("Warsztat", "pes.wtz"), product=a_product_of("Torby", kind="sewing"))

    assert "2 showcases" in read(reader, PUBLIC)
    only = read(reader, "/witryna/?q=torba&rodzaj=sewing&teren=1436&kto=wtz")
    assert "1 showcase" in only
    assert "Kłos" not in only
    assert "Nobody here sells this" in read(reader, f"{PUBLIC}?q=rakieta")
    read(reader, "/witryna/?rodzaj=nic&teren=99999&strona=x")


def test_a_card_and_a_catalogue_are_printed(home: Partnership, reader: Client) -> None:
    showcase = a_shown_showcase(home, email="biuro@example.org")
    a_photo_in(showcase)

    card = pdf_text(reader.get(f"{PUBLIC}{showcase.pk}/karta/pdf/").content)
    assert "Obiady z dowozem" in card
    assert "28,00" in card
    assert "Stół z obiadem" in card
    for form in ("docx", "odt"):
        assert reader.get(f"{PUBLIC}katalog/{form}/").status_code == 200
    assert "Kłos" in pdf_text(reader.get(f"{PUBLIC}katalog/pdf/").content)
    read(reader, f"{PUBLIC}katalog/exe/", 404)


def test_drafts_and_hidden_ones_are_nobodys_page_and_ended_ones_say_so(
    home: Partnership, reader: Client
) -> None:
    showcase = a_showcase(home)
    address = f"{PUBLIC}{showcase.pk}/"
    read(reader, address, 404)
    services.show_showcase(actor=SYSTEM, showcase=showcase)
    read(reader, address)
    with clock.frozen(TODAY + timedelta(days=200)):
        assert "Ask before you order" in read(reader, address)
    with clock.frozen(TODAY + timedelta(days=400)):
        assert "is not found any more" in read(reader, address)
    Organization.objects.filter(pk=showcase.organization_id).update(dissolved_on=TODAY)
    assert "no longer a social economy entity" in read(reader, address)
    services.hide_showcase(actor=SYSTEM, showcase=showcase, ground="Urlop")
    read(reader, address, 404)
    services.end_showcase(actor=SYSTEM, showcase=showcase)
    assert "This showcase ended on" in read(reader, address)


# The register, inside


def test_a_procurement_is_recorded_corrected_and_withdrawn(home: Partnership, officer: Client) -> None:
    buyer = a_buyer(home)
    typed = CONTRACT | {"buyer": buyer.pk, "gross": "13 284,54"}

    made = officer.post(f"{REGISTER}nowe/", typed)
    row = Procurement.objects.get()
    assert made.headers["Location"] == f"{REGISTER}{row.pk}/"
    assert (row.net, row.gross) == (1_230_050, 1_328_454)
    assert "art. 94 PZP" in read(officer, f"{REGISTER}{row.pk}/")

    assert 'value="12 300,50"' in read(officer, f"{REGISTER}{row.pk}/popraw/")
    fixed = officer.post(f"{REGISTER}{row.pk}/popraw/", typed | {"net": "13000", "ground": "Cyfry"})
    right = Procurement.objects.get(replaces=row)
    assert fixed.headers["Location"] == f"{REGISTER}{right.pk}/"
    assert "The record in its place" in read(officer, f"{REGISTER}{row.pk}/")
    assert officer.post(f"{REGISTER}{right.pk}/wycofaj/", {"ground": ""}).status_code == 422
    assert officer.post(f"{REGISTER}{right.pk}/wycofaj/", {"ground": "Nie było"}).status_code == 302
    assert Procurement.objects.filter(state=Record.RECORDED).count() == 0


def test_a_day_or_a_year_is_asked_for(home: Partnership, officer: Client) -> None:
    buyer = a_buyer(home)
    typed = CONTRACT | {"buyer": buyer.pk}

    for on, year, said in (
        ("", "", "only the year"),
        ("4.05.2022", "2021", "another year"),
        ("", "2024", "not come"),
    ):
        page = officer.post(f"{REGISTER}nowe/", typed | {"on": on, "year": year})
        assert page.status_code == 422
        assert said in page.content.decode()
        assert 'value="Zieleń"' in page.content.decode()
    assert officer.post(f"{REGISTER}nowe/", typed | {"on": "", "year": "2022"}).status_code == 302


def test_the_board_asks_reminds_and_takes_answers_by_telephone(home: Partnership, officer: Client) -> None:
    silent, telling = a_buyer(home, "Gmina Cicha"), a_buyer(home, "Gmina Mówiąca")
    board = f"{REGISTER}rok/2022/"
    page = read(officer, board)
    assert "0 of 2 public bodies" in page
    assert "zamowienia@example.org" in page
    assert Message.objects.count() == 0

    officer.post(f"{board}zapytaj/", {"instytucja": [silent.pk, telling.pk, "x"]})
    assert Message.objects.count() == 2
    officer.post(f"{board}brak/", {"instytucja": telling.pk})
    page = read(officer, board)
    assert "none in this year" in page
    assert "Remind 1 institution" in page
    with clock.frozen(clock.now() + timedelta(days=20)):
        officer.post(f"{board}przypomnij/")
    assert Message.objects.count() == 3
    officer.post(f"{board}brak/", {"instytucja": telling.pk})
    assert "0 of 2" in read(officer, board)
    assert officer.post(f"{board}brak/", {"instytucja": 10**9}).status_code == 404
    read(officer, f"{REGISTER}rok/2030/", 404)


# The register, behind the link


@pytest.fixture
def buyer(home: Partnership) -> Organization:
    return a_buyer(home)


@pytest.fixture
def year_link(home: Partnership, buyer: Organization) -> str:
    return f"/zamowienia-spoleczne/odpowiedz/{token_of(a_link_about(home, buyer))}/"


def test_a_member_says_none_and_then_remembers_one(
    reader: Client, buyer: Organization, year_link: str
) -> None:
    assert "None in 2022" in read(reader, year_link)
    assert reader.post(year_link).status_code == 422
    for _ in range(2):
        assert reader.post(year_link, {"acting": "on"}).status_code == 302
    assert Answer.objects.get().none_by == buyer.name
    assert "is written down" in read(reader, year_link)

    wrong = reader.post(f"{year_link}nowe/", CONTRACT | {"acting": "on", "on": "4.05.2021"})
    assert "contracts of 2022 only" in wrong.content.decode()
    both = CONTRACT | {"acting": "on", "year": "2022"}
    for _ in range(2):
        assert reader.post(f"{year_link}nowe/", both).status_code == 302
    row = Procurement.objects.get()
    assert Answer.objects.get().none_on is None
    assert (
        reader.post(f"{year_link}{row.pk}/wycofaj/", {"acting": "on", "ground": "Pomyłka"}).status_code == 302
    )
    row.refresh_from_db()
    assert row.state == Record.WITHDRAWN


def test_records_of_others_are_not_there(home: Partnership, reader: Client, year_link: str) -> None:
    other = a_procurement(home, a_buyer(home, "Gmina Inna"), "Cudzy zakup")

    assert "Cudzy zakup" not in read(reader, year_link)
    read(reader, f"{year_link}{other.pk}/wycofaj/", 404)


# The register, in public


def test_everybody_reads_numbers_with_their_records(
    home: Partnership, reader: Client, buyer: Organization
) -> None:
    read(reader, BOUGHT, 404)
    first = a_procurement(home, buyer, contractor=a_seller())
    a_procurement(home, a_buyer(home, "Gmina Kazanów"), "Obiady", net=100_000, clauses=["employment"])
    gone = a_procurement(home, buyer, "Pomyłka")
    services.withdraw_procurement(actor=SYSTEM, procurement=gone, ground="Dwa razy")

    page = read(reader, BOUGHT)
    assert "13 300,00 zł" in page
    assert "Pomyłka" not in page
    assert f'href="{BOUGHT}?kto={buyer.pk}#zapisy"' in page
    narrowed = read(reader, f"{BOUGHT}?kto={buyer.pk}&rok=2022&klauzula=reserved")
    assert first.subject in narrowed
    assert "Obiady" not in narrowed
    read(reader, f"{BOUGHT}?kto=x&rok=99999999&klauzula=nic")


def test_files_hold_the_same_and_run_nothing(home: Partnership, reader: Client, buyer: Organization) -> None:
    a_procurement(home, buyer, '=HYPERLINK("http://zle.example")', remarks="@SUM(A1)", gross=1_328_400)
    a_procurement(home, buyer, "Obiady", clauses=["employment", "criteria"])

    raw = reader.get(f"{BOUGHT}rejestr/csv/").content.decode("utf-8-sig")
    rows = list(csv.reader(io.StringIO(raw), delimiter=";"))
    assert len(rows) == 3
    assert {row[1] for row in rows[1:]} == {'\'=HYPERLINK("http://zle.example")', "Obiady"}
    assert {row[4] for row in rows[1:]} == {"12300,00"}
    book = openpyxl.load_workbook(io.BytesIO(reader.get(f"{BOUGHT}rejestr/xlsx/?rok=2022").content))
    records, by_member = book.worksheets[0], book.worksheets[1]
    assert {cell.data_type for row in records.iter_rows() for cell in row} <= {"s", "n", "d"}
    assert by_member["C2"].value == 24600
    read(reader, f"{BOUGHT}rejestr/exe/", 404)


@pytest.mark.parametrize("typed", ["01995" + "0" * 4995, "²", "٢٠٢٢", "9" * 5000, "-1", "0000"])
def test_a_year_or_a_buyer_that_never_was_breaks_no_register(
    home: Partnership, officer: Client, typed: str
) -> None:
    assert officer.get(REGISTER, {"rok": typed, "kto": typed}).status_code == 200
