"""The published report of 2016 (seed 003) from the records of the demonstration: each number, both ways."""

from datetime import date

import pytest
from django.test import Client
from django_scopes import scope

from spoiwo.accounts.models import User
from spoiwo.common.polish import is_working_day
from spoiwo.documents.model import NumberedList, Table, plain
from spoiwo.documents.render import to_html
from spoiwo.figures.definitions import BY_CODE, Ground, total
from spoiwo.figures.selectors import drift_of, values_of
from spoiwo.meetings.models import Meeting
from spoiwo.partnerships.models import Partnership
from spoiwo.reports import papers, selectors
from spoiwo.reports.models import Report
from spoiwo.reports.states import Chapter
from tests.reading import read

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("demonstration")]
PUBLISHED = {
    "P01": 69,
    "P02": 4,
    "P03": 1,
    "P04": 6,
    "P05": 3,
    "P06.adopted": 2,
    "P06.completed": 2,
    "P10": 1,
    "P08.communiques": 4,
    "P08.institutions": 69,
    "P08.places": 276,
    "P11.sources": 6,
}


def the_ground() -> Ground:
    partnership = Partnership.objects.get(slug="lubuskie-es")
    return Ground((partnership,), date(2016, 1, 1), date(2017, 1, 1))


@pytest.mark.parametrize(("code", "number"), PUBLISHED.items())
def test_the_published_numbers_follow_from_the_records(code: str, number: int) -> None:
    ground = the_ground()
    with scope(partnership=ground.partnerships[0]):
        assert values_of(ground, [BY_CODE[code]])[0].number == number
        assert total(BY_CODE[code].records(ground)) == number


def test_003_39_information_meetings_are_24_organised_and_attended_apart() -> None:
    ground = the_ground()
    with scope(partnership=ground.partnerships[0]):
        both = values_of(ground, [BY_CODE["P07.organised"], BY_CODE["P07.attended"]])

    organised, attended = (value.number for value in both)
    assert organised + attended == 24
    assert min(organised, attended) > 0


def test_003_41_information_meetings_were_in_five_kinds_of_institutions() -> None:
    blocks = papers.content_of(the_report()).sections
    [split] = [
        block
        for section in blocks
        if section.chapter == Chapter.INFORMATION
        for block in section.blocks
        if isinstance(block, Table) and block.heads_rows
    ]

    *kinds, together = [(plain(row[0]), int(plain(row[-1]))) for row in split.rows]
    assert {name for name, _number in kinds} == {
        "Instytucje rynku pracy",
        "Pomoc i integracja społeczna",
        "Organizacje społeczne",
        "Samorząd terytorialny",
        "Ekonomia społeczna i reintegracja",
    }
    assert together[1] == sum(number for _name, number in kinds) == 24


def test_no_meeting_of_2016_is_held_on_a_day_off() -> None:
    ground = the_ground()
    with scope(partnership=ground.partnerships[0]):
        days = list(Meeting.objects.filter(day__year=2016).values_list("day", flat=True))

    assert len(days) == 39
    assert [day for day in days if not is_working_day(day)] == []


def test_both_ways_agree_for_every_partnership_of_the_demonstration() -> None:
    for partnership in Partnership.objects.all():
        years = range(2008, 2028)
        grounds = [Ground((partnership,), date(year, 1, 1), date(year + 1, 1, 1)) for year in years]
        with scope(partnership=partnership):
            assert list(drift_of(grounds)) == []


def the_report() -> Report:
    partnership = Partnership.objects.get(slug="lubuskie-es")
    with scope(partnership=partnership):
        found = selectors.report_of_year(partnership, 2016)
    assert found is not None
    return found


@pytest.mark.parametrize(("code", "number"), PUBLISHED.items())
def test_the_filed_report_says_the_published_numbers_with_their_records(code: str, number: int) -> None:
    count = papers.content_of(the_report()).count(code)

    assert count is not None
    assert (count.number, sum(record.weight for record in count.records)) == (number, number)


@pytest.mark.parametrize(
    "words",
    [
        "Partnerstwo lokalne na rzecz ekonomii społecznej",
        "W ostatnim dniu okresu partnerstwo tworzyło 69 instytucji.",
        "Odbyły się cztery posiedzenia Rady Programowej.",
        "perspektywy finansowania ekonomii społecznej w ramach RPO Lubuskie 2020",
        "Odbyło się jedno spotkanie sygnatariuszy.",
        "18 listopada 2016 r.",
        "Odbyto sześć spotkań w organach innych instytucji.",
        "Odbyły się trzy spotkania z ośrodkami wsparcia ekonomii społecznej.",
        "Opracowano dwie rekomendacje. Zrealizowano dwie rekomendacje.",
        "Arteterapia sposobem na stres",
        "Odbyło się jedno szkolenie.",
        "Fundacja Merkury",
        "Opublikowano cztery komunikaty. Komunikaty zamieściło 69 instytucji.",
        "Lepsza współpraca sygnatariuszy w obszarze ekonomii społecznej.",
        "Jadwiga Klimanowska",
    ],
)
def test_003_the_filed_report_tells_what_the_published_one_told(words: str) -> None:
    report = the_report()
    with scope(partnership=report.partnership):
        said = to_html(papers.report_paper(report)).replace("\u00a0", " ")

    assert words in said


def test_the_filed_report_marks_what_is_invented_and_needs_no_correction() -> None:
    report = the_report()
    with scope(partnership=report.partnership):
        assert selectors.corrections_of(report, papers.content_of(report)) == []
    assert "pokazowe" in report.demo_note


@pytest.fixture
def officer() -> Client:
    """The secretariat of the partnership, signed in."""
    found = Client()
    found.force_login(
        User.objects.get(email="sekretariat@example.org"),
        backend="allauth.account.auth_backends.AuthenticationBackend",
    )
    return found


# Beside the published ones: the split of the information meetings.
OPENED = (*PUBLISHED, "P07.organised", "P07.attended")
_TRIED = 8


@pytest.mark.parametrize("code", OPENED)
def test_every_published_number_opens_its_records_by_links(officer: Client, code: str) -> None:
    report, figure = the_report(), BY_CODE[code]
    count = papers.content_of(report).count(code)
    assert count is not None

    listed = read(officer, "/pulpit/lubuskie-es/liczby/?rok=2016")
    page = read(officer, f"/pulpit/lubuskie-es/liczby/{figure.slug}/?rok=2016")
    filed = read(officer, f"/pulpit/lubuskie-es/sprawozdania/{report.pk}/")

    assert f'href="/pulpit/lubuskie-es/liczby/{figure.slug}/?rok=2016">{count.number}<' in listed
    for record in count.records[:100]:
        assert f'href="{record.url}"' in page
    for record in count.records:
        assert f'href="{record.url}"' in filed
    for url in {record.url for record in count.records[:_TRIED]}:
        assert officer.get(url).status_code == 200


def test_003_three_effects_are_numbered() -> None:
    sections = {section.chapter: section for section in papers.content_of(the_report()).sections}

    [effects] = [one for one in sections[Chapter.EFFECTS].blocks if isinstance(one, NumberedList)]
    assert len(effects.items) == 3
