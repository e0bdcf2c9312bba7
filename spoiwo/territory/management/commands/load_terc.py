from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError, no_translations

from spoiwo.common.actors import SystemActor
from spoiwo.common.exceptions import SpoiwoError
from spoiwo.territory.services import TercPreview, Verdict, load_terc, preview_terc

SHOWN = 200


class Command(BaseCommand):
    help = "Show what a TERC file would change in the register of units, or apply it."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("file", type=Path, help="TERC in CSV, unpacked")
        way = parser.add_mutually_exclusive_group()
        way.add_argument("--preview", action="store_true", help="only show the changes (the default)")
        way.add_argument("--apply", action="store_true", help="show the changes and make them")

    @no_translations
    def handle(self, *args: object, **options: Any) -> None:
        path: Path = options["file"]
        try:
            with path.open("rb") as stream:
                preview = preview_terc(stream, path.name)
            self._show(preview)
            if options["apply"]:
                load = load_terc(actor=SystemActor("load_terc"), preview=preview)
                self.stdout.write(f"The register stands at {load.state_on.isoformat()}.")
            elif preview.changes:
                self.stdout.write("Nothing is changed yet. Run again with --apply to make these changes.")
        except (SpoiwoError, OSError) as error:
            raise CommandError(str(error)) from error

    def _show(self, preview: TercPreview) -> None:
        self.stdout.write(f"{preview.file.name}: state on {preview.state_on.isoformat()}")
        self.stdout.write(
            f"  rows read: {preview.file.rows_read}, parts of communes passed over: {preview.file.parts}"
        )
        for verdict in Verdict:
            self.stdout.write(f"  {verdict.label}: {preview.count(verdict)}")
        for row in preview.changes[:SHOWN]:
            self.stdout.write(f"{row.verdict.label}: {' → '.join(filter(None, (row.before, row.after)))}")
        hidden = len(preview.changes) - SHOWN
        if hidden > 0:
            self.stdout.write(f"… and {hidden} more")
