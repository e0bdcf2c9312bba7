"""Aims (a tree), scope, obligations, principles, areas, results: edited as an outline."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from spoiwo.audit.services import record
from spoiwo.common import clock
from spoiwo.common.actors import Actor
from spoiwo.common.decisions import require
from spoiwo.common.events import publish
from spoiwo.common.exceptions import BadInput
from spoiwo.partnerships import rules
from spoiwo.partnerships.events import StatementsReplaced
from spoiwo.partnerships.models import Partnership, Statement
from spoiwo.partnerships.services.rewording import carry_over, heirs_of
from spoiwo.partnerships.states import StatementKind

DEEPEST = 4


@dataclass(frozen=True, slots=True)
class StatementDraft:
    """One sentence and the sentences under it."""

    text: str
    children: Sequence["StatementDraft"] = field(default=())


@transaction.atomic
def set_statements(
    *,
    actor: Actor,
    partnership: Partnership,
    kind: StatementKind,
    drafts: Sequence[StatementDraft],
    is_incomplete: bool = False,
) -> None:
    """Replace all statements of a kind; one with the same words in the same place keeps its identity.

    A reworded one hands its translations on, out of date; those of a removed one go with it.
    """
    require(rules.can_edit_partnership(actor, partnership))
    old = list(Statement.objects.filter(partnership=partnership, kind=kind))
    kept: set[int] = set()
    by_text = {row.text: row for row in old}
    _write(partnership, kind, drafts, None, by_text, kept, 1)
    gone = [row for row in old if row.pk not in kept]
    heirs = heirs_of(gone, Statement.objects.filter(pk__in=kept - {row.pk for row in old}))
    lost = carry_over(gone, heirs)
    _tell(partnership, kind, gone, heirs)
    _delete(gone)
    lists = set(partnership.incomplete_lists) - {kind} | ({kind} if is_incomplete else set())
    partnership.incomplete_lists = sorted(lists)
    partnership.changed_at = clock.now()
    partnership.save(update_fields=["incomplete_lists", "changed_at"])
    record(
        actor,
        "partnerships.statements.changed",
        partnership,
        partnership_id=partnership.pk,
        kind=kind,
        old=[row.text for row in old],
        removed=[row.text for row in gone],
        removed_translations=lost,
    )


def _tell(
    partnership: Partnership, kind: StatementKind, gone: list[Statement], heirs: Mapping[int, Statement]
) -> None:
    """Let rooms above hold on to the rewording of what they point at, or refuse, before it goes."""
    pairs = tuple((row.pk, heirs[row.pk].pk if row.pk in heirs else None) for row in gone)
    if pairs:
        publish(StatementsReplaced(partnership.pk, kind, pairs))


def _delete(rows: list[Statement]) -> None:
    """Delete from the leaves up: no statement goes before those under it."""
    while rows:
        parents = {row.parent_id for row in rows}
        leaves = [row for row in rows if row.pk not in parents]
        rows = [row for row in rows if row.pk in parents]
        for leaf in leaves:
            leaf.delete()


def _write(
    partnership: Partnership,
    kind: StatementKind,
    drafts: Sequence[StatementDraft],
    parent: Statement | None,
    by_text: dict[str, Statement],
    kept: set[int],
    depth: int,
) -> None:
    if depth > DEEPEST:
        raise BadInput(_("The list is nested too deeply: four levels are enough."), "text")
    for order, draft in enumerate(drafts):
        row = by_text.pop(draft.text, None) or Statement(partnership=partnership, kind=kind, text=draft.text)
        row.parent, row.order = parent, order
        row.save()
        kept.add(row.pk)
        _write(partnership, kind, draft.children, row, by_text, kept, depth + 1)
