from django.core.management.base import BaseCommand, CommandError

from config import message_lint, translation_check
from config.options import ROOT

SHOWN = 60


class Command(BaseCommand):
    help = "Fail on every sentence that is untranslated, uncertain, outdated, or cannot be translated at all."
    requires_system_checks = []

    def handle(self, *args: object, **options: object) -> None:
        problems = message_lint.problems_in(ROOT, ("config", "spoiwo")) + translation_check.problems()
        for problem in problems[:SHOWN]:
            self.stderr.write(problem)
        if problems:
            raise CommandError(f"{len(problems)} sentences need care; 'make messages' gathers the new ones.")
        self.stdout.write("Every sentence is translated.")
