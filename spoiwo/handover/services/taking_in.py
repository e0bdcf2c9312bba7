"""Loading a pack: all of it or nothing."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

from django.db import DatabaseError, transaction
from django.utils.translation import gettext as _
from django.utils.translation import override
from django_scopes import scope

from spoiwo.audit.services import record
from spoiwo.common.actors import Actor
from spoiwo.common.decisions import require
from spoiwo.files.services import ContentGone
from spoiwo.handover import rules
from spoiwo.handover.arrival import LOADED, Place
from spoiwo.handover.checking import Checked, PackRefused, checked, opened
from spoiwo.handover.loading import Loading
from spoiwo.market.models import Showcase
from spoiwo.market.services import hide_gone
from spoiwo.market.services import reindex as reindex_showcase
from spoiwo.offers.models import Offer
from spoiwo.offers.services import hide_faded
from spoiwo.offers.services import reindex as reindex_offer
from spoiwo.partnerships.models import Partnership
from spoiwo.search import registry
from spoiwo.search.services import Document, index_many

Tell = Callable[[str], None]


@dataclass(frozen=True, slots=True)
class Loaded:
    """What came of it: the partnership, how many records and files, how many shared ones were here before."""

    partnership: Partnership
    records: int
    files: int
    known_before: int
    missing_files: int


def load_pack(path: Path, *, actor: Actor, tell: Tell) -> Loaded:
    """Look through the pack and write it, all or nothing, every record under its own number.

    Raises NotAllowed, and PackRefused with a sentence for a pack that is damaged, made to do harm, of another
    version, loaded before, or not to be kept exactly here. ``tell`` hears each step.
    """
    require(rules.can_load_pack(actor))
    with opened(path) as pack:
        tell(_("Checking the pack: sums, records, files"))
        found = checked(pack)
        try:
            with transaction.atomic():
                return _written(found, actor, tell)
        except (DatabaseError, ValueError, ContentGone) as error:
            raise PackRefused(_refusal(error)) from error


def _written(found: Checked, actor: Actor, tell: Tell) -> Loaded:
    place = Place(found)
    tell(_("Writing the records and the files"))
    partnership = Loading(found, place).run()
    known_before = sum(map(len, place.here.values()))
    # A deed of the installation: it does not belong to the book of the partnership.
    record(actor, LOADED, partnership, mark=found.mark, day=found.manifest.day)
    tell(_("Building the search index"))
    # The index speaks Polish, in whatever language the pack is loaded.
    with scope(partnership=partnership), override("pl"):
        _index(partnership)
    records = sum(map(len, found.numbers.values()))
    missing = len(found.manifest.missing_files)
    files = len(found.numbers["files.StoredFile"]) - missing
    return Loaded(partnership, records, files, known_before, missing)


def _index(partnership: Partnership) -> None:
    """Make anew what is found by searching: offers, showcases, every document that may have come along."""
    for offer in Offer.objects.filter(partnership=partnership).select_related("partnership", "provider"):
        reindex_offer(offer)
    rows = Showcase.objects.filter(partnership=partnership).select_related("partnership", "organization")
    for showcase in rows:
        reindex_showcase(showcase)
    index_many(_documents(partnership.pk))
    # What nobody has confirmed for long is out of the search box here too.
    hide_faded()
    hide_gone()


def _documents(partnership_id: int) -> Iterator[Document]:
    for source in registry.known():
        for document in source.documents():
            if document.partnership_id in {None, partnership_id}:
                yield document


def _refusal(error: Exception) -> str:
    return _("The records cannot be kept here as they are: %(why)s") % {
        "why": str(error).split("\n")[0][:300]
    }
