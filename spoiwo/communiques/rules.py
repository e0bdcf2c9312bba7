"""Who may write, publish and prove. Reading inside follows ``partnerships.view_partnership``."""

from django.utils.translation import gettext_lazy as _

from spoiwo.common.actors import Actor
from spoiwo.common.decisions import Allowed, Decision, Denied, first_denial
from spoiwo.common.exceptions import Sentence
from spoiwo.communiques.models import Carrier, Communique, Placement
from spoiwo.communiques.states import State
from spoiwo.partnerships.models import Partnership
from spoiwo.partnerships.rules import has_permission

EDIT = "communiques.edit_communique"


def can_edit(actor: Actor, partnership: Partnership) -> Decision:
    """Allow the secretariat and the coordinator."""
    return has_permission(actor, partnership.pk, EDIT)


def can_write(actor: Actor, communique: Communique) -> Decision:
    """Allow the words to change until the communiqué is published: afterwards it hangs in many places."""
    return first_denial(
        can_edit(actor, communique.partnership),
        _when(
            communique.state == State.DRAFT,
            _("A published communiqué hangs in many places: withdraw it and publish another."),
        ),
    )


def can_ask(actor: Actor, communique: Communique) -> Decision:
    """Allow institutions to be asked for a posting while the communiqué is published."""
    return first_denial(
        can_edit(actor, communique.partnership),
        _when(communique.is_published, _("Only a published communiqué is posted.")),
    )


def can_prove(actor: Actor, placement: Placement) -> Decision:
    """Allow the holder of the posting's personal link, and the secretariat, while it is published."""
    is_holder = bool(placement.link_id) and actor.actor_id == f"link:{placement.link_id}"
    return first_denial(
        Allowed() if is_holder else can_edit(actor, placement.communique.partnership),
        _when(
            placement.communique.is_published,
            _("This communiqué is withdrawn. Please take it down; nothing more is needed."),
        ),
    )


def can_end_carrier(actor: Actor, carrier: Carrier) -> Decision:
    """Allow the secretariat, while the page still counts."""
    return first_denial(
        can_edit(actor, carrier.partnership),
        _when(carrier.ended_at is None, _("This page does not count any more.")),
    )


def _when(is_so: bool, otherwise: Sentence) -> Decision:
    return Allowed() if is_so else Denied(otherwise)
