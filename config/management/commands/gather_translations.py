from django.core.management.base import BaseCommand

from config import translation_check


class Command(BaseCommand):
    help = "Bring the sentences of the program into locale/*/LC_MESSAGES/django.po; needs gettext."
    requires_system_checks = []

    def handle(self, *args: object, **options: object) -> None:
        translation_check.gather()
        self.stdout.write(
            "Gathered. Translate the empty entries, and remove every 'fuzzy' mark you have read."
        )
