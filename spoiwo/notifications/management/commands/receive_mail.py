"""``manage.py receive_mail [--recipient ADDRESS]``: take in the letter that a mail server pipes in."""

import sys
from argparse import ArgumentParser
from typing import Any

from django.core.management.base import BaseCommand
from django.db import DatabaseError

from spoiwo.notifications import services
from spoiwo.notifications.adapters.incoming import MOST_BYTES

# sysexits.h: the mail server keeps the letter and tries again.
TRY_LATER = 75


class Command(BaseCommand):
    help = "Take in one letter from standard input, as a mail server's pipe gives it"

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument(
            "--recipient",
            action="append",
            default=[],
            help="address of the envelope; may be given more than once",
        )

    def handle(self, *args: Any, recipient: list[str], **options: Any) -> None:
        content = sys.stdin.buffer.read(MOST_BYTES + 1)
        try:
            letter = services.receive_letter(content, recipients=recipient)
        except DatabaseError as error:
            self.stderr.write(str(error))
            sys.exit(TRY_LATER)
        # What is refused is kept with its reason; a notice to the sender would go to whoever is forged there.
        self.stdout.write(f"{letter.kind} {letter.outcome}")
