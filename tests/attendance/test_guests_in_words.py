"""A guest belongs to an institution too, also to one that is in no register."""

from collections.abc import Iterator
from datetime import datetime

import pytest
from django.db import IntegrityError, transaction
from django.utils import translation

from spoiwo.attendance import papers, selectors, services
from spoiwo.attendance.models import Participant
from spoiwo.attendance.services import ParticipantDraft
from spoiwo.attendance.states import Capacity, Mark
from spoiwo.audit.models import LogEntry
from spoiwo.common import clock
from spoiwo.common.exceptions import BadInput
from spoiwo.documents.model import Table
from spoiwo.meetings.models import Meeting
from spoiwo.meetings.services import hold_meeting
from spoiwo.minutes.selectors import record_of
from spoiwo.partnerships.models import Partnership
from tests.factories.attendance import SYSTEM, a_session
from tests.factories.minutes import the_minutes_of

NOON = datetime(2016, 11, 18, 12, tzinfo=clock.WARSAW)
WORDS = "Koło gospodyń z Wólki (w organizacji)"


@pytest.fixture(autouse=True)
def _on_the_day() -> Iterator[None]:
    with clock.frozen(NOON), translation.override("en"):
        yield


def a_guest(
    meeting: Meeting, name: str = "Ewa Gość", words: str = WORDS, capacity: Capacity = Capacity.GUEST
) -> Participant:
    draft = ParticipantDraft(institution_words=words, name=name, capacity=capacity)
    key = f"klucz-{name}-{words[:8]}"
    return services.add_guest(actor=SYSTEM, meeting=meeting, draft=draft, mark=Mark.PRESENT, key=key)


def test_the_words_stand_on_the_list_of_presence_and_in_the_minutes(partnership: Partnership) -> None:
    meeting = a_session(partnership)
    a_guest(meeting)

    document = papers.attendance_list(meeting)
    lines = [row for block in document.blocks if isinstance(block, Table) for row in block.rows]
    assert lines[-1][1:3] == ("Ewa Gość", WORDS)
    hold_meeting(actor=SYSTEM, meeting=meeting)
    record = record_of(the_minutes_of(meeting))
    assert record.rows[-1].organization_name == WORDS
    assert LogEntry.objects.filter(action="attendance.participant.added", data__organization=WORDS).exists()


def test_a_guest_in_words_moves_no_quorum_and_is_nobody_at_the_code(partnership: Partnership) -> None:
    meeting = a_session(partnership)
    a_guest(meeting)

    shown = selectors.door_list(meeting)

    assert (shown.quorum.present, shown.counts.guests_here) == (0, 1)
    assert shown.guests[0].organization_name == WORDS
    door = services.open_door(actor=SYSTEM, meeting=meeting)
    assert selectors.institutions_at(door, "gospodyń") == []
    assert all(voter.organization_id for voter in selectors.presence_for_poll(meeting))


def test_without_an_institution_nobody_is_a_guest(partnership: Partnership) -> None:
    meeting = a_session(partnership)

    with pytest.raises(BadInput, match="which institution"):
        a_guest(meeting, words="  ")
    with pytest.raises(BadInput, match="has a vote"):
        a_guest(meeting, capacity=Capacity.ENTITLED)
    a_guest(meeting)
    with pytest.raises(BadInput, match="already"):
        services.add_participant(
            actor=SYSTEM, meeting=meeting, draft=ParticipantDraft(institution_words=WORDS, name="Ewa Gość")
        )


def test_the_database_knows_no_entitled_outside_the_register(partnership: Partnership) -> None:
    row = a_guest(a_session(partnership))

    for change in ({"capacity": Capacity.ENTITLED}, {"organization_name": ""}):
        with pytest.raises(IntegrityError), transaction.atomic():
            Participant.objects.filter(pk=row.pk).update(**change)


def test_such_a_row_is_mended_and_keeps_its_words(partnership: Partnership) -> None:
    row = a_guest(a_session(partnership))
    draft = ParticipantDraft(institution_words=WORDS, name="Ewa Gość-Nowa", office="Przewodnicząca")

    services.edit_participant(actor=SYSTEM, row=row, draft=draft, version=row.version)

    row.refresh_from_db()
    assert (row.name, row.office, row.organization_name) == ("Ewa Gość-Nowa", "Przewodnicząca", WORDS)
