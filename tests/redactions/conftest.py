"""Minutes with data of private persons in them, approved and read by everybody."""

from collections.abc import Iterator

import pytest
from django.utils import translation
from django_scopes import scope

from spoiwo.meetings.models import AgendaItem
from spoiwo.minutes.models import Minutes
from spoiwo.minutes.services import approve_minutes, give_for_approval, set_minutes_public
from spoiwo.partnerships.models import Partnership
from tests.cast import Cast
from tests.factories.meetings import a_meeting
from tests.factories.minutes import SYSTEM, a_session, the_minutes_of, written

TEXT = (
    "Wójt Adam Wiśniewski otworzył dyskusję. Pani Janina Kwiatkowska (PESEL 44051401359, tel. 600 700 800)\n"
    "przedstawiła swoją sytuację. Janinie Kwiatkowskiej udzielono głosu ponownie."
)


@pytest.fixture(autouse=True)
def _in_english() -> Iterator[None]:
    with translation.override("en"):
        yield


@pytest.fixture
def home(cast: Cast) -> Iterator[Partnership]:
    with scope(partnership=cast.partnership):
        yield cast.partnership


@pytest.fixture
def sent(home: Partnership) -> Minutes:
    """Minutes that wait for their approval."""
    meeting = a_session(home)
    a_meeting(home)
    minutes = the_minutes_of(meeting)
    written(minutes, TEXT)
    give_for_approval(actor=SYSTEM, minutes=minutes)
    return minutes


@pytest.fixture
def read_by_all(home: Partnership, sent: Minutes) -> Minutes:
    """The same, approved and open to everybody."""
    item = AgendaItem.objects.get(approves=sent.meeting)
    approve_minutes(actor=SYSTEM, minutes=sent, item=item, words="Bez uwag.")
    set_minutes_public(actor=SYSTEM, partnership=home, is_public=True, remarks_days=7)
    sent.refresh_from_db()
    return sent
