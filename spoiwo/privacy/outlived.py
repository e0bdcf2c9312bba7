"""Documents that have outlived the period of their class and wait for somebody's decision (GDPR-07)."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import QuerySet
from django.utils import translation
from django.utils.translation import gettext as _

from spoiwo.common.exceptions import NotFound
from spoiwo.common.polish import sort_key
from spoiwo.partnerships.models import Partnership
from spoiwo.privacy import archive
from spoiwo.privacy.archive import Series
from spoiwo.privacy.models import Disposal, DocumentClass
from spoiwo.privacy.states import Fate

_SHOWN = 100


@dataclass(frozen=True, slots=True)
class OldDocument:
    """One document: its number, its mark, when it was settled."""

    number: int
    name: str
    address: str
    settled_on: date


@dataclass(frozen=True, slots=True)
class ClassLine:
    """A kind of documents with its class. ``is_own``: the office has said it; else it is a proposal."""

    series: Series
    symbol: str
    category: str
    is_own: bool
    count: int = 0
    documents: tuple[OldDocument, ...] = ()


def series_by_code(code: str) -> Series:
    """Return a kind of documents; raises NotFound."""
    try:
        return archive.get(code)
    except KeyError as error:
        raise NotFound(_("There is no such kind of documents.")) from error


def class_of(partnership: Partnership, series: Series) -> ClassLine:
    """Return the class of a kind, without its documents."""
    row: DocumentClass | None = DocumentClass.objects.filter(
        partnership=partnership, series=series.code
    ).first()
    if row is None:
        return ClassLine(series, "", series.category, is_own=False)
    return ClassLine(series, row.symbol, row.category, is_own=True)


def class_lines(partnership: Partnership, day: date) -> list[ClassLine]:
    """Return every kind with what of it has outlived its period on the day, what waits first, by name."""
    found = [_with_documents(partnership, class_of(partnership, one), day) for one in archive.known()]
    return sorted(found, key=lambda line: (not line.count, sort_key(str(line.series.label))))


def old_document(partnership: Partnership, series: Series, number: int, day: date) -> OldDocument:
    """Return a document that has outlived its period; raises NotFound for any other."""
    rows = _rows(partnership, class_of(partnership, series), day)
    row = rows.filter(pk=number).first() if rows is not None else None
    if row is None:
        raise NotFound(_("This document has not outlived its period."))
    return _document(series, row)


def row_of(partnership: Partnership, series: Series, number: int, day: date) -> Any:
    """Return the record itself, for the service of its room; raises NotFound like ``old_document``."""
    old_document(partnership, series, number, day)
    rows = _rows(partnership, class_of(partnership, series), day)
    assert rows is not None
    return rows.get(pk=number)


def _with_documents(partnership: Partnership, line: ClassLine, day: date) -> ClassLine:
    rows = _rows(partnership, line, day)
    if rows is None:
        return line
    documents = tuple(_document(line.series, row) for row in rows[:_SHOWN])
    return ClassLine(line.series, line.symbol, line.category, line.is_own, rows.count(), documents)


def _rows(partnership: Partnership, line: ClassLine, day: date) -> "QuerySet[Any] | None":
    years = archive.years_of(line.category)
    if years is None or line.series.settled is None:
        return None
    # Counted from 1 January of the year after it was settled (JRWA-03).
    rows = line.series.settled(partnership, date(day.year - years, 1, 1))
    kept = Disposal.objects.filter(series=line.series.code, fate=Fate.KEPT, until__gte=day)
    return rows.exclude(pk__in=kept.values("number")).order_by("pk")


def _document(series: Series, row: Any) -> OldDocument:
    assert series.settled_on is not None
    address = row.get_absolute_url() if hasattr(row, "get_absolute_url") else ""
    # Its name goes into the protocol, which is Polish whoever decides.
    with translation.override("pl"):
        name = str(row)
    return OldDocument(row.pk, name, address, series.settled_on(row))


def disposals_in(partnership: Partnership, year: int) -> list[Disposal]:
    """Return what people decided in a year, the latest first: the protocol."""
    return list(Disposal.objects.filter(partnership=partnership, at__year=year))
