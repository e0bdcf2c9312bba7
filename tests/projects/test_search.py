"""Projects are found by the search box, each on the page of its partnership, and only where it is public."""

from datetime import date
from typing import Any

import pytest
from django_scopes import scope

from spoiwo.partnerships.events import StageMoved
from spoiwo.partnerships.models import Partnership
from spoiwo.partnerships.states import Stage
from spoiwo.projects import handlers, services
from spoiwo.projects.models import ProjectPartnership
from spoiwo.projects.services.indexing import all_documents
from spoiwo.projects.states import Connection, Perspective
from spoiwo.registry.services import merge_organizations
from spoiwo.search.selectors import search
from spoiwo.search.services import rebuild
from tests.cast import Cast
from tests.factories.projects import SYSTEM, a_joined_project
from tests.factories.registry import an_organization

TITLE = "Wspólnie lokalnie"


@pytest.fixture
def link(cast: Cast) -> ProjectPartnership:
    with scope(partnership=cast.partnership):
        return a_joined_project(cast.partnership, TITLE)


def _draft(link: ProjectPartnership, **changed: Any) -> services.ProjectDraft:
    values: dict[str, Any] = {
        "title": link.project.title,
        "beneficiary": link.project.beneficiary,
        "programme": link.project.programme,
        "perspective": Perspective.EU_2021,
    }
    return services.ProjectDraft(**(values | changed))


def _also_joined(partnership: Partnership, link: ProjectPartnership) -> ProjectPartnership:
    with scope(partnership=partnership):
        return services.record_project(
            actor=SYSTEM, partnership=partnership, draft=_draft(link), connection=Connection.ACTS_IN
        )


def found(words: str) -> list[tuple[str, str]]:
    return [(hit.title, hit.url) for hit in search(words).hits if hit.kind == "project"]


def page_of(link: ProjectPartnership) -> str:
    return f"/partnerstwa/{link.partnership.slug}/projekty/{link.pk}/"


def test_a_project_is_found_by_title_aim_and_who_carries_it_out(cast: Cast, link: ProjectPartnership) -> None:
    carrier = an_organization("Fundacja Wędrowiec")
    with scope(partnership=cast.partnership):
        services.edit_project(
            actor=SYSTEM,
            link=link,
            draft=_draft(link, aims="Aktywizacja mieszkańców kolonii", beneficiary=carrier),
            connection=Connection.ACTS_IN,
        )

    for words in ("wspólnie lokalnie", "kolonia", "wędrowiec"):
        assert found(words) == [(TITLE, page_of(link))], words


def test_each_partnership_has_its_own_page_and_names_the_others(cast: Cast, link: ProjectPartnership) -> None:
    other = _also_joined(cast.other, link)

    assert sorted(found("wspólnie lokalnie")) == sorted([(TITLE, page_of(link)), (TITLE, page_of(other))])
    # Whoever knows one partnership finds both pages of its project.
    assert {page for _title, page in found("przysuskiego lokalnie")} == {page_of(link), page_of(other)}


def test_a_change_in_one_partnership_is_found_in_the_other(cast: Cast, link: ProjectPartnership) -> None:
    other = _also_joined(cast.other, link)

    with scope(partnership=cast.partnership):
        services.edit_project(
            actor=SYSTEM, link=link, draft=_draft(link, title="Razem w gminie"), connection=Connection.ACTS_IN
        )

    assert {page for _title, page in found("razem gmina")} == {page_of(link), page_of(other)}
    assert found("wspólnie") == []


def test_who_leaves_a_project_is_not_found_with_it(cast: Cast, link: ProjectPartnership) -> None:
    other = _also_joined(cast.other, link)

    with scope(partnership=cast.other):
        services.leave_project(actor=SYSTEM, link=other)

    assert found("wspólnie lokalnie") == [(TITLE, page_of(link))]
    assert found("przysuskiego lokalnie") == []


def test_a_partnership_not_public_shows_its_projects_to_nobody(cast: Cast, link: ProjectPartnership) -> None:
    other = _also_joined(cast.other, link)
    Partnership.objects.filter(pk=cast.other.pk).update(stage=Stage.PREPARATION)

    handlers.reindex_projects(StageMoved(cast.other.pk, Stage.ACTIVE, Stage.PREPARATION, date(2026, 1, 5)))

    assert found("wspólnie lokalnie") == [(TITLE, page_of(link))]
    # Nor does the page of the public one name it.
    assert found("przysuskiego lokalnie") == []
    assert other.partnership.slug not in {page for _title, page in found("lokalnie")}


def test_the_record_kept_carries_out_the_projects_of_the_one_merged_into_it(
    cast: Cast, link: ProjectPartnership
) -> None:
    kept = an_organization("Fundacja Kotwica")

    merge_organizations(actor=SYSTEM, kept=kept, dropped=link.project.beneficiary)

    link.project.refresh_from_db()
    assert link.project.beneficiary == kept
    assert found("kotwica") == [(TITLE, page_of(link))]


def test_rebuilding_the_index_finds_the_same(cast: Cast, link: ProjectPartnership) -> None:
    _also_joined(cast.other, link)
    before = found("wspólnie lokalnie")

    assert rebuild(all_documents(), kind="project") == 2
    assert found("wspólnie lokalnie") == before
