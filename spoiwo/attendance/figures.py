"""People who came, by sector, as a chart and the table that says the same: an estimate stays one."""

from collections.abc import Sequence
from dataclasses import dataclass

from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from spoiwo.attendance.models import Headcount
from spoiwo.attendance.states import CountKind
from spoiwo.common import charts
from spoiwo.registry.categories import Sector
from spoiwo.registry.sectors import tone_of

_OTHER_TONE = 4


@dataclass(frozen=True, slots=True)
class PeopleRow:
    """A line of the table: the number as the source gives it, and how it is known."""

    label: str
    number: str
    known: str


@dataclass(frozen=True, slots=True)
class PeopleBySector:
    """The chart, the table and what they show; a sector nobody counted stands in the table only."""

    title: str
    bar: charts.Bar
    rows: tuple[PeopleRow, ...]


def people_by_sector(headcounts: Sequence[Headcount]) -> PeopleBySector | None:
    """Return the chart of numbers of people, the largest sector first; None where no sector is named."""
    named = [row for row in headcounts if row.sector]
    if not named:
        return None
    order = list(Sector)
    named.sort(key=lambda row: (-(row.count or 0), row.count is None, order.index(Sector(row.sector))))
    return PeopleBySector(
        title=_title(named), bar=charts.sector_bar(_parts(named)), rows=tuple(_row(row) for row in named)
    )


def _title(named: Sequence[Headcount]) -> str:
    if any(_is_estimate(row) for row in named):
        return _("People who took part, by sector; estimates among the numbers")
    return _("People who took part, by sector")


def _is_estimate(row: Headcount) -> bool:
    return row.count is not None and row.kind == CountKind.ESTIMATE


def _row(row: Headcount) -> PeopleRow:
    label = str(Sector(row.sector).label)
    if row.count is None:
        return PeopleRow(label, row.wording or _("not counted"), "–")
    number = row.wording or (_about(row.count) if _is_estimate(row) else str(row.count))
    return PeopleRow(label, number, str(row.get_kind_display()))


def _about(number: int) -> str:
    return _("about %(number)s") % {"number": number}


def _parts(named: Sequence[Headcount]) -> list[charts.Part]:
    """Return the bricks: sectors without a tone of their own are one, when there is more than one of them."""
    counted = [row for row in named if row.count]
    others = [row for row in counted if tone_of(Sector(row.sector)) == _OTHER_TONE]
    if len(others) < 2:
        return [_part(_from(Sector(row.sector)), [row], tone_of(Sector(row.sector))) for row in counted]
    own = [
        _part(_from(Sector(row.sector)), [row], tone_of(Sector(row.sector)))
        for row in counted
        if row not in others
    ]
    return [*own, _part(pgettext("people counted", "others"), others, _OTHER_TONE)]


def _part(label: str, rows: Sequence[Headcount], tone: int) -> charts.Part:
    number = sum(row.count or 0 for row in rows)
    words = _about(number) if any(_is_estimate(row) for row in rows) else ""
    return charts.Part(label, number, tone, words)


def _from(sector: Sector) -> str:
    """Return the words after a number of people: "40 from the public sector"."""
    words = {
        Sector.PUBLIC: pgettext("people counted", "from the public sector"),
        Sector.SOCIAL: pgettext("people counted", "from the civic sector"),
        Sector.BUSINESS: pgettext("people counted", "from business"),
        Sector.EDUCATION: pgettext("people counted", "from education"),
        Sector.SOCIAL_ECONOMY: pgettext("people counted", "from the social economy"),
        Sector.SOCIAL_PARTNER: pgettext("people counted", "from social partners"),
        Sector.RESIDENT: pgettext("people counted", "from among residents"),
        Sector.SUPPORT: pgettext("people counted", "from support institutions"),
        Sector.COLLEGIATE: pgettext("people counted", "from collegiate bodies"),
    }
    return words[sector]
