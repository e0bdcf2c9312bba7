"""``manage.py rebuild_search [--kind KIND]``: index everything anew from its sources.

``--after-update`` does it where this version of the product has not done so yet; else it makes anew only
what stands in the product itself and may have changed with it.
"""

from argparse import ArgumentParser
from itertools import chain
from typing import Any

from django.core.management.base import BaseCommand, CommandError
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from spoiwo.search import registry, services


class Command(BaseCommand):
    help = "Rebuild the search index from the rooms' own data"

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--kind", help="one kind of document instead of all")

        parser.add_argument(
            "--after-update", action="store_true", help="everything once, then only the pages of the product"
        )

    def handle(self, *args: Any, kind: str | None = None, **options: Any) -> None:
        if options["after_update"] and services.is_up_to_date():
            for source in registry.known():
                if source.is_of_the_product:
                    services.rebuild(source.documents(), kind=source.kind)
            return
        sources = [source for source in registry.known() if kind in (None, source.kind)]
        if kind and not sources:
            known = ", ".join(source.kind for source in registry.known())
            raise CommandError(_("No such kind: %(kind)s. Known: %(known)s") % {"kind": kind, "known": known})
        count = services.rebuild(chain.from_iterable(source.documents() for source in sources), kind=kind)
        message = ngettext("%(count)d document indexed.", "%(count)d documents indexed.", count)
        self.stdout.write(message % {"count": count})
