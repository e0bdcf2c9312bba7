"""Deeds on accounts."""

from allauth.account.models import EmailAddress
from django.db import IntegrityError, transaction
from django.utils.translation import gettext_lazy as _

from spoiwo.accounts.models import User
from spoiwo.audit.services import record
from spoiwo.common.actors import Actor
from spoiwo.common.decisions import Allowed, Decision, Denied, first_denial, require
from spoiwo.common.exceptions import BadInput


def _only_operator(actor: Actor) -> Decision:
    if actor.is_operator:
        return Allowed()
    return Denied(_("Only the operator of the installation manages accounts."))


@transaction.atomic
def create_user(
    *,
    actor: Actor,
    email: str,
    name: str,
    password: str | None = None,
    is_operator: bool = False,
    decision: Decision | None = None,
) -> User:
    """Create an account; without a password the person sets one through "forgotten password".

    ``decision`` is the answer of a room that knows more about the actor's rights than this one.
    """
    require(
        first_denial(decision or _only_operator(actor), *([_only_operator(actor)] if is_operator else []))
    )
    taken = BadInput(_("There is already an account with this e-mail address."), "email")
    if User.objects.filter(email__iexact=email.strip()).exists():
        raise taken
    try:
        with transaction.atomic():
            user = User.objects.create_user(email, password, name=name, is_operator=is_operator)
    # Somebody else has opened it in the same moment.
    except IntegrityError as error:
        raise taken from error
    # Roles are given to addresses: once one holds, only another that was confirmed by a letter replaces it.
    EmailAddress.objects.create(user=user, email=user.email, primary=True, verified=True)
    record(actor, "accounts.user.created", user, email=user.email, name=name)
    return user


@transaction.atomic
def deactivate_user(*, actor: Actor, user: User) -> None:
    """Close an account for good; what the person did stays in the book of deeds."""
    require(_only_operator(actor))
    user.is_active = False
    user.save(update_fields=["is_active"])
    record(actor, "accounts.user.deactivated", user)
