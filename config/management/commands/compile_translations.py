from django.core.management.base import BaseCommand

from config import translations


class Command(BaseCommand):
    help = "Compile locale/*/LC_MESSAGES/*.po into .mo; needs no gettext on the machine."
    requires_system_checks = []

    def handle(self, *args: object, **options: object) -> None:
        translations.main()
