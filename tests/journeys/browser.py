"""A real Chromium for the journeys, and axe to judge each page they visit.

Without Chromium the journeys are skipped, and the run says so at its end; with
``SPOIWO_REQUIRE_JOURNEYS=1`` (as in CI) they fail instead.
"""

import os
import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import Any, Protocol

import pytest
from playwright.sync_api import (
    Browser,
    BrowserContext,
    ConsoleMessage,
    Page,
    Request,
    expect,
    sync_playwright,
)
from pytest_django.live_server_helper import LiveServer

AXE = Path(__file__).parent / "vendor" / "axe.min.js"
AXE_TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
FLAGS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]
MISSING = "Chromium is not installed (Debian and Ubuntu: apt-get install chromium)"
# Patience costs a good run nothing, and a busy machine is no reason to fail.
TIMEOUT_MS = 30_000
# A refused form and a page that is not there are part of the stories; Chromium calls both errors.
ANSWERS = "Failed to load resource: the server responded with a status of 4"

# What may differ between themes; the rest of the rules looks at the structure, which does not.
COLOUR_RULES = ["color-contrast", "link-in-text-block"]


class CheckPage(Protocol):
    """``accessible(page)``, or ``accessible(page, colours_only=True)`` for one more theme of a page."""

    def __call__(self, page: Page, *, colours_only: bool = False) -> None: ...


class OpenPage(Protocol):
    """``open_page(width=360, javascript=False)``: another visitor with a browser of her own."""

    def __call__(self, *, width: int = 1280, javascript: bool = True, language: str = "pl-PL") -> Page: ...


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """One Chromium for the whole run."""
    executable = shutil.which("chromium") or shutil.which("chromium-browser")
    if executable is None:
        if os.environ.get("SPOIWO_REQUIRE_JOURNEYS") == "1":
            pytest.fail(MISSING)
        pytest.skip(MISSING)
    # Playwright keeps an event loop in this thread; Django would take our queries for asynchronous ones.
    os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = "1"
    expect.set_options(timeout=TIMEOUT_MS)
    with sync_playwright() as playwright:
        chromium = playwright.chromium.launch(executable_path=executable, args=FLAGS)
        yield chromium
        chromium.close()


@pytest.fixture
def open_page(browser: Browser, stage: LiveServer) -> Iterator[OpenPage]:
    """Open browsers on the demonstration; whatever one of them complains of fails the story at its end."""
    contexts: list[BrowserContext] = []
    complaints: list[str] = []

    def open_one(*, width: int = 1280, javascript: bool = True, language: str = "pl-PL") -> Page:
        context = browser.new_context(
            base_url=stage.url,
            locale=language,
            timezone_id="Europe/Warsaw",
            viewport={"width": width, "height": 900},
            java_script_enabled=javascript,
        )
        context.set_default_timeout(TIMEOUT_MS)
        contexts.append(context)
        context.on("console", lambda message: _note_error(message, complaints))
        context.on("weberror", lambda error: complaints.append(str(error.error)))
        context.on("request", lambda request: _note_foreign(request, stage.url, complaints))
        return context.new_page()

    yield open_one
    for context in contexts:
        context.close()
    assert complaints == []


def _note_error(message: ConsoleMessage, complaints: list[str]) -> None:
    if message.type == "error" and not message.text.startswith(ANSWERS):
        complaints.append(f"{message.text} ({message.page.url if message.page else ''})")


def _note_foreign(request: Request, own: str, complaints: list[str]) -> None:
    if not request.url.startswith((own + "/", "data:", "blob:")):
        complaints.append(f"a request to another host: {request.url}")


@pytest.fixture
def page(open_page: OpenPage) -> Page:
    """A fresh Polish visitor; addresses may begin with a slash."""
    return open_page()


@pytest.fixture
def accessible() -> CheckPage:
    """``accessible(page)`` fails with every breach of WCAG 2.2 AA that axe finds on the page."""
    script = AXE.read_text(encoding="utf-8")

    def check(page: Page, *, colours_only: bool = False) -> None:
        only = (
            {"type": "rule", "values": COLOUR_RULES} if colours_only else {"type": "tag", "values": AXE_TAGS}
        )
        # A page just led to is looked at once its style has come: without it every link is too small.
        page.wait_for_load_state()
        # Evaluated, not loaded: the page's content security policy forbids foreign scripts.
        if not page.evaluate("'axe' in window"):
            page.evaluate(script)
        violations = page.evaluate(_VIOLATIONS, only)
        assert not violations, f"{page.url}\n" + "\n".join(map(_told, violations))
        # Of two elements with one name a link, a label or a heading finds the first.
        assert page.evaluate(_NAMED_TWICE) == [], page.url

    return check


# Axe would describe every element that passes as well, which takes longer than looking at them.
_VIOLATIONS = """only => axe.run(document, {runOnly: only, resultTypes: ["violations"]})
    .then(found => found.violations)"""
_NAMED_TWICE = """() => [...document.querySelectorAll("[id]")].map(one => one.id)
    .filter((name, place, all) => all.indexOf(name) !== place)"""


def _told(violation: dict[str, Any]) -> str:
    nodes = "\n    ".join(f"{node['target']} {node['html'][:160]}" for node in violation["nodes"])
    return f"{violation['id']}: {violation['help']}\n    {nodes}"


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    reports = terminalreporter.stats.get("skipped", [])
    skipped = [report for report in reports if MISSING in str(report.longrepr)]
    if skipped:
        terminalreporter.section("JOURNEYS SKIPPED", sep="!", red=True, bold=True)
        terminalreporter.write_line(f"{len(skipped)} journeys in a real browser did not run: {MISSING}.")
