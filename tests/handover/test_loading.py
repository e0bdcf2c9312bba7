"""A pack is taken in whole and exactly, or refused with a sentence and nothing written."""

import hashlib
import json
import zipfile
from pathlib import Path
from typing import Any

import pytest
from django.db import connection
from django_scopes import scope

from spoiwo.accounts.models import User
from spoiwo.accounts.services import create_user
from spoiwo.audit.models import LogEntry
from spoiwo.common.actors import Visitor
from spoiwo.common.exceptions import NotAllowed
from spoiwo.files.models import StoredFile
from spoiwo.handover.archive import SUMS
from spoiwo.handover.checking import PackRefused
from spoiwo.handover.services import load_pack
from spoiwo.newsletters.models import Subscription
from spoiwo.newsletters.services.subscribing import SUBJECT
from spoiwo.partnerships.models import Partnership, RoleAssignment
from spoiwo.privacy.models import ClauseGiven
from spoiwo.registry.models import Organization
from tests.factories.newsletters import a_reader, open_newsletter
from tests.handover.packs import (
    SYSTEM,
    a_new_installation,
    a_rich_partnership,
    contents,
    load,
    pack_of,
    spoiled,
    with_manifest,
    with_record,
)

pytestmark = pytest.mark.django_db


def test_a_new_installation_makes_the_same_pack_again(partnership: Partnership, tmp_path: Path) -> None:
    first = pack_of(partnership, tmp_path / "first.zip")

    with a_new_installation():
        loaded = load(first)
        second = pack_of(loaded.partnership, tmp_path / "second.zip")

    assert contents(first, "dane/", "pliki/") == contents(second, "dane/", "pliki/")
    assert contents(first, "strony/", "index.html") == contents(second, "strony/", "index.html")


def test_two_packs_of_one_partnership_are_alike_to_the_byte(partnership: Partnership, tmp_path: Path) -> None:
    first, second = (pack_of(partnership, tmp_path / f"{name}.zip") for name in "ab")

    assert contents(first, "dane/", "pliki/", "strony/") == contents(second, "dane/", "pliki/", "strony/")


def test_a_new_reader_of_the_newsletter_gets_no_number_of_one_who_stayed_behind(
    partnership: Partnership, tmp_path: Path
) -> None:
    with scope(partnership=partnership):
        open_newsletter(partnership)
        stayed = a_reader(partnership)
    pack = pack_of(partnership, tmp_path / "pack.zip")

    with a_new_installation():
        with connection.cursor() as cursor:
            cursor.execute("ALTER SEQUENCE newsletters_subscription_id_seq RESTART")
        moved = load(pack).partnership

        with scope(partnership=moved):
            assert not Subscription.objects.exists()
            new = a_reader(moved)
            given = ClauseGiven.objects.filter(subject=SUBJECT).order_by("number")
            assert new.pk > stayed.pk
            assert [one.number for one in given] == [stayed.pk, new.pk]


def test_new_records_get_numbers_beyond_those_of_the_pack(partnership: Partnership, tmp_path: Path) -> None:
    pack = pack_of(partnership, tmp_path / "pack.zip")

    with a_new_installation():
        with connection.cursor() as cursor:
            cursor.execute("ALTER SEQUENCE registry_organization_id_seq RESTART")
        load(pack)
        largest = Organization.objects.order_by("-pk").values_list("pk", flat=True)[0]
        assert Organization.objects.create(name="Nowa", category="ngo").pk > largest


def test_accounts_come_without_rights_of_the_operator_and_without_a_password(
    partnership: Partnership, tmp_path: Path
) -> None:
    User.objects.update(is_operator=True)
    pack = pack_of(partnership, tmp_path / "pack.zip")

    with a_new_installation():
        load(pack)
        user = User.objects.get()
        assert (user.is_operator, user.has_usable_password()) == (False, False)


def test_an_account_known_by_its_address_is_kept_and_deeds_are_still_its_own(
    partnership: Partnership, tmp_path: Path
) -> None:
    email = User.objects.get().email
    pack = pack_of(partnership, tmp_path / "pack.zip")

    with a_new_installation():
        create_user(actor=SYSTEM, email="operator@example.org", name="Operator", is_operator=True)
        here = create_user(actor=SYSTEM, email=email, name="Olga tutaj", password="inne-haslo-1918")
        load(pack)
        assert RoleAssignment.objects.get().user == here
        assert StoredFile.objects.get().uploaded_by == here.actor_id
        assert LogEntry.objects.get(action="files.file.stored").actor_id == here.actor_id
        assert User.objects.get(pk=here.pk).name == "Olga tutaj"


def test_an_account_whose_number_is_taken_gets_another(partnership: Partnership, tmp_path: Path) -> None:
    number = User.objects.get().pk
    pack = pack_of(partnership, tmp_path / "pack.zip")

    with a_new_installation():
        User.objects.create(pk=number, email="operator@example.org", name="Operator")
        load(pack)
        officer = RoleAssignment.objects.get().user
        assert officer.pk != number
        assert StoredFile.objects.get().uploaded_by == officer.actor_id


def test_partnerships_of_one_installation_move_one_after_the_other(
    partnership: Partnership, tmp_path: Path
) -> None:
    other = a_rich_partnership("powiat-przysuski")
    packs = [pack_of(one, tmp_path / f"{one.slug}.zip") for one in (partnership, other)]

    with a_new_installation():
        for pack in packs:
            load(pack)
        assert Partnership.objects.count() == 2


def test_the_same_pack_is_refused_the_second_time(partnership: Partnership, tmp_path: Path) -> None:
    pack = pack_of(partnership, tmp_path / "pack.zip")

    with a_new_installation():
        load(pack)
        with pytest.raises(PackRefused, match="was loaded on"):
            load(pack)


def test_an_address_that_is_taken_is_refused(partnership: Partnership, tmp_path: Path) -> None:
    pack = pack_of(partnership, tmp_path / "pack.zip")

    refused(pack, "powiat-zwolenski")


def test_a_number_that_is_taken_is_refused(partnership: Partnership, tmp_path: Path) -> None:
    pack = pack_of(partnership, tmp_path / "pack.zip")
    Partnership.objects.update(slug="inny-adres")

    refused(pack, "is taken here by another record")


def test_only_the_operator_loads(partnership: Partnership, tmp_path: Path) -> None:
    pack = pack_of(partnership, tmp_path / "pack.zip")

    with pytest.raises(NotAllowed):
        load_pack(pack, actor=Visitor(), tell=lambda step: None)


def _set(name: str, value: Any) -> Any:
    return lambda record: record.__setitem__(name, value)


HOSTILE = {
    "another format": with_manifest(format=99),
    "another version": with_manifest(migrations={"audit": "0099_from_tomorrow"}),
    "a manifest that is no object": {"paczka.json": lambda content: b"[1]"},
    "a manifest nested without end": {"paczka.json": lambda content: b"[" * 200_000},
    "an unknown unit": with_manifest(units={"999999": "Nigdzie"}),
    "fewer records than said": with_manifest(records={}),
    "no sums": {SUMS: lambda content: None},
    "a record that is no object": {"dane/registry.organization.jsonl": lambda content: b"7\n"},
    "half a line": {"dane/registry.organization.jsonl": lambda content: content.rstrip()},
    "a line nested without end": {"dane/registry.organization.jsonl": lambda content: b"[" * 100_000 + b"\n"},
    "a number that is none": {
        "dane/registry.organization.jsonl": lambda c: c.replace(b'"version":1', b'"version":NaN')
    },
    "a record twice": {"dane/registry.organization.jsonl": lambda content: content * 2},
    "a field more": with_record("accounts.user", _set("is_operator", True)),
    "a wrong type": with_record("registry.organization", _set("name", 7)),
    "true for a number": with_record("registry.organization", _set("version", True)),
    "a name too long": with_record("registry.organization", _set("name", "a" * 5000)),
    "a sign no database holds": with_record("registry.organization", _set("name", "a\x00b")),
    "a day that is none": with_record("partnerships.roleassignment", _set("valid_from", "2026-02-30")),
    "nobody there": with_record("registry.signatory", _set("organization_id", 987654)),
    "a record of another partnership": with_record("registry.signatory", _set("partnership_id", 987654)),
    "another sum of a file": with_record("files.storedfile", _set("sha256", "0" * 64)),
    "another address than said": with_record("partnerships.partnership", _set("slug", "inny")),
    "what the database refuses": with_record("registry.signatory", _set("valid_to", "1900-01-01")),
    "no records at all": {"dane/registry.person.jsonl": lambda content: None},
}


@pytest.mark.parametrize("way", HOSTILE)
def test_a_spoiled_pack_is_refused_and_nothing_is_written(
    way: str, partnership: Partnership, tmp_path: Path
) -> None:
    pack = pack_of(partnership, tmp_path / "pack.zip")
    other = spoiled(pack, HOSTILE[way], summed=way != "no sums")

    with a_new_installation():
        with pytest.raises(PackRefused):
            load(other)
        assert not Partnership.objects.exists()
        assert not User.objects.exists()


@pytest.mark.parametrize(
    "name",
    ["../wyzej.txt", "/etc/passwd", "dane/../x", "a\\b", "C:/x", "dane//x", "strony/\x07", "inne/x.html"],
)
def test_a_name_that_leads_elsewhere_is_refused(name: str, partnership: Partnership, tmp_path: Path) -> None:
    pack = pack_of(partnership, tmp_path / "pack.zip")
    with zipfile.ZipFile(pack, "a") as archive:
        archive.writestr(name, "x")

    refused(pack)


def test_a_changed_byte_is_found(partnership: Partnership, tmp_path: Path) -> None:
    pack = pack_of(partnership, tmp_path / "pack.zip")

    refused(spoiled(pack, {"index.html": lambda content: content + b" "}, summed=False), "index.html")


def test_a_name_twice_is_refused(partnership: Partnership, tmp_path: Path) -> None:
    pack = pack_of(partnership, tmp_path / "pack.zip")
    with zipfile.ZipFile(pack, "a") as archive, pytest.warns(UserWarning, match="Duplicate"):
        archive.writestr("index.html", "x")

    refused(pack)


def test_an_archive_that_unpacks_to_far_more_is_refused(partnership: Partnership, tmp_path: Path) -> None:
    pack = pack_of(partnership, tmp_path / "pack.zip")
    with zipfile.ZipFile(pack, "a", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("strony/bomba.html", b"0" * 40_000_000)

    refused(pack, "bomba")


def test_what_is_no_archive_is_refused(tmp_path: Path, partnership: Partnership) -> None:
    (tmp_path / "list.zip").write_bytes(b"Szanowni Panstwo")

    refused(tmp_path / "list.zip")
    refused(tmp_path / "nie-ma.zip")


def test_a_truncated_pack_is_refused(partnership: Partnership, tmp_path: Path) -> None:
    pack = pack_of(partnership, tmp_path / "pack.zip")
    pack.write_bytes(pack.read_bytes()[:-200])

    refused(pack)


def test_the_sums_are_those_of_sha256sum(partnership: Partnership, tmp_path: Path) -> None:

    pack = pack_of(partnership, tmp_path / "pack.zip")
    every = contents(pack, "")
    lines = every.pop(SUMS).decode().splitlines()

    assert sorted(lines) == sorted(
        f"{hashlib.sha256(content).hexdigest()}  {name}" for name, content in every.items()
    )
    assert json.loads(every["paczka.json"])["partnership"]["slug"] == partnership.slug


def refused(pack: Path, said: str = ".") -> None:
    with pytest.raises(PackRefused, match=said):
        load(pack)
