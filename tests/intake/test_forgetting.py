"""Lists nobody finished: people named in them are not kept for ever."""

from datetime import timedelta

import pytest
from django_scopes import scope, scopes_disabled

from spoiwo.common import clock
from spoiwo.files.models import StoredFile
from spoiwo.intake import jobs, services
from spoiwo.intake.columns import Field
from spoiwo.intake.models import ImportBatch, ImportRow
from spoiwo.intake.states import BatchState
from tests.cast import Cast
from tests.intake.lists import Bring

pytestmark = pytest.mark.django_db
MONTH = timedelta(days=31)


def _list(cast: Cast, name: str) -> ImportBatch:
    with scope(partnership=cast.partnership):
        return Bring(cast.officer, cast.partnership).rows([name, "2019"])


def test_a_list_nobody_has_worked_on_for_a_month_is_put_aside_by_itself(cast: Cast) -> None:
    batch = _list(cast, "Fundacja Zapomniana")

    with clock.frozen(clock.now() + MONTH):
        assert jobs.forget_abandoned(0) == 1

    batch.refresh_from_db()
    assert batch.state == BatchState.DISCARDED
    assert batch.source is None
    with scopes_disabled():
        assert not ImportRow.objects.filter(batch=batch).exists()
        assert not StoredFile.objects.exists()


def test_a_list_somebody_works_on_and_a_saved_one_stay(cast: Cast) -> None:
    saved = _list(cast, "Fundacja Zapisana")
    with scope(partnership=cast.partnership):
        services.commit_batch(actor=cast.officer, batch=saved)
    old = _list(cast, "Fundacja Otwarta")
    with clock.frozen(clock.now() + MONTH), scope(partnership=cast.partnership):
        row = old.rows.get()
        services.correct_row(
            actor=cast.officer, batch=old, row=row, cells={Field.NAME: "Fundacja B"}, version=row.version
        )
        young = Bring(cast.officer, cast.partnership).rows(["Fundacja Nowa", "2019"])

        assert jobs.forget_abandoned(0) == 0

    states = {batch.state for batch in ImportBatch._base_manager.filter(pk__in=[old.pk, young.pk])}
    assert states == {BatchState.PREVIEWED}
    saved.refresh_from_db()
    assert saved.state == BatchState.COMMITTED
    assert saved.source is not None
