from typing import Any

from django.core.management.base import BaseCommand, no_translations

from spoiwo.common.actors import SystemActor
from spoiwo.territory.services import load_bundled


class Command(BaseCommand):
    help = "Load the territorial units that come with the product; safe to run again."

    @no_translations
    def handle(self, *args: object, **options: Any) -> None:
        added = load_bundled(actor=SystemActor("load_territory"))
        if options["verbosity"]:
            self.stdout.write(f"Territorial units added: {added}.")
