"""An officer brings in a list: looks first, mends, and only then saves."""

from pathlib import Path

import openpyxl
import pytest
from playwright.sync_api import Page, expect

from spoiwo.registry.models import Organization, Signatory
from tests.journeys.browser import CheckPage
from tests.journeys.people import OFFICER, SignIn
from tests.journeys.words import counted, on_screen

HERE = "/pulpit/powiat-zwolenski-2018/import/"
REGISTER = "/partnerstwa/powiat-zwolenski-2018/sygnatariusze/?dzien=2020-03-01"
ROWS = [
    ("Nazwa", "Rodzaj", "Data przystąpienia"),
    ("Fundacja Kuźnia Pomysłów w Zwoleniu", "fundacja", "01.03.2020"),
    ("Spółdzielnia Socjalna Lipa", "spółdzielnia socjalna", "31.02.2020"),
    ("Powiatowy Urząd Pracy w Zwoleniu", "powiatowy urząd pracy", "28.03.2018"),
]


@pytest.fixture
def a_list(tmp_path: Path) -> Path:
    """A workbook with a new institution, an impossible day and somebody who belongs already."""
    book = openpyxl.Workbook()
    sheet = book.active
    assert sheet is not None
    for row in ROWS:
        sheet.append(row)
    path = tmp_path / "lista.xlsx"
    book.save(path)
    return path


def _press(page: Page, name: str) -> None:
    page.get_by_role("button", name=name, exact=True).click()


def test_a_list_is_looked_at_before_anything_is_written(
    page: Page, sign_in: SignIn, accessible: CheckPage, a_list: Path
) -> None:
    before = (Organization.objects.count(), Signatory._base_manager.count())
    sign_in(page, OFFICER).goto(HERE)

    page.locator('input[type="file"]').set_input_files(a_list)
    _press(page, on_screen("Bring in and look"))

    rows = page.locator("table.import tbody tr")
    expect(rows).to_have_count(3)
    expect(rows.nth(1)).to_contain_text("31.02.2020")
    expect(page.get_by_role("button", name=on_screen("Save the list"), exact=True)).to_have_count(0)
    assert (Organization.objects.count(), Signatory._base_manager.count()) == before
    accessible(page)

    _press(page, counted("Leave out %(number)s row that needs mending", "…", 1))
    _press(page, on_screen("Save the list"))

    expect(page.locator("main")).to_contain_text(on_screen("The list is saved."))
    assert (Organization.objects.count(), Signatory._base_manager.count()) == (before[0] + 1, before[1] + 1)
    page.goto(REGISTER)
    expect(page.get_by_role("link", name="Fundacja Kuźnia Pomysłów w Zwoleniu")).to_be_visible()
    expect(page.locator(".count .big")).to_have_text("8")
