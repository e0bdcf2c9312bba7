"""What falls due is told a month before, and held back where a record is needed longer (GDPR-07)."""

from collections.abc import Iterator
from datetime import date, datetime, timedelta

import pytest
from django.db import IntegrityError, transaction
from django.urls import reverse
from django_scopes import scope, scopes_disabled

from spoiwo.attendance.models import Participant
from spoiwo.attendance.services import forget_access_needs
from spoiwo.audit.models import LogEntry
from spoiwo.comments.models import Comment
from spoiwo.comments.services import forget_people as forget_comments
from spoiwo.common import clock
from spoiwo.common.exceptions import BadInput, NotAllowed, NotFound, WrongState
from spoiwo.newsletters.models import Subscription
from spoiwo.newsletters.services import forget_unconfirmed
from spoiwo.partnerships.models import Partnership
from spoiwo.privacy import services
from spoiwo.privacy.due import DueRule, due_within_a_month
from spoiwo.privacy.models import Hold
from spoiwo.requests.models import Case
from spoiwo.requests.services import forget_people
from tests.cast import Cast, ClientOf
from tests.factories.attendance import a_gathering
from tests.factories.newsletters import a_pending, open_newsletter
from tests.factories.requests import SYSTEM, an_answered_case

REQUESTS, READERS = "requests.forget_people", "newsletters.forget_unconfirmed"
# Requests settled in 2020 are forgotten with the year 2026.
NEW_YEAR = date(2026, 1, 1)


def due(home: Partnership, job: str) -> DueRule:
    """Return what one rule will erase from today on."""
    return next(row for row in due_within_a_month(home, clock.today()) if row.rule.job == job)


@pytest.fixture
def december(home: Partnership) -> Iterator[datetime]:
    """Twelve days before a year of requests falls due."""
    moment = datetime(2025, 12, 20, 9, tzinfo=clock.WARSAW)
    with clock.frozen(moment):
        yield moment


@pytest.fixture
def case(home: Partnership) -> Case:
    """A request settled in 2020."""
    return an_answered_case(home, came_on=date(2020, 5, 4), name="Anna Mak")


def hold(home: Partnership, case: Case, until: date) -> Hold:
    return services.set_hold(
        actor=SYSTEM, partnership=home, job=REQUESTS, number=case.pk, reason="Skarga do sądu", until=until
    )


def test_gdpr_07_the_list_tells_how_many_and_from_when(
    home: Partnership, december: datetime, case: Case
) -> None:
    row = due(home, REQUESTS)

    assert (row.count, row.first_on) == (1, NEW_YEAR)
    assert [(one.number, one.since) for one in row.records] == [(case.pk, NEW_YEAR)]


def test_gdpr_07_what_falls_due_later_than_a_month_is_not_on_the_list(home: Partnership, case: Case) -> None:
    with clock.frozen(datetime(2025, 11, 20, 9, tzinfo=clock.WARSAW)):
        assert due(home, REQUESTS).count == 0
        with pytest.raises(NotFound):
            hold(home, case, date(2026, 6, 30))


def test_gdpr_07_the_job_erases_on_the_day_that_was_told_and_not_before(
    home: Partnership, case: Case
) -> None:
    with clock.frozen(datetime(2025, 12, 31, 23, tzinfo=clock.WARSAW)):
        assert forget_people(actor=SYSTEM, partnership=home) == 0
    with clock.frozen(datetime(2026, 1, 1, 3, tzinfo=clock.WARSAW)):
        assert forget_people(actor=SYSTEM, partnership=home) == 1


def test_gdpr_07_a_record_held_back_is_left_alone_up_to_its_day(
    home: Partnership, december: datetime, case: Case
) -> None:
    hold(home, case, date(2026, 6, 30))

    assert due(home, REQUESTS).count == 0
    for day, erased in ((date(2026, 1, 2), 0), (date(2026, 6, 30), 0), (date(2026, 7, 1), 1)):
        with clock.frozen(datetime(day.year, day.month, day.day, 3, tzinfo=clock.WARSAW)):
            assert forget_people(actor=SYSTEM, partnership=home) == erased


def test_gdpr_07_a_hold_that_ends_within_the_month_moves_the_day(
    home: Partnership, december: datetime, case: Case
) -> None:
    hold(home, case, date(2026, 1, 10))

    assert (due(home, REQUESTS).count, due(home, REQUESTS).first_on) == (1, date(2026, 1, 11))


def test_gdpr_07_a_record_let_go_is_erased(home: Partnership, december: datetime, case: Case) -> None:
    services.lift_hold(actor=SYSTEM, hold=hold(home, case, date(2026, 6, 30)))

    with clock.frozen(datetime(2026, 1, 2, 3, tzinfo=clock.WARSAW)):
        assert forget_people(actor=SYSTEM, partnership=home) == 1
    with pytest.raises(WrongState):
        services.lift_hold(actor=SYSTEM, hold=Hold.objects.get())
    deeds = LogEntry.objects.filter(action__startswith="privacy.hold.").order_by("pk")
    assert list(deeds.values_list("action", flat=True)) == ["privacy.hold.set", "privacy.hold.lifted"]


def test_gdpr_07_said_again_a_hold_replaces_the_first(
    home: Partnership, december: datetime, case: Case
) -> None:
    first = hold(home, case, date(2026, 6, 30))

    assert hold(home, case, date(2026, 6, 30)).pk == first.pk
    hold(home, case, date(2026, 12, 31))
    assert Hold.objects.get(lifted_at=None).until == date(2026, 12, 31)
    with pytest.raises(IntegrityError), transaction.atomic():
        Hold.objects.create(
            partnership=home, job=REQUESTS, number=case.pk, reason="x", until=NEW_YEAR, set_by="x"
        )


def test_gdpr_07_a_hold_needs_a_reason_and_a_day_to_come(
    home: Partnership, december: datetime, case: Case
) -> None:
    with pytest.raises(BadInput):
        hold(home, case, clock.today())
    with pytest.raises(BadInput):
        services.set_hold(
            actor=SYSTEM, partnership=home, job=REQUESTS, number=case.pk, reason=" ", until=date(2026, 6, 30)
        )


def test_gdpr_07_addresses_nobody_confirmed_wait_while_they_are_held(home: Partnership) -> None:
    open_newsletter(home)
    reader = a_pending(home)
    services.set_hold(
        actor=SYSTEM, partnership=home, job=READERS, number=reader.pk, reason="Nadużycie w toku",
        until=clock.today() + timedelta(days=60),
    )  # fmt: skip

    with clock.frozen(clock.now() + timedelta(days=20)):
        assert forget_unconfirmed(actor=SYSTEM, partnership=home) == 0
    with clock.frozen(clock.now() + timedelta(days=70)):
        assert forget_unconfirmed(actor=SYSTEM, partnership=home) == 1
    assert not Subscription.objects.exists()


def test_gdpr_07_a_comment_held_back_keeps_its_words_and_its_address(home: Partnership) -> None:
    rows = [
        Comment.objects.create(
            partnership=home, series=number, state="refused", email="a@example.org", text="Słowa",
            decided_at=clock.now(), reason="Obraźliwy",
        )
        for number in (1, 2)
    ]  # fmt: skip
    later = clock.now() + timedelta(days=80)
    with clock.frozen(later):
        services.set_hold(
            actor=SYSTEM, partnership=home, job="comments.forget_people", number=rows[0].pk,
            reason="Zawiadomienie o groźbie", until=later.date() + timedelta(days=60),
        )  # fmt: skip

    with clock.frozen(later + timedelta(days=20)):
        forget_comments(actor=SYSTEM, partnership=home)

    assert list(Comment.objects.order_by("pk").values_list("text", "email")) == [
        ("Słowa", "a@example.org"), ("", ""),
    ]  # fmt: skip


def test_gdpr_07_nobody_holds_back_what_is_no_record_of_a_matter(
    home: Partnership, december: datetime
) -> None:
    with pytest.raises(NotAllowed):
        services.set_hold(
            actor=SYSTEM, partnership=home, job="privacy.forget_looks", number=1, reason="x",
            until=date(2026, 6, 30),
        )  # fmt: skip

    for row in due_within_a_month(home, clock.today()):
        assert row.unheld or row.rule.term, row.rule.job


def test_gdpr_07_a_hold_of_another_partnership_holds_nothing_here(
    home: Partnership, december: datetime, case: Case, cast: Cast
) -> None:
    with scope(partnership=cast.other):
        Hold.objects.create(
            partnership=cast.other,
            job=REQUESTS,
            number=case.pk,
            reason="x",
            until=date(2026, 6, 30),
            set_by="x",
        )

    assert due(home, REQUESTS).count == 1
    with clock.frozen(datetime(2026, 1, 2, 3, tzinfo=clock.WARSAW)):
        assert forget_people(actor=SYSTEM, partnership=home) == 1


def test_gdpr_07_the_officer_holds_a_record_back_and_lets_it_go(
    home: Partnership, december: datetime, case: Case, cast: Cast, client_of: ClientOf
) -> None:
    browser = client_of(cast.officer)
    page = reverse("privacy:due_list", args=[home.slug])
    door = reverse("privacy:hold_set", args=[home.slug, REQUESTS, case.pk])

    assert door in browser.get(page).content.decode()
    wrong = browser.post(door, {"reason": "Kontrola trwa", "until": "wczoraj"})
    assert (wrong.status_code, "Kontrola trwa" in wrong.content.decode()) == (422, True)
    assert browser.post(door, {"reason": "Kontrola trwa", "until": "30.06.2026"}).status_code == 302
    assert "Kontrola trwa" in browser.get(page).content.decode()
    lift = reverse("privacy:hold_lift", args=[home.slug, Hold.objects.get().pk])
    assert browser.post(lift).status_code == 302
    assert Hold.objects.get().lifted_by == cast.officer.actor_name


def test_gdpr_07_needs_told_for_a_meeting_wait_while_they_are_held(home: Partnership) -> None:
    meeting = a_gathering(home, 1)
    Participant.objects.filter(meeting=meeting).update(access_needs="pętla indukcyjna")
    row = Participant.objects.filter(meeting=meeting)[0]
    over = datetime.combine(meeting.day, datetime.min.time(), clock.WARSAW)
    with clock.frozen(over + timedelta(days=20)):
        assert due(home, "attendance.forget_access_needs").first_on == meeting.day + timedelta(days=31)
        services.set_hold(
            actor=SYSTEM, partnership=home, job="attendance.forget_access_needs", number=row.pk,
            reason="Skarga na brak pętli", until=meeting.day + timedelta(days=100),
        )  # fmt: skip

    for days, erased in ((40, 0), (101, 1)):
        with clock.frozen(over + timedelta(days=days)), scopes_disabled():
            assert forget_access_needs(actor=SYSTEM) == erased
