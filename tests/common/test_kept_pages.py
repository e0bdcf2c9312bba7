"""Pages kept for visitors: the same for the next one, new as soon as anything is recorded (ADR 0015)."""

import time
from collections.abc import Callable, Iterator

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from pytest_django import Settings

from spoiwo.common import clock
from spoiwo.common.changes import Changes
from spoiwo.common.web import kept
from spoiwo.common.web.kept import Kept, Shelf
from tests.factories.partnerships import a_partnership

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def changes(settings: Settings, monkeypatch: pytest.MonkeyPatch) -> Iterator[Changes]:
    """The switch on, with somebody who listens."""
    settings.KEPT_PAGES = True
    found = Changes(patience=0.1)
    monkeypatch.setattr(kept, "changes", found)
    until(lambda: found.number is not None)
    yield found
    found.end()


def until(is_so: Callable[[], bool], seconds: float = 10.0) -> None:
    """Wait for another thread."""
    end = time.monotonic() + seconds
    while not is_so():
        assert time.monotonic() < end
        time.sleep(0.01)


def queries_of(client: Client, path: str = "/partnerstwa/", **headers: str) -> int:
    with CaptureQueriesContext(connection) as captured:
        answer = client.get(path, headers=headers)
    assert answer.status_code == 200
    return len(captured)


def test_the_second_visitor_is_shown_the_same_without_a_question_to_the_database(
    changes: Changes, client: Client
) -> None:
    first = client.get("/partnerstwa/")
    with CaptureQueriesContext(connection) as captured:
        second = client.get("/partnerstwa/")

    assert len(captured) == 0
    assert (second.content, dict(second.items())) == (first.content, dict(first.items()))
    assert not [name for name, _value in second.items() if "Everybody" in name]


def test_what_is_recorded_is_on_the_page_at_once(changes: Changes, client: Client) -> None:
    client.get("/partnerstwa/")
    before = changes.number

    a_partnership("nowe", "Partnerstwo Nowe")

    until(lambda: changes.number != before)
    assert "Partnerstwo Nowe" in client.get("/partnerstwa/").content.decode()


def test_what_changes_while_a_page_is_made_makes_it_void() -> None:
    shelf = Shelf()
    shelf.put(("page",), a_page(number=1))

    assert shelf.take(("page",), 1) is not None
    assert shelf.take(("page",), 2) is None


def test_nothing_is_kept_while_nobody_listens(changes: Changes, client: Client) -> None:
    client.get("/partnerstwa/")
    changes.end()

    assert changes.number is None
    assert queries_of(client) > 0


def test_a_broken_line_is_mended_and_what_was_kept_is_forgotten(changes: Changes) -> None:
    before = changes.number
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT pg_terminate_backend(pid) FROM pg_stat_activity"
            " WHERE datname = current_database() AND query LIKE 'LISTEN%%' OR query = 'SELECT 1'"
        )

    until(lambda: changes.number is not None and changes.number != before)


@pytest.mark.parametrize(
    "headers",
    [{"hx-request": "true"}, {"if-none-match": '"x"'}, {"range": "bytes=0-9"}, {"cookie": "sesja=x"}],
)
def test_whoever_asks_in_another_way_is_answered_anew(
    changes: Changes, client: Client, headers: dict[str, str]
) -> None:
    queries_of(client)
    assert queries_of(client) == 0

    assert queries_of(client, **headers) > 0
    client.cookies.clear()
    assert queries_of(client) == 0


def test_languages_and_appearances_are_kept_apart(changes: Changes, client: Client) -> None:
    client.get("/partnerstwa/")

    english = client.get("/partnerstwa/", headers={"cookie": "jezyk=en"}).content.decode()
    dark = client.get("/partnerstwa/", headers={"cookie": "wyglad=dark"}).content.decode()

    assert '<html lang="en"' in english
    assert dark not in (english, client.get("/partnerstwa/").content.decode())


def test_a_new_day_begins_with_new_pages(changes: Changes, client: Client) -> None:
    queries_of(client)

    with clock.frozen(clock.today().replace(year=clock.today().year + 4, day=1)):
        assert queries_of(client) > 0


def test_none_is_kept_longer_than_a_minute(
    changes: Changes, client: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    queries_of(client)
    later = time.monotonic() + 61
    monkeypatch.setattr("spoiwo.common.web.kept.time.monotonic", lambda: later)

    assert queries_of(client) > 0


def test_a_refusal_is_not_kept(changes: Changes, client: Client) -> None:
    assert client.get("/partnerstwa/nie-ma/").status_code == 404
    with CaptureQueriesContext(connection) as captured:
        assert client.get("/partnerstwa/nie-ma/").status_code == 404
    assert captured.captured_queries


def test_the_shelf_throws_out_what_was_asked_for_longest_ago(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(kept, "SHELF_BYTES", 20)
    shelf = Shelf()
    for name in ("a", "b"):
        shelf.put((name,), a_page(number=1))
    assert shelf.take(("a",), 1)

    shelf.put(("c",), a_page(number=1))

    assert [bool(shelf.take((name,), 1)) for name in ("a", "b", "c")] == [True, False, True]


def a_page(number: int) -> Kept:
    return Kept(b"ten bytes!", {"Content-Type": "text/html"}, number, time.monotonic() + 9)
