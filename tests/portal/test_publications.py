"""The record of publication under every item, its files, the register of publications (BIP-01 to BIP-04)."""

import json
import re
from collections.abc import Callable
from datetime import date

import pytest
from django_scopes import scope
from lxml import etree

from spoiwo.communiques.services import withdraw_communique
from spoiwo.councils.models import Body
from spoiwo.decisions.services import record_adoption, set_register_public
from spoiwo.meetings.models import AgendaItem
from spoiwo.minutes.services import approve_minutes, give_for_approval, set_minutes_public
from spoiwo.partnerships.models import Partnership
from spoiwo.practices.services import withdraw_practice
from spoiwo.reports.services import open_report
from tests.cast import Cast, ClientOf
from tests.factories.agreements import an_agreement_in_force
from tests.factories.communiques import SYSTEM, a_published
from tests.factories.councils import a_body
from tests.factories.decisions import a_resolution
from tests.factories.market import a_procurement
from tests.factories.meetings import a_meeting
from tests.factories.minutes import a_session, the_minutes_of
from tests.factories.offers import an_open_offer
from tests.factories.partnerships import works_in
from tests.factories.plans import an_adopted_plan
from tests.factories.practices import a_practice
from tests.factories.practices import a_published as a_card
from tests.factories.recommendations import a_recommendation, an_adopted
from tests.factories.reports import a_filed_report

pytestmark = pytest.mark.django_db
SECONDS = re.compile(r"\d{4}-\d{2}-\d{2} \d{2}:\d{2}:\d{2}")


def _communique(home: Partnership) -> tuple[str, str, int]:
    row = a_published(home)
    return row.get_absolute_url(), "komunikaty", row.pk


def _recommendation(home: Partnership) -> tuple[str, str, int]:
    number = an_adopted(home).pk
    return f"rekomendacje/{number}/", "rekomendacje", number


def _report(home: Partnership) -> tuple[str, str, int]:
    number = a_filed_report(home).pk
    return f"sprawozdania/{number}/", "sprawozdania", number


def _practice(home: Partnership) -> tuple[str, str, int]:
    number = a_card(home).pk
    return f"dobre-praktyki/{number}/", "dobre-praktyki", number


def _offer(home: Partnership) -> tuple[str, str, int]:
    row = an_open_offer(home)
    return row.get_absolute_url(), "oferty", row.pk


def _plan(home: Partnership) -> tuple[str, str, int]:
    number = an_adopted_plan(home).pk
    return f"plan/{number}/", "plany", number


def _agreement(home: Partnership) -> tuple[str, str, int]:
    row = an_agreement_in_force(home)
    return row.get_absolute_url(), "porozumienia", row.pk


def _resolution(home: Partnership) -> tuple[str, str, int]:
    row = a_resolution(home)
    record_adoption(actor=SYSTEM, resolution=row, day=date(2020, 3, 2))
    set_register_public(actor=SYSTEM, partnership=home, is_public=True)
    return f"uchwaly/{row.pk}/", "uchwaly", row.pk


def _minutes(home: Partnership) -> tuple[str, str, int]:
    meeting = a_session(home)
    a_meeting(home)
    row = the_minutes_of(meeting)
    give_for_approval(actor=SYSTEM, minutes=row)
    approve_minutes(
        actor=SYSTEM, minutes=row, item=AgendaItem.objects.get(approves=meeting), words="Bez uwag."
    )
    set_minutes_public(actor=SYSTEM, partnership=home, is_public=True, remarks_days=7)
    return f"spotkania/{meeting.pk}/protokol/", "protokoly", row.pk


def _body(home: Partnership) -> tuple[str, str, int]:
    row: Body = a_body(home)
    return f"organy/{row.slug}/", "organy", row.pk


@pytest.mark.parametrize(
    "make",
    [
        _communique,
        _recommendation,
        _report,
        _practice,
        _offer,
        _plan,
        _agreement,
        _body,
        _resolution,
        _minutes,
    ],
)  # fmt: skip
def test_bip_01_and_04_every_item_says_who_published_it_and_is_handed_out_in_every_form(
    cast: Cast, client_of: ClientOf, make: Callable[[Partnership], tuple[str, str, int]]
) -> None:
    works_in(cast.partnership, "1436")
    with scope(partnership=cast.partnership):
        address, kind, number = make(cast.partnership)
    home, reader = cast.partnership.get_absolute_url(), client_of(cast.visitor)

    page = reader.get(address if address.startswith("/") else home + address).content.decode()
    record = page[page.index('id="metadata"') :].replace("\xa0", " ")
    place = f"{home}publikacje/{kind}/{number}/"

    assert cast.partnership.official_name in record
    assert "Spoiwo (tests)" in record
    assert SECONDS.search(record)
    data = json.loads(reader.get(f"{place}json/").content)
    tree = etree.fromstring(reader.get(f"{place}xml/").content)
    assert data["title"] == tree.findtext("title")
    assert data["metadata"]
    assert data["changes"][-1]["who"] == "Spoiwo (tests)"
    assert data["address"].endswith(
        page[page.index('rel="canonical" href="') :].split('"')[3].split("/", 3)[3]
    )
    assert reader.get(f"{place}pdf/").content.startswith(b"%PDF")
    assert reader.get(f"{place}exe/").status_code == 404
    assert reader.get(f"{home}publikacje/{kind}/{number + 900}/json/").status_code == 404


def test_bip_03_the_register_tells_what_was_published_and_withdrawn_and_by_whom(
    cast: Cast, client_of: ClientOf
) -> None:
    with scope(partnership=cast.partnership):
        communique = a_published(cast.partnership, title="Nabór do rady")
        an_adopted(cast.partnership)
        withdraw_communique(actor=cast.officer, communique=communique, ground="Pomyłka w dacie.")
    address, reader = f"{cast.partnership.get_absolute_url()}publikacje/", client_of(cast.visitor)

    entries = json.loads(reader.get(f"{address}rejestr/json/").content)["entries"]
    narrowed = json.loads(reader.get(f"{address}rejestr/json/?rodzaj=komunikaty").content)["entries"]
    none = json.loads(reader.get(f"{address}rejestr/json/?do=2001-01-01").content)["entries"]

    assert [(row["kind"], row["step"]) for row in entries] == [
        ("komunikaty", "withdrawn"), ("rekomendacje", "published"), ("komunikaty", "published"),
    ]  # fmt: skip
    assert (entries[0]["who"], entries[0]["address"]) == (str(cast.officer), "")
    assert {row["kind"] for row in narrowed} == {"komunikaty"}
    assert none == []
    assert "Nabór do rady" in reader.get(address).content.decode().replace("\xa0", " ")
    for form in ("xlsx", "csv", "ods"):
        assert reader.get(f"{address}rejestr/{form}/").status_code == 200
    assert reader.get(f"{address}rejestr/exe/").status_code == 404


def test_what_was_never_public_or_was_closed_before_anybody_read_it_is_in_no_register(
    cast: Cast, client_of: ClientOf
) -> None:
    with scope(partnership=cast.partnership):
        a_recommendation(cast.partnership)
        a_practice(cast.partnership)
        set_register_public(actor=SYSTEM, partnership=cast.partnership, is_public=True)
    address = f"{cast.partnership.get_absolute_url()}publikacje/"

    page = client_of(cast.visitor).get(address)
    entries = json.loads(client_of(cast.visitor).get(f"{address}rejestr/json/").content)["entries"]

    assert (page.status_code, entries) == (200, [])


def test_a_report_closed_again_is_withdrawn_and_its_files_are_gone(cast: Cast, client_of: ClientOf) -> None:
    with scope(partnership=cast.partnership):
        report = a_filed_report(cast.partnership)
        open_report(actor=cast.officer, report=report, is_public=False)
        card = a_card(cast.partnership)
        withdraw_practice(actor=cast.officer, practice=card, ground="Na prośbę instytucji.")
    home, reader = cast.partnership.get_absolute_url(), client_of(cast.visitor)

    entries = json.loads(reader.get(f"{home}publikacje/rejestr/json/").content)["entries"]

    assert {row["step"] for row in entries if row["kind"] == "sprawozdania"} == {"published", "withdrawn"}
    assert reader.get(f"{home}publikacje/sprawozdania/{report.pk}/json/").status_code == 404
    assert reader.get(f"{home}publikacje/dobre-praktyki/{card.pk}/xml/").status_code == 404


def test_the_number_of_questions_does_not_grow_with_the_register(
    cast: Cast, client_of: ClientOf, django_assert_max_num_queries: Callable[[int], object]
) -> None:
    with scope(partnership=cast.partnership):
        for title in ("Pierwszy", "Drugi", "Trzeci", "Czwarty"):
            a_published(cast.partnership, title=title)
            a_card(cast.partnership)

    with django_assert_max_num_queries(16):  # type: ignore[attr-defined]  # a context manager
        client_of(cast.visitor).get(f"{cast.partnership.get_absolute_url()}publikacje/")


def test_the_page_of_procurements_has_a_record_and_a_plan_offers_each_file_once(
    cast: Cast, client_of: ClientOf
) -> None:
    with scope(partnership=cast.partnership):
        a_procurement(cast.partnership, on=date(2019, 5, 4), clauses=["act_2004"])
        plan = an_adopted_plan(cast.partnership)
    home, reader = cast.partnership.get_absolute_url(), client_of(cast.visitor)

    register = reader.get(f"{home}zamowienia-spoleczne/").content.decode()
    page = reader.get(f"{home}plan/{plan.pk}/").content.decode()

    record = register[register.index('id="metadata"') :]
    assert cast.partnership.official_name in record.replace("\xa0", " ")
    assert SECONDS.search(record)
    assert "Spoiwo (tests)" in record.replace("\xa0", " ")
    assert register.count(">CSV<") == register.count(">XLSX<") == 1
    for form in ("PDF", "DOCX", "ODT", "XLSX", "XML", "JSON"):
        assert page.count(f">{form}<") == 1, form
