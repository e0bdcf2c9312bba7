"""What a TERC file would change, told before anything is changed."""

from collections import Counter
from dataclasses import dataclass
from datetime import date
from typing import BinaryIO

from django.db import models
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from spoiwo.common.exceptions import BadInput
from spoiwo.territory import selectors
from spoiwo.territory.adapters.terc import TercFile, TercRow, read_terc
from spoiwo.territory.models import UnitVersion
from spoiwo.territory.names import label

# A year takes away a handful of units. A file that lacks more than these lacks a part of the country.
MOST_VANISHED = 10


class Verdict(models.TextChoices):
    SAME = "same", gettext_lazy("unchanged")
    NEW = "new", gettext_lazy("new")
    RENAMED = "renamed", gettext_lazy("renamed")
    RECODED = "recoded", gettext_lazy("changed kind")
    VANISHED = "vanished", gettext_lazy("vanished")


@dataclass(frozen=True, slots=True)
class RowVerdict:
    """What becomes of one unit: its label and code before and after, empty where there is none."""

    key: str
    verdict: Verdict
    before: str
    after: str


@dataclass(frozen=True, slots=True)
class TercPreview:
    """A readable file and a verdict for every unit of it and every unit it lacks."""

    file: TercFile
    verdicts: tuple[RowVerdict, ...]

    @property
    def state_on(self) -> date:
        return self.file.state_on

    @property
    def changes(self) -> tuple[RowVerdict, ...]:
        return tuple(row for row in self.verdicts if row.verdict != Verdict.SAME)

    def count(self, verdict: Verdict) -> int:
        """Return how many units have the verdict."""
        return Counter(row.verdict for row in self.verdicts)[verdict]


def preview_terc(stream: BinaryIO, file_name: str = "TERC.csv") -> TercPreview:
    """Return what the file would change as of its day; BadInput for a file that cannot be loaded."""
    return compare(read_terc(stream, file_name))


def compare(file: TercFile) -> TercPreview:
    """Return the verdicts of a read file against the register as it is now."""
    last = selectors.last_load()
    if last is not None and file.state_on < last.state_on:
        raise BadInput(
            _("The file speaks of %(day)s, but the register already stands at %(last)s. Give a newer file.")
            % {"day": file.state_on.isoformat(), "last": last.state_on.isoformat()}
        )
    known = in_force(file.state_on)
    verdicts = [_verdict(row, known.get(row.key)) for row in file.rows]
    listed = {row.key for row in file.rows}
    gone = [version for key, version in known.items() if key not in listed]
    _check_not_partial(len(gone))
    verdicts += [RowVerdict(version.unit.key, Verdict.VANISHED, _told(version), "") for version in gone]
    return TercPreview(file, tuple(sorted(verdicts, key=lambda row: row.key)))


def in_force(day: date) -> dict[str, UnitVersion]:
    """Return the version of every unit in force on the day, by key."""
    return {version.unit.key: version for version in UnitVersion.objects.as_of(day).select_related("unit")}


def _check_not_partial(vanished: int) -> None:
    if vanished > MOST_VANISHED:
        raise BadInput(
            ngettext(
                "The file lacks %(count)d unit that the register has, so it is not the whole country. "
                "Give the whole TERC file.",
                "The file lacks %(count)d units that the register has, so it is not the whole country. "
                "Give the whole TERC file.",
                vanished,
            )
            % {"count": vanished}
        )


def _verdict(row: TercRow, version: UnitVersion | None) -> RowVerdict:
    after = f"{label(row.kind, row.name)} · {row.code}"
    if version is None:
        return RowVerdict(row.key, Verdict.NEW, "", after)
    if version.code != row.code:
        return RowVerdict(row.key, Verdict.RECODED, _told(version), after)
    verdict = Verdict.SAME if version.name == row.name else Verdict.RENAMED
    return RowVerdict(row.key, verdict, _told(version), after)


def _told(version: UnitVersion) -> str:
    return f"{version.label} · {version.code}"
