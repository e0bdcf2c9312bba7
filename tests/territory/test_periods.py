"""Versions never overlap, a day finds at most one, and nothing is lost, whatever files follow one another."""

from datetime import date, timedelta

import pytest
from django.db import IntegrityError, transaction
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from spoiwo.territory.codes import Kind, Level
from spoiwo.territory.models import Unit, UnitVersion
from spoiwo.territory.selectors import unit_as_of
from spoiwo.territory.services import load_terc, preview_terc
from tests.territory.conftest import OPERATOR, terc_file

FIRST = date(2010, 1, 1)
KINDS = ("2", "3")
NAMES = ("Odrzywół", "Odrzywół Nowy")
AROUND = [("14", "MAZOWIECKIE", "województwo"), ("1423", "przysuski", "powiat")]

# What the register says of one commune at each loading: nothing, or its kind and name.
states = st.lists(
    st.none() | st.tuples(st.sampled_from(KINDS), st.sampled_from(NAMES)), min_size=1, max_size=6
)
pytestmark = pytest.mark.django_db


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(states, st.integers(min_value=1, max_value=900))
def test_every_day_has_what_the_last_file_before_it_said(
    told: list[tuple[str, str] | None], gap: int
) -> None:
    days = [FIRST + timedelta(days=gap * number) for number in range(len(told))]
    with transaction.atomic():
        for day, state in zip(days, told, strict=True):
            rows = [(f"142304{state[0]}", state[1], "gmina")] if state else []
            stream = terc_file(
                [*AROUND, ("1423012", "Borkowice", "gmina wiejska"), *rows], state_on=day.isoformat()
            )
            load_terc(actor=OPERATOR, preview=preview_terc(stream))

        for day, state in zip(days, told, strict=True):
            found = unit_as_of("142304", day)
            assert (found and (found.code[6], found.name)) == state
            _never_two_on_a_day("142304", day)
        assert Unit.objects.filter(key="142304").exists() == any(told)
        transaction.set_rollback(True)


def _never_two_on_a_day(key: str, day: date) -> None:
    for shift in (-1, 0, 1):
        assert UnitVersion.objects.as_of(day + timedelta(days=shift)).filter(unit__key=key).count() <= 1


periods = st.tuples(st.integers(0, 60), st.integers(1, 30) | st.none())


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(periods, periods)
def test_the_database_itself_refuses_two_versions_of_one_day(
    one: tuple[int, int | None], other: tuple[int, int | None]
) -> None:
    with transaction.atomic():
        unit = Unit.objects.create(key="142304", level=Level.COMMUNE, name="Odrzywół")
        first, second = _version(unit, *one), _version(unit, *other)
        first.save()
        shared = any(
            _holds(first, FIRST + timedelta(days=n)) and _holds(second, FIRST + timedelta(days=n))
            for n in range(200)
        )

        try:
            with transaction.atomic():
                second.save()
            refused = False
        except IntegrityError:
            refused = True

        assert refused == shared
        transaction.set_rollback(True)


def _version(unit: Unit, start: int, length: int | None) -> UnitVersion:
    begins = FIRST + timedelta(days=start)
    ends = None if length is None else begins + timedelta(days=length)
    return UnitVersion(
        unit=unit, code="1423042", kind=Kind.RURAL, name="Odrzywół", valid_from=begins, valid_to=ends
    )


def _holds(version: UnitVersion, day: date) -> bool:
    return version.valid_from <= day and (version.valid_to is None or day < version.valid_to)


def test_a_version_of_no_days_is_refused() -> None:
    unit = Unit.objects.create(key="142304", level=Level.COMMUNE, name="Odrzywół")

    with pytest.raises(IntegrityError):
        UnitVersion.objects.create(
            unit=unit, code="1423042", kind=Kind.RURAL, name="x", valid_from=FIRST, valid_to=FIRST
        )


@pytest.mark.parametrize("key", ["1", "142", "ab", "1423042"[:5]])
def test_a_key_that_is_no_key_is_refused(key: str) -> None:
    with pytest.raises(IntegrityError):
        Unit.objects.create(key=key, level=Level.COUNTY, name="x")
