"""Accounts of the demonstration with their roles."""

from datetime import date

from demo.building import ACTOR
from demo.logins import ACCOUNTS
from spoiwo.accounts.services import create_user
from spoiwo.partnerships.models import Partnership
from spoiwo.partnerships.services import assign_role
from spoiwo.partnerships.states import Role


def build_accounts() -> None:
    """Create the accounts that `make demo` prints."""
    for account in ACCOUNTS:
        user = create_user(
            actor=ACTOR,
            email=account.email,
            name=account.name,
            password=account.password,
            is_operator=account.role == "operator",
        )
        for slug in account.partnerships:
            assign_role(
                actor=ACTOR,
                partnership=Partnership.objects.get(slug=slug),
                user=user,
                role=Role(account.role),
                valid_from=date(2008, 1, 1),
            )
