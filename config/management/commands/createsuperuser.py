"""Makes the first person: an operator of the installation, who can then invite everybody else.

It stands in for the command of the same name in Django, which knows nothing of the book of deeds.
"""

import getpass
import os
from argparse import ArgumentParser
from typing import Any

from django.contrib.auth.password_validation import validate_password
from django.core.exceptions import ValidationError
from django.core.management.base import BaseCommand, CommandError
from django.core.validators import validate_email

from spoiwo.accounts.models import User
from spoiwo.accounts.services import create_user
from spoiwo.common.actors import SystemActor
from spoiwo.common.exceptions import BadInput

PASSWORD_VARIABLE = "DJANGO_SUPERUSER_PASSWORD"  # noqa: S105  # the name of a variable


class Command(BaseCommand):
    help = "Make an operator of the installation."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--email")
        parser.add_argument("--name")
        parser.add_argument(
            "--no-input",
            action="store_false",
            dest="interactive",
            help=f"Ask nothing; the password comes from {PASSWORD_VARIABLE}.",
        )

    def handle(self, *args: Any, **options: Any) -> None:
        asks: bool = options["interactive"]
        email = _given(options["email"], "E-mail", asks)
        name = _given(options["name"], "Name and surname", asks)
        password = os.environ.get(PASSWORD_VARIABLE) or (_typed_twice() if asks else "")
        try:
            validate_email(email)
            validate_password(password, User(email=email, name=name))
            create_user(
                actor=SystemActor("setup"), email=email, name=name, password=password, is_operator=True
            )
        except ValidationError as error:
            raise CommandError(" ".join(error.messages)) from error
        except BadInput as error:
            raise CommandError(str(error.message)) from error
        self.stdout.write(f"{name} <{email}> runs this installation.")


def _given(value: str | None, label: str, asks: bool) -> str:
    found = value or (input(f"{label}: ") if asks else "")
    if not found.strip():
        raise CommandError(f"{label}: missing.")
    return found.strip()


def _typed_twice() -> str:
    first, again = getpass.getpass("Password: "), getpass.getpass("Password again: ")
    if first != again:
        raise CommandError("The two passwords differ.")
    return first
