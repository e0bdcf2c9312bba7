"""Changing one record changes exactly the figures that depend on it, and never a filed report."""

from collections import Counter
from dataclasses import dataclass
from datetime import date
from pathlib import Path

import pytest
from django.db import transaction
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from pytest_django import Settings

from spoiwo.attendance.models import Headcount
from spoiwo.figures.definitions import Ground
from spoiwo.figures.selectors import values_of
from spoiwo.meetings.models import Meeting
from spoiwo.meetings.states import MeetingKind, PartnershipRole, State
from spoiwo.partnerships.models import Partnership
from spoiwo.reports import papers, selectors
from spoiwo.reports.content import encoded
from tests.factories.meetings import a_held_meeting
from tests.factories.reports import a_filed_report

pytestmark = pytest.mark.django_db
# Written down once more, from the handbook and not from the definitions.
CODES = {
    "council": "P02",
    "signatories": "P03",
    "external": "P04",
    "owes": "P05",
    "forum": "P09",
    "training": "P10",
}
OWN = {"organiser", "coorganiser"}
HELD = {"held", "minutes", "closed"}


@dataclass(frozen=True)
class Said:
    """What is recorded of one meeting."""

    kind: MeetingKind
    role: PartnershipRole
    state: State
    day: date
    people: int
    is_exact: bool

    @property
    def counted(self) -> Counter[str]:
        """What it adds to each figure of 2016."""
        adds: Counter[str] = Counter()
        if self.state not in HELD or self.day.year != 2016:
            return adds
        is_own = self.role in OWN
        if self.kind == "information":
            adds["P07.organised" if is_own else "P07.attended"] += 1
        elif self.kind in CODES:
            adds[CODES[self.kind]] += 1
        ending = "exact" if self.is_exact else "estimated"
        if is_own:
            adds[f"P12.{ending}"] += self.people
        if self.kind == "training":
            adds[f"P10.{ending}"] += self.people
        return adds


meetings = st.builds(
    Said,
    kind=st.sampled_from(MeetingKind),
    role=st.sampled_from(PartnershipRole),
    state=st.sampled_from(State),
    day=st.sampled_from([date(2015, 12, 31), date(2016, 1, 1), date(2016, 12, 31), date(2017, 1, 1)]),
    people=st.integers(0, 200),
    is_exact=st.booleans(),
)


@pytest.fixture(autouse=True)
def _vault(settings: Settings, tmp_path: Path) -> None:
    settings.FILES_ROOT = tmp_path / "files"


def _record(meeting: Meeting, said: Said) -> None:
    ground = "odwołane" if said.state == State.CANCELLED else ""
    Meeting.objects.filter(pk=meeting.pk).update(
        kind=said.kind, role=said.role, state=said.state, day=said.day, cancelled_because=ground
    )
    kind = "exact" if said.is_exact else "estimate"
    Headcount.objects.update_or_create(
        meeting=meeting, sector="", defaults={"kind": kind, "count": said.people}
    )


def _numbers(partnership: Partnership) -> Counter[str]:
    ground = Ground((partnership,), date(2016, 1, 1), date(2017, 1, 1))
    return Counter({value.figure.code: value.number for value in values_of(ground)})


def _difference(after: Counter[str], before: Counter[str]) -> dict[str, int]:
    after = after.copy()
    after.subtract(before)
    return {code: number for code, number in after.items() if number}


@given(before=meetings, after=meetings)
@settings(
    max_examples=60,
    derandomize=True,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)
def _exactly_what_depends_on_it(home: Partnership, meeting: Meeting, before: Said, after: Said) -> None:
    with transaction.atomic():
        _record(meeting, before)
        first = _numbers(home)

        _record(meeting, after)

        assert _difference(_numbers(home), first) == _difference(after.counted, before.counted)
        transaction.set_rollback(True)


def test_one_meeting_changed_changes_exactly_its_figures_and_no_filed_report(home: Partnership) -> None:
    for kind in (MeetingKind.SIGNATORIES, MeetingKind.TRAINING):
        meeting = a_held_meeting(home, kind=kind, day=date(2016, 5, 4))
    filed = a_filed_report(home)
    frozen = encoded(papers.content_of(filed))

    _exactly_what_depends_on_it(home, meeting)
    Meeting.objects.filter(pk=meeting.pk).update(kind=MeetingKind.FORUM)

    filed = selectors.report_by_id(home, filed.pk)
    assert encoded(papers.content_of(filed)) == frozen
    assert selectors.is_whole(filed)
    changed = {one.filed.code for one in selectors.corrections_of(filed, papers.content_of(filed))}
    assert changed == {"P09", "P10"}
