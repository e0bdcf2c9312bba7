"""The console command ``spoiwo``: everything an operator does, each refusal one sentence."""

import argparse
import os
import sys
from collections.abc import Callable, Sequence
from pathlib import Path

from django.core.exceptions import ImproperlyConfigured

from config import (
    backup,
    bringing_in,
    demonstration,
    footprint,
    handing_over,
    probe,
    reporting,
    service,
    taking_in,
)
from config.options import DATABASE_NOT_NAMED, ROOT, Options, enter_mode, load_env_file
from config.trouble import Trouble

Arguments = argparse.Namespace
Deed = Callable[[Arguments], None]


def main(argv: Sequence[str] | None = None) -> None:
    """Run one command; leave with code 1 and a sentence when something stands in the way."""
    # A terminal that cannot show a letter shows another; it is no reason to stop.
    sys.stdout.reconfigure(errors="replace")  # type: ignore[union-attr]  # always a text file here
    given = list(sys.argv[1:] if argv is None else argv)
    # Everything after `manage` belongs to Django, its own --help too.
    given, for_django = _split_at_manage(given)
    arguments = _parser().parse_args(given)
    arguments.for_django = for_django
    try:
        _read_env_file(arguments)
        arguments.deed(arguments)
    except (Trouble, ImproperlyConfigured) as trouble:
        sys.exit(f"spoiwo: {trouble}")
    except KeyboardInterrupt:
        sys.exit(130)


def _split_at_manage(given: list[str]) -> tuple[list[str], list[str]]:
    if "manage" not in given:
        return given, []
    place = given.index("manage") + 1
    return given[:place], given[place:]


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="spoiwo", description="Spoiwo, the binder of local partnerships.")
    parser.add_argument(
        "--env-file", type=Path, help="variables of the installation (default: .env, if there)"
    )
    commands = parser.add_subparsers(title="commands", required=True, metavar="COMMAND")

    def command(name: str, deed: Deed, says: str) -> argparse.ArgumentParser:
        subparser = commands.add_parser(name, help=says, description=says)
        subparser.set_defaults(deed=deed, name=name)
        return subparser

    serving = command("serve", _serve, "run the web server; refuses to start with an insecure setting")
    serving.add_argument("--with-worker", action="store_true", help="run the worker too")
    command("worker", _worker, "run the worker: letters, imports, everything periodic")
    command("migrate", _migrate, "bring database, translations and static files to this version")
    backing_up = command("backup", _backup, "save the database and the stored files into one archive")
    backing_up.add_argument("file", type=Path)
    restoring = command("restore", _restore, "bring an archive back; refuses to overwrite data")
    restoring.add_argument("file", type=Path)
    restoring.add_argument("--force", action="store_true", help="replace the data that are there")
    says = "write the report of a partnership as a file: PDF, DOCX, ODT, XLSX, JSON or HTML"
    reporting.add_arguments(command("report", _report, says))
    says = "tell what documents say: findings as a table or as JSON; no database is needed"
    taking_in.add_arguments(command("intake", _intake, says))
    says = "bring in the articles of an old site from an export of WordPress"
    bringing_in.add_arguments(command("articles-import", _bring_in, says))
    says = "make a pack with everything of a partnership, or load one into this installation"
    handing_over.add_arguments(command("handover", _handover, says))
    command("manage", _manage, "any command of Django, the database running meanwhile")
    command("health", _health, "say whether web, database and worker are ready; code 1 when not")
    command("footprint", _footprint, "say how much memory the running service takes")
    command("demo", _demo, "prepare and run the demonstration")
    command("demo-reset", _demo_reset, "throw the demonstration's data away and start it anew")
    command("develop", _develop, "the demonstration on a server that notices changes of the code")
    return parser


def _read_env_file(arguments: Arguments) -> None:
    # The demonstration must never reach a real installation's data.
    if arguments.name in {"demo", "demo-reset", "develop"}:
        return
    path = arguments.env_file or ROOT / ".env"
    if path.exists():
        load_env_file(path)
    elif arguments.env_file:
        raise Trouble(f"The file {path} does not exist.")


def _real() -> Options:
    options = Options.read()
    enter_mode(options.mode)
    if options.mode == "production" and not options.database_url and not options.embedded_allowed:
        raise Trouble(DATABASE_NOT_NAMED)
    return options


def _serve(arguments: Arguments) -> None:
    service.serve(_real(), with_worker=arguments.with_worker)


def _worker(arguments: Arguments) -> None:
    service.work(_real())


def _migrate(arguments: Arguments) -> None:
    service.prepare(_real())


def _backup(arguments: Arguments) -> None:
    options = _real()
    with service.database(options):
        manifest = backup.create(arguments.file, backup.Source.of(options))
    service.say(f"Saved {arguments.file}: the database and {manifest.stored_files} stored files.")


def _restore(arguments: Arguments) -> None:
    options = _real()
    with service.database(options):
        backup.restore(arguments.file, backup.Source.of(options), force=arguments.force)
        service.require_managed("prepare")
    service.say(f"Restored {arguments.file}.")


def _report(arguments: Arguments) -> None:
    reporting.write(_real(), arguments)


def _intake(arguments: Arguments) -> None:
    sys.exit(taking_in.run(arguments))


def _bring_in(arguments: Arguments) -> None:
    bringing_in.run(_real(), arguments)


def _handover(arguments: Arguments) -> None:
    handing_over.run(_real(), arguments)


def _manage(arguments: Arguments) -> None:
    options = _real()
    with service.database(options):
        code = service.manage(*arguments.for_django)
    sys.exit(code)


def _health(arguments: Arguments) -> None:
    health = probe.ask(Options.read())
    service.say("\n".join(f"{part}: {state}" for part, state in health.parts.items()))
    sys.exit(0 if health.is_ready else 1)


def _footprint(arguments: Arguments) -> None:
    service.say(footprint.report(_real().home))


def _demo(arguments: Arguments) -> None:
    demonstration.run(demonstration.enter())


def _demo_reset(arguments: Arguments) -> None:
    options = demonstration.enter()
    demonstration.reset(options)
    demonstration.run(options)


def _develop(arguments: Arguments) -> None:
    os.environ["SPOIWO_DEBUG"] = "1"
    demonstration.develop(demonstration.enter())


if __name__ == "__main__":
    main()
