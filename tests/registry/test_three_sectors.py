"""The check of three sectors: told of a local partnership on a day, in words, on the page of its register."""

from collections.abc import Iterator
from datetime import date

import pytest
from django.conf import settings as installed
from django_scopes import scope

from spoiwo.partnerships.models import Partnership
from spoiwo.partnerships.states import Kind
from spoiwo.registry.categories import Sector
from spoiwo.registry.selectors import register_on, sector_check_of
from spoiwo.registry.selectors.three_sectors import SectorCheck
from tests.cast import Cast, ClientOf
from tests.factories.registry import SINCE, a_signatory, an_organization

DAY = date(2030, 1, 1)


@pytest.fixture
def home(cast: Cast) -> Iterator[Partnership]:
    with scope(partnership=cast.partnership):
        cast.partnership.kind = Kind.LOCAL
        cast.partnership.save()
        yield cast.partnership


def joined(home: Partnership, *codes: str) -> None:
    for code in codes:
        a_signatory(home, an_organization(f"Instytucja {code}", category=code))


def check(home: Partnership, day: date = DAY) -> SectorCheck | None:
    return sector_check_of(register_on(home, day))


def test_a_missing_sector_is_named_and_finer_ones_are_counted_among_three(home: Partnership) -> None:
    joined(home, "jst.gmina", "edu.szkola", "ngo.fundacja", "pes.ss")

    found = check(home)

    assert found is not None
    assert (found.is_met, found.missing) == (False, (Sector.BUSINESS,))
    assert [(one.sector, one.count) for one in found.present] == [(Sector.PUBLIC, 2), (Sector.SOCIAL, 2)]


def test_three_sectors_meet_it(home: Partnership) -> None:
    joined(home, "jst.gmina", "ngo.fundacja", "biz.przedsiebiorca")

    found = check(home)

    assert found is not None
    assert (found.is_met, found.missing) == (True, ())


def test_nothing_is_said_of_another_kind_or_of_a_day_without_members(home: Partnership) -> None:
    joined(home, "jst.gmina")

    assert check(home, date(SINCE.year - 1, 1, 1)) is None
    home.kind = Kind.PROJECT
    assert check(home) is None


def test_the_officer_reads_it_on_the_page_of_the_register(
    home: Partnership, cast: Cast, client_of: ClientOf
) -> None:
    joined(home, "jst.gmina", "ngo.fundacja")
    officer = client_of(cast.officer)
    officer.cookies[installed.LANGUAGE_COOKIE_NAME] = "en"
    address = f"/pulpit/{home.slug}/sygnatariusze/"

    page = officer.get(address).content.decode()
    assert "Missing on this day" in page
    assert "business sector" in page

    joined(home, "biz.izba")
    assert "all three sectors" in officer.get(address).content.decode()
