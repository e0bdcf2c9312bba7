"""The register of requests as files, in Polish. It names nobody: number, kind, days, outcome."""

from collections.abc import Iterable

from django.utils.translation import gettext as _
from django.utils.translation import override, pgettext

from spoiwo.common.sheets import Sheet, Value
from spoiwo.requests.models import Case


def sheet_of(rows: Iterable[Case]) -> Sheet:
    """Return the register as a table."""
    with override("pl"):
        return Sheet(_("Requests of citizens"), _headings(), [_row(row) for row in rows])


def _headings() -> tuple[str, ...]:
    return (
        pgettext("request", "Number"), _("What is asked for"), _("Came on"),
        pgettext("request", "How it came"),
        _("First term"), _("Answer by"), _("State"), _("Settled on"), _("In time"), _("Handed over to"),
        _("What is invented here"),
    )  # fmt: skip


def _row(row: Case) -> tuple[Value, ...]:
    return (
        str(row),
        str(row.get_kind_display()),
        row.came_on,
        str(row.get_way_display()),
        row.first_due_on,
        row.due_on,
        str(row.get_state_display()),
        row.closed_on,
        "" if row.is_open else _("yes") if row.was_in_time else _("no"),
        row.handed_to,
        row.demo_note,
    )
