"""Visits are counted without cookies, without anything of the reader, and without a query (BIP-01)."""

from collections import Counter
from datetime import date
from threading import Thread
from types import SimpleNamespace

import pytest
from django.db import DatabaseError, connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django_scopes import scope
from pytest_django import Settings

from spoiwo.common import clock
from spoiwo.common.web import kept
from spoiwo.visits import services
from spoiwo.visits.buffer import Buffer, Counts
from spoiwo.visits.counted import is_robot
from spoiwo.visits.models import DailyCount
from spoiwo.visits.selectors import totals_of, visits_of
from spoiwo.visits.totals import Totals
from tests.cast import Cast, ClientOf
from tests.factories.meetings import a_meeting
from tests.reading import english, questions, read

FIREFOX = "Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0"
PAGE = "/partnerstwa/powiat-zwolenski/"
SLUG = "powiat-zwolenski"


@pytest.fixture(autouse=True)
def _nothing_counted() -> None:
    services.visits._counts.clear()


def _reader(**headers: str) -> Client:
    return Client(headers={"User-Agent": FIREFOX, **headers})


def _seen(page: str = "portal:partnership", key: str = SLUG) -> int:
    services.visits.flush()
    return visits_of(page, key)


def test_each_visit_of_a_public_page_is_counted_by_its_day(cast: Cast) -> None:
    for day in (date(2026, 5, 8), date(2026, 5, 8), date(2026, 5, 9)):
        with clock.frozen(day):
            _reader().get(PAGE)

    assert _seen() == 3
    assert dict(DailyCount.objects.values_list("day", "count")) == {date(2026, 5, 8): 2, date(2026, 5, 9): 1}


def test_counting_asks_the_database_nothing_and_sets_no_cookie(cast: Cast) -> None:
    robot, reader = Client(headers={"User-Agent": "Googlebot/2.1"}), _reader()
    robot.get(PAGE)
    with CaptureQueriesContext(connection) as without:
        robot.get(PAGE)
    with CaptureQueriesContext(connection) as with_it:
        answer = reader.get(PAGE)

    assert len(with_it) == len(without)
    assert not answer.cookies


def test_a_page_says_how_often_it_was_opened_without_asking(cast: Cast) -> None:
    with scope(partnership=cast.partnership):
        meeting = a_meeting(cast.partnership)
    address, reader = f"{PAGE}spotkania/{meeting.pk}/", english(_reader())
    first = questions(reader, address)
    services.visits.flush()
    services.totals.refresh()

    assert questions(reader, address) == first
    assert "Number of views: 2" in read(reader, address)


def test_totals_of_many_pages_are_read_at_once(cast: Cast) -> None:
    services.write_counts(Counter({(date(2026, 5, 8), "p", str(number)): number for number in range(1, 50)}))
    totals = Totals(totals_of)
    assert [totals.of(("p", str(number))) for number in range(50)] == [None] * 50

    with CaptureQueriesContext(connection) as asked:
        totals.refresh()
        totals.refresh()

    assert len(asked) == 1
    assert [totals.of(("p", str(number))) for number in range(50)] == list(range(50))


def test_totals_fill_no_more_memory_than_they_may(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("spoiwo.visits.totals.MOST_KNOWN", 3)
    totals = Totals(lambda pages: dict.fromkeys(pages, 7))
    for number in range(10):
        totals.of(("p", str(number)))
    totals.refresh()
    totals.of(("p", "9"))
    totals.refresh()

    assert len(totals._known) <= 3
    assert totals.of(("p", "9")) == 7


def test_nothing_of_the_reader_is_kept() -> None:
    assert {field.name for field in DailyCount._meta.concrete_fields} == {"id", "day", "page", "key", "count"}


def test_an_answer_kept_in_memory_is_a_visit_too(
    cast: Cast, settings: Settings, monkeypatch: pytest.MonkeyPatch
) -> None:
    settings.KEPT_PAGES = True
    monkeypatch.setattr(kept, "changes", SimpleNamespace(number=1))
    reader = _reader()
    first = reader.get("/partnerstwa/")
    with CaptureQueriesContext(connection) as captured:
        second = reader.get("/partnerstwa/")

    assert (len(captured), second.content) == (0, first.content)
    assert _seen("portal:partnership_list", "") == 2


@pytest.mark.parametrize(
    "headers",
    [
        {"User-Agent": "Mozilla/5.0 (compatible; Googlebot/2.1; +http://www.google.com/bot.html)"},
        {"User-Agent": ""},
        {"Sec-Purpose": "prefetch"},
        {"Purpose": "prefetch"},
        {"HX-Request": "true"},
    ],
)
def test_who_is_no_reader_is_not_counted(cast: Cast, headers: dict[str, str]) -> None:
    _reader(**headers).get(PAGE)

    assert _seen() == 0


def test_who_works_here_is_not_counted(cast: Cast, client_of: ClientOf) -> None:
    client_of(cast.officer).get(PAGE, headers={"User-Agent": FIREFOX})

    assert _seen() == 0


@pytest.mark.parametrize("address", ["/nie-ma/", "/pulpit/", "/robots.txt", "/partnerstwa/nie-ma-takiego/"])
def test_only_pages_that_were_shown_are_counted(cast: Cast, address: str) -> None:
    _reader().get(address)
    services.visits.flush()

    assert not DailyCount.objects.exists()


def test_an_address_typed_with_other_words_is_the_same_page(cast: Cast) -> None:
    for address in (PAGE, f"{PAGE}?utm_source=x", f"{PAGE}?a=1"):
        _reader().get(address)

    assert _seen() == 3
    assert DailyCount.objects.count() == 1


def test_what_two_processes_counted_is_added_up(cast: Cast) -> None:
    day = date(2026, 5, 8)
    first, second = Buffer(services.write_counts), Buffer(services.write_counts)
    for buffer in (first, second, second):
        buffer.add(day, "portal:project", f"{SLUG}/1")

    assert (first.flush(), second.flush(), second.flush()) == (1, 2, 0)
    assert visits_of("portal:project", f"{SLUG}/1") == 3


def test_many_threads_lose_no_visit() -> None:
    written: Counts = Counter()
    buffer = Buffer(written.update)

    def read() -> None:
        for _visit in range(500):
            buffer.add(date(2026, 5, 8), "p", "k")

    readers = [Thread(target=read) for _reader in range(8)]
    for one in readers:
        one.start()
    buffer.flush()
    for one in readers:
        one.join()
    buffer.flush()

    assert written.total() == 4000


def test_visits_wait_where_the_database_does_not_answer() -> None:
    broken = True
    written: Counts = Counter()

    def write(counts: Counts) -> None:
        if broken:
            raise DatabaseError("gone")
        written.update(counts)

    buffer = Buffer(write)
    buffer.add(date(2026, 5, 8), "p", "k")
    assert buffer.flush() == 0

    broken = False
    buffer.add(date(2026, 5, 8), "p", "k")
    assert (buffer.flush(), written.total()) == (2, 2)


def test_a_flood_of_pages_does_not_fill_the_memory(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("spoiwo.visits.buffer.MOST_PAGES", 3)
    written: Counts = Counter()
    buffer = Buffer(written.update)
    for number in [*range(10), 0, 0]:
        buffer.add(date(2026, 5, 8), "p", str(number))
    buffer.flush()

    assert written == {(date(2026, 5, 8), "p", str(n)): 3 if n == 0 else 1 for n in range(3)}


def test_a_thread_of_its_own_writes_what_was_counted() -> None:
    written: Counts = Counter()
    buffer = Buffer(written.update)
    buffer.add(date(2026, 5, 8), "p", "k")

    buffer.keep_writing(0.01)
    buffer.keep_writing(0.01)
    for _wait in range(200):
        if written:
            break
        buffer._stop.wait(0.01)
    buffer._stop.set()

    assert written.total() == 1


@pytest.mark.django_db
def test_days_long_past_are_added_up_by_month() -> None:
    days = [date(2026, 1, 1), date(2026, 1, 5), date(2026, 1, 31), date(2026, 2, 3), date(2026, 5, 7)]
    services.write_counts(Counter({(day, "p", "k"): 2 for day in days}))

    assert services.fold_months(date(2026, 5, 8)) == 3
    assert services.fold_months(date(2026, 5, 8)) == 0
    assert dict(DailyCount.objects.values_list("day", "count")) == {
        date(2026, 1, 1): 6,
        date(2026, 2, 1): 2,
        date(2026, 5, 7): 2,
    }
    assert visits_of("p", "k") == 10


@pytest.mark.parametrize(
    "agent", ["Mozilla/5.0 bingbot/2.0", "curl/8.4", "python-requests/2", "Spoiwo/1", ""]
)
def test_robots_are_known_by_what_they_say(agent: str) -> None:
    assert is_robot(agent)
    assert not is_robot(FIREFOX)
