"""``make lighthouse``: performance and accessibility of public pages as Lighthouse sees them; 100 is asked.

Needs Node 18.16 or newer and Chromium (``CHROME_PATH``, or ``chromium`` among the programs). Lighthouse comes
from the registry of npm, of the versions and with the sums in ``bench/browser/package-lock.json``.
"""

import json
import os
import shutil
import statistics
import subprocess
import sys
from collections.abc import Iterator, Mapping
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from bench import pages
from bench.server import running
from config import embedded, service
from config.options import ROOT, enter_mode

HOME = Path(os.environ.get("SPOIWO_BENCH_HOME", ROOT / "var" / "bench")) / "small"
RESULT = ROOT / "bench" / "results" / "lighthouse.json"
TOOL = ROOT / "bench" / "browser"
PAGES = {"start page": pages.START, "article": pages.ARTICLE, "register": pages.REGISTER}
WANTED = 100
# One run among several may meet a busy moment of the machine.
_RUNS = 3
_ASKED = ("performance", "accessibility")
_BROWSER = "--headless=new --no-sandbox --disable-background-networking --disable-dev-shm-usage"

Scores = dict[str, float]


def main() -> None:
    tool, chromium = _tool(), _chromium()
    enter_mode("demo")
    os.environ["SPOIWO_SECRET_KEY"] = "a key of the benchmark that guards nothing"  # true
    os.environ["SPOIWO_HOME"] = str(HOME)
    with embedded.running(HOME):
        service.require_managed("prepare", "--demonstration")
        with running(HOME, keeps_pages=True) as up:
            base = f"http://127.0.0.1:{up.port}"
            found = {name: _looked_at(tool, chromium, base + place) for name, place in PAGES.items()}
    RESULT.parent.mkdir(exist_ok=True)
    RESULT.write_text(json.dumps(found, indent=1), encoding="utf-8")
    for name, scores in found.items():
        print(f"{name:<12}", *(f"{kind} {score:.0f}" for kind, score in scores.items()))
    faults = list(below(found))
    print(*faults, sep="\n")
    sys.exit(1 if faults else 0)


def scores_of(told: Mapping[str, Any]) -> Scores:
    """Return the scores of a report of Lighthouse, of 100; raises ValueError where it gives none."""
    scores = {kind: told.get("categories", {}).get(kind, {}).get("score") for kind in _ASKED}
    if None in scores.values():
        raise ValueError(f"Lighthouse gives no score: {told.get('runtimeError', scores)}")
    return {kind: score * 100 for kind, score in scores.items()}


def faults_in(told: Mapping[str, Any]) -> Iterator[str]:
    """Yield what counts and fell short: the question Lighthouse asked, and the first place it names."""
    for kind in _ASKED:
        for asked in told["categories"][kind]["auditRefs"]:
            audit = told["audits"][asked["id"]]
            if asked["weight"] and (audit["score"] or 0) < 1 and audit["scoreDisplayMode"] != "notApplicable":
                places = audit.get("details", {}).get("items") or [{}]
                yield f"{audit['title']} {places[0].get('node', {}).get('snippet', '')}".strip()


def below(found: Mapping[str, Scores]) -> Iterator[str]:
    """Yield a sentence for each score below what is asked."""
    for name, scores in found.items():
        for kind, score in scores.items():
            if score < WANTED:
                yield f"{name}: {kind} {score:.0f}, asked {WANTED}"


def _looked_at(tool: Path, chromium: str, address: str) -> Scores:
    runs = [_run(tool, chromium, address) for _number in range(_RUNS)]
    return {kind: statistics.median(run[kind] for run in runs) for kind in _ASKED}


def _run(tool: Path, chromium: str, address: str) -> Scores:
    with TemporaryDirectory() as folder:
        report = Path(folder) / "report.json"
        command = [
            "node", str(tool), address, "--quiet", f"--only-categories={','.join(_ASKED)}", "--output=json",
            f"--output-path={report}", f"--chrome-flags={_BROWSER}",
        ]  # fmt: skip
        subprocess.run(command, check=True, timeout=180, env={**os.environ, "CHROME_PATH": chromium})
        told = json.loads(report.read_bytes())
        print(*(f"  {address}: {fault}\n" for fault in faults_in(told)), sep="", end="")
        return scores_of(told)


def _tool() -> Path:
    """Return Lighthouse's program; it is installed where it is not there yet."""
    program = TOOL / "node_modules" / "lighthouse" / "cli" / "index.js"
    if not program.exists():
        if shutil.which("npm") is None:
            raise SystemExit("Lighthouse needs Node: install nodejs and npm, then call this again.")
        command = ["npm", "ci", "--ignore-scripts", "--no-audit", "--no-fund"]
        subprocess.run(command, cwd=TOOL, check=True, timeout=600)
    return program


def _chromium() -> str:
    found = os.environ.get("CHROME_PATH") or shutil.which("chromium") or shutil.which("chromium-browser")
    if not found:
        raise SystemExit("Lighthouse needs Chromium: install it, or name its program in CHROME_PATH.")
    return found


if __name__ == "__main__":
    main()
