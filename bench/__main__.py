"""``make bench``: builds both sets once, measures, prints a table, writes JSON, judges the gates."""

import json
import os
import re
import shutil
import statistics
import subprocess
import sys
import time
from dataclasses import asdict, dataclass
from pathlib import Path

from bench import pages, scale, voting
from bench.gates import Gate, gates_of_the_country
from bench.intake import gates_of_intake
from bench.old_site_gates import gates_of_bringing_in
from bench.portal import gates_of_the_portal
from bench.server import Running, cpu_seconds, running
from config import embedded, service
from config.footprint import measure
from config.options import ROOT, enter_mode

HOME = Path(os.environ.get("SPOIWO_BENCH_HOME", ROOT / "var" / "bench"))
RESULTS = ROOT / "bench" / "results"


@dataclass(frozen=True, slots=True)
class Measured:
    """What one page costs: milliseconds, processor milliseconds, statements, bytes as sent."""

    median: float
    p95: float
    cpu: float
    queries: int
    size: int


def main() -> None:
    enter_mode("demo")
    os.environ["SPOIWO_SECRET_KEY"] = "a key of the benchmark that guards nothing"  # true
    found: dict[str, dict[str, Measured]] = {}
    figures: dict[str, float] = {}
    for name in ("small", "national"):
        home = HOME / name
        os.environ["SPOIWO_HOME"] = str(home)
        with embedded.running(home):
            figures |= _prepare(home, name)
            found[name] = _measure_pages(home)
            if name == "small":
                figures |= _measure_whole(home)
                figures |= voting.measure(home)
                figures |= _measure_within("invitations")
                figures |= _measure_within("minutes")
                figures |= _measure_within("offers")
                figures |= _measure_within("reports")
                figures |= _measure_within("intake")
                figures |= _measure_within("old_site")
            else:
                figures |= _measure_within("rollup") | _measure_within("printing")
                figures |= _measure_within("desk")
    figures |= scale.measure(HOME / "small", HOME / "national")
    figures |= _measure_visits(HOME / "visits")
    _write(found, figures)
    _print(found, figures)
    sys.exit(0 if _judge(found, figures) else 1)


def _prepare(home: Path, name: str) -> dict[str, float]:
    """Build a set once; the national one reports how fast it was built."""
    service.require_managed("prepare", "--demonstration")
    if name == "small":
        _build(home / pages.MEETINGS, "meetings", "Building ten years of meetings …")
        return {}
    rates = _build(home / "built.json", "national", "Building the national set …")
    return rates | _build(home / "events.json", "events", "Building ten years of everybody’s work …")


def _build(mark: Path, module: str, said: str) -> dict[str, float]:
    """Build a part of a set once; return what was told when it was built."""
    if not mark.exists():
        print(said, flush=True)
        built = subprocess.run(
            [sys.executable, "-m", "bench.within", module], check=True, capture_output=True, text=True
        )
        mark.write_text(built.stdout.splitlines()[-1], encoding="utf-8")
    told: dict[str, float] = json.loads(mark.read_text(encoding="utf-8"))
    return told


def _measure_pages(home: Path) -> dict[str, Measured]:
    # A page kept in memory asks nothing: what is counted is how it is made anew.
    os.environ["SPOIWO_KEPT_PAGES"] = "no"
    counted = subprocess.run(
        [sys.executable, "-m", "bench.within", "queries"], check=True, capture_output=True, text=True
    )
    queries: dict[str, int] = json.loads(counted.stdout.splitlines()[-1])
    with running(home) as up:
        return {page.name: _measure(up, page, queries[page.name]) for page in pages.measured(home)}


def _measure_within(module: str) -> dict[str, float]:
    """Return what a module of the benchmark measures without a server, in seconds."""
    done = subprocess.run(
        [sys.executable, "-m", "bench.within", module], check=True, capture_output=True, text=True
    )
    figures: dict[str, float] = json.loads(done.stdout.splitlines()[-1])
    return figures


def _measure_visits(home: Path) -> dict[str, float]:
    """Return the figures of communiqués, measured in a home of their own, made anew: visits are committed,
    and those of a run that was broken off would be made in the next."""
    shutil.rmtree(home, ignore_errors=True)
    os.environ["SPOIWO_HOME"] = str(home)
    with embedded.running(home):
        service.require_managed("prepare")
        return _measure_within("communiques")


def _measure(up: Running, page: pages.Page, queries: int) -> Measured:
    connection = up.connect()
    for _ in range(5):
        status, body, _kind = up.get(connection, page.address)
        if status != 200:
            raise SystemExit(f"{page.address} answered {status}")
    times = []
    before = cpu_seconds()
    for _ in range(page.requests):
        began = time.perf_counter()
        up.get(connection, page.address)
        times.append((time.perf_counter() - began) * 1000)
    cpu = (cpu_seconds() - before) * 1000 / page.requests
    return Measured(
        median=statistics.median(times),
        p95=statistics.quantiles(times, n=20)[-1],
        cpu=cpu,
        queries=queries,
        size=len(body),
    )


def _measure_whole(home: Path) -> dict[str, float]:
    """Return the weight of a first visit in bytes, the memory of the whole service at rest in MiB, and what
    a page kept for visitors costs beside a constant answer."""
    with running(home, with_worker=True, keeps_pages=True) as up:
        weight = _first_visit(up)
        costs = {
            page: _measure(up, pages.Page(page, page, 3_000), 0).cpu
            for page in (pages.BARE, *pages.KEPT.values())
        }
        time.sleep(5)
        shares = [share for share in measure(os.getpid()) if share.pid != os.getpid()]
    return {
        "first_visit_bytes": weight,
        "memory_mib": sum(share.kibibytes for share in shares) / 1024,
        **{f"kept_{name}_ratio": costs[page] / costs[pages.BARE] for name, page in pages.KEPT.items()},
    }


def _first_visit(up: Running) -> float:
    """Add HTML, style, scripts and the fonts a Polish page loads, as sent."""
    connection = up.connect()
    _status, _body, _kind = up.get(connection, pages.START)
    connection.request("GET", pages.START)
    html = connection.getresponse().read().decode()
    assets = set(re.findall(r'(?:href|src)="(/static/[^"]+\.(?:css|js|woff2|svg))"', html))
    style = next(asset for asset in assets if asset.endswith(".css"))
    connection.request("GET", style)
    sheet = connection.getresponse().read().decode()
    fonts = set(re.findall(r'url\("?([^")]+(?:latin|polish)[^")]*\.woff2)"?\)', sheet))
    assets |= {"/static/" + font.split("../")[-1].removeprefix("/static/") for font in fonts}
    return float(len(_body) + sum(len(up.get(connection, asset)[1]) for asset in sorted(assets)))


def _gates(found: dict[str, dict[str, Measured]], figures: dict[str, float]) -> list[Gate]:
    small, national = found["small"], found["national"]
    register, found_words = small["register of 69"], national["search, found"]
    return [
        Gate.at_most(
            "queries of the register", national["register of 69"].queries, pages.MAX_QUERIES_OF_REGISTER
        ),
        Gate.at_most(
            "CPU of the register / bare view",
            register.cpu / small["bare view"].cpu,
            pages.MAX_CPU_RATIO_OF_REGISTER,
        ),
        Gate.at_most(
            "queries of a meeting of 700", small["meeting of 700"].queries, pages.MAX_QUERIES_OF_MEETING
        ),
        Gate.at_most(
            "queries, meeting of 700 minus of 7",
            small["meeting of 700"].queries - small["meeting of 7"].queries,
            0,
        ),
        Gate.at_most("HTML of the start page, bytes", national["start"].size, pages.MAX_HTML_BYTES),
        Gate.at_most("search found, ms", found_words.median, pages.MAX_SEARCH_FOUND_MS),
        Gate.at_most(
            "search not found, ms", national["search, not found"].median, pages.MAX_SEARCH_NOT_FOUND_MS
        ),
        Gate.at_least(
            "memberships recorded per second",
            figures["memberships_per_second"],
            pages.MIN_MEMBERSHIPS_PER_SECOND,
        ),
        *(
            Gate.at_least(
                f"{secrecy} ballots accepted per second",
                figures[f"{secrecy}_ballots_per_second"],
                voting.MIN_BALLOTS_PER_SECOND,
            )
            for secrecy in ("secret", "open")
        ),
        *gates_of_the_portal(small, figures),
        Gate.at_most("first visit, bytes", figures["first_visit_bytes"], pages.MAX_FIRST_VISIT_BYTES),
        Gate.at_most(
            "1,000 invitations queued, s", figures["invitations_seconds"], pages.MAX_INVITATIONS_SECONDS
        ),
        Gate.at_most(
            "minutes of 69 as DOCX, s", figures["minutes_docx_seconds"], pages.MAX_MINUTES_DOCX_SECONDS
        ),
        Gate.at_most(
            "minutes of 69 as PDF, s", figures["minutes_pdf_seconds"], pages.MAX_MINUTES_PDF_SECONDS
        ),
        Gate.at_most(
            "figures of a year of 100, ms", figures["report_figures_ms"], pages.MAX_REPORT_FIGURES_MS
        ),
        Gate.at_most("report of 100 as PDF, s", figures["report_pdf_seconds"], pages.MAX_REPORT_PDF_SECONDS),
        Gate.at_most(
            "report of 100 as DOCX, s", figures["report_docx_seconds"], pages.MAX_REPORT_DOCX_SECONDS
        ),
        *gates_of_the_country(figures),
        Gate.at_most("search of 20,000 offers, ms", figures["offers_search_ms"], pages.MAX_OFFERS_SEARCH_MS),
        Gate.at_most(
            "queries of the board of postings", figures["board_queries"], pages.MAX_QUERIES_OF_BOARD
        ),
        Gate.at_most("queries of the officer's desk", figures["desk_queries"], pages.MAX_QUERIES_OF_DESK),
        Gate.at_most("board of 24 × 100, ms", figures["board_ms"], pages.MAX_BOARD_MS),
        Gate.at_most("276 postings visited, s", figures["visits_276_seconds"], pages.MAX_VISITS_SECONDS),
        Gate.at_most("of them not visited", figures["visits_276_not_made"], 0),
        Gate.at_most("visitors at once", figures["visits_at_once"], 8),
        Gate.at_most("visitors at one host", figures["visits_at_a_host"], 1),
        Gate.at_most("10,000 postings, worker killed: lost", figures["visits_10000_lost"], 0),
        Gate.at_most("10,000 postings, worker killed: doubled", figures["visits_10000_doubled"], 0),
        *gates_of_intake(figures),
        *gates_of_bringing_in(figures),
        Gate.at_most("memory at rest, MiB (PSS)", figures["memory_mib"], pages.MAX_MEMORY_MIB),
    ]


def _judge(found: dict[str, dict[str, Measured]], figures: dict[str, float]) -> bool:
    gates = _gates(found, figures)
    print(f"\n{'gate':<48}{'measured':>12}   limit")
    for gate in gates:
        verdict = "" if gate.is_passed else "   FAILED"
        print(f"{gate.name:<48}{gate.value:>12.2f}   {gate.limit}{verdict}")
    return all(gate.is_passed for gate in gates)


def _print(found: dict[str, dict[str, Measured]], figures: dict[str, float]) -> None:
    print(f"\n{'set':<10}{'page':<22}{'median ms':>10}{'p95 ms':>9}{'CPU ms':>8}{'queries':>9}{'bytes':>9}")
    for name, measured in found.items():
        for page, row in measured.items():
            print(
                f"{name:<10}{page:<22}{row.median:>10.1f}{row.p95:>9.1f}{row.cpu:>8.2f}"
                f"{row.queries:>9}{row.size:>9}"
            )
    for name, value in figures.items():
        print(f"{name}: {value:,.2f}" if value < 10 else f"{name}: {value:,.0f}")


def _write(found: dict[str, dict[str, Measured]], figures: dict[str, float]) -> None:
    RESULTS.mkdir(exist_ok=True)
    content = {
        "pages": {name: {page: asdict(row) for page, row in rows.items()} for name, rows in found.items()},
        "figures": figures,
    }
    (RESULTS / "latest.json").write_text(json.dumps(content, indent=2), encoding="utf-8")


if __name__ == "__main__":
    main()
