"""Composition by sector: how sectors are drawn and how the finding is told (P14, seed fact 000-39)."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import cast

from django.template import Context
from django.template.backends.django import Template
from django.template.loader import get_template
from django.utils.safestring import SafeString
from django.utils.translation import get_language, ngettext, npgettext
from django.utils.translation import gettext as _

from spoiwo.common import charts
from spoiwo.registry.categories import Sector
from spoiwo.registry.selectors import SectorCount

# The four largest families keep their tone on every page and day; the rest share the stone grey.
_TONES = {Sector.PUBLIC: 1, Sector.SOCIAL: 2, Sector.BUSINESS: 3, Sector.SOCIAL_ECONOMY: 5}
_OTHER = 4


@dataclass(frozen=True, slots=True)
class SectorRow:
    """A line of the table that says the same as the chart."""

    label: str
    count: int
    percent: int


@dataclass(frozen=True, slots=True)
class Composition:
    """The chart, the table beside it and the sentence over it."""

    bar: charts.Bar
    rows: tuple[SectorRow, ...]
    finding: str

    @property
    def number_of_sectors(self) -> int:
        """How many kinds of sectors take part: the diversity of a partnership."""
        return len(self.rows)


def tone_of(sector: Sector) -> int:
    """Return the tone of a sector in charts: its own for the four largest families, else the shared one."""
    return _TONES.get(sector, _OTHER)


def composition(counts: Sequence[SectorCount]) -> Composition:
    """Return the composition of a register, the largest sector first."""
    shares = charts.percentages([part.count for part in counts])
    rows = tuple(
        SectorRow(str(part.sector.label), part.count, share)
        for part, share in zip(counts, shares, strict=True)
    )
    return Composition(bar=charts.sector_bar(_parts(counts)), rows=rows, finding=_finding(rows))


def chart(counts: Sequence[SectorCount]) -> SafeString:
    """Return the chart and its table as HTML; the same composition is drawn once for each language."""
    return _drawn(tuple((part.sector, part.count) for part in counts), get_language() or "pl")


@lru_cache(maxsize=1_024)
def _drawn(counts: tuple[tuple[Sector, int], ...], language: str) -> SafeString:
    shown = composition([SectorCount(sector, number) for sector, number in counts])
    context = Context(
        {"bar": shown.bar, "title": shown.finding, "rows": shown.rows, "LANGUAGE_CODE": language}
    )
    return cast(Template, get_template("components/_sector_chart.html")).template.render(context)


def _parts(counts: Sequence[SectorCount]) -> list[charts.Part]:
    own = [part for part in counts if part.sector in _TONES]
    others = [part for part in counts if part.sector not in _TONES]
    parts = [charts.Part(_counted(part.sector, part.count), part.count, _TONES[part.sector]) for part in own]
    if len(others) == 1:
        parts.append(charts.Part(_counted(others[0].sector, others[0].count), others[0].count, _OTHER))
    elif others:
        number = sum(part.count for part in others)
        parts.append(charts.Part(npgettext("institutions counted", "other", "other", number), number, _OTHER))
    return parts


def _counted(sector: Sector, number: int) -> str:
    """Return the word beside a number of institutions: "39 public", in the form the number asks for."""
    words = {
        Sector.PUBLIC: npgettext("institutions counted", "public", "public", number),
        Sector.SOCIAL: npgettext("institutions counted", "civic", "civic", number),
        Sector.BUSINESS: npgettext("institutions counted", "of business", "of business", number),
        Sector.EDUCATION: npgettext("institutions counted", "educational", "educational", number),
        Sector.SOCIAL_ECONOMY: npgettext(
            "institutions counted", "of the social economy", "of the social economy", number
        ),
        Sector.SOCIAL_PARTNER: npgettext("institutions counted", "social partner", "social partners", number),
        Sector.RESIDENT: npgettext("institutions counted", "resident", "residents", number),
        Sector.SUPPORT: npgettext("institutions counted", "supporting", "supporting", number),
        Sector.COLLEGIATE: npgettext("institutions counted", "collegiate body", "collegiate bodies", number),
    }
    return words[sector]


def _finding(rows: Sequence[SectorRow]) -> str:
    """Say what the chart shows, with labels in the nominative only."""
    if not rows:
        return ""
    largest = rows[0]
    total = sum(row.count for row in rows)
    if len(rows) == 1:
        return _("All signatories come from one sector: %(sector)s.") % {"sector": _inside(largest.label)}
    if largest.count == rows[1].count:
        return _("No sector prevails: the largest have %(part)s each.") % {"part": largest.count}
    return ngettext(
        "Most of all: %(sector)s, %(part)s of %(total)s signatory.",
        "Most of all: %(sector)s, %(part)s of %(total)s signatories.",
        total,
    ) % {"sector": _inside(largest.label), "part": largest.count, "total": total}


def finding_of_members(counts: Sequence[SectorCount]) -> str:
    """Say from which sector most members of a body come."""
    total = sum(part.count for part in counts)
    if not total:
        return ""
    largest = counts[0]
    if len(counts) > 1 and counts[1].count == largest.count:
        return _("No sector prevails: the largest have %(part)s each.") % {"part": largest.count}
    words = {"sector": _inside(str(largest.sector.label)), "part": largest.count, "total": total}
    return _("Most members: %(sector)s, %(part)s of %(total)s.") % words


def _inside(label: str) -> str:
    """Return a label as it stands inside a sentence."""
    return label[:1].lower() + label[1:]
