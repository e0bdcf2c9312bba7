"""The register of publications: what was published, changed and withdrawn, when and by whom."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime

from django.utils.translation import gettext as _

from spoiwo.audit.models import LogEntry
from spoiwo.common import clock, polish
from spoiwo.common.sheets import Sheet
from spoiwo.partnerships.models import Partnership
from spoiwo.portal.feeds import moment
from spoiwo.portal.published.kinds import KINDS, Kind
from spoiwo.portal.published.record import public_life, who
from spoiwo.portal.published.steps import Step


@dataclass(frozen=True, slots=True)
class Wanted:
    """What the register is narrowed to; both days belong to it."""

    kind: str = ""
    since: date | None = None
    until: date | None = None

    def fits(self, row: "Row") -> bool:
        """Tell whether a row belongs to the period."""
        day = row.at.astimezone(clock.WARSAW).date()
        return (self.since is None or day >= self.since) and (self.until is None or day <= self.until)


@dataclass(frozen=True, slots=True)
class Row:
    """One deed on one item; ``url`` is empty of what is not shown any more."""

    at: datetime
    kind: Kind
    title: str
    step: Step
    what: str
    who: str
    number: int
    url: str = ""

    @property
    def stamp(self) -> str:
        """The moment in Warsaw to the second."""
        return polish.stamp(self.at.astimezone(clock.WARSAW))


_BY_ACTION = {action: kind for kind in KINDS.values() for action in kind.deeds}


def register_of(partnership: Partnership, wanted: Wanted) -> list[Row]:
    """Return the register, the latest first; an item nobody could ever read is not in it."""
    kinds = [kind for kind in KINDS.values() if wanted.kind in {"", kind.word}]
    actions = [action for kind in kinds for action in kind.actions]
    entries = LogEntry.objects.filter(partnership_id=partnership.pk, action__in=actions)
    things: dict[tuple[str, str], list[LogEntry]] = defaultdict(list)
    openings: dict[str, list[LogEntry]] = defaultdict(list)
    for entry in entries.order_by("at", "pk"):
        if (kind := _BY_ACTION.get(entry.action)) is None:
            openings[entry.action].append(entry)
        else:
            number = str(entry.data.get(kind.group)) if kind.group else entry.object_id
            things[kind.word, number].append(entry)
    shown = {word: KINDS[word].shown(partnership) for word in {word for word, _number in things}}
    rows: list[Row] = []
    for (word, number), deeds in things.items():
        kind = KINDS[word]
        life = sorted([*deeds, *openings[kind.opening]], key=_order)
        rows += _rows(kind, life, shown[word].get(number, ""))
    return sorted(filter(wanted.fits, rows), key=_when, reverse=True)


def _order(entry: LogEntry) -> tuple[datetime, int]:
    return entry.at, entry.pk


def _when(row: Row) -> tuple[datetime, int]:
    return row.at, row.number


def _rows(kind: Kind, deeds: list[LogEntry], url: str) -> Iterable[Row]:
    """Yield the rows of one item from the day everybody could read it; nothing of one closed otherwise."""
    life = public_life(kind, deeds)
    if not life or not (url or _is_withdrawn(life)):
        return
    own = [entry for entry in deeds if entry.action != kind.opening]
    for step, entry in life:
        yield Row(entry.at, kind, own[-1].object_name, step, entry.label, who(entry), entry.pk, url)


def _is_withdrawn(steps: list[tuple[Step, LogEntry]]) -> bool:
    moves = [step for step, _entry in steps if step in {Step.PUBLISHED, Step.WITHDRAWN}]
    return moves[-1] == Step.WITHDRAWN


def sheet(rows: Iterable[Row]) -> Sheet:
    """Return the register as a table."""
    headings = (_("When"), _("Kind"), _("Item"), _("Kind of change"), _("Deed"), _("Who"), _("Address"))
    table = [
        (row.stamp, str(row.kind.label), row.title, str(row.step.label), row.what, row.who, row.url)
        for row in rows
    ]
    return Sheet(_("Register of publications"), headings, table)


def tree(partnership: Partnership, rows: Iterable[Row]) -> dict[str, object]:
    """Return the register for programs."""
    return {
        "schema": "spoiwo.publications/1",
        "partnership": partnership.official_name,
        "entries": [
            {
                "at": moment(row.at), "kind": row.kind.word, "title": row.title, "step": row.step.value,
                "what": row.what, "who": row.who, "address": row.url,
            }
            for row in rows
        ],
    }  # fmt: skip
