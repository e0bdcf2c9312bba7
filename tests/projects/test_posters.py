"""The poster of a project: one page A3 for the door of the office."""

import subprocess
from pathlib import Path

import pytest
from django.urls import reverse
from django_scopes import scope
from pytest_django import Settings

from spoiwo.common.exceptions import BadInput, NotAllowed
from spoiwo.projects import services
from spoiwo.projects.models import ProjectPartnership
from tests.cast import Cast, ClientOf
from tests.documents.readers import needed, pdf_faults
from tests.factories.projects import SYSTEM, a_marked_project

pytestmark = pytest.mark.django_db
LONG = "x" * 151


@pytest.fixture
def link(cast: Cast, settings: Settings, tmp_path: Path) -> ProjectPartnership:
    settings.FILES_ROOT = tmp_path / "files"
    with scope(partnership=cast.partnership):
        project = a_marked_project(cast.partnership)
        return ProjectPartnership.objects.get(project=project)


def _told(program: str, file: Path, *asked: str) -> str:
    made = subprocess.run([needed(program), str(file), *asked], capture_output=True, check=True, timeout=60)
    return made.stdout.decode("utf-8", "replace")


def test_EU_06_a_poster_is_one_tagged_page_a3_with_the_signs_the_beneficiary_and_the_map(
    link: ProjectPartnership, tmp_path: Path
) -> None:
    with scope(partnership=link.partnership):
        content = services.make_poster(actor=SYSTEM, link=link, title="Razem dla powiatu")
    file = tmp_path / "plakat.pdf"
    file.write_bytes(content)

    facts = _told("pdfinfo", file)
    words = " ".join(_told("pdftotext", file, "-").split())
    assert "Pages:           1\n" in facts
    assert "1190.55 x 841.89 pts (A3)" in facts
    assert pdf_faults(content, "ua1") == []
    for said in (
        "Razem dla powiatu",
        link.project.beneficiary.name,
        "mapadotacji.gov.pl",
        link.project.programme,
    ):
        assert said in words
    assert len(_told("pdfimages", file, "-list").splitlines()) >= 2


def test_EU_06_a_title_of_151_characters_is_refused_with_its_length_and_nothing_is_lost(
    cast: Cast, client_of: ClientOf, link: ProjectPartnership
) -> None:
    with scope(partnership=link.partnership), pytest.raises(BadInput, match=r"151.*150.*1") as refused:
        services.make_poster(actor=SYSTEM, link=link, title=LONG)

    assert refused.value.field == "poster_title"
    address = reverse("projects:poster", args=[link.partnership.slug, link.pk])
    answer = client_of(cast.officer).post(address, {"poster_title": LONG})
    assert answer.status_code == 422
    assert LONG in answer.content.decode()


def test_EU_06_a_title_of_150_characters_fits(
    cast: Cast, client_of: ClientOf, link: ProjectPartnership
) -> None:
    address = reverse("projects:poster", args=[link.partnership.slug, link.pk])

    answer = client_of(cast.officer).post(address, {"poster_title": "Wsparcie " * 16 + "wspólne"[1:]})

    assert (answer.status_code, answer["Content-Type"]) == (200, "application/pdf")
    assert answer.content.startswith(b"%PDF")


def test_who_may_not_record_projects_makes_no_poster(cast: Cast, link: ProjectPartnership) -> None:
    with scope(partnership=link.partnership), pytest.raises(NotAllowed):
        services.make_poster(actor=cast.leader, link=link, title="Razem")
