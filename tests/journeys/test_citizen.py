"""A citizen reads: who belonged on a day, what the search finds, in which language and colours."""

import csv
import io
import json
import re
from collections.abc import Callable
from pathlib import Path

import openpyxl
import pytest
from odf.opendocument import load as load_ods
from odf.table import TableRow
from odf.teletype import extractText
from playwright.sync_api import Page, expect

from tests.journeys.browser import OpenPage
from tests.journeys.words import on_screen

REGISTER = "/partnerstwa/lubuskie-es/sygnatariusze/"
MEMBERS = "main table.rows tbody th > a"
Reader = Callable[[Path], list[str]]


def _names_of_json(path: Path) -> list[str]:
    return [row["name"] for row in json.loads(path.read_text(encoding="utf-8"))["members"]]


def _names_of_csv(path: Path) -> list[str]:
    rows = csv.reader(io.StringIO(path.read_text(encoding="utf-8-sig")), delimiter=";")
    return [row[0] for row in rows if row][1:]


def _names_of_xlsx(path: Path) -> list[str]:
    sheet = openpyxl.load_workbook(path).worksheets[0]
    return [str(row[0].value) for row in sheet.iter_rows(min_row=2)]


def _names_of_ods(path: Path) -> list[str]:
    table = load_ods(str(path)).spreadsheet.childNodes[0]
    return [extractText(row.childNodes[0]) for row in table.getElementsByType(TableRow)][1:]


FORMATS: dict[str, Reader] = {
    "JSON": _names_of_json,
    "CSV": _names_of_csv,
    "XLSX": _names_of_xlsx,
    "ODS": _names_of_ods,
}


def _names_on(page: Page) -> list[str]:
    page.wait_for_load_state()
    names = page.locator(MEMBERS).all_inner_texts()
    return [name.replace("\N{NO-BREAK SPACE}", " ") for name in names]


@pytest.mark.parametrize("javascript", [True, False], ids=["with a script", "without a script"])
def test_who_belonged_on_the_last_day_of_2016(open_page: OpenPage, javascript: bool) -> None:
    page = open_page(javascript=javascript)
    page.goto(REGISTER)

    page.get_by_label(on_screen("As of")).fill("31 grudnia 2016 r.")
    page.get_by_role("button", name=on_screen("Show"), exact=True).click()

    expect(page.locator(".count .big")).to_have_text("69")
    assert len(_names_on(page)) == 69
    expect(page).to_have_title(re.compile("Lubuskie – ekonomia społeczna, 31 grudnia 2016 r. – Spoiwo$"))


def test_the_chart_is_told_as_a_table(page: Page) -> None:
    page.goto(f"{REGISTER}?dzien=2016-12-31")
    table = page.locator("figure.chart details")

    table.locator("summary").click()

    counts = [int(text) for text in table.locator("tbody td:nth-of-type(1)").all_inner_texts()]
    assert sum(counts) == 69


def test_the_register_is_the_same_in_every_file(page: Page, tmp_path: Path) -> None:
    page.goto(f"{REGISTER}?dzien=2016-12-31")
    shown = _names_on(page)

    for label, names_of in FORMATS.items():
        with page.expect_download() as download:
            page.locator(".downloads").get_by_role("link", name=label).click()
        path = tmp_path / download.value.suggested_filename
        download.value.save_as(path)
        assert names_of(path) == shown, label


def test_a_day_that_does_not_exist_is_answered_in_words(page: Page) -> None:
    page.goto(REGISTER)
    day = page.get_by_label(on_screen("As of"))

    day.fill("31.02.2016")
    day.press("Enter")

    expect(day).to_have_value("31.02.2016")
    expect(day).to_have_attribute("aria-invalid", "true")
    expect(page.locator("#asof-error")).not_to_be_empty()


@pytest.mark.parametrize(
    ("typed", "found"),
    [
        ("Zwoleniu", "Powiatowy Urząd Pracy w Zwoleniu"),
        ("zwolen", "Powiatowy Urząd Pracy w Zwoleniu"),
        ("PUP", "Powiatowy Urząd Pracy w Zwoleniu"),
    ],
)
def test_the_search_understands_endings_letters_and_abbreviations(page: Page, typed: str, found: str) -> None:
    page.goto("/szukaj/")

    page.locator("#q").focus()
    page.keyboard.type(typed)
    page.keyboard.press("Enter")

    hit = page.locator(".results li").filter(has=page.get_by_role("link", name=found, exact=True))
    expect(hit).to_have_count(1)
    expect(page.locator(".results mark").first).to_be_visible()


def test_the_first_result_is_opened_with_the_keyboard_alone(page: Page) -> None:
    page.goto("/szukaj/?q=Zwoleniu")
    first = page.locator(".results a").first
    address = first.get_attribute("href")
    past_kinds = page.get_by_role("link", name=on_screen("Skip to the results"), exact=True)
    page.locator("#q").focus()

    # The button, the folded filters, the way past the many kinds of results, and the first result itself.
    page.keyboard.press("Tab")
    page.keyboard.press("Tab")
    page.keyboard.press("Tab")
    expect(past_kinds).to_be_focused()
    page.keyboard.press("Enter")
    page.keyboard.press("Tab")
    expect(first).to_be_focused()
    page.keyboard.press("Enter")

    page.wait_for_url(f"**{address}")


def test_the_page_speaks_three_languages_and_keeps_the_colours(page: Page) -> None:
    page.goto(f"{REGISTER}?dzien=2016-12-31")
    page.locator('button[name="theme"][value="dark"]').click()

    for language in ("uk", "en", "pl"):
        page.locator(f'button[name="language"][value="{language}"]').click()
        expect(page.locator("html")).to_have_attribute("lang", language)
        expect(page.locator("html")).to_have_attribute("data-theme", "dark")
        expect(page.get_by_role("heading", level=1)).to_contain_text(on_screen("Signatories", language))
        expect(page.locator(".count .big")).to_have_text("69")
    # Names stay Polish and say so, whatever language the furniture speaks.
    page.locator('button[name="language"][value="uk"]').click()
    language = page.locator(MEMBERS).first.evaluate("link => link.closest('[lang]').lang")
    assert language == "pl"
