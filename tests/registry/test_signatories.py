"""The life of a membership, on any day."""

from datetime import date, timedelta

import pytest
from django.db import IntegrityError, transaction

from spoiwo.audit.selectors import history_of
from spoiwo.common import clock
from spoiwo.common.exceptions import BadInput, ConcurrentChange, NotAllowed, WrongState
from spoiwo.common.periods import Precision
from spoiwo.partnerships.models import Partnership
from spoiwo.registry import services
from spoiwo.registry.models import Signatory
from spoiwo.registry.selectors import count_members
from spoiwo.registry.states import ENDINGS, Standing
from tests.cast import Cast
from tests.factories.registry import SINCE, a_signatory, an_announced_signatory, an_organization
from tests.registry.conftest import TODAY

LAST = date(2018, 3, 31)
DAY = timedelta(days=1)


def test_an_admitted_institution_counts_from_its_first_day_on(cast: Cast, home: Partnership) -> None:
    a_signatory(home, since=SINCE)

    assert count_members(home, SINCE - DAY) == 0
    assert count_members(home, SINCE) == 1


def test_an_announcement_becomes_the_membership(cast: Cast, home: Partnership) -> None:
    waiting = an_announced_signatory(home, on=date(2014, 1, 1))

    admitted = services.admit_signatory(
        actor=cast.officer, partnership=home, organization=waiting.organization, since=SINCE
    )

    assert admitted.pk == waiting.pk
    assert Signatory.objects.count() == 1
    assert count_members(home, SINCE) == 1


def test_two_memberships_never_overlap(cast: Cast, home: Partnership) -> None:
    first = a_signatory(home)

    with pytest.raises(BadInput) as refusal:
        a_signatory(home, first.organization, since=date(2019, 1, 1))

    assert refusal.value.field == "organization"
    assert count_members(home, TODAY) == 1


def test_the_database_itself_refuses_an_overlap(cast: Cast, home: Partnership) -> None:
    first = a_signatory(home)

    with pytest.raises(IntegrityError), transaction.atomic():
        Signatory.objects.create(
            partnership=home,
            organization=first.organization,
            state=Standing.ACCEDED,
            valid_from=date(2018, 1, 1),
        )


def test_an_institution_may_leave_and_join_again_the_next_day(cast: Cast, home: Partnership) -> None:
    first = a_signatory(home)
    services.end_membership(actor=cast.officer, signatory=first, ending=Standing.WITHDRAWN, last_day=LAST)

    a_signatory(home, first.organization, since=LAST + DAY)

    assert [count_members(home, day) for day in (LAST, LAST + DAY)] == [1, 1]


@pytest.mark.parametrize("ending", sorted(ENDINGS))
def test_the_last_day_of_a_membership_still_counts(cast: Cast, home: Partnership, ending: str) -> None:
    signatory = a_signatory(home)

    services.end_membership(actor=cast.officer, signatory=signatory, ending=Standing(ending), last_day=LAST)

    assert [count_members(home, day) for day in (LAST, LAST + DAY)] == [1, 0]
    assert signatory.state == ending


def test_a_membership_cannot_end_before_it_begins(cast: Cast, home: Partnership) -> None:
    signatory = a_signatory(home)

    with pytest.raises(BadInput) as refusal:
        services.end_membership(
            actor=cast.officer, signatory=signatory, ending=Standing.WITHDRAWN, last_day=SINCE - DAY
        )

    assert refusal.value.field == "last_day"


def test_a_membership_cannot_end_twice(cast: Cast, home: Partnership) -> None:
    signatory = a_signatory(home)
    services.end_membership(actor=cast.officer, signatory=signatory, ending=Standing.EXPELLED, last_day=LAST)

    with pytest.raises(WrongState):
        services.end_membership(
            actor=cast.officer, signatory=signatory, ending=Standing.WITHDRAWN, last_day=LAST
        )


def test_two_officers_cannot_end_it_at_once(cast: Cast, home: Partnership) -> None:
    signatory = a_signatory(home)
    read_by_another = Signatory.objects.get(pk=signatory.pk)
    services.end_membership(actor=cast.officer, signatory=signatory, ending=Standing.EXPELLED, last_day=LAST)

    with pytest.raises(ConcurrentChange):
        services.end_membership(
            actor=cast.coordinator, signatory=read_by_another, ending=Standing.WITHDRAWN, last_day=LAST
        )


def test_an_ending_recorded_by_mistake_is_taken_back_and_the_mistake_stays_in_the_book(
    cast: Cast, home: Partnership
) -> None:
    signatory = a_signatory(home)
    services.end_membership(actor=cast.officer, signatory=signatory, ending=Standing.EXPELLED, last_day=LAST)

    services.reopen_membership(actor=cast.officer, signatory=signatory, ground="zła instytucja")

    assert count_members(home, TODAY) == 1
    actions = [entry.action for entry in history_of(signatory)]
    assert actions[:2] == ["registry.signatory.reopened", "registry.signatory.ended"]


def test_an_ending_is_not_taken_back_once_the_institution_joined_again(cast: Cast, home: Partnership) -> None:
    signatory = a_signatory(home)
    services.end_membership(actor=cast.officer, signatory=signatory, ending=Standing.WITHDRAWN, last_day=LAST)
    a_signatory(home, signatory.organization, since=date(2019, 1, 1))

    with pytest.raises(BadInput):
        services.reopen_membership(actor=cast.officer, signatory=signatory, ground="pomyłka")


def test_a_suspended_membership_is_suspended_again_when_its_ending_is_taken_back(
    cast: Cast, home: Partnership
) -> None:
    signatory = a_signatory(home)
    services.suspend_signatory(
        actor=cast.officer, signatory=signatory, since=date(2018, 1, 1), ground="uchwała 3/2018"
    )
    services.end_membership(actor=cast.officer, signatory=signatory, ending=Standing.EXPELLED, last_day=LAST)

    services.reopen_membership(actor=cast.officer, signatory=signatory, ground="pomyłka")

    assert signatory.state == Standing.SUSPENDED
    assert count_members(home, TODAY) == 0


def test_an_admission_made_by_mistake_counts_on_no_day(cast: Cast, home: Partnership) -> None:
    signatory = a_signatory(home)

    services.take_back_admission(actor=cast.officer, signatory=signatory, ground="inna gmina o tej nazwie")

    assert count_members(home, TODAY) == 0
    assert signatory.state == Standing.VOID
    a_signatory(home, signatory.organization, since=SINCE)
    assert count_members(home, TODAY) == 1


def test_a_mistaken_admission_of_an_announced_institution_leaves_it_announced(
    cast: Cast, home: Partnership
) -> None:
    waiting = an_announced_signatory(home)
    signatory = a_signatory(home, waiting.organization, since=date(2016, 1, 1))

    services.take_back_admission(actor=cast.officer, signatory=signatory, ground="jeszcze nie podpisała")

    assert signatory.state == Standing.ANNOUNCED
    assert signatory.valid_from is None
    assert count_members(home, TODAY) == 0


def test_dates_written_wrongly_are_corrected_with_a_ground(cast: Cast, home: Partnership) -> None:
    signatory = a_signatory(home, since=date(2018, 3, 28))

    services.correct_membership(
        actor=cast.officer,
        signatory=signatory,
        valid_from=date(2018, 3, 23),
        last_day=None,
        ground="data z porozumienia",
        version=signatory.version,
    )

    assert count_members(home, date(2018, 3, 23)) == 1
    assert history_of(signatory)[0].data["old"] == ["2018-03-28", None]


def test_a_correction_of_a_stale_copy_is_refused(cast: Cast, home: Partnership) -> None:
    signatory = a_signatory(home)
    stale = signatory.version
    services.correct_membership(
        actor=cast.coordinator,
        signatory=signatory,
        valid_from=date(2016, 1, 1),
        last_day=None,
        ground="skan",
        version=stale,
    )

    with pytest.raises(ConcurrentChange):
        services.correct_membership(
            actor=cast.officer,
            signatory=signatory,
            valid_from=date(2017, 1, 1),
            last_day=None,
            ground="skan",
            version=stale,
        )


def test_a_correction_may_not_make_memberships_overlap(cast: Cast, home: Partnership) -> None:
    first = a_signatory(home)
    services.end_membership(actor=cast.officer, signatory=first, ending=Standing.WITHDRAWN, last_day=LAST)
    second = a_signatory(home, first.organization, since=date(2019, 1, 1))

    with pytest.raises(BadInput) as refusal:
        services.correct_membership(
            actor=cast.officer,
            signatory=second,
            valid_from=LAST,
            last_day=None,
            ground="skan",
            version=second.version,
        )

    assert refusal.value.field == "valid_from"
    assert count_members(home, LAST) == 1


def test_an_ending_is_not_smuggled_in_as_a_correction(cast: Cast, home: Partnership) -> None:
    signatory = a_signatory(home)

    with pytest.raises(BadInput) as refusal:
        services.correct_membership(
            actor=cast.officer,
            signatory=signatory,
            valid_from=SINCE,
            last_day=LAST,
            ground="skan",
            version=signatory.version,
        )

    assert refusal.value.field == "last_day"


def test_an_announced_institution_has_no_dates_to_correct(cast: Cast, home: Partnership) -> None:
    signatory = an_announced_signatory(home)

    with pytest.raises(WrongState):
        services.correct_membership(
            actor=cast.officer,
            signatory=signatory,
            valid_from=SINCE,
            last_day=None,
            ground="skan",
            version=signatory.version,
        )


def test_a_correction_keeps_how_exactly_the_day_is_known(cast: Cast, home: Partnership) -> None:
    signatory = a_signatory(home)

    services.correct_membership(
        actor=cast.officer,
        signatory=signatory,
        valid_from=date(2008, 1, 1),
        last_day=None,
        ground="sprawozdanie podaje rok",
        version=signatory.version,
        precision=Precision.YEAR,
    )

    assert signatory.from_precision == Precision.YEAR


@pytest.mark.parametrize("absurd", [date(1918, 11, 11), date(2200, 1, 1)])
def test_an_impossible_day_is_refused_with_a_sentence(cast: Cast, home: Partnership, absurd: date) -> None:
    with pytest.raises(BadInput) as refusal:
        a_signatory(home, since=absurd)

    assert refusal.value.field == "since"


def test_days_can_be_checked_on_a_leap_day(cast: Cast, home: Partnership) -> None:
    with clock.frozen(date(2028, 2, 29)):
        a_signatory(home, since=date(2028, 2, 29))

        assert count_members(home, clock.today()) == 1


def test_a_merged_record_cannot_be_admitted(cast: Cast, home: Partnership) -> None:
    kept, dropped = an_organization("PUP w Zwoleniu"), an_organization("Urząd Pracy, Zwoleń")
    services.merge_organizations(actor=cast.officer, kept=kept, dropped=dropped)

    with pytest.raises(BadInput):
        a_signatory(home, dropped)


def test_only_those_who_run_the_partnership_admit(cast: Cast, home: Partnership) -> None:
    organization = an_organization()

    for stranger in (cast.leader, cast.representative, cast.auditor, cast.neighbour, cast.newcomer):
        with pytest.raises(NotAllowed):
            services.admit_signatory(actor=stranger, partnership=home, organization=organization, since=SINCE)
    assert count_members(home, TODAY) == 0
