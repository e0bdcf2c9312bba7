"""The officer's pages of language versions."""

import re

import pytest
from django.conf import settings
from django.test import Client

from spoiwo.partnerships.models import Partnership
from spoiwo.partnerships.outline import read_outline
from spoiwo.partnerships.selectors import language_version, words_of
from spoiwo.partnerships.services import set_statements
from spoiwo.partnerships.states import Language, StatementKind
from tests.cast import Cast, ClientOf
from tests.factories.partnerships import SYSTEM
from tests.partnerships.test_translations import rewritten, translated, with_aims

pytestmark = pytest.mark.django_db
EN = Language.ENGLISH


def address(partnership: Partnership, end: str = "en/") -> str:
    return f"/pulpit/{partnership.slug}/partnerstwo/jezyki/{end}"


def sent(partnership: Partnership, **texts: str) -> dict[str, str]:
    return {"version": language_version(partnership, EN).mark} | texts


@pytest.fixture
def officer(cast: Cast, client_of: ClientOf) -> Client:
    client = client_of(cast.officer)
    client.cookies[settings.LANGUAGE_COOKIE_NAME] = "en"
    return client


def test_the_list_tells_how_far_each_version_has_come(cast: Cast, officer: Client) -> None:
    translated(cast.partnership, short_name="Short")

    page = officer.get(address(cast.partnership, "")).content.decode()

    assert "1 of 2 texts translated" in page
    assert page.index("partial") < page.index("not begun")


def test_a_field_speaks_its_language_beside_the_polish_words(cast: Cast, officer: Client) -> None:
    with_aims(cast.partnership, "rozwój\n- praca")

    page = officer.get(address(cast.partnership)).content.decode()

    assert re.search(r'<input[^>]*name="official_name"[^>]* lang="en"', page)
    assert f'<div lang="pl"><p>{cast.partnership.official_name}' in page.replace("\u00a0", " ")
    assert "Aims 1.1" in page
    assert 'name="mission"' not in page  # nothing is said in Polish either


def test_what_is_written_is_saved(cast: Cast, officer: Client) -> None:
    answer = officer.post(address(cast.partnership), sent(cast.partnership, short_name="Zwolen  County"))

    assert answer.status_code == 302
    assert str(words_of([cast.partnership], "en")[cast.partnership.pk].short_name) == "Zwolen County"


def test_a_name_too_long_keeps_what_was_typed_and_says_why(cast: Cast, officer: Client) -> None:
    typed = sent(cast.partnership, short_name="x" * 121, official_name="Keep me")

    answer = officer.post(address(cast.partnership), typed)

    assert answer.status_code == 422
    assert "Keep me" in answer.content.decode()
    assert "120" in answer.content.decode()


def test_the_second_officer_sees_what_the_first_saved_and_loses_nothing(cast: Cast, officer: Client) -> None:
    typed = sent(cast.partnership, short_name="mine")
    translated(cast.partnership, short_name="theirs")

    first = officer.post(address(cast.partnership), typed)
    second = officer.post(address(cast.partnership), typed | sent(cast.partnership))

    assert first.status_code == 422
    assert "theirs" in first.content.decode()
    assert 'value="mine"' in first.content.decode()
    assert language_version(cast.partnership, EN).mark != typed["version"]
    assert second.status_code == 302
    assert str(words_of([cast.partnership], "en")[cast.partnership.pk].short_name) == "mine"


def test_words_written_for_a_removed_statement_are_handed_back(cast: Cast, officer: Client) -> None:
    with_aims(cast.partnership, "rozwój")
    name = f"statement_{cast.partnership.statements.get().pk}"
    typed = sent(cast.partnership, **{name: "growth of the county"})
    set_statements(
        actor=SYSTEM, partnership=cast.partnership, kind=StatementKind.AIM, drafts=read_outline("praca")
    )

    answer = officer.post(address(cast.partnership), typed)

    assert answer.status_code == 422
    assert "growth of the county" in answer.content.decode()


def test_an_old_translation_is_shown_with_the_words_it_was_made_from(cast: Cast, officer: Client) -> None:
    before = cast.partnership.official_name
    translated(cast.partnership, official_name="Partnership")
    rewritten(cast.partnership, official_name="Całkiem nowa nazwa")

    page = officer.get(address(cast.partnership)).content.decode().replace("\u00a0", " ")
    ticked = sent(cast.partnership, official_name="Partnership", right_official_name="on")
    officer.post(address(cast.partnership), ticked)

    assert "Out of date." in page
    assert f'<p lang="pl">{before}</p>' in page
    assert language_version(cast.partnership, EN).outdated == 0


@pytest.mark.parametrize("language", ["pl", "de", "english"])
def test_a_language_content_is_not_kept_in_is_not_found(cast: Cast, officer: Client, language: str) -> None:
    assert officer.get(address(cast.partnership, f"{language}/")).status_code == 404
