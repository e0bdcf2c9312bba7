"""Whatever the officers do, in whatever order: the register of a past day stays what it was."""

from collections.abc import Callable
from datetime import date, timedelta
from functools import partial

import pytest
from django.db import transaction
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from spoiwo.common.exceptions import SpoiwoError
from spoiwo.partnerships.models import Partnership
from spoiwo.registry import services
from spoiwo.registry.models import Organization, Signatory
from spoiwo.registry.selectors import count_members, register_on
from spoiwo.registry.states import MEMBER_STATES, Standing
from tests.cast import Cast
from tests.factories.registry import an_organization

FIRST = date(2015, 1, 1)
DAYS = [FIRST + timedelta(days=number) for number in range(-2, 12)]
deeds = st.lists(
    st.tuples(
        st.sampled_from(
            [
                "invite",
                "announce",
                "decline",
                "admit",
                "admit",
                "suspend",
                "resume",
                "end",
                "end",
                "reopen",
                "correct",
                "unadmit",
                "unsuspend",
            ]
        ),
        st.integers(0, 1),
        st.integers(0, 8),
    ),
    min_size=3,
    max_size=12,
)
# Deeds whose very purpose is to say that a past day was recorded wrongly.
EXPLICIT = {"reopen", "correct", "unadmit", "unsuspend"}
DeedOfDay = tuple[str, int, int]
patient = settings(
    max_examples=20,
    derandomize=True,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)


@pytest.fixture
def two(home: Partnership) -> list[Organization]:
    return [an_organization("Gmina Odrzywół"), an_organization("Gmina Klwów")]


def attempt(cast: Cast, home: Partnership, organization: Organization, deed: str, day: date) -> None:
    """Try the deed on the institution's latest membership; a refusal is as good as a success."""
    latest = Signatory.objects.filter(organization=organization).order_by("pk").last()
    joining = {
        "invite": partial(services.invite_organization, on=day),
        "announce": partial(services.announce_signatory, on=day),
        "admit": partial(services.admit_signatory, since=day),
    }
    try:
        with transaction.atomic():
            if deed in joining:
                joining[deed](actor=cast.officer, partnership=home, organization=organization)
            elif latest:
                _on_membership(cast, latest, deed, day)
    except SpoiwoError:
        pass


def _on_membership(cast: Cast, signatory: Signatory, deed: str, day: date) -> None:
    last_day = day + timedelta(days=2) if signatory.valid_to else None
    known: dict[str, Callable[..., None]] = {
        "decline": partial(services.decline_invitation, on=day),
        "suspend": partial(services.suspend_signatory, since=day, ground="uchwała"),
        "resume": partial(services.resume_signatory, on=day),
        "end": partial(services.end_membership, ending=Standing.WITHDRAWN, last_day=day),
        "reopen": partial(services.reopen_membership, ground="pomyłka"),
        "unadmit": partial(services.take_back_admission, ground="pomyłka"),
        "unsuspend": partial(services.take_back_suspension, ground="pomyłka"),
        "correct": partial(
            services.correct_membership,
            valid_from=day,
            last_day=last_day,
            ground="skan",
            version=signatory.version,
        ),
    }
    known[deed](actor=cast.officer, signatory=signatory)


def counts(home: Partnership) -> list[int]:
    return [count_members(home, day) for day in DAYS]


def recount(day: date) -> tuple[set[int], set[int], set[int]]:
    """Count by hand: members, suspended, announced of the day."""
    members: set[int] = set()
    suspended: set[int] = set()
    announced: set[int] = set()
    for row in Signatory.objects.prefetch_related("suspensions"):
        belongs = (
            row.state in MEMBER_STATES
            and row.valid_from is not None
            and row.valid_from <= day
            and (row.valid_to is None or day < row.valid_to)
        )
        stopped = any(
            pause.valid_from <= day and (pause.valid_to is None or day < pause.valid_to)
            for pause in row.suspensions.all()
        )
        if belongs:
            (suspended if stopped else members).add(row.organization_id)
        elif (
            row.state != Standing.VOID
            and row.announced_on is not None
            and row.announced_on <= day
            and (row.valid_from is None or day < row.valid_from)
            and (row.declined_on is None or day < row.declined_on)
        ):
            announced.add(row.organization_id)
    return members, suspended, announced


@given(story=deeds)
@patient
def test_a_deed_never_changes_a_day_before_its_own(
    cast: Cast, home: Partnership, two: list[Organization], story: list[DeedOfDay]
) -> None:
    with transaction.atomic():
        for deed, who, offset in story:
            day = FIRST + timedelta(days=offset)
            before = counts(home)

            attempt(cast, home, two[who], deed, day)

            if deed not in EXPLICIT:
                untouched = [number for number, known in enumerate(DAYS) if known < day]
                assert [before[n] for n in untouched] == [counts(home)[n] for n in untouched], (deed, day)
        transaction.set_rollback(True)


@given(story=deeds)
@patient
def test_an_institution_belongs_at_most_once_on_any_day(
    cast: Cast, home: Partnership, two: list[Organization], story: list[DeedOfDay]
) -> None:
    with transaction.atomic():
        for deed, who, offset in story:
            attempt(cast, home, two[who], deed, FIRST + timedelta(days=offset))

        for day in DAYS:
            rows = Signatory.objects.filter(partnership=home).belonging_on(day)
            belonging = list(rows.values_list("organization_id", flat=True))
            assert len(belonging) == len(set(belonging)), (story, day)
        transaction.set_rollback(True)


@given(story=deeds)
@patient
def test_the_register_of_a_day_equals_a_count_by_hand(
    cast: Cast, home: Partnership, two: list[Organization], story: list[DeedOfDay]
) -> None:
    with transaction.atomic():
        for deed, who, offset in story:
            attempt(cast, home, two[who], deed, FIRST + timedelta(days=offset))

        for day in DAYS:
            register = register_on(home, day)
            shown = tuple(
                {row.organization.pk for row in rows}
                for rows in (register.members, register.suspended, register.announced)
            )
            assert shown == recount(day), (story, day)
            assert register.count == count_members(home, day) == len(recount(day)[0])
        transaction.set_rollback(True)
