"""Who keeps an accessibility statement: the secretariat its own, the operator that of the installation."""

from django.utils.translation import gettext_lazy as _

from spoiwo.common.actors import Actor
from spoiwo.common.decisions import Allowed, Decision, Denied
from spoiwo.partnerships.models import Partnership
from spoiwo.partnerships.rules import has_permission

EDIT = "accessibility.edit_declaration"


def can_edit_declaration(actor: Actor, partnership: Partnership | None) -> Decision:
    """Allow whoever holds the right in the partnership; of the installation only the operator."""
    if partnership is not None:
        return has_permission(actor, partnership.pk, EDIT)
    if actor.is_operator:
        return Allowed()
    return Denied(_("Only the operator keeps the accessibility statement of the installation."))
