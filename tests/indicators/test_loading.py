"""Loading values from a file: the preview tells the truth, saving is whole, undoing is whole."""

import io
from datetime import date
from decimal import Decimal

import pytest
from django.conf import settings
from django.test import Client
from django_scopes import scope

from spoiwo.common.exceptions import BadInput, ConcurrentChange, NotAllowed, WrongState
from spoiwo.indicators import selectors, services
from spoiwo.indicators.models import Indicator, Loading, UnitAnswer, Value
from spoiwo.indicators.periods import period_of
from spoiwo.indicators.services import ValueDraft
from spoiwo.indicators.states import LoadingState, Origin, Verdict
from spoiwo.partnerships.models import Partnership
from spoiwo.territory.models import Unit
from tests.cast import Cast, ClientOf
from tests.factories.indicators import RATE_VARIABLE, SYSTEM, a_value, an_indicator
from tests.indicators.bank import (
    MACROREGION,
    MAZOWIECKIE,
    NAMES,
    POLAND,
    RADOM,
    SUBREGION,
    ZWOLEN,
    ZWOLEN_COUNTY,
    ZWOLEN_TOWN,
    by_unit,
    by_variable,
    wide,
    written,
)

pytestmark = pytest.mark.django_db
TAKEN_ON = date(2025, 5, 31)
ROOM = "/pulpit/powiat-zwolenski/wskazniki/"
EVERYWHERE = (POLAND, MACROREGION, MAZOWIECKIE, SUBREGION, ZWOLEN_COUNTY, RADOM, ZWOLEN, ZWOLEN_TOWN)


def load(
    partnership: Partnership, content: bytes, indicator: Indicator | None = None, name: str = "bdl.json"
) -> Loading:
    return services.load_file(
        actor=SYSTEM,
        partnership=partnership,
        content=content,
        name=name,
        taken_on=TAKEN_ON,
        indicator=indicator,
    )


def save(loading: Loading, *, codes_confirmed: bool = False) -> int:
    return services.save_loading(
        actor=SYSTEM,
        loading=loading,
        print_seen=selectors.preview_of(loading).print,
        codes_confirmed=codes_confirmed,
    )


def verdicts(loading: Loading) -> dict[str, Verdict]:
    return {f"{row.cell.code} {row.cell.year}": row.verdict for row in selectors.preview_of(loading).rows}


def a_rate(partnership: Partnership, *, counts_persons: bool = False) -> Indicator:
    return an_indicator(partnership, bdl_variable=RATE_VARIABLE, counts_persons=counts_persons)


def counting(indicator: Indicator) -> dict[str, Decimal | None]:
    rows = Value.objects.filter(indicator=indicator, closed_at__isnull=True).select_related("unit")
    return {f"{row.unit.key if row.unit else ''} {row.valid_from.year}": row.number for row in rows}


def test_only_units_of_the_area_and_around_it_are_kept_and_the_rest_is_counted(home: Partnership) -> None:
    a_rate(home)

    loading = load(home, written(by_variable({code: {2023: 5} for code in EVERYWHERE})))

    kept = [cell.code for cell in selectors.cells_of(loading)]
    assert kept == [MAZOWIECKIE, ZWOLEN_COUNTY, ZWOLEN]
    assert {row["reason"]: row["count"] for row in loading.left_out} == {
        "country": 1, "statistical": 2, "outside": 1, "part": 1,
    }  # fmt: skip


def test_the_preview_says_what_is_new_changed_and_the_same(home: Partnership) -> None:
    indicator = a_rate(home)
    a_value(indicator, 2021, "7", key="1436")
    a_value(indicator, 2022, "6", key="1436")

    loading = load(home, written(by_variable({ZWOLEN_COUNTY: {2021: 7, 2022: 6.5, 2023: 5}})))

    assert verdicts(loading) == {
        f"{ZWOLEN_COUNTY} 2021": Verdict.SAME,
        f"{ZWOLEN_COUNTY} 2022": Verdict.CHANGED,
        f"{ZWOLEN_COUNTY} 2023": Verdict.NEW,
    }
    assert Value.objects.count() == 2


def test_saving_writes_all_and_undoing_brings_back_what_was(home: Partnership) -> None:
    indicator = a_rate(home)
    a_value(indicator, 2022, "6", key="1436")
    loading = load(home, written(by_variable({ZWOLEN_COUNTY: {2022: 6.5, 2023: 5}, ZWOLEN: {2023: (0, 4)}})))

    assert save(loading) == 3
    assert counting(indicator) == {"1436 2022": Decimal("6.5"), "1436 2023": 5, "143605 2023": None}
    made = Value.objects.get(loading=loading, valid_from__year=2022)
    assert made.corrects is not None
    assert made.corrects.number == 6
    assert (made.origin, made.fetched_on) == (Origin.FILE, TAKEN_ON)
    assert made.source == "obliczenia własne; aktualizacja 30.05.2025; plik bdl.json"

    assert services.undo_loading(actor=SYSTEM, loading=loading, ground="nie ta zmienna") == 3
    assert counting(indicator) == {"1436 2022": 6}
    assert Value.objects.count() == 4
    with pytest.raises(WrongState):
        services.undo_loading(actor=SYSTEM, loading=loading, ground="jeszcze raz")


def test_what_was_corrected_since_stops_the_undoing_until_it_is_undone(home: Partnership) -> None:
    indicator = a_rate(home)
    first = load(home, written(by_variable({ZWOLEN_COUNTY: {2022: 6, 2023: 5}})))
    save(first)
    second = load(home, written(by_variable({ZWOLEN_COUNTY: {2023: 4}})), name="nowszy.json")
    save(second)

    with pytest.raises(WrongState, match="Corrected or withdrawn since: 1"):
        services.undo_loading(actor=SYSTEM, loading=first, ground="pomyłka")
    first.refresh_from_db()
    assert first.state == LoadingState.SAVED
    services.undo_loading(actor=SYSTEM, loading=second, ground="pomyłka")
    services.undo_loading(actor=SYSTEM, loading=first, ground="pomyłka")

    assert counting(indicator) == {}


def test_what_changed_since_the_preview_is_not_overwritten(home: Partnership) -> None:
    indicator = a_rate(home)
    loading = load(home, written(by_variable({ZWOLEN_COUNTY: {2023: 5}})))
    seen = selectors.preview_of(loading).print
    a_value(indicator, 2023, "4", key="1436")

    with pytest.raises(ConcurrentChange, match="Look at the preview again"):
        services.save_loading(actor=SYSTEM, loading=loading, print_seen=seen)

    assert counting(indicator) == {"1436 2023": 4}


def test_a_loading_is_saved_once(home: Partnership) -> None:
    a_rate(home)
    loading = load(home, written(by_variable({ZWOLEN_COUNTY: {2023: 5}})))
    save(loading)

    with pytest.raises((WrongState, ConcurrentChange)):
        save(loading)


def test_a_value_of_a_unit_that_was_not_there_is_left_out(home: Partnership) -> None:
    a_rate(home)
    loading = load(home, written(by_variable({ZWOLEN_COUNTY: {1996: 5, 2023: 5}})))

    assert verdicts(loading)[f"{ZWOLEN_COUNTY} 1996"] == Verdict.IGNORED


def test_persons_in_halves_are_left_out(home: Partnership) -> None:
    a_rate(home, counts_persons=True)
    loading = load(home, written(by_variable({ZWOLEN_COUNTY: {2022: 5.5, 2023: -5, 2024: 5}})))

    assert [row.verdict for row in selectors.preview_of(loading).rows] == [
        Verdict.IGNORED, Verdict.IGNORED, Verdict.NEW,
    ]  # fmt: skip


def test_what_a_file_says_twice_differently_is_left_out_and_twice_alike_is_taken_once(
    home: Partnership,
) -> None:
    a_rate(home)
    pages = [
        by_variable({ZWOLEN_COUNTY: {2022: 5, 2023: 5}}),
        by_variable({ZWOLEN_COUNTY: {2022: 6, 2023: 5}}, page=1),
    ]
    loading = load(home, written(pages))

    found = [(row.cell.year, row.verdict) for row in selectors.preview_of(loading).rows]
    assert found == [
        (2022, Verdict.IGNORED), (2023, Verdict.NEW), (2022, Verdict.IGNORED), (2023, Verdict.IGNORED),
    ]  # fmt: skip


def test_a_name_that_does_not_fit_its_code_is_asked_about_and_remembered(
    home: Partnership, cast: Cast
) -> None:
    a_rate(home)
    names = NAMES | {ZWOLEN_COUNTY: "Powiat kozienicki"}
    content = written(by_variable({ZWOLEN_COUNTY: {2023: 5}, MAZOWIECKIE: {2023: 4}}, names=names))
    loading = load(home, content)
    (question,) = selectors.preview_of(loading).questions
    assert "do not fit" in str(question.why)
    with pytest.raises(WrongState, match="what these codes mean"):
        save(loading)

    services.answer_code(
        actor=SYSTEM,
        loading=loading,
        code=question.code,
        name=question.name,
        unit=Unit.objects.get(key="1436"),
    )
    assert save(loading) == 2
    again = load(home, content)
    assert set(verdicts(again).values()) == {Verdict.SAME}
    with scope(partnership=cast.other):
        assert not UnitAnswer.objects.exists()


def test_a_code_said_to_be_none_of_ours_is_left_out(home: Partnership) -> None:
    a_rate(home)
    names = NAMES | {ZWOLEN_COUNTY: "Powiat zwoleński do 2002"}
    loading = load(home, written(by_variable({ZWOLEN_COUNTY: {2023: 5}}, names=names)))
    (question,) = selectors.preview_of(loading).questions

    services.answer_code(actor=SYSTEM, loading=loading, code=question.code, name=question.name, unit=None)

    assert verdicts(loading) == {f"{ZWOLEN_COUNTY} 2023": Verdict.IGNORED}
    with pytest.raises(WrongState, match="nothing to save"):
        save(loading)


def test_a_file_of_several_variables_finds_its_indicators(home: Partnership) -> None:
    rate, people = a_rate(home), an_indicator(home, "W-2", bdl_variable=33507)
    loading = load(
        home, written(by_unit(ZWOLEN_COUNTY, {60270: {2023: 5}, 33507: {2023: 900}, 1: {2023: 1}}))
    )

    assert save(loading) == 2
    assert counting(rate) == {"1436 2023": 5}
    assert counting(people) == {"1436 2023": 900}


def test_another_variable_than_the_indicator_has_is_refused(home: Partnership) -> None:
    with pytest.raises(BadInput, match="variable 33507; this indicator is variable 60270"):
        load(home, written(by_variable({ZWOLEN_COUNTY: {2023: 5}}, 33507)), a_rate(home))


def test_a_table_without_its_variable_wants_the_indicator_and_the_column(home: Partnership) -> None:
    indicator = an_indicator(home)
    headings = '"kobiety;2023;[osoba]";"mężczyźni;2023;[osoba]"'
    content = wide(['1436000;"Powiat zwoleński";5;7;'], headings=headings)
    with pytest.raises(BadInput, match="Choose the indicator"):
        load(home, content)
    loading = load(home, content, indicator, "tablica.csv")
    assert (loading.state, len(loading.series)) == (LoadingState.CHOOSING, 2)

    with pytest.raises(BadInput):
        services.choose_series(actor=SYSTEM, loading=loading, series="inna")
    services.choose_series(actor=SYSTEM, loading=loading, series=loading.series[1])

    assert save(loading, codes_confirmed=True) == 1
    assert counting(indicator) == {"1436 2023": 7}


def test_an_import_changes_nothing_of_another_partnership(home: Partnership, cast: Cast) -> None:
    with scope(partnership=cast.other):
        other = a_rate(cast.other)
        a_value(other, 2023, "1", key="1436")
    a_rate(home)

    save(load(home, written(by_variable({ZWOLEN_COUNTY: {2023: 5}}))))

    with scope(partnership=cast.other):
        assert counting(other) == {"1436 2023": 1}


def test_only_the_office_loads(home: Partnership, cast: Cast) -> None:
    for stranger in (cast.auditor, cast.council_member, cast.neighbour):
        with pytest.raises(NotAllowed):
            services.load_file(
                actor=stranger, partnership=home, content=b"{}", name="x.json", taken_on=TAKEN_ON
            )


def test_a_loaded_value_is_corrected_by_hand_as_any_other(home: Partnership) -> None:
    indicator = a_rate(home)
    save(load(home, written(by_variable({ZWOLEN_COUNTY: {2023: 5}}))))

    made = services.correct_value(
        actor=SYSTEM,
        value=Value.objects.get(),
        draft=ValueDraft(period=period_of("year", 2023), number=Decimal(6)),
        ground="błąd w pliku",
    )

    assert made.origin == Origin.TYPED
    assert counting(indicator) == {"1436 2023": 6}


def test_what_a_code_of_seven_digits_was_understood_as_is_confirmed_by_a_person(home: Partnership) -> None:
    indicator = an_indicator(home)
    content = wide(['1436000;"Powiat zwoleński";5;7;', '1436053;"Zwoleń (3)";1;2;'])
    loading = load(home, content, indicator, "tablica.csv")

    assumed = selectors.preview_of(loading).assumed
    assert [(one.code, one.unit.key) for one in assumed] == [("1436000", "1436"), ("1436053", "143605")]
    with pytest.raises(WrongState, match="Confirm first"):
        save(loading)
    assert counting(indicator) == {}
    assert save(loading, codes_confirmed=True) == 4


def test_codes_of_the_bank_and_those_answered_before_want_no_confirmation(home: Partnership) -> None:
    indicator = a_rate(home)
    assert selectors.preview_of(load(home, written(by_variable({ZWOLEN_COUNTY: {2023: 5}})))).assumed == ()

    loading = load(home, wide(['1436000;"Powiat zwoleński";5;7;']), indicator, "tablica.csv")
    unit = Unit.objects.get(key="1436")
    services.answer_code(actor=SYSTEM, loading=loading, code="1436000", name="Powiat zwoleński", unit=unit)
    assert selectors.preview_of(loading).assumed == ()


# The pages.


def upload(content: bytes, name: str = "bdl.json") -> io.BytesIO:
    file = io.BytesIO(content)
    file.name = name
    return file


@pytest.fixture
def officer(cast: Cast, client_of: ClientOf) -> Client:
    client = client_of(cast.officer)
    client.cookies[settings.LANGUAGE_COOKIE_NAME] = "en"
    return client


def test_a_file_is_read_looked_at_saved_and_undone_on_its_pages(home: Partnership, officer: Client) -> None:
    indicator = a_rate(home)
    content = written(by_variable({ZWOLEN_COUNTY: {2022: 6, 2023: 5}, RADOM: {2023: 9}}))
    sent = {"file": upload(content), "indicator": "", "taken_on": "31.05.2025"}

    page = officer.post(f"{ROOM}wczytaj/", sent).headers["Location"]
    shown = officer.get(page).content.decode()
    assert "Save 2 values" in shown
    assert "Outside the area of the partnership: 1" in shown.replace("\u00a0", " ")
    print_seen = officer.get(page).context["preview"].print
    assert officer.post(page, {"print": print_seen}).status_code == 302
    assert len(counting(indicator)) == 2
    assert "saved" in officer.get(page).content.decode()
    assert "bdl.json" in officer.get(f"{ROOM}wczytania/").content.decode()
    assert officer.post(f"{page}czyn/cofnij/", {"ground": ""}).status_code == 422
    assert officer.post(f"{page}czyn/cofnij/", {"ground": "pomyłka"}).status_code == 302
    assert counting(indicator) == {}


def test_a_hostile_file_is_refused_on_its_page_and_the_form_keeps_its_day(
    home: Partnership, officer: Client
) -> None:
    answer = officer.post(f"{ROOM}wczytaj/", {"file": upload(b"[" * 200_000), "taken_on": "30.05.2025"})

    assert answer.status_code == 422
    assert "nested deeper" in answer.content.decode()
    assert "30.05.2025" in answer.content.decode()
    assert not Loading.objects.exists()


def test_a_question_is_answered_on_the_page(home: Partnership, officer: Client) -> None:
    a_rate(home)
    names = NAMES | {ZWOLEN_COUNTY: "<script>alert(1)</script>"}
    loading = load(home, written(by_variable({ZWOLEN_COUNTY: {2023: 5}}, names=names)))
    page = f"{ROOM}wczytania/{loading.pk}/"
    shown = officer.get(page).content.decode()
    assert "What do these codes mean?" in shown
    assert "<script>alert" not in shown

    sent = {"code": ZWOLEN_COUNTY, "name": names[ZWOLEN_COUNTY]}
    officer.post(page, sent | {"unit": "9999"})
    assert not UnitAnswer.objects.exists()
    officer.post(page, sent | {"unit": "1436"})

    assert UnitAnswer.objects.get().unit == Unit.objects.get(key="1436")
    assert "Save 1 value" in officer.get(page).content.decode()


def test_a_column_is_chosen_on_the_page(home: Partnership, officer: Client) -> None:
    indicator = an_indicator(home)
    headings = '"kobiety;2023;[osoba]";"mężczyźni;2023;[osoba]"'
    content = wide(['1436000;"Powiat zwoleński";5;7;'], headings=headings)
    sent = {"file": upload(content, "t.csv"), "indicator": indicator.pk, "taken_on": "31.05.2025"}

    page = officer.post(f"{ROOM}wczytaj/", sent).headers["Location"]
    assert "Column of the table" in officer.get(page).content.decode()
    assert officer.post(page, {"series": "nic"}).status_code == 422
    officer.post(page, {"series": "kobiety; [osoba]"})

    shown = officer.get(page)
    assert "Save 1 value" in shown.content.decode()
    assert "Territories understood from the codes" in shown.content.decode()
    officer.post(page, {"print": shown.context["preview"].print})
    assert Loading.objects.get().state == LoadingState.READY
    assert officer.post(f"{page}czyn/odloz/").status_code == 302
    assert Loading.objects.get().state == LoadingState.DISCARDED


def test_a_variable_of_thousands_of_digits_is_refused_with_a_sentence(home: Partnership) -> None:
    table = f'"Kod";"Nazwa";"{"9" * 5000};2023"\n"1425000";"Zwoleń";"1"\n'

    with pytest.raises(BadInput) as refusal:
        load(home, table.encode(), a_rate(home))
    assert refusal.value.field == "indicator"
