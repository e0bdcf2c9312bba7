"""Who may change the register of units: it is shared by all partnerships, so only the operator."""

from django.utils.translation import gettext_lazy as _

from spoiwo.common.actors import Actor
from spoiwo.common.decisions import Allowed, Decision, Denied


def can_load_territory(actor: Actor) -> Decision:
    """Allow the operator to load the register, borders and subregions."""
    if actor.is_operator:
        return Allowed()
    return Denied(_("Only the operator of this installation loads the register of territorial units."))
