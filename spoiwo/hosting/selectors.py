"""Suggestions of the next host with their reasons, requests, and who hosted when."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from django.db.models import Count, Q, QuerySet
from django.utils.translation import gettext_lazy as _

from spoiwo.attendance.models import Participant
from spoiwo.attendance.states import HERE
from spoiwo.common.exceptions import NotFound
from spoiwo.hosting import fairness, wording
from spoiwo.hosting.models import HostRequest, Readiness
from spoiwo.hosting.states import State, Wish
from spoiwo.meetings.models import Meeting
from spoiwo.meetings.states import TOOK_PLACE, PartnershipRole
from spoiwo.partnerships.models import Partnership
from spoiwo.registry.models import Organization
from spoiwo.registry.selectors import Register, names_on, register_on, voices_on

# Those who came to one of so many last meetings "usually come".
MEETINGS_LOOKED_AT = 8
_DAYS_OF_A_MONTH = 30.44
OWN = (PartnershipRole.ORGANISER, PartnershipRole.CO_ORGANISER)


@dataclass(frozen=True, slots=True)
class Suggestion:
    """An institution that could host, why, and whether it was asked already."""

    organization: Organization
    name: str
    turn: fairness.Turn
    last_hosted: date | None
    readiness: Readiness | None
    request: HostRequest | None

    @property
    def reasons(self) -> list[tuple[str, int]]:
        """The reasons in sentences with their points."""
        return [(wording.sentence(reason), reason.points) for reason in self.turn.reasons]


@dataclass(frozen=True, slots=True)
class Rotation:
    """All that is known for choosing the host of a meeting."""

    suggestions: tuple[Suggestion, ...]
    unwilling: tuple[Suggestion, ...]
    requests: tuple[HostRequest, ...]
    expected: int
    measured_from: int

    @property
    def accepted(self) -> HostRequest | None:
        """The request an institution has accepted."""
        return next((one for one in self.requests if one.state == State.ACCEPTED), None)


@dataclass(frozen=True, slots=True)
class Addressee:
    """Who is written to, at what address."""

    name: str
    email: str


def rotation_for(meeting: Meeting) -> Rotation:
    """Return the signatories of the day in order of whose turn it is; queries do not grow with them."""
    register = register_on(meeting.partnership, meeting.day)
    organizations = {row.organization.pk: row.organization for row in register.members if row.is_counted}
    history = _hosted(meeting.partnership, meeting)
    said = readiness_on(meeting.partnership, meeting.day)
    usual, expected = _usual_participants(meeting)
    distances = _distances(organizations, usual or organizations.keys())
    requests = list(HostRequest.objects.filter(meeting=meeting).select_related("organization"))
    asked = {one.organization_id: one for one in requests if one.state != State.WITHDRAWN}
    since = {row.organization.pk: row.since for row in register.members}
    facts = [
        _facts(number, meeting.day, since.get(number), history.get(number, []), said.get(number), distances)
        for number in organizations
    ]
    turns = fairness.order(facts, expected=expected, needs_remote=meeting.has_remote)
    names = _names(register)
    lines = [
        Suggestion(
            organization=organizations[turn.facts.key],
            name=names[turn.facts.key],
            turn=turn,
            last_hosted=max(history.get(turn.facts.key, []), default=None),
            readiness=said.get(turn.facts.key),
            request=asked.get(turn.facts.key),
        )
        for turn in turns
    ]
    return Rotation(
        suggestions=tuple(line for line in lines if not _is_unwilling(line)),
        unwilling=tuple(line for line in lines if _is_unwilling(line)),
        requests=tuple(requests),
        expected=expected,
        measured_from=len(usual),
    )


def _names(register: Register) -> dict[int, str]:
    return {row.organization.pk: row.name for row in register.members}


def _is_unwilling(line: Suggestion) -> bool:
    return line.readiness is not None and line.readiness.wish == Wish.UNWILLING


def _facts(
    number: int,
    day: date,
    since: date | None,
    hosted: Collection[date],
    said: Readiness | None,
    distances: Mapping[int, float],
) -> fairness.Facts:
    waited_since = max(hosted, default=None) or since or day
    return fairness.Facts(
        key=number,
        months_waited=int((day - waited_since).days / _DAYS_OF_A_MONTH),
        hosted=len(hosted),
        is_ready=said is not None and said.wish == Wish.READY,
        capacity=said.capacity if said else None,
        is_accessible=said.is_accessible if said else None,
        has_remote=said.has_remote if said else None,
        kilometres=distances.get(number),
    )


def _hosted(partnership: Partnership, meeting: Meeting | None = None) -> dict[int, list[date]]:
    """Return by institution the days on which it hosted, and those on which it is about to."""
    own = Meeting.objects.filter(partnership=partnership, role__in=OWN, host__isnull=False)
    rows = own.filter(Q(state__in=TOOK_PLACE) | Q(host_requests__state=State.ACCEPTED)).distinct()
    if meeting is not None:
        rows = rows.filter(day__lte=meeting.day).exclude(pk=meeting.pk)
    days: dict[int, list[date]] = defaultdict(list)
    for host, day in rows.order_by("day").values_list("host_id", "day"):
        if host is not None:
            days[host].append(day)
    return days


def readiness_on(partnership: Partnership, day: date) -> dict[int, Readiness]:
    """Return by institution what it said of hosting, in force on the day."""
    rows = Readiness.objects.filter(partnership=partnership).as_of(day).select_related("organization")
    return {row.organization_id: row for row in rows}


def _usual_participants(meeting: Meeting) -> tuple[set[int], int]:
    """Return who came to the last meetings of the kind, and how many came on average."""
    rows = Meeting.objects.filter(
        partnership=meeting.partnership_id, kind=meeting.kind, body=meeting.body_id, state__in=TOOK_PLACE
    ).exclude(pk=meeting.pk)
    recent = list(rows.order_by("-day").values_list("pk", flat=True)[:MEETINGS_LOOKED_AT])
    came = Participant.objects.filter(meeting__in=recent, mark__in=HERE)
    usual = {number for number in came.values_list("organization_id", flat=True) if number is not None}
    counts = list(
        came.order_by().values("meeting").annotate(number=Count("pk")).values_list("number", flat=True)
    )
    return usual, round(sum(counts) / len(counts)) if counts else 0


def _distances(organizations: Mapping[int, Organization], comers: Iterable[int]) -> dict[int, float]:
    """Return by institution the average way of those who come to its seat, where both places are known."""
    wanted = {*organizations, *comers}
    rows = Organization.objects.filter(pk__in=wanted, seat__latitude__isnull=False)
    places = {
        number: (latitude, longitude)
        for number, latitude, longitude in rows.values_list("pk", "seat__latitude", "seat__longitude")
        if latitude is not None and longitude is not None
    }
    from_where = [places[number] for number in comers if number in places]
    if not from_where:
        return {}
    return {
        number: sum(fairness.kilometres(places[number], one) for one in from_where) / len(from_where)
        for number in organizations
        if number in places
    }


@dataclass(frozen=True, slots=True)
class HostLine:
    """An institution and its share in hosting."""

    organization: Organization
    name: str
    hosted: int
    last_hosted: date | None
    readiness: Readiness | None


def hosts_of(partnership: Partnership, day: date) -> list[HostLine]:
    """Return the signatories of the day with how often they hosted, those who never did first."""
    register = register_on(partnership, day)
    history, said = _hosted(partnership), readiness_on(partnership, day)
    lines = [
        HostLine(
            organization=row.organization,
            name=row.name,
            hosted=len(history.get(row.organization.pk, [])),
            last_hosted=max(history.get(row.organization.pk, []), default=None),
            readiness=said.get(row.organization.pk),
        )
        for row in register.members
        if row.is_counted
    ]
    return sorted(
        lines, key=lambda line: (line.hosted, line.last_hosted or date.min, line.organization.sort_key)
    )


def request_by_id(meeting: Meeting, number: int) -> HostRequest:
    """Return a request for the meeting; raises NotFound."""
    rows = HostRequest.objects.filter(meeting=meeting, pk=number)
    found: HostRequest | None = rows.select_related("meeting__partnership", "organization").first()
    if found is None:
        raise NotFound(_("There is no such request."))
    return found


def request_of_link(number: int) -> HostRequest:
    """Return the request a personal link opens, in the scope that is open; raises NotFound."""
    rows = HostRequest.objects.filter(pk=number)
    found: HostRequest | None = rows.select_related(
        "meeting__partnership", "meeting__body", "organization"
    ).first()
    if found is None:
        raise NotFound(_("There is no such request."))
    return found


def signatory_on(partnership: Partnership, number: int, day: date) -> Organization:
    """Return a signatory of the day by the number of its institution; raises NotFound."""
    row = next((one for one in register_on(partnership, day).members if one.organization.pk == number), None)
    if row is None:
        raise NotFound(_("This institution is not a signatory on that day."))
    return row.organization


def name_on(organization: Organization, day: date) -> str:
    """Return what the institution was called on the day."""
    return names_on([organization.pk], day).get(organization.pk, organization.name)


def addressee_of(partnership: Partnership, organization: Organization, day: date) -> Addressee:
    """Return who is written to: the representative, else a contact person, else the institution itself."""
    voices = next((one for one in voices_on(partnership, day) if one.organization == organization), None)
    people = [*voices.representatives, *voices.contacts, *voices.deputies] if voices else []
    person = next((one for one in people if one.email), None)
    if person is not None:
        return Addressee(person.person.full_name, person.email)
    return Addressee("", organization.email)


def asked_before(partnership: Partnership, day: date) -> QuerySet[HostRequest]:
    """Return requests to hosts of meetings before the day (JRWA-03)."""
    rows: QuerySet[HostRequest] = HostRequest.objects.filter(
        meeting__partnership=partnership, meeting__day__lt=day
    )
    return rows.select_related("meeting", "organization")


def settled_on(request: HostRequest) -> date:
    """Return the day of the meeting a request was about."""
    return request.meeting.day
