"""The same figures in earlier periods of the same length: as filed, counted anew, or none at all."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum
from typing import Any

from django.utils.text import capfirst
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, pgettext

from spoiwo.common.exceptions import Sentence
from spoiwo.documents.model import Chart, ChartLine
from spoiwo.figures import filed
from spoiwo.figures.definitions import BY_CODE, FIGURES, Figure, Ground
from spoiwo.figures.models import StatedNumber
from spoiwo.figures.periods import before, name_of, query_of
from spoiwo.figures.selectors.values import values_of
from spoiwo.partnerships.models import Partnership
from spoiwo.registry.models import Signatory

EARLIER = 4
# Lines of one picture are of one kind: signatories beside meetings would flatten the meetings.
_PICTURES: tuple[tuple[Sentence, tuple[str, ...]], ...] = (
    (gettext_lazy("Signatories on the last day"), ("P01",)),
    (gettext_lazy("Meetings"), ("P02", "P03", "P04", "P05", "P09")),
    (gettext_lazy("Information meetings and trainings"), ("P07.organised", "P07.attended", "P10")),
    (gettext_lazy("Recommendations and communiqués"), ("P06.adopted", "P06.completed", "P08.communiques")),
)


class Standing(StrEnum):
    """Where the numbers of a period come from."""

    FILED = "filed"
    COUNTED = "counted"
    ABSENT = "absent"


@dataclass(frozen=True, slots=True)
class Column:
    """A period with its numbers by code."""

    since: date
    until: date
    standing: Standing
    numbers: Mapping[str, int]

    @property
    def name(self) -> str:
        """What the period is called."""
        return name_of(self.since, self.until)

    @property
    def heading(self) -> str:
        """The name as it stands over numbers: those of a filed report say so."""
        if self.standing == Standing.FILED:
            return pgettext("a period in a table", "%(name)s (filed)") % {"name": self.name}
        return self.name

    @property
    def query(self) -> str:
        """The part of an address that asks for its figures."""
        return query_of(self.since, self.until)

    def number(self, code: str) -> int | None:
        """Return a number; None before the partnership existed, or where the filed report lacks it."""
        return self.numbers.get(code)


def columns_of(ground: Ground, figures: Sequence[Figure[Any]] = FIGURES) -> list[Column]:
    """Return the earlier periods of one partnership, the earliest first, without those before it existed.

    One of them stays where the partnership began in the next, so that a gap is seen and not taken for
    nothing done. Filed numbers are those of the filed report, whatever the records say today.
    """
    (partnership,) = ground.partnerships
    began, handed_in = _began(partnership), filed.numbers_of(partnership)
    found = []
    for since, until in before(ground.since, ground.until, EARLIER):
        if (since, until) in handed_in:
            column = Column(since, until, Standing.FILED, handed_in[since, until])
        elif began is None or until <= began:
            column = Column(since, until, Standing.ABSENT, {})
        else:
            values = values_of(replace(ground, since=since, until=until), figures)
            numbers = {value.figure.code: value.number for value in values}
            column = Column(since, until, Standing.COUNTED, numbers)
        found.append(column)
    while len(found) > 1 and found[1].standing == Standing.ABSENT:
        found.pop(0)
    return found if any(column.standing != Standing.ABSENT for column in found) else []


def own_column(ground: Ground, numbers: Mapping[str, int]) -> Column:
    """Return the period itself, to stand beside the earlier ones."""
    return Column(ground.since, ground.until, Standing.COUNTED, numbers)


def _began(partnership: Partnership) -> date | None:
    """Return the day the partnership is known to exist from.

    Its founding; else its first membership or the first day of which a document states a number.
    """
    if partnership.founded_on is not None:
        return partnership.founded_on
    members = Signatory.objects.filter(partnership=partnership, valid_from__isnull=False).order_by()
    stated = StatedNumber.objects.filter(partnership=partnership, closed_at__isnull=True).order_by()
    days = members.values_list("valid_from").union(stated.values_list("since"))
    return min((day for (day,) in days if day), default=None)


def charts_of(columns: Sequence[Column], codes: Iterable[str] | None = None) -> list[Chart]:
    """Return pictures of the columns: of the usual figures, or one of the codes given.

    A figure that is nought in every period is no line; where nothing is left there is no picture.
    """
    wanted = _PICTURES if codes is None else (("", tuple(codes)),)
    return [chart for title, some in wanted if (chart := _chart(columns, title, some))]


def _chart(columns: Sequence[Column], title: Sentence, codes: Sequence[str]) -> Chart | None:
    lines = [
        ChartLine(capfirst(str(BY_CODE[code].label)), tuple(one.number(code) for one in columns))
        for code in codes
    ]
    lines = [line for line in lines if any(line.numbers)]
    if len(columns) < 2 or not lines:
        return None
    values = {"what": title or lines[0].label, "first": columns[0].name, "last": columns[-1].name}
    many = _("%(what)s, %(first)s – %(last)s") % values
    return Chart(
        caption=_finding(lines[0], columns) if len(lines) == 1 else many,
        words=_("A chart of lines. The same numbers stand in the table “Figures of earlier periods”."),
        steps=tuple(column.name for column in columns),
        lines=tuple(lines),
    )


def _finding(line: ChartLine, columns: Sequence[Column]) -> str:
    """Say of a single line where it began and where it is now."""
    pairs = zip(columns, line.numbers, strict=True)
    known = [(column.name, number) for column, number in pairs if number is not None]
    (first, began), (last, is_now) = known[0], known[-1]
    values = {"what": line.label, "first": first, "began": began, "last": last, "now": is_now}
    return _("%(what)s: %(first)s – %(began)s, %(last)s – %(now)s") % values
