"""Personal data on the desk: a breach whose clock runs, people nobody told (GDPR-02, GDPR-06)."""

from datetime import datetime, timedelta

import pytest
from django.core.cache import cache
from django.utils import translation
from django_scopes import scope

from spoiwo.common import clock
from spoiwo.common.actors import SystemActor
from spoiwo.dashboard.selectors import tasks_of
from spoiwo.privacy.services import BreachDraft, record_breach
from tests.cast import Cast
from tests.factories.registry import a_person, a_representative, a_signatory, an_organization

NOON = datetime(2026, 5, 12, 12, tzinfo=clock.WARSAW)
DRAFT = BreachDraft(
    noticed_at=NOON,
    happened="List wysłano pod zły adres.",
    whose="Jedna osoba.",
    which="Imię i nazwisko.",
    consequences="Nieznane.",
    measures="Poproszono o usunięcie.",
)


@pytest.mark.django_db
def test_the_desk_tells_of_a_breach_until_the_clock_ends_and_of_people_not_told(cast: Cast) -> None:
    cache.clear()
    home, day = cast.partnership, NOON.date()
    with scope(partnership=home), clock.frozen(NOON), translation.override("en"):
        office = an_organization(name="Powiatowy Urząd Pracy")
        a_signatory(home, office)
        a_representative(home, office, a_person(), since=day - timedelta(days=20))
        record_breach(actor=SystemActor("tests"), partnership=home, draft=DRAFT)

        told = tasks_of(home, day, {"privacy.keep_papers"})
        late = tasks_of(home, day + timedelta(days=4), {"privacy.keep_papers"})
        unseen = tasks_of(home, day, {"partnerships.view_partnership"})

    assert [(task.text, task.detail, task.tag) for task in told] == [
        (
            "Breach of personal data 1/2026: decide about notifying",
            "72 hours end on 15.05.2026",
            "the clock runs",
        ),
        (
            "1 person named by an institution was not told how the data are used",
            "a month from when they were written down",
            "",
        ),
    ]
    assert late[0].tag == "past its term"
    assert not unseen
