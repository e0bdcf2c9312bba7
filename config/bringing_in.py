"""``spoiwo articles-import``: the articles of a partnership’s old site, from the file WordPress exports."""

import argparse
from pathlib import Path
from typing import TYPE_CHECKING

from config import service
from config.options import Options
from config.reporting import said_plainly, tell
from config.trouble import Trouble

if TYPE_CHECKING:
    from spoiwo.pages.services import OldSiteRead

_MOST_TOLD = 200


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Add what the command is told."""
    parser.add_argument("file", type=Path, help="the export of WordPress (XML)")
    parser.add_argument("--partnership", required=True, metavar="SLUG", help="as in the address of its page")
    parser.add_argument("--uploads", type=Path, metavar="PATH", help="folder or ZIP of wp-content/uploads")
    parser.add_argument(
        "--publish", action="store_true", help="publish what was published there; otherwise all are drafts"
    )
    parser.add_argument("--preview", action="store_true", help="only tell what would come in")


def run(options: Options, arguments: argparse.Namespace) -> None:
    """Bring the articles in and tell of each that did not come whole; all, or nothing."""
    import django

    django.setup()
    from django.db import Error as DatabaseError
    from django.utils.translation import override

    from spoiwo.common.exceptions import SpoiwoError

    with said_plainly(str(arguments.file)):
        content = arguments.file.read_bytes()
    try:
        with service.database(options), override("en"):
            read = _brought(arguments, content)
            _report(read, is_preview=arguments.preview)
    except SpoiwoError as refusal:
        raise Trouble(str(refusal)) from refusal
    except DatabaseError as failure:
        reason = str(failure).strip().split("\n")[0]
        raise Trouble(f"The database does not answer as it should: {reason}") from failure


def _brought(arguments: argparse.Namespace, content: bytes) -> "OldSiteRead":
    from django_scopes import scope

    from spoiwo.common.actors import SystemActor
    from spoiwo.pages.adapters.uploads import opened
    from spoiwo.pages.services import bring_in_articles, look_at_old_site
    from spoiwo.partnerships.models import Partnership

    slug = arguments.partnership
    partnership = Partnership.objects.filter(slug=slug).first()
    if partnership is None:
        raise Trouble(f"There is no partnership “{slug}”. Its name stands in the address of its page.")
    if arguments.uploads is not None and not arguments.uploads.exists():
        raise Trouble(f"{arguments.uploads} does not exist.")
    deed = look_at_old_site if arguments.preview else bring_in_articles
    with scope(partnership=partnership), opened(arguments.uploads) as uploads:
        return deed(
            actor=SystemActor("articles-import"), partnership=partnership, content=content,
            publishes=arguments.publish, uploads=uploads,
        )  # fmt: skip


def _report(read: "OldSiteRead", *, is_preview: bool) -> None:
    from spoiwo.pages.bringing.judging import Outcome

    remarked = [one for one in read.coming if one.remarks]
    for one in remarked[:_MOST_TOLD]:
        for why in one.remarks:
            tell(f"{one.outcome.replace('_', ' ')}: “{one.title or one.item.guid}”: {why}")
    if len(remarked) > _MOST_TOLD:
        tell(f"… and {len(remarked) - _MOST_TOLD} more with remarks.")
    said = "Would come in" if is_preview else "Brought in"
    count = {outcome: len(read.of(outcome)) for outcome in Outcome}
    tell(
        f"{said} from {read.address or 'the file'}: {count[Outcome.PUBLISHED]} published, "
        f"{count[Outcome.DRAFT]} drafts; left out {count[Outcome.LEFT_OUT]}, "
        f"known before {count[Outcome.KNOWN]}."
    )
    tell(f"Pictures: {read.pictures}, of them not handed in {read.missing}.")
    if read.others:
        tell("Not articles: " + ", ".join(f"{number} {kind}" for kind, number in read.others.items()) + ".")
