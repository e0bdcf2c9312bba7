"""Deadlines in time: whatever the days are, the same records give the same answer, and no day is lost."""

from datetime import date, timedelta
from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from spoiwo.common import polish
from spoiwo.duties.kinds import Watched
from spoiwo.duties.kinds.counted import counted_terms, needed
from spoiwo.duties.models import Duty, Rule
from spoiwo.duties.records import Records, bound_spans
from spoiwo.duties.spans import Span, common, day_in, deadline, period_of, periods, year
from spoiwo.duties.states import Every, Light, Verdict, Who
from spoiwo.duties.terms import Evidence, Term, judge, outcome
from spoiwo.partnerships.models import Partnership
from spoiwo.partnerships.states import Stage

DAYS = st.dates(date(1999, 1, 1), date(2040, 12, 31))
EVERY = st.sampled_from(list(Every))


def a_term(
    *, since: date = date(2016, 1, 1), due: date = date(2016, 12, 31), need: int = 1, **fields: object
) -> Term:
    usual: dict[str, object] = {
        "key": str(due.year),
        "label": "termin",
        "evidence": (),
        "who": Who.LEADER,
        "warn_days": 30,
        "todo": lambda missing: f"brakuje {missing}",
    }
    return Term(since=since, due=due, need=need, **(usual | fields))  # type: ignore[arg-type]  # of a test


@given(EVERY, DAYS)
def test_every_day_lies_in_exactly_one_period(every: Every, day: date) -> None:
    period = period_of(every, day)

    assert period.since <= day < period.until
    assert period_of(every, period.since) == period == period_of(every, period.last_day)


@given(EVERY, st.integers(1999, 2040))
def test_periods_of_a_year_follow_each_other_without_a_gap(every: Every, number: int) -> None:
    found = list(periods(every, year(number)))

    assert found[0].since == date(number, 1, 1)
    assert found[-1].until == date(number + 1, 1, 1)
    assert all(one.until == after.since for one, after in pairwise(found))
    assert sum(one.days for one in found) == year(number).days
    assert len({one.key for one in found}) == len(found)


def test_periods_are_named_as_addresses_name_them() -> None:
    day = date(2016, 11, 18)

    assert [period_of(every, day).key for every in Every] == ["2016", "2016-h2", "2016-q4", "2016-m11"]


@given(st.integers(1, 9), st.integers(1999, 2040), st.lists(st.integers(0, 366), max_size=4))
def test_a_part_of_a_period_never_asks_for_more_than_the_whole(
    count: int, number: int, cuts: list[int]
) -> None:
    period = year(number)
    marks = sorted({0, period.days, *(min(cut, period.days) for cut in cuts)})
    pieces = [after - before for before, after in pairwise(marks)]

    assert needed(period, [(count, period.days)]) == count
    # A rule cut into pieces that ask for the same asks for the same: changing its words drops nothing.
    assert needed(period, [(count, piece) for piece in pieces]) == count
    assert sum(needed(period, [(count, piece)]) for piece in pieces) <= count


@given(DAYS, st.integers(1, 60), st.booleans())
def test_a_term_in_days_ends_on_a_working_day_and_not_early(start: date, days: int, working: bool) -> None:
    end = deadline(start, days, working=working)

    assert polish.is_working_day(end)
    assert end >= start + timedelta(days=days)
    if not working:
        between = [start + timedelta(days=days + step) for step in range((end - start).days - days)]
        assert not any(polish.is_working_day(day) for day in between)


def test_fourteen_days_that_end_on_a_holiday_end_after_it() -> None:
    # 28 October 2016 was a Friday; 11 November is a holiday, and a weekend follows.
    assert deadline(date(2016, 10, 28), 14, working=False) == date(2016, 11, 14)
    assert deadline(date(2016, 11, 2), 7, working=True) == date(2016, 11, 14)


def test_the_29th_of_february_is_the_last_of_february_in_other_years() -> None:
    assert day_in(2016, 2, 29) == date(2016, 2, 29)
    assert day_in(2017, 2, 29) == date(2017, 2, 28)
    assert day_in(2017, 4, 31) == date(2017, 4, 30)


@given(
    DAYS,
    st.lists(st.tuples(DAYS, st.booleans()), max_size=6),
    st.integers(0, 4),
    st.integers(0, 120),
    st.booleans(),
)
def test_a_verdict_follows_the_calendar(
    day: date, records: list[tuple[date, bool]], need: int, warn: int, is_curable: bool
) -> None:
    evidence = tuple(Evidence(when, "zapis", is_planned=planned) for when, planned in records)
    term = a_term(
        since=date(2016, 1, 1),
        due=date(2016, 12, 31),
        need=need,
        evidence=evidence,
        warn_days=warn,
        is_curable=is_curable,
    )

    finding = judge(term, day)
    later = judge(term, day + timedelta(days=1))

    assert finding == judge(term, day)
    in_time = sum(one.day <= min(day, term.due) and not one.is_planned for one in evidence)
    assert (finding.verdict == Verdict.MET) == (need > 0 and in_time >= need)
    if finding.verdict in (Verdict.MET, Verdict.LATE, Verdict.EXEMPT):
        assert later.verdict == finding.verdict
    if finding.verdict in (Verdict.AHEAD, Verdict.DUE):
        assert day <= term.due
    if finding.verdict in (Verdict.BROKEN, Verdict.LATE):
        assert day > term.due
    if finding.verdict == Verdict.LATE:
        assert is_curable
        assert finding.days_late > 0


@given(st.integers(1, 5), st.integers(0, 100), DAYS)
def test_the_more_is_missing_the_earlier_the_warning(missing: int, warn: int, since: date) -> None:
    term = a_term(since=since, due=since + timedelta(days=365), need=5, warn_days=warn)

    assert since <= term.warns_when(missing + 1) <= term.warns_when(missing) <= term.due


def test_a_planned_meeting_quiets_the_warning_until_its_day_passes_unconfirmed() -> None:
    planned = Evidence(date(2016, 12, 20), "spotkanie", is_planned=True)
    term = a_term(evidence=(planned,))

    assert judge(term, date(2016, 12, 10)).verdict == Verdict.AHEAD
    assert judge(term, date(2016, 12, 20)).verdict == Verdict.AHEAD
    finding = judge(term, date(2016, 12, 21))
    assert finding.verdict == Verdict.DUE
    assert finding.unconfirmed == (planned,)


def test_a_chance_that_is_gone_stays_red_until_the_next_is_taken() -> None:
    missed = a_term(since=date(2015, 1, 1), due=date(2015, 12, 31))
    taken = a_term(evidence=(Evidence(date(2016, 11, 18), "spotkanie"),))

    def light(day: date) -> Light:
        return outcome([judge(missed, day), judge(taken, day)], day).light

    assert light(date(2015, 6, 1)) == Light.AHEAD
    assert light(date(2015, 12, 31)) == Light.AMBER
    assert light(date(2016, 1, 1)) == Light.RED
    assert light(date(2016, 11, 17)) == Light.RED
    assert light(date(2016, 11, 18)) == Light.GREEN


def test_what_can_be_done_late_stays_red_until_it_is_done() -> None:
    report = a_term(
        since=date(2016, 1, 1),
        due=date(2016, 1, 31),
        evidence=(Evidence(date(2016, 3, 1), "sprawozdanie"),),
        is_curable=True,
    )

    verdicts = [judge(report, day).verdict for day in (date(2016, 1, 1), date(2016, 2, 29), date(2016, 3, 1))]

    assert verdicts == [Verdict.DUE, Verdict.BROKEN, Verdict.LATE]
    assert judge(report, date(2020, 1, 1)).days_late == 30


@given(st.lists(st.tuples(st.sampled_from(list(Stage)), DAYS), max_size=8))
def test_a_partnership_is_bound_in_days_that_do_not_overlap(life: list[tuple[Stage, date]]) -> None:
    ordered = sorted(life, key=lambda one: one[1])

    spans = bound_spans([(stage.value, since) for stage, since in ordered])

    assert all(one.until <= after.since for one, after in pairwise(spans))
    for span in spans:
        assert span.days > 0
        before = [stage for stage, since in ordered if since <= span.since]
        assert before[-1] in (Stage.ACTIVE, Stage.EVALUATION)


@given(
    EVERY,
    st.integers(1, 5),
    st.lists(st.dates(date(2014, 1, 1), date(2018, 12, 31)), min_size=1, max_size=5, unique=True),
    st.lists(st.dates(date(2014, 1, 1), date(2018, 12, 31)), min_size=2, max_size=6, unique=True),
    st.lists(DAYS, max_size=12),
)
def test_deadlines_of_a_rule_follow_its_days_and_those_of_the_partnership(
    every: Every, count: int, changes: list[date], life: list[date], held: list[date]
) -> None:
    days = sorted(changes)
    rules = [
        Rule(valid_from=since, valid_to=until, count=count, every=every, who=Who.LEADER)
        for since, until in zip(days, [*days[1:], None], strict=True)
    ]
    marks = sorted(life)
    bound = [Span(since, until) for since, until in zip(marks[::2], marks[1::2], strict=False)]
    records = Records(Partnership(), Span(date(2013, 1, 1), date(2020, 1, 1)))
    records.bound = bound
    evidence = [Evidence(day, "spotkanie", number=number) for number, day in enumerate(held)]

    def terms(*own: Rule) -> list[Term]:
        return list(counted_terms(Watched(Duty(), own, ()), records, evidence, lambda missing: ""))

    found = terms(*rules)

    assert len({one.key for one in found}) == len(found)
    for one in found:
        period = period_of(every, one.since)
        assert days[0] <= one.since <= one.due <= period.last_day
        assert any(span.since <= one.since < span.until for span in bound)
        assert 0 <= one.need <= count
        # Nothing is asked for in full unless the whole period bound the partnership.
        assert one.need < count or sum(span.days for span in common(bound, [period])) == period.days
    counted = [piece.number for one in found for piece in one.evidence]
    assert len(counted) == len(set(counted))
    # Changing a rule for one that says the same changes nothing.
    whole = Rule(valid_from=days[0], count=count, every=every, who=Who.LEADER)
    assert [(one.key, one.since, one.due, one.need) for one in terms(whole)] == [
        (one.key, one.since, one.due, one.need) for one in found
    ]


@given(DAYS, DAYS, DAYS, DAYS)
def test_common_days_are_in_both(one: date, two: date, three: date, four: date) -> None:
    first, second = Span(*sorted((one, two))), Span(*sorted((three, four)))

    for span in common([first], [second]):
        assert first.since <= span.since < span.until <= first.until
        assert second.since <= span.since < span.until <= second.until
