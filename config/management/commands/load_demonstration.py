"""Loads the demonstration once; a second call changes nothing."""

from typing import Any

from django.core.management import call_command
from django.core.management.base import BaseCommand
from django.db import transaction

from demo.accounts import build_accounts
from demo.council import for_member
from demo.stories import build
from spoiwo.partnerships.models import Partnership


class Command(BaseCommand):
    help = "Load the demonstration's partnerships, institutions, agreements and accounts; safe to run again."

    def handle(self, *args: object, **options: Any) -> None:
        call_command("load_territory", verbosity=0)
        if Partnership.objects.exists():
            self.stdout.write("The demonstration is already there; nothing was changed.")
            return
        with transaction.atomic():
            build()
            build_accounts()
            for_member()
        self.stdout.write("The demonstration is loaded.")
