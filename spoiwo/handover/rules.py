"""Who may make a pack of a partnership, and who may load one."""

from django.utils.translation import gettext_lazy as _

from spoiwo.common.actors import Actor
from spoiwo.common.decisions import Allowed, Decision, Denied
from spoiwo.partnerships.models import Partnership
from spoiwo.partnerships.rules import has_permission

MAKE = "handover.make_pack"


def can_make_pack(actor: Actor, partnership: Partnership) -> Decision:
    """Allow the secretariat, the coordinator and the leader: a pack holds everything, personal data too."""
    return has_permission(actor, partnership.pk, MAKE)


def can_load_pack(actor: Actor) -> Decision:
    """Allow the operator: a loaded pack brings accounts with rights."""
    if actor.is_operator:
        return Allowed()
    return Denied(_("Only the operator of the installation loads hand-over packs."))
