"""How partnerships stand to each other."""

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from spoiwo.audit.services import record
from spoiwo.common.actors import Actor
from spoiwo.common.decisions import require
from spoiwo.common.exceptions import BadInput
from spoiwo.partnerships import rules, selectors
from spoiwo.partnerships.models import Partnership, Relation
from spoiwo.partnerships.states import RelationKind


@transaction.atomic
def add_relation(
    *, actor: Actor, partnership: Partnership, kind: RelationKind, other: Partnership
) -> Relation:
    """Record that the partnership is part of, continues or extends another; never in a circle."""
    require(rules.can_edit_partnership(actor, partnership))
    if not rules.known_partnerships(actor).filter(pk=other.pk).exists():
        raise BadInput(selectors.NO_SUCH, "other")
    if partnership.pk in _reachable(other, kind) | {other.pk}:
        raise BadInput(_("A partnership cannot be related to itself, also not through others."), "other")
    relation, made = Relation.objects.get_or_create(partnership=partnership, kind=kind, other=other)
    if made:
        record(
            actor,
            "partnerships.relation.added",
            partnership,
            partnership_id=partnership.pk,
            kind=kind,
            other=str(other),
        )
    return relation


@transaction.atomic
def remove_relation(*, actor: Actor, relation: Relation) -> None:
    """Take back a relation recorded by mistake; the book of deeds keeps it."""
    require(rules.can_edit_partnership(actor, relation.partnership))
    record(
        actor,
        "partnerships.relation.removed",
        relation.partnership,
        partnership_id=relation.partnership_id,
        kind=relation.kind,
        other=str(relation.other),
    )
    relation.delete()


def _reachable(start: Partnership, kind: RelationKind) -> set[int]:
    found: set[int] = set()
    edge = {start.pk}
    while edge:
        edge = (
            set(Relation.objects.filter(partnership__in=edge, kind=kind).values_list("other_id", flat=True))
            - found
        )
        found |= edge
    return found
