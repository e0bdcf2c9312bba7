"""The facts of a project: written down in the office, read by anybody."""

from datetime import date
from decimal import Decimal

import pytest
from django.urls import reverse
from django_scopes import scope
from pytest_django import Settings

from spoiwo.partnerships.states import Stage
from spoiwo.projects import selectors
from spoiwo.projects.models import Project, ProjectPartnership
from spoiwo.projects.states import Perspective
from tests.cast import Cast, ClientOf
from tests.factories.meetings import a_meeting
from tests.factories.partnerships import a_partnership
from tests.factories.projects import a_joined_project
from tests.factories.registry import an_organization

pytestmark = pytest.mark.django_db
TYPED = {
    "title": "Razem w powiecie",
    "connection": "acts",
    "beneficiary": "Fundacja Próbna",
    "number": "FEMA.08.01-00-0001/24",
    "perspective": "2021",
    "programme": "Fundusze Europejskie dla Mazowsza 2021–2027",
    "fund": "Europejski Fundusz Społeczny Plus",
    "has_region_sign": "on",
    "valid_from": "1.02.2024",
    "valid_to": "31.01.2026",
    "value": "1 234 567,89 zł",
    "eu_contribution": "1 000 000",
    "aims": "Więcej miejsc pracy.",
    "effects": "Dwadzieścia osób pracuje.",
    "map_address": "https://mapadotacji.gov.pl/projekty/1/",
}


@pytest.fixture(autouse=True)
def _place(settings: Settings, tmp_path: object) -> None:
    settings.FILES_ROOT = tmp_path / "files"  # type: ignore[operator]  # a path
    an_organization(name="Fundacja Próbna")


def _recorded(cast: Cast, client_of: ClientOf) -> ProjectPartnership:
    client_of(cast.officer).post(reverse("projects:project_add", args=[cast.partnership.slug]), TYPED)
    with scope(partnership=cast.partnership):
        return selectors.projects_of(cast.partnership)[0]


def test_an_officer_writes_a_project_down_as_people_write_days_and_money(
    cast: Cast, client_of: ClientOf
) -> None:
    project = _recorded(cast, client_of).project

    assert (project.value, project.eu_contribution) == (Decimal("1234567.89"), Decimal("1000000.00"))
    assert (project.valid_from, project.valid_to) == (date(2024, 2, 1), date(2026, 2, 1))
    assert (project.number, project.has_region_sign) == ("FEMA.08.01-00-0001/24", True)
    assert project.keeper == cast.partnership


@pytest.mark.parametrize(
    ("field", "typed"),
    [
        ("eu_contribution", "2 000 000,00"),
        ("valid_to", "1.01.2024"),
        ("map_address", "https://example.org/mapadotacji.gov.pl"),
        ("value", "około miliona"),
        ("programme", ""),
        ("beneficiary", "Fundacja, której nie ma"),
    ],
)
def test_a_refused_form_keeps_everything_typed(
    cast: Cast, client_of: ClientOf, field: str, typed: str
) -> None:
    answer = client_of(cast.officer).post(
        reverse("projects:project_add", args=[cast.partnership.slug]), TYPED | {field: typed}
    )

    page = answer.content.decode()
    assert answer.status_code == 422
    for name, value in (TYPED | {field: typed}).items():
        assert value in page or name in ("has_region_sign", "connection", "perspective"), name
    assert not Project.objects.exists()


def test_the_facts_are_edited_and_shown_again_as_they_were_typed(cast: Cast, client_of: ClientOf) -> None:
    link = _recorded(cast, client_of)
    address = reverse("projects:project_edit", args=[cast.partnership.slug, link.pk])
    client = client_of(cast.officer)

    form = client.get(address).content.decode().replace("\u00a0", " ")
    for said in ("1 234 567,89", "31.01.2026", TYPED["map_address"]):
        assert said in form
    assert client.post(address, TYPED | {"aims": "Jeszcze więcej."}).status_code == 302

    assert Project.objects.get().aims == "Jeszcze więcej."


def test_another_partnership_of_the_project_reads_its_facts_and_does_not_write_them(
    cast: Cast, client_of: ClientOf
) -> None:
    other = cast.other
    with scope(partnership=other):
        a_joined_project(other, TYPED["title"])
    link = _recorded(cast, client_of)
    page = reverse("projects:project", args=[cast.partnership.slug, link.pk])
    edit = reverse("projects:project_edit", args=[cast.partnership.slug, link.pk])

    assert other.short_name in client_of(cast.officer).get(page).content.decode()
    assert client_of(cast.officer).post(edit, TYPED | {"aims": "Cudze."}).status_code == 403
    assert Project.objects.get().aims == ""


def test_EU_05_the_public_page_tells_title_aims_effects_value_and_contribution(
    cast: Cast, client_of: ClientOf
) -> None:
    link = _recorded(cast, client_of)
    with scope(partnership=cast.partnership):
        shown = a_meeting(cast.partnership, day=date(2030, 5, 14), project=link.project, is_public=True)
        a_meeting(cast.partnership, title="Narada zamknięta", project=link.project, is_public=False)

    page = client_of(None).get(reverse("portal:project", args=[cast.partnership.slug, link.pk]))
    words = page.content.decode().replace("\u00a0", " ")

    assert page.status_code == 200
    for said in (
        TYPED["title"], TYPED["aims"], TYPED["effects"], "1 234 567,89 zł", "1 000 000,00 zł",
        "Fundacja Próbna", TYPED["map_address"], cast.partnership.short_name, shown.title,
        "do wgrania", 'datetime="2026-01-31"',
    ):  # fmt: skip
        assert said in words, said
    assert "Narada zamknięta" not in words


def test_EU_05_the_officer_is_told_what_the_description_lacks(cast: Cast, client_of: ClientOf) -> None:
    link = _recorded(cast, client_of)

    assert selectors.missing_facts(link.project) == []
    link.project.effects, link.project.value = "", None
    assert [str(name) for name in selectors.missing_facts(link.project)] != []
    assert len(selectors.missing_facts(link.project)) == 2
    link.project.perspective = Perspective.NONE
    assert selectors.missing_facts(link.project) == []


def test_EU_09_the_legal_base_of_2021_2027_is_named_beside_the_line(cast: Cast, client_of: ClientOf) -> None:
    link = _recorded(cast, client_of)
    page = reverse("projects:project", args=[cast.partnership.slug, link.pk])
    client = client_of(cast.officer)

    assert "2021/1060" in client.get(page).content.decode()
    Project.objects.update(perspective=Perspective.EU_2014)
    assert "2021/1060" not in client.get(page).content.decode()


def test_a_project_of_a_partnership_not_public_or_of_another_is_not_there(
    cast: Cast, client_of: ClientOf
) -> None:
    hidden = a_partnership("zamysl", stage=Stage.DIAGNOSIS)
    with scope(partnership=hidden):
        link = a_joined_project(hidden)

    for slug in (hidden.slug, cast.partnership.slug):
        for name in ("portal:project", "projects:place_picture"):
            kind = ["union"] if name == "projects:place_picture" else []
            assert client_of(None).get(reverse(name, args=[slug, link.pk, *kind])).status_code == 404


def test_a_place_is_shown_as_a_picture_and_only_of_the_line(cast: Cast, client_of: ClientOf) -> None:
    with scope(partnership=cast.partnership):
        link = a_joined_project(cast.partnership)

    def answer(kind: str) -> int:
        address = reverse("projects:place_picture", args=[cast.partnership.slug, link.pk, kind])
        return client_of(None).get(address).status_code

    assert [answer(kind) for kind in ("funds", "poland", "union", "region", "other", "whole", "nic")] == [
        200, 200, 200, 200, 404, 404, 404,
    ]  # fmt: skip


def test_anybody_reads_the_list_of_projects_and_finds_its_door(cast: Cast, client_of: ClientOf) -> None:
    home, page = (
        reverse(name, args=[cast.partnership.slug]) for name in ("portal:partnership", "portal:project_list")
    )
    visitor = client_of(None)
    assert visitor.get(page).status_code == 404
    assert f'href="{page}"' not in visitor.get(home).content.decode()

    link = _recorded(cast, client_of)
    listed = visitor.get(page).content.decode().replace("\u00a0", " ")

    assert f'href="{page}"' in visitor.get(home).content.decode()
    assert reverse("portal:project", args=[cast.partnership.slug, link.pk]) in listed
    assert TYPED["title"] in listed
    assert "Fundacja Próbna" in listed
    assert visitor.get(reverse("portal:project_list", args=[cast.other.slug])).status_code == 404


def test_a_council_member_reads_the_list_of_projects_and_is_led_to_public_pages(
    cast: Cast, client_of: ClientOf
) -> None:
    link = _recorded(cast, client_of)
    slug = cast.partnership.slug

    page = client_of(cast.council_member).get(reverse("projects:project_list", args=[slug])).content.decode()

    assert reverse("portal:project", args=[slug, link.pk]) in page
    assert 'class="denied"' in page
    for name, args in (
        ("project", [slug, link.pk]),
        ("project_leave", [slug, link.pk]),
        ("project_add", [slug]),
    ):
        assert f'href="{reverse(f"projects:{name}", args=args)}"' not in page
