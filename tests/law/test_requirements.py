"""Duties of the law that this part of the product fulfils, each proved under its own number.

The numbers are those of the catalogue of legal duties (accessibility, personal data, cookies,
interoperability, open data, language). Duties proved elsewhere are named in ``PROVED_ELSEWHERE``.
"""

import re
from datetime import date
from pathlib import Path

import pytest
from django.conf import settings
from django.test import Client
from django.urls import resolve
from django_scopes import scope

from spoiwo.audit.models import LogEntry
from spoiwo.registry.models import Organization, Person
from tests.architecture.access_table import PUBLIC as PUBLIC_ROUTES
from tests.cast import Cast
from tests.factories.registry import a_person, a_representative, a_signatory, an_office, an_organization
from tests.journeys import pages

TESTS = Path(__file__).resolve().parent.parent
PROVED_ELSEWHERE = {
    "A11Y-01": "journeys/test_every_page.py",
    "A11Y-03": "journeys/test_every_page.py",
    "A11Y-04": "files/test_law.py",
    "A11Y-05": "common/polish/test_proofing.py",
    "A11Y-13": "documents/test_accessible_files.py",
    "A11Y-12": "requests/test_law.py",
    "A11Y-06": "accessibility/test_law.py",
    "A11Y-07": "accessibility/test_law.py",
    "A11Y-08": "accessibility/test_law.py",
    "A11Y-10": "accessibility/test_law.py",
    "A11Y-11": "accessibility/test_law.py",
    "A11Y-15": "accessibility/test_law.py",
    "A11Y-16": "attendance/test_answers.py",
    "BIP-05": "portal/test_help_pages.py",
    "BIP-01": "pages/test_versions.py",
    "BIP-02": "pages/test_versions.py",
    "BIP-03": "pages/test_versions.py",
    "BIP-04": "pages/test_versions.py",
    "BIP-06": "pages/test_versions.py",
    "BIP-07": "requests/test_law.py",
    "BIP-08": "pages/test_versions.py",
    "BIP-09": "redactions/test_law.py",
    "EU-01": "projects/test_lineup.py",
    "EU-02": "projects/test_lineup.py",
    "EU-03": "projects/test_lineup.py",
    "EU-04": "projects/test_marked_papers.py",
    "EU-05": "projects/test_project_pages.py",
    "EU-06": "projects/test_posters.py",
    "EU-07": "projects/test_lineup.py",
    "EU-08": "projects/test_record_project.py",
    "EU-09": "projects/test_project_pages.py",
    "GDPR-01": "privacy/test_law.py",
    "GDPR-02": "privacy/test_owed.py",
    "GDPR-03": "privacy/test_law.py",
    "GDPR-04": "newsletters/test_law.py",
    "GDPR-05": "privacy/test_dossier.py",
    "GDPR-06": "privacy/test_breaches.py",
    "GDPR-07": "privacy/test_due.py",
    "GDPR-09": "privacy/test_law.py",
    "JRWA-03": "privacy/test_archive.py",
    "PKE-02": "portal/test_help_pages.py",
    "GDPR-11": "files/test_everywhere.py",
    "GDPR-10": "privacy/test_special_words.py",
    "GDPR-12": "privacy/test_looks.py",
    "PKE-04": "newsletters/test_law.py",
    "PKE-05": "newsletters/test_law.py",
}
# Answers that are not pages: files, forms without a page of their own, the pattern book.
NOT_PAGES = {
    "health_live", "health_ready", "files:file_download", "portal:appearance_set", "portal:language_set",
    "opendata:register_csv", "opendata:register_json", "opendata:register_ods", "opendata:register_xlsx",
    "notifications:preview_html", "notifications:preview_list", "portal:wzornik",
    "portal:wzornik_suggestions", "portal:subregion", "attendance:calendar", "attendance:body_calendar",
    # Colours of a partnership, a style sheet (tests/sites).
    "sites:sheet",
    # A picture (tests/projects).
    "projects:place_picture", "projects:sign_picture",
    # Feeds, files and data for programs; each is read back by the tests of its room.
    "portal:article_atom", "portal:article_json", "portal:article_file", "portal:item_file",
    "portal:publication_file",
    "portal:communique_atom", "portal:communique_json", "portal:communique_file", "portal:offer_sheet",
    "portal:practice_file", "portal:showcase_file", "portal:catalogue_file", "portal:procurement_file",
    "portal:robots", "portal:security_txt", "portal:sitemap_index", "portal:sitemap_part",
    "portal:gala_file", "portal:idea_file", "portal:indicator_file", "portal:plan_file", "portal:report_file",
    "opendata:hsds",
    "opendata:hsds_at_location", "opendata:hsds_at_locations",
    "opendata:hsds_openapi", "opendata:hsds_organization", "opendata:hsds_organizations",
    "opendata:hsds_service", "opendata:hsds_services",
    # Opened only with the link of a letter (tests/newsletters).
    "newsletters:confirm", "newsletters:keep", "newsletters:refuse", "newsletters:unsubscribe",
    # Opened only with the code of a door that is open (tests/attendance).
    "attendance:check_in",
    # Opened only with the key of a consent to be seen on a photo (tests/files).
    "files:own_consent",
}  # fmt: skip
PHONE, EMAIL = "+48600700800", "prywatny.adres@example.org"
SINCE = date(2018, 3, 28)
DATE_IN_WORDS = re.compile(
    r"\d{1,2}[ \u00a0](stycznia|lutego|marca|kwietnia|maja|czerwca|lipca|sierpnia|września|października"
    r"|listopada|grudnia)[ \u00a0]\d{4}"
)


@pytest.fixture
def office(cast: Cast) -> Organization:
    """A signatory of the cast's partnership, with a head and a representative who has private contacts."""
    with scope(partnership=cast.partnership):
        office = an_organization(name="Powiatowy Urząd Pracy w Zwoleniu")
        a_signatory(cast.partnership, office, since=SINCE)
        person = a_person("Anna", "Nowak")
        an_office(person, office)
        a_representative(cast.partnership, office, person, email=EMAIL, phone=PHONE)
    return office


@pytest.fixture
def public_pages(cast: Cast, office: Organization) -> dict[str, str]:
    """Every public page about the partnership, its signatory and its people, as text."""
    home = cast.partnership.get_absolute_url()
    person = Person.objects.get(family_name="Nowak")
    addresses = [
        "/", "/partnerstwa/", "/instytucje/", "/terytorium/", "/skroty/", "/licencje/", "/otwarte-dane/",
        home, f"{home}sygnatariusze/", f"{home}sygnatariusze/?dzien=2020-01-01",
        f"{home}sygnatariusze.json", f"{home}sygnatariusze.csv",
        office.get_absolute_url(), f"/osoby/{person.pk}/", "/szukaj/?q=Nowak", "/szukaj/?q=prywatny.adres",
    ]  # fmt: skip
    answers = {address: Client().get(address) for address in addresses}
    assert {answer.status_code for answer in answers.values()} == {200}
    return {address: answer.content.decode("utf-8") for address, answer in answers.items()}


@pytest.mark.parametrize(("number", "place"), PROVED_ELSEWHERE.items())
def test_a_duty_proved_elsewhere_is_named_there(number: str, place: str) -> None:
    words = (TESTS / place).read_text(encoding="utf-8").lower()

    assert number.lower() in words or number.lower().replace("-", "_") in words


def test_a11y_01_every_public_page_is_walked_by_the_journeys() -> None:
    addresses = [address.partition("?")[0] for address in pages.PUBLIC.values() if address != "{institution}"]
    walked = {resolve(re.sub(r"\{\w+\}", "1", address)).view_name for address in addresses}

    assert walked | {"portal:organization"} >= PUBLIC_ROUTES - NOT_PAGES


@pytest.mark.django_db
@pytest.mark.parametrize("language", ["pl", "en", "uk"])
def test_a11y_02_the_page_says_its_language_and_foreign_words_say_theirs(
    client: Client, language: str
) -> None:
    client.cookies[settings.LANGUAGE_COOKIE_NAME] = language

    page = client.get("/").content.decode()

    assert f'<html lang="{language}"' in page
    for code in ("pl", "en", "uk"):
        assert re.search(rf'<button[^>]*value="{code}" lang="{code}"', page)


def test_a11y_09_dates_in_words_stand_in_time_elements(public_pages: dict[str, str]) -> None:
    for address, page in public_pages.items():
        if "<main" not in page:
            continue
        body = page.partition("<main")[2].partition("</main>")[0]
        outside = re.sub(r"<time datetime=.\d{4}[^>]*>.*?</time>|<caption.*?</caption>", "", body, flags=re.S)
        assert not DATE_IN_WORDS.search(re.sub(r"<[^>]*>", "", outside)), address


def test_a11y_14_nothing_plays_flashes_or_asks_for_a_puzzle() -> None:
    forbidden = re.compile(r"<(video|audio|marquee|blink|object|embed)\b|autoplay|captcha", re.IGNORECASE)
    templates = [*settings.ROOT.glob("templates/**/*.html"), *settings.ROOT.glob("spoiwo/**/*.html")]

    assert templates
    for path in templates:
        assert not forbidden.search(path.read_text(encoding="utf-8")), path
    assert "prefers-reduced-motion: reduce" in (settings.ROOT / "static/css/base.css").read_text("utf-8")


def test_gdpr_08_the_public_sees_only_name_office_and_institution(public_pages: dict[str, str]) -> None:
    digits = PHONE.removeprefix("+48")

    for address, page in public_pages.items():
        told = page.replace('prywatny.adres" ', "") if "szukaj" in address else page
        assert EMAIL not in told, address
        assert digits not in re.sub(r"[\s\u00a0]", "", told), address


def test_pke_01_reading_stores_nothing_in_the_browser(cast: Cast, office: Organization) -> None:
    visitor = Client()

    for address in ("/", "/partnerstwa/", "/instytucje/", office.get_absolute_url(), "/szukaj/?q=pup"):
        assert not visitor.get(address).cookies, address
    assert not visitor.cookies


@pytest.mark.django_db
def test_pke_03_nothing_foreign_can_watch_the_reader(client: Client) -> None:
    answer = client.get("/")
    policy = {part.split()[0]: part.split()[1:] for part in answer["Content-Security-Policy"].split(";")}

    assert policy["default-src"] == ["'none'"]
    for source in ("script-src", "connect-src", "img-src", "font-src", "style-src"):
        assert set(policy[source]) <= {"'self'", "data:"}, source


# What an officer typed or pressed without a connection is kept on her device until it is sent: storage
# without which the service asked for cannot be given (art. 399), on inner pages only.
NECESSARY = {"door.js", "keep.js"}


def test_pke_03_only_what_is_unsent_is_kept_in_the_browser_of_an_officer(
    public_pages: dict[str, str],
) -> None:
    keeping = {
        path.name
        for path in settings.ROOT.glob("static/js/*.js")
        if "localStorage" in path.read_text(encoding="utf-8")
    }

    assert keeping == NECESSARY
    for address, page in public_pages.items():
        assert not re.search(r'<script[^>]*src="[^"]*/js/(door|keep)[.\w]*js"', page), address


def test_kri_02_the_book_of_deeds_tells_who_when_what_and_cannot_be_changed(
    cast: Cast, office: Organization
) -> None:
    entry = LogEntry.objects.filter(object_id=str(office.pk), action="registry.organization.created").get()

    assert (bool(entry.actor_name), bool(entry.at), bool(entry.object_name)) == (True, True, True)
    with pytest.raises(TypeError, match="append-only"):
        entry.save()
    with pytest.raises(TypeError, match="append-only"):
        entry.delete()


@pytest.mark.parametrize(
    ("ending", "kind"),
    [
        ("json", "application/json"),
        ("csv", "text/csv; charset=utf-8"),
        ("xlsx", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"),
        ("ods", "application/vnd.oasis.opendocument.spreadsheet"),
    ],
)
def test_kri_03_the_register_is_given_in_the_formats_of_the_regulation(
    cast: Cast, office: Organization, ending: str, kind: str
) -> None:
    answer = Client().get(f"{cast.partnership.get_absolute_url()}sygnatariusze.{ending}")

    assert answer.status_code == 200
    assert answer["Content-Type"].lower().startswith(kind)


def test_open_01_the_data_carry_their_licence_and_description(cast: Cast, office: Organization) -> None:
    address = f"{cast.partnership.get_absolute_url()}sygnatariusze"
    data = Client().get(f"{address}.json").json()
    description = Client().get("/otwarte-dane/").content.decode()

    assert data["licence"]["url"].startswith("https://creativecommons.org/")
    assert (data["schema"], data["count"], data["members"][0]["name"]) == (
        "spoiwo.register/1", 1, office.name,
    )  # fmt: skip
    for ending in ("json", "csv", "xlsx", "ods"):
        assert f"{address}.{ending}" in description


@pytest.mark.django_db
def test_lang_01_a_public_page_is_polish_unless_the_reader_chooses_otherwise() -> None:
    answer = Client(headers={"Accept-Language": "en-GB,en"}).get("/partnerstwa/")

    assert answer["Content-Language"] == "pl"
    assert "Partnerstwa" in answer.content.decode()
