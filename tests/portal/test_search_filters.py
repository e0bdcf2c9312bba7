"""The search narrowed to a partnership, to years and to a place; nothing that is not public gets in."""

from collections.abc import Callable
from datetime import date
from urllib.parse import urlencode

import pytest
from django.test import Client
from django_scopes import scope

from spoiwo.decisions import services as decisions
from spoiwo.meetings import services as meetings
from spoiwo.meetings.models import Meeting
from spoiwo.partnerships.models import Partnership
from spoiwo.partnerships.states import Stage
from spoiwo.territory.models import Unit
from tests.factories.decisions import a_resolution
from tests.factories.meetings import SYSTEM, a_draft, a_meeting
from tests.factories.partnerships import a_partnership, works_in
from tests.factories.registry import an_organization
from tests.portal.conftest import Reader
from tests.portal.test_register_page import SCRIPT, statements_of

SEARCH = "/szukaj/"
PLACE = '<option value="{}" selected'


def asked(words: str, **filters: str) -> str:
    return f"{SEARCH}?{urlencode({'q': words} | filters)}"


@pytest.fixture
def other(home: Partnership) -> Partnership:
    """A second partnership: each has a meeting on help for carers, four years apart."""
    other = a_partnership("przysucha", "Powiat przysuski")
    for one, day in ((home, date(2014, 5, 6)), (other, date(2018, 5, 6))):
        with scope(partnership=one):
            a_meeting(one, title=f"Pomoc opiekunom: {one.short_name}", day=day)
    return other


def test_a_partnership_is_chosen_by_its_name(other: Partnership, read: Reader) -> None:
    both, one = read(asked("pomocy opiekunom")), read(asked("pomocy opiekunom", partnerstwo="przysucha"))

    assert both.count("<li><h2>") == 2
    assert one.count("<li><h2>") == 1
    assert "/partnerstwa/przysucha/spotkania/" in one
    assert PLACE.format("przysucha") in one
    assert "<details open>" in one


@pytest.mark.parametrize(
    ("years", "found"),
    [
        ({"od": "2014", "do": "2014"}, ["zwolen"]),
        ({"od": "2015"}, ["przysucha"]),
        ({"do": "2017"}, ["zwolen"]),
        ({"od": "2018", "do": "2014"}, ["zwolen", "przysucha"]),
        ({"od": "2016", "do": "2017"}, []),
    ],
)
def test_years_are_whole_and_in_either_order(
    other: Partnership, read: Reader, years: dict[str, str], found: list[str]
) -> None:
    page = read(asked("opiekunowie", **years))

    assert page.count("<li><h2>") == len(found)
    for slug in found:
        assert f"/partnerstwa/{slug}/spotkania/" in page


def test_a_moved_meeting_is_found_in_its_new_year(other: Partnership, read: Reader) -> None:
    with scope(partnership=other):
        meeting = Meeting.objects.get(partnership=other)
        draft = a_draft(title=meeting.title, day=date(2015, 1, 2))
        meetings.edit_meeting(
            actor=SYSTEM, meeting=meeting, draft=draft, references=[], version=meeting.version
        )

    assert "/partnerstwa/przysucha/" in read(asked("opiekunów", od="2014", do="2015"))
    assert "/partnerstwa/przysucha/" not in read(asked("opiekunów", od="2018"))


def test_a_place_finds_seats_in_it_and_what_partnerships_working_there_do(
    other: Partnership, territory: Callable[[str], Unit], read: Reader
) -> None:
    works_in(other, "1423")
    an_organization("Koło opiekunów z Odrzywołu", seat=territory("142304"))
    an_organization("Koło opiekunów z Łodzi", seat=territory("1061"))

    county, voivodeship = read(asked("opiekun", teren="1423")), read(asked("opiekun", teren="14"))

    for page in (county, voivodeship):
        assert page.count("<li><h2>") == 2
        assert "z-odrzywolu" in page
        assert "/partnerstwa/przysucha/spotkania/" in page
    assert PLACE.format("1423") in county
    assert "z-lodzi" in read(asked("opiekun", teren="10"))


def test_kinds_tell_how_much_each_has_under_the_filters(other: Partnership, read: Reader) -> None:
    an_organization("Koło opiekunów")

    page = read(asked("opiekunów"))
    narrowed = read(asked("opiekunów", partnerstwo="zwolen", rodzaj="meeting"))

    assert 'Everything <span class="num">3</span>' in page
    assert 'Meetings <span class="num">2</span>' in page
    assert 'Institutions <span class="num">1</span>' in page
    assert "rodzaj=offer" not in page
    assert 'Everything <span class="num">1</span>' in narrowed
    assert 'href="?q=opiekun%C3%B3w&amp;partnerstwo=zwolen"' in narrowed
    assert '<input type="hidden" name="rodzaj" value="meeting">' in narrowed


def test_pages_keep_the_filters(home: Partnership, read: Reader) -> None:
    with scope(partnership=home):
        for number in range(22):
            a_meeting(home, title=f"Narada {number}", day=date(2014, 5, 6), usual=False)

    page = read(asked("narady", od="2014", rodzaj="meeting"))

    assert "q=narady&amp;od=2014&amp;rodzaj=meeting&amp;strona=2" in page
    assert read(asked("narady", od="2014", strona="2")).count("<li><h2>") == 2


def test_nothing_under_a_filter_says_what_there_is_without_it(other: Partnership, read: Reader) -> None:
    page = read(asked("opiekunów", od="2016", do="2016"))

    assert "Nothing was found for" in page
    assert 'Without filters: <a href="?q=opiekun%C3%B3w">2 results</a>' in page


def test_another_kind_is_told_when_the_chosen_one_has_nothing(other: Partnership, read: Reader) -> None:
    page = read(asked("opiekunów", rodzaj="organization"))

    assert "Nothing was found for" in page
    assert 'Meetings <span class="num">2</span>' in page


def test_an_inflected_name_of_a_partnership_finds_it(db: None, read: Reader) -> None:
    a_partnership("zwolenskie", "Partnerstwo zwoleńskie")

    for words in ("zwoleńskiego partnerstwa", "Partnerstwem Zwoleńskim", "partnerstwu zwolenskiemu"):
        assert "/partnerstwa/zwolenskie/" in read(asked(words, rodzaj="partnership")), words


@pytest.mark.parametrize(
    "typed",
    [SCRIPT, "' OR 1=1 --", "{}", "-1", "0", "99999", "2014.5", "²⁰¹⁴", "x" * 5000, "\x00", "14' --", "%"],
)
def test_a_filter_that_is_none_narrows_nothing(other: Partnership, visitor: Client, typed: str) -> None:
    for name in ("partnerstwo", "od", "do", "teren", "rodzaj"):
        answer = visitor.get(SEARCH, {"q": "opiekunów", name: typed})

        page = answer.content.decode()
        assert answer.status_code == 200
        assert page.count("<li><h2>") == 2, name
        assert "<script>alert" not in page


def test_what_is_not_public_is_not_found_counted_or_offered(other: Partnership, read: Reader) -> None:
    hidden = a_partnership("tajny", "Powiat tajny", stage=Stage.PREPARATION)
    with scope(partnership=hidden):
        a_meeting(hidden, title="Opiekunowie po cichu", day=date(1999, 5, 6))
    with scope(partnership=other):
        a_meeting(other, title="Opiekunowie wewnętrznie", is_public=False)

    page = read(asked("opiekunów"))
    narrowed = read(asked("opiekunów", partnerstwo="tajny"))

    assert 'Everything <span class="num">2</span>' in page
    assert "tajny" not in page
    assert "1999" not in page
    assert narrowed.count("<li><h2>") == 2
    assert "po cichu" not in narrowed


def test_a_page_of_results_costs_few_queries(other: Partnership, visitor: Client) -> None:
    works_in(other, "1423")
    address = asked("opiekun", partnerstwo="przysucha", od="2014", do="2019", teren="1423", rodzaj="meeting")

    assert statements_of(visitor, address) <= 12
    assert statements_of(visitor, asked("opiekunów")) <= 12


def test_a_resolution_is_found_by_its_adopted_words_once_the_register_is_open(
    home: Partnership, read: Reader
) -> None:
    with scope(partnership=home):
        draft = a_resolution(home, "w sprawie klauzul społecznych", text="§ 1. Zaleca się klauzule.")
        decisions.record_adoption(actor=SYSTEM, resolution=draft, day=date(2017, 3, 1))
        a_resolution(home, "w sprawie klauzul jeszcze nieprzyjętych")
    assert "/uchwaly/" not in read(asked("klauzula"))

    with scope(partnership=home):
        decisions.set_register_public(actor=SYSTEM, partnership=home, is_public=True)
    page = read(asked("klauzulom społecznym", rodzaj="resolution", od="2017", do="2017"))
    assert page.count("<li><h2>") == 1
    assert f"/partnerstwa/zwolen/uchwaly/{draft.pk}/" in page

    with scope(partnership=home):
        decisions.annul_resolution(actor=SYSTEM, resolution=draft, ground="pomyłka")
    assert f"/uchwaly/{draft.pk}/" not in read(asked("klauzulom społecznym"))


def test_a_record_leads_back_to_the_page_of_results_it_was_found_on(home: Partnership, read: Reader) -> None:
    with scope(partnership=home):
        for number in range(22):
            a_meeting(home, title=f"Narada {number}", day=date(2014, 5, 6), usual=False)
    page = read(asked("narady", od="2014", rodzaj="meeting", strona="2"))
    record = page.split('<li><h2><a href="')[1].split('"')[0]

    found = read(record.replace("&amp;", "&"))

    back = f"{SEARCH}?q=narady&amp;rodzaj=meeting&amp;od=2014&amp;strona=2"
    assert f'<a href="{back}">Back to the results of the search</a>' in found
    assert "Back to the results" not in read(record.split("?")[0])


@pytest.mark.parametrize(
    "typed",
    [
        "https://evil.example/",
        "//evil.example",
        "javascript:alert(1)",
        "rodzaj=meeting",
        "q=",
        "&" * 3000,
        "%",
    ],
)
def test_the_way_back_leads_only_to_the_search(home: Partnership, read: Reader, typed: str) -> None:
    page = read(f"/partnerstwa/zwolen/?{urlencode({'wyniki': typed})}")

    assert "Back to the results" not in page
    assert "evil.example" not in page.split("<main")[1].split("</main")[0]


def test_the_way_back_is_only_text(home: Partnership, read: Reader) -> None:
    page = read(f"/partnerstwa/zwolen/?{urlencode({'wyniki': urlencode({'q': SCRIPT, 'next': '//evil'})})}")

    assert "<script>alert" not in page
    assert "Back to the results" in page
    assert "//evil" not in page.split("<main")[1].split("</main")[0]
