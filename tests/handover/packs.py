"""Making, spoiling and loading packs, and a database emptied the way a new installation is."""

import hashlib
import io
import json
import zipfile
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from datetime import date
from pathlib import Path
from typing import Any

from django.apps import apps
from django.db import connection, transaction
from django.utils.translation import override
from django_scopes import scope

from spoiwo.accounts.services import create_user
from spoiwo.common.actors import SystemActor
from spoiwo.files.services import store
from spoiwo.handover.archive import MANIFEST, SUMS
from spoiwo.handover.packing import write_pack
from spoiwo.handover.services import Loaded, load_pack
from spoiwo.partnerships.models import Partnership
from spoiwo.partnerships.services import assign_role
from spoiwo.partnerships.states import Role
from tests.factories.partnerships import a_partnership
from tests.factories.registry import a_signatory, an_organization

SYSTEM = SystemActor("tests")
DAY = date(2026, 11, 22)
PDF = b"%PDF-1.4\n1 0 obj<<>>endobj\ntrailer<<>>\n%%EOF\n"
Change = Callable[[bytes], bytes | None]


def a_rich_partnership(slug: str) -> Partnership:
    """Return a partnership with a team, institutions and a stored file."""
    partnership = a_partnership(slug, f"Partnerstwo {slug}")
    officer = create_user(
        actor=SYSTEM, email=f"biuro@{slug}.example.org", name="Olga Biurowa", password="tajne-haslo-1918"
    )
    with scope(partnership=partnership):
        assign_role(actor=SYSTEM, partnership=partnership, user=officer, role=Role.OFFICER, valid_from=DAY)
        a_signatory(partnership, an_organization(f"Gmina {slug}"))
        store(
            actor=officer, upload=io.BytesIO(PDF + slug.encode()), name="Uchwała =1+1.pdf",
            partnership=partnership, is_public=False, title="Uchwała",
        )  # fmt: skip
    return partnership


def pack_of(partnership: Partnership, path: Path, *, language: str = "pl") -> Path:
    """Write the pack of a partnership and return where."""
    with path.open("w+b") as file:
        write_pack(partnership, file, day=DAY, tell=lambda step: None, language=language)
    return path


def load(path: Path) -> Loaded:
    """Load a pack as the operator does."""
    with override("en"):
        return load_pack(path, actor=SYSTEM, tell=lambda step: None)


@contextmanager
def a_new_installation() -> Iterator[None]:
    """Empty every table but the register of units, and give everything back afterwards."""
    tables = [
        model._meta.db_table
        for model in apps.get_models(include_auto_created=True)
        if model.__module__.startswith("spoiwo.") and model._meta.app_label != "territory"
    ]
    with transaction.atomic():
        with connection.cursor() as cursor:
            cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")
            cursor.execute(f"TRUNCATE {', '.join(tables)} CASCADE")
            cursor.execute("SET CONSTRAINTS ALL DEFERRED")
        yield
        transaction.set_rollback(True)


def spoiled(path: Path, changes: Mapping[str, Change], *, summed: bool = True) -> Path:
    """Return a copy of a pack with some files changed, or left out; its sums are made to agree."""
    other = path.with_name("spoiled.zip")
    with zipfile.ZipFile(path) as source, zipfile.ZipFile(other, "w", zipfile.ZIP_DEFLATED) as target:
        sums = {}
        for name in source.namelist():
            content: bytes | None = source.read(name)
            if name in changes and content is not None:
                content = changes[name](content)
            if content is None or (name == SUMS and summed):
                continue
            sums[name] = hashlib.sha256(content).hexdigest()
            target.writestr(name, content)
        if summed:
            target.writestr(SUMS, "".join(f"{digest}  {name}\n" for name, digest in sums.items()))
    return other


def with_manifest(**values: Any) -> Mapping[str, Change]:
    """Return the change of a pack that says other things of itself."""
    return {MANIFEST: lambda content: json.dumps(json.loads(content) | values).encode()}


def with_record(label: str, change: Callable[[dict[str, Any]], object]) -> Mapping[str, Change]:
    """Return the change of the first record of a model."""

    def changed(content: bytes) -> bytes:
        first, rest = content.split(b"\n", 1)
        record = json.loads(first)
        change(record)
        return json.dumps(record).encode() + b"\n" + rest

    return {f"dane/{label}.jsonl": changed}


def contents(path: Path, *tops: str) -> dict[str, bytes]:
    """Return the files of a pack under the given folders."""
    with zipfile.ZipFile(path) as archive:
        return {name: archive.read(name) for name in archive.namelist() if name.startswith(tops)}
