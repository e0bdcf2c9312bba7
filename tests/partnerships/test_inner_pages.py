"""The secretariat's pages of a partnership."""

import pytest

from spoiwo.partnerships.models import Partnership
from spoiwo.partnerships.services import PartnershipPage, edit_partnership
from spoiwo.partnerships.states import Kind, Level
from tests.cast import Cast, ClientOf
from tests.factories.partnerships import SYSTEM

pytestmark = pytest.mark.django_db


def filled(partnership: Partnership, **changed: str) -> dict[str, str]:
    return {
        "official_name": partnership.official_name,
        "short_name": partnership.short_name,
        "kind": "local",
        "level": "county",
        "founded_precision": "day",
        "minimum_signatories": "2",
        "withdrawal_notice_months": "1",
        "version": str(partnership.version),
    } | changed


def address(partnership: Partnership, end: str = "") -> str:
    return f"/pulpit/{partnership.slug}/partnerstwo/{end}"


def test_the_page_is_saved_with_a_date_typed_the_polish_way(cast: Cast, client_of: ClientOf) -> None:
    answer = client_of(cast.officer).post(
        address(cast.partnership), filled(cast.partnership, founded_on="28 marca 2018 r.")
    )

    assert answer.status_code == 302
    cast.partnership.refresh_from_db()
    assert str(cast.partnership.founded_on) == "2018-03-28"


def test_an_impossible_date_keeps_what_was_typed_and_says_why(cast: Cast, client_of: ClientOf) -> None:
    answer = client_of(cast.officer).post(
        address(cast.partnership), filled(cast.partnership, founded_on="31 lutego 2018", mission="Zachowaj")
    )

    assert answer.status_code == 422
    assert "31 lutego 2018" in answer.content.decode()
    assert "Zachowaj" in answer.content.decode()


def test_the_second_officer_sees_what_the_first_saved_and_loses_nothing(
    cast: Cast, client_of: ClientOf
) -> None:
    typed = filled(cast.partnership, mission="moja misja")
    page = PartnershipPage(
        official_name=cast.partnership.official_name,
        short_name=cast.partnership.short_name,
        kind=Kind.LOCAL,
        level=Level.COUNTY,
        mission="cudza misja",
    )
    edit_partnership(actor=SYSTEM, partnership=cast.partnership, page=page, version=1)

    first = client_of(cast.officer).post(address(cast.partnership), typed)
    second = client_of(cast.officer).post(address(cast.partnership), typed | {"version": "2"})

    assert first.status_code == 422
    assert "cudza misja" in first.content.decode()
    assert "moja misja" in first.content.decode()
    assert second.status_code == 302


def test_aims_are_saved_from_an_outline(cast: Cast, client_of: ClientOf) -> None:
    client_of(cast.officer).post(address(cast.partnership, "cele/aim/"), {"outline": "rozwój\n- praca"})

    assert cast.partnership.statements.get(text="praca").parent is not None


def test_an_unknown_kind_of_list_is_not_found(cast: Cast, client_of: ClientOf) -> None:
    assert client_of(cast.officer).get(address(cast.partnership, "cele/nieznane/")).status_code == 404


def test_the_log_shows_only_what_was_known_by_the_day(cast: Cast, client_of: ClientOf) -> None:
    browser = client_of(cast.auditor)

    today = browser.get(f"/pulpit/{cast.partnership.slug}/dziennik/")
    long_ago = browser.get(f"/pulpit/{cast.partnership.slug}/dziennik/?dzien=1.01.2000")

    assert cast.partnership.short_name in today.content.decode()
    assert "<td" not in long_ago.content.decode()


def test_the_team_page_asks_to_confirm_the_password_first(cast: Cast, client_of: ClientOf) -> None:
    answer = client_of(cast.officer).get(f"/pulpit/{cast.partnership.slug}/zespol/")

    assert answer.status_code == 302
    assert "reauthenticate" in answer["Location"]


def test_relations_of_another_partnership_cannot_be_removed_here(cast: Cast, client_of: ClientOf) -> None:
    relation = cast.other.relations.create(kind="part_of", other=cast.partnership)

    answer = client_of(cast.officer).post(address(cast.partnership, f"powiazania/{relation.pk}/usun/"))

    assert answer.status_code == 404
    assert cast.other.relations.count() == 1
