"""How well documents are understood: ``python -m bench.understanding [--texts DIR --gold DIR] [--errors]``.

Without folders it measures our own documents in ``tests/intake/documents``. A text ``003_….txt`` belongs to
a gold file ``seed-003.json``, otherwise names are the same. Two names are one when most of their words,
brought to their basic forms, are the same; numbers and dates must be equal.
"""

import argparse
import json
import re
import time
from collections import defaultdict
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from spoiwo.common.polish.folding import fold
from spoiwo.intake.understanding import Confidence, Findings, bundled, findings_json, understand
from spoiwo.intake.understanding.words import basic_forms

OWN = Path(__file__).parents[1] / "tests" / "intake" / "documents"
ALIKE = 0.6
_SMALL = frozenset(("w", "we", "z", "ze", "i", "oraz", "na", "do", "dla", "o"))
Record = dict[str, Any]


@dataclass
class Score:
    """Right, wrong and missing findings of one kind; the same for those shown as certain."""

    right: int = 0
    wrong: int = 0
    missing: int = 0
    certain_right: int = 0
    certain_wrong: int = 0
    errors: list[str] = field(default_factory=list)

    @property
    def precision(self) -> float:
        """Return how many of the findings are right."""
        return self.right / (self.right + self.wrong) if self.right + self.wrong else 1.0

    @property
    def recall(self) -> float:
        """Return how many of what was to be found were found."""
        return self.right / (self.right + self.missing) if self.right + self.missing else 1.0

    @property
    def f1(self) -> float:
        """Return the harmonic mean of both."""
        total = 2 * self.right + self.wrong + self.missing
        return 2 * self.right / total if total else 1.0


def words(text: str) -> frozenset[str]:
    """Return the words that carry a name, in basic form without marks."""
    found = re.findall(r"[^\W_]+", text)
    return frozenset(fold(min(basic_forms(word))) for word in found if word.lower() not in _SMALL)


def same_name(gold: Record, found: Record) -> bool:
    """Say whether name or mention of one is name or mention of the other."""
    sides = [
        [words(str(row[key])) for key in ("name", "mention", "title") if row.get(key)]
        for row in (gold, found)
    ]
    return any(len(x & y) >= ALIKE * len(x | y) for x in sides[0] for y in sides[1] if x | y)


def same_count(gold: Record, found: Record) -> bool:
    """Say whether both count as many of something with a word in common."""
    said = [words(f"{row.get('what', '')} {row.get('mention', '')}") for row in (gold, found)]
    return bool(gold["value"] == found["value"] and {w for w in said[0] & said[1] if len(w) > 2})


def same_date(gold: Record, found: Record) -> bool:
    """Say whether both are on the same day."""
    return bool(gold["date"] == found["date"])


def same_aim(gold: Record, found: Record) -> bool:
    """Say whether half of the words of two aims are the same."""
    x, y = words(gold["name"]), words(found["name"])
    return len(x & y) >= len(x | y) / 2


_RULES: dict[str, Callable[[Record, Record], bool]] = {
    "organisations": same_name, "persons": same_name, "event dates": same_date, "counts": same_count,
    "territory": same_name, "project": same_name, "goals": same_aim,
}  # fmt: skip
_OVERALL = ("organisations", "persons", "event dates", "counts", "territory")


def rows(record: Record, kind: str) -> list[Record]:
    """Return the findings of a kind in a record of the issue's shape."""
    if kind == "event dates":
        return list({e["date"]: e for e in record.get("events", []) if e.get("date")}.values())
    if kind == "territory":
        area = (record.get("partnership") or {}).get("territory")
        return [area] if area else []
    if kind == "project":
        return [record["project"]] if record.get("project") else []
    if kind == "goals":
        return [{"name": goal} for goal in record.get("goals", [])]
    return list(record.get(kind, []))


def compare(kind: str, gold: Record, found: Record, certain: set[str], score: Score) -> None:
    """Add to a score how the findings of one document agree with its gold."""
    same = _RULES[kind]
    left = rows(gold, kind)
    free = rows(gold.get("optional", {}), kind) if kind in ("organisations", "persons", "counts") else []
    for row in rows(found, kind):
        hit = next((other for other in left if same(other, row)), None)
        is_certain = str(row.get("mention")) in certain or (kind == "event dates" and row["date"] in certain)
        if hit is not None:
            left.remove(hit)
            score.right += 1
            score.certain_right += is_certain
        elif not any(same(other, row) for other in free):
            score.wrong += 1
            score.certain_wrong += is_certain
            score.errors.append(f"extra: {_label(row)}")
    score.missing += len(left)
    score.errors += [f"missing: {_label(row)}" for row in left]


def _label(row: Record) -> str:
    return str(
        row.get("name") or row.get("title") or row.get("date") or f"{row.get('value')} {row.get('what')}"
    )


def certain_of(findings: Findings) -> set[str]:
    """Return the mentions, and dates of events, that are shown as certain."""
    groups = (findings.institutions, findings.persons, findings.counts)
    sure = {row.mention for group in groups for row in group if row.confidence is Confidence.CERTAIN}
    return sure | {e.date for e in findings.events if e.date and e.confidence is Confidence.CERTAIN}


def documents(texts: Path, gold: Path) -> Iterator[tuple[str, str, Record]]:
    """Yield name, text and gold of every document that has both."""
    for path in sorted(texts.glob("*.txt")):
        numbered = gold / f"seed-{path.stem[:3]}.json"
        answer = numbered if numbered.exists() else gold / f"{path.stem}.json"
        if answer.exists():
            yield path.stem, path.read_text(encoding="utf-8"), json.loads(answer.read_text(encoding="utf-8"))


def measure(texts: Path, gold: Path) -> tuple[dict[str, Score], int, int, float]:
    """Return the scores, how many kinds of documents were right, how many documents, and the seconds."""
    scores: dict[str, Score] = defaultdict(Score)
    kinds, number, seconds = 0, 0, 0.0
    understand("Rozgrzewka: Jan Kowalski, Radom.", gazetteer=bundled())
    for name, text, answer in documents(texts, gold):
        began = time.perf_counter()
        findings = understand(text, gazetteer=bundled())
        seconds += time.perf_counter() - began
        found = findings_json(findings)
        certain = certain_of(findings)
        for kind in _RULES:
            before = len(scores[kind].errors)
            compare(kind, answer, found, certain, scores[kind])
            scores[kind].errors[before:] = [f"{name}: {error}" for error in scores[kind].errors[before:]]
        kinds += found["doc_type"] == answer["doc_type"]
        number += 1
    return dict(scores), kinds, number, seconds


def total(scores: dict[str, Score]) -> Score:
    """Return the sum over the kinds that make the overall figure."""
    parts = [scores[kind] for kind in _OVERALL if kind in scores]
    return Score(*(sum(getattr(part, name) for part in parts)
                   for name in ("right", "wrong", "missing", "certain_right", "certain_wrong")))  # fmt: skip


def main() -> None:
    """Print precision, recall and F1 for each kind of finding, and the precision of the certain ones."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else None)
    parser.add_argument("--texts", type=Path, default=OWN)
    parser.add_argument("--gold", type=Path, default=OWN)
    parser.add_argument("--errors", action="store_true")
    args = parser.parse_args()
    scores, kinds, number, seconds = measure(args.texts, args.gold)
    print(f"{number} documents, kind of document right in {kinds}, {1000 * seconds / max(number, 1):.0f} ms")
    print(f"{'':16}{'precision':>10}{'recall':>8}{'F1':>7}{'right':>7}{'wrong':>7}{'missing':>9}  certain")
    for kind, score in [*scores.items(), ("overall", total(scores))]:
        sure = score.certain_right + score.certain_wrong
        told = f"{score.certain_right}/{sure}" if sure else "-"
        print(f"{kind:16}{score.precision:10.3f}{score.recall:8.3f}{score.f1:7.3f}"
              f"{score.right:7}{score.wrong:7}{score.missing:9}  {told}")  # fmt: skip
        if args.errors:
            print("".join(f"    {error}\n" for error in score.errors), end="")


if __name__ == "__main__":
    main()
