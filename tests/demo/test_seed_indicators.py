"""The facts of the documents about indicators, each by its number; no figure pretends to be official."""

import pytest
from django_scopes import scope

from spoiwo.indicators import selectors
from spoiwo.indicators.models import Indicator, Value
from spoiwo.partnerships.models import Partnership
from spoiwo.registry.selectors import count_members, register_on

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("demonstration")]
LUBUSKIE, PRZYSUCHA = "lubuskie-es", "powiat-przysuski-2018"


def numbers(slug: str, code: str) -> dict[int, str]:
    partnership = Partnership.objects.get(slug=slug)
    with scope(partnership=partnership):
        indicator = Indicator.objects.select_related("partnership").get(code=code)
        readings = selectors.readings_of(indicator, for_public=True)
        return {row.period.valid_from.year: row.words for row in readings}


def test_fewer_persons_at_risk_by_more_jobs_is_measured_by_jobs_000_27() -> None:
    partnership = Partnership.objects.get(slug=PRZYSUCHA)
    with scope(partnership=partnership):
        indicator = Indicator.objects.select_related("partnership").get()
        (ground,) = selectors.measured_statements(indicator)

    assert indicator.name == "Miejsca pracy w sektorze ekonomii społecznej"
    assert ground.number == "Z1"
    assert not Value._base_manager.filter(indicator=indicator).exists()
    assert "źródła nie podają" in indicator.demo_note


def test_sectors_are_counted_from_the_register_itself_000_39() -> None:
    partnership = Partnership.objects.get(slug=LUBUSKIE)
    found = numbers(LUBUSKIE, "P14-S")

    with scope(partnership=partnership):
        for row in Value.objects.filter(indicator__code="P14-S"):
            day = row.fetched_on
            assert found[day.year] == str(len(register_on(partnership, day).sectors))


def test_signatories_counted_are_those_of_the_register_p01() -> None:
    found = numbers(LUBUSKIE, "P01")
    partnership = Partnership.objects.get(slug=LUBUSKIE)

    assert (found[2012], found[2016]) == ("67", "69")
    assert set(numbers("powiat-zwolenski-2018", "P01").values()) == {"7"}
    with scope(partnership=partnership):
        assert all(
            found[row.fetched_on.year] == str(count_members(partnership, row.fetched_on))
            for row in Value.objects.filter(indicator__code="P01")
        )


def test_people_back_at_work_are_told_as_counts_only_002_20() -> None:
    found = numbers(LUBUSKIE, "ĆWICZENIE-1")

    assert {year: words.isdigit() for year, words in found.items()} == {2014: True, 2015: True, 2016: False}


def test_nothing_in_the_demonstration_pretends_to_be_a_figure_of_gus() -> None:
    rows = Value._base_manager.select_related("indicator")

    assert all("GUS" not in row.source and row.indicator.bdl_variable is None for row in rows)
    assert all(row.indicator.demo_note for row in rows)
