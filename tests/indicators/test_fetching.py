"""Fetching from the bank, against a local server that answers as the bank does, well and badly."""

import json
import threading
from collections.abc import Callable, Iterator
from contextlib import suppress
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from ipaddress import ip_network
from typing import Any
from urllib.parse import parse_qs, urlsplit

import pytest
from django.conf import settings as django_settings
from django.db import connection
from django.test import Client
from pytest_django import Settings

from spoiwo.common.exceptions import BadInput, NotAllowed
from spoiwo.common.foreign import Limits
from spoiwo.indicators import selectors, services
from spoiwo.indicators.adapters import bdl_api
from spoiwo.indicators.models import Indicator, Loading, Value
from spoiwo.indicators.services import FetchDraft
from spoiwo.indicators.states import LoadingState, Origin
from spoiwo.partnerships.models import Partnership
from tests.cast import Cast, ClientOf
from tests.factories.indicators import RATE_VARIABLE, SYSTEM, an_indicator
from tests.indicators.bank import MAZOWIECKIE, NAMES, RADOM, ZWOLEN_COUNTY, by_variable, written

pytestmark = pytest.mark.django_db
ROOM = "/pulpit/powiat-zwolenski/wskazniki/"
Script = Callable[[dict[str, list[str]], int], tuple[int, dict[str, str], bytes]]


class Bank:
    """A server in the place of the bank; ``script`` answers, ``asked`` is what it was asked."""

    def __init__(self) -> None:
        self.asked: list[tuple[str, dict[str, list[str]], str]] = []
        self.script: Script = usual
        self.after: Callable[[Any], None] = lambda _writer: None

    def handler(self) -> type[BaseHTTPRequestHandler]:
        bank = self

        class Handler(BaseHTTPRequestHandler):
            def do_GET(self) -> None:
                parts = urlsplit(self.path)
                query = parse_qs(parts.query)
                bank.asked.append((parts.path, query, self.headers.get("X-ClientId", "")))
                status, headers, body = bank.script(query, len(bank.asked))
                self.send_response(status)
                for name, value in ({"Content-Length": str(len(body))} | headers).items():
                    self.send_header(name, value)
                self.end_headers()
                self.wfile.write(body)
                bank.after(self.wfile)

            def log_message(self, format: str, *args: Any) -> None:
                pass

        return Handler


def usual(query: dict[str, list[str]], _number: int) -> tuple[int, dict[str, str], bytes]:
    """Answer as the bank does: the voivodeship, or two pages of counties."""
    page, level = int(query["page"][0]), query["unit-level"][0]
    years = {int(year): 5 + page for year in query["year"]}
    if level == "2":
        return 200, {}, written(by_variable({MAZOWIECKIE: years}))
    unit = ZWOLEN_COUNTY if page == 0 else RADOM
    return 200, {}, written(by_variable({unit: years}, page=page, total=101))


@pytest.fixture
def bank(settings: Settings) -> Iterator[Bank]:
    found = Bank()
    server = ThreadingHTTPServer(("127.0.0.1", 0), found.handler())
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    settings.BDL_ADDRESS = f"http://127.0.0.1:{server.server_address[1]}/api/v1"
    settings.BDL_CLIENT_ID = "klucz-urzedu"
    settings.FOREIGN_NETWORKS = [ip_network("127.0.0.0/8")]
    yield found
    server.shutdown()
    server.server_close()
    thread.join()


def begun(partnership: Partnership, levels: tuple[int, ...] = (2, 5)) -> Loading:
    indicator = an_indicator(partnership, bdl_variable=RATE_VARIABLE)
    draft = FetchDraft(levels=levels, first_year=2022, last_year=2023)
    return services.begin_fetching(actor=SYSTEM, indicator=indicator, draft=draft)


def fetched(loading: Loading) -> Loading:
    services.fetch_loading(loading)
    loading.refresh_from_db()
    return loading


def waiting_jobs() -> int:
    with connection.cursor() as cursor:
        cursor.execute("SELECT count(*) FROM procrastinate_jobs WHERE task_name = 'indicators.fetch_values'")
        return int(cursor.fetchone()[0])


def always(status: int, body: bytes = b"", **headers: str) -> Script:
    named = {name.replace("_", "-"): value for name, value in headers.items()}
    return lambda _query, _number: (status, named, body)


def test_values_are_fetched_page_by_page_looked_at_and_saved(home: Partnership, bank: Bank) -> None:
    loading = begun(home)
    assert waiting_jobs() == 1

    fetched(loading)

    assert (loading.state, loading.done, loading.total) == (LoadingState.READY, 3, 3)
    assert [cell.code for cell in selectors.cells_of(loading)] == [MAZOWIECKIE] * 2 + [ZWOLEN_COUNTY] * 2
    asked = [(query["unit-level"], query.get("unit-parent-id"), query["page"]) for _, query, _ in bank.asked]
    assert asked == [
        (["2"], None, ["0"]), (["5"], [MAZOWIECKIE], ["0"]), (["5"], [MAZOWIECKIE], ["1"]),
    ]  # fmt: skip
    assert {(path, key) for path, _query, key in bank.asked} == {
        (f"/api/v1/data/by-variable/{RATE_VARIABLE}", "klucz-urzedu")
    }
    assert bank.asked[0][1]["year"] == ["2022", "2023"]
    print_seen = selectors.preview_of(loading).print
    assert services.save_loading(actor=SYSTEM, loading=loading, print_seen=print_seen) == 4
    value = Value.objects.filter(unit__key="1436").first()
    assert value is not None
    assert value.origin == Origin.API


def test_without_a_key_the_bank_is_asked_without_one(
    home: Partnership, bank: Bank, settings: Settings
) -> None:
    settings.BDL_CLIENT_ID = ""

    fetched(begun(home, (2,)))

    assert [key for _path, _query, key in bank.asked] == [""]


@pytest.mark.parametrize(("header", "minutes"), [("221 sek", 3), ("600", 10), ("Wed, 21 Oct", 0)])
def test_when_the_bank_asks_to_wait_the_rest_is_put_off_and_what_is_here_stays(
    home: Partnership, bank: Bank, header: str, minutes: int
) -> None:
    def tired(query: dict[str, list[str]], number: int) -> tuple[int, dict[str, str], bytes]:
        return usual(query, number) if number == 1 else (429, {"Retry-After": header}, b"")

    bank.script = tired
    loading = fetched(begun(home))

    assert (loading.state, loading.done) == (LoadingState.FETCHING, 1)
    assert "too many questions" in loading.problem
    with connection.cursor() as cursor:
        cursor.execute("SELECT max(scheduled_at) - now() FROM procrastinate_jobs")
        wait = cursor.fetchone()[0]
    assert minutes <= wait.total_seconds() / 60 <= minutes + 1.1
    bank.script = usual
    assert fetched(loading).state == LoadingState.READY
    assert len(bank.asked) == 4


@pytest.mark.parametrize(
    ("script", "words"),
    [
        (always(503), "error of its own"),
        (always(200, b'{"results": ['), "something else than values"),
        (always(200, b"<html>przerwa techniczna</html>"), "something else than values"),
        (always(200, b"[" * 100_000), "something else than values"),
        (always(200, b"x", Content_Length="5000"), "cannot be reached"),
    ],
)
def test_a_bank_that_answers_badly_is_asked_again_a_few_times_and_then_it_is_said(
    home: Partnership, bank: Bank, script: Script, words: str
) -> None:
    bank.script = script
    loading = begun(home, (2,))
    for _attempt in range(6):
        fetched(loading)

    assert loading.state == LoadingState.FAILED
    assert words in loading.problem
    bank.script = usual
    services.fetch_again(actor=SYSTEM, loading=loading)
    assert fetched(loading).state == LoadingState.READY


@pytest.mark.parametrize(
    ("script", "words"),
    [
        (always(404), "no such variable"),
        (always(403), "does not accept the key"),
        (always(400), "did not understand"),
        (always(302, Location="http://169.254.169.254/"), "did not understand"),
        (always(200, written(by_variable({MAZOWIECKIE: {2023: 1}}, 1))), "another question"),
        (always(200, written(by_variable({MAZOWIECKIE: {2023: 1}}, page=7))), "another question"),
        (always(200, b"9" * 4_100_000), "cannot be reached"),
    ],
)
def test_a_refusal_is_said_at_once(home: Partnership, bank: Bank, script: Script, words: str) -> None:
    bank.script = script

    loading = fetched(begun(home, (2,)))

    assert (loading.state, len(bank.asked)) == (LoadingState.FAILED, 1)
    assert words in loading.problem


def test_without_a_way_to_the_internet_a_plain_word_says_so(home: Partnership, settings: Settings) -> None:
    settings.BDL_ADDRESS = "http://bank.invalid/api/v1"
    loading = begun(home, (2,))
    for _attempt in range(6):
        fetched(loading)

    assert loading.state == LoadingState.FAILED
    assert loading.problem == "GUS cannot be reached: There is no such website."


def test_an_address_inside_a_closed_network_is_not_asked(
    home: Partnership, bank: Bank, settings: Settings
) -> None:
    settings.FOREIGN_NETWORKS = []

    loading = fetched(begun(home, (2,)))

    assert loading.state == LoadingState.FAILED
    assert "closed network" in loading.problem
    assert bank.asked == []


def test_pages_without_end_are_ended(home: Partnership, bank: Bank) -> None:
    def endless(query: dict[str, list[str]], _number: int) -> tuple[int, dict[str, str], bytes]:
        page = int(query["page"][0])
        names = NAMES | {"021200000000": "KRAJ"}
        return 200, {}, written(by_variable({"021200000000": {2023: 1}}, page=page, total=10**8, names=names))

    bank.script = endless
    loading = fetched(begun(home, (2,)))

    assert (loading.state, len(bank.asked)) == (LoadingState.FAILED, 201)
    assert "without end" in loading.problem


def test_a_loading_put_aside_is_not_fetched_on(home: Partnership, bank: Bank) -> None:
    loading = begun(home)
    services.discard_loading(actor=SYSTEM, loading=loading)

    assert fetched(loading).state == LoadingState.DISCARDED
    assert bank.asked == []


def test_two_workers_fetch_no_page_twice_into_a_loading(home: Partnership, bank: Bank) -> None:
    loading = begun(home)
    stale = Loading.objects.get(pk=loading.pk)
    fetched(loading)

    services.fetch_loading(stale)

    loading.refresh_from_db()
    assert len(selectors.cells_of(loading)) == 4


@pytest.mark.parametrize(
    ("levels", "first", "last", "field"),
    [
        ((), 2020, 2021, "levels"),
        ((5,), 1990, 2021, "first_year"),
        ((5,), 2021, 2020, "first_year"),
        ((5,), 2020, 2031, "first_year"),
    ],
)
def test_a_question_that_cannot_be_asked_is_refused(
    home: Partnership, levels: tuple[int, ...], first: int, last: int, field: str
) -> None:
    indicator = an_indicator(home, bdl_variable=RATE_VARIABLE)

    with pytest.raises(BadInput) as refused:
        services.begin_fetching(
            actor=SYSTEM,
            indicator=indicator,
            draft=FetchDraft(levels=levels, first_year=first, last_year=last),
        )

    assert refused.value.field == field


def test_an_indicator_without_a_variable_is_not_fetched_and_strangers_fetch_nothing(
    home: Partnership, cast: Cast
) -> None:
    draft = FetchDraft(levels=(5,), first_year=2020, last_year=2021)

    with pytest.raises(BadInput, match="no variable"):
        services.begin_fetching(actor=SYSTEM, indicator=an_indicator(home), draft=draft)
    with pytest.raises(NotAllowed):
        services.begin_fetching(actor=cast.neighbour, indicator=Indicator.objects.get(), draft=draft)


def test_the_page_asks_shows_how_far_it_is_and_what_came(
    home: Partnership, bank: Bank, cast: Cast, client_of: ClientOf
) -> None:
    indicator = an_indicator(home, bdl_variable=RATE_VARIABLE)
    officer: Client = client_of(cast.officer)
    officer.cookies[django_settings.LANGUAGE_COOKIE_NAME] = "en"
    assert "Fetch values from GUS" in officer.get(f"{ROOM}{indicator.pk}/").content.decode()
    typed = {"levels": ["2", "5"], "first_year": "2022", "last_year": "2023"}
    assert officer.post(f"{ROOM}{indicator.pk}/pobierz/", typed | {"first_year": "1900"}).status_code == 422

    page = officer.post(f"{ROOM}{indicator.pk}/pobierz/", typed).headers["Location"]
    assert "Values are fetched from GUS" in officer.get(page).content.decode()
    assert "HX-Refresh" not in officer.get(f"{page}postep/").headers
    services.fetch_loading(Loading.objects.get())

    assert officer.get(f"{page}postep/").headers["HX-Refresh"] == "true"
    assert "Save 4 values" in officer.get(page).content.decode()
    assert json.dumps(Loading.objects.get().asked)


@pytest.mark.parametrize("is_dripping", [False, True], ids=["silent", "dripping"])
def test_a_bank_that_never_finishes_its_answer_is_left_and_asked_later(
    home: Partnership, bank: Bank, monkeypatch: pytest.MonkeyPatch, is_dripping: bool
) -> None:
    monkeypatch.setattr(bdl_api, "LIMITS", Limits(seconds=0.5, bytes=4_000_000))
    ended = threading.Event()
    bank.script = lambda query, number: (
        (200, {"Content-Length": "9000000"}, b"") if is_dripping else _silence(ended)
    )
    bank.after = lambda writer: _drip(writer, ended) if is_dripping else None

    loading = fetched(begun(home, (2,)))
    ended.set()

    assert loading.state == LoadingState.FETCHING
    assert "cannot be reached" in loading.problem


def _silence(ended: threading.Event) -> tuple[int, dict[str, str], bytes]:
    ended.wait(10)
    return 503, {}, b""


def _drip(writer: Any, ended: threading.Event) -> None:
    with suppress(OSError):
        while not ended.wait(0.05):
            writer.write(b" ")
            writer.flush()
