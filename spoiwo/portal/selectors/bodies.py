"""Bodies of a partnership as anybody may see them: institutions, names, offices and functions only."""

from dataclasses import dataclass
from datetime import date

from django.urls import reverse

from spoiwo.councils.models import Body
from spoiwo.councils.selectors import BodyOnDay, Member, bodies_of, body_on
from spoiwo.partnerships.models import Partnership
from spoiwo.portal.links import organization_url
from spoiwo.registry import sectors


@dataclass(frozen=True, slots=True)
class PublicMember:
    """A line of the composition."""

    name: str
    url: str
    person: str
    office: str
    function: str
    seat: str
    origin: str
    member: Member

    @property
    def is_demo(self) -> bool:
        """Whether the entry is demonstration content."""
        return self.member.holding.is_demo


@dataclass(frozen=True, slots=True)
class PublicBody:
    """The page of a body on a day."""

    shown: BodyOnDay
    members: tuple[PublicMember, ...]
    chart: sectors.Composition
    finding: str


@dataclass(frozen=True, slots=True)
class ListedBody:
    """A body in a list."""

    name: str
    kind: str
    url: str
    members: int
    chair: str
    run_by: str
    part_of: str


def body_url(slug: str, body_slug: str) -> str:
    """Return the address of a body's public page."""
    return reverse("portal:body", args=[slug, body_slug])


def listed_bodies(partnership: Partnership, day: date) -> tuple[ListedBody, ...]:
    """Return the bodies that exist on the day, in two queries."""
    return tuple(
        ListedBody(
            name=line.body.name,
            kind=line.body.get_kind_display(),
            url=body_url(partnership.slug, line.body.slug),
            members=line.members,
            chair=line.chair.person.full_name if line.chair and line.chair.person else "",
            run_by=line.body.run_by.name if line.body.run_by else "",
            part_of=line.body.parent.name if line.body.parent else "",
        )
        for line in bodies_of(partnership, day)
        if line.is_running
    )


def public_body(body: Body, day: date) -> PublicBody:
    """Return the page of a body on the day; the number of queries does not depend on its members."""
    shown = body_on(body, day)
    counts = shown.composition.sectors
    return PublicBody(
        shown=shown,
        members=tuple(_member(member) for member in shown.composition.members),
        chart=sectors.composition(counts),
        finding=sectors.finding_of_members(counts),
    )


def _member(member: Member) -> PublicMember:
    holding = member.holding
    return PublicMember(
        name=member.name,
        url=organization_url(holding.organization_id, holding.organization.name),
        person=holding.person.full_name if holding.person else "",
        office=holding.office,
        function=str(member.function.label) if member.function else "",
        seat=holding.seat.label,
        origin=holding.get_origin_display(),
        member=member,
    )
