"""A real Chromium for the journeys, and axe to judge each page they visit.

Without Chromium the journeys are skipped, and the run says so at its end; with
``SPOIWO_REQUIRE_JOURNEYS=1`` (as in CI) they fail instead.
"""

import os
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, sync_playwright
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
TIMEOUT_MS = 10_000

CheckPage = Callable[[Page], None]


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
    with sync_playwright() as playwright:
        chromium = playwright.chromium.launch(executable_path=executable, args=FLAGS)
        yield chromium
        chromium.close()


@pytest.fixture
def page(browser: Browser, live_server: LiveServer) -> Iterator[Page]:
    """A fresh Polish visitor of a freshly started server; addresses may begin with a slash."""
    context = browser.new_context(
        base_url=live_server.url,
        locale="pl-PL",
        timezone_id="Europe/Warsaw",
        viewport={"width": 1280, "height": 900},
    )
    context.set_default_timeout(TIMEOUT_MS)
    yield context.new_page()
    context.close()


@pytest.fixture
def accessible() -> CheckPage:
    """``accessible(page)`` fails with every breach of WCAG 2.2 AA that axe finds on the page."""
    script = AXE.read_text(encoding="utf-8")

    def check(page: Page) -> None:
        # Evaluated, not loaded: the page's content security policy forbids foreign scripts.
        page.evaluate(script)
        result = page.evaluate("tags => axe.run(document, {runOnly: {type: 'tag', values: tags}})", AXE_TAGS)
        found = [
            f"{violation['id']}: {violation['help']}\n    "
            + "\n    ".join(f"{node['target']} {node['html'][:160]}" for node in violation["nodes"])
            for violation in result["violations"]
        ]
        assert not found, f"{page.url}\n" + "\n".join(found)

    return check


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    reports = terminalreporter.stats.get("skipped", [])
    skipped = [report for report in reports if MISSING in str(report.longrepr)]
    if skipped:
        terminalreporter.section("JOURNEYS SKIPPED", sep="!", red=True, bold=True)
        terminalreporter.write_line(f"{len(skipped)} journeys in a real browser did not run: {MISSING}.")
