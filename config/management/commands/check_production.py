from django.core.management.base import BaseCommand, CommandError
from django.db import OperationalError, connection
from django.db.migrations.executor import MigrationExecutor

from config import hardening


class Command(BaseCommand):
    help = "Say what must be changed before this installation may be shown to the world."
    # The system checks are part of the answer, not a gate before it.
    requires_system_checks = []

    def handle(self, *args: object, **options: object) -> None:
        problems = hardening.insecurities() or self._database_problems()
        if problems:
            lines = "\n".join(f"  - {problem}" for problem in problems)
            raise CommandError(f"Spoiwo does not start, because:\n{lines}")

    def _database_problems(self) -> list[str]:
        try:
            executor = MigrationExecutor(connection)
        except OperationalError as error:
            return [f"the database (DATABASE_URL) does not answer: {' '.join(str(error).split())}"]
        if executor.migration_plan(executor.loader.graph.leaf_nodes()):
            return ["the database belongs to an earlier version: run 'spoiwo migrate' first"]
        return []
