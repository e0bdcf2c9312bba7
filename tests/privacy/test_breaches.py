"""Breaches of personal data and their clock of 72 hours (GDPR-06)."""

from datetime import date, datetime, timedelta

import pytest
from django.urls import reverse

from spoiwo.common import clock
from spoiwo.common.exceptions import BadInput, NotAllowed
from spoiwo.partnerships.models import Partnership
from spoiwo.privacy import selectors, services
from spoiwo.privacy.models import Breach
from spoiwo.privacy.services import BreachDecision, BreachDraft
from spoiwo.privacy.states import BreachState, Risk
from tests.cast import Cast, ClientOf
from tests.factories.privacy import SYSTEM

NOTICED = datetime(2026, 5, 7, 15, 30, tzinfo=clock.WARSAW)


@pytest.fixture
def breach(home: Partnership) -> Breach:
    """A list sent to a wrong address, noticed yesterday at half past three."""
    draft = BreachDraft(NOTICED, "Lista pod złym adresem", "12 osób", "telefony", "obcy dzwonią", "prośba")
    return services.record_breach(actor=SYSTEM, partnership=home, draft=draft)


def _decide(breach: Breach, **values: object) -> None:
    services.decide_breach(actor=SYSTEM, breach=breach, decision=BreachDecision(**values))  # type: ignore[arg-type]


def test_gdpr_06_the_clock_runs_72_hours_from_the_moment_it_was_noticed(breach: Breach) -> None:
    assert breach.due_at == datetime(2026, 5, 10, 15, 30, tzinfo=clock.WARSAW)
    assert breach.hours_left(datetime(2026, 5, 8, 9, tzinfo=clock.WARSAW)) == 54
    assert breach.hours_left(breach.due_at) == 0
    assert breach.hours_left(breach.due_at + timedelta(seconds=1)) < 0


def test_gdpr_06_nobody_is_notified_only_for_written_reasons(home: Partnership, breach: Breach) -> None:
    with pytest.raises(BadInput, match="why a risk is unlikely"):
        _decide(breach, risk=Risk.NONE)
    assert list(selectors.breaches_to_notify(home)) == [breach]

    _decide(breach, risk=Risk.NONE, reasons="Plik był zaszyfrowany.")

    assert not selectors.breaches_to_notify(home)


def test_gdpr_06_a_late_notification_says_why(breach: Breach) -> None:
    late = breach.due_at + timedelta(hours=1)
    with clock.frozen(late + timedelta(hours=1)):
        with pytest.raises(BadInput, match="72 hours"):
            _decide(breach, risk=Risk.SOME, notified_at=late)
        _decide(breach, risk=Risk.SOME, notified_at=late, reasons="Awaria łącza.")

    assert breach.notified_at == late


def test_gdpr_06_by_a_high_risk_it_is_closed_only_when_the_people_were_told(breach: Breach) -> None:
    at = NOTICED + timedelta(hours=2)
    _decide(breach, risk=Risk.HIGH, notified_at=at, reference="UODO-1")
    with pytest.raises(NotAllowed, match="people were told"):
        services.close_breach(actor=SYSTEM, breach=breach)

    told = date(2026, 5, 8)
    _decide(breach, risk=Risk.HIGH, notified_at=at, people_told="Listem do 12 osób", people_told_on=told)
    services.close_breach(actor=SYSTEM, breach=breach)

    assert (breach.state, breach.closed_on) == (BreachState.CLOSED, told)


def test_a_breach_that_was_not_noticed_yet_is_refused(home: Partnership) -> None:
    draft = BreachDraft(clock.now() + timedelta(hours=1), "a", "b", "c", "d", "e")

    with pytest.raises(BadInput, match="has passed"):
        services.record_breach(actor=SYSTEM, partnership=home, draft=draft)


def test_gdpr_06_the_pages_take_a_breach_from_the_first_line_to_the_paper(
    home: Partnership, cast: Cast, client_of: ClientOf
) -> None:
    browser = client_of(cast.officer)
    typed = {
        "noticed_on": "8.05.2026", "noticed_hour": "8:00", "happened": "Zgubiona lista", "whose": "5 osób",
        "which": "podpisy", "consequences": "małe", "measures": "szukamy",
    }  # fmt: skip
    made = browser.post(reverse("privacy:breach_record", args=[home.slug]), typed, follow=True)
    row = Breach.objects.get()
    decide = {"risk": "some", "notified_on": "8.05.2026", "notified_hour": "8:30", "reference": "X"}

    assert made.status_code == 200
    assert browser.post(reverse("privacy:breach_decide", args=[home.slug, row.pk]), decide).status_code == 302
    assert browser.post(reverse("privacy:breach_close", args=[home.slug, row.pk])).status_code == 302
    row.refresh_from_db()
    assert row.state == BreachState.CLOSED
    paper = browser.get(reverse("privacy:breach_file", args=[home.slug, row.pk, "pdf"]))
    assert paper.content.startswith(b"%PDF")
