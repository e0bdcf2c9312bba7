"""Numbers of people by sector: the chart and its table say the same, and an estimate stays one."""

import pytest
from django.conf import settings
from django.test import Client
from django.utils.translation import override
from django_scopes import scope

from spoiwo.attendance import services
from spoiwo.attendance.figures import PeopleBySector, people_by_sector
from spoiwo.attendance.forms.door import HeadcountForm
from spoiwo.attendance.models import Headcount
from spoiwo.attendance.services import HeadcountDraft
from spoiwo.attendance.states import CountKind
from spoiwo.meetings.models import Meeting
from tests.attendance.stage import page
from tests.cast import Cast, ClientOf
from tests.factories.attendance import SYSTEM
from tests.factories.meetings import a_held_meeting
from tests.reading import english


def drawn(*rows: Headcount) -> PeopleBySector:
    with override("en"):
        found = people_by_sector(rows)
    assert found is not None
    return found


def exact(sector: str, count: int | None) -> Headcount:
    return Headcount(sector=sector, kind=CountKind.EXACT, count=count)


def guessed(sector: str, count: int, wording: str = "") -> Headcount:
    return Headcount(sector=sector, kind=CountKind.ESTIMATE, count=count, wording=wording)


def test_the_chart_and_the_table_say_the_same() -> None:
    found = drawn(exact("business", 8), exact("public", 40), exact("social", 12))

    assert [(part.number, part.label) for part in found.bar.segments] == [
        ("40", "from the public sector"),
        ("12", "from the civic sector"),
        ("8", "from business"),
    ]
    assert [row.number for row in found.rows] == ["40", "12", "8"]
    assert "estimate" not in found.title


def test_an_estimate_is_never_drawn_as_a_count() -> None:
    found = drawn(guessed("public", 40, "blisko 40"), guessed("social", 12), exact("business", 3))

    assert [part.number for part in found.bar.segments] == ["about 40", "about 12", "3"]
    assert [row.number for row in found.rows] == ["blisko 40", "about 12", "3"]
    assert "estimates" in found.title


def test_a_sector_nobody_counted_stands_in_the_table_and_takes_no_room_in_the_chart() -> None:
    found = drawn(exact("public", 40), exact("business", None))

    assert [part.count for part in found.bar.segments] == [40]
    assert [(row.label, row.number) for row in found.rows] == [
        ("Public sector", "40"),
        ("Business sector", "not counted"),
    ]
    assert drawn(exact("business", None)).bar.segments == ()


def test_sectors_without_a_tone_of_their_own_share_one_brick_and_keep_their_lines() -> None:
    found = drawn(exact("public", 9), guessed("education", 4), exact("support", 2))

    assert [(part.number, part.label) for part in found.bar.segments] == [
        ("9", "from the public sector"),
        ("about 6", "others"),
    ]
    assert len(found.rows) == 3


def test_without_a_sector_there_is_nothing_to_draw() -> None:
    assert people_by_sector([]) is None
    assert people_by_sector([guessed("", 150, "blisko 150")]) is None


@pytest.mark.parametrize(
    ("typed", "count", "wording", "kind"),
    [
        ("40", 40, "", "exact"),
        ("1 200", 1200, "", "exact"),
        ("blisko 40", 40, "blisko 40", "estimate"),
        ("ponad 1 200 osób", 1200, "ponad 1 200 osób", "estimate"),
        ("wielu wójtów", None, "wielu wójtów", "estimate"),
    ],
)
def test_words_with_a_number_are_an_estimate(typed: str, count: int | None, wording: str, kind: str) -> None:
    form = HeadcountForm({"kind": "exact", "sector_kind": "exact", "sector_public": typed})

    assert form.is_valid(), form.errors
    assert form.drafts() == [
        HeadcountDraft(sector="public", kind=CountKind(kind), count=count, wording=wording)
    ]


@pytest.mark.parametrize("typed", ["10-20", "-5,5", "9" * 30, "x" * 200])
def test_words_with_more_than_one_number_are_asked_about(typed: str) -> None:
    form = HeadcountForm({"kind": "exact", "sector_kind": "exact", "sector_public": typed})

    assert not form.is_valid()
    assert list(form.errors) == ["sector_public"]


@pytest.fixture
def meeting(cast: Cast) -> Meeting:
    with scope(partnership=cast.partnership):
        meeting = a_held_meeting(cast.partnership)
        drafts = [
            HeadcountDraft(count=150, kind=CountKind.ESTIMATE, wording="blisko 150 osób"),
            HeadcountDraft(sector="public", kind=CountKind.ESTIMATE, count=90, wording="około 90"),
            HeadcountDraft(sector="business", kind=CountKind.EXACT, count=20),
            HeadcountDraft(sector="resident"),
        ]
        services.record_headcounts(actor=SYSTEM, meeting=meeting, drafts=drafts)
    return meeting


def test_both_faces_of_the_meeting_show_the_chart_and_the_table(
    cast: Cast, client_of: ClientOf, meeting: Meeting
) -> None:
    place = f"{meeting.partnership.slug}/spotkania/{meeting.pk}/"
    visitor = Client()
    visitor.cookies[settings.LANGUAGE_COOKIE_NAME] = "en"

    for shown in (
        page(visitor, f"/partnerstwa/{place}"),
        page(english(client_of(cast.officer)), f"/pulpit/{place}obecnosc/zestawienie/"),
    ):
        text = shown.replace("\xa0", " ")
        assert "blisko 150 osób" in text
        assert '<tspan class="n">about 90</tspan> from the public sector' in text
        assert '<tspan class="n">20</tspan> from business' in text
        for words in ("około 90", "not counted", "Residents"):
            assert words in text


def test_the_words_of_a_sector_come_back_into_the_form(
    cast: Cast, client_of: ClientOf, meeting: Meeting
) -> None:
    place = f"/pulpit/{meeting.partnership.slug}/spotkania/{meeting.pk}/obecnosc/liczby/"

    shown = page(english(client_of(cast.officer)), place).replace("\xa0", " ")

    assert 'value="około 90"' in shown
    assert 'value="20"' in shown
