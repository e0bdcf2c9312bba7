from argparse import ArgumentParser
from typing import Any

from django.core.management import call_command
from django.core.management.base import BaseCommand

from config import translations


class Command(BaseCommand):
    help = "Bring translations, the database and the static files to this version; safe to run again."
    requires_system_checks = []

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument(
            "--demonstration", action="store_true", help="load the demonstration's content too"
        )

    def handle(self, *args: object, **options: Any) -> None:
        translations.compile_all()
        call_command("migrate", interactive=False, verbosity=options["verbosity"] - 1)
        call_command("collectstatic", interactive=False, verbosity=0)
        if options["demonstration"]:
            call_command("load_demonstration")
