"""Who took part as anybody may know it: the same as the list says, without a single person."""

from datetime import datetime

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django_scopes import scope
from django_scopes.exceptions import ScopeError

from spoiwo.attendance import selectors, services
from spoiwo.attendance.services import ParticipantDraft
from spoiwo.attendance.states import Mark
from spoiwo.common import clock
from spoiwo.meetings.models import Meeting
from spoiwo.meetings.states import MeetingKind
from spoiwo.partnerships.models import Partnership
from tests.cast import Cast
from tests.factories.attendance import SYSTEM, a_gathering, a_session, marked, rows_of
from tests.factories.councils import a_body, a_member, a_term, by_laws
from tests.factories.meetings import a_meeting
from tests.factories.registry import a_person, an_organization

NOON = datetime(2016, 11, 18, 12, tzinfo=clock.WARSAW)


@pytest.fixture(autouse=True)
def _on_the_day() -> object:
    with clock.frozen(NOON) as moment:
        yield moment


def a_mixed_session(partnership: Partnership) -> Meeting:
    """Two seats of one institution, three others, guests of a member and of a stranger; not all came."""
    term = a_term(partnership, a_body(partnership))
    by_laws(term.body)
    county = an_organization("Powiat zwoleński")
    for name in ("Pierwsza", "Druga"):
        a_member(term, county, a_person("Anna", name))
    for number in range(3):
        a_member(term, an_organization(f"Fundacja {number}", category="ngo.fundacja"))
    meeting = a_meeting(partnership, kind=MeetingKind.COUNCIL, body=term.body)
    services.draw_up_list(actor=SYSTEM, meeting=meeting)
    for number, who in enumerate((county, an_organization("Spółka Gość", category="biz.przedsiebiorca"))):
        draft = ParticipantDraft(organization=who, name=f"Gość {number}")
        services.add_guest(
            actor=SYSTEM, meeting=meeting, draft=draft, mark=Mark.PRESENT, key=f"gosc-{number}-xxxx"
        )
    for number, words in enumerate(("Koło z Wólki", "Koło z Wólki", "Ad hoc")):
        draft = ParticipantDraft(institution_words=words, name=f"Ktoś {number}")
        services.add_guest(
            actor=SYSTEM, meeting=meeting, draft=draft, mark=Mark.PRESENT, key=f"slowa-{number}-xxxx"
        )
    return meeting


def as_public(meeting: Meeting) -> None:
    """Compare what is public with the whole list of the meeting."""
    whole, public = selectors.attendance_of(meeting), selectors.public_presence(meeting)

    here = [(one.name, one.is_entitled) for one in whole.institutions if one.is_here]
    assert [(one.name, one.is_entitled) for one in public.institutions] == here
    assert public.quorum == whole.quorum
    assert public.sectors == whole.sectors
    assert public.institutions_here == whole.institutions_here


def test_what_is_public_agrees_with_the_list_whoever_came(partnership: Partnership) -> None:
    meeting = a_mixed_session(partnership)

    as_public(meeting)
    for row in rows_of(meeting):
        if row.is_entitled or row.holding_id:
            marked(meeting, [row])
            as_public(meeting)
    marked(meeting, rows_of(meeting)[:2], "absent")
    as_public(meeting)


def test_the_second_seat_of_an_institution_is_enough_and_its_guest_is_not(partnership: Partnership) -> None:
    meeting = a_mixed_session(partnership)
    assert selectors.public_presence(meeting).quorum.present == 0

    marked(meeting, [row for row in rows_of(meeting) if row.holding_id and not row.is_entitled])

    assert selectors.public_presence(meeting).quorum.present == 1


def test_institutions_in_words_are_counted_once_each_and_in_no_sector(partnership: Partnership) -> None:
    meeting = a_mixed_session(partnership)

    found = selectors.public_presence(meeting)

    assert [one.name for one in found.institutions][-2:] == ["Koło z Wólki", "Ad hoc"]
    assert found.institutions_here == 4
    assert sum(row.count for row in found.sectors) == 2


def test_presence_of_another_partnership_is_not_read(cast: Cast) -> None:
    with scope(partnership=cast.other):
        meeting = a_session(cast.other)
        marked(meeting, rows_of(meeting))

    with scope(partnership=cast.partnership), pytest.raises(ScopeError):
        selectors.public_presence(meeting)
    with pytest.raises(ScopeError):
        selectors.public_presence(meeting)


def test_seventy_take_as_many_queries_as_seven(partnership: Partnership) -> None:
    def asked(number: int) -> int:
        meeting = a_gathering(partnership, number)
        marked(meeting, rows_of(meeting))
        with CaptureQueriesContext(connection) as captured:
            selectors.public_presence(meeting)
        return len(captured)

    assert [asked(2), asked(20)] == [2, 2]
