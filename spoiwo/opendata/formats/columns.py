"""The columns of the tables (CSV, XLSX, ODS), in order, each with its width in characters."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from spoiwo.common.exceptions import Sentence
from spoiwo.common.periods import Precision
from spoiwo.opendata.export import ExportedInstitution, RegisterExport

Value = str | date | None


@dataclass(frozen=True, slots=True)
class Column:
    """A heading in the reader's language and how its cell is read."""

    heading: Sentence
    width: int
    value: Callable[[ExportedInstitution], Value]


COLUMNS = (
    Column(_("Institution"), 60, lambda row: row.name),
    Column(_("Standing"), 14, lambda row: row.standing_label),
    Column(pgettext_lazy("of an institution", "Kind"), 32, lambda row: row.category_label),
    Column(_("Sector"), 22, lambda row: row.sector_label),
    Column(pgettext_lazy("a day", "Since"), 12, lambda row: row.since),
    Column(_("Precision of the date"), 12, lambda row: str(Precision(row.since_precision).label)),
    Column("REGON", 16, lambda row: row.regon),
    Column("NIP", 12, lambda row: row.nip),
    Column("KRS", 12, lambda row: row.krs),
    Column(_("Seat (TERYT code)"), 12, lambda row: row.seat),
    Column(_("Seat"), 28, lambda row: row.seat_name),
    Column(_("Code of the kind"), 18, lambda row: row.category),
    Column(_("Content"), 16, lambda row: str(_("demonstration")) if row.is_demonstration else ""),
    Column(_("Address of the page"), 50, lambda row: row.url),
)


def about(export: RegisterExport) -> list[tuple[str, str]]:
    """Return what a file says of itself: the second sheet of a workbook."""
    return [
        (str(_("Partnership")), export.name),
        (str(_("As of")), export.day.isoformat()),
        (str(_("Signatories")), str(export.count)),
        (str(_("Source")), export.url),
        (str(_("Licence")), f"{export.licence.name}, {export.licence.url}"),
        (str(_("Generated")), export.generated_at.isoformat(timespec="seconds")),
    ]
