"""Everything held about a person as a paper, as tables and as JSON, in Polish (GDPR art. 15 and 20)."""

import json
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime

from django.utils.translation import gettext as _
from django.utils.translation import ngettext, override

from spoiwo.common import clock
from spoiwo.common.sheets import Sheet
from spoiwo.documents.model import Block, BulletList, Document, Fact, Facts, Heading, Note, Paragraph, Table
from spoiwo.partnerships.models import Partnership
from spoiwo.privacy.clauses import Office
from spoiwo.privacy.held.finding import Held, Kind
from spoiwo.privacy.held.register import Value, reasons
from spoiwo.privacy.papers import office_facts
from spoiwo.registry.models import Person

# So many records of a kind are printed; the tables and the JSON have all of them.
_PRINTED = 300
# A kind whose records have so few values is printed as a table.
_NARROW = 4


@dataclass(frozen=True, slots=True)
class Dossier:
    """What is given out: about whom, on which request, what is held, who answers for it, when."""

    partnership: Partnership
    office: Office
    person: Person | None
    addresses: tuple[str, ...]
    reference: str
    held: Held
    at: datetime

    @property
    def whom(self) -> str:
        """The person in words."""
        return self.person.full_name if self.person else ", ".join(self.addresses)


def paper_of(dossier: Dossier) -> Document:
    """Return the paper: about whom, how much of what, each record, and what is not in it."""
    with override("pl"):
        return Document(
            title=_("Everything held about a person"),
            day=dossier.at.astimezone(clock.WARSAW).date(),
            facts=(*_facts(dossier), *office_facts(dossier.office)),
            partnership=dossier.partnership.official_name,
            blocks=(*_counts(dossier.held), *_records(dossier.held), *_not_told()),
        )


def sheets_of(dossier: Dossier) -> list[Sheet]:
    """Return the same as tables: how much of what, then a table for each kind."""
    with override("pl"):
        kinds = dossier.held.kinds
        counts = Sheet(
            _("How much"), (_("Kind of record"), _("Records")), [(one.label, one.count) for one in kinds]
        )
        return [counts, *(_sheet(kind) for kind in kinds)]


def json_of(dossier: Dossier) -> bytes:
    """Return the same for another program (art. 20): moments and days as ISO 8601 writes them."""
    with override("pl"):
        told = {
            "partnership": dossier.partnership.official_name,
            "controller": dossier.office.name,
            "made_at": dossier.at.isoformat(),
            "person": dossier.person.full_name if dossier.person else None,
            "addresses": list(dossier.addresses),
            "request": dossier.reference or None,
            "held": [_json_kind(kind) for kind in dossier.held.kinds],
            "not_included": _exceptions(),
        }
        return json.dumps(told, ensure_ascii=False, indent=2).encode()


def file_name(dossier: Dossier) -> str:
    """Return the name of the file; it names the person, no address."""
    with override("pl"):
        return " ".join(
            part for part in (_("Data held"), dossier.person.full_name if dossier.person else "") if part
        )


def _facts(dossier: Dossier) -> tuple[Fact, ...]:
    said = (
        (_("About"), dossier.person.full_name if dossier.person else ""),
        (_("E-mail addresses"), ", ".join(dossier.addresses)),
        (_("Request"), dossier.reference),
    )
    return tuple(Fact(label, value) for label, value in said if value)


def _counts(held: Held) -> Iterator[Block]:
    if not held.kinds:
        yield Paragraph(_("Nothing is held about this person."))
        return
    rows = tuple((kind.label, str(kind.count)) for kind in held.kinds)
    yield Heading(1, _("How much is held"))
    yield Table(_("Records by kind"), (_("Kind of record"), _("Records")), rows)


def _records(held: Held) -> Iterator[Block]:
    for kind in held.kinds:
        yield Heading(1, kind.label)
        if kind.by_name:
            yield Note(namesakes_words())
        yield from _printed(kind)
        if (more := kind.count - _PRINTED) > 0:
            yield Note(
                ngettext(
                    "%(count)d more record is in the tables and in the JSON.",
                    "%(count)d more records are in the tables and in the JSON.", more,
                ) % {"count": more}
            )  # fmt: skip


def _printed(kind: Kind) -> Iterator[Block]:
    records = kind.records[:_PRINTED]
    columns = _columns(kind)
    if 0 < len(columns) <= _NARROW:
        rows = tuple(tuple(_cells(columns, one.values)) for one in records)
        yield Table(kind.label, tuple(columns.values()), rows)
        return
    for at, record in enumerate(records, start=1):
        yield Heading(2, _("Record %(number)d") % {"number": at})
        yield Facts(tuple(Fact(value.label, value.words) for value in record.values))


def _not_told() -> tuple[Block, ...]:
    return (Heading(1, _("What is not in this paper")), BulletList(tuple(_exceptions())))


def _exceptions() -> list[str]:
    own = (
        _("Data of other people that stand in the same records."),
        _("Words of letters sent by the program: they hold personal links. Their subject and day are told."),
        _("Secrets of links and files, and marks only programs read."),
    )
    return [*own, *(str(reason) for reason in reasons())]


def _sheet(kind: Kind) -> Sheet:
    columns = _columns(kind)
    headings = (_("Number"), *columns.values())
    return Sheet(kind.label, headings, [(one.number, *_cells(columns, one.values)) for one in kind.records])


def _columns(kind: Kind) -> dict[str, str]:
    """Return the labels of everything any record of the kind tells, by name."""
    return {value.name: value.label for record in kind.records for value in record.values}


def _cells(columns: dict[str, str], values: tuple[Value, ...]) -> list[str]:
    said = {value.name: value.words for value in values}
    return [said.get(name, "") for name in columns]


def _json_kind(kind: Kind) -> dict[str, object]:
    return {
        "kind": kind.code,
        "name": kind.label,
        "only_by_name": kind.by_name,
        "labels": _columns(kind),
        "records": [
            {"number": one.number, **{value.name: value.raw for value in one.values}} for one in kind.records
        ],
    }


def namesakes_words() -> str:
    """Return what is said where only the name is the same."""
    return _("Only the name is the same: look whether it is the same person.")
