"""The pages that are measured, and the limits they must keep (goals G4, G6, G8, G10, G11)."""

import json
from dataclasses import dataclass
from pathlib import Path

REGISTER = "/partnerstwa/lubuskie-es/sygnatariusze/?dzien=2016-12-31"
BARE = "/health/live"
START = "/"
ARTICLES = "/artykuly/"
ARTICLE = (
    "/partnerstwa/powiat-nowodworski-2024/artykuly/blisko-150-osob-na-konferencji-otwierajacej-partnerstwo/"
)
# Pages of the portal that are kept in memory for visitors.
KEPT = {"start": START, "articles": ARTICLES, "article": ARTICLE}


@dataclass(frozen=True, slots=True)
class Page:
    """An address with a name for the table."""

    name: str
    address: str
    requests: int = 120


PAGES = (
    # The clock of the processor ticks a hundred times a second: what is cheap is asked often.
    Page("bare view", BARE, 3_000),
    Page("start", START),
    Page("articles", ARTICLES),
    Page("article", ARTICLE),
    Page("partnerships", "/partnerstwa/"),
    Page("partnership", "/partnerstwa/lubuskie-es/"),
    Page("register of 69", REGISTER, 400),
    Page("register as JSON", "/partnerstwa/lubuskie-es/sygnatariusze.json?dzien=2016-12-31"),
    Page("institutions", "/instytucje/"),
    Page("territory", "/terytorium/1414/"),
    Page("search, found", "/szukaj/?q=Zwoleniu", 40),
    Page("search, not found", "/szukaj/?q=rewitalizacja", 40),
    Page("search, common word", "/szukaj/?q=gmina", 40),
)

# Addresses of the set of meetings, written where it was built.
MEETINGS = "meetings.json"


def measured(home: Path) -> tuple[Page, ...]:
    """Return the pages of a home: the usual ones, and those of its meetings where they were built."""
    mark = home / MEETINGS
    built: dict[str, str] = json.loads(mark.read_text(encoding="utf-8")) if mark.exists() else {}
    return (*PAGES, *(Page(name, address, 200) for name, address in built.items()))


MAX_QUERIES_OF_REGISTER = 6
MAX_QUERIES_OF_PORTAL = 12
# Made anew, beside a bare view (goals G1 and G2: CPU / ping).
MAX_CPU_RATIO_OF_PORTAL = 25.0
MAX_CPU_RATIO_OF_REGISTER = 25.0
MAX_QUERIES_OF_MEETING = 12
MAX_NATIONAL_RATIO = 1.2
MAX_SEARCH_FOUND_MS = 73.0
MAX_SEARCH_NOT_FOUND_MS = 80.0
MIN_MEMBERSHIPS_PER_SECOND = 2000.0
# No less than half of what the bare server does with a constant answer.
MAX_KEPT_RATIO = 2.0
MAX_HTML_BYTES = 15_000
MAX_FIRST_VISIT_BYTES = 60_000
MAX_INVITATIONS_SECONDS = 2
MAX_MINUTES_DOCX_SECONDS = 1.0
MAX_MINUTES_PDF_SECONDS = 2.0
MAX_REPORT_FIGURES_MS = 150.0
MAX_REPORT_PDF_SECONDS = 2.0
MAX_FIGURES_RATIO = 5.0
MAX_PDF_RATIO = 2.0
MAX_ROLLUP_SECONDS = 3.0
MAX_ROLLUP_RATIO = 3.0
MAX_REPORTS_SECONDS = 90.0
MAX_GROWTH_MIB = 16.0
MAX_REPORT_DOCX_SECONDS = 1.0
MAX_OFFERS_SEARCH_MS = 50.0
MAX_QUERIES_OF_BOARD = 10
MAX_QUERIES_OF_DESK = 15
MAX_BOARD_MS = 150
MAX_VISITS_SECONDS = 60
MAX_MEMORY_MIB = 400.0
