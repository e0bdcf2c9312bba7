"""Many documents at once: each is read once, also when the worker is killed in the middle."""

import os
import signal
import time
from pathlib import Path

import pytest
from django.db import connection
from django.urls import reverse
from procrastinate.contrib.django import app

from spoiwo.partnerships.models import Partnership
from spoiwo.sources import selectors, services
from spoiwo.sources.models import Finding, SourceDocument
from spoiwo.sources.states import DocumentState
from tests.cast import Cast, ClientOf
from tests.sources.texts import REPORT
from tests.sources.workers import a_worker, home

__all__ = ["home"]
pytestmark = pytest.mark.django_db(transaction=True)
# More of them, for the release: SPOIWO_MANY_DOCUMENTS=200.
MANY = int(os.environ.get("SPOIWO_MANY_DOCUMENTS", "12"))


def _read() -> int:
    return SourceDocument.objects.filter(state=DocumentState.PROPOSED).count()


def _rows(question: str) -> list[tuple[int, int]]:
    with connection.cursor() as cursor:
        cursor.execute(question)
        found: list[tuple[int, int]] = cursor.fetchall()
    return found


def test_a_worker_killed_in_the_middle_loses_no_document_and_reads_none_twice(
    cast: Cast, client_of: ClientOf, home: Partnership, tmp_path: Path
) -> None:
    for number in range(MANY):
        text = f"Dokument {number}.\n\n{REPORT}"
        services.bring_in_document(
            actor=cast.officer, partnership=home, content=text.encode(), name=f"{number}.txt"
        )
    with a_worker(tmp_path) as worker:
        until = time.monotonic() + 120
        while _read() < MANY // 3 and time.monotonic() < until:
            time.sleep(0.02)
        worker.send_signal(signal.SIGKILL)
        worker.wait()
    done = _read()
    assert 0 < done < MANY, "the worker was to be killed in the middle"
    queue = selectors.queue_of(home)
    assert (queue.done, queue.total) == (done, MANY)
    page = client_of(cast.officer).get(reverse("sources:document_list", args=[home.slug]))
    assert f'value="{done}" max="{MANY}"' in page.content.decode()

    # What the schedule does every two minutes, once the dead worker was silent for a while.
    _make_the_heart_beat_old()
    app.configure_task("notifications.settle_interrupted").defer(timestamp=0)
    for _round in range(2):
        with a_worker(tmp_path) as worker:
            assert worker.wait(600) == 0

    assert _read() == MANY
    assert not selectors.queue_of(home).is_working
    read = "SELECT attempts, count(*) FROM procrastinate_jobs WHERE task_name = 'sources.read_document'"
    attempts = dict(_rows(f"{read} AND status = 'succeeded' GROUP BY attempts"))
    # Only the one in the hands of the worker that was killed was begun again.
    assert sum(attempts.values()) == MANY
    assert attempts.get(1, 0) >= MANY - 1
    counted = dict.fromkeys(SourceDocument.objects.values_list("pk", flat=True), 0)
    for pk, number in Finding.objects.values_list("document_id", "number"):
        counted[pk] = max(counted[pk], number)
    assert len(set(counted.values())) == 1, "each says the same, so each has as many findings"
    assert sum(counted.values()) == Finding.objects.count()


def _make_the_heart_beat_old() -> None:
    with connection.cursor() as cursor:
        cursor.execute("UPDATE procrastinate_workers SET last_heartbeat = now() - interval '5 minutes'")
