"""Letters to participants: exactly those who were seen, with the right greeting, link and event."""

from datetime import date, datetime, time, timedelta
from typing import Any

import icalendar
import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django_scopes import scope

from spoiwo.attendance import selectors, services
from spoiwo.attendance.jobs import forget_access_needs, send_reminders
from spoiwo.attendance.letters import Writer, fingerprint_of
from spoiwo.attendance.models import Participant, Reminder
from spoiwo.attendance.states import Capacity, LetterKind
from spoiwo.common import clock
from spoiwo.common.exceptions import BadInput, ConcurrentChange, NotAllowed, WrongState
from spoiwo.meetings import services as meetings
from spoiwo.meetings.models import Meeting
from spoiwo.notifications.models import Message, PersonalLink
from spoiwo.partnerships.models import Partnership
from spoiwo.registry.services import assign_partnership_role
from spoiwo.registry.states import PartnershipRole
from tests.cast import Cast
from tests.factories.attendance import SYSTEM, a_gathering, rows_of
from tests.factories.meetings import DAY
from tests.factories.registry import a_person, a_representative, a_signatory, an_organization

BEFORE = datetime(2016, 11, 1, 9, tzinfo=clock.WARSAW)
START = datetime(2016, 11, 18, 10, tzinfo=clock.WARSAW)


@pytest.fixture(autouse=True)
def _some_weeks_before() -> object:
    with clock.frozen(BEFORE) as moment:
        yield moment


def seen(meeting: Meeting, kind: LetterKind = LetterKind.INVITATION) -> str:
    """Return what the page shows: the mark of the list and the letter."""
    plan = selectors.plan_of(meeting, kind)
    return fingerprint_of(plan, Writer(meeting, kind, selectors.calling_of(meeting)))


def send(meeting: Meeting, kind: LetterKind = LetterKind.INVITATION) -> int:
    return services.send_letters(actor=SYSTEM, meeting=meeting, kind=kind, fingerprint=seen(meeting, kind))


def letters_to(address: str) -> list[Message]:
    return list(Message.objects.filter(to__contains=[address]).order_by("pk"))


def calendar_in(message: Message) -> Any:
    part = message.attachments.get(media_type__startswith="text/calendar")
    return icalendar.Calendar.from_ical(bytes(part.content))


def event_in(message: Message) -> Any:
    return calendar_in(message).walk("VEVENT")[0]


def test_invitations_reach_exactly_those_who_were_seen(partnership: Partnership) -> None:
    meeting = a_gathering(partnership, signatories=2)
    silent = rows_of(meeting)[0]
    Participant.objects.filter(pk=silent.pk).update(email="")

    plan = selectors.plan_of(meeting, LetterKind.INVITATION)
    assert [one.row.email for one in plan.recipients] == ["jan2@example.org"]
    assert [row.pk for row in plan.silent] == [silent.pk]
    assert send(meeting) == 1

    meeting.refresh_from_db()
    assert meeting.state == "called"
    [letter] = letters_to("jan2@example.org")
    link = PersonalLink.objects.get()
    row = rows_of(meeting)[1]
    assert (row.link_id, row.told_sequence, row.message_id) == (link.pk, meeting.sequence, letter.pk)
    assert link.expires_at == datetime(2016, 11, 22, tzinfo=clock.WARSAW)
    assert "/zaproszenie/" in letter.text
    assert letter.partnership_id == partnership.pk


def test_a_list_that_changed_since_it_was_seen_sends_nothing(partnership: Partnership) -> None:
    meeting = a_gathering(partnership)
    mark = seen(meeting)
    row = rows_of(meeting)[0]
    changes = (
        {"email": "inny@example.org"},
        {"email": ""},
        {"name": "Ktoś Inny"},
        {"invited_at": BEFORE},
    )
    for change in changes:
        Participant.objects.filter(pk=row.pk).update(**change)
        with pytest.raises(ConcurrentChange, match="Nothing was sent"):
            services.send_letters(actor=SYSTEM, meeting=meeting, kind=LetterKind.INVITATION, fingerprint=mark)
    Participant.objects.filter(pk=row.pk).update(email=row.email, name=row.name, invited_at=None)
    Meeting.objects.filter(pk=meeting.pk).update(venue="Inna sala")
    with pytest.raises(ConcurrentChange):
        services.send_letters(actor=SYSTEM, meeting=meeting, kind=LetterKind.INVITATION, fingerprint=mark)

    assert Message.objects.count() == 0
    assert PersonalLink.objects.count() == 0


def test_the_letter_greets_as_the_person_wishes(partnership: Partnership) -> None:
    greetings = {}
    for form, office in (("pan", "Starosta"), ("pani", "Burmistrz"), ("", "Prezes")):
        organization = an_organization()
        a_signatory(partnership, organization)
        person = a_person("Kim", f"Osoba{form}", address_form=form)
        a_representative(
            partnership, organization, person, office=office, email=f"{form or 'nikt'}@example.org"
        )
        greetings[f"{form or 'nikt'}@example.org"] = ""
    meeting = a_gathering(partnership, signatories=0)

    send(meeting)

    for address in greetings:
        greetings[address] = letters_to(address)[0].text.splitlines()[0]
    assert greetings == {
        "pan@example.org": "Szanowny Panie Starosto,",
        "pani@example.org": "Szanowna Pani Burmistrz,",
        "nikt@example.org": "Dzień dobry,",
    }


def test_the_letter_carries_an_invitation_for_the_calendar(partnership: Partnership) -> None:
    meeting = a_gathering(partnership, signatories=1)

    send(meeting)

    [letter] = letters_to("jan1@example.org")
    event = event_in(letter)
    assert str(calendar_in(letter)["METHOD"]) == "REQUEST"
    assert str(event["UID"]) == meeting.uid
    assert int(event["SEQUENCE"]) == 0
    assert event["DTSTART"].dt == START
    assert str(event["ATTENDEE"]) == "mailto:jan1@example.org"
    assert str(event["STATUS"]) == "CONFIRMED"


def test_those_invited_are_told_of_a_change_only_when_somebody_decides(partnership: Partnership) -> None:
    meeting = a_gathering(partnership, signatories=2)
    send(meeting)
    assert selectors.notice_due(meeting, rows_of(meeting)) is None

    meetings.reschedule_meeting(
        actor=SYSTEM, meeting=meeting, day=date(2016, 12, 2), begins=time(9), ends=time(11)
    )
    assert Message.objects.count() == 2
    assert selectors.notice_due(meeting, rows_of(meeting)) == LetterKind.CHANGE
    assert send(meeting, LetterKind.CHANGE) == 2

    first, second = letters_to("jan1@example.org")
    assert (int(event_in(first)["SEQUENCE"]), int(event_in(second)["SEQUENCE"])) == (0, 1)
    assert event_in(second)["DTSTART"].dt == datetime(2016, 12, 2, 9, tzinfo=clock.WARSAW)
    assert str(event_in(first)["UID"]) == str(event_in(second)["UID"])
    assert selectors.notice_due(meeting, rows_of(meeting)) is None
    link = PersonalLink.objects.get(pk=rows_of(meeting)[0].link_id)
    assert link.expires_at == datetime(2016, 12, 6, tzinfo=clock.WARSAW)


def test_a_meeting_called_off_is_taken_out_of_calendars(partnership: Partnership) -> None:
    meeting = a_gathering(partnership, signatories=1)
    send(meeting)
    meetings.cancel_meeting(actor=SYSTEM, meeting=meeting, ground="śnieg")

    assert send(meeting, LetterKind.CANCELLATION) == 1

    letter = letters_to("jan1@example.org")[-1]
    assert str(calendar_in(letter)["METHOD"]) == "CANCEL"
    assert int(event_in(letter)["SEQUENCE"]) == 1
    assert "śnieg" in letter.text
    assert "/zaproszenie/" not in letter.text


def test_a_restored_meeting_comes_back_with_a_greater_number(partnership: Partnership) -> None:
    meeting = a_gathering(partnership, signatories=1)
    send(meeting)
    meetings.cancel_meeting(actor=SYSTEM, meeting=meeting, ground="śnieg")
    send(meeting, LetterKind.CANCELLATION)
    meetings.restore_meeting(actor=SYSTEM, meeting=meeting, ground="odwilż")

    assert send(meeting, LetterKind.CHANGE) == 1

    letter = letters_to("jan1@example.org")[-1]
    assert int(event_in(letter)["SEQUENCE"]) == 2
    meeting.refresh_from_db()
    assert meeting.state == "called"


def test_nobody_need_be_told(partnership: Partnership) -> None:
    meeting = a_gathering(partnership)
    send(meeting)
    meetings.reschedule_meeting(actor=SYSTEM, meeting=meeting, day=date(2016, 12, 2))

    services.leave_untold(actor=SYSTEM, meeting=meeting)

    assert selectors.notice_due(meeting, rows_of(meeting)) is None
    with pytest.raises(BadInput, match="nobody"):
        send(meeting, LetterKind.CHANGE)


def test_those_added_later_are_invited_apart(partnership: Partnership) -> None:
    meeting = a_gathering(partnership)
    send(meeting)
    guest = services.ParticipantDraft(organization=an_organization(), name="Gość", email="gosc@example.org")
    services.add_participant(actor=SYSTEM, meeting=meeting, draft=guest)

    assert send(meeting) == 1

    assert len(letters_to("gosc@example.org")) == 1
    assert len(letters_to("jan1@example.org")) == 1


def test_nobody_is_invited_once_the_meeting_has_begun(partnership: Partnership) -> None:
    meeting = a_gathering(partnership)
    mark = seen(meeting)

    with clock.frozen(START), pytest.raises(WrongState, match="has begun"):
        services.send_letters(actor=SYSTEM, meeting=meeting, kind=LetterKind.INVITATION, fingerprint=mark)


def test_only_the_secretariat_sends(cast: Cast) -> None:
    with scope(partnership=cast.partnership):
        meeting = a_gathering(cast.partnership)
        for person in (cast.leader, cast.auditor, cast.neighbour):
            with pytest.raises(NotAllowed):
                services.send_letters(
                    actor=person,
                    meeting=meeting,
                    kind=LetterKind.INVITATION,
                    fingerprint=seen(meeting),
                )
        services.send_letters(
            actor=cast.officer, meeting=meeting, kind=LetterKind.INVITATION, fingerprint=seen(meeting)
        )


def test_replies_go_to_the_secretariat(partnership: Partnership) -> None:
    assign_partnership_role(
        actor=SYSTEM,
        partnership=partnership,
        organization=an_organization("Powiatowy Urząd Pracy"),
        role=PartnershipRole.SECRETARIAT,
        since=date(2015, 1, 1),
        contact_email="sekretariat@example.org",
    )
    meeting = a_gathering(partnership, signatories=1)

    send(meeting)

    [letter] = letters_to("jan1@example.org")
    assert letter.reply_to == ["sekretariat@example.org"]
    assert "Powiatowy Urząd Pracy" in letter.text


def remind_at(moment: datetime) -> int:
    with clock.frozen(moment):
        return send_reminders(0)


def test_only_the_missing_are_reminded_and_never_twice(partnership: Partnership) -> None:
    meeting = a_gathering(partnership)
    send(meeting)
    answered = rows_of(meeting)[0]
    Participant.objects.filter(pk=answered.pk).update(answer="yes", answered_at=clock.now(), answer_day=DAY)

    assert remind_at(START - timedelta(days=7, minutes=1)) == 0
    assert remind_at(START - timedelta(days=7)) == 2
    assert remind_at(START - timedelta(days=7)) == 0
    assert remind_at(START - timedelta(days=5)) == 0
    assert remind_at(START - timedelta(days=2)) == 2
    assert remind_at(START - timedelta(hours=1)) == 0
    assert remind_at(START) == 0

    assert len(letters_to(answered.email)) == 1
    last = letters_to(rows_of(meeting)[1].email)[-1]
    assert last.attachments.count() == 0
    assert "/zaproszenie/" in last.text
    assert PersonalLink.objects.count() == 3


def test_a_reminder_that_was_missed_goes_once_and_late_ones_are_not_heaped(partnership: Partnership) -> None:
    meeting = a_gathering(partnership, signatories=1)
    send(meeting)

    assert remind_at(START - timedelta(days=1)) == 1
    assert remind_at(START - timedelta(hours=20)) == 0

    assert list(Reminder.objects.values_list("days_before", flat=True)) == [2]


def test_a_reminder_whose_moment_passed_before_the_invitation_does_not_go(partnership: Partnership) -> None:
    meeting = a_gathering(partnership, signatories=1)
    with clock.frozen(START - timedelta(days=5)):
        send(meeting)

    assert remind_at(START - timedelta(days=5) + timedelta(minutes=30)) == 0
    assert remind_at(START - timedelta(days=2)) == 1


def test_stopped_reminders_do_not_go(partnership: Partnership) -> None:
    meeting = a_gathering(partnership, signatories=1)
    send(meeting)
    calling = selectors.calling_of(meeting)
    assert calling is not None
    services.stop_reminders(actor=SYSTEM, calling=calling)
    assert remind_at(START - timedelta(days=7)) == 0

    services.resume_reminders(actor=SYSTEM, calling=calling)

    assert remind_at(START - timedelta(days=7)) == 1


def test_after_another_day_is_set_those_who_answered_for_the_old_one_are_asked_again(
    partnership: Partnership,
) -> None:
    meeting = a_gathering(partnership, signatories=1)
    send(meeting)
    Participant.objects.update(answer="yes", answered_at=clock.now(), answer_day=DAY)
    assert remind_at(START - timedelta(days=7)) == 0

    meetings.reschedule_meeting(actor=SYSTEM, meeting=meeting, day=date(2016, 12, 2), begins=time(10))
    send(meeting, LetterKind.CHANGE)

    assert remind_at(datetime(2016, 11, 25, 10, tzinfo=clock.WARSAW)) == 1


def test_the_partnership_sets_when_its_next_meetings_remind(partnership: Partnership) -> None:
    services.set_reminder_rule(actor=SYSTEM, partnership=partnership, days=[3, 10, 3])
    calling = selectors.calling_of(a_gathering(partnership))
    assert calling is not None
    assert calling.reminder_days == [10, 3]

    for days in ([0], [61], [1, 2, 3, 4, 5]):
        with pytest.raises(BadInput):
            services.set_reminder_rule(actor=SYSTEM, partnership=partnership, days=days)


def test_access_needs_are_erased_a_month_after_the_meeting(partnership: Partnership) -> None:
    meeting = a_gathering(partnership, signatories=1)
    Participant.objects.update(access_needs="pętla indukcyjna", remarks="o 9.00")

    with clock.frozen(DAY + timedelta(days=30)):
        assert forget_access_needs(0) == 0
    with clock.frozen(DAY + timedelta(days=31)):
        assert forget_access_needs(0) == 1
        assert forget_access_needs(0) == 0

    [row] = rows_of(meeting)
    assert (row.access_needs, row.remarks) == ("", "o 9.00")


def test_the_number_of_statements_does_not_grow_with_the_letters(partnership: Partnership) -> None:
    def asked(count: int) -> int:
        meeting = a_gathering(partnership, signatories=count)
        mark = seen(meeting)
        with CaptureQueriesContext(connection) as captured:
            services.send_letters(actor=SYSTEM, meeting=meeting, kind=LetterKind.INVITATION, fingerprint=mark)
        return len(captured)

    few = asked(2)
    assert asked(20) == few


def test_whoever_got_the_letter_of_another_answers_no_more(partnership: Partnership) -> None:
    meeting = a_gathering(partnership, signatories=1)
    send(meeting)
    [row] = rows_of(meeting)
    draft = services.ParticipantDraft(
        organization=row.organization,
        capacity=Capacity(row.capacity),
        name=row.name,
        email="inny@example.org",
    )

    services.edit_participant(actor=SYSTEM, row=row, draft=draft, version=row.version)

    assert PersonalLink.objects.get(subject_id=row.pk).revoked_at is not None
    assert (rows_of(meeting)[0].invited_at, rows_of(meeting)[0].link_id) == (None, 0)
    assert send(meeting) == 1
    assert len(letters_to("inny@example.org")) == 1
