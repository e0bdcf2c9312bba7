"""The page of an invitation: a link without an account that answers for one row and nothing else."""

import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime, timedelta

import icalendar
import pytest
from django.test import Client
from django_scopes import scope

from spoiwo.attendance import selectors, services
from spoiwo.attendance.letters import Writer, fingerprint_of
from spoiwo.attendance.models import Participant
from spoiwo.attendance.states import Answer, LetterKind
from spoiwo.audit.models import LogEntry
from spoiwo.common import clock
from spoiwo.common.exceptions import BadInput, NotAllowed, WrongState
from spoiwo.meetings import services as meetings
from spoiwo.meetings.models import Meeting
from spoiwo.meetings.states import Form
from spoiwo.notifications.actors import LinkActor
from spoiwo.notifications.models import PersonalLink
from spoiwo.notifications.services import revoke_link
from spoiwo.notifications.tokens import token_of
from tests.attendance.stage import page
from tests.cast import Cast, ClientOf
from tests.factories.attendance import SYSTEM, a_gathering, marked, rows_of
from tests.reading import english

BEFORE = datetime(2016, 11, 1, 9, tzinfo=clock.WARSAW)
START = datetime(2016, 11, 18, 10, tzinfo=clock.WARSAW)


@dataclass(frozen=True)
class Invited:
    """A meeting with two invited institutions, and the browser of somebody without an account."""

    meeting: Meeting
    browser: Client

    def row(self, number: int = 0) -> Participant:
        with scope(partnership=self.meeting.partnership):
            return rows_of(self.meeting)[number]

    def link(self, number: int = 0) -> PersonalLink:
        with scope(partnership=self.meeting.partnership):
            return PersonalLink.objects.get(pk=self.row(number).link_id)

    def address(self, number: int = 0) -> str:
        return f"/zaproszenie/{token_of(self.link(number))}/"

    def answer(self, number: int = 0, **fields: object) -> int:
        sent = {"deed": "answer", "answer": "yes", "acting": "on"} | fields
        return self.browser.post(self.address(number), sent).status_code


@pytest.fixture(autouse=True)
def _some_weeks_before() -> object:
    with clock.frozen(BEFORE) as moment:
        yield moment


@pytest.fixture
def invite(cast: Cast, client_of: ClientOf) -> Callable[..., Invited]:
    def make(**fields: object) -> Invited:
        with scope(partnership=cast.partnership):
            meeting = a_gathering(cast.partnership, signatories=2, **fields)
            plan = selectors.plan_of(meeting, LetterKind.INVITATION)
            mark = fingerprint_of(plan, Writer(meeting, plan.kind, selectors.calling_of(meeting)))
            services.send_letters(actor=SYSTEM, meeting=meeting, kind=plan.kind, fingerprint=mark)
        return Invited(meeting, english(client_of(None)))

    return make


@pytest.fixture
def invited(invite: Callable[..., Invited]) -> Invited:
    return invite()


def test_looking_changes_nothing_and_says_on_whose_behalf_it_acts(invited: Invited) -> None:
    row = invited.row()

    shown = page(invited.browser, invited.address())

    assert row.organization_name in shown
    assert invited.row(1).organization_name not in shown
    assert invited.row().answer == ""
    assert invited.link().used_at is None
    assert "no-store" in invited.browser.get(invited.address())["Cache-Control"]


@pytest.mark.parametrize("need", ["pjm", "loop", "assistant", "wheelchair", "print"])
def test_a11y_16_an_invitation_asks_about_special_needs(invited: Invited, need: str) -> None:
    shown = page(invited.browser, invited.address())

    assert re.search(rf'<input[^>]*name="needs"[^>]*value="{need}"', shown)
    assert 'name="other_needs"' in shown


def test_an_answer_is_recorded_and_can_be_changed_until_the_start(invited: Invited) -> None:
    assert invited.answer(needs=["pjm", "loop"], other_needs="miejsce z przodu", remarks="o 10.15") == 302
    row = invited.row()
    assert (row.answer, row.answer_day, row.answered_by) == (
        "yes",
        invited.meeting.day,
        invited.link().holder,
    )
    assert row.access_needs == "tłumaczenie na polski język migowy (PJM); pętla indukcyjna; miejsce z przodu"
    again = page(invited.browser, invited.address())
    assert "will come" in again
    assert len(re.findall(r'value="(?:loop|pjm)"[^>]* checked', again)) == 2
    assert 'value="miejsce z przodu"' in again

    with clock.frozen(START - timedelta(minutes=1)):
        assert invited.answer(answer="no") == 302
    with clock.frozen(START):
        assert invited.answer(answer="yes") == 422

    assert invited.row().answer == "no"
    with scope(partnership=invited.meeting.partnership):
        deeds = LogEntry.objects.filter(action="attendance.answer.given")
        assert [deed.actor_id for deed in deeds] == [f"link:{invited.link().pk}"] * 2


def test_an_answer_must_confirm_on_whose_behalf_it_is(invited: Invited) -> None:
    assert invited.answer(acting="") == 422

    assert invited.row().answer == ""


def test_a_deputy_is_named_with_the_authorisation(invited: Invited) -> None:
    assert invited.answer(answer="deputy") == 422
    assert invited.answer(answer="deputy", deputy_name="Ewa Zastępca", deputy_authorisation="nr 7") == 302

    row = invited.row()
    assert (row.expected_deputy_name, row.expected_deputy_authorisation) == ("Ewa Zastępca", "nr 7")
    assert (row.mark, row.deputy_name) == ("", "")


@pytest.mark.parametrize(("form", "status"), [(Form.ROOM, 422), (Form.HYBRID, 302), (Form.REMOTE, 302)])
def test_one_may_answer_remotely_only_where_the_form_allows(
    invite: Callable[..., Invited], form: Form, status: int
) -> None:
    invited = invite(form=form)

    assert invited.answer(answer="remote") == status


def test_a_link_answers_for_its_own_row_only(invited: Invited) -> None:
    invited.answer(number=0)

    assert [invited.row(0).answer, invited.row(1).answer] == ["yes", ""]
    draft = services.AnswerDraft(answer=Answer.NO)
    with scope(partnership=invited.meeting.partnership), pytest.raises(NotAllowed):
        services.answer_invitation(actor=LinkActor(invited.link(0)), row=invited.row(1), draft=draft)


@pytest.mark.parametrize("token", ["1-aaaa", "zzz", "1-" + "a" * 32, "%00", "x" * 300])
def test_a_wrong_link_opens_nothing(invited: Invited, token: str) -> None:
    assert invited.browser.get(f"/zaproszenie/{token}/").status_code == 404
    assert invited.browser.post(f"/zaproszenie/{token}/", {"deed": "answer"}).status_code == 404


def test_a_link_of_another_purpose_opens_nothing(invited: Invited) -> None:
    link = invited.link()
    PersonalLink._base_manager.filter(pk=link.pk).update(purpose="minutes.remarks")
    link.purpose = "minutes.remarks"

    assert invited.browser.get(f"/zaproszenie/{token_of(link)}/").status_code == 404


def test_a_withdrawn_and_an_expired_link_say_what_happened(invited: Invited) -> None:
    address, other = invited.address(0), invited.address(1)
    with scope(partnership=invited.meeting.partnership):
        revoke_link(actor=SYSTEM, link=invited.link(0))

    assert invited.browser.get(address).status_code == 410
    with clock.frozen(date(2016, 11, 22)):
        late = invited.browser.post(other, {"deed": "answer", "answer": "yes", "acting": "on"})
    assert late.status_code == 410
    assert invited.row(1).answer == ""


def test_a_removed_row_is_said_to_be_removed(invited: Invited) -> None:
    address = invited.address()
    with scope(partnership=invited.meeting.partnership):
        Participant.objects.filter(pk=invited.row().pk).delete()

    assert invited.browser.get(address).status_code == 404


def test_after_the_start_the_same_link_confirms_the_presence(invited: Invited) -> None:
    confirm = {"deed": "confirm", "who": "self", "key": "klucz-0001", "acting": "on"}
    assert invited.browser.post(invited.address(), confirm).status_code == 422

    with clock.frozen(START + timedelta(hours=1)):
        assert "Confirm the presence" in page(invited.browser, invited.address())
        assert invited.browser.post(invited.address(), confirm).status_code == 302
        assert invited.browser.post(invited.address(), confirm).status_code == 302

    row = invited.row()
    assert (row.mark, row.mark_source, row.marked_by) == ("present", "link", invited.link().holder)


def test_a_deputy_confirms_by_name(invited: Invited) -> None:
    confirm = {"deed": "confirm", "who": "deputy", "key": "klucz-0001", "acting": "on"}
    with clock.frozen(START + timedelta(days=2)):
        assert invited.browser.post(invited.address(), confirm).status_code == 422
        sent = confirm | {"deputy_name": "Ewa Zastępca"}
        assert invited.browser.post(invited.address(), sent).status_code == 302

    assert (invited.row().mark, invited.row().came) == ("present", "Ewa Zastępca")


def test_what_the_door_marked_is_not_changed_by_a_link(invited: Invited) -> None:
    confirm = {"deed": "confirm", "who": "self", "key": "klucz-0001", "acting": "on"}
    with clock.frozen(START + timedelta(hours=1)):
        with scope(partnership=invited.meeting.partnership):
            marked(invited.meeting, [invited.row()], "absent")
        answer = invited.browser.post(invited.address(), confirm)

    assert answer.status_code == 422
    assert "Tell the secretariat" in answer.content.decode()
    assert invited.row().mark == "absent"


def test_a_meeting_called_off_takes_no_answer(invited: Invited) -> None:
    with scope(partnership=invited.meeting.partnership):
        meetings.cancel_meeting(actor=SYSTEM, meeting=invited.meeting, ground="śnieg")

    shown = page(invited.browser, invited.address())

    assert "will not take place" in shown
    assert "śnieg" in shown
    assert invited.answer() == 422


def test_a_meeting_put_off_takes_no_answer(invited: Invited) -> None:
    with scope(partnership=invited.meeting.partnership):
        meetings.postpone_meeting(actor=SYSTEM, meeting=invited.meeting, ground="śnieg")

    assert "put off" in page(invited.browser, invited.address())
    assert invited.answer() == 422


def test_after_another_day_is_set_the_page_asks_again(invited: Invited) -> None:
    invited.answer()
    with scope(partnership=invited.meeting.partnership):
        meetings.reschedule_meeting(actor=SYSTEM, meeting=invited.meeting, day=date(2016, 11, 21))

    shown = page(invited.browser, invited.address())
    assert "given for another day" in shown
    assert "The link is open until the end of" in shown


def test_the_event_can_be_put_in_a_calendar(invited: Invited) -> None:
    answer = invited.browser.get(f"{invited.address()}termin.ics")

    assert answer["Content-Type"] == "text/calendar; charset=utf-8"
    event = icalendar.Calendar.from_ical(answer.content).walk("VEVENT")[0]
    assert str(event["UID"]) == invited.meeting.uid
    assert event.get("ATTENDEE") is None


def test_the_secretariat_notes_what_it_was_told(invited: Invited) -> None:
    draft = services.AnswerDraft(answer=Answer.DEPUTY, deputy_name="Ewa Zastępca")
    with scope(partnership=invited.meeting.partnership):
        services.answer_invitation(actor=SYSTEM, row=invited.row(), draft=draft)
        with pytest.raises(BadInput):
            services.answer_invitation(
                actor=SYSTEM, row=invited.row(), draft=services.AnswerDraft(answer=Answer.REMOTE)
            )
        with clock.frozen(START + timedelta(days=1)):
            services.answer_invitation(
                actor=SYSTEM, row=invited.row(1), draft=services.AnswerDraft(answer=Answer.NO)
            )
            meetings.hold_meeting(actor=SYSTEM, meeting=invited.meeting)
            meetings.give_minutes(actor=SYSTEM, meeting=invited.meeting)
            with pytest.raises(WrongState):
                services.answer_invitation(actor=SYSTEM, row=invited.row(1), draft=draft)

    assert [invited.row(0).answer, invited.row(1).answer] == ["deputy", "no"]
