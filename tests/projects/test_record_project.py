"""Projects: recorded once, joined to many partnerships, marked by their own period."""

import pytest
from django_scopes import scope

from spoiwo.common.actors import SystemActor
from spoiwo.common.exceptions import BadInput, NotAllowed
from spoiwo.partnerships.models import Partnership
from spoiwo.partnerships.services import PartnershipDraft, create_partnership
from spoiwo.partnerships.states import Kind, Level
from spoiwo.projects import selectors, services
from spoiwo.projects.models import Project
from spoiwo.projects.states import Connection, Perspective
from spoiwo.registry.services import OrganizationDraft, create_organization

pytestmark = pytest.mark.django_db
ACTOR = SystemActor("test")


def a_partnership(slug: str) -> Partnership:
    draft = PartnershipDraft(
        slug=slug, official_name=f"Partnerstwo {slug}", short_name=slug, kind=Kind.LOCAL, level=Level.COUNTY
    )
    return create_partnership(actor=ACTOR, draft=draft)


def a_draft(**changed: object) -> services.ProjectDraft:
    operator = create_organization(
        actor=ACTOR, draft=OrganizationDraft(name="Fundacja Fundusz Współpracy", category="ngo.fundacja")
    )
    values: dict[str, object] = {
        "title": "Inkubacja i wsparcie",
        "beneficiary": operator,
        "programme": "Regionalny Program Operacyjny Województwa Mazowieckiego na lata 2014–2020",
        "fund": "Europejski Fundusz Społeczny",
        "perspective": Perspective.EU_2014,
    }
    return services.ProjectDraft(**(values | changed))  # type: ignore[arg-type]  # mixed on purpose


def test_two_partnerships_are_founded_in_one_project() -> None:
    draft = a_draft()
    for slug in ("zwolen", "przysucha"):
        partnership = a_partnership(slug)
        with scope(partnership=partnership):
            services.record_project(
                actor=ACTOR, partnership=partnership, draft=draft, connection=Connection.FOUNDED_IN
            )
            assert [link.project.title for link in selectors.projects_of(partnership)] == [draft.title]

    assert Project.objects.count() == 1


def test_a_partnership_joins_a_project_once() -> None:
    draft, partnership = a_draft(), a_partnership("zwolen")
    with scope(partnership=partnership):
        services.record_project(
            actor=ACTOR, partnership=partnership, draft=draft, connection=Connection.FOUNDED_IN
        )
        with pytest.raises(BadInput):
            services.record_project(
                actor=ACTOR, partnership=partnership, draft=draft, connection=Connection.ACTS_IN
            )


def test_a_stranger_records_no_project() -> None:
    partnership = a_partnership("zwolen")
    stranger = type("Stranger", (), {"actor_id": "user:0", "actor_name": "Obcy", "is_operator": False})()
    with scope(partnership=partnership), pytest.raises(NotAllowed):
        services.record_project(
            actor=stranger, partnership=partnership, draft=a_draft(), connection=Connection.ACTS_IN
        )


@pytest.mark.parametrize(
    ("perspective", "has_fund"), [(Perspective.EU_2014, True), (Perspective.EU_2021, False)]
)
def test_EU_08_the_mark_follows_the_period_of_the_project(perspective: Perspective, has_fund: bool) -> None:
    partnership = a_partnership("zwolen")
    with scope(partnership=partnership):
        link = services.record_project(
            actor=ACTOR,
            partnership=partnership,
            draft=a_draft(perspective=perspective),
            connection=Connection.FOUNDED_IN,
        )

    line = selectors.marking_line(link.project)

    assert ("Europejski Fundusz Społeczny" in line) is has_fund
    assert "Mazowieckiego" in line


def test_a_project_without_european_money_carries_no_mark() -> None:
    partnership = a_partnership("zwolen")
    with scope(partnership=partnership):
        link = services.record_project(
            actor=ACTOR,
            partnership=partnership,
            draft=a_draft(perspective=Perspective.NONE, programme=""),
            connection=Connection.ACTS_IN,
        )

    assert selectors.marking_line(link.project) == ""


@pytest.mark.parametrize(
    "address",
    [
        "https://mapadotacji.gov.pl.example.org/projekty/1/",
        "https://example.org\\@mapadotacji.gov.pl/projekty/1/",
        "https://example.org@mapadotacji.gov.pl/projekty/1/",
        "http://mapadotacji.gov.pl/projekty/1/",
        "https://mapadotacji.gov.pl\t.example.org/",
    ],
)
def test_an_address_that_only_looks_like_the_map_of_grants_is_refused(address: str) -> None:
    with pytest.raises(BadInput) as refusal:
        services.record_project(
            actor=ACTOR,
            partnership=a_partnership("mapa"),
            draft=a_draft(map_address=address),
            connection=Connection.FOUNDED_IN,
        )
    assert refusal.value.field == "map_address"
