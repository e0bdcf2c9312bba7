"""Columns, the common day, cells: what an officer mends before saving."""

from datetime import date

import pytest

from spoiwo.common.exceptions import BadInput, ConcurrentChange, WrongState
from spoiwo.intake import services
from spoiwo.intake.columns import Field
from spoiwo.intake.states import BatchState, Choice, Verdict
from tests.cast import Cast
from tests.intake.lists import Bring, codes_of, row_of, verdicts_of


def test_without_a_column_of_names_the_columns_are_asked_for(bring: Bring, cast: Cast) -> None:
    batch = bring(b"2019;12\n2020;14\n")
    assert (batch.state, batch.has_names) == (BatchState.READ, False)

    services.map_columns(actor=cast.officer, batch=batch, mapping=["since", "name"])

    assert batch.state == BatchState.PREVIEWED


def test_corrected_columns_are_read_anew(bring: Bring, cast: Cast) -> None:
    batch = bring.rows(["Fundacja Merkury", "2019"], headings=["Nazwa", "Rok założenia"])
    assert verdicts_of(batch) == [Verdict.ERROR]

    services.map_columns(actor=cast.officer, batch=batch, mapping=["name", "since"])

    assert verdicts_of(batch) == [Verdict.NEW]


@pytest.mark.parametrize("mapping", [["since", ""], ["name", "name"], ["name", "colour"]])
def test_columns_that_make_no_sense_are_refused(bring: Bring, cast: Cast, mapping: list[str]) -> None:
    batch = bring.rows(["Fundacja Merkury", "2019"])

    with pytest.raises(BadInput):
        services.map_columns(actor=cast.officer, batch=batch, mapping=mapping)


def test_the_common_day_fills_only_rows_without_one(bring: Bring, cast: Cast) -> None:
    batch = bring.rows(["Fundacja Merkury", ""], ["Fundacja Wenus", "2018"], ["Fundacja Mars", "31.02.2018"])

    services.set_common_day(actor=cast.officer, batch=batch, since=date(2016, 11, 18))

    assert verdicts_of(batch) == [Verdict.NEW, Verdict.NEW, Verdict.ERROR]
    assert row_of(batch, 2).values["since"] == "2016-11-18"
    assert row_of(batch, 3).values["since"] == "2018-01-01"


def test_a_corrected_cell_is_used_and_the_list_stays_as_it_came(bring: Bring, cast: Cast) -> None:
    batch = bring.rows(["Xylofon", "2019"])
    row = row_of(batch, 2)

    services.correct_row(
        actor=cast.officer, batch=batch, row=row, cells={Field.NAME: "Fundacja Xylofon"}, version=row.version
    )

    row = row_of(batch, 2)
    assert (row.verdict, row.raw[0], row.edited) == (Verdict.NEW, "Xylofon", {"name": "Fundacja Xylofon"})


def test_a_row_corrected_by_two_at_once_is_not_overwritten_unseen(bring: Bring, cast: Cast) -> None:
    batch = bring.rows(["Xylofon", "2019"])
    hers, his = row_of(batch, 2), row_of(batch, 2)
    services.correct_row(
        actor=cast.officer, batch=batch, row=hers, cells={Field.NAME: "Fundacja A"}, version=hers.version
    )

    with pytest.raises(ConcurrentChange):
        services.correct_row(
            actor=cast.coordinator, batch=batch, row=his, cells={Field.NAME: "Fundacja B"}, version=1
        )

    assert row_of(batch, 2).edited == {"name": "Fundacja A"}


def test_all_rows_that_need_mending_can_be_left_out_at_once(bring: Bring, cast: Cast) -> None:
    batch = bring.rows(["Xylofon", "2019"], ["Razem: 2", ""], ["Fundacja Wenus", "2019"])

    number = services.leave_out_wrong_rows(actor=cast.officer, batch=batch)

    assert number == 2
    assert [row.choice for row in batch.rows.order_by("number")] == [Choice.SKIP, Choice.SKIP, Choice.NONE]


def test_mending_one_row_frees_the_row_that_repeated_it(bring: Bring, cast: Cast) -> None:
    batch = bring.rows(["Fundacja Merkury", "2019"], ["Fundacja Merkury", "2019"])
    first = row_of(batch, 2)

    services.correct_row(
        actor=cast.officer, batch=batch, row=first, cells={Field.NAME: "Fundacja Wenus"}, version=1
    )

    assert verdicts_of(batch) == [Verdict.NEW, Verdict.NEW]


def test_a_saved_import_takes_no_corrections(bring: Bring, cast: Cast) -> None:
    batch = bring.rows(["Fundacja Merkury", "2019"])
    services.commit_batch(actor=cast.officer, batch=batch)
    row = row_of(batch, 2)

    with pytest.raises(WrongState):
        services.correct_row(
            actor=cast.officer, batch=batch, row=row, cells={"note": "x"}, version=row.version
        )
    with pytest.raises(WrongState):
        services.set_common_day(actor=cast.officer, batch=batch, since=None)


def test_slips_of_spreadsheets_are_put_right_and_said(bring: Bring) -> None:
    headings = ["Nazwa", "REGON", "KRS", "Kod pocztowy", "Od"]
    batch = bring.rows(["Fundacja Merkury", "331501", "12345", "5170", "43187"], headings=headings)

    row = row_of(batch, 2)
    assert row.verdict == Verdict.NEW
    assert row.values["regon"] == "000331501"
    assert row.values["krs"] == "0000012345"
    assert row.values["postal_code"] == "05-170"
    assert row.values["since"] == "2018-03-28"
    assert "day_missing" not in codes_of(row)
