"""A statement reworded in Polish keeps its translations, out of date until somebody looks at them."""

from collections.abc import Iterable
from difflib import get_close_matches

from spoiwo.partnerships.models import Statement, StatementTranslation

# Below this likeness it is another sentence, and a translation of the old one would say something untrue.
_LIKENESS = 0.6


def carry_over(gone: Iterable[Statement], new: Iterable[Statement]) -> list[str]:
    """Hand translations of removed statements to their rewordings; delete and return those with no heir."""
    heirs = {row.text: row for row in new}
    lost: list[str] = []
    rows = StatementTranslation.objects.filter(statement__in=list(gone)).select_related("statement")
    by_statement: dict[Statement, list[StatementTranslation]] = {}
    for row in rows:
        by_statement.setdefault(row.statement, []).append(row)
    for statement, translations in by_statement.items():
        alike = get_close_matches(statement.text, heirs, n=1, cutoff=_LIKENESS)
        heir = heirs.pop(alike[0]) if alike else None
        lost += [] if heir else [row.text for row in translations]
        _hand_on(translations, heir)
    return lost


def _hand_on(translations: list[StatementTranslation], heir: Statement | None) -> None:
    for row in translations:
        if heir is None:
            row.delete()
        else:
            row.statement = heir
            row.save(update_fields=["statement"])
