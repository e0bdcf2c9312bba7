"""Periods one may want figures or a report of, known from what is recorded."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from django.utils.translation import gettext_lazy as _

from spoiwo.common.exceptions import Sentence
from spoiwo.councils.models import Term
from spoiwo.figures.models import StatedNumber
from spoiwo.figures.periods import QUARTERS, PeriodKind, quarter, quarter_name, quarter_of
from spoiwo.meetings.selectors import years_of
from spoiwo.partnerships.models import Partnership
from spoiwo.projects.models import ProjectPartnership


@dataclass(frozen=True, slots=True)
class KnownPeriod:
    """A period with its name; ``stored`` is the part of the name that is Polish data."""

    kind: PeriodKind
    since: date
    until: date
    name: Sentence = ""
    stored: str = ""

    @property
    def query(self) -> str:
        """The part of an address that fills the form with it."""
        last = self.until - timedelta(days=1)
        return f"rodzaj={self.kind.value}&od={self.since:%d.%m.%Y}&do={last:%d.%m.%Y}"


def years_known(partnership: Partnership) -> list[int]:
    """Return the years that have a meeting or a number stated by a document, the latest first."""
    stated = StatedNumber.objects.filter(partnership=partnership, closed_at__isnull=True)
    days = stated.order_by().values_list("since", flat=True)
    return sorted({*years_of(partnership), *(day.year for day in days)}, reverse=True)


def known_periods(partnership: Partnership, day: date) -> list[KnownPeriod]:
    """Return the last four quarters that ended by the day, terms of bodies, and projects with both days."""
    return [*_quarters(day), *_terms(partnership, day), *_projects(partnership, day)]


def _quarters(day: date) -> Iterator[KnownPeriod]:
    number = quarter_of(day)
    for one in range(number - 1, number - 1 - QUARTERS, -1):
        yield KnownPeriod(PeriodKind.QUARTER, quarter(one), quarter(one + 1), name=quarter_name(one))


def _terms(partnership: Partnership, day: date) -> Iterator[KnownPeriod]:
    rows = Term.objects.filter(body__partnership=partnership, valid_from__lte=day, valid_to__isnull=False)
    for term in rows.select_related("body").order_by("-valid_from"):
        assert term.valid_to is not None  # asked for above
        yield KnownPeriod(
            PeriodKind.TERM, term.valid_from, term.valid_to, name=_("Term of the body"), stored=term.body.name
        )


def _projects(partnership: Partnership, day: date) -> Iterator[KnownPeriod]:
    rows = ProjectPartnership.objects.filter(
        partnership=partnership, project__valid_from__lte=day, project__valid_to__isnull=False
    )
    for link in rows.select_related("project").order_by("-project__valid_from"):
        one = link.project
        assert one.valid_from is not None  # asked for above
        assert one.valid_to is not None
        yield KnownPeriod(
            PeriodKind.PROJECT, one.valid_from, one.valid_to, name=_("Project"), stored=one.title
        )
