"""Making the pack: records, files, pages, spreadsheets and sums, in one reading of the database."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import date
from typing import IO, Any

from django.conf import settings
from django.db import connection, transaction
from django.db.migrations.recorder import MigrationRecorder
from django.db.models import Model
from django.utils.translation import gettext as _
from django.utils.translation import override
from django_scopes import scope

from spoiwo.files.models import StoredFile
from spoiwo.files.services import ContentGone, content_pieces
from spoiwo.handover.archive import Archive
from spoiwo.handover.gathering import Gathered
from spoiwo.handover.inventory import PARTNERSHIP, carried, columns, path_of
from spoiwo.handover.naming import data_name, file_name
from spoiwo.handover.pages import Pages
from spoiwo.handover.values import encoded
from spoiwo.partnerships.models import Partnership

FORMAT = 1
POLISH = "pl"
Tell = Callable[[str], None]


@dataclass(slots=True)
class Packed:
    """What was put in: how many records of each model, files, and files whose content was gone."""

    records: dict[str, int] = field(default_factory=dict)
    files: int = 0
    missing: list[int] = field(default_factory=list)


def write_pack(
    partnership: Partnership, target: IO[bytes], *, day: date, tell: Tell, language: str = POLISH
) -> Packed:
    """Write the pack of the partnership as of one moment; raises CannotBePacked.

    Everything is read piece by piece; ``tell`` hears each step. Pages and tables are in the language given;
    the records in them, and papers, stay as they were written.
    """
    with override(language), scope(partnership=partnership), _one_moment():
        tell(_("Looking through the records"))
        gathered, packed = Gathered(partnership), Packed()
        archive = Archive(target, day)
        for model in carried():
            packed.records[model._meta.label] = _write_records(archive, gathered, model)
        tell(_("Adding the files"))
        _write_files(archive, gathered, packed)
        Pages(archive, gathered, tell).write(day)
        archive.close(_manifest(gathered, packed, day))
    return packed


@contextmanager
def _one_moment() -> Iterator[None]:
    """Read the database as it is at the beginning, whatever is written meanwhile."""
    is_outermost = not connection.in_atomic_block
    with transaction.atomic():
        if is_outermost:
            with connection.cursor() as cursor:
                cursor.execute("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ")
        yield


def _write_records(archive: Archive, gathered: Gathered, model: type[Model]) -> int:
    held, count = columns(model), 0
    names = [column.name for column in held]
    with archive.entry(data_name(model._meta.label)) as entry:
        for row in gathered.rows(model).values_list(*(column.lookup for column in held)).iterator(500):
            record = dict(zip(names, map(encoded, row), strict=True))
            entry.line(_without_foreign_keeper(model, record, gathered.partnership.pk))
            count += 1
    return count


def _without_foreign_keeper(model: type[Model], record: dict[str, Any], own: int) -> dict[str, Any]:
    """A shared record may name the partnership that keeps it; only this one goes along."""
    if path_of(model):
        return record
    kept = {column.name for column in columns(model) if column.target == PARTNERSHIP}
    return record | {name: None for name in kept if record[name] != own}


def _write_files(archive: Archive, gathered: Gathered, packed: Packed) -> None:
    for row in gathered.rows(StoredFile).iterator(200):
        assert isinstance(row, StoredFile)
        try:
            pieces = content_pieces(row)
        except ContentGone:  # a picture somebody took the consent back for too: it is handed to nobody
            packed.missing.append(row.pk)
            continue
        archive.add(file_name(row), pieces)
        packed.files += 1


def _manifest(gathered: Gathered, packed: Packed, day: date) -> dict[str, Any]:
    partnership = gathered.partnership
    return {
        "format": FORMAT,
        "product": "Spoiwo",
        "version": settings.PRODUCT_VERSION,
        "day": day.isoformat(),
        "partnership": {"slug": partnership.slug, "name": partnership.official_name},
        "migrations": last_migrations(),
        "records": packed.records,
        "files": packed.files,
        "missing_files": packed.missing,
        "units": gathered.units(),
        "relations": gathered.relations(),
        "last_link": gathered.last_link,
    }


def last_migrations() -> dict[str, str]:
    """Return the last migration of every application whose records a pack carries."""
    apps = {model._meta.app_label for model in carried()}
    applied = MigrationRecorder(connection).applied_migrations()
    return {app: max(name for owner, name in applied if owner == app) for app in sorted(apps)}
