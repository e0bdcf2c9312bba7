"""A search narrowed to a partnership, to days and to a place, and how much of each kind there is."""

from datetime import date

import pytest
from pytest_django import DjangoAssertNumQueries

from spoiwo.search import selectors, services
from spoiwo.search.scope import Narrowing
from spoiwo.search.services import Document
from tests.search.conftest import Finder

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _written(db: None) -> None:
    services.index_many(
        [
            Document(
                "a", 1, "Narada w gminie", "/", partnership_id=1, day=date(2014, 5, 6), areas=("142304",)
            ),
            Document("a", 2, "Narada bez miejsca", "/", partnership_id=2, day=date(2016, 12, 31)),
            Document("b", 3, "Narada bez dnia", "/", areas=("10",)),
            Document("b", 4, "Narada skryta", "/", partnership_id=2, day=date(2016, 1, 1), is_public=False),
        ]
    )


def test_days_begin_with_the_first_and_end_before_the_last(found: Finder) -> None:
    def between(since: date | None, before: date | None) -> set[str]:
        return set(found("narady", narrowing=Narrowing(since=since, before=before)))

    assert between(date(2014, 5, 6), date(2016, 12, 31)) == {"Narada w gminie"}
    assert between(date(2014, 5, 7), None) == {"Narada bez miejsca"}
    assert between(None, date(2014, 5, 6)) == set()


def test_a_place_holds_what_lies_in_it_and_what_its_partnerships_do(found: Finder) -> None:
    for key in ("142304", "1423", "14"):
        assert found("narady", narrowing=Narrowing(place=key)) == ["Narada w gminie"], key
    there = Narrowing(place="1423", partnerships_there=(1, 2))

    assert set(found("narady", narrowing=there)) == {"Narada w gminie", "Narada bez miejsca"}
    assert found("narady", narrowing=Narrowing(place="10", partnerships_there=(1,))) == ["Narada bez dnia"]


def test_a_partnership_is_asked_for_by_its_number(found: Finder) -> None:
    chosen = Narrowing(partnership_id=2)

    assert found("narady", narrowing=chosen) == ["Narada bez miejsca"]
    assert len(found("narady", narrowing=chosen, public_only=False, partnership_ids=[2])) == 2


def test_kinds_are_counted_whatever_kind_is_looked_among(
    django_assert_num_queries: DjangoAssertNumQueries,
) -> None:
    with django_assert_num_queries(3):
        results = selectors.search("narada", kinds=["b"], with_counts=True)

    assert (results.total, results.counts) == (1, {"a": 2, "b": 1})
    narrowed = selectors.search("narada", narrowing=Narrowing(since=date(2015, 1, 1)), with_counts=True)
    assert narrowed.counts == {"a": 1}
    assert selectors.search("!", with_counts=True).counts == {}


def test_only_years_of_what_anybody_may_find_are_offered(
    django_assert_num_queries: DjangoAssertNumQueries,
) -> None:
    services.index(Document("a", 9, "Tajne", "/", day=date(1990, 1, 1), is_public=False))

    with django_assert_num_queries(1):
        assert selectors.public_years() == range(2014, 2017)
    services.remove_many("a", [1, 2])
    assert list(selectors.public_years()) == []


def test_an_abbreviation_of_the_trade_is_known_in_any_inflection() -> None:
    assert [one.full for one in selectors.meanings("PUP-u w Zwoleniu")] == ["Powiatowy Urząd Pracy"]
    assert selectors.meanings("urząd") == ()
