"""A file that asks for a right of its own, handed to rooms and removed."""

import io
from datetime import date
from pathlib import Path

import pytest
from django.db.models import ProtectedError
from django.test import Client
from django_scopes import scope
from pytest_django import Settings

from spoiwo.audit.models import LogEntry
from spoiwo.common.exceptions import NotAllowed
from spoiwo.files import services
from spoiwo.files.adapters import vault
from spoiwo.files.models import StoredFile
from spoiwo.registry.services import appoint_representative
from spoiwo.registry.states import RepresentationKind
from tests.cast import Cast
from tests.factories.registry import a_person, a_signatory, an_organization

RIGHT = "intake.import_list"


@pytest.fixture(autouse=True)
def _own_files(settings: Settings, tmp_path: Path) -> None:
    settings.FILES_ROOT = tmp_path / "files"


def a_file(cast: Cast, read_right: str = RIGHT) -> StoredFile:
    return services.store(
        actor=cast.officer,
        upload=io.BytesIO(b"Nazwa;Osoba\nFundacja;Anna Nowak\n"),
        name="lista.csv",
        partnership=cast.partnership,
        is_public=False,
        read_right=read_right,
    )


def test_only_who_holds_its_right_reads_the_file(cast: Cast, client: Client) -> None:
    address = f"/pliki/{a_file(cast).uuid}/"
    statuses = {}
    for name in ("officer", "coordinator", "leader", "representative", "auditor", "neighbour"):
        client.force_login(getattr(cast, name))
        statuses[name] = client.get(address).status_code

    assert statuses == {
        "officer": 200,
        "coordinator": 200,
        "leader": 403,
        "representative": 403,
        "auditor": 403,
        "neighbour": 404,
    }


def test_a_misspelt_right_is_noticed_when_storing(cast: Cast) -> None:
    with pytest.raises(KeyError):
        a_file(cast, "intake.import_lists")


def test_a_room_gets_the_content_or_is_told_that_it_is_gone(cast: Cast) -> None:
    file = a_file(cast)
    assert services.content(file).startswith(b"Nazwa")

    vault.path_of(file.sha256).unlink()

    with pytest.raises(services.ContentGone):
        services.content(file)


def test_a_file_is_removed_and_the_deed_stays_known(cast: Cast) -> None:
    file = a_file(cast)
    with pytest.raises(NotAllowed):
        services.remove_file(actor=cast.auditor, file=file)

    services.remove_file(actor=cast.officer, file=file)

    assert not StoredFile.objects.exists()
    assert LogEntry.objects.get(action="files.file.removed").data["sha256"] == file.sha256


def test_a_file_something_points_at_is_not_removed(cast: Cast) -> None:
    file = a_file(cast)
    with scope(partnership=cast.partnership):
        home = an_organization()
        a_signatory(cast.partnership, home)
        appoint_representative(
            actor=cast.officer,
            partnership=cast.partnership,
            organization=home,
            person=a_person(),
            kind=RepresentationKind.REPRESENTATIVE,
            valid_from=date(2019, 1, 1),
            authorisation_file=file,
        )

        with pytest.raises(ProtectedError):
            services.remove_file(actor=cast.officer, file=file)

    assert StoredFile.objects.exists()
