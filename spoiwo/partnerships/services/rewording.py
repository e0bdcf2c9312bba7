"""A statement reworded in Polish keeps its translations, out of date until somebody looks at them."""

from collections.abc import Iterable, Mapping
from difflib import get_close_matches

from spoiwo.partnerships.models import Statement, StatementTranslation

# Below this likeness it is another sentence, and a translation of the old one would say something untrue.
_LIKENESS = 0.6


def heirs_of(gone: Iterable[Statement], new: Iterable[Statement]) -> dict[int, Statement]:
    """Return the rewording of each removed statement that has one, by the number of the removed."""
    free = {row.text: row for row in new}
    heirs: dict[int, Statement] = {}
    for statement in gone:
        alike = get_close_matches(statement.text, free, n=1, cutoff=_LIKENESS)
        if alike:
            heirs[statement.pk] = free.pop(alike[0])
    return heirs


def carry_over(gone: Iterable[Statement], heirs: Mapping[int, Statement]) -> list[str]:
    """Hand translations of removed statements to their rewordings; delete and return those with no heir."""
    rows = StatementTranslation.objects.filter(statement__in=list(gone)).select_related("statement")
    lost: list[str] = []
    for row in rows:
        heir = heirs.get(row.statement_id)
        if heir is None:
            lost.append(row.text)
            row.delete()
        else:
            row.statement = heir
            row.save(update_fields=["statement"])
    return lost
