"""Indicators and values by hand: what is refused, what stays readable, what follows from below."""

from decimal import Decimal

import pytest
from django.db import IntegrityError, transaction
from django_scopes import ScopeError, scope

from spoiwo.common.exceptions import BadInput, ConcurrentChange, NotAllowed, WrongState
from spoiwo.indicators import selectors, services
from spoiwo.indicators.code_list import own_lines
from spoiwo.indicators.models import Definition, Indicator, Measure, Value
from spoiwo.indicators.periods import Period, period_of
from spoiwo.indicators.services import ValueDraft
from spoiwo.indicators.states import Absence, Origin, Span, State
from spoiwo.partnerships.models import Partnership, Statement
from spoiwo.partnerships.services import StatementDraft, set_statements
from spoiwo.partnerships.states import StatementKind
from spoiwo.search.models import Entry
from spoiwo.territory.models import Unit
from tests.cast import Cast
from tests.factories.indicators import SYSTEM, a_shown_indicator, a_value, an_indicator

pytestmark = pytest.mark.django_db


def obligation(partnership: Partnership, text: str = "zmniejszenie liczby osób zagrożonych") -> Statement:
    set_statements(
        actor=SYSTEM, partnership=partnership, kind=StatementKind.OBLIGATION, drafts=[StatementDraft(text)]
    )
    return Statement.objects.get(partnership=partnership, kind=StatementKind.OBLIGATION)


def reworded(indicator: Indicator, **fields: object) -> services.IndicatorDraft:
    names = ("code", "name", "measured_in", "source", "direction", "counts_persons")
    values = {name: getattr(indicator, name) for name in names} | fields
    return services.IndicatorDraft(**values)


def test_an_indicator_measures_an_obligation_of_its_partnership(home: Partnership) -> None:
    sentence = obligation(home)

    indicator = an_indicator(home, name="Miejsca pracy", statements=[sentence])

    assert [one.number for one in selectors.measured_statements(indicator)] == ["Z1"]


def test_sentences_of_another_partnership_are_refused(home: Partnership, cast: Cast) -> None:
    foreign = obligation(cast.other)

    with pytest.raises(BadInput, match="of this partnership"):
        an_indicator(home, statements=[foreign])


def test_a_reworded_obligation_keeps_its_indicator_and_a_removed_one_is_refused(home: Partnership) -> None:
    sentence = obligation(home)
    an_indicator(home, statements=[sentence])
    kind = StatementKind.OBLIGATION
    reworded_text = [StatementDraft("zmniejszenie liczby osób zagrożonych wykluczeniem")]

    with pytest.raises(BadInput, match="Indicators measure"):
        set_statements(actor=SYSTEM, partnership=home, kind=kind, drafts=[])
    set_statements(actor=SYSTEM, partnership=home, kind=kind, drafts=reworded_text)

    assert Measure.objects.get().statement.text.endswith("wykluczeniem")


def test_a_code_is_used_once_in_a_partnership_and_again_in_another(home: Partnership, cast: Cast) -> None:
    an_indicator(home)

    with pytest.raises(BadInput, match="this code"):
        an_indicator(home)
    with scope(partnership=cast.other):
        an_indicator(cast.other)


def test_indicators_are_read_only_inside_their_partnership(home: Partnership, cast: Cast) -> None:
    an_indicator(home)

    with scope(partnership=cast.other):
        assert not Indicator.objects.exists()
    with scope(partnership=None), pytest.raises(ScopeError):
        Indicator.objects.exists()


def test_only_the_office_writes(home: Partnership, cast: Cast) -> None:
    indicator = an_indicator(home)
    draft = ValueDraft(period=period_of("year", 2020), number=Decimal(1))

    for stranger in (cast.council_member, cast.auditor, cast.neighbour):
        with pytest.raises(NotAllowed):
            services.record_value(actor=stranger, indicator=indicator, draft=draft)


def test_a_stale_form_does_not_write_over_what_somebody_saved(home: Partnership) -> None:
    indicator = an_indicator(home)
    services.edit_indicator(actor=SYSTEM, indicator=indicator, draft=reworded(indicator, name="A"), version=1)

    with pytest.raises(ConcurrentChange):
        services.edit_indicator(
            actor=SYSTEM, indicator=indicator, draft=reworded(indicator, name="B"), version=1
        )


def test_the_unit_of_measure_stays_once_there_are_values(home: Partnership) -> None:
    indicator = an_indicator(home)
    a_value(indicator, 2020, "4.5")

    with pytest.raises(BadInput, match="another unit"):
        services.edit_indicator(
            actor=SYSTEM, indicator=indicator, draft=reworded(indicator, measured_in="osoby")
        )
    with pytest.raises(BadInput, match="whole numbers"):
        services.edit_indicator(
            actor=SYSTEM, indicator=indicator, draft=reworded(indicator, counts_persons=True)
        )


@pytest.mark.parametrize("number", ["-1", "2.5", "1e14", "NaN", "Infinity"])
def test_persons_are_counted_in_whole_numbers(home: Partnership, number: str) -> None:
    indicator = an_indicator(home, counts_persons=True, measured_in="osoby")

    with pytest.raises(BadInput):
        a_value(indicator, 2020, number)


def test_a_value_says_a_number_or_why_there_is_none(home: Partnership) -> None:
    indicator = an_indicator(home)

    with pytest.raises(BadInput, match="say why"):
        services.record_value(
            actor=SYSTEM, indicator=indicator, draft=ValueDraft(period=period_of("year", 2020))
        )
    made = a_value(indicator, 2020, None)
    assert (made.number, made.absence) == (None, Absence.UNAVAILABLE)


def test_a_period_to_come_has_no_value_and_neither_has_a_unit_that_was_not_there(home: Partnership) -> None:
    indicator = an_indicator(home)

    with pytest.raises(BadInput, match="not begun"):
        a_value(indicator, 2026, "1")
    with pytest.raises(BadInput, match="no such unit"):
        a_value(indicator, 2012, "1", key="026501")
    assert a_value(indicator, 2013, "1", key="026501").unit == Unit.objects.get(key="026501")


def test_one_value_counts_for_a_unit_and_period(home: Partnership) -> None:
    indicator = an_indicator(home)
    first = a_value(indicator, 2020, "4.5", key="1436")

    with pytest.raises(BadInput, match="Correct that one"):
        a_value(indicator, 2020, "4.6", key="1436")
    a_value(indicator, 2020, "4.6")
    a_value(indicator, 2020, "4.7", key="1436", span=Span.QUARTER, part=1)
    with pytest.raises(IntegrityError), transaction.atomic():
        Value.objects.filter(unit=None).update(unit=first.unit)


def test_a_correction_keeps_what_was_and_says_why(home: Partnership) -> None:
    indicator = an_indicator(home)
    first = a_value(indicator, 2020, "4.5")
    draft = ValueDraft(period=period_of("year", 2020), number=Decimal("5.4"))

    with pytest.raises(BadInput, match="Write why"):
        services.correct_value(actor=SYSTEM, value=first, draft=draft, ground=" ")
    made = services.correct_value(actor=SYSTEM, value=first, draft=draft, ground="przestawione cyfry")

    first.refresh_from_db()
    assert (first.closed_because, made.corrects, made.origin) == ("przestawione cyfry", first, Origin.TYPED)
    with pytest.raises(WrongState, match="already"):
        services.correct_value(actor=SYSTEM, value=first, draft=draft, ground="jeszcze raz")
    assert [row.number for row in selectors.readings_of(indicator, for_public=False)] == [Decimal("5.4")]


def test_a_withdrawn_value_no_longer_counts_and_another_may_be_written(home: Partnership) -> None:
    indicator = an_indicator(home)
    services.withdraw_value(actor=SYSTEM, value=a_value(indicator, 2020, "4.5"), ground="inny powiat")

    a_value(indicator, 2020, "6")

    assert Value.objects.filter(indicator=indicator).count() == 2


def test_what_everybody_sees_has_a_value_and_is_found(home: Partnership) -> None:
    indicator = an_indicator(home, name="Miejsca pracy")
    with pytest.raises(WrongState, match="no value"):
        services.publish_indicator(actor=SYSTEM, indicator=indicator)
    a_value(indicator, 2020, "7")

    services.publish_indicator(actor=SYSTEM, indicator=indicator)
    entry = Entry.objects.get(kind="indicator", object_id=indicator.pk)
    assert entry.is_public

    services.hide_indicator(actor=SYSTEM, indicator=indicator, ground="do sprawdzenia")
    entry.refresh_from_db()
    assert not entry.is_public


def test_what_is_no_longer_followed_takes_no_values_until_it_is_taken_up(home: Partnership) -> None:
    indicator = a_shown_indicator(home)
    services.retire_indicator(actor=SYSTEM, indicator=indicator, ground="koniec projektu")

    with pytest.raises(NotAllowed, match="no longer followed"):
        a_value(indicator, 2020, "7")
    services.resume_indicator(actor=SYSTEM, indicator=indicator)
    assert indicator.state == State.INNER
    a_value(indicator, 2020, "7")


def test_an_indicator_with_values_is_not_removed(home: Partnership) -> None:
    with pytest.raises(WrongState):
        services.remove_indicator(actor=SYSTEM, indicator=a_shown_indicator(home))

    services.remove_indicator(actor=SYSTEM, indicator=an_indicator(home, "W-2"))
    assert Indicator.objects.count() == 1


def test_the_public_is_not_told_of_a_few_persons(home: Partnership) -> None:
    indicator = an_indicator(home, counts_persons=True, measured_in="osoby")
    for key, number in {"1436": "40", "143601": "3", "143602": "9", "143603": "28"}.items():
        a_value(indicator, 2020, number, key=key)

    public = {row.key: row.words for row in selectors.readings_of(indicator, for_public=True)}
    inner = {row.key: row.words for row in selectors.readings_of(indicator, for_public=False)}

    assert public == {"1436": "40", "143601": "fewer than 5", "143602": "covered", "143603": "28"}
    assert inner["143601"] == "3"


def test_a_board_says_what_its_chart_draws(home: Partnership) -> None:
    indicator = an_indicator(home)
    for year, number in {2018: "12.5", 2019: None, 2020: "9"}.items():
        a_value(indicator, year, number, key="1436")
    a_value(indicator, 2020, "5", key="14")

    board = selectors.board_of(
        indicator, selectors.readings_of(indicator, for_public=False), period_of("year", 2025).valid_from
    )

    assert [unit.key for unit in board.units if unit] == ["1436", "14"]
    assert [[cell.words if cell else "–" for cell in row.cells] for row in board.rows] == [
        ["9", "5"], ["not available", "–"], ["12,5", "–"],
    ]  # fmt: skip
    assert "12,5 (2018), then 9 (2020); better" in str(board.finding)
    assert board.plot is not None
    assert [len(line.marks) for line in board.plot.lines] == [2, 1]


def test_a_definition_is_chosen_by_a_click_and_a_list_brought_in_is_ones_own(
    home: Partnership, cast: Cast
) -> None:
    content = (
        "kod;nazwa;jednostka;źródło;liczy osoby\nEECO18;Nowa nazwa;podmioty;WLWK;0\nX1;Osoby;osoby;WLWK;tak\n"
    )
    assert (
        services.load_definitions(actor=SYSTEM, partnership=home, content=content.encode(), name="wlwk.csv")
        == 2
    )
    lines = {line.code: line for line in selectors.lines_of(home)}

    made = services.take_definition(actor=SYSTEM, partnership=home, line=lines["X1"])

    assert (made.counts_persons, made.state) == (True, State.INNER)
    assert lines["EECO18"].name == "Nowa nazwa"
    with scope(partnership=cast.other):
        assert "X1" not in {line.code for line in selectors.lines_of(cast.other)}
    assert Definition.objects.count() == 2


@pytest.mark.parametrize(
    ("content", "message"),
    [
        (b"\xb1\xea\xf3", "UTF-8"),
        (b"kod;nazwa\nA;B\n", "missing: measured_in, source"),
        ("kod;nazwa;jednostka;źródło\nA;;%;GUS\n".encode(), "Line 2: “name” is empty"),
        ("kod;nazwa;jednostka;źródło\nA;=1+1;%;GUS\n".encode(), "formula"),
        ("kod;nazwa;jednostka;źródło\nA;B;%;GUS\nA;C;%;GUS\n".encode(), "Line 3: the code A stands"),
        ("kod;nazwa;jednostka;źródło;kierunek\nA;B;%;GUS;góra\n".encode(), "more, less or neither"),
        ("kod;nazwa;jednostka;źródło;zmienna bdl\nA;B;%;GUS;9e9\n".encode(), "is a number"),
        (b"x" * 1_000_001, "one megabyte"),
        (b"kod;nazwa;\x00", "table of text"),
    ],
)
def test_a_bad_list_of_codes_is_refused_with_a_reason(
    home: Partnership, content: bytes, message: str
) -> None:
    with pytest.raises(BadInput) as refused:
        services.load_definitions(actor=SYSTEM, partnership=home, content=content, name="lista.csv")

    assert message in str(refused.value)
    assert not Definition.objects.exists()


def test_definitions_of_the_product_hold_no_figures_and_say_what_is_to_be_checked() -> None:
    lines = {line.code: line for line in own_lines()}

    assert lines["BDL-60270"].bdl_variable == 60270
    assert all(line.to_check for line in lines.values() if not line.bdl_variable)
    assert {"EECO18", "EECO19"} <= set(lines)


@pytest.mark.parametrize(
    ("span", "part", "last", "words"),
    [
        (Span.YEAR, 1, "2024-12-31", "2024"),
        (Span.HALF, 2, "2024-12-31", "half-year II of 2024"),
        (Span.QUARTER, 1, "2024-03-31", "quarter I of 2024"),
        (Span.MONTH, 2, "2024-02-29", "February 2024"),
    ],
)
def test_a_period_ends_on_its_last_day(span: Span, part: int, last: str, words: str) -> None:
    period: Period = period_of(span, 2024, part)

    assert period.last_day.isoformat() == last
    assert str(period) == words
