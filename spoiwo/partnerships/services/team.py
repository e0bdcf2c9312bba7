"""Who works in a partnership: roles with periods."""

from datetime import date

from django.db import IntegrityError, transaction
from django.utils.translation import gettext_lazy as _

from spoiwo.accounts.models import User
from spoiwo.accounts.services import create_user
from spoiwo.audit.services import record
from spoiwo.common.actors import Actor
from spoiwo.common.decisions import require
from spoiwo.common.events import publish
from spoiwo.common.exceptions import BadInput
from spoiwo.partnerships import rules
from spoiwo.partnerships.events import RoleAssigned
from spoiwo.partnerships.models import Partnership, RoleAssignment
from spoiwo.partnerships.states import Role


@transaction.atomic
def assign_role(
    *,
    actor: Actor,
    partnership: Partnership,
    user: User,
    role: Role,
    valid_from: date,
    valid_to: date | None = None,
) -> RoleAssignment:
    """Give a role for a period; the same role cannot be held twice on one day."""
    require(rules.can_assign_role(actor, partnership))
    try:
        with transaction.atomic():
            assignment = RoleAssignment.objects.create(
                user=user, partnership=partnership, role=role, valid_from=valid_from, valid_to=valid_to
            )
    except IntegrityError as error:
        raise BadInput(_("This person already holds this role in that period."), "role") from error
    record(
        actor,
        "partnerships.role.assigned",
        assignment,
        partnership_id=partnership.pk,
        user=str(user),
        role=role,
        valid_from=valid_from,
        valid_to=valid_to,
    )
    publish(RoleAssigned(assignment_id=assignment.pk, partnership_id=partnership.pk, actor_id=actor.actor_id))
    return assignment


@transaction.atomic
def end_role(*, actor: Actor, assignment: RoleAssignment, on: date) -> None:
    """End a role; ``on`` is the first day without it."""
    require(rules.can_assign_role(actor, assignment.partnership))
    if on <= assignment.valid_from:
        raise BadInput(_("The role began on that day or later; it cannot end before it begins."), "on")
    assignment.valid_to = on
    assignment.save(update_fields=["valid_to"])
    record(
        actor,
        "partnerships.role.ended",
        assignment,
        partnership_id=assignment.partnership_id,
        user=str(assignment.user),
        role=assignment.role,
        on=on,
    )


@transaction.atomic
def invite_to_team(
    *, actor: Actor, partnership: Partnership, email: str, name: str, role: Role, valid_from: date
) -> RoleAssignment:
    """Give a role to the person with this e-mail address, making an account when there is none.

    A new person sets her own password through "forgotten password"; nobody else ever knows it.
    """
    decision = rules.can_assign_role(actor, partnership)
    require(decision)
    user = User.objects.filter(email=email.strip().lower()).first()
    if user is None:
        if not name.strip():
            raise BadInput(_("There is no account with this address yet; write the person’s name."), "name")
        user = create_user(actor=actor, email=email, name=name.strip(), decision=decision)
    return assign_role(actor=actor, partnership=partnership, user=user, role=role, valid_from=valid_from)
