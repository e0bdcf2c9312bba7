"""``spoiwo handover``: everything of a partnership as one archive, made here or loaded from elsewhere."""

import argparse
from pathlib import Path

from config import service
from config.options import Options
from config.reporting import said_plainly, tell
from config.trouble import Trouble


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Add what the command is told."""
    deeds = parser.add_subparsers(title="deeds", required=True, metavar="DEED", dest="handover")
    making = deeds.add_parser("make", help="write the pack of a partnership")
    making.add_argument("slug", help="the partnership, as in the address of its page")
    making.add_argument("-o", "--output", required=True, type=Path, metavar="FILE", help="the archive")
    making.add_argument("--language", default="pl", help="of pages and tables: pl, en, uk; default: pl")
    loading = deeds.add_parser("load", help="take a pack in: all of it, or nothing")
    loading.add_argument("file", type=Path)


def run(options: Options, arguments: argparse.Namespace) -> None:
    """Do it; raise Trouble with a sentence, nothing half-done, when something stands in the way."""
    import django

    django.setup()
    from django.db import Error as DatabaseError
    from django.utils.translation import override

    from spoiwo.common.exceptions import SpoiwoError

    try:
        with service.database(options), override("en"):
            if arguments.handover == "make":
                _make(arguments.slug, arguments.output, arguments.language)
            else:
                _load(arguments.file)
    except SpoiwoError as refusal:
        raise Trouble(str(refusal)) from refusal
    except DatabaseError as failure:
        reason = str(failure).strip().split("\n")[0]
        raise Trouble(f"The database does not answer as it should: {reason}") from failure


def _make(slug: str, output: Path, language: str) -> None:
    from spoiwo.common.actors import SystemActor
    from spoiwo.handover.services import make_pack
    from spoiwo.partnerships.models import Partnership

    partnership = Partnership.objects.filter(slug=slug).first()
    if partnership is None:
        raise Trouble(f"There is no partnership “{slug}”. Its name stands in the address of its page.")
    if output.exists():
        raise Trouble(f"{output} exists already: name another file, a pack never overwrites one.")
    part = output.with_name(f".{output.name}.part")
    try:
        with said_plainly(str(output)):
            # Whether it can be written is said before anything is read; nobody else reads it.
            part.touch(mode=0o600, exist_ok=False)
            with part.open("r+b") as file:
                actor = SystemActor("handover")
                packed = make_pack(partnership, file, actor=actor, tell=_step, language=language)
            part.replace(output)
    finally:
        part.unlink(missing_ok=True)
    records = sum(packed.records.values())
    tell(f"Saved {output}: {records} records, {packed.files} files.")
    if packed.missing:
        tell(f"The content of {len(packed.missing)} files was gone; the pack says which.")


def _load(file: Path) -> None:
    from spoiwo.common.actors import SystemActor
    from spoiwo.handover.services import load_pack

    loaded = load_pack(file, actor=SystemActor("handover"), tell=_step)
    tell(f"Loaded {loaded.partnership.short_name}: {loaded.records} records, {loaded.files} files.")
    if loaded.known_before:
        tell(f"{loaded.known_before} shared records were here already and stay as they are here.")
    if loaded.missing_files:
        tell(f"The content of {loaded.missing_files} files was gone when the pack was made.")
    tell("Everybody of the team sets a new password by “Forgotten password”.")


def _step(step: str) -> None:
    tell(f"{step} …")
