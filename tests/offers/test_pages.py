"""The pages of the secretariat, those behind the link of an institution, and those anybody reads."""

import logging
from collections.abc import Callable
from datetime import date, timedelta

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from spoiwo.common import clock
from spoiwo.notifications.models import Message
from spoiwo.notifications.services import revoke_link
from spoiwo.notifications.tokens import token_of
from spoiwo.offers import services
from spoiwo.offers.models import Assurance, Offer
from spoiwo.offers.states import Access, State
from spoiwo.partnerships.models import Partnership
from tests.cast import Cast, ClientOf
from tests.documents.readers import pdf_text
from tests.factories.offers import SYSTEM, a_link_for, a_stale_offer, an_offer, an_open_offer
from tests.factories.registry import an_organization
from tests.reading import english, read

INNER = "/pulpit/powiat-zwolenski/oferty/"
PUBLIC = "/partnerstwa/powiat-zwolenski/oferty/"
TODAY = date(2018, 4, 10)
TYPED = {
    "name": "Poradnictwo",
    "description": "Rozmowa z doradcą.",
    "topics": ["debt"],
    "areas": ["1436"],
    "cost": "free",
    "languages": ["pl"],
    "hours": "pn–pt 8:00–15:00",
}


@pytest.fixture
def officer(cast: Cast, client_of: ClientOf) -> Client:
    return english(client_of(cast.officer))


@pytest.fixture
def reader() -> Client:
    return english(Client())


# The secretariat


def test_the_empty_list_says_the_first_step(home: Partnership, officer: Client) -> None:
    assert "Write down the first offer" in read(officer, INNER)


def test_an_offer_is_written_down_shown_and_ended(home: Partnership, officer: Client) -> None:
    provider = an_organization("Caritas w Zwoleniu")

    made = officer.post(f"{INNER}nowa/", TYPED | {"provider": "Caritas", "provider_number": provider.pk})
    offer = Offer.objects.get()
    assert made.headers["Location"] == f"{INNER}{offer.pk}/"
    for deed in ("otworz", "potwierdz", "zakoncz", "otworz"):
        assert officer.post(f"{INNER}{offer.pk}/{deed}/").status_code == 302, deed

    offer.refresh_from_db()
    assert offer.state == State.OPEN
    page = read(officer, f"{INNER}{offer.pk}/")
    assert "poniedziałek–piątek 8:00–15:00" in page
    assert "open again" in page.lower()


def test_what_was_typed_wrong_stays_and_says_why(home: Partnership, officer: Client) -> None:
    provider = an_organization("Caritas w Zwoleniu")
    wrong = TYPED | {"provider": "Caritas", "provider_number": provider.pk, "hours": "kiedyś"}

    answer = officer.post(f"{INNER}nowa/", wrong)

    assert answer.status_code == 422
    page = answer.content.decode()
    assert "kiedyś</textarea>" in page
    assert "Rozmowa z doradcą." in page
    assert "cannot be read" in page


def test_a_place_written_by_hand_must_mean_one_unit(home: Partnership, officer: Client) -> None:
    offer = an_open_offer(home)
    address = f"{INNER}{offer.pk}/edycja/"

    several = officer.post(address, TYPED | {"other_areas": "nowodworski", "version": 1})
    unknown = officer.post(address, TYPED | {"other_areas": "Nibylandia", "version": 1})
    one = officer.post(address, TYPED | {"other_areas": "2210\n1423042", "version": 1})

    assert "may mean several" in several.content.decode()
    assert "is no unit" in unknown.content.decode()
    assert one.status_code == 302
    assert {unit.key for unit in offer.areas.all()} == {"1436", "2210", "142304"}
    assert "2210" in read(officer, address)


def test_two_windows_on_one_offer_lose_no_word(home: Partnership, officer: Client) -> None:
    offer = an_open_offer(home)
    address = f"{INNER}{offer.pk}/edycja/"
    officer.post(address, TYPED | {"version": 1})

    late = officer.post(address, TYPED | {"name": "Inna nazwa", "version": 1})

    assert late.status_code == 422
    assert "Inna nazwa" in late.content.decode()
    assert officer.post(address, TYPED | {"name": "Inna nazwa", "version": 2}).status_code == 302


def test_the_page_of_asking_shows_whom_letters_reach_before_they_go(
    home: Partnership, officer: Client
) -> None:
    offer = a_stale_offer(home)
    a_stale_offer(home, "Cicha", provider=an_organization("Bez adresu"))

    page = read(officer, f"{INNER}pytania/")
    assert "biuro@example.org" in page
    assert "Bez adresu" in page
    assert Message.objects.count() == 0
    officer.post(f"{INNER}pytania/wyslij/", {"provider": [offer.provider_id, "x", "-1"]})
    officer.post(f"{INNER}pytania/wyslij/", {"provider": [offer.provider_id]})

    assert Message.objects.count() == 1
    sent = read(officer, f"{INNER}pytania/")
    assert "Send again" in sent


def test_the_days_are_explained_and_set(home: Partnership, officer: Client) -> None:
    typed = {"is_asking": "on", "ask_day": 7, "stale_days": 50, "fade_days": 40}

    assert "first marked" in officer.post(f"{INNER}zasady/", typed).content.decode()
    assert officer.post(f"{INNER}zasady/", typed | {"fade_days": 90}).status_code == 302
    an_open_offer(home)
    assert "for 50 days is marked, after 90 days" in read(officer, INNER)


def test_the_list_does_not_ask_more_for_more_rows(home: Partnership, officer: Client) -> None:
    def queries(address: str) -> int:
        with CaptureQueriesContext(connection) as captured:
            read(officer, address)
        return len(captured)

    a_stale_offer(home, "pierwsza")
    few = [queries(address) for address in (INNER, f"{INNER}pytania/", PUBLIC)]
    for number in range(4):
        a_stale_offer(home, f"kolejna {number}")

    assert [queries(address) for address in (INNER, f"{INNER}pytania/", PUBLIC)] == few


# Behind the link


@pytest.fixture
def stale(home: Partnership) -> Offer:
    return a_stale_offer(home, "Poradnictwo")


@pytest.fixture
def here(stale: Offer) -> str:
    return f"/oferty/potwierdz/{token_of(a_link_for(stale))}/"


def press(client: Client, here: str, answer: str, acting: str = "on") -> int:
    typed = {"answer": answer} | ({"acting": acting} if acting else {})
    return client.post(here, typed).status_code


def test_looking_changes_nothing(reader: Client, stale: Offer, here: str) -> None:
    before = Assurance.objects.count()

    for address in (here, f"{here}{stale.pk}/", f"{here}nowa/", f"{here}?answer=koniec-{stale.pk}&acting=on"):
        read(reader, address)
        reader.head(address)

    stale.refresh_from_db()
    assert (stale.state, Assurance.objects.count()) == (State.OPEN, before)


def test_the_three_buttons_work_without_a_script(reader: Client, stale: Offer, here: str) -> None:
    page = read(reader, here)
    assert f'value="prawda-{stale.pk}"' in page
    assert f'value="koniec-{stale.pk}"' in page
    assert f'href="{here}{stale.pk}/"' in page
    assert "<script" not in page

    assert press(reader, here, f"prawda-{stale.pk}") == 302

    stale.refresh_from_db()
    assert (stale.assured_on, stale.assured_by) == (TODAY, stale.provider.name)
    assert "confirmed today" in read(reader, here)


def test_a_double_press_of_ended_is_harmless_and_can_be_taken_back(
    reader: Client, stale: Offer, here: str
) -> None:
    assert [press(reader, here, f"koniec-{stale.pk}") for _ in range(2)] == [302, 302]
    stale.refresh_from_db()
    assert stale.state == State.ENDED
    assert Assurance.objects.filter(offer=stale, deed="ended").count() == 1

    assert press(reader, here, f"znowu-{stale.pk}") == 302
    stale.refresh_from_db()
    assert stale.state == State.OPEN
    # A late second press of "open again" is told why, and breaks nothing.
    assert press(reader, here, f"znowu-{stale.pk}") == 422


def test_nothing_is_done_until_the_reader_says_for_whom(reader: Client, stale: Offer, here: str) -> None:
    assert press(reader, here, f"koniec-{stale.pk}", acting="") == 422

    stale.refresh_from_db()
    assert stale.state == State.OPEN


@pytest.mark.parametrize("answer", ["", "prawda", "prawda-x", "prawda-99999999999999999999", "usun-1"])
def test_a_forged_answer_is_refused(reader: Client, here: str, answer: str) -> None:
    assert press(reader, here, answer) == 422


def test_the_offers_of_others_are_not_there(
    reader: Client, home: Partnership, stale: Offer, here: str
) -> None:
    other = an_open_offer(home, "Cudza")

    assert press(reader, here, f"koniec-{other.pk}") == 404
    read(reader, f"{here}{other.pk}/", 404)
    assert reader.post(f"{here}{other.pk}/", TYPED | {"acting": "on"}).status_code == 404
    assert "Cudza" not in read(reader, here)


def test_a_change_keeps_what_was_typed_and_counts_as_assurance(
    reader: Client, stale: Offer, here: str
) -> None:
    wrong = TYPED | {"acting": "on", "version": 1, "places_left": "pięć", "name": "Po nowemu"}
    page = reader.post(f"{here}{stale.pk}/", wrong)
    assert page.status_code == 422
    assert "Po nowemu" in page.content.decode()
    assert 'value="pięć"' in page.content.decode()

    assert reader.post(f"{here}{stale.pk}/", wrong | {"places_left": "5"}).status_code == 302

    stale.refresh_from_db()
    assert (stale.name, stale.places_left, stale.assured_on) == ("Po nowemu", 5, TODAY)


def test_an_added_offer_waits_for_the_secretariat(
    reader: Client, officer: Client, stale: Offer, here: str
) -> None:
    typed = TYPED | {"acting": "on", "name": "Nowa grupa"}
    for _ in range(2):
        assert reader.post(f"{here}nowa/", typed).status_code == 302

    added = Offer.objects.get(name="Nowa grupa")
    assert (added.state, added.provider) == (State.DRAFT, stale.provider)
    read(reader, f"{PUBLIC}{added.pk}/", 404)
    assert officer.post(f"{INNER}{added.pk}/otworz/").status_code == 302
    assert "Nowa grupa" in read(reader, f"{PUBLIC}{added.pk}/")


def test_a_withdrawn_link_opens_nothing(reader: Client, home: Partnership, stale: Offer) -> None:
    link = a_link_for(stale)
    revoke_link(actor=SYSTEM, link=link)

    assert press(reader, f"/oferty/potwierdz/{token_of(link)}/", f"koniec-{stale.pk}") == 410


# Everybody


Ask = Callable[..., str]


@pytest.fixture
def ask(reader: Client) -> Ask:
    def asking(status: int = 200, address: str = PUBLIC, **typed: object) -> str:
        answer = reader.post(address, typed)
        assert answer.status_code == status, answer.content.decode()[:3000]
        return answer.content.decode()

    return asking


def test_a_need_is_found_by_its_words_and_conditions(home: Partnership, ask: Ask) -> None:
    an_open_offer(home)
    an_open_offer(home, "Paczki żywnościowe", description="Żywność.", access=[Access.STEP_FREE])

    by_word = ask(q="zadłużenie")
    assert "Paczki" not in by_word
    assert "1 offer" in by_word
    assert "Poradnictwo" not in ask(dostep="step_free")
    assert "No offer answers this need" in ask(q="basen")
    assert "2 offers" in ask(address="/oferty/", teren="1436")
    assert "Did you mean" in ask(q="poradnicwto")


@pytest.mark.parametrize("words", ["44051401359", "jan@poczta.example", "tel. 600 700 800"])
def test_a_person_is_refused_explained_and_kept_in_no_log(
    home: Partnership, ask: Ask, words: str, caplog: pytest.LogCaptureFixture
) -> None:
    an_open_offer(home)
    with caplog.at_level(logging.DEBUG):
        page = ask(422, q=words)

    assert "Describe only what is needed" in page
    assert "Poradnictwo" not in page
    # Warnings name the address alone: words never stand in one.
    assert [
        row for row in caplog.records if row.name != "django.db.backends" and words in row.getMessage()
    ] == []


def test_words_never_stand_in_an_address(home: Partnership, reader: Client) -> None:
    an_open_offer(home)
    an_open_offer(home, "Paczki żywnościowe", description="Żywność.")

    page = read(reader, f"{PUBLIC}?q=zadłużenie")

    assert 'method="post"' in page
    assert "Paczki" in page
    assert "zadłużenie" not in page


def test_a_wrong_number_or_choice_is_said_at_its_field(home: Partnership, ask: Ask) -> None:
    assert "120" in ask(422, wiek="300")
    assert "error" in ask(422, teren="9999")
    ask(422, strona="0")


def test_a_link_may_carry_the_area_and_the_topic(home: Partnership, reader: Client) -> None:
    an_open_offer(home)

    assert "1 offer" in read(reader, "/oferty/?teren=1436&temat=debt")
    assert "No offer answers this need" in read(reader, "/oferty/?temat=housing")


def test_a_stale_offer_says_so_and_a_faded_or_ended_one_keeps_its_page(
    home: Partnership, reader: Client
) -> None:
    offer = a_stale_offer(home)
    address = f"{PUBLIC}{offer.pk}/"

    assert "Call before you go there" in read(reader, address)
    assert "not confirmed lately" in read(reader, PUBLIC)
    with clock.frozen(TODAY + timedelta(days=60)):
        assert "is not found any more" in read(reader, address)
        assert offer.name not in read(reader, PUBLIC)
    services.end_offer(actor=SYSTEM, offer=offer)
    assert "This offer ended on" in read(reader, address)


def test_a_draft_is_nobodys_page(home: Partnership, reader: Client) -> None:
    offer = an_offer(home)

    read(reader, f"{PUBLIC}{offer.pk}/", 404)
    read(reader, f"{PUBLIC}{offer.pk}/arkusz.pdf", 404)


def test_the_sheet_for_the_counter_is_one_page_with_everything(home: Partnership, reader: Client) -> None:
    offer = an_open_offer(
        home,
        documents="dowód osobisty do wglądu",
        hours="pn–pt 8:00–15:00",
        phone="48 676 32 60",
        eligibility="Osoby z długami",
        access=[Access.STEP_FREE],
    )

    answer = reader.get(f"{PUBLIC}{offer.pk}/arkusz.pdf")

    assert answer["Content-Type"] == "application/pdf"
    assert b"/Type/Pages/Count 1/" in answer.content
    text = " ".join(pdf_text(answer.content).replace("\u00a0", " ").split())
    for words in (offer.name, offer.provider.name, "dowód osobisty", "8:00–15:00", "48 676 32 60"):
        assert words in text, words


def test_the_sheet_of_an_offer_without_contacts_has_no_empty_heading(
    home: Partnership, reader: Client
) -> None:
    offer = an_open_offer(home)

    text = pdf_text(reader.get(f"{PUBLIC}{offer.pk}/arkusz.pdf").content)

    assert "Jak dotrzeć" not in text
    assert f"oferty/{offer.pk}/" in text


def test_a_refused_question_never_says_that_it_was_kept(home: Partnership, reader: Client) -> None:
    answer = english(reader).post(PUBLIC, {"q": "mieszkanie, PESEL 44051401359"})
    page = answer.content.decode()

    assert "Nothing was kept" in page or "nothing was kept" in page
    assert "What you typed is kept" not in page
    # The details of the form stay folded: nothing in them is wrong.
    assert "<details open" not in page


def test_the_page_of_the_partnership_leads_to_offers_only_when_there_are_some(
    home: Partnership, reader: Client
) -> None:
    page = "/partnerstwa/powiat-zwolenski/"
    assert PUBLIC not in read(reader, page)

    an_open_offer(home)

    assert PUBLIC in read(reader, page)


def test_a_written_offer_opens_folded_and_says_what_lies_in_its_folds(
    home: Partnership, officer: Client
) -> None:
    offer = an_open_offer(home)

    page = read(officer, f"{INNER}{offer.pk}/edycja/")

    folds = page.split('<details class="group-fold">')[1:]
    assert [one.partition("</summary>")[0].partition("<span")[0] for one in folds] == [
        "<summary>Where",
        "<summary>Cost, documents and the way to it",
        "<summary>Languages and access",
        "<summary>Contact of the institution",
    ]
    assert "Polish" in folds[2].partition("</summary>")[0]
    assert "<details" not in page.partition('name="name"')[0].rpartition("<form")[2]


def test_a_fold_in_which_something_is_typed_wrong_stands_open(home: Partnership, officer: Client) -> None:
    offer = an_open_offer(home)

    answer = officer.post(f"{INNER}{offer.pk}/edycja/", TYPED | {"email": "nie-adres", "version": 0})
    page = answer.content.decode()

    assert answer.status_code == 422
    assert page.count('<details class="group-fold">') == 3
    assert "<legend>Contact of the institution</legend>" in page
    assert 'value="nie-adres"' in page


def test_a_new_offer_asks_first_for_what_is_needed_and_its_folds_say_what_they_ask(officer: Client) -> None:
    page = read(officer, f"{INNER}nowa/")

    folds = [one.partition("</summary>")[0] for one in page.split('<details class="group-fold">')[1:]]
    assert [one.partition("<span")[0] for one in folds] == [
        "<summary>For whom",
        "<summary>When, and for how many",
        "<summary>Cost, documents and the way to it",
        "<summary>Languages and access",
        "<summary>Contact of the institution",
    ]
    assert "From what age · Up to what age" in folds[0]
    assert "free of charge" in folds[2]
    assert "Telephone of the institution · E-mail of the institution" in folds[4]


def test_a_fold_in_which_something_was_typed_stands_open_when_the_form_comes_back(
    home: Partnership, officer: Client
) -> None:
    typed = TYPED | {"name": "", "eligibility": "Seniorzy", "places_total": "12", "hours": ""}

    answer = officer.post(f"{INNER}nowa/", typed)
    page = answer.content.decode()

    assert answer.status_code == 422
    for heading in ("For whom", "When, and for how many"):
        assert f"<legend>{heading}</legend>" in page
    # Cost and languages are as the form gave them.
    assert page.count('<details class="group-fold">') == 3
    assert ">Seniorzy</textarea>" in page.replace("\n", "")
    assert 'value="12"' in page
