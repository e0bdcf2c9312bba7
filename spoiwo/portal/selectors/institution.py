"""The page of one institution on a day: names, place, ties, memberships and who is in office."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from spoiwo.common.web.wording import in_polish
from spoiwo.portal.links import organization_url, partnership_url, person_url, territory_url
from spoiwo.portal.parts import Fact, Link
from spoiwo.portal.spans import Axis, Span, axis_of
from spoiwo.portal.typeset import abbreviation_tag
from spoiwo.registry.identifiers import shown, shown_phone
from spoiwo.registry.models import Identifier, OfficeHolding, Organization, OrganizationName, Signatory
from spoiwo.registry.selectors import memberships_of
from spoiwo.registry.states import NameKind, Scheme, Standing
from spoiwo.territory.models import UnitVersion

PERSON = "inne.osoba"
LANE = 20  # height of one bar with the space around it, in pixels


@dataclass(frozen=True, slots=True)
class Membership:
    """One membership in a public partnership, with its bar on the common axis."""

    name: str
    url: str
    signatory: Signatory
    standing: str
    is_running: bool
    span: Span
    y: int


@dataclass(frozen=True, slots=True)
class Office:
    """An office in force on the day. ``is_beginning_known`` false means "at least since"."""

    office: str
    person: str
    url: str
    since: date
    precision: str
    is_beginning_known: bool


@dataclass(frozen=True, slots=True)
class InstitutionPage:
    """Everything the page of an institution says on a day."""

    organization: Organization
    name: str
    names: tuple[OrganizationName, ...]
    aliases: tuple[OrganizationName, ...]
    facts: tuple[Fact, ...]
    numbers: tuple[Fact, ...]
    ties: tuple[Fact, ...]
    units: tuple[Link, ...]
    branches: tuple[Link, ...]
    memberships: tuple[Membership, ...]
    axis: Axis
    offices: tuple[Office, ...]
    labels: tuple[SafeString, ...]

    @property
    def bars_height(self) -> int:
        """Height of the drawing of memberships in pixels, the years under it included."""
        return LANE * (len(self.memberships) + 1)

    @property
    def years_y(self) -> int:
        """Baseline of the years."""
        return self.bars_height - 4


def institution_page(organization: Organization, day: date) -> InstitutionPage:
    """Return the institution as it was on the day, in a number of queries that does not grow."""
    names = list(organization.names.all())
    official = [name for name in names if name.kind == NameKind.OFFICIAL]
    signatories = memberships_of(organization)
    axis = axis_of([(row.valid_from, row.valid_to) for row in signatories if row.valid_from], day)
    return InstitutionPage(
        organization=organization,
        name=next((name.name for name in official if _holds(name, day)), organization.name),
        names=tuple(official) if len(official) > 1 else (),
        aliases=tuple(name for name in names if name.kind == NameKind.ALIAS),
        facts=tuple(_facts(organization, day)),
        numbers=tuple(_numbers(organization)),
        ties=tuple(_ties(organization)),
        units=_links(organization.acting_units.filter(merged_into=None)),
        branches=_links(organization.branches.filter(merged_into=None)),
        memberships=tuple(_membership(row, place, day, axis) for place, row in enumerate(signatories)),
        axis=axis,
        offices=tuple(_offices(organization, day)),
        labels=tuple(abbreviation_tag(label.upper()) for label in organization.labels),
    )


def _holds(name: OrganizationName, day: date) -> bool:
    return name.valid_from <= day and (name.valid_to is None or day < name.valid_to)


def _links(rows: Iterable[Organization]) -> tuple[Link, ...]:
    return tuple(Link(row.name, organization_url(row.pk, row.name)) for row in rows)


def _facts(organization: Organization, day: date) -> list[Fact]:
    facts = [Fact(_("Sector"), organization.sector.label)]
    if organization.category == PERSON:
        # A resident who signed as a person: her address and numbers are her own (GDPR-08).
        return facts
    if organization.address_line:
        facts.append(Fact(_("Address"), in_polish(organization.address_line)))
    if organization.seat:
        version = UnitVersion.objects.as_of(day).filter(unit=organization.seat).first()
        note = _("TERYT code on that day: %(code)s") % {"code": version.code} if version else ""
        facts.append(
            Fact(
                _("Seat"), in_polish(organization.seat.full_name), territory_url(organization.seat.key), note
            )
        )
    if organization.website:
        facts.append(Fact(_("Website"), organization.website, organization.website))
    if organization.email:
        facts.append(Fact(_("E-mail"), organization.email, f"mailto:{organization.email}"))
    if organization.phone:
        facts.append(Fact(_("Telephone"), shown_phone(organization.phone), f"tel:{organization.phone}"))
    return facts


def _numbers(organization: Organization) -> list[Fact]:
    rows = Identifier.objects.filter(organization=organization).order_by("scheme", "pk")
    if organization.category == PERSON:
        return []
    return [Fact(Scheme(row.scheme).label, shown(Scheme(row.scheme), row.value)) for row in rows]


def _ties(organization: Organization) -> list[Fact]:
    others = (
        (_("Acts for"), organization.legal_person),
        (_("Branch of"), organization.parent),
        (_("Run by"), organization.operator),
    )
    return [
        Fact(label, in_polish(other.name), organization_url(other.pk, other.name))
        for label, other in others
        if other
    ]


def _membership(row: Signatory, place: int, day: date, axis: Axis) -> Membership:
    start = row.valid_from or day
    running = start <= day and (row.valid_to is None or day < row.valid_to)
    return Membership(
        name=row.partnership.short_name,
        url=partnership_url(row.partnership.slug),
        signatory=row,
        standing=str(Standing(row.state).label),
        is_running=running,
        span=axis.span(start, row.valid_to),
        y=LANE * place + 3,
    )


def _offices(organization: Organization, day: date) -> list[Office]:
    rows = OfficeHolding.objects.as_of(day).filter(organization=organization).select_related("person")
    return [
        Office(
            row.office,
            row.person.full_name,
            person_url(row.person_id),
            row.valid_from,
            row.precision,
            row.is_beginning_known,
        )
        for row in rows.order_by("office", "person__sort_key")
    ]
