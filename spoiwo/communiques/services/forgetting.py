"""Taking people off old postings, once somebody has decided so (GDPR-07)."""

from django.db import transaction
from django.db.models import OuterRef, Subquery
from django.db.models.functions import Left

from spoiwo.common.actors import Actor
from spoiwo.common.decisions import require
from spoiwo.common.states import lock
from spoiwo.communiques import rules
from spoiwo.communiques.models import Communique, Placement, Proof
from spoiwo.communiques.services.shared import note


@transaction.atomic
def forget_people(*, actor: Actor, row: Communique) -> None:
    """Take off the postings of an old communiqué who was written to and who answered.

    Institutions, addresses of pages, days and states stay, so that it can be read where it hung.
    """
    lock(row)
    require(rules.can_edit(actor, row.partnership))
    placements = Placement.objects.filter(communique=row)
    placements.update(addressee="", email="")
    whose = Placement.objects.filter(pk=OuterRef("placement")).annotate(said=Left("organization_name", 200))
    Proof.objects.filter(placement__in=placements).update(given_by=Subquery(whose.values("said")[:1]))
    note(actor, "communiques.people.forgotten", row)
