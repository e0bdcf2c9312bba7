"""The statement of a year, letters, the calendar."""

from collections.abc import Iterator
from datetime import date

import pytest

from spoiwo.common import clock
from spoiwo.common.actors import SystemActor
from spoiwo.common.exceptions import NotAllowed, NotFound
from spoiwo.documents.model import Table
from spoiwo.duties import papers, selectors, services
from spoiwo.duties.models import Notice
from spoiwo.duties.selectors import Ruling
from spoiwo.duties.states import Every, Kind
from spoiwo.meetings.services import hold_meeting
from spoiwo.meetings.states import MeetingKind
from spoiwo.notifications.models import Message
from spoiwo.partnerships.models import Partnership
from tests.cast import Cast
from tests.factories.councils import a_body
from tests.factories.duties import SYSTEM, a_draft_rule, a_duty
from tests.factories.meetings import a_held_meeting, a_meeting

NIGHT = SystemActor("pilnowanie reguł")


@pytest.fixture(autouse=True)
def today() -> Iterator[None]:
    with clock.frozen(date(2016, 12, 1)):
        yield


def rulings(partnership: Partnership, year: int, day: date) -> dict[str, Ruling]:
    lines = selectors.statement_of(partnership, year, day).lines
    return {line.watched.kind.value: line.ruling for line in lines}


def test_a_statement_says_what_was_kept_with_its_evidence(home: Partnership) -> None:
    a_duty(home, Kind.PLENARIES, date(2015, 1, 1))
    a_duty(home, Kind.COUNCIL, date(2015, 1, 1), every=Every.QUARTER)
    a_duty(home, Kind.FORUM, date(2017, 1, 1))
    council = a_body(home)
    meeting = a_held_meeting(home, day=date(2016, 11, 18))
    for month in (3, 6, 9):
        a_held_meeting(home, day=date(2016, month, 8), kind=MeetingKind.COUNCIL, body=council)

    assert rulings(home, 2016, date(2016, 12, 1)) == {"plenaries": Ruling.KEPT, "council": Ruling.PENDING}
    assert rulings(home, 2016, date(2017, 1, 1)) == {"plenaries": Ruling.KEPT, "council": Ruling.BROKEN}
    plenaries = selectors.statement_of(home, 2016, date(2017, 1, 1)).lines[0]
    assert [one.number for finding in plenaries.findings for one in finding.done] == [meeting.pk]


def test_what_was_done_late_was_not_kept(home: Partnership) -> None:
    duty = a_duty(home, Kind.ACCESSIBILITY, date(2016, 1, 1), due_month=3, due_day=31)
    services.confirm_term(actor=SYSTEM, duty=duty, term="2016", day=date(2016, 4, 2), words="Przegląd")

    assert rulings(home, 2016, date(2016, 12, 1)) == {"accessibility": Ruling.BROKEN}


def test_a_rule_changed_within_the_year_is_one_line(home: Partnership) -> None:
    duty = a_duty(home, Kind.FORUM, date(2015, 1, 1), count=3)
    services.change_rule(
        actor=SYSTEM, duty=duty, draft=a_draft_rule(date(2016, 7, 1), count=5, ground="uchwała")
    )

    [line] = selectors.statement_of(home, 2016, date(2016, 12, 1)).lines

    assert line.rule.count == 5
    assert line.findings[0].term.need == 4


def test_years_begin_with_the_first_rule(home: Partnership) -> None:
    assert selectors.years_of(home, date(2016, 12, 1)) == []
    a_duty(home, Kind.FORUM, date(2014, 5, 1))

    assert selectors.years_of(home, date(2016, 12, 1)) == [2016, 2015, 2014]
    with pytest.raises(NotFound):
        selectors.statement_of(home, 20016, date(2016, 12, 1))


def test_the_paper_says_what_the_page_says(home: Partnership) -> None:
    a_duty(home, Kind.PLENARIES, date(2015, 1, 1))
    a_held_meeting(home, day=date(2016, 11, 18), title="Spotkanie podsumowujące")

    paper = papers.statement_paper(selectors.statement_of(home, 2016, date(2017, 1, 1)))

    [table] = [block for block in paper.blocks if isinstance(block, Table)]
    assert "18.11.2016 Spotkanie podsumowujące" in str(table.rows[0][3])
    assert table.rows[0][1] == "§ 6 ust. 2 porozumienia"
    empty = papers.statement_paper(selectors.statement_of(home, 2012, date(2017, 1, 1)))
    assert len(empty.blocks) == 1


def test_officers_are_told_once_in_one_letter(cast: Cast, home: Partnership) -> None:
    a_duty(home, Kind.PLENARIES, date(2016, 1, 1), warn_days=60)
    a_duty(home, Kind.FORUM, date(2016, 1, 1), count=3, warn_days=60)

    assert services.tell_officers(actor=NIGHT, partnership=home) == 1
    assert services.tell_officers(actor=NIGHT, partnership=home) == 0

    [letter] = Message.objects.all()
    assert letter.to == [cast.officer.email]
    assert letter.text.count("31.12.2016") == 2
    assert Notice.objects.count() == 2
    with clock.frozen(date(2017, 1, 1)):
        assert services.tell_officers(actor=NIGHT, partnership=home) == 1
        assert services.tell_officers(actor=NIGHT, partnership=home) == 0
    assert Message.objects.count() == 2


def test_a_rule_that_turns_amber_again_is_not_told_again(home: Partnership) -> None:
    a_duty(home, Kind.PLENARIES, date(2016, 1, 1), warn_days=60)
    services.tell_officers(actor=NIGHT, partnership=home)

    a_meeting(home, day=date(2016, 12, 20))
    assert not selectors.pressing(home, date(2016, 12, 2))
    with clock.frozen(date(2016, 12, 21)):
        assert selectors.pressing(home, date(2016, 12, 21))
        assert services.tell_officers(actor=NIGHT, partnership=home) == 0


def test_nobody_but_the_system_sends_them(cast: Cast, home: Partnership) -> None:
    with pytest.raises(NotAllowed):
        services.tell_officers(actor=cast.officer, partnership=home)


def test_the_calendar_holds_each_deadline_with_its_warning(home: Partnership) -> None:
    a_duty(home, Kind.PLENARIES, date(2016, 1, 1), warn_days=60)

    feed = selectors.deadline_feed(home, date(2016, 12, 1))

    first = feed.events[0]
    assert (first.starts, first.ends) == (date(2016, 12, 31), date(2017, 1, 1))
    assert first.alarms[0].before.days == 60
    assert b"BEGIN:VEVENT" in feed.content
    assert selectors.deadline_feed(home, date(2016, 12, 1)).content == feed.content
    hold_meeting(actor=SYSTEM, meeting=a_meeting(home, day=date(2016, 11, 18)))
    later = selectors.deadline_feed(home, date(2016, 12, 1)).events[0]
    assert (later.uid, later.sequence > first.sequence) == (first.uid, True)
    assert not later.alarms


def test_the_address_of_the_calendar_is_given_once_and_taken_back(cast: Cast, home: Partnership) -> None:
    given = services.give_calendar(actor=cast.officer, user=cast.officer, partnership=home)

    assert services.give_calendar(actor=cast.officer, user=cast.officer, partnership=home) == given
    services.take_back_calendar(actor=cast.officer, user=cast.officer, partnership=home)
    again = services.give_calendar(actor=cast.officer, user=cast.officer, partnership=home)
    assert again != given
    with pytest.raises(NotAllowed):
        services.give_calendar(actor=cast.leader, user=cast.leader, partnership=home)
