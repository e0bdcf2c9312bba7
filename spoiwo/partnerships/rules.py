"""Who may do what within a partnership. Every room's rules end here."""

from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _

from spoiwo.common import clock
from spoiwo.common.actors import Actor
from spoiwo.common.decisions import SIGN_IN_FIRST, Allowed, Decision, Denied, first_denial
from spoiwo.partnerships import permissions, selectors
from spoiwo.partnerships.models import Partnership

VIEW = "partnerships.view_partnership"


def has_permission(actor: Actor, partnership_id: int | None, name: str) -> Decision:
    """Tell whether the actor holds the right in the partnership today; KeyError for an unknown right."""
    permission = permissions.get(name)
    if actor.is_operator:
        return Allowed()
    if not actor.actor_id.startswith("user:"):
        return Denied(SIGN_IN_FIRST)
    if partnership_id is not None:
        roles = selectors.roles_of(actor, partnership_id, clock.today())
        if name in permissions.granted_to(roles):
            return Allowed()
    return Denied(
        _("Your roles in this partnership do not include: %(right)s. Ask the secretariat or the coordinator.")
        % {"right": permission.label}
    )


def rights_in(actor: Actor, partnership_id: int) -> frozenset[str]:
    """Return the names of all the rights the actor holds in the partnership today, in one query."""
    if actor.is_operator:
        return frozenset(permission.name for permission in permissions.known())
    if not actor.actor_id.startswith("user:"):
        return frozenset()
    return permissions.granted_to(selectors.roles_of(actor, partnership_id, clock.today()))


def has_permission_anywhere(actor: Actor, name: str) -> Decision:
    """Tell whether the actor holds the right in at least one partnership today."""
    permission = permissions.get(name)
    if actor.is_operator or name in permissions.granted_to(selectors.all_roles_of(actor, clock.today())):
        return Allowed()
    return Denied(_("You need a role that includes: %(right)s.") % {"right": permission.label})


def can_view_partnership(actor: Actor, partnership: Partnership) -> Decision:
    """Allow the inner pages to whoever holds a role in the partnership."""
    return has_permission(actor, partnership.pk, VIEW)


def visible_partnerships(actor: Actor) -> QuerySet[Partnership]:
    """Return the partnerships whose inner pages the actor may open."""
    if actor.is_operator:
        return Partnership.objects.all()
    return selectors.partnerships_with_role(actor, clock.today())


def known_partnerships(actor: Actor) -> QuerySet[Partnership]:
    """Return the partnerships the actor may know of: the public ones and those she works in."""
    if actor.is_operator:
        return Partnership.objects.all()
    return Partnership.objects.public() | visible_partnerships(actor)


def can_create_partnership(actor: Actor) -> Decision:
    """Allow the operator, and coordinators who already run a partnership."""
    return has_permission_anywhere(actor, "partnerships.assign_role")


def can_edit_partnership(actor: Actor, partnership: Partnership) -> Decision:
    """Allow the secretariat and the coordinator."""
    return has_permission(actor, partnership.pk, "partnerships.edit_partnership")


def can_remove_partnership(actor: Actor, partnership: Partnership) -> Decision:
    """Allow whoever may record a partnership, in this one."""
    return first_denial(can_create_partnership(actor), can_assign_role(actor, partnership))


def can_move_stage(actor: Actor, partnership: Partnership) -> Decision:
    """Allow the secretariat and the coordinator."""
    return has_permission(actor, partnership.pk, "partnerships.move_stage")


def can_assign_role(actor: Actor, partnership: Partnership) -> Decision:
    """Allow the secretariat and the coordinator to say who works here."""
    return has_permission(actor, partnership.pk, "partnerships.assign_role")


def can_view_log(actor: Actor, partnership: Partnership) -> Decision:
    """Allow the secretariat, the coordinator and the auditor."""
    return has_permission(actor, partnership.pk, "partnerships.view_log")
