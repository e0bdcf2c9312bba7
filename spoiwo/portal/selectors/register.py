"""The register of signatories on any day, ready to print."""

from dataclasses import dataclass
from datetime import date

from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext as _

from spoiwo.partnerships.models import Partnership
from spoiwo.partnerships.selectors import relations_of
from spoiwo.partnerships.states import RelationKind
from spoiwo.portal.links import organization_url, partnership_url, register_url
from spoiwo.portal.parts import Fact, FileLink
from spoiwo.portal.sectors import Composition, composition
from spoiwo.portal.typeset import abbreviation_tag, bound, tag
from spoiwo.portal.words import iso_words, since_words
from spoiwo.registry.models import RoleHolding
from spoiwo.registry.selectors import Register, RegisterRow, register_on
from spoiwo.registry.states import PartnershipRole

_SHOWN_ROLES = (PartnershipRole.LEADER, PartnershipRole.SECRETARIAT)


@dataclass(frozen=True, slots=True)
class Line:
    """One line of the table: every text is escaped and typeset already."""

    url: str
    name: SafeString
    name_today: SafeString
    tags: SafeString
    kind: SafeString
    since: str
    since_iso: str
    head: SafeString


@dataclass(frozen=True, slots=True)
class RegisterPage:
    """The register of a day with what stands beside it."""

    register: Register
    members: tuple[Line, ...]
    suspended: tuple[Line, ...]
    announced: tuple[Line, ...]
    composition: Composition
    facts: tuple[Fact, ...]
    files: tuple[FileLink, ...]

    @property
    def has_heads(self) -> bool:
        """Whether of anybody it is known who was in office."""
        return any(line.head for line in self.members)

    @property
    def is_before_founding(self) -> bool:
        """Whether the day lies before the partnership was founded."""
        founded = self.register.partnership.founded_on
        return founded is not None and self.register.day < founded


def register_page(partnership: Partnership, day: date) -> RegisterPage:
    """Return the page of a day in five queries, whatever the number of signatories."""
    register = register_on(partnership, day)
    return RegisterPage(
        register=register,
        members=tuple(_line(row) for row in register.members),
        suspended=tuple(_line(row) for row in register.suspended),
        announced=tuple(_line(row) for row in register.announced),
        composition=composition(register.sectors),
        facts=_facts(register),
        files=files_of(partnership, day),
    )


def _line(row: RegisterRow) -> Line:
    organization = row.organization
    return Line(
        url=organization_url(organization.pk, organization.name),
        name=bound(row.name),
        name_today=bound(organization.name) if row.name != organization.name else SafeString(),
        tags=_tags(row),
        kind=bound(str(organization.kind.label)),
        since=since_words(row.since, row.since_precision) if row.since else "",
        since_iso=iso_words(row.since, row.since_precision) if row.since else "",
        head=bound(row.office),
    )


def _tags(row: RegisterRow) -> SafeString:
    tags = []
    abbreviation = row.organization.abbreviation or row.organization.kind.abbreviation
    if abbreviation:
        tags.append(abbreviation_tag(abbreviation))
    tags += [abbreviation_tag(label.upper()) for label in row.organization.labels]
    if row.is_leader:
        tags.append(tag(_("leader"), "ok"))
    if row.is_secretariat:
        tags.append(tag(_("secretariat"), "ok"))
    if row.is_demo:
        tags.append(tag(_("demonstration")))
    return mark_safe(" ".join(tags))  # noqa: S308  # each part is already safe


def _facts(register: Register) -> tuple[Fact, ...]:
    sectors = len(register.sectors)
    return (
        *(_role_fact(holding) for role in _SHOWN_ROLES for holding in register.roles if holding.role == role),
        *_pacts(register.partnership),
        *([Fact(_("Number of sectors"), str(sectors))] if sectors else []),
    )


def _role_fact(holding: RoleHolding) -> Fact:
    organization = holding.organization
    return Fact(
        label=PartnershipRole(holding.role).label.capitalize(),
        value=holding.office or organization.name,
        url=organization_url(organization.pk, organization.name),
        note=organization.name if holding.office else "",
    )


def _pacts(partnership: Partnership) -> list[Fact]:
    return [
        Fact(_("Part of the pact"), relation.other.short_name, partnership_url(relation.other.slug))
        for relation in relations_of(partnership)
        if relation.kind == RelationKind.PART_OF
        and relation.partnership_id == partnership.pk
        and relation.other.is_public
    ]


def files_of(partnership: Partnership, day: date) -> tuple[FileLink, ...]:
    """Return the register of the day as files; the room of open data answers under these addresses."""
    base = register_url(partnership.slug).rstrip("/")
    kinds = (
        ("XLSX", _("for Excel")),
        ("ODS", _("for LibreOffice")),
        ("CSV", _("a plain table")),
        ("JSON", _("for programs")),
    )
    return tuple(
        FileLink(label, f"{base}.{label.lower()}?dzien={day.isoformat()}", name) for label, name in kinds
    )
