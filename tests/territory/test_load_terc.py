"""Loading the official register: a preview first, then old versions are closed and new ones opened."""

import io
from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest
from django.core.management import CommandError, call_command

from spoiwo.audit.models import LogEntry
from spoiwo.common.actors import Visitor
from spoiwo.common.exceptions import BadInput, ConcurrentChange, NotAllowed
from spoiwo.territory.codes import Level
from spoiwo.territory.models import Load, Unit, UnitVersion
from spoiwo.territory.selectors import children_of, last_load, unit_as_of
from spoiwo.territory.services import TercPreview, Verdict, load_terc, preview_terc
from tests.territory.conftest import OPERATOR, SMALL, STATE, TercMaker, terc_file

WIENIAWA = ("1423082", "Wieniawa", "gmina wiejska")
WIENIAWA_TOWN = ("1423083", "Wieniawa", "gmina miejsko-wiejska")
NEW_IN_ZWOLEN = ("1436062", "Sycyna", "gmina wiejska")


def load(stream: io.BytesIO) -> Load:
    return load_terc(actor=OPERATOR, preview=preview_terc(stream, "TERC.csv"))


def changes(preview: TercPreview) -> list[tuple[str, Verdict]]:
    return [(row.key, row.verdict) for row in preview.changes]


def test_a_file_that_says_what_the_register_holds_changes_nothing(terc: TercMaker) -> None:
    preview = preview_terc(terc())

    assert preview.changes == ()
    assert preview.count(Verdict.SAME) == Unit.objects.count()


def test_the_preview_gives_a_verdict_for_every_changed_unit_and_changes_nothing(terc: TercMaker) -> None:
    before = UnitVersion.objects.count()

    preview = preview_terc(
        terc(
            change={"1423082": WIENIAWA_TOWN, "1414022": ("1414022", "Czosnów Nowy", "gmina wiejska")},
            add=[NEW_IN_ZWOLEN],
            drop=["1436042"],
        )
    )

    assert changes(preview) == [
        ("141402", Verdict.RENAMED),
        ("142308", Verdict.RECODED),
        ("143604", Verdict.VANISHED),
        ("143606", Verdict.NEW),
    ]
    assert preview.changes[1].before == "gmina wiejska Wieniawa · 1423082"
    assert preview.changes[1].after == "gmina miejsko-wiejska Wieniawa · 1423083"
    assert UnitVersion.objects.count() == before


def test_a_village_that_becomes_a_town_keeps_its_key_and_both_codes(terc: TercMaker) -> None:
    load(terc(change={"1423082": WIENIAWA_TOWN}))

    unit = Unit.objects.get(key="142308")
    codes = [(row.code, row.valid_from, row.valid_to) for row in unit.versions.order_by("valid_from")]
    assert codes == [("1423082", date(1999, 1, 1), STATE), ("1423083", STATE, None)]
    assert unit.full_name == "gmina miejsko-wiejska Wieniawa (pow. przysuski, woj. mazowieckie)"


def test_a_renamed_unit_has_its_old_name_until_that_day(terc: TercMaker) -> None:
    load(terc(change={"1423": ("1423", "przysuchski", "powiat")}))

    before, after = unit_as_of("1423", date(2025, 12, 31)), unit_as_of("1423", STATE)
    assert before is not None
    assert after is not None
    assert (before.name, after.name) == ("przysuski", "przysuchski")
    assert Unit.objects.get(key="142304").full_name.startswith(
        "gmina miejsko-wiejska Odrzywół (pow. przysuchski"
    )


def test_a_vanished_unit_stays_in_the_days_it_existed(terc: TercMaker) -> None:
    load(terc(drop=["1436042"]))

    assert unit_as_of("143604", date(2025, 12, 31)) is not None
    assert unit_as_of("143604", STATE) is None


def test_a_new_commune_begins_on_the_day_of_the_file_where_its_siblings_were_known(terc: TercMaker) -> None:
    load(terc(add=[NEW_IN_ZWOLEN]))

    sycyna = unit_as_of("143606", STATE)
    assert sycyna is not None
    assert sycyna.full_name == "gmina wiejska Sycyna (pow. zwoleński, woj. mazowieckie)"
    assert not sycyna.start_assumed
    assert unit_as_of("143606", date(2025, 12, 31)) is None


def test_communes_the_register_first_hears_of_are_taken_to_exist_as_long_as_their_county(
    terc: TercMaker,
) -> None:
    load(terc(add=[("0812011", "Sława", "gmina"), ("0812033", "Wschowa", "gmina miejsko-wiejska")]))

    communes = children_of("0812", date(2016, 12, 31))
    assert [(row.name, row.valid_from, row.start_assumed) for row in communes] == [
        ("Sława", date(2002, 1, 1), True),
        ("Wschowa", date(2002, 1, 1), True),
    ]


def test_a_district_of_warsaw_is_a_unit_but_no_commune(terc: TercMaker) -> None:
    load(terc(add=[("1465028", "Bemowo", "dzielnica")]))

    bemowo = unit_as_of("146502", STATE)
    assert bemowo is not None
    assert bemowo.level == Level.DISTRICT
    assert [row.name for row in children_of("1465", STATE)] == ["Warszawa"]


def test_the_same_file_again_changes_nothing(terc: TercMaker) -> None:
    first = load(terc(change={"1423082": WIENIAWA_TOWN}))
    before = list(UnitVersion.objects.order_by("pk").values())

    second = load(terc(change={"1423082": WIENIAWA_TOWN}))

    assert second == first
    assert list(UnitVersion.objects.order_by("pk").values()) == before
    assert LogEntry.objects.filter(action="territory.register.loaded", object_id=str(first.pk)).count() == 1


def test_a_corrected_file_of_the_same_day_puts_the_day_right(terc: TercMaker) -> None:
    load(terc(change={"1423082": ("1423082", "Wieniawwa", "gmina wiejska")}))

    load(terc(change={"1423082": WIENIAWA_TOWN}))

    versions = UnitVersion.objects.filter(unit__key="142308").order_by("valid_from")
    assert [(row.code, row.name, row.valid_to) for row in versions] == [
        ("1423082", "Wieniawa", STATE),
        ("1423083", "Wieniawa", None),
    ]


def test_an_older_file_is_refused(terc: TercMaker) -> None:
    load(terc())

    with pytest.raises(BadInput, match="newer file"):
        preview_terc(terc(state_on=date(2025, 6, 1)))


def test_a_file_older_than_the_bundled_tables_is_refused(terc: TercMaker) -> None:
    with pytest.raises(BadInput, match="2025-01-01"):
        preview_terc(terc(state_on=date(2024, 12, 31)))


def test_a_part_of_the_country_is_not_taken_for_the_whole(terc: TercMaker) -> None:
    lost = [
        row.code
        for row in UnitVersion.objects.as_of(STATE)
        if row.code.startswith("1414") and len(row.code) > 4
    ]
    more = [
        row.code
        for row in UnitVersion.objects.as_of(STATE)
        if row.code.startswith("1423") and len(row.code) > 4
    ]

    with pytest.raises(BadInput, match="not the whole country"):
        preview_terc(terc(drop=[*lost, *more]))


def test_a_register_that_changed_since_the_preview_is_not_overwritten(terc: TercMaker) -> None:
    preview = preview_terc(terc(change={"1423082": WIENIAWA_TOWN}))
    UnitVersion.objects.filter(code="1414022").update(name="Czosnów Inny")

    with pytest.raises(ConcurrentChange):
        load_terc(actor=OPERATOR, preview=preview)

    assert not UnitVersion.objects.filter(code="1423083").exists()


def test_only_the_operator_loads_the_register(terc: TercMaker) -> None:
    with pytest.raises(NotAllowed):
        load_terc(actor=Visitor(), preview=preview_terc(terc()))


def test_a_loading_is_recorded_with_what_it_changed(terc: TercMaker) -> None:
    done = load(terc(change={"1423082": WIENIAWA_TOWN}, add=[NEW_IN_ZWOLEN]))

    assert last_load() == done
    assert (done.new, done.renamed, done.recoded, done.vanished) == (1, 0, 1, 0)
    entry = LogEntry.objects.get(action="territory.register.loaded", object_id=str(done.pk))
    assert entry.data["state_on"] == "2026-01-01"


@pytest.mark.usefixtures("db")
def test_the_register_can_be_filled_from_the_file_alone() -> None:
    load(terc_file(SMALL))

    assert Unit.objects.count() == 6
    odrzywol = unit_as_of("142304", date(2018, 3, 28))
    assert odrzywol is not None
    assert odrzywol.start_assumed
    assert Unit.objects.get(key="142304").parent == Unit.objects.get(key="1423")


@pytest.fixture
def file_with(terc: TercMaker, tmp_path: Path) -> Callable[[], Path]:
    def write() -> Path:
        path = tmp_path / "TERC.csv"
        path.write_bytes(terc(change={"1423082": WIENIAWA_TOWN}).getvalue())
        return path

    return write


def test_the_command_only_shows_unless_told_to_apply(
    file_with: Callable[[], Path], capsys: pytest.CaptureFixture[str]
) -> None:
    path = file_with()

    call_command("load_terc", str(path))

    assert (
        "gmina wiejska Wieniawa · 1423082 → gmina miejsko-wiejska Wieniawa · 1423083"
        in capsys.readouterr().out
    )
    assert not UnitVersion.objects.filter(code="1423083").exists()


def test_the_command_applies(file_with: Callable[[], Path], capsys: pytest.CaptureFixture[str]) -> None:
    path = file_with()

    call_command("load_terc", str(path), "--apply")

    assert "stands at 2026-01-01" in capsys.readouterr().out
    assert UnitVersion.objects.filter(code="1423083").exists()


def test_the_command_explains_a_missing_file_in_one_sentence() -> None:
    with pytest.raises(CommandError, match="No such file"):
        call_command("load_terc", "nie-ma-mnie.csv")
