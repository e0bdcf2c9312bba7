"""Public pages in another language: what is translated is said in it, the rest is Polish and marked so."""

from datetime import date

import pytest
from django.conf import settings
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from spoiwo.partnerships.models import Partnership
from spoiwo.partnerships.outline import read_outline
from spoiwo.partnerships.selectors import language_version
from spoiwo.partnerships.services import (
    VersionDraft,
    add_relation,
    set_statements,
    translate_partnership,
)
from spoiwo.partnerships.states import Language, RelationKind, StatementKind
from spoiwo.registry import services
from spoiwo.registry.models import Organization
from spoiwo.registry.selectors import foreign_names, mark_of
from tests.factories.partnerships import a_partnership
from tests.factories.registry import an_organization
from tests.portal.conftest import SYSTEM, Reader
from tests.portal.test_partnership_page import rewritten

PAGE = "/partnerstwa/zwolen/"
NAME = "Partnership for the social economy in Zwoleń County"
LEAD = '<p class="lead">'


def plain(page: str) -> str:
    return page.replace("\u00a0", " ")


def reader_of(language: str) -> Client:
    client = Client()
    client.cookies[settings.LANGUAGE_COOKIE_NAME] = language
    return client


@pytest.fixture
def read(visitor: Client, db: None) -> Reader:
    """Return the HTML of a page with its marks of language, which are what these tests are about."""

    def reader(address: str) -> str:
        answer = visitor.get(address)
        assert answer.status_code == 200, (address, answer.status_code)
        return answer.content.decode()

    return reader


def translated(partnership: Partnership, **texts: str) -> None:
    translated_into(Language.ENGLISH, partnership, texts)


def translated_into(language: Language, partnership: Partnership, texts: dict[str, str]) -> None:
    translate_partnership(
        actor=SYSTEM,
        partnership=partnership,
        language=language,
        draft=VersionDraft(texts=texts),
        mark=language_version(partnership, language).mark,
    )


def with_aims(partnership: Partnership, outline: str) -> None:
    set_statements(
        actor=SYSTEM, partnership=partnership, kind=StatementKind.AIM, drafts=read_outline(outline)
    )


def test_the_translated_name_is_the_heading_and_the_polish_one_stands_below(
    home: Partnership, read: Reader
) -> None:
    translated(home, official_name=NAME, short_name="Zwoleń County")

    page = plain(read(PAGE))

    assert f"<h1>{NAME}</h1>" in page
    assert f'{LEAD}<span lang="pl">{home.official_name}</span></p>' in page
    assert page.index("<h1>") < page.index(f'<span lang="pl">{home.official_name}')
    assert "<title>Zwoleń County – Spoiwo</title>" in page
    assert '<span aria-current="page">Zwoleń County</span>' in page


def test_what_is_not_translated_stays_polish_and_is_marked_so(home: Partnership, read: Reader) -> None:
    rewritten(home, mission="Wspieranie słabszych", introduction="Zawiązane oddolnie")
    with_aims(home, "rozwój\n- praca")
    aim = home.statements.get(text="praca")
    translated(home, mission="Support of the weaker", **{f"statement_{aim.pk}": "work"})

    page = plain(read(PAGE))

    assert "<p>Support of the weaker</p>" in page
    assert '<div lang="pl"><p>Zawiązane oddolnie</p></div>' in page
    assert '<span class="num">1.</span> <span><span lang="pl">rozwój</span></span>' in page
    assert '<span class="num">1.1.</span> <span>work</span>' in page


def test_a_translation_says_that_the_polish_text_binds_and_leads_to_it(
    home: Partnership, visitor: Client
) -> None:
    translated(home, official_name=NAME)

    page = visitor.get(PAGE).content.decode()
    visitor.post("/jezyk/", {"language": "pl", "next": PAGE})
    polish = visitor.get(PAGE).content.decode()

    assert "The Polish text is binding." in plain(page)
    assert '<button class="btn plain" type="submit" name="language" value="pl">' in page
    assert f"<h1>{home.official_name}</h1>" in plain(polish)


def test_a_page_with_nothing_translated_says_nothing_of_translations(home: Partnership, read: Reader) -> None:
    assert "The Polish text is binding." not in plain(read(PAGE))


def test_a_translation_older_than_the_polish_text_says_so(home: Partnership, read: Reader) -> None:
    with_aims(home, "rozwój ekonomii")
    translated(home, **{f"statement_{home.statements.get().pk}": "growth"})
    fresh = plain(read(PAGE))

    with_aims(home, "rozwój gospodarki")
    old = plain(read(PAGE))

    assert "out of date" not in fresh
    assert "<span>growth</span>" in old
    assert "parts of the translation are out of date" in old


def test_a_version_in_one_language_is_not_shown_in_another(home: Partnership) -> None:
    translated_into(Language.UKRAINIAN, home, {"official_name": "Партнерство повіту"})

    english = plain(reader_of("en").get(PAGE).content.decode())
    ukrainian = plain(reader_of("uk").get(PAGE).content.decode())

    assert f'<h1><span lang="pl">{home.official_name}</span></h1>' in english
    assert "<h1>Партнерство повіту</h1>" in ukrainian


@pytest.mark.parametrize("address", [PAGE, "/partnerstwa/", "/", f"{PAGE}sygnatariusze/"])
def test_the_polish_page_is_the_same_with_and_without_translations(home: Partnership, address: str) -> None:
    with_aims(home, "rozwój")
    reader = Client()
    reader.get(address)
    with CaptureQueriesContext(connection) as before:
        untouched = reader.get(address).content

    translated(home, official_name=NAME, **{f"statement_{home.statements.get().pk}": "growth"})
    with CaptureQueriesContext(connection) as after:
        assert reader.get(address).content == untouched

    assert [query["sql"] for query in after] == [query["sql"] for query in before]
    assert not any("translation" in query["sql"] for query in after)


@pytest.mark.parametrize(
    "address", [PAGE, "/partnerstwa/", "/", f"{PAGE}sygnatariusze/", "/instytucje/{office}"]
)
def test_another_language_costs_one_query_a_page_whatever_it_shows(
    home: Partnership, office: Organization, address: str
) -> None:
    for number in range(3):
        other = a_partnership(f"inne-{number}", f"Inne {number}")
        add_relation(actor=SYSTEM, partnership=home, kind=RelationKind.PART_OF, other=other)
        translated(other, short_name=f"Other {number}")
    with_aims(home, "rozwój\n- praca")
    translated(home, official_name=NAME)
    address = address.replace("/instytucje/{office}", office.get_absolute_url())
    polish, english = reader_of("pl"), reader_of("en")
    polish.get(address)
    english.get(address)

    with CaptureQueriesContext(connection) as in_polish:
        polish.get(address)
    with CaptureQueriesContext(connection) as in_english:
        english.get(address)

    assert len(in_english) == len(in_polish) + 1


def test_lists_crumbs_and_links_use_the_translated_short_name(home: Partnership, read: Reader) -> None:
    translated(home, short_name="Zwoleń County", official_name=NAME)
    part = a_partnership("czesc", "Część")
    add_relation(actor=SYSTEM, partnership=part, kind=RelationKind.PART_OF, other=home)

    assert f'<a href="{PAGE}">Zwoleń County</a>' in plain(read("/partnerstwa/"))
    assert f'<a href="{PAGE}">Zwoleń County</a>' in plain(read("/"))
    register = plain(read(f"{PAGE}sygnatariusze/"))
    assert f'<a href="{PAGE}">Zwoleń County</a>' in register
    assert "Signatories: Zwoleń County" in register
    assert f'<dd><a href="{PAGE}">Zwoleń County</a></dd>' in plain(read("/partnerstwa/czesc/"))


def test_hostile_words_in_a_translation_stay_text(home: Partnership, read: Reader) -> None:
    rewritten(home, mission="Misja", introduction="Wstęp")
    hostile = "<script>alert(1)</script>"
    translated(home, official_name=hostile, short_name=hostile, mission=hostile, introduction=hostile)

    for address in (PAGE, "/partnerstwa/", "/", f"{PAGE}sygnatariusze/"):
        assert hostile not in read(address)


@pytest.fixture
def office(db: None) -> Organization:
    office = an_organization("Powiatowy Urząd Pracy w Zwoleniu", "irp.pup")
    services.translate_organization(
        actor=SYSTEM,
        organization=office,
        names={Language.ENGLISH: "Zwoleń County Labour Office"},
        mark=mark_of(foreign_names(office)),
    )
    return office


def test_an_institution_keeps_its_polish_heading_with_the_translated_name_below(
    office: Organization, read: Reader
) -> None:
    page = plain(read(office.get_absolute_url()))
    ukrainian = plain(reader_of("uk").get(office.get_absolute_url()).content.decode())

    assert f'<h1><span lang="pl">{office.name}</span></h1>\n{LEAD}Zwoleń County Labour Office</p>' in page
    assert "Labour Office" not in ukrainian
    assert "Labour Office" not in plain(read("/instytucje/"))


def test_a_name_of_before_is_not_given_the_translation_of_today(office: Organization, read: Reader) -> None:
    services.rename_organization(
        actor=SYSTEM, organization=office, name="Urząd Pracy Powiatu", on=date(2019, 1, 1)
    )
    office.refresh_from_db()
    address = office.get_absolute_url()

    today, earlier = plain(read(address)), plain(read(f"{address}?dzien=2018-01-01"))

    assert "Zwoleń County Labour Office" in today
    assert "The Polish name has changed since it was translated." in today
    assert "Zwoleń County Labour Office" not in earlier
