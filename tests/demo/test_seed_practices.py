"""The six good practices of the report on 2016, each by its number."""

import pytest
from django.test import Client
from django_scopes import scope

from spoiwo.common import clock
from spoiwo.meetings.states import MeetingKind
from spoiwo.partnerships.models import Partnership
from spoiwo.practices.models import GoodPractice, Showing
from spoiwo.practices.selectors import PracticeFilter, practices_of
from spoiwo.practices.states import State

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("demonstration")]
SOURCES = {
    "003-14": ("Powiatowy Urząd Pracy w Strzelcach Krajeńskich", "Strzelce Krajeńskie"),
    "003-15": ("Powiatowe Centrum Pomocy Rodzinie w Gorzowie Wielkopolskim", "Gorzów Wlkp."),
    "003-16": ("Gorzowskie Centrum Pomocy Rodzinie", "Gorzów Wlkp."),
    "003-17": ("Fundacja Animacji Kobiet", "Gorzów Wlkp."),
    "003-18": ("Fundacja Merkury", "Wałbrzych"),
    "003-19": (
        "Stowarzyszenie na rzecz Osób z Upośledzeniem Umysłowym w Gorzowie Wielkopolskim",
        "Gorzów Wlkp.",
    ),
}


def lubuskie() -> Partnership:
    return Partnership.objects.get(slug="lubuskie-es")


@pytest.mark.parametrize("row", SOURCES)
def test_each_source_has_its_card_shown_at_a_session_of_the_council(row: str) -> None:
    name, place = SOURCES[row]
    with scope(partnership=lubuskie()):
        practice = GoodPractice.objects.get(entity_name=name)
        showing = Showing.objects.select_related("meeting").get(practice=practice)

    assert (practice.state, practice.place) == (State.PUBLISHED, place)
    assert (showing.meeting.kind, showing.meeting.day.year) == (MeetingKind.COUNCIL, 2016)
    assert "pokazowe" in practice.demo_note


def test_003_18_the_card_of_another_region_is_of_one_who_is_no_signatory() -> None:
    with scope(partnership=lubuskie()):
        others = list(practices_of(lubuskie(), clock.today(), PracticeFilter(whose="inne")))
        members = list(practices_of(lubuskie(), clock.today(), PracticeFilter(whose="sygnatariusze")))

    assert [one.entity_name for one in others] == ["Fundacja Merkury"]
    assert others[0].organization is not None
    assert others[0].organization.locality == "Wałbrzych"
    assert len(members) == 5


def test_everybody_reads_the_six_cards() -> None:
    said = Client().get("/partnerstwa/lubuskie-es/dobre-praktyki/").content.decode().replace("\xa0", " ")

    for name, _place in SOURCES.values():
        assert name in said
