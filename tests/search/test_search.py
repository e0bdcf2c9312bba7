"""What a searcher meets: abbreviations, order, visibility, excerpts, hostile input."""

from collections.abc import Callable

import pytest
from django.core.management import CommandError, call_command
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from pytest_django import DjangoAssertNumQueries

from spoiwo.search import registry, selectors, services
from spoiwo.search.models import Entry
from spoiwo.search.services import Document
from tests.search.conftest import Finder

pytestmark = pytest.mark.django_db


def test_an_abbreviation_finds_the_full_name_and_the_full_name_the_abbreviation(
    indexed: Callable[..., None], found: Finder
) -> None:
    indexed("Powiatowy Urząd Pracy w Zwoleniu", "Filia PUP w Przysusze", "Urząd Miasta")

    both = {"Powiatowy Urząd Pracy w Zwoleniu", "Filia PUP w Przysusze"}
    for query in (
        "PUP",
        "pup",
        "powiatowy urząd pracy",
        "Powiatowych Urzędów Pracy",
        "powiatowy urzad pracy",
    ):
        assert set(found(query)) == both, query


def test_an_abbreviation_with_an_ending_is_still_the_abbreviation(
    indexed: Callable[..., None], found: Finder
) -> None:
    indexed("Ośrodek Wsparcia Ekonomii Społecznej w Radomiu", "Spotkanie z OWES-em", "Spotkanie w OWESie")

    for query in ("OWES", "OWES-u", "OWESem", "owesie"):
        assert len(found(query)) == 3, query


def test_a_general_abbreviation_finds_its_special_cases(indexed: Callable[..., None], found: Finder) -> None:
    indexed("GOPS Leoncin", "Miejski Ośrodek Pomocy Społecznej", "Ośrodek Kultury")

    assert set(found("OPS")) == {"GOPS Leoncin", "Miejski Ośrodek Pomocy Społecznej"}


def test_the_words_of_a_full_name_must_stand_together(indexed: Callable[..., None], found: Finder) -> None:
    indexed("Urząd Gminy: praca w partnerstwie powiatowym", "Powiatowy Urząd Pracy")

    assert found("PUP") == ["Powiatowy Urząd Pracy"]


def test_dashes_and_quotes_of_any_kind_are_the_same(indexed: Callable[..., None], found: Finder) -> None:
    indexed("Europejska Uczelnia „Społeczno – Techniczna” w Radomiu")

    for query in ("społeczno-techniczna", '"Społeczno—Techniczna"', "»spoleczno – techniczna«", "EUST"):
        assert len(found(query)) == 1, query


def test_a_number_is_found_with_and_without_its_dashes(indexed: Callable[..., None], found: Finder) -> None:
    indexed("Gmina", aliases="NIP 525-000-10-28, REGON 000524459")

    for query in ("525-000-10-28", "5250001028", "000524459"):
        assert found(query) == ["Gmina"], query
    assert found("525-000-10-29") == []


def test_a_match_in_the_title_comes_before_one_in_the_text(found: Finder) -> None:
    services.index_many(
        [
            Document("a", 1, "Kronika", "/", body="Zwoleń, Zwoleń i jeszcze raz Zwoleń"),
            Document("a", 2, "Urząd Miejski w Zwoleniu", "/"),
            Document("a", 3, "Zwoleń", "/"),
        ]
    )

    assert found("zwoleń") == ["Zwoleń", "Urząd Miejski w Zwoleniu", "Kronika"]


def test_a_heavier_document_comes_first_among_equals(found: Finder) -> None:
    services.index_many(
        [Document("a", 1, "Partnerstwo pierwsze", "/"), Document("a", 2, "Partnerstwo drugie", "/", weight=2)]
    )

    assert found("partnerstwa") == ["Partnerstwo drugie", "Partnerstwo pierwsze"]


def test_what_is_not_public_is_found_only_within_the_partnerships_allowed(found: Finder) -> None:
    services.index_many(
        [
            Document("note", 1, "Notatka jawna", "/", partnership_id=1),
            Document("note", 2, "Notatka pierwsza", "/", partnership_id=1, is_public=False),
            Document("note", 3, "Notatka druga", "/", partnership_id=2, is_public=False),
        ]
    )

    assert set(found("notatka")) == {"Notatka jawna"}
    assert set(found("notatka", public_only=False, partnership_ids=[])) == {"Notatka jawna"}
    assert set(found("notatka", public_only=False, partnership_ids=[1])) == {
        "Notatka jawna",
        "Notatka pierwsza",
    }
    assert len(found("notatka", public_only=False)) == 3


def test_a_suggestion_never_tells_a_word_the_searcher_may_not_see() -> None:
    services.index(Document("note", 1, "Brzęczyszczykiewicz", "/", partnership_id=1, is_public=False))

    assert selectors.search("Brzęczyszczykiewic z").did_you_mean == ""
    assert selectors.search("Brzęczyszczykeiwicz").did_you_mean == ""
    inside = selectors.search("Brzęczyszczykeiwicz", public_only=False, partnership_ids=[1])
    assert inside.did_you_mean == "brzęczyszczykiewicz"


def test_only_the_kinds_asked_for_are_found(found: Finder) -> None:
    services.index_many([Document("a", 1, "Gmina Klwów", "/"), Document("b", 1, "Klwów", "/")])

    assert found("klwów", kinds=["b"]) == ["Klwów"]


def test_the_beginning_of_a_word_is_tried_when_no_whole_word_matches(indexed: Callable[..., None]) -> None:
    indexed("Gmina Odrzywół")

    results = selectors.search("gmina odrzyw")

    assert [hit.title for hit in results.hits] == ["Gmina Odrzywół"]
    assert results.is_prefix


def test_a_misspelt_query_is_answered_with_the_nearest_that_finds_something(
    indexed: Callable[..., None],
) -> None:
    indexed("Gmina Zakroczym", "Powiat przysuski")

    results = selectors.search("gmina Zakrocyzm")

    assert (results.total, results.did_you_mean) == (0, "gmina zakroczym")


def test_the_excerpt_shows_the_place_of_the_match() -> None:
    services.index(
        Document("a", 1, "Protokół", "/", body="słowo " * 500 + "obrady w Zwoleniu <b>" + " koniec" * 500)
    )

    (hit,) = selectors.search("zwoleń").hits

    assert [segment.text for segment in hit.excerpt if segment.is_match] == ["Zwoleniu"]
    whole = "".join(segment.text for segment in hit.excerpt)
    assert (whole[:2], whole[-2:]) == ("… ", " …")
    assert "<b>" in whole
    assert len(whole) < 300


def test_an_abbreviation_marks_the_full_name_and_not_its_scattered_words() -> None:
    services.index(Document("a", 1, "Powiatowy Urząd Pracy: praca dla powiatu", "/"))

    (hit,) = selectors.search("PUP").hits

    assert [segment.text for segment in hit.marked_title if segment.is_match] == ["Powiatowy Urząd Pracy"]


def test_a_page_of_hits_knows_the_total_also_past_the_end(indexed: Callable[..., None]) -> None:
    indexed(*(f"Gmina {number}" for number in range(30)))

    assert len(selectors.search("gminy", limit=20).hits) == 20
    assert len(selectors.search("gminy", limit=20, offset=20).hits) == 10
    assert selectors.search("gminy", limit=20, offset=20).total == 30
    assert selectors.search("gminy", limit=20, offset=60).total == 30


def test_a_word_that_is_everywhere_is_counted_up_to_a_limit(
    indexed: Callable[..., None], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(selectors, "MOST_RANKED", 10)
    indexed(*(f"Gmina {number}" for number in range(12)))

    results = selectors.search("gmina")

    assert (results.total, results.is_capped) == (10, True)


def test_a_search_costs_two_queries(
    indexed: Callable[..., None], django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    indexed("Gmina Zwoleń")

    with django_assert_num_queries(2):
        selectors.search("gmina zwolen")


@pytest.mark.parametrize(
    "query",
    [
        "",
        " ",
        "w",
        "!",
        "'",
        "a' | 'b",
        "& | ! <-> ( ) :*",
        "\\",
        "\x00",
        "%_",
        "x" * 100_000,
        "słowo " * 10_000,
    ],
)
def test_a_query_that_says_nothing_finds_nothing(
    indexed: Callable[..., None], found: Finder, query: str
) -> None:
    indexed("Gmina Zwoleń")

    assert found(query) == []


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(text=st.text(max_size=300))
def test_any_text_may_be_indexed_and_asked_for(text: str) -> None:
    services.index(Document("wild", 1, text.replace("\x00", ""), "/", body=text.replace("\x00", "")))

    selectors.search(text)
    selectors.suggest(text)


def test_other_scripts_are_found_too(indexed: Callable[..., None], found: Finder) -> None:
    indexed("Партнерство Зволень")

    assert found("партнерство") == ["Партнерство Зволень"]


def test_autosuggest_takes_beginnings_of_any_words_in_any_order(indexed: Callable[..., None]) -> None:
    indexed("Powiatowy Urząd Pracy w Zwoleniu", "Urząd Miejski w Zwoleniu", "Gmina Łódź")

    def titles(prefix: str) -> list[str]:
        return [one.title for one in selectors.suggest(prefix)]

    assert titles("zwol pow") == ["Powiatowy Urząd Pracy w Zwoleniu"]
    assert titles("pup zw") == ["Powiatowy Urząd Pracy w Zwoleniu"]
    assert titles("lod") == ["Gmina Łódź"]
    assert titles("urz")[0] == "Urząd Miejski w Zwoleniu"
    assert "Urząd Miejski w Zwoleniu" in titles("urzad miejsik zwolenu")
    assert titles("po") == ["Powiatowy Urząd Pracy w Zwoleniu"]
    assert titles("%") == []


def test_autosuggest_is_one_query(
    indexed: Callable[..., None], django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    indexed("Gmina Zwoleń")

    with django_assert_num_queries(1):
        assert len(selectors.suggest("gmina zwol", ["thing"], 5)) == 1


def test_autosuggest_keeps_to_what_may_be_seen() -> None:
    services.index(Document("note", 1, "Notatka", "/", partnership_id=4, is_public=False))

    assert selectors.suggest("not") == []
    assert len(selectors.suggest("not", public_only=False, partnership_ids=[4])) == 1


def test_indexing_again_replaces_and_removing_removes(found: Finder) -> None:
    services.index(Document("a", 1, "Gmina Klwów", "/"))
    services.index(Document("a", 1, "Gmina Odrzywół", "/"))

    assert (found("klwów"), found("odrzywół")) == ([], ["Gmina Odrzywół"])
    services.remove("a", 1)
    services.remove("a", 1)
    assert found("odrzywół") == []


def test_of_two_documents_of_one_thing_the_last_wins() -> None:
    count = services.index_many([Document("a", 1, "Stara nazwa", "/"), Document("a", 1, "Nowa nazwa", "/")])

    assert (count, [entry.title for entry in Entry.objects.all()]) == (1, ["Nowa nazwa"])


def test_the_index_is_rebuilt_from_the_registered_sources(
    found: Finder, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(registry, "_sources", {})
    registry.register("a", "rzeczy", lambda: iter([Document("a", 1, "Gmina Klwów", "/")]))
    registry.register("b", "inne", lambda: iter([Document("b", 1, "Powiat przysuski", "/")]))
    services.index(Document("a", 99, "Gmina zniesiona", "/"))

    call_command("rebuild_search")
    assert (found("gmina"), found("powiat")) == (["Gmina Klwów"], ["Powiat przysuski"])

    services.index(Document("b", 98, "Powiat zniesiony", "/"))
    call_command("rebuild_search", kind="a")
    assert len(found("powiat")) == 2
    with pytest.raises(CommandError):
        call_command("rebuild_search", kind="c")
