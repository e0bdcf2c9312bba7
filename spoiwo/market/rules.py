"""Who keeps showcases and the register of procurements. Reading follows ``partnerships.view_partnership``."""

from django.utils.translation import gettext_lazy as _

from spoiwo.common import clock
from spoiwo.common.actors import Actor
from spoiwo.common.decisions import Allowed, Decision, Denied, first_denial
from spoiwo.common.exceptions import Sentence
from spoiwo.market.eligibility import ground_on
from spoiwo.market.models import Answer, Procurement, Showcase
from spoiwo.market.states import SHOWING, YEARLY, State
from spoiwo.notifications.actors import LinkActor
from spoiwo.partnerships.models import Partnership
from spoiwo.partnerships.rules import has_permission
from spoiwo.registry.models import Organization

EDIT_SHOWCASE = "market.edit_showcase"
EDIT_PROCUREMENT = "market.edit_procurement"
OTHERS_LINK = _("This link answers for another institution.")


def can_edit_showcases(actor: Actor, partnership: Partnership) -> Decision:
    """Allow the secretariat and the coordinator."""
    return has_permission(actor, partnership.pk, EDIT_SHOWCASE)


def can_edit_procurements(actor: Actor, partnership: Partnership) -> Decision:
    """Allow the secretariat and the coordinator."""
    return has_permission(actor, partnership.pk, EDIT_PROCUREMENT)


def can_speak_for(actor: Actor, showcase: Showcase) -> Decision:
    """Allow the secretariat, and the holder of the link given for exactly this showcase."""
    if not isinstance(actor, LinkActor):
        return can_edit_showcases(actor, showcase.partnership)
    link = actor.link
    is_theirs = link.purpose == SHOWING and link.subject_id == showcase.pk
    is_open = link.closed is None and link.partnership_id == showcase.partnership_id
    return _when(is_theirs and is_open, OTHERS_LINK)


def can_change(actor: Actor, showcase: Showcase) -> Decision:
    """Allow whoever speaks for it to write while it has not ended."""
    return first_denial(
        can_speak_for(actor, showcase),
        _when(showcase.state != State.ENDED, _("The showcase has ended; show it again first.")),
    )


def can_assure(actor: Actor, showcase: Showcase) -> Decision:
    """Allow whoever speaks for it to say that a shown one is true."""
    return first_denial(
        can_speak_for(actor, showcase),
        _when(showcase.state == State.SHOWN, _("The showcase is not shown.")),
    )


def can_show(actor: Actor, showcase: Showcase) -> Decision:
    """Allow the secretariat to show what a social economy entity of today sells."""
    return first_denial(
        can_edit_showcases(actor, showcase.partnership),
        _when(showcase.state != State.SHOWN, _("The showcase is shown already.")),
        is_seller(showcase.organization),
    )


def is_seller(organization: Organization) -> Decision:
    """Allow institutions that are social economy entities or reintegration units today."""
    is_one = ground_on(organization, clock.today()) is not None
    return _when(
        is_one,
        _("Only a social economy entity, a reintegration unit or a social enterprise has a showcase."),
    )


def can_end(actor: Actor, showcase: Showcase) -> Decision:
    """Allow whoever speaks for it; ending what has ended changes nothing."""
    return first_denial(
        can_speak_for(actor, showcase),
        _when(showcase.state != State.DRAFT, _("A draft is not shown to anybody; remove it instead.")),
    )


def can_remove(actor: Actor, showcase: Showcase) -> Decision:
    """Allow the secretariat to remove a draft nobody has seen."""
    return first_denial(
        can_edit_showcases(actor, showcase.partnership),
        _when(showcase.state == State.DRAFT, _("Only a draft is removed; what was shown is ended.")),
    )


def can_answer_for(actor: Actor, partnership: Partnership, buyer: Organization, year: int) -> Decision:
    """Allow the secretariat, and the holder of the link given to exactly this buyer for this year."""
    if not isinstance(actor, LinkActor):
        return can_edit_procurements(actor, partnership)
    link = actor.link
    if link.purpose == YEARLY and link.closed is None and link.partnership_id == partnership.pk:
        rows = Answer.objects.filter(pk=link.subject_id, partnership=partnership, buyer=buyer, year=year)
        if rows.exists():
            return Allowed()
    return Denied(_("This link answers for another institution or year."))


def can_withdraw(actor: Actor, procurement: Procurement) -> Decision:
    """Allow whoever answers for the buyer and the year to withdraw what is still counted."""
    return first_denial(
        can_answer_for(actor, procurement.partnership, procurement.buyer, procurement.year),
        _when(procurement.is_counted, _("It is withdrawn already.")),
    )


def _when(is_so: bool, otherwise: Sentence) -> Decision:
    return Allowed() if is_so else Denied(otherwise)
