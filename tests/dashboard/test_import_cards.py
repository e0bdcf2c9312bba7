"""Lists brought in and not saved yet on the desk."""

from datetime import date

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import translation
from django.utils.html import strip_tags
from django_scopes import scope

from spoiwo.common import clock
from spoiwo.dashboard.selectors import tasks_of
from spoiwo.intake.models import ImportBatch, ImportRow
from spoiwo.intake.states import BatchState, Choice, Verdict
from tests.cast import Cast

DAY = date(2026, 5, 12)
RIGHTS = {"intake.import_list"}


@pytest.mark.django_db
def test_the_desk_names_a_list_with_rows_that_wait_until_it_is_saved(cast: Cast) -> None:
    home = cast.partnership
    with scope(partnership=home), clock.frozen(DAY), translation.override("en"):
        lists = [
            ImportBatch.objects.create(
                partnership=home,
                name=name,
                format="csv",
                state=state,
                uploaded_by="user:1",
            )
            for name, state in (
                ("gminy.csv", BatchState.PREVIEWED),
                ("pusta.csv", BatchState.READ),
                ("zapisana.csv", BatchState.COMMITTED),
            )
        ]
        rows = [
            (Verdict.DECIDE, Choice.NONE),
            (Verdict.DECIDE, Choice.NEW),
            (Verdict.ERROR, Choice.NONE),
            (Verdict.NEW, Choice.NONE),
        ]
        for batch in (lists[0], lists[2]):
            for number, (verdict, choice) in enumerate(rows, 1):
                ImportRow.objects.create(batch=batch, number=number, raw=[], verdict=verdict, choice=choice)

        with CaptureQueriesContext(connection) as captured:
            told = tasks_of(home, DAY, RIGHTS)

        assert [strip_tags(task.text).replace("\xa0", " ") for task in told] == [
            "2 rows wait for a decision: gminy.csv",
            "A list is not saved yet: pusta.csv",
        ]
        assert told[0].url == f"/pulpit/{home.slug}/import/{lists[0].pk}/"
        assert len(captured) == 1
        assert not tasks_of(home, DAY, {"partnerships.view_partnership"})
