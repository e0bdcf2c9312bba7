"""Removing a partnership recorded by mistake."""

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from spoiwo.audit.services import record
from spoiwo.common.actors import Actor
from spoiwo.common.decisions import require
from spoiwo.common.events import publish
from spoiwo.common.exceptions import BadInput
from spoiwo.common.standing import standing_on
from spoiwo.common.states import lock
from spoiwo.partnerships import rules
from spoiwo.partnerships.events import PartnershipRemoved
from spoiwo.partnerships.models import Partnership, RoleAssignment
from spoiwo.search.services import remove

_OWN = frozenset(
    {
        "partnerships.AreaUnit.partnership",
        "partnerships.LegalBasis.partnership",
        "partnerships.PartnershipTranslation.partnership",
        "partnerships.Relation.partnership",
        "partnerships.StageChange.partnership",
        "partnerships.Statement.parent",
        "partnerships.Statement.partnership",
        "partnerships.StatementTranslation.statement",
        "partnerships.Strategy.partnership",
    }
)
_ROLES = "partnerships.RoleAssignment.partnership"


@transaction.atomic
def remove_partnership(*, actor: Actor, partnership: Partnership, ground: str) -> None:
    """Remove a partnership recorded by mistake, of which no room knows more than its own page.

    Its area, statements, stages and the role of the one who recorded it go with it. Raises WrongState, with
    what refers to it, for anything else: a membership, a meeting, a colleague with a role.
    """
    require(rules.can_remove_partnership(actor, partnership))
    lock(partnership)
    if not ground.strip():
        raise BadInput(_("Write why it is removed."), "ground")
    publish(PartnershipRemoved(partnership_id=partnership.pk))
    people = RoleAssignment.objects.filter(partnership=partnership).order_by().values("user").distinct()
    standing = standing_on(partnership, _OWN | ({_ROLES} if people.count() <= 1 else set()))
    standing.refuse()
    record(
        actor,
        "partnerships.partnership.removed",
        partnership,
        partnership_id=partnership.pk,
        slug=partnership.slug,
        official_name=partnership.official_name,
        kind=partnership.kind,
        stage=partnership.stage,
        founded_on=partnership.founded_on,
        statements=list(partnership.statements.values_list("text", flat=True)),
        ground=ground.strip(),
    )
    remove("partnership", partnership.pk)
    standing.remove(partnership)
