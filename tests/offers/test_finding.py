"""Finding offers by a need: words in any form, area with what is around it, age, cost, language, access."""

from collections.abc import Iterable
from datetime import date, timedelta

import pytest
from django_scopes import scope, scopes_disabled

from spoiwo.offers.models import Offer
from spoiwo.offers.selectors import Found, Need, find
from spoiwo.offers.states import Access, Cost, Tongue, Topic
from spoiwo.partnerships.models import Partnership
from spoiwo.partnerships.states import Stage
from tests.cast import Cast
from tests.factories.offers import an_open_offer
from tests.factories.partnerships import a_partnership

TODAY = date(2018, 4, 10)
ZWOLEN, PRZYSUCHA, MAZOWIECKIE, LUBUSKIE = "1436", "1423", "14", "08"
COMMUNE, OTHER_COMMUNE = "143605", "143601"


def names(found: Found) -> list[str]:
    return [hit.offer.name for hit in found.hits]


def found(home: Partnership, day: date = TODAY, **need: object) -> list[str]:
    return names(find(Need(**need), day=day, partnership=home))  # type: ignore[arg-type]  # fields of Need


@pytest.mark.parametrize("words", ["zadłużonym", "ZADŁUŻENI", "zadluzonych", "doradca wierzyciele"])
def test_words_are_found_in_any_form(home: Partnership, words: str) -> None:
    an_open_offer(home)
    an_open_offer(home, "Paczki", description="Żywność raz w miesiącu.", topics=[Topic.FOOD])

    assert found(home, words=words) == ["Poradnictwo dla zadłużonych"]


def test_a_name_counts_more_than_a_word_in_the_text(home: Partnership) -> None:
    an_open_offer(home, "Warsztaty", description="Spotkania, także o przemocy w rodzinie.")
    an_open_offer(home, "Telefon dla osób doznających przemocy", description="Dyżur prawnika.")

    assert found(home, words="przemoc")[0] == "Telefon dla osób doznających przemocy"


def test_what_nobody_confirmed_lately_stands_lower(home: Partnership) -> None:
    an_open_offer(home, "Doradca zadłużonych A")
    an_open_offer(home, "Doradca zadłużonych B", on=TODAY - timedelta(days=120))

    assert found(home, words="doradca zadłużonych") == ["Doradca zadłużonych A", "Doradca zadłużonych B"]


def test_a_faded_offer_and_one_whose_last_day_passed_are_not_found(home: Partnership) -> None:
    an_open_offer(home, "Stara", on=TODAY - timedelta(days=160))
    an_open_offer(home, "Do dziś", on=TODAY - timedelta(days=2), valid_to=TODAY)
    an_open_offer(home, "Dawna", on=TODAY - timedelta(days=159))

    assert found(home) == found(home, words="spłata") == ["Dawna"]


@pytest.mark.parametrize(
    ("area", "expected"),
    [
        (ZWOLEN, {"county", "commune", "region", "both"}),
        (COMMUNE, {"county", "commune", "region", "both"}),
        (OTHER_COMMUNE, {"county", "region", "both"}),
        (PRZYSUCHA, {"region", "both"}),
        (MAZOWIECKIE, {"county", "commune", "region", "both"}),
        (LUBUSKIE, set()),
    ],
)
@pytest.mark.parametrize("words", ["", "spłata"])
def test_an_area_finds_what_is_around_it_and_within_it(
    home: Partnership, area: str, expected: set[str], words: str
) -> None:
    an_open_offer(home, "county", areas=[ZWOLEN])
    an_open_offer(home, "commune", areas=[COMMUNE])
    an_open_offer(home, "region", areas=[MAZOWIECKIE])
    an_open_offer(home, "both", areas=[ZWOLEN, PRZYSUCHA])

    assert set(found(home, area=area, words=words)) == expected


def test_counties_near_are_found_when_asked(home: Partnership) -> None:
    an_open_offer(home, "w Lipsku", areas=["1409"])
    an_open_offer(home, "w Żarach", areas=["0811"])

    assert found(home, area=ZWOLEN) == []
    assert found(home, area=ZWOLEN, near=True) == found(home, area=COMMUNE, near=True) == ["w Lipsku"]


@pytest.mark.parametrize("words", ["", "spłata"])
@pytest.mark.parametrize(
    ("need", "expected"),
    [
        ({"age": 17}, {"młodzi", "wszyscy"}),
        ({"age": 25}, {"młodzi", "wszyscy"}),
        ({"age": 26}, {"wszyscy"}),
        ({"age": 70}, {"wszyscy", "seniorzy"}),
        ({"is_free": True}, {"młodzi", "wszyscy"}),
        ({"topic": "youth"}, {"młodzi"}),
        ({"language": "uk"}, {"wszyscy"}),
        ({"access": ("step_free",)}, {"seniorzy", "wszyscy"}),
        ({"access": ("step_free", "loop")}, {"seniorzy"}),
        ({"age": 17, "language": "uk"}, {"wszyscy"}),
    ],
)
def test_conditions_narrow_with_words_and_without(
    home: Partnership, need: dict[str, object], expected: set[str], words: str
) -> None:
    an_open_offer(home, "młodzi", minimum_age=15, maximum_age=25, topics=[Topic.YOUTH])
    an_open_offer(home, "wszyscy", languages=[Tongue.POLISH, Tongue.UKRAINIAN], access=[Access.STEP_FREE])
    an_open_offer(home, "seniorzy", minimum_age=60, cost=Cost.PARTLY, access=[Access.STEP_FREE, Access.LOOP])

    narrowed = Need(words=words, **need)  # type: ignore[arg-type]  # fields of Need

    assert set(names(find(narrowed, day=TODAY, partnership=home))) == expected


def test_a_misspelt_word_is_answered_with_the_right_one(home: Partnership) -> None:
    an_open_offer(home)

    answer = find(Need(words="poradnicwto"), day=TODAY, partnership=home)

    assert (answer.hits, answer.did_you_mean) == ((), "poradnictwo")


def test_a_beginning_of_a_word_is_enough_when_nothing_else_matches(home: Partnership) -> None:
    an_open_offer(home)

    answer = find(Need(words="poradn"), day=TODAY, partnership=home)

    assert answer.is_prefix
    assert names(answer) == ["Poradnictwo dla zadłużonych"]


def test_a_need_told_in_more_words_than_any_offer_has_finds_those_with_some_of_them(
    home: Partnership,
) -> None:
    an_open_offer(home, "Paczki", description="Żywność raz w miesiącu.", topics=[Topic.FOOD])
    an_open_offer(home, "Punkt doradcy", description="Rozmowa raz w miesiącu.")
    an_open_offer(home)

    answer = find(Need(words="doradca od spłaty kredytu"), day=TODAY, partnership=home)

    assert answer.is_partial
    assert set(names(answer)) == {"Poradnictwo dla zadłużonych", "Punkt doradcy"}
    assert not find(Need(words="plan spłaty"), day=TODAY, partnership=home).is_partial
    assert find(Need(words="kredyt hipoteczny"), day=TODAY, partnership=home).hits == ()


@pytest.mark.parametrize("words", ["& | ! :*", "'; drop table", "((", "\\", "a" * 500, "🙂"])
def test_any_words_are_safe(home: Partnership, words: str) -> None:
    an_open_offer(home)

    find(Need(words=words), day=TODAY, partnership=home)


def test_pages_go_on_where_the_last_ended(home: Partnership) -> None:
    for number in range(23):
        an_open_offer(home, f"Doradca {number:02}")

    for words in ("", "doradca"):
        pages = [find(Need(words=words), day=TODAY, partnership=home, page=page) for page in (1, 2, 3)]
        assert [len(page.hits) for page in pages] == [20, 3, 0]
        assert [page.total for page in pages] == [23, 23, 23]
        assert len({hit.offer.pk for page in pages for hit in page.hits}) == 23


@pytest.mark.parametrize("need", [{}, {"topic": "debt"}, {"area": ZWOLEN, "age": 30, "is_free": True}])
def test_of_very_many_matches_the_freshest_are_ranked(
    home: Partnership, monkeypatch: pytest.MonkeyPatch, need: dict[str, object]
) -> None:
    monkeypatch.setattr("spoiwo.offers.selectors.finding.MOST_RANKED", 3)
    for number in range(6):
        an_open_offer(home, f"Doradca {number}", on=TODAY - timedelta(days=number))

    asked = Need(words="doradca", **need)  # type: ignore[arg-type]  # fields of Need
    answer = find(asked, day=TODAY, partnership=home)

    assert (answer.total, answer.is_capped) == (3, True)
    assert {"Doradca 0", "Doradca 1", "Doradca 2"} <= set(names(answer))


def test_one_partnership_finds_its_own_and_the_public_search_all_public_ones(
    home: Partnership, cast: Cast
) -> None:
    an_open_offer(home, "u nas")
    with scopes_disabled(), scope(partnership=cast.other):
        an_open_offer(cast.other, "u sąsiadów")
    hidden = a_partnership("zamysl", "Zamysł", stage=Stage.PREPARATION)
    with scopes_disabled(), scope(partnership=hidden):
        an_open_offer(hidden, "jeszcze nie")

    assert found(home) == ["u nas"]
    for words in ("", "spłata"):
        assert _sorted(names(find(Need(words=words), day=TODAY))) == ["u nas", "u sąsiadów"]


def _sorted(values: Iterable[str]) -> list[str]:
    return sorted(values)


def test_a_search_leaves_no_trace_in_the_database(home: Partnership) -> None:
    an_open_offer(home)
    before = Offer.objects.values("changed_at", "version")[0]

    find(Need(words="zupełnie inne słowa"), day=TODAY, partnership=home)

    assert Offer.objects.values("changed_at", "version")[0] == before
