"""Who may write, review and publish cards. Reading inside follows ``partnerships.view_partnership``."""

from django.utils.translation import gettext_lazy as _

from spoiwo.common import clock
from spoiwo.common.actors import Actor
from spoiwo.common.decisions import Allowed, Decision, Denied, first_denial
from spoiwo.notifications.actors import LinkActor
from spoiwo.partnerships.models import Partnership
from spoiwo.partnerships.rules import has_permission
from spoiwo.practices.models import GoodPractice
from spoiwo.practices.states import WRITING, WRITTEN, State
from spoiwo.registry.models import Organization
from spoiwo.registry.selectors import is_link_of


def can_edit_practice(actor: Actor, partnership: Partnership) -> Decision:
    """Allow the secretariat and the coordinator of the partnership to write cards."""
    return has_permission(actor, partnership.pk, "practices.edit_practice")


def can_publish_practice(actor: Actor, partnership: Partnership) -> Decision:
    """Allow whoever reviews cards to publish, send back and withdraw them."""
    return has_permission(actor, partnership.pk, "practices.publish_practice")


def can_write_of(actor: Actor, partnership: Partnership, organization: Organization | None) -> Decision:
    """Allow who writes cards, and the institution itself through its link while it is a signatory."""
    if not isinstance(actor, LinkActor):
        return can_edit_practice(actor, partnership)
    is_its = organization is not None and is_link_of(actor.link, organization, clock.today(), purpose=WRITING)
    return Allowed() if is_its else Denied(_("This link is for another institution."))


def can_submit(actor: Actor, practice: GoodPractice) -> Decision:
    """Allow who writes cards, and the institution for a card it began through its link."""
    if isinstance(actor, LinkActor) and not practice.is_own:
        return Denied(_("The secretariat writes this card."))
    return can_write_of(actor, practice.partnership, practice.organization)


def can_rewrite(actor: Actor, practice: GoodPractice) -> Decision:
    """Allow the words to change until the card is published; by a link only before the review."""
    is_open = practice.state in WRITTEN
    if isinstance(actor, LinkActor) and practice.state == State.REVIEW:
        return Denied(_("The card waits for the review. What is missing will come in a letter."))
    return first_denial(
        can_submit(actor, practice),
        Allowed() if is_open else Denied(_("The card is published. Withdraw it first to change its words.")),
    )
