"""The facts of the documents about councils, groups and committees, each by its number."""

from datetime import date

import pytest
from django.test import Client
from django_scopes import scope

from spoiwo.councils.selectors import BodyOnDay, bodies_of, body_by_slug, body_on
from spoiwo.partnerships.models import Partnership

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("demonstration")]
LUBUSKIE = "lubuskie-es"
NOWODWORSKI_2018, NOWODWORSKI_2024 = "powiat-nowodworski-2018", "powiat-nowodworski-2024"
PRRP = "powiatowa-rada-rynku-pracy-powiatu-nowodworskiego"
SIGNED = date(2018, 4, 19)
YEAR_2016 = date(2016, 12, 31)


def seen(slug: str, body: str, day: date) -> BodyOnDay:
    partnership = Partnership.objects.get(slug=slug)
    with scope(partnership=partnership):
        return body_on(body_by_slug(partnership, body), day)


def bodies(slug: str, day: date) -> list[str]:
    partnership = Partnership.objects.get(slug=slug)
    with scope(partnership=partnership):
        return [line.body.name for line in bodies_of(partnership, day) if line.is_running]


def page(address: str) -> str:
    answer = Client().get(address)
    assert answer.status_code == 200, address
    return answer.content.decode().replace("\xa0", " ")


@pytest.mark.parametrize("day", [date(2010, 1, 1), date(2015, 5, 14), YEAR_2016])
def test_002_34_the_programme_council_exists_in_2015(day: date) -> None:
    assert "Rada Programowa" in bodies(LUBUSKIE, day)


def test_the_programme_council_did_not_exist_before_2010() -> None:
    assert bodies(LUBUSKIE, date(2009, 12, 31)) == []


def test_003_07_the_council_sits_institutions_of_the_list_and_invents_nobody() -> None:
    council = seen(LUBUSKIE, "rada-programowa", YEAR_2016)
    holdings = [member.holding for member in council.composition.members]

    assert len(holdings) == 9
    assert all(holding.is_demo and holding.person is None for holding in holdings)
    register = page(f"/partnerstwa/{LUBUSKIE}/sygnatariusze/?dzien=2016-12-31")
    assert all(holding.organization.name.split(" w ")[0] in register for holding in holdings)


def test_003_08_the_council_joins_various_circles() -> None:
    council = seen(LUBUSKIE, "rada-programowa", YEAR_2016)

    assert len(council.composition.sectors) == 3
    assert "różnych środowisk" in council.body.scope


def test_003_09_the_council_exchanges_proposes_and_joins() -> None:
    content = page(f"/partnerstwa/{LUBUSKIE}/organy/rada-programowa/?dzien=2016-12-31")

    assert "proponowanie nowych rozwiązań" in content
    assert "łączenie różnych działań" in content
    assert "Miejsca i zasady są pokazowe" in content


def test_003_24_the_regional_committee_is_a_body_of_somebody_else() -> None:
    committee = seen(LUBUSKIE, "regionalny-komitet-rozwoju-ekonomii-spolecznej", YEAR_2016).body

    assert committee.is_external
    assert not committee.is_beginning_known
    assert "ROPS" in committee.demo_note


def test_003_27_the_committee_coordinates_and_monitors_the_sector() -> None:
    content = page(f"/partnerstwa/{LUBUSKIE}/organy/regionalny-komitet-rozwoju-ekonomii-spolecznej/")

    assert "koordynacja i monitorowanie sektora ekonomii społecznej" in content


def test_003_28_the_working_group_is_part_of_the_committee() -> None:
    group = seen(LUBUSKIE, "grupa-robocza-ds-wspolpracy-z-jst-i-biznesu", YEAR_2016)

    assert group.body.parent is not None
    assert group.body.parent.name == "Regionalny Komitet Rozwoju Ekonomii Społecznej"
    assert "określony i zrealizowany" in group.body.scope


def test_003_35_003_36_003_37_the_forum_has_two_tasks_three_times_a_year() -> None:
    forum = seen(LUBUSKIE, "forum-wzajemnej-wymiany-informacji-pracownikow-pup-ops-i-pcpr", YEAR_2016)
    tasks = forum.body.tasks.splitlines()

    assert len(tasks) == 2
    assert all("co najmniej 3 razy w roku" in task for task in tasks)
    assert not bodies(LUBUSKIE, date(2015, 12, 31)).count(forum.body.name)


def test_004_48_the_chair_of_the_labour_market_council_is_named_and_nobody_else() -> None:
    council = seen(NOWODWORSKI_2018, PRRP, SIGNED)

    assert council.body.is_external
    assert [str(member.holding.person) for member in council.composition.members] == ["Krystian Buszta"]
    assert council.composition.chair is not None
    content = page(f"/partnerstwa/{NOWODWORSKI_2018}/organy/{PRRP}/?dzien=2018-04-19")
    assert "Krystian Buszta" in content


def test_004_50_the_group_of_leaders_are_those_who_signed() -> None:
    leaders = seen(NOWODWORSKI_2018, "grupa-liderow", SIGNED)
    people = [str(one.holding.person) for one in leaders.composition.members if one.holding.person]

    assert people == [
        "Magdalena Biernacka",
        "Paweł Calak",
        "Marzenna Boczek",
        "Jacek Kowalski",
        "Bogdan Ruszkowski",
        "Artur Ciecierski",
        "Antoni Kręźlewicz",
        "Adam Mirosław Krawczak",
        "Dariusz Tomasz Bielecki",
        "Krystian Buszta",
    ]
    assert leaders.body.tasks == "odpowiada za koordynację projektu"
    assert {one.holding.origin for one in leaders.composition.members} == {"signature"}


def test_004_50_there_was_no_group_of_leaders_the_day_before() -> None:
    assert bodies(NOWODWORSKI_2018, date(2018, 4, 18)) == []


def test_001_08_the_labour_market_council_of_2024_has_a_term_and_unnamed_members() -> None:
    council = seen(NOWODWORSKI_2024, PRRP, date(2024, 9, 18))

    assert council.term is not None
    assert council.composition.count == 0
    assert "nikogo z nich nie nazywa" in council.body.demo_note


def test_X_08_every_partnership_has_its_own_organs() -> None:
    assert bodies(LUBUSKIE, date(2018, 4, 19)) != bodies(NOWODWORSKI_2018, date(2018, 4, 19))
    assert "Rada Programowa" in page(f"/partnerstwa/{LUBUSKIE}/")
    assert "Grupa liderów" in page(f"/partnerstwa/{NOWODWORSKI_2018}/organy/?dzien=2018-04-19")
