"""How fast documents are taken in: ``python -m bench.within intake``; no database is asked."""

import json
import resource
import statistics
import subprocess
import sys
import time
from collections.abc import Iterator, Mapping
from itertools import cycle, islice
from pathlib import Path
from tempfile import TemporaryDirectory

from bench.gates import Gate
from bench.understanding import OWN
from spoiwo.documents.model import Document, Paragraph
from spoiwo.documents.render import to_docx
from spoiwo.intake.understanding import bundled, understand

PAGE = 2_500
MANY = 200
# Characters of a document a partnership keeps, in the mean.
SEED = 3_900
MAX_PAGE_MS = 300
MAX_FIFTY_SECONDS = 8
MAX_WORKER_MIB = 600
MIN_A_SECOND = 5


def measure() -> dict[str, float]:
    """Return the time of a page and of fifty, the memory then, and documents a second by the command."""
    understand(_text(PAGE), gazetteer=bundled())
    pages = [_seconds(_text(PAGE, start)) for start in range(18)]
    fifty = _seconds(_text(50 * PAGE))
    most = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    return {
        "intake_page_ms": statistics.median(pages) * 1000,
        "intake_slowest_page_ms": max(pages) * 1000,
        "intake_fifty_seconds": fifty,
        "intake_worker_mib": most,
        "intake_a_second": _documents_a_second(),
    }


def gates_of_intake(figures: Mapping[str, float]) -> Iterator[Gate]:
    """Yield the gates of reading and understanding."""
    yield Gate.at_most("page of a document understood, ms", figures["intake_page_ms"], MAX_PAGE_MS)
    yield Gate.at_most("50 pages understood, s", figures["intake_fifty_seconds"], MAX_FIFTY_SECONDS)
    yield Gate.at_most("memory of a worker then, MiB", figures["intake_worker_mib"], MAX_WORKER_MIB)
    yield Gate.at_least("documents taken in per second", figures["intake_a_second"], MIN_A_SECOND)


def _text(length: int, start: int = 0) -> str:
    """Return so many characters of our own documents, beginning with one of them."""
    texts = [path.read_text(encoding="utf-8") for path in sorted(OWN.glob("*.txt"))]
    found = ""
    for text in islice(cycle(texts), start, None):
        found += f"{text}\n"
        if len(found) >= length:
            return found[:length]
    return found


def _seconds(text: str) -> float:
    began = time.perf_counter()
    understand(text, gazetteer=bundled())
    return time.perf_counter() - began


def _documents_a_second() -> float:
    """Take in so many documents with the command, one in two as DOCX, its start among the time."""
    with TemporaryDirectory(prefix="spoiwo-bench-") as place:
        paths = [_document(Path(place), number) for number in range(MANY)]
        command = [sys.executable, "-m", "config.cli", "intake", *map(str, paths), "--out", f"{place}/out"]
        began = time.perf_counter()
        subprocess.run(command, check=True, capture_output=True)
        return MANY / (time.perf_counter() - began)


def _document(place: Path, number: int) -> Path:
    path = place / f"{number}.{'docx' if number % 2 else 'txt'}"
    text = f"Dokument {number}. {_text(SEED, number)}"
    lines = tuple(Paragraph(line) for line in text.split("\n") if line.strip())
    path.write_bytes(to_docx(Document(f"Dokument {number}", lines)) if number % 2 else text.encode())
    return path


if __name__ == "__main__":
    print(json.dumps(measure()))
