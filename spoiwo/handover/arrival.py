"""Whether a pack that was looked through can be taken in by this installation, number for number."""

from collections.abc import Iterable, Iterator
from typing import Any

from django.db.models import Model
from django.utils.translation import gettext as _

from spoiwo.accounts.models import User
from spoiwo.audit.models import LogEntry
from spoiwo.handover.checking import Checked, PackRefused
from spoiwo.handover.inventory import ORGANIZATION, PERSON, PROJECT, SHARED, USER, carried, shared
from spoiwo.partnerships.models import Partnership
from spoiwo.territory.models import Unit

LOADED = "handover.pack.loaded"
_BATCH = 5000
# By what one tells that a shared record with the same number is the same record.
_SAME = {ORGANIZATION: ("name",), PERSON: ("family_name", "given_names"), PROJECT: ("title",)}


class Place:
    """What of a pack is here already: units by their key, accounts by their address, shared records.

    Raises PackRefused with what stands in the way; nothing is written.
    """

    def __init__(self, checked: Checked) -> None:
        self._checked = checked
        self.here: dict[str, set[Any]] = {one.label: set() for one in SHARED}
        self.accounts: dict[int, int] = {}
        _require_new(checked)
        self.units = _units(checked)
        for model in carried():
            if shared(model._meta.label) is None:
                self._require_free(model)
            elif model is User:
                self._match_accounts()
            else:
                self._match(model)

    def _require_free(self, model: type[Model]) -> None:
        """Refuse a number that is taken: frozen contents and the book of deeds name records by it."""
        label = model._meta.label
        for some in _batches(self._checked.numbers[label]):
            taken = model._base_manager.filter(pk__in=some).values_list("pk", flat=True).first()
            if taken is not None:
                raise PackRefused(
                    _("Number %(number)s of %(record)s is taken here by another record, and the records of a "
                      "pack keep their numbers. Load the pack into a new installation.")
                    % {"number": taken, "record": label}
                )  # fmt: skip

    def _match(self, model: type[Model]) -> None:
        """Find shared records that are here under the same number; refuse where another has the number."""
        label = model._meta.label
        taken = shared(label)
        assert taken is not None
        names = ("pk", *((f"{taken.of}_id",) if taken.of else _SAME[label]))
        here: dict[Any, tuple[Any, ...]] = {}
        for some in _batches(self._checked.numbers[label]):
            here |= {row[0]: row[1:] for row in model._base_manager.filter(pk__in=some).values_list(*names)}
        if not here:
            return
        for record in self._checked.pack.records(model):
            if record["id"] in here and here[record["id"]] != tuple(record[name] for name in names[1:]):
                raise PackRefused(
                    _("Number %(number)s of %(record)s is another record here, and the records of a pack "
                      "keep their numbers. Load the pack into a new installation.")
                    % {"number": record["id"], "record": label}
                )  # fmt: skip
        self.here[label] = set(here)

    def _match_accounts(self) -> None:
        """Find the accounts by their addresses; a number taken by somebody else is given up for a new one."""
        numbers = self._checked.numbers[USER]
        taken = set(User.objects.filter(pk__in=numbers).values_list("pk", flat=True))
        for record in self._checked.pack.records(User):
            found = User.objects.filter(email__iexact=record["email"]).values_list("pk", flat=True).first()
            if found is not None:
                self.accounts[record["id"]] = found
                self.here[USER].add(record["id"])
            elif record["id"] not in taken:
                self.accounts[record["id"]] = record["id"]


def _require_new(checked: Checked) -> None:
    loaded = LogEntry.objects.filter(action=LOADED, data__mark=checked.mark).first()
    if loaded is not None:
        raise PackRefused(_("This very pack was loaded on %(day)s.") % {"day": f"{loaded.at:%d.%m.%Y}"})
    slug = checked.manifest.slug
    packed = next(iter(checked.pack.records(Partnership)))["slug"]
    if packed != slug:
        raise PackRefused(_("The pack does not agree with itself about the partnership it holds."))
    if Partnership.objects.filter(slug=slug).exists():
        raise PackRefused(_("There is a partnership with the address “%(slug)s” already.") % {"slug": slug})


def _units(checked: Checked) -> dict[str, int]:
    wanted = checked.manifest.units
    found = dict(Unit.objects.filter(key__in=wanted).values_list("key", "pk"))
    if lacking := sorted(wanted.keys() - found.keys()):
        raise PackRefused(
            _("The unit %(key)s (%(name)s) is not known here. Load the register of units (TERYT) first.")
            % {"key": lacking[0][:10], "name": wanted[lacking[0]][:100]}
        )
    return found


def _batches(numbers: Iterable[Any]) -> Iterator[list[Any]]:
    every = sorted(numbers)
    for at in range(0, len(every), _BATCH):
        yield every[at : at + _BATCH]
