"""What the 400 partnerships of the national set did in ten years: 200,000 events.

Fifty a year, after the published report of 2016: forty meetings, four communiqués, two recommendations, two
good practices, two actions; with who was entitled and came, numbers of people, postings with their proofs,
and the report of the last year with words in every part. ``python -m bench.within events``.
"""

import json
import random
import time
from collections import defaultdict
from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta

from django.db import transaction
from django_scopes import scope, scopes_disabled

from bench.copying import Copied, write_all
from spoiwo.attendance.models import Headcount, Participant
from spoiwo.attendance.states import Capacity, CountKind, Mark
from spoiwo.common.actors import SystemActor
from spoiwo.communiques.models import Communique, Placement, Proof
from spoiwo.communiques.states import Posting, ProofState, Way
from spoiwo.communiques.states import State as CommuniqueState
from spoiwo.councils.defaults import ByLawRules
from spoiwo.councils.services import BodyDraft, adopt_bylaws, found_body
from spoiwo.councils.states import BodyKind
from spoiwo.meetings.models import Meeting
from spoiwo.meetings.states import MeetingKind, PartnershipRole, State
from spoiwo.partnerships.models import Partnership, Statement
from spoiwo.partnerships.states import StatementKind
from spoiwo.plans.models import Action, Plan
from spoiwo.plans.states import ActionState, PlanState
from spoiwo.practices.models import GoodPractice, Showing
from spoiwo.practices.states import State as PracticeState
from spoiwo.recommendations.models import Recommendation
from spoiwo.recommendations.states import State as RecommendationState
from spoiwo.registry.models import Signatory
from spoiwo.reports.models import Narrative, Report
from spoiwo.reports.states import Chapter

SLUGS = "krajowe-"
YEARS = range(2016, 2026)
ACTOR = SystemActor("zestaw krajowy")
CHANCE = random.Random(20161118)  # a test set, not a secret
OWN, OTHERS = PartnershipRole.ORGANISER, PartnershipRole.PARTICIPANT
MEETINGS = (
    (MeetingKind.COUNCIL, OWN, 4),
    (MeetingKind.SIGNATORIES, OWN, 1),
    (MeetingKind.EXTERNAL, OTHERS, 6),
    (MeetingKind.OWES, OWN, 3),
    (MeetingKind.TRAINING, OWN, 1),
    (MeetingKind.INFORMATION, OWN, 20),
    (MeetingKind.INFORMATION, OTHERS, 4),
    (MeetingKind.FORUM, OWN, 1),
)
COMMUNIQUES, RECOMMENDATIONS, PRACTICES, ACTIONS = 4, 2, 2, 2
ENTITLED = {MeetingKind.COUNCIL: 12, MeetingKind.SIGNATORIES: 40}
POSTED_AT = 10
WORDS = "Rada Programowa omówiła sprawę i wskazała, kto się nią zajmie i do kiedy. " * 12
Member = tuple[int, str]


class Tables:
    """The tables of the set, each row with what differs from one to another."""

    def __init__(self) -> None:
        self.meeting = Copied(Meeting, "partnership_id", "kind", "role", "state", "day", "title", "body_id",
                              "host_id", "uid", "cancelled_because")  # fmt: skip
        self.participant = Copied(Participant, "meeting_id", "capacity", "organization_id",
                                  "organization_name", "order", "mark", "marked_at")  # fmt: skip
        self.headcount = Copied(Headcount, "meeting_id", "kind", "count")
        self.communique = Copied(Communique, "partnership_id", "code", "state", "year", "number", "day",
                                 "title", "text", "published_at")  # fmt: skip
        self.placement = Copied(Placement, "communique_id", "organization_id", "organization_name", "order",
                                "state", "proof_id")  # fmt: skip
        self.proof = Copied(Proof, "placement_id", "way", "state", "note", "given_by", "given_at",
                            "confirmed_at")  # fmt: skip
        self.recommendation = Copied(Recommendation, "partnership_id", "state", "number", "year", "title",
                                     "content", "reported_on", "adopted_on", "completed_on")  # fmt: skip
        self.practice = Copied(GoodPractice, "partnership_id", "state", "title", "organization_id",
                               "entity_name", "published_on")  # fmt: skip
        self.showing = Copied(Showing, "practice_id", "meeting_id")
        self.aim = Copied(Statement, "partnership_id", "kind", "text")
        self.plan = Copied(Plan, "partnership_id", "title", "state", "valid_from", "valid_to", "adopted_on",
                           "ground")  # fmt: skip
        self.action = Copied(Action, "plan_id", "aim_id", "code", "title", "organization_id",
                             "organization_name", "valid_from", "valid_to", "state", "closed_on")  # fmt: skip
        self.report = Copied(Report, "partnership_id", "since", "until", "title")
        self.narrative = Copied(Narrative, "report_id", "chapter", "text")

    def write(self) -> int:
        """Write all of them; return the number of rows."""
        return write_all(vars(self).values())


def build() -> dict[str, float]:
    """Build the set in one transaction; return its rows and the rows written in a second."""
    began = time.perf_counter()
    with scopes_disabled(), transaction.atomic():
        tables = Tables()
        members = _members()
        for place, partnership in enumerate(Partnership.objects.filter(slug__startswith=SLUGS)):
            _partnership(tables, partnership, place, members[partnership.pk])
        rows = tables.write()
    return {"events_rows": rows, "events_rows_per_second": rows / (time.perf_counter() - began)}


def _members() -> dict[int, list[Member]]:
    found: dict[int, list[Member]] = defaultdict(list)
    rows = Signatory.objects.filter(partnership__slug__startswith=SLUGS).order_by("pk")
    for partnership, number, name in rows.values_list("partnership", "organization", "organization__name"):
        found[partnership].append((number, name))
    return found


def _partnership(tables: Tables, partnership: Partnership, place: int, members: list[Member]) -> None:
    body = _council(partnership)
    aim = tables.aim.add(partnership.pk, StatementKind.AIM, "Integracja społeczności")
    plan = tables.plan.add(partnership.pk, "Plan działania", PlanState.ADOPTED, date(YEARS[0], 1, 1),
                           date(YEARS[-1] + 1, 1, 1), date(YEARS[0], 1, 1), "Uchwała nr 1")  # fmt: skip
    for year in YEARS:
        forum = _meetings(tables, partnership, body, year, members)
        _communiques(tables, partnership, f"{place:03}", year, members)
        _recommendations(tables, partnership, year)
        _practices(tables, partnership, year, forum, members)
        _actions(tables, plan, aim, year, members)
    last = YEARS[-1]
    report = tables.report.add(
        partnership.pk, date(last, 1, 1), date(last + 1, 1, 1), f"Sprawozdanie za {last}"
    )
    for chapter in Chapter:
        tables.narrative.add(report, int(chapter), WORDS)


def _council(partnership: Partnership) -> int:
    with scope(partnership=partnership):
        since = date(YEARS[0], 1, 1)
        draft = BodyDraft(kind=BodyKind.COUNCIL, name="Rada Programowa")
        body = found_body(actor=ACTOR, partnership=partnership, draft=draft, since=since)
        adopt_bylaws(actor=ACTOR, body=body, drafted=ByLawRules(), since=since)
    return body.pk


def _days(year: int, number: int) -> Iterator[date]:
    """Yield so many days of a year, spread over it."""
    return (date(year, 1, 1) + timedelta(days=1 + place * 363 // number) for place in range(number))


def _meetings(tables: Tables, partnership: Partnership, body: int, year: int, members: list[Member]) -> int:
    """Take the meetings of a year; return the number of its forum."""
    number = 0
    for kind, role, a_year in MEETINGS:
        for day in _days(year, a_year):
            # Among council sessions one in ten never took place: what does not count must be read too.
            is_off = kind == MeetingKind.COUNCIL and CHANCE.random() < 0.1
            number = tables.meeting.add(
                partnership.pk, kind, role, State.CANCELLED if is_off else State.CLOSED, day,
                f"{kind.label} {day:%d.%m.%Y}", body if kind == MeetingKind.COUNCIL else None,
                CHANCE.choice(members)[0] if role == OWN else None, f"{CHANCE.getrandbits(128):032x}",
                "z powodu choroby" if is_off else "",
            )  # fmt: skip
            _came(tables, number, kind, day, members)
    return number


def _came(tables: Tables, meeting: int, kind: MeetingKind, day: date, members: list[Member]) -> None:
    moment = _at(day)
    for order, (organization, name) in enumerate(members[: ENTITLED.get(kind, 0)]):
        mark = Mark.PRESENT if CHANCE.random() < 0.8 else Mark.ABSENT
        tables.participant.add(meeting, Capacity.ENTITLED, organization, name, order, mark, moment)
    if kind in {MeetingKind.INFORMATION, MeetingKind.TRAINING}:
        known = CountKind.EXACT if CHANCE.random() < 0.7 else CountKind.ESTIMATE
        tables.headcount.add(meeting, known, CHANCE.randrange(5, 120))


def _communiques(
    tables: Tables, partnership: Partnership, place: str, year: int, members: list[Member]
) -> None:
    for number, day in enumerate(_days(year, COMMUNIQUES), start=1):
        made = tables.communique.add(
            partnership.pk, f"k{place}{year % 100}{number}", CommuniqueState.PUBLISHED, year, number, day,
            f"Komunikat {number}", WORDS, _at(day),
        )  # fmt: skip
        for order, (organization, name) in enumerate(CHANCE.sample(members, POSTED_AT)):
            is_shown = CHANCE.random() < 0.75
            proof = tables.proof.following if is_shown else None
            state = Posting.SHOWN if is_shown else Posting.WAITING
            posted = tables.placement.add(made, organization, name, order, state, proof)
            if is_shown:
                tables.proof.add(
                    posted, Way.TELEPHONE, ProofState.CONFIRMED, "Wisi na tablicy", name, _at(day), _at(day)
                )


def _recommendations(tables: Tables, partnership: Partnership, year: int) -> None:
    for number, day in enumerate(_days(year, RECOMMENDATIONS), start=1):
        is_done = CHANCE.random() < 0.6
        state = RecommendationState.COMPLETED if is_done else RecommendationState.PASSED
        tables.recommendation.add(
            partnership.pk, state, number, year, f"Rekomendacja {number}", WORDS, day, day,
            day + timedelta(days=120) if is_done else None,
        )  # fmt: skip


def _practices(
    tables: Tables, partnership: Partnership, year: int, forum: int, members: list[Member]
) -> None:
    for number, (organization, name) in enumerate(CHANCE.sample(members, PRACTICES), start=1):
        made = tables.practice.add(
            partnership.pk, PracticeState.PUBLISHED, f"Dobra praktyka {number} z {year}", organization, name,
            date(year, 3, 1),
        )  # fmt: skip
        tables.showing.add(made, forum)


def _actions(tables: Tables, plan: int, aim: int, year: int, members: list[Member]) -> None:
    for number in range(1, ACTIONS + 1):
        organization, name = CHANCE.choice(members)
        is_done = CHANCE.random() < 0.7
        tables.action.add(
            plan, aim, f"{year}.{number}", f"Zadanie {number} roku {year}", organization, name,
            date(year, 1, 1), date(year + 1, 1, 1), ActionState.DONE if is_done else ActionState.PLANNED,
            date(year, 11, 30) if is_done else None,
        )  # fmt: skip


def _at(day: date) -> datetime:
    return datetime(day.year, day.month, day.day, 10, tzinfo=UTC)


if __name__ == "__main__":
    print(json.dumps(build()))
