"""The officer sets colour, sign, menu and host name of the partnership's pages."""

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django_scopes import scope

from spoiwo.audit.models import LogEntry
from spoiwo.common.actors import SystemActor
from spoiwo.common.exceptions import BadInput, ConcurrentChange, NotAllowed
from spoiwo.sites import checking
from spoiwo.sites.models import Site
from spoiwo.sites.services import SiteDraft, edit_site
from spoiwo.sites.states import NOT_WHEN_EMPTY, Section
from tests.cast import Cast, ClientOf
from tests.factories.projects import a_joined_project
from tests.factories.sites import a_sign, a_site

HERE = "/pulpit/powiat-zwolenski/strona/"
PAGE = "/partnerstwa/powiat-zwolenski/"
SYSTEM = SystemActor("tests")


def fields(**more: object) -> dict[str, object]:
    return {"version": 0, "colour": "", "links": "", "host": "", "sign_words": ""} | more


def read(address: str) -> str:
    answer = Client().get(address, headers={"accept-language": "pl"})
    assert answer.status_code == 200
    return answer.content.decode()


def test_without_settings_a_page_looks_like_the_portal(cast: Cast) -> None:
    page = read(PAGE)

    assert 'class="own"' not in page
    assert "barwy-" not in page


def test_what_an_officer_sets_every_page_of_the_partnership_shows(cast: Cast, client_of: ClientOf) -> None:
    sent = fields(colour="#1f4e8c", place_meetings="1", place_about="2", links="Kontakt | /kontakt/")
    sign = SimpleUploadedFile("a.png", a_sign().getvalue(), "image/png")
    sent |= {"sign": sign, "sign_words": "Most na Zwoleńce"}

    answer = client_of(cast.officer).post(HERE, sent)

    assert answer.status_code == 302
    page = read(PAGE + "sygnatariusze/")
    # With its size, so that nothing jumps when it comes.
    assert 'alt="Most na Zwoleńce" width="144" height="48"' in page
    assert page.index(f'href="{PAGE}spotkania/">') < page.index(f'href="{PAGE}" aria-current="true"')
    assert '<a href="/kontakt/">Kontakt</a>' in page
    assert 'href="/partnerstwa/powiat-zwolenski/barwy-' in page
    assert LogEntry.objects.filter(action="sites.site.edited").count() == 1


def test_another_partnership_keeps_its_own_look(cast: Cast) -> None:
    a_site(cast.partnership, colour="#1f4e8c")

    assert "barwy-" not in read("/partnerstwa/powiat-przysuski/")


def test_the_style_sheet_is_held_for_ever_under_the_name_of_its_content(cast: Cast) -> None:
    a_site(cast.partnership, colour="#1f4e8c")
    address = read(PAGE).partition('href="/partnerstwa/powiat-zwolenski/barwy-')[2].partition('"')[0]

    answer = Client().get(f"{PAGE}barwy-{address}")

    assert answer["Content-Type"].startswith("text/css")
    assert "immutable" in answer["Cache-Control"]
    assert "--accent:light-dark(#1f4e8c" in answer.content.decode()
    assert Client().get(f"{PAGE}barwy-0000000000.css").status_code == 404


def test_a_colour_nobody_could_read_is_refused_with_the_nearest_that_can_be(
    cast: Cast, client_of: ClientOf
) -> None:
    answer = client_of(cast.officer).post(HERE, fields(colour="#ffd500", links="Kontakt | /kontakt/"))

    page = answer.content.decode()
    assert answer.status_code == 422
    assert "4.5:1" in page or "4,5:1" in page
    assert "Kontakt | /kontakt/" in page
    with scope(partnership=cast.partnership):
        assert not Site.objects.exists()


def test_the_nearest_colour_that_was_proposed_is_taken() -> None:
    with pytest.raises(BadInput) as refused:
        checking.checked_colour("#ffd500")

    proposed = "#" + str(refused.value.message).rpartition("#")[2][:6]
    assert checking.checked_colour(proposed) == proposed


def test_a_preview_saves_nothing(cast: Cast, client_of: ClientOf) -> None:
    client = client_of(cast.officer)

    answer = client.post(HERE, fields(colour="#7a1f5c", place_bodies="1", preview="1"))

    assert answer.status_code == 200
    assert f"{HERE}podglad-7a1f5c.css" in answer.content.decode()
    assert ".site-preview{--accent:" in client.get(f"{HERE}podglad-7a1f5c.css").content.decode()
    with scope(partnership=cast.partnership):
        assert not Site.objects.exists()


@pytest.mark.parametrize(
    "line",
    [
        "Kontakt",
        "| /kontakt/",
        "Zło | javascript:alert(1)",
        "Zło | //evil.example",
        "Zło | http://example.org/",
        "Zło | https://a@evil.example/",
        'Zło | /"onclick',
        "Zło | https://[bad",
    ],
)
def test_an_own_link_leads_to_a_page_here_or_to_https(line: str) -> None:
    with pytest.raises(BadInput):
        checking.read_links(line)


def test_the_menu_holds_a_handful_of_own_links() -> None:
    with pytest.raises(BadInput):
        checking.read_links("\n".join(["Kontakt | /kontakt/"] * 9))


@pytest.mark.parametrize("words", ["", "logo", "znak.png"])
def test_a_sign_without_words_is_refused(cast: Cast, words: str) -> None:
    with pytest.raises(BadInput):
        a_site(cast.partnership, sign=a_sign(), sign_name="znak.png", sign_words=words)


def test_what_is_no_picture_is_no_sign(cast: Cast, client_of: ClientOf) -> None:
    sign = SimpleUploadedFile("a.png", b"<svg onload=alert(1)>", "image/png")

    answer = client_of(cast.officer).post(HERE, fields(sign=sign, sign_words="Most na Zwoleńce"))

    assert answer.status_code == 422


def test_a_sign_is_kept_small_and_replaced_whole(cast: Cast) -> None:
    first = a_site(cast.partnership, sign=a_sign(), sign_words="Most na Zwoleńce").sign
    assert first
    draft = SiteDraft(sign=a_sign(300, 300), sign_words="Herb powiatu")

    with scope(partnership=cast.partnership):
        site = edit_site(actor=SYSTEM, partnership=cast.partnership, draft=draft, version=1)

    assert site.sign
    assert first.size < 5_000
    assert site.sign != first
    assert Client().get(f"/pliki/{first.uuid}/").status_code == 404


def test_two_officers_do_not_overwrite_each_other(cast: Cast) -> None:
    a_site(cast.partnership, colour="#1f4e8c")

    with pytest.raises(ConcurrentChange):
        a_site(cast.partnership, colour="#7a1f5c")


def test_only_the_secretariat_and_the_coordinator_set_the_look(cast: Cast) -> None:
    with pytest.raises(NotAllowed):
        a_site(cast.partnership, actor=cast.auditor, colour="#1f4e8c")


@pytest.mark.parametrize(
    "typed", ["localhost", "example.org", "other.example.org", "a b.partners.example.org", "-.x", "a" * 300]
)
def test_a_host_name_the_operator_has_not_opened_is_refused(db: None, typed: str) -> None:
    with pytest.raises(BadInput):
        checking.checked_host(typed)


def test_a_host_name_belongs_to_one_partnership(cast: Cast) -> None:
    a_site(cast.partnership, host="zwolen.partners.example.org")

    with pytest.raises(BadInput):
        a_site(cast.other, host="https://Zwolen.partners.example.org/")


def test_a_section_appears_in_the_menu_with_the_first_thing_in_it(cast: Cast) -> None:
    a_site(cast.partnership, sections=(Section.PROJECTS,))
    before = read(PAGE)
    with scope(partnership=cast.partnership):
        a_joined_project(cast.partnership)

    assert 'class="own-menu"' not in before
    assert f'<a href="{PAGE}projekty/">' in read(PAGE).partition('class="own-menu"')[2]


def test_every_section_leads_somewhere(cast: Cast) -> None:
    a_site(cast.partnership, sections=tuple(Section))
    page = read(PAGE)
    menu = page.partition('class="own-menu"')[2].partition("</ul>")[0]

    addresses = [part.partition('"')[0] for part in menu.split('href="')[1:]]

    # A section that is still empty waits until something is in it.
    assert len(addresses) == len(Section) - len(NOT_WHEN_EMPTY)
    # Without a statement of its own the one of the installation is shown.
    assert {Client().get(address).status_code for address in addresses} <= {200, 302}
