from argparse import ArgumentParser
from datetime import date
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError, no_translations

from spoiwo.common.actors import SystemActor
from spoiwo.common.exceptions import SpoiwoError
from spoiwo.territory.services import load_borders


class Command(BaseCommand):
    help = "Load borders of units from a GeoJSON of the state register of borders (PRG), in degrees."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("file", type=Path, help="GeoJSON with JPT_KOD_JE or kod in its properties")
        parser.add_argument("--state-on", type=date.fromisoformat, help="the day the borders are of")

    @no_translations
    def handle(self, *args: object, **options: Any) -> None:
        path: Path = options["file"]
        try:
            with path.open("rb") as stream:
                number = load_borders(
                    actor=SystemActor("load_borders"),
                    stream=stream,
                    file_name=path.name,
                    state_on=options["state_on"],
                )
        except (SpoiwoError, OSError) as error:
            raise CommandError(str(error)) from error
        self.stdout.write(f"Borders loaded: {number}.")
