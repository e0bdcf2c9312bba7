"""Downloading: who gets the file, and with which headers."""

from uuid import uuid4

import pytest

from spoiwo.files.adapters import vault as bytes_at
from spoiwo.partnerships.models import Partnership
from spoiwo.partnerships.states import Stage
from tests.cast import Cast, ClientOf
from tests.files import samples
from tests.files.conftest import Store


def test_a_public_file_is_given_to_anybody_unchanged_and_harmless(
    store: Store, cast: Cast, client_of: ClientOf
) -> None:
    file = store(name='żółty "plik".pdf', is_public=True)

    response = client_of(cast.visitor).get(f"/pliki/{file.uuid}/")

    assert response.status_code == 200
    assert response.getvalue() == samples.PDF
    assert response["Content-Length"] == str(len(samples.PDF))
    assert response["Content-Type"] == "application/pdf"
    assert response["Content-Disposition"].startswith("attachment; filename*=utf-8''%C5%BC%C3%B3%C5%82ty")
    assert response["X-Content-Type-Options"] == "nosniff"
    assert "sandbox" in response["Content-Security-Policy"]
    assert response["Cache-Control"].startswith("public")


def test_a_file_that_is_not_public_is_never_cached(store: Store, cast: Cast, client_of: ClientOf) -> None:
    response = client_of(cast.auditor).get(f"/pliki/{store().uuid}/")

    assert (response.status_code, response["Cache-Control"]) == (200, "private, no-store")


def test_a_public_file_of_a_partnership_still_hidden_is_kept_by_no_cache(
    store: Store, cast: Cast, client_of: ClientOf
) -> None:
    """A colleague reads it; a cache on the way would hand it to strangers afterwards."""
    file = store(is_public=True)
    Partnership.objects.filter(pk=cast.partnership.pk).update(stage=Stage.PREPARATION)

    response = client_of(cast.officer).get(f"/pliki/{file.uuid}/")

    assert (response.status_code, response["Cache-Control"]) == (200, "private, no-store")


@pytest.mark.parametrize("stranger", ["visitor", "newcomer", "neighbour"])
def test_a_stranger_is_not_told_that_the_file_exists(
    store: Store, cast: Cast, client_of: ClientOf, stranger: str
) -> None:
    client = client_of(getattr(cast, stranger))
    real = client.get(f"/pliki/{store().uuid}/")
    invented = client.get(f"/pliki/{uuid4()}/")

    assert (real.status_code, invented.status_code) == (404, 404)


def test_the_operator_reads_every_file(store: Store, cast: Cast, client_of: ClientOf) -> None:
    assert client_of(cast.operator).get(f"/pliki/{store().uuid}/").status_code == 200


def test_a_changed_file_is_not_handed_out(store: Store, cast: Cast, client_of: ClientOf) -> None:
    file = store(is_public=True)
    path = bytes_at.path_of(file.sha256)
    path.chmod(0o640)
    path.write_bytes(samples.PDF + b"dopisek")

    response = client_of(cast.visitor).get(f"/pliki/{file.uuid}/")

    assert response.status_code == 503
    assert b"dopisek" not in response.content
    file.refresh_from_db()
    assert file.damaged_at is not None
