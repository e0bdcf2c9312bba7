"""Where rules stand by the records of a partnership."""

from collections.abc import Iterator
from datetime import date, timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from spoiwo.common import clock
from spoiwo.duties import evidence, selectors, services
from spoiwo.duties.evidence import Proof
from spoiwo.duties.kinds import usual_rules
from spoiwo.duties.models import Duty
from spoiwo.duties.states import Every, Kind, Light, Rotation, Verdict
from spoiwo.hosting import services as hosting
from spoiwo.hosting.states import Wish
from spoiwo.meetings.services import hold_meeting
from spoiwo.meetings.states import MeetingKind
from spoiwo.minutes import services as minutes
from spoiwo.partnerships.models import Partnership
from spoiwo.partnerships.services import move_stage
from spoiwo.partnerships.states import Stage
from spoiwo.practices.models import Showing
from spoiwo.projects.models import Project
from spoiwo.projects.states import SignKind
from spoiwo.requests.services import AnswerDraft, answer_case, extend_case, withdraw_case
from tests.factories.councils import a_body
from tests.factories.duties import SYSTEM, a_draft_rule, a_duty
from tests.factories.meetings import a_held_meeting, a_meeting
from tests.factories.practices import a_practice
from tests.factories.projects import a_joined_project, a_png, a_sign
from tests.factories.registry import a_signatory
from tests.factories.requests import a_case


@pytest.fixture(autouse=True)
def today() -> Iterator[None]:
    with clock.frozen(date(2016, 12, 1)):
        yield


def light(duty: Duty, day: date) -> Light:
    return selectors.standing(duty, day).light


def verdicts(duty: Duty, day: date) -> dict[str, Verdict]:
    years = selectors.years_under_watch(duty, day)
    return {one.term.key: one.verdict for year in years for one in year.findings}


def test_a_meeting_of_signatories_keeps_the_rule_from_its_day(home: Partnership) -> None:
    duty = a_duty(home, Kind.PLENARIES, date(2016, 1, 1), warn_days=60)
    meeting = a_held_meeting(home, day=date(2016, 11, 18))

    assert light(duty, date(2016, 6, 1)) == Light.AHEAD
    assert light(duty, date(2016, 11, 17)) == Light.AHEAD
    standing = selectors.standing(duty, date(2016, 11, 18))

    assert standing.light == Light.GREEN
    assert standing.point is not None
    assert [one.number for one in standing.point.done] == [meeting.pk]
    assert standing.point.done[0].url.endswith(f"/spotkania/{meeting.pk}/")


def test_a_year_without_a_meeting_turns_amber_and_then_red(home: Partnership) -> None:
    duty = a_duty(home, Kind.PLENARIES, date(2016, 1, 1), warn_days=60)

    standing = selectors.standing(duty, date(2016, 11, 1))

    assert standing.light == Light.AMBER
    assert standing.point is not None
    assert standing.point.term.due == date(2016, 12, 31)
    assert standing.point.missing == 1
    assert light(duty, date(2016, 10, 31)) == Light.AHEAD
    assert light(duty, date(2017, 1, 1)) == Light.RED


def test_meetings_of_others_and_called_off_ones_keep_nothing(home: Partnership) -> None:
    council = a_body(home)
    duty = a_duty(home, Kind.COUNCIL, date(2016, 10, 1), every=Every.QUARTER, warn_days=30)
    a_held_meeting(home, kind=MeetingKind.COUNCIL, body=council, day=date(2016, 10, 20), role="participant")
    a_meeting(home, kind=MeetingKind.COUNCIL, body=council, day=date(2016, 11, 20))

    found = selectors.standing(duty, date(2016, 12, 5))

    assert found.light == Light.AMBER
    assert found.point is not None
    assert len(found.point.unconfirmed) == 1


def test_a_council_meets_in_each_quarter(home: Partnership) -> None:
    council = a_body(home)
    duty = a_duty(home, Kind.COUNCIL, date(2016, 1, 1), every=Every.QUARTER)
    for day in (date(2016, 3, 10), date(2016, 5, 19), date(2016, 9, 15)):
        a_held_meeting(home, kind=MeetingKind.COUNCIL, body=council, day=day)

    found = verdicts(duty, date(2017, 1, 1))

    assert [found[f"2016-q{number}"] for number in (1, 2, 3)] == [Verdict.MET] * 3
    assert found["2016-q4"] == Verdict.BROKEN


def test_a_rule_begun_in_mid_year_asks_for_its_whole_share_only(home: Partnership) -> None:
    once = a_duty(home, Kind.PLENARIES, date(2016, 7, 1), count=1)
    thrice = a_duty(home, Kind.FORUM, date(2016, 7, 1), count=3)

    assert verdicts(once, date(2017, 1, 1))["2016"] == Verdict.EXEMPT
    assert light(once, date(2017, 1, 1)) == Light.AHEAD
    found = selectors.finding_of(thrice, "2016", date(2017, 1, 1))
    assert (found.term.need, found.verdict) == (1, Verdict.BROKEN)


def test_a_rule_changed_in_mid_year_still_asks_for_the_year(home: Partnership) -> None:
    duty = a_duty(home, Kind.PLENARIES, date(2015, 1, 1), count=1)
    services.change_rule(
        actor=SYSTEM, duty=duty, draft=a_draft_rule(date(2016, 2, 15), count=1, ground="nowy regulamin")
    )

    assert selectors.finding_of(duty, "2016", date(2016, 12, 1)).term.need == 1
    assert len(selectors.versions_of(duty, date(2016, 12, 1))) == 2


def test_a_suspended_partnership_is_asked_for_nothing(home: Partnership) -> None:
    council = a_body(home)
    duty = a_duty(home, Kind.COUNCIL, date(2016, 1, 1), every=Every.QUARTER)
    a_held_meeting(home, kind=MeetingKind.COUNCIL, body=council, day=date(2016, 3, 10))
    move_stage(
        actor=SYSTEM,
        partnership=home,
        to=Stage.SUSPENDED,
        since=date(2016, 4, 1),
        signatories=2,
        note="uchwała",
    )
    move_stage(
        actor=SYSTEM,
        partnership=home,
        to=Stage.ACTIVE,
        since=date(2016, 10, 1),
        signatories=2,
        note="uchwała",
    )

    found = verdicts(duty, date(2016, 12, 31))

    assert set(found) == {"2016-q1", "2016-q4"}
    assert selectors.standing(duty, date(2016, 6, 1)).is_resting
    assert light(duty, date(2016, 6, 1)) == Light.AHEAD


def test_showing_the_same_card_at_two_meetings_counts_twice(home: Partnership) -> None:
    duty = a_duty(home, Kind.PRACTICES, date(2016, 1, 1), count=3)
    practice = a_practice(home)
    for day in (date(2016, 3, 10), date(2016, 5, 19)):
        Showing.objects.create(practice=practice, meeting=a_held_meeting(home, day=day))

    found = selectors.finding_of(duty, "2016", date(2016, 12, 1))

    assert (len(found.done), found.missing, found.verdict) == (2, 1, Verdict.DUE)


@pytest.fixture
def reports(home: Partnership) -> Iterator[list[Proof]]:
    """What a room above has filed."""
    filed: list[Proof] = []
    before = evidence._sources.pop(Kind.REPORT, None)
    evidence.register(Kind.REPORT, lambda partnership, since, until: filed)
    yield filed
    evidence.forget(Kind.REPORT)
    if before is not None:
        evidence.register(Kind.REPORT, before)


def test_a_filed_report_speaks_for_the_year_it_tells_of(home: Partnership, reports: list[Proof]) -> None:
    duty = a_duty(home, Kind.REPORT, date(2015, 1, 1), due_day=31, due_month=1)
    reports.append(Proof("2015", date(2016, 1, 28), "Sprawozdanie za 2015 rok", "/sprawozdanie/"))

    assert verdicts(duty, date(2016, 12, 1)) == {"2015": Verdict.MET}
    assert light(duty, date(2016, 12, 1)) == Light.GREEN
    assert light(duty, date(2017, 1, 5)) == Light.AMBER
    assert light(duty, date(2017, 2, 1)) == Light.RED
    reports.append(Proof("2016", date(2017, 3, 1), "Sprawozdanie za 2016 rok", "/sprawozdanie/"))
    assert verdicts(duty, date(2017, 3, 1))["2016"] == Verdict.LATE


def test_one_source_speaks_for_a_kind(reports: list[Proof]) -> None:
    with pytest.raises(ValueError, match="has a source already"):
        evidence.register(Kind.REPORT, lambda partnership, since, until: [])


def test_minutes_are_late_until_somebody_has_them(home: Partnership) -> None:
    duty = a_duty(home, Kind.MINUTES, date(2016, 1, 1), days=14, warn_days=5)
    meeting = a_held_meeting(home, day=date(2016, 10, 7))

    assert light(duty, date(2016, 10, 15)) == Light.AHEAD
    assert light(duty, date(2016, 10, 16)) == Light.AMBER
    assert light(duty, date(2016, 10, 22)) == Light.RED
    with clock.frozen(date(2016, 11, 2)):
        drawn = minutes.draw_up(actor=SYSTEM, meeting=meeting)
        assert light(duty, date(2016, 11, 2)) == Light.RED
        minutes.send_for_remarks(actor=SYSTEM, minutes=drawn, days=7)

    standing = selectors.standing(duty, date(2016, 11, 2))
    assert standing.light == Light.GREEN
    assert standing.point is not None
    assert (standing.point.verdict, standing.point.days_late) == (Verdict.LATE, 12)


def test_meetings_before_the_rule_need_no_minutes(home: Partnership) -> None:
    duty = a_duty(home, Kind.MINUTES, date(2016, 11, 1), days=14)
    a_held_meeting(home, day=date(2016, 10, 7))

    assert verdicts(duty, date(2016, 12, 1)) == {}


def test_the_same_host_twice_running_breaks_the_turn(home: Partnership) -> None:
    first, second = a_signatory(home).organization, a_signatory(home).organization
    duty = a_duty(home, Kind.HOSTS, date(2014, 1, 1))
    a_held_meeting(home, day=date(2014, 5, 14), host=first)
    a_held_meeting(home, day=date(2015, 5, 14), host=second)
    a_held_meeting(home, day=date(2016, 5, 14), host=second)

    found = selectors.years_under_watch(duty, date(2016, 12, 1))

    assert [one.verdict for year in found for one in year.findings] == [Verdict.BROKEN, Verdict.MET]
    assert light(duty, date(2016, 12, 1)) == Light.RED


def test_a_planned_meeting_with_the_wrong_host_warns_in_time(home: Partnership) -> None:
    host = a_signatory(home).organization
    other = a_signatory(home).organization
    duty = a_duty(home, Kind.HOSTS, date(2014, 1, 1), warn_days=30)
    a_held_meeting(home, day=date(2015, 5, 14), host=host)
    planned = a_meeting(home, day=date(2016, 12, 15), host=host)

    assert light(duty, date(2016, 12, 1)) == Light.AMBER
    type(planned).objects.filter(pk=planned.pk).update(host=other)
    assert light(duty, date(2016, 12, 1)) == Light.AHEAD


def test_a_host_returns_once_every_other_has_hosted_or_was_asked(home: Partnership) -> None:
    first, second, third = (a_signatory(home).organization for _number in range(3))
    duty = a_duty(home, Kind.HOSTS, date(2014, 1, 1), rotation=Rotation.UNTIL_ALL)
    a_held_meeting(home, day=date(2014, 5, 14), host=first)
    a_held_meeting(home, day=date(2015, 5, 14), host=second)
    a_held_meeting(home, day=date(2016, 5, 14), host=first)

    assert light(duty, date(2016, 12, 1)) == Light.RED
    hosting.declare_readiness(
        actor=SYSTEM,
        partnership=home,
        organization=third,
        draft=hosting.ReadinessDraft(wish=Wish.UNWILLING),
        since=date(2016, 1, 1),
    )
    assert light(duty, date(2016, 12, 1)) == Light.GREEN


def test_a_meeting_at_nobodys_seat_takes_no_turn(home: Partnership) -> None:
    duty = a_duty(home, Kind.HOSTS, date(2014, 1, 1))
    a_held_meeting(home, day=date(2015, 5, 14))
    a_held_meeting(home, day=date(2016, 5, 14))

    assert light(duty, date(2016, 12, 1)) == Light.AHEAD


def test_a_project_needs_its_signs_and_its_description(home: Partnership) -> None:
    duty = a_duty(home, Kind.MARKS, date(2014, 1, 1), warn_days=366)
    link = a_joined_project(home)

    found = verdicts(duty, date(2022, 12, 1))
    assert found == {f"p{link.project_id}-2021": Verdict.BROKEN, f"p{link.project_id}-2022": Verdict.DUE}
    for kind, words in (
        (SignKind.FUNDS, "Fundusze Europejskie dla Mazowsza"),
        (SignKind.POLAND, "Rzeczpospolita Polska"),
        (SignKind.UNION, "Dofinansowane przez Unię Europejską"),
    ):
        a_sign(link, kind=kind, words=words, name=f"{kind}.png", content=a_png(colour=(212, 33, 61)))
    assert selectors.standing(duty, date(2022, 12, 1)).light == Light.RED
    Project.objects.filter(pk=link.project_id).update(
        aims="Praca", effects="Miejsca", value=10, eu_contribution=8
    )
    assert light(duty, date(2022, 12, 1)) == Light.GREEN


def test_what_no_record_proves_is_confirmed_by_hand(home: Partnership) -> None:
    duty = a_duty(home, Kind.ACCESSIBILITY, date(2016, 1, 1), due_day=31, due_month=3)

    assert light(duty, date(2016, 3, 5)) == Light.AMBER
    services.confirm_term(
        actor=SYSTEM, duty=duty, term="2016", day=date(2016, 3, 30), words="Przegląd deklaracji"
    )

    standing = selectors.standing(duty, date(2016, 12, 1))
    assert standing.light == Light.GREEN
    assert standing.point is not None
    assert standing.point.done[0].is_by_hand


def test_requests_are_confirmed_when_a_quarter_is_over(home: Partnership) -> None:
    duty = a_duty(home, Kind.REQUESTS, date(2016, 1, 1), days=7, every=Every.QUARTER, warn_days=7)

    assert light(duty, date(2016, 3, 31)) == Light.AHEAD
    assert light(duty, date(2016, 4, 1)) == Light.AMBER
    assert light(duty, date(2016, 4, 8)) == Light.RED


def test_the_queries_of_the_board_do_not_grow_with_records(home: Partnership) -> None:
    for one in usual_rules():
        a_duty(home, one.kind, date(2015, 1, 1), rotation=Rotation.UNTIL_ALL)
    for number in range(3):
        a_duty(home, Kind.PERIODIC, date(2015, 1, 1), title=f"Obowiązek {number}")

    def queries() -> int:
        with CaptureQueriesContext(connection) as seen:
            assert selectors.board_of(home, date(2016, 12, 1)).by_light
        return len(seen)

    before = queries()
    for number in range(6):
        meeting = a_meeting(
            home, day=date(2016, 6, 1) + timedelta(days=number), host=a_signatory(home).organization
        )
        hold_meeting(actor=SYSTEM, meeting=meeting)
    for number in range(3):
        a_duty(home, Kind.PERIODIC, date(2015, 1, 1), title=f"Dalszy obowiązek {number}")

    assert queries() == before
    assert before <= 7


def test_requests_of_the_register_are_watched_each_by_its_own_clock(home: Partnership) -> None:
    duty = a_duty(home, Kind.REQUESTS, date(2016, 4, 1), days=7, every=Every.QUARTER, warn_days=7)
    with clock.frozen(date(2016, 6, 20)):
        case = a_case(home, came_on=date(2016, 6, 6))

    # Seven days end on Monday the 13th; the warning begins three days before.
    assert light(duty, date(2016, 6, 9)) == Light.AHEAD
    assert light(duty, date(2016, 6, 10)) == Light.AMBER
    assert light(duty, date(2016, 6, 13)) == Light.AMBER
    broken = selectors.standing(duty, date(2016, 6, 14))
    assert broken.light == Light.RED
    assert broken.point is not None
    assert (str(broken.point.term.name), broken.point.term.url) == (
        "Wniosek 1/2016",
        case.get_absolute_url(),
    )

    with clock.frozen(date(2016, 6, 13)):
        answer_case(actor=SYSTEM, case=case, draft=AnswerDraft("Opis dodany."))

    assert light(duty, date(2016, 6, 14)) == Light.GREEN
    # The quarter has spoken for itself: nobody confirms it by hand.
    assert light(duty, date(2016, 7, 20)) == Light.GREEN
    assert light(duty, date(2016, 10, 3)) == Light.AMBER


def test_a_moved_term_and_a_withdrawn_request_do_not_break_the_rule(home: Partnership) -> None:
    duty = a_duty(home, Kind.REQUESTS, date(2016, 4, 1), days=7, every=Every.QUARTER, warn_days=7)
    with clock.frozen(date(2016, 6, 8)):
        moved, gone = a_case(home, came_on=date(2016, 6, 6)), a_case(home, came_on=date(2016, 6, 6))
        extend_case(actor=SYSTEM, case=moved, due_on=date(2016, 7, 4), reason="Czekamy na nagranie.")
        withdraw_case(actor=SYSTEM, case=gone)

    assert light(duty, date(2016, 6, 20)) == Light.AHEAD
    assert light(duty, date(2016, 7, 5)) == Light.RED
