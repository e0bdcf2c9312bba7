"""The register: what may be recorded, counter-entries, answers about a year, sums."""

from datetime import date, timedelta
from types import SimpleNamespace
from typing import Any
from typing import cast as as_type

import pytest
from hypothesis import given
from hypothesis import strategies as st

from spoiwo.common import clock
from spoiwo.common.exceptions import BadInput, NotAllowed
from spoiwo.common.periods import Precision
from spoiwo.market import clauses, selectors, services
from spoiwo.market.models import Answer, Procurement
from spoiwo.market.selectors import ProcurementFilter, Sum, figures_of
from spoiwo.market.states import Record
from spoiwo.notifications.actors import LinkActor
from spoiwo.notifications.models import Message
from spoiwo.partnerships.models import Partnership
from spoiwo.registry.services import rename_organization
from tests.cast import Cast
from tests.factories.market import (
    SYSTEM,
    a_buyer,
    a_contract_of,
    a_link_about,
    a_procurement,
    a_seller,
)
from tests.factories.registry import a_signatory, an_organization


def test_a_contract_keeps_the_names_of_its_day(home: Partnership) -> None:
    buyer = a_buyer(home)
    rename_organization(actor=SYSTEM, organization=buyer, name="Gmina Miejska Zwoleń", on=date(2023, 1, 1))

    row = a_procurement(home, buyer, contractor=a_seller())

    assert row.buyer_name == "Gmina Zwoleń"
    assert row.is_from_pes


def test_the_buyer_must_belong_on_the_day_of_the_contract(home: Partnership) -> None:
    with pytest.raises(BadInput, match="did not belong"):
        a_procurement(home, an_organization("Gmina Obca", "jst.gmina"))
    buyer = a_buyer(home)
    with pytest.raises(BadInput, match="did not belong"):
        a_procurement(home, buyer, on=date(2014, 12, 31), clauses=["act_2004"])
    with pytest.raises(BadInput, match="has come"):
        a_procurement(home, buyer, on=date(2023, 3, 15))


@pytest.mark.parametrize(
    ("fields", "said"),
    [
        ({"net": 0}, "more than nothing"),
        ({"gross": 1_000_000}, "not below"),
        ({"gross": 9_000_000}, "twice as high"),
        ({"clauses": []}, "at least one"),
        ({"clauses": ["zielona"]}, "at least one"),
        ({"clauses": ["reserved"], "on": date(2019, 5, 4)}, "no clause of that time"),
        ({"clauses": ["act_2004"], "on": date(2022, 12, 1)}, "no clause of that time"),
        ({"clauses": ["direct"], "contractor_name": "Firma"}, "contractor is none"),
        ({"subject": "  "}, "what was bought"),
    ],
)
def test_a_wrong_record_is_refused_with_the_reason(
    home: Partnership, fields: dict[str, Any], said: str
) -> None:
    with pytest.raises(BadInput, match=said):
        a_procurement(home, **fields)


def test_a_year_alone_is_enough_and_a_clause_may_hold_in_a_part_of_it(home: Partnership) -> None:
    row = a_procurement(home, on=date(2022, 1, 1), precision=Precision.YEAR, clauses=["act_2004"])

    assert (row.year, row.precision) == (2022, Precision.YEAR)


def test_every_checked_clause_names_its_article_and_codes_are_unique() -> None:
    assert len({clause.code for clause in clauses.CLAUSES}) == len(clauses.CLAUSES)
    assert all("art." in clause.article for clause in clauses.CLAUSES if clause.is_checked)


def test_the_same_contract_sent_twice_is_one(home: Partnership) -> None:
    buyer = a_buyer(home)

    assert a_procurement(home, buyer) == a_procurement(home, buyer)


def test_a_correction_is_a_counter_entry(home: Partnership) -> None:
    buyer = a_buyer(home)
    wrong = a_procurement(home, buyer)

    right = services.correct_procurement(
        actor=SYSTEM,
        procurement=wrong,
        draft=a_contract_of(buyer, net=1_320_000),
        ground="Przestawione cyfry",
    )

    wrong.refresh_from_db()
    assert (wrong.state, wrong.net, wrong.withdrawn_because) == (
        Record.WITHDRAWN, 1_230_000, "Przestawione cyfry",
    )  # fmt: skip
    assert right.replaces == wrong
    assert figures_of(selectors.procurements_of(home)).total.net == 1_320_000
    both = selectors.procurements_of(home, ProcurementFilter(with_withdrawn=True))
    assert set(both) == {wrong, right}
    with pytest.raises(NotAllowed, match="withdrawn already"):
        services.withdraw_procurement(actor=SYSTEM, procurement=wrong, ground="x")


def test_a_withdrawal_says_why(home: Partnership) -> None:
    row = a_procurement(home)
    with pytest.raises(BadInput):
        services.withdraw_procurement(actor=SYSTEM, procurement=row, ground=" ")
    services.withdraw_procurement(actor=SYSTEM, procurement=row, ground="Umowy nie zawarto")

    assert not selectors.has_procurements(home)


# Answers about a year


def test_none_counts_as_an_answer_until_something_is_recorded(home: Partnership) -> None:
    buyer = a_buyer(home)
    for _ in range(2):
        services.say_none(actor=SYSTEM, partnership=home, buyer=buyer, year=2022)
    board = selectors.board_of(home, 2022)
    assert (board.answered, board.missing) == (1, ())
    assert board.lines[0].says_none

    a_procurement(home, buyer)
    line = selectors.board_of(home, 2022).lines[0]
    assert (line.count, line.says_none, line.is_answered) == (1, False, True)
    with pytest.raises(BadInput, match="are recorded"):
        services.say_none(actor=SYSTEM, partnership=home, buyer=buyer, year=2022)


def test_public_bodies_of_the_year_are_asked_and_only_the_missing_reminded(home: Partnership) -> None:
    silent, telling = a_buyer(home, "Gmina Cicha"), a_buyer(home, "Gmina Mówiąca")
    a_buyer(home, "Fundacja", "ngo.fundacja")
    mute = an_organization("Gmina Bez Adresu", "jst.gmina")
    a_signatory(home, mute)

    board = selectors.board_of(home, 2022)
    assert [line.buyer for line in board.to_ask] == [silent, telling]
    assert [line.buyer for line in board.unreachable] == [mute]
    everybody = [silent.pk, telling.pk, mute.pk]
    assert services.ask_buyers(actor=SYSTEM, partnership=home, year=2022, only=everybody) == 2
    assert services.ask_buyers(actor=SYSTEM, partnership=home, year=2022, only=everybody) == 0
    a_procurement(home, telling)
    assert services.remind_buyers(actor=SYSTEM, partnership=home, year=2022) == 0
    with clock.frozen(clock.now() + timedelta(days=14)):
        assert services.remind_buyers(actor=SYSTEM, partnership=home, year=2022) == 1

    assert Message.objects.count() == 3
    assert Answer.objects.get(buyer=silent).reminded_at is not None


def test_a_link_answers_for_its_buyer_and_year_only(home: Partnership) -> None:
    mine, other = a_buyer(home), a_buyer(home, "Gmina Kazanów")
    actor = LinkActor(a_link_about(home, mine))

    row = services.record_procurement(actor=actor, partnership=home, draft=a_contract_of(mine))
    services.withdraw_procurement(actor=actor, procurement=row, ground="Pomyłka")
    services.say_none(actor=actor, partnership=home, buyer=mine, year=2022)
    assert Answer.objects.get(buyer=mine).none_by == mine.name
    with pytest.raises(NotAllowed):
        services.say_none(actor=actor, partnership=home, buyer=other, year=2022)
    with pytest.raises(NotAllowed):
        services.say_none(actor=actor, partnership=home, buyer=mine, year=2021)
    with pytest.raises(NotAllowed):
        services.record_procurement(
            actor=actor, partnership=home, draft=a_contract_of(mine, on=date(2021, 2, 1))
        )
    with pytest.raises(NotAllowed):
        services.remind_buyers(actor=actor, partnership=home, year=2022)


def test_only_the_secretariat_and_the_coordinator_keep_the_register(cast: Cast, home: Partnership) -> None:
    buyer = a_buyer(home)
    for actor in (cast.leader, cast.auditor, cast.representative, cast.neighbour, cast.newcomer):
        with pytest.raises(NotAllowed):
            services.record_procurement(actor=actor, partnership=home, draft=a_contract_of(buyer))
    services.record_procurement(actor=cast.coordinator, partnership=home, draft=a_contract_of(buyer))


# Sums


CODES = [clause.code for clause in clauses.CLAUSES]
ROWS = st.lists(
    st.builds(
        lambda buyer, year, net, codes, is_pes, is_counted: SimpleNamespace(
            buyer_id=buyer, buyer_name=f"Gmina {buyer}", year=year, net=net, clauses=codes,
            is_from_pes=is_pes, is_counted=is_counted,
        ),
        st.integers(1, 7),
        st.integers(2015, 2023),
        st.integers(1, 10**14),
        st.lists(st.sampled_from(CODES), min_size=1, unique=True),
        st.booleans(),
        st.booleans(),
    ),
    max_size=40,
)  # fmt: skip


@given(ROWS)
def test_sums_by_member_and_by_year_add_up_to_the_total(rows: list[SimpleNamespace]) -> None:
    counted = [row for row in rows if row.is_counted]

    figures = figures_of(as_type("list[Procurement]", rows))

    assert figures.total.count == len(counted)
    assert figures.total.net == sum(row.net for row in counted)
    assert figures.total.pes_net == sum(row.net for row in counted if row.is_from_pes)
    for lines in (figures.by_buyer, figures.by_year):
        assert sum((line.sum for line in lines), Sum()) == figures.total
    # A contract with several clauses stands in the line of each, once.
    assert sum(line.sum.count for line in figures.by_clause) == sum(len(row.clauses) for row in counted)
    assert all(line.sum.net <= figures.total.net for line in figures.by_clause)
    assert sum(part.count for part in figures.bar.segments) == figures.total.net


def test_behind_each_number_stand_its_records(home: Partnership) -> None:
    first, second = a_buyer(home), a_buyer(home, "Gmina Kazanów")
    a_procurement(home, first, clauses=["reserved", "employment"])
    a_procurement(home, second, "Sprzątanie", clauses=["employment"], net=100)
    a_procurement(home, second, "Obiady", on=date(2021, 9, 1), net=200)

    figures = figures_of(selectors.procurements_of(home))

    assert [(line.label, line.sum.count) for line in figures.by_buyer] == [
        ("Gmina Zwoleń", 1),
        ("Gmina Kazanów", 2),
    ]
    narrowed = ProcurementFilter(clause="employment")
    assert selectors.procurements_of(home, narrowed).count() == 2
    assert {line.address for line in figures.by_year} == {"rok=2022", "rok=2021"}
    line = figures_of(selectors.procurements_of(home, narrowed), narrowed).by_buyer[0]
    assert line.address == f"kto={first.pk}&klauzula=employment"
