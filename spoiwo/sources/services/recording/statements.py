"""Aims and other sentences of a partnership, added to those it has."""

from collections.abc import Sequence

from spoiwo.common.polish import fold
from spoiwo.partnerships import services
from spoiwo.partnerships.models import Partnership, Statement
from spoiwo.partnerships.services import StatementDraft
from spoiwo.partnerships.states import StatementKind
from spoiwo.sources.models import Finding
from spoiwo.sources.services.recording.sheet import Sheet
from spoiwo.sources.states import Group
from spoiwo.sources.values import aim_values


def record_statements(sheet: Sheet, home: Partnership) -> None:
    """Add the accepted sentences behind those of the partnership; one it has already is only noted."""
    for kind in StatementKind:
        rows = [row for row in sheet.of(Group.AIM, home) if aim_values(row.told).kind == kind]
        if rows:
            _add(sheet, home, kind, rows)


def _add(sheet: Sheet, home: Partnership, kind: StatementKind, rows: Sequence[Finding]) -> None:
    kept = outline_of(home, kind)
    known = {fold(text) for text in Statement.objects.filter(partnership=home).values_list("text", flat=True)}
    new = list(dict.fromkeys(aim_values(row.told).text for row in rows))
    drafts = [*kept, *(StatementDraft(text) for text in new if fold(text) not in known)]
    is_incomplete = kind in home.incomplete_lists
    services.set_statements(
        actor=sheet.actor, partnership=home, kind=kind, drafts=drafts, is_incomplete=is_incomplete
    )
    for row in rows:
        text = aim_values(row.told).text
        made = Statement.objects.filter(partnership=home, text=text).first()
        if made is not None:
            sheet.note(row, made, is_made=fold(text) not in known)


def outline_of(home: Partnership, kind: StatementKind) -> list[StatementDraft]:
    """Return the statements of a kind as they stand, ready to be written again."""
    rows = list(Statement.objects.filter(partnership=home, kind=kind).order_by("order", "pk"))

    def below(parent: int | None) -> list[StatementDraft]:
        return [StatementDraft(row.text, below(row.pk)) for row in rows if row.parent_id == parent]

    return below(None)
