"""Requests of citizens on the desk: each by itself, while its term is near or has passed."""

from datetime import date

import pytest
from django.core.cache import cache
from django.utils import translation
from django_scopes import scope

from spoiwo.common import clock
from spoiwo.dashboard.selectors import tasks_of
from spoiwo.duties.states import Every, Kind
from spoiwo.requests.states import Kind as Asked
from tests.cast import Cast
from tests.factories.duties import a_duty
from tests.factories.requests import a_case, an_answered_case

DAY = date(2026, 5, 12)
RIGHTS = {"requests.answer_request", "duties.edit_rule"}


@pytest.mark.django_db
def test_the_desk_names_what_is_late_and_what_is_due_within_a_week(cast: Cast) -> None:
    cache.clear()
    home = cast.partnership
    with scope(partnership=home), clock.frozen(DAY), translation.override("en"):
        a_duty(home, Kind.REQUESTS, date(2026, 4, 1), days=7, every=Every.QUARTER, warn_days=7)
        a_case(home, came_on=date(2026, 5, 4))
        a_case(home, Asked.INFORMATION, came_on=date(2026, 5, 4))
        a_case(home, Asked.DATA, came_on=date(2026, 5, 4))
        an_answered_case(home)

        told = tasks_of(home, DAY, RIGHTS)
        unseen = tasks_of(home, DAY, {"partnerships.view_partnership"})

    # The rule watch does not say again what each request says by itself.
    assert [(task.text, bool(task.tag)) for task in told] == [
        ("Request 1/2026: demand for digital accessibility", True),
        ("Request 2/2026: request for public information", False),
    ]
    assert not unseen
