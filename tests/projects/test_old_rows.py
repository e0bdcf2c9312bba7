"""Signs recorded before their places were known find them when the product is brought up to date (0004)."""

from datetime import date
from importlib import import_module
from typing import Any

import pytest
from django.db import connection
from django.db.migrations.executor import MigrationExecutor
from django_scopes import scope, scopes_disabled

from spoiwo.partnerships.models import Partnership
from spoiwo.projects import services
from spoiwo.projects.models import Project, ProjectPartnership, Sign
from spoiwo.projects.selectors import lineup_of
from spoiwo.projects.states import Perspective, SignKind
from tests.cast import Cast
from tests.factories.agreements import SYSTEM
from tests.factories.partnerships import a_partnership
from tests.factories.projects import a_joined_project, a_sign

MOVE = import_module("spoiwo.projects.migrations.0004_signs_find_their_places")
MEND = import_module("spoiwo.projects.migrations.0005_keepers_once_more")


def _brought_up_to_date() -> None:
    """Run the step on the models as they were just before it."""
    state = MigrationExecutor(connection).loader.project_state(("projects", "0003_facts_and_places"))
    MOVE.find_places(state.apps, None)


def _old(partnership: Partnership, *words: str, title: str = "Wspólnie lokalnie") -> ProjectPartnership:
    """Return a project with signs as they were kept before: in a row, of no kind, with no keeper."""
    with scope(partnership=partnership):
        link = a_joined_project(partnership, title)
        for said in words:
            a_sign(link, words=said, kind=SignKind.OTHER)
        Sign.objects.filter(link=link).update(valid_from=date(2020, 5, 4))
        Project.objects.filter(pk=link.project_id).update(keeper=None)
    return link


def _kinds(link: ProjectPartnership) -> dict[str, str]:
    with scopes_disabled():
        return {sign.words: sign.kind for sign in Sign.objects.filter(link=link)}


@pytest.fixture(autouse=True)
def _place(settings: Any, tmp_path: Any) -> None:
    settings.FILES_ROOT = tmp_path / "files"


def test_each_sign_finds_its_place_by_its_words(cast: Cast) -> None:
    link = _old(
        cast.partnership,
        "Rzeczpospolita Polska",
        "Dofinansowane przez Unię Europejską",
        "Fundusze Europejskie dla Mazowsza",
        "Samorząd Województwa Mazowieckiego",
    )

    _brought_up_to_date()

    assert _kinds(link) == {
        "Fundusze Europejskie dla Mazowsza": "funds",
        "Rzeczpospolita Polska": "poland",
        "Samorząd Województwa Mazowieckiego": "region",
        "Dofinansowane przez Unię Europejską": "union",
    }


def test_old_signs_hold_since_the_financial_period_began_so_old_papers_keep_them(cast: Cast) -> None:
    link = _old(cast.partnership, "Fundusze Europejskie", "Rzeczpospolita Polska")

    _brought_up_to_date()

    with scope(partnership=cast.partnership):
        project = Project.objects.get(pk=link.project_id)
        line = lineup_of(cast.partnership, project, date(2021, 2, 1))
    assert line is not None
    assert [slot.words for slot in line.slots if slot.sign] == [
        "Fundusze Europejskie",
        "Rzeczpospolita Polska",
    ]


def test_one_sign_alone_was_a_whole_line(cast: Cast) -> None:
    link = _old(cast.partnership, "Zestawienie znaków: Fundusze Europejskie, Unia Europejska")

    _brought_up_to_date()

    assert list(_kinds(link).values()) == ["whole"]


def test_a_second_sign_of_the_same_place_and_a_logo_stand_outside_the_line(cast: Cast) -> None:
    link = _old(cast.partnership, "Fundusze Europejskie jeden", "Fundusze Europejskie dwa", "Fundacja Próbna")

    _brought_up_to_date()

    assert sorted(_kinds(link).values()) == ["funds", "other", "other"]


def test_signs_of_a_project_without_european_money_stay_as_they_are(cast: Cast) -> None:
    link = _old(cast.partnership, "Fundusze Europejskie", "Miasto Zwoleń")
    Project.objects.filter(pk=link.project_id).update(perspective=Perspective.NONE)

    _brought_up_to_date()

    assert set(_kinds(link).values()) == {"other"}


def test_the_partnership_joined_first_describes_the_project(cast: Cast) -> None:
    link = _old(cast.other)
    with scopes_disabled():
        ProjectPartnership.objects.create(
            project=link.project, partnership=cast.partnership, connection=link.connection
        )

    _brought_up_to_date()

    assert Project.objects.get(pk=link.project_id).keeper == cast.other


def _mended() -> None:
    """Run the step on the models as they were just before it."""
    loader = MigrationExecutor(connection).loader
    state = loader.project_state([("projects", "0004_signs_find_their_places"), ("audit", "0001_initial")])
    MEND.mend_keepers(state.apps, None)


def _joined_by_both(cast: Cast, keeper: Partnership | None) -> ProjectPartnership:
    """Return the connection of the partnership that joined second to a project of the other."""
    first = _old(cast.other)
    with scopes_disabled():
        second: ProjectPartnership = ProjectPartnership.objects.create(
            project=first.project, partnership=cast.partnership, connection=first.connection
        )
    Project.objects.filter(pk=first.project_id).update(keeper=keeper)
    return second


def test_a_keeper_written_wrong_by_the_first_shape_of_the_step_is_mended_once(cast: Cast) -> None:
    link = _joined_by_both(cast, cast.partnership)
    alone = a_joined(cast)

    for _again in range(2):
        _mended()
        assert Project.objects.get(pk=link.project_id).keeper == cast.other
        assert Project.objects.get(pk=alone.project_id).keeper == cast.partnership


def a_joined(cast: Cast) -> ProjectPartnership:
    with scope(partnership=cast.partnership):
        return a_joined_project(cast.partnership, "Projekt jednego partnerstwa")


def test_who_describes_a_project_since_another_left_goes_on_describing_it(cast: Cast) -> None:
    link = _joined_by_both(cast, cast.other)
    third = a_partnership("powiat-trzeci", "Partnerstwo powiatu trzeciego")
    with scopes_disabled():
        ProjectPartnership.objects.create(project=link.project, partnership=third, connection=link.connection)
        first = ProjectPartnership.objects.get(partnership=cast.other)
    with scope(partnership=cast.other):
        services.leave_project(actor=SYSTEM, link=first)
    Project.objects.filter(pk=link.project_id).update(keeper=third)

    _mended()

    assert Project.objects.get(pk=link.project_id).keeper == third


def test_a_project_nobody_describes_waits_for_whoever_does_next(cast: Cast) -> None:
    link = _joined_by_both(cast, None)

    _mended()

    assert Project.objects.get(pk=link.project_id).keeper is None
