"""Long lists: read, checked and saved by the worker, whatever befalls it."""

from collections.abc import Callable, Iterator
from datetime import timedelta

import pytest
from django.db import connection
from django_scopes import scope

from spoiwo.audit.models import LogEntry
from spoiwo.common import clock
from spoiwo.common.exceptions import NotAllowed, WrongState
from spoiwo.files.adapters import vault
from spoiwo.intake import jobs, services
from spoiwo.intake.models import ImportBatch
from spoiwo.intake.services import checking, saving, uploading
from spoiwo.intake.services.writing import Writer
from spoiwo.intake.states import BatchState
from spoiwo.registry.models import Organization, Signatory
from tests.cast import Cast
from tests.intake.lists import Bring
from tests.working import forget_jobs, work_until_done

Work = Callable[[], None]


@pytest.fixture
def work(transactional_db: None) -> Iterator[Work]:
    """Return a deed that runs the worker in this process until no job is left."""
    yield work_until_done
    forget_jobs()


@pytest.fixture
def all_is_long(monkeypatch: pytest.MonkeyPatch) -> None:
    """Treat every list as too long for the officer to wait."""
    monkeypatch.setattr(uploading, "SMALL_FILE", 0)
    monkeypatch.setattr(checking, "SMALL_LIST", 0)
    monkeypatch.setattr(saving, "SMALL_SAVING", 0)


def fresh(batch: ImportBatch) -> ImportBatch:
    batch.refresh_from_db()
    return batch


@pytest.mark.usefixtures("all_is_long")
def test_the_worker_takes_a_long_list_from_reading_to_saving(work: Work, cast: Cast) -> None:
    with scope(partnership=cast.partnership):
        batch = Bring(cast.officer, cast.partnership).rows(
            *[[f"Fundacja {number}", "2019"] for number in range(60)]
        )
        assert batch.state == BatchState.UPLOADED

        work()
        assert (fresh(batch).state, batch.total) == (BatchState.PREVIEWED, 60)

        services.commit_batch(actor=cast.officer, batch=batch)
        assert (batch.state, Organization.objects.count()) == (BatchState.COMMITTING, 0)

        work()
        assert (fresh(batch).state, batch.done) == (BatchState.COMMITTED, 60)
        assert Signatory.objects.count() == 60


def _seen_from_outside(batch: ImportBatch) -> int:
    other = connection.copy()
    try:
        with other.cursor() as cursor:
            cursor.execute("SELECT done FROM intake_importbatch WHERE id = %s", [batch.pk])
            return int(cursor.fetchone()[0])
    finally:
        other.close()


@pytest.mark.usefixtures("all_is_long")
def test_how_far_the_saving_is_can_be_seen_before_it_is_done(
    work: Work, cast: Cast, monkeypatch: pytest.MonkeyPatch
) -> None:
    seen: list[int] = []
    monkeypatch.setattr(saving, "PORTION", 25)
    with scope(partnership=cast.partnership):
        batch = Bring(cast.officer, cast.partnership).rows(
            *[[f"Fundacja {number}", "2019"] for number in range(30)]
        )
        work()
        services.commit_batch(actor=cast.officer, batch=fresh(batch))
        whole = Writer.write

        def watched(self: Writer, *rest: object) -> None:
            seen.append(_seen_from_outside(batch))
            whole(self, *rest)  # type: ignore[arg-type]  # passed on as it came

        monkeypatch.setattr(Writer, "write", watched)
        work()

    assert seen[0] == 0
    assert seen[-1] == 25


def _from_outside(batch: ImportBatch, state: BatchState) -> None:
    """Do what somebody else's request does while the worker is busy."""
    other = connection.copy()
    try:
        with other.cursor() as cursor:
            cursor.execute("UPDATE intake_importbatch SET state = %s WHERE id = %s", [state, batch.pk])
    finally:
        other.close()


@pytest.mark.usefixtures("all_is_long")
@pytest.mark.parametrize("portion", [25, 200])
def test_a_saving_that_is_stopped_leaves_nothing_behind(
    work: Work, cast: Cast, monkeypatch: pytest.MonkeyPatch, portion: int
) -> None:
    """Found out before the next portion, or at the latest at the end."""
    monkeypatch.setattr(saving, "PORTION", portion)
    with scope(partnership=cast.partnership):
        batch = Bring(cast.officer, cast.partnership).rows(
            *[[f"Fundacja {number}", "2019"] for number in range(60)]
        )
        work()
        services.commit_batch(actor=cast.officer, batch=fresh(batch))
        whole = Writer.write

        def stopped(self: Writer, *rest: object) -> None:
            whole(self, *rest)  # type: ignore[arg-type]  # passed on as it came
            _from_outside(batch, BatchState.PREVIEWED)

        monkeypatch.setattr(Writer, "write", stopped)
        work()

        assert fresh(batch).state == BatchState.PREVIEWED
        assert not Organization.objects.exists()
        assert not Signatory.objects.exists()
        assert set(batch.rows.values_list("outcome", flat=True)) == {""}
    assert not _failed_jobs()


@pytest.mark.usefixtures("all_is_long")
def test_an_import_put_aside_while_it_is_checked_stays_aside(
    work: Work, cast: Cast, monkeypatch: pytest.MonkeyPatch
) -> None:
    with scope(partnership=cast.partnership):
        batch = Bring(cast.officer, cast.partnership).rows(["Fundacja Merkury", "2019"])
        judged = checking.judge_rows

        def put_aside(*rest: object) -> object:
            _from_outside(batch, BatchState.DISCARDED)
            return judged(*rest)  # type: ignore[arg-type]  # passed on as it came

        monkeypatch.setattr(checking, "judge_rows", put_aside)
        work()

        assert fresh(batch).state == BatchState.DISCARDED
    assert not _failed_jobs()


def _failed_jobs() -> int:
    with connection.cursor() as cursor:
        cursor.execute("SELECT count(*) FROM procrastinate_jobs WHERE status = 'failed'")
        return int(cursor.fetchone()[0])


def test_the_officer_stops_a_saving_and_the_preview_opens_again(cast: Cast, bring: Bring) -> None:
    batch = bring.rows(["Fundacja Merkury", "2019"])
    with pytest.raises(WrongState):
        services.stop_saving(actor=cast.officer, batch=batch)
    ImportBatch.objects.filter(pk=batch.pk).update(state=BatchState.COMMITTING)

    with pytest.raises(NotAllowed):
        services.stop_saving(actor=cast.auditor, batch=fresh(batch))
    services.stop_saving(actor=cast.officer, batch=fresh(batch))

    assert (batch.state, batch.problem_code) == (BatchState.PREVIEWED, "saving_stopped")
    assert LogEntry.objects.filter(action="intake.batch.stopped").count() == 1


def test_a_job_that_runs_twice_does_its_work_once(cast: Cast, bring: Bring) -> None:
    batch = bring.rows(["Fundacja Merkury", "2019"])
    services.commit_batch(actor=cast.officer, batch=batch)

    services.save_batch(batch, actor=cast.officer)
    services.check_batch(batch)
    services.read_batch(batch)

    assert (batch.state, Signatory.objects.count()) == (BatchState.COMMITTED, 1)


@pytest.mark.usefixtures("all_is_long")
def test_a_long_file_that_cannot_be_read_is_kept_with_the_reason(work: Work, cast: Cast) -> None:
    with scope(partnership=cast.partnership):
        batch = Bring(cast.officer, cast.partnership)(b";;\n;; \n", "pusta.csv")

        work()

        assert (fresh(batch).state, batch.problem_code) == (BatchState.UNREADABLE, "empty")


@pytest.mark.usefixtures("all_is_long")
def test_a_stored_file_that_is_gone_is_said_so(work: Work, cast: Cast) -> None:
    with scope(partnership=cast.partnership):
        batch = Bring(cast.officer, cast.partnership).rows(["Fundacja Merkury", "2019"])
        assert batch.source is not None
        vault.path_of(batch.source.sha256).unlink()

        work()

        assert fresh(batch).problem_code == "source_gone"


@pytest.mark.usefixtures("all_is_long")
def test_an_unexpected_error_leaves_the_import_where_one_can_go_on(
    work: Work, cast: Cast, monkeypatch: pytest.MonkeyPatch
) -> None:
    with scope(partnership=cast.partnership):
        batch = Bring(cast.officer, cast.partnership).rows(["Fundacja Merkury", "2019"])
        work()
        services.commit_batch(actor=cast.officer, batch=fresh(batch))
        monkeypatch.setattr(Writer, "write", lambda *rest: 1 / 0)

        work()

        assert (fresh(batch).state, batch.problem_code) == (BatchState.PREVIEWED, "saving_failed")
        assert not Organization.objects.exists()


@pytest.mark.usefixtures("all_is_long")
def test_work_that_broke_off_can_be_begun_again_after_a_while(work: Work, cast: Cast) -> None:
    with scope(partnership=cast.partnership):
        batch = Bring(cast.officer, cast.partnership).rows(["Fundacja Merkury", "2019"])
        with pytest.raises(WrongState):
            services.restart_work(actor=cast.officer, batch=batch)

        with clock.frozen(clock.now() + timedelta(minutes=10)):
            services.restart_work(actor=cast.officer, batch=batch)
        work()

        assert fresh(batch).state == BatchState.PREVIEWED


def test_a_saving_that_broke_off_opens_the_preview_again(cast: Cast, bring: Bring) -> None:
    batch = bring.rows(["Fundacja Merkury", "2019"])
    ImportBatch.objects.filter(pk=batch.pk).update(state=BatchState.COMMITTING, worked_at=clock.now())
    batch.refresh_from_db()

    with clock.frozen(clock.now() + timedelta(minutes=10)):
        services.restart_work(actor=cast.officer, batch=batch)

    assert (batch.state, batch.problem_code) == (BatchState.PREVIEWED, "saving_failed")


def test_jobs_are_known_under_the_names_they_are_asked_by() -> None:
    assert {job.name for job in (jobs.read_batch, jobs.check_batch, jobs.save_batch)} == {
        "intake.read_batch",
        "intake.check_batch",
        "intake.save_batch",
    }
