from argparse import ArgumentParser
from typing import Any

from django.core.management import call_command
from django.core.management.base import BaseCommand, CommandError

from config import translations


class Command(BaseCommand):
    help = "Bring translations, the database and the static files to this version; safe to run again."
    requires_system_checks = []

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument(
            "--demonstration", action="store_true", help="load the demonstration's content too"
        )

    def handle(self, *args: object, **options: Any) -> None:
        self._compile_translations()
        call_command("migrate", interactive=False, verbosity=options["verbosity"] - 1)
        call_command("collectstatic", interactive=False, verbosity=0)
        # After the static files: pages whose words are indexed name some of them.
        call_command("rebuild_search", after_update=True, stdout=self.stdout)
        if options["demonstration"]:
            call_command("load_demonstration")

    def _compile_translations(self) -> None:
        try:
            translations.compile_all()
        except OSError as error:
            raise CommandError(
                f"The translations in {translations.LOCALE} cannot be written ({error.strerror}): "
                "run scripts/bootstrap as the owner of this directory."
            ) from error
