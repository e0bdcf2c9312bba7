"""Publishing: the number, the frozen list of institutions, the short address; and withdrawing."""

from django.db import transaction
from django.db.models import Max
from django.utils.translation import gettext_lazy as _

from spoiwo.common import clock
from spoiwo.common.actors import Actor
from spoiwo.common.decisions import require
from spoiwo.common.exceptions import WrongState
from spoiwo.common.states import lock, move
from spoiwo.communiques import rules
from spoiwo.communiques.models import Communique, Placement, Proof
from spoiwo.communiques.selectors.carriers import carriers_of
from spoiwo.communiques.selectors.postings import Addressee, addressees_on
from spoiwo.communiques.services import indexing
from spoiwo.communiques.services.proving import look_at_carrier
from spoiwo.communiques.services.shared import need_ground, note
from spoiwo.communiques.states import MOVES, State
from spoiwo.notifications.models import PersonalLink
from spoiwo.notifications.services import revoke_link
from spoiwo.registry.selectors import register_on


@transaction.atomic
def publish_communique(*, actor: Actor, communique: Communique) -> int:
    """Open the communiqué to everybody, number it and freeze the list of today's signatories.

    Returns how many institutions are on the list. Members whose page shows communiqués by itself are
    visited without being asked.
    """
    lock(communique.partnership)
    lock(communique)
    require(rules.can_write(actor, communique))
    day = clock.today()
    members = [row for row in register_on(communique.partnership, day).members if row.is_counted]
    if not members:
        raise WrongState(_("There is no signatory today: nobody would post it."))
    move(communique, State.PUBLISHED, table=MOVES, number=_next_number(communique), published_at=clock.now())
    addressees = addressees_on(communique.partnership, day)
    nobody = Addressee("", "")
    placements = Placement.objects.bulk_create(
        Placement(
            communique=communique,
            organization=row.organization,
            organization_name=row.name,
            order=place,
            addressee=addressees.get(row.organization.pk, nobody).name[:200],
            email=addressees.get(row.organization.pk, nobody).email,
        )
        for place, row in enumerate(members, 1)
    )
    _look_at_carriers(actor, communique, placements)
    indexing.reindex(communique)
    note(
        actor,
        "communiques.communique.published",
        communique,
        number=f"{communique.number}/{communique.year}",
        institutions=len(placements),
    )
    return len(placements)


def _next_number(communique: Communique) -> int:
    """Return the next number of the year; the partnership is held, so two cannot take the same."""
    rows = Communique.objects.filter(partnership=communique.partnership_id, year=communique.year)
    return int(rows.aggregate(last=Max("number"))["last"] or 0) + 1


def _look_at_carriers(actor: Actor, communique: Communique, placements: list[Placement]) -> None:
    carriers = carriers_of(communique.partnership)
    for placement in placements:
        carrier = carriers.get(placement.organization_id)
        if carrier is not None:
            look_at_carrier(actor, placement, carrier)


@transaction.atomic
def withdraw_communique(*, actor: Actor, communique: Communique, ground: str) -> None:
    """Withdraw a published communiqué with the reason its page will say; nothing is visited any more.

    Its address stays and says that it was withdrawn; personal links close.
    """
    lock(communique)
    require(rules.can_ask(actor, communique))
    why = need_ground(ground)
    move(communique, State.WITHDRAWN, table=MOVES, withdrawn_at=clock.now(), withdrawn_because=why)
    rows = Placement.objects.filter(communique=communique)
    Proof.objects.filter(placement__in=rows.values("pk")).update(next_visit_at=None)
    links = PersonalLink.objects.filter(pk__in=rows.exclude(link_id=0).values("link_id"))
    for link in links:
        revoke_link(actor=actor, link=link)
    indexing.reindex(communique)
    note(actor, "communiques.communique.withdrawn", communique, ground=why)
