"""Writes docs/permissions.md."""

from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand

from config.permissions_page import render


class Command(BaseCommand):
    help = "Write the page of permissions from the register."
    requires_system_checks = []

    def handle(self, *args: object, **options: Any) -> None:
        (settings.ROOT / "docs/permissions.md").write_text(render(), encoding="utf-8")
