"""The page of a project in the office, and its signs in public."""

from datetime import date

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse
from django_scopes import scope
from pytest_django import Settings

from spoiwo.partnerships.states import Stage
from spoiwo.projects import selectors
from spoiwo.projects.models import ProjectPartnership
from tests.cast import Cast, ClientOf
from tests.factories.meetings import a_meeting
from tests.factories.partnerships import a_partnership
from tests.factories.projects import WORDS, a_joined_project, a_marked_project, a_png, a_sign

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _place(settings: Settings, tmp_path: object) -> None:
    settings.FILES_ROOT = tmp_path / "files"  # type: ignore[operator]  # a path


def _page(link: ProjectPartnership) -> str:
    return reverse("projects:project", args=[link.partnership.slug, link.pk])


def test_an_officer_uploads_signs_into_their_places_and_removes_them(cast: Cast, client_of: ClientOf) -> None:
    with scope(partnership=cast.partnership):
        link = a_joined_project(cast.partnership)
    client = client_of(cast.officer)
    assert "znak do wgrania" in client.get(_page(link)).content.decode()
    uploads = (
        ("union", "Dofinansowane przez Unię Europejską", (0, 51, 153)),
        ("poland", "Rzeczpospolita Polska – barwy", (212, 33, 61)),
        ("funds", WORDS, (20, 60, 140)),
    )
    for kind, words, colour in uploads:
        file = SimpleUploadedFile("znak.png", a_png(200, 100, colour=colour))
        answer = client.post(_page(link), {"file": file, "words": words, "kind": kind})
        assert answer.status_code == 302
    with scope(partnership=cast.partnership):
        first = next(sign for sign in selectors.signs_of_link(link) if sign.kind == "funds")

    shown = client.get(_page(link)).content.decode()
    assert shown.index(f'alt="{WORDS}"') < shown.index('alt="Rzeczpospolita') < shown.index('alt="Dofinans')
    assert "znak do wgrania" not in shown
    picture = client.get(reverse("files:file_download", args=[first.file.uuid]))
    assert (picture.status_code, picture["Content-Type"]) == (200, "image/png")

    client.post(reverse("projects:sign_remove", args=[cast.partnership.slug, link.pk, first.pk]))
    assert WORDS not in client.get(_page(link)).content.decode()


def test_a_refused_picture_comes_back_with_its_sentence_and_the_words_typed(
    cast: Cast, client_of: ClientOf
) -> None:
    with scope(partnership=cast.partnership):
        link = a_joined_project(cast.partnership)
    file = SimpleUploadedFile("znak.svg", b'<svg xmlns="http://www.w3.org/2000/svg"/>')

    answer = client_of(cast.officer).post(_page(link), {"file": file, "words": WORDS, "kind": "funds"})

    assert answer.status_code == 422
    assert "SVG" in answer.content.decode()
    assert WORDS in answer.content.decode()


def test_a_sign_is_reached_only_through_its_own_project(cast: Cast, client_of: ClientOf) -> None:
    with scope(partnership=cast.partnership):
        sign = a_sign(a_joined_project(cast.partnership))
        other = a_joined_project(cast.partnership, "Drugi projekt")

    address = reverse("projects:sign_remove", args=[cast.partnership.slug, other.pk, sign.pk])

    assert client_of(cast.officer).post(address).status_code == 404


def test_everybody_sees_the_signs_of_a_public_partnership_and_of_its_meeting(
    cast: Cast, client_of: ClientOf
) -> None:
    home = cast.partnership
    with scope(partnership=home):
        project = a_marked_project(home)
        meeting = a_meeting(home, day=date(2030, 5, 14), project=project, is_public=True)
    visitor = client_of(None)

    for address in (
        reverse("portal:partnership", args=[home.slug]),
        reverse("portal:meeting", args=[home.slug, meeting.pk]),
    ):
        page = visitor.get(address).content.decode()
        assert f'alt="{WORDS}" lang="pl"' in page, address
        assert "/projekty/znaki/" in page, address


def test_a_sign_is_shown_as_a_picture_and_nothing_else(cast: Cast, client_of: ClientOf) -> None:
    with scope(partnership=cast.partnership):
        sign = a_sign(a_joined_project(cast.partnership))

    answer = client_of(None).get(reverse("projects:sign_picture", args=[cast.partnership.slug, sign.pk]))

    assert answer.content == a_png()
    assert (answer["Content-Type"], answer["X-Content-Type-Options"]) == ("image/png", "nosniff")
    assert "sandbox" in answer["Content-Security-Policy"]


def test_a_sign_of_a_partnership_not_public_or_of_another_is_not_there(
    cast: Cast, client_of: ClientOf
) -> None:
    hidden = a_partnership("zamysl", stage=Stage.DIAGNOSIS)
    with scope(partnership=hidden):
        sign = a_sign(a_joined_project(hidden))
    visitor = client_of(None)

    for slug in (hidden.slug, cast.partnership.slug):
        assert visitor.get(reverse("projects:sign_picture", args=[slug, sign.pk])).status_code == 404


def test_taking_a_project_off_says_what_goes_with_it_before_it_is_done(
    cast: Cast, client_of: ClientOf
) -> None:
    with scope(partnership=cast.partnership):
        link = a_joined_project(cast.partnership)
        a_sign(link)
    client = client_of(cast.officer)
    address = reverse("projects:project_leave", args=[cast.partnership.slug, link.pk])

    asked = client.get(address).content.decode()

    assert "1 wgrany tu znak zostanie usunięty razem z nim." in asked
    assert client.get(_page(link)).status_code == 200
    assert client.post(address).status_code == 302
    assert client.get(_page(link)).status_code == 404
