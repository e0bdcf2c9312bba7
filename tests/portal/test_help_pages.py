"""Pages about the site itself: instruction, contact, privacy, map, and a 404 that helps (BIP-05, PKE-02)."""

import re
from datetime import date

import pytest
from django.conf import settings
from django.test import Client
from django.utils.translation import override
from django_scopes import scope

from spoiwo.comments.web import VOTER_COOKIE
from spoiwo.common.actors import SystemActor
from spoiwo.portal.cookies import cookies
from spoiwo.registry.services import assign_partnership_role
from spoiwo.registry.states import PartnershipRole
from tests.cast import Cast, ClientOf
from tests.factories.accessibility import an_old_declaration
from tests.factories.registry import an_organization
from tests.reading import english, questions, read

SYSTEM = SystemActor("tests")


def _secretariat(cast: Cast) -> None:
    with scope(partnership=cast.partnership):
        assign_partnership_role(
            actor=SYSTEM,
            partnership=cast.partnership,
            role=PartnershipRole.SECRETARIAT,
            organization=an_organization(name="Powiatowy Urząd Pracy w Zwoleniu"),
            since=date(2020, 1, 1),
            contact_name="Olga Sekretarska",
            contact_email="sekretariat@example.org",
        )


def test_bip_05_the_site_has_a_search_an_instruction_editors_and_a_way_to_what_is_not_published(
    cast: Cast,
) -> None:
    _secretariat(cast)
    an_old_declaration(None)
    reader = english(Client())

    assert 'name="q"' in read(reader, "/szukaj/")
    assert "Looking at another day" in read(reader, "/instrukcja/")
    page = read(reader, "/kontakt/")
    for words in ("How to get what is not published", "Olga Sekretarska", "sekretariat@example.org"):
        assert words in page
    assert 'href="/partnerstwa/powiat-zwolenski/wnioski/"' in page
    # Who runs the site is told by its accessibility statement.
    assert "dostepnosc@example.org" in page
    for address in ("/instrukcja/", "/kontakt/", "/prywatnosc/", "/mapa-strony/"):
        assert f'href="{address}"' in read(reader, "/").partition("<footer")[2]


def test_the_page_of_contacts_asks_no_more_where_there_are_more_partnerships(cast: Cast) -> None:
    few = questions(Client(), "/kontakt/")
    _secretariat(cast)

    assert questions(Client(), "/kontakt/") == few <= 5


def test_a_partnership_that_is_not_public_is_in_no_list(cast: Cast) -> None:
    type(cast.other).objects.filter(pk=cast.other.pk).update(stage="preparation")

    for address in ("/kontakt/", "/mapa-strony/"):
        page = read(Client(), address)
        assert "powiat-przysuski" not in page
        assert "powiat-zwolenski" in page


@pytest.mark.django_db
def test_pke_02_nothing_asks_for_a_consent_and_every_cookie_is_told_with_purpose_and_life() -> None:
    page = read(english(Client()), "/prywatnosc/")

    with override("en"):
        for cookie in cookies():
            row = page.partition(f"<code>{cookie.name}</code>")[2].partition("</tr>")[0]
            assert str(cookie.purpose) in row
            assert (cookie.life or "until the browser is closed") in row
    start = read(Client(), "/")
    assert "cookie" not in start.partition("<footer")[0].lower()
    assert "<dialog" not in start


def test_pke_02_the_names_are_those_the_code_sets(cast: Cast, client_of: ClientOf) -> None:
    told = {cookie.name for cookie in cookies()}
    named = {settings.SESSION_COOKIE_NAME, settings.CSRF_COOKIE_NAME, settings.LANGUAGE_COOKIE_NAME}
    named |= {VOTER_COOKIE}
    assert named <= told
    # Nothing else in the code sets a cookie by itself.
    setting = {
        path.relative_to(settings.ROOT).as_posix()
        for path in settings.ROOT.glob("spoiwo/**/*.py")
        if ".set_cookie(" in path.read_text(encoding="utf-8")
    }
    assert setting == {"spoiwo/portal/views/appearance.py", "spoiwo/comments/web.py"}

    reader = client_of(cast.officer)
    reader.post("/wyglad/", {"theme": "dark"})
    reader.post("/jezyk/", {"language": "en"})
    reader.get("/partnerstwa/powiat-zwolenski/wnioski/dostepnosc/")
    reader.get("/konto/logout/")
    reader.post("/konto/logout/")

    assert set(reader.cookies) <= told


@pytest.mark.django_db
def test_a_page_that_is_not_there_offers_the_search_and_the_map() -> None:
    answer = english(Client()).get("/nie-ma-takiej-strony/")

    page = answer.content.decode()
    assert answer.status_code == 404
    assert re.search(r'<form[^>]*role="search" action="/szukaj/"', page)
    assert 'href="/mapa-strony/"' in page
