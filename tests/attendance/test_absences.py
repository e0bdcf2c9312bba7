"""Unexcused absences in a row, which let a seat end by the by-laws."""

from datetime import date

from spoiwo.attendance import selectors, services
from spoiwo.attendance.models import Participant
from spoiwo.common import clock
from spoiwo.councils.models import Body, SeatHolding
from spoiwo.meetings import services as meetings
from spoiwo.meetings.models import Meeting
from spoiwo.meetings.states import Form, MeetingKind
from spoiwo.partnerships.models import Partnership
from tests.factories.attendance import SYSTEM, a_mark, rows_of
from tests.factories.councils import a_body, a_member, a_term, by_laws
from tests.factories.meetings import a_meeting

END = date(2016, 12, 31)


def a_council(partnership: Partnership, **rules: object) -> SeatHolding:
    term = a_term(partnership, a_body(partnership))
    by_laws(term.body, **rules)  # type: ignore[arg-type]  # fields of the rules, checked by the dataclass
    return a_member(term)


def held(partnership: Partnership, body: Body, month: int, mark: str, deputy: str = "") -> Meeting:
    """Hold a session in which the only member was marked so."""
    day = date(2016, month, 10)
    meeting = a_meeting(partnership, kind=MeetingKind.COUNCIL, body=body, day=day, form=Form.HYBRID)
    services.draw_up_list(actor=SYSTEM, meeting=meeting)
    [row] = rows_of(meeting)
    with clock.frozen(day):
        if mark:
            services.mark_presence(
                actor=SYSTEM, meeting=meeting, marks=[a_mark(row, mark, deputy_name=deputy)]
            )
        meetings.hold_meeting(actor=SYSTEM, meeting=meeting)
    return meeting


def missed(holding: SeatHolding, day: date = END) -> list[date]:
    return [one.day for one in selectors.absences_in_a_row(holding.term.body, holding, day).missed]


def test_three_absences_in_a_row_reach_the_limit(partnership: Partnership) -> None:
    holding = a_council(partnership)
    for month in (3, 6, 9):
        held(partnership, holding.term.body, month, "absent")

    found = selectors.absences_in_a_row(holding.term.body, holding, END)

    assert (found.count, found.limit, found.is_reached) == (3, 3, True)
    assert missed(holding, date(2016, 8, 31)) == [date(2016, 6, 10), date(2016, 3, 10)]


def test_presence_an_excuse_a_deputy_and_a_missing_mark_each_end_the_row(partnership: Partnership) -> None:
    holding = a_council(partnership)
    body = holding.term.body
    held(partnership, body, 1, "absent")
    for month, mark, deputy in (
        (2, "present", ""),
        (4, "excused", ""),
        (6, "present", "Jan Zastępca"),
        (8, "", ""),
        (10, "remote", ""),
    ):
        held(partnership, body, month, mark, deputy)
        assert missed(holding, date(2016, month, 28)) == []
        held(partnership, body, month + 1, "absent")
        assert missed(holding, date(2016, month + 1, 28)) == [date(2016, month + 1, 10)]


def test_absences_before_the_seat_was_held_do_not_count(partnership: Partnership) -> None:
    holding = a_council(partnership)
    for month in (3, 6, 9):
        held(partnership, holding.term.body, month, "absent")

    SeatHolding.objects.filter(pk=holding.pk).update(valid_from=date(2016, 5, 1))
    holding.refresh_from_db()

    assert len(missed(holding)) == 2


def test_a_meeting_that_did_not_take_place_is_nobodys_absence(partnership: Partnership) -> None:
    holding = a_council(partnership)
    held(partnership, holding.term.body, 3, "absent")
    meeting = held(partnership, holding.term.body, 6, "absent")
    with clock.frozen(date(2016, 6, 11)):
        meetings.unhold_meeting(actor=SYSTEM, meeting=meeting, ground="pomyłka")

    assert missed(holding) == [date(2016, 3, 10)]


def test_without_a_rule_nobody_reaches_a_limit(partnership: Partnership) -> None:
    holding = a_council(partnership, absences_limit=None)
    for month in (3, 6, 9):
        held(partnership, holding.term.body, month, "absent")

    [found] = selectors.absences_of(holding.term.body, END)

    assert (found.count, found.is_reached) == (3, False)
    assert Participant.objects.count() == 3
