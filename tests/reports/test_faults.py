"""What may go wrong while a report is approved and filed: two officers at once, a worker that dies."""

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from datetime import date
from pathlib import Path
from threading import Barrier

import pytest
from django.db import connections
from django_scopes import scope
from pytest_django import Settings

from spoiwo.audit.models import LogEntry
from spoiwo.common.exceptions import SpoiwoError
from spoiwo.files.models import StoredFile
from spoiwo.meetings.states import MeetingKind
from spoiwo.reports import papers, selectors, services
from spoiwo.reports.models import Report
from spoiwo.reports.services import approval
from spoiwo.reports.states import State
from tests.cast import Cast
from tests.factories.meetings import a_held_meeting
from tests.factories.reports import BY_LEADER, SYSTEM, a_report, an_approved_report


@pytest.fixture(autouse=True)
def vault(settings: Settings, tmp_path: Path) -> None:
    settings.FILES_ROOT = tmp_path / "files"


def _at_once(cast: Cast, deed: Callable[[Report], None], number: int) -> list[str]:
    """Do the deed twice at the same moment; return "" for each that was done, else why it was refused."""
    start = Barrier(2)

    def one(_place: int) -> str:
        try:
            with scope(partnership=cast.partnership):
                report = selectors.report_by_id(cast.partnership, number)
                start.wait(20)
                deed(report)
        except SpoiwoError as refusal:
            return str(refusal) or "refused"
        finally:
            connections.close_all()
        return ""

    with ThreadPoolExecutor(2) as pool:
        return list(pool.map(one, range(2)))


@pytest.mark.django_db(transaction=True)
def test_two_officers_approving_at_once_approve_it_once(cast: Cast) -> None:
    with scope(partnership=cast.partnership):
        a_held_meeting(cast.partnership, kind=MeetingKind.SIGNATORIES, day=date(2016, 8, 2))
        number = a_report(cast.partnership).pk

    answers = _at_once(
        cast, lambda report: services.approve_report(actor=SYSTEM, report=report, draft=BY_LEADER), number
    )

    assert sorted(map(bool, answers)) == [False, True]
    with scope(partnership=cast.partnership):
        report = selectors.report_by_id(cast.partnership, number)
        assert report.state == State.APPROVED
        assert selectors.is_whole(report)
        assert LogEntry.objects.filter(action="reports.report.approved").count() == 1


@pytest.mark.django_db(transaction=True)
def test_two_officers_filing_at_once_keep_one_paper(cast: Cast) -> None:
    with scope(partnership=cast.partnership):
        number = an_approved_report(cast.partnership).pk

    answers = _at_once(
        cast, lambda report: services.file_report(actor=SYSTEM, report=report, filed_with=""), number
    )

    assert sorted(map(bool, answers)) == [False, True]
    with scope(partnership=cast.partnership):
        assert StoredFile.objects.filter(name="sprawozdanie.pdf").count() == 1
        assert LogEntry.objects.filter(action="reports.report.filed").count() == 1


@pytest.mark.django_db
def test_a_worker_that_dies_while_the_paper_is_made_files_nothing(
    cast: Cast, monkeypatch: pytest.MonkeyPatch
) -> None:
    def dies(_paper: object) -> bytes:
        raise SystemExit(137)

    with scope(partnership=cast.partnership):
        report = an_approved_report(cast.partnership)
        frozen = report.sha256
        monkeypatch.setattr(approval, "to_pdf", dies)
        with pytest.raises(SystemExit):
            services.file_report(actor=SYSTEM, report=report, filed_with="")
        monkeypatch.undo()

        again = selectors.report_by_id(cast.partnership, report.pk)
        assert (again.state, again.pdf, again.filed_at, again.sha256) == (State.APPROVED, None, None, frozen)
        assert not LogEntry.objects.filter(action="reports.report.filed").exists()
        assert not StoredFile.objects.filter(name="sprawozdanie.pdf").exists()

        services.file_report(actor=SYSTEM, report=again, filed_with="")
        assert again.is_filed
        assert selectors.is_whole(again)
        assert papers.content_of(again).head.title == again.title
