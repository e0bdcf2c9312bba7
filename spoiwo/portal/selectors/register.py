"""The register of signatories on any day, ready to print."""

from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from typing import Any, NamedTuple, cast

from django.db.models import QuerySet
from django.template import Context
from django.template.backends.django import Template
from django.template.loader import get_template
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from spoiwo.common.prepared import PreparedQuery
from spoiwo.common.web.wording import bound, in_polish
from spoiwo.partnerships.models import Partnership, Relation
from spoiwo.partnerships.states import PUBLIC_STAGES, RelationKind
from spoiwo.portal.links import organization_url, partnership_url, register_url
from spoiwo.portal.parts import Fact, FileLink
from spoiwo.portal.typeset import abbreviation_tag, tag
from spoiwo.portal.words import iso_words, long_date, since_words
from spoiwo.registry import categories
from spoiwo.registry.sectors import chart
from spoiwo.registry.selectors import HeldRole, Register, RegisterRow, register_on
from spoiwo.registry.states import PartnershipRole

# A line of a few hundred bytes: all registers of a country take some megabytes.
_REMEMBERED = 16_384
_SHOWN_ROLES = (PartnershipRole.LEADER, PartnershipRole.SECRETARIAT)


class Line(NamedTuple):
    """What one line of the table depends on: equal lines are typeset once (``line_html``)."""

    language: str
    number: int
    name: str
    name_today: str
    category: str
    abbreviation: str
    labels: tuple[str, ...]
    since: date | None
    precision: str
    head: str
    is_leader: bool
    is_secretariat: bool
    is_demo: bool
    # Whether the table has the column of heads at all.
    has_heads: bool


@dataclass(frozen=True, slots=True)
class RegisterPage:
    """The register of a day with what stands beside it."""

    register: Register
    members: SafeString
    suspended: SafeString
    announced: SafeString
    chart: SafeString
    facts: tuple[Fact, ...]
    files: tuple[FileLink, ...]
    has_heads: bool

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
        members=_lines(register.members, "portal/_register_line.html"),
        suspended=_lines(register.suspended, "portal/_register_apart_line.html"),
        announced=_lines(register.announced, "portal/_register_apart_line.html"),
        chart=chart(register.sectors) if register.members else SafeString(),
        facts=_facts(register),
        files=files_of(partnership, day),
        has_heads=_has_heads(register.members),
    )


def _lines(rows: tuple[RegisterRow, ...], template: str) -> SafeString:
    language, has_heads = get_language() or "pl", _has_heads(rows)
    lines = (line_html(_line(row, language, has_heads), template) for row in rows)
    return mark_safe("".join(lines))  # noqa: S308  # each line is a rendered template


def _has_heads(rows: tuple[RegisterRow, ...]) -> bool:
    return any(row.office for row in rows)


def _line(row: RegisterRow, language: str, has_heads: bool) -> Line:
    organization = row.organization
    return Line(
        language,
        organization.pk,
        row.name,
        organization.name,
        organization.category,
        organization.abbreviation,
        tuple(organization.labels),
        row.since,
        row.since_precision.value,
        row.office,
        row.is_leader,
        row.is_secretariat,
        row.is_demo,
        has_heads,
    )


@lru_cache(maxsize=_REMEMBERED)
def line_html(line: Line, template: str) -> SafeString:
    """Return the line as HTML; the same line of another request costs nothing."""
    category = categories.get(line.category)
    return cast(Template, get_template(template)).template.render(
        Context(
            {
                "url": organization_url(line.number, line.name_today),
                "name": bound(line.name),
                "name_today": bound(line.name_today) if line.name != line.name_today else "",
                "tags": _tags(line, category),
                "kind": bound(str(category.label)),
                "since": since_words(line.since, line.precision) if line.since else "",
                "since_iso": iso_words(line.since, line.precision) if line.since else "",
                "head": bound(line.head),
                "has_heads": line.has_heads,
            }
        )
    )


def _tags(line: Line, category: categories.Category) -> SafeString:
    shorts = [line.abbreviation or category.abbreviation, *(label.upper() for label in line.labels)]
    tags = [abbreviation_tag(short) for short in dict.fromkeys(shorts) if short]
    if line.is_leader:
        tags.append(tag(_("leader"), "ok"))
    if line.is_secretariat:
        tags.append(tag(_("secretariat"), "ok"))
    if line.is_demo:
        tags.append(tag(_("demonstration"), "faint"))
    return mark_safe(" ".join(tags))  # noqa: S308  # each part is already safe


def _facts(register: Register) -> tuple[Fact, ...]:
    sectors = len(register.sectors)
    partnership = register.partnership
    founded = long_date(partnership.founded_on, partnership.founded_precision)
    return (
        *([Fact(_("Founded"), founded)] if founded else []),
        *(_role_fact(holding) for role in _SHOWN_ROLES for holding in register.roles if holding.role == role),
        *_pacts(register),
        *([Fact(_("Number of sectors"), str(sectors))] if sectors else []),
    )


def _role_fact(held: HeldRole) -> Fact:
    return Fact(
        label=held.role.label.capitalize(),
        value=in_polish(held.office or held.organization_name),
        url=organization_url(held.organization_id, held.organization_name),
        note=in_polish(held.organization_name) if held.office else "",
    )


def _pacts_query(number: int, _day: date) -> QuerySet[Relation, Any]:
    rows = Relation.objects.filter(
        partnership_id=number, kind=RelationKind.PART_OF, other__stage__in=sorted(PUBLIC_STAGES)
    )
    return rows.order_by("pk").values_list("other__short_name", "other__slug")


_PACTS = PreparedQuery(_pacts_query)


def _pacts(register: Register) -> list[Fact]:
    return [
        Fact(_("Part of the pact"), in_polish(name), partnership_url(slug))
        for name, slug in _PACTS.rows(register.partnership.pk, register.day)
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
