"""The page of one partnership: what it is, who runs it, what it promised and what happened."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date

from spoiwo.agreements.selectors import AgreementSummary, public_agreements_of
from spoiwo.meetings.models import Meeting
from spoiwo.partnerships.models import AreaUnit, LegalBasis, Partnership, Relation, Strategy
from spoiwo.partnerships.selectors import (
    Outline,
    StatementGroup,
    Words,
    area_of,
    legal_bases_of,
    relations_of,
    statements_of,
    words_of,
)
from spoiwo.partnerships.states import RelationKind
from spoiwo.portal.links import organization_url, partnership_url, territory_url
from spoiwo.portal.parts import Entry, Link
from spoiwo.portal.selectors import timeline
from spoiwo.portal.selectors.bodies import ListedBody, listed_bodies
from spoiwo.portal.selectors.meetings import newest_meetings
from spoiwo.portal.selectors.milestones import milestones
from spoiwo.portal.selectors.projects import JoinedProject, joined_projects
from spoiwo.portal.selectors.signings import signing_facts
from spoiwo.portal.selectors.work import OpenDoor, open_doors
from spoiwo.registry.identifiers import shown_phone
from spoiwo.registry.models import RoleHolding
from spoiwo.registry.selectors import count_members, roles_on
from spoiwo.registry.states import PartnershipRole


@dataclass(frozen=True, slots=True)
class Role:
    """Who holds a role: an institution or, when the document says so, an office of it."""

    label: str
    name: str
    url: str
    institution: str
    contact_name: str
    phone: str
    phone_shown: str
    email: str


@dataclass(frozen=True, slots=True)
class RelatedPartnerships:
    """Partnerships this one is tied to: each group under its own heading."""

    pacts: tuple[Link, ...]
    siblings: tuple[Link, ...]
    parts: tuple[Link, ...]
    continues: tuple[Link, ...]
    continued_by: tuple[Link, ...]
    extends: tuple[Link, ...]
    extended_by: tuple[Link, ...]

    @property
    def is_any(self) -> bool:
        """Whether there is anything to show."""
        return any(
            (self.pacts, self.parts, self.continues, self.continued_by, self.extends, self.extended_by)
        )


@dataclass(frozen=True, slots=True)
class PartnershipPage:
    """Everything the page says, as of one day."""

    partnership: Partnership
    count: int
    roles: tuple[Role, ...]
    statements: tuple[StatementGroup, ...]
    legal_bases: tuple[LegalBasis, ...]
    strategies: tuple[Strategy, ...]
    area: tuple[Link, ...]
    related: RelatedPartnerships
    agreements: tuple[AgreementSummary, ...]
    projects: tuple[JoinedProject, ...]
    bodies: tuple[ListedBody, ...]
    meetings: tuple[Meeting, ...]
    doors: tuple[OpenDoor, ...]
    entries: tuple[Entry, ...]
    words: Words

    @property
    def is_translated(self) -> bool:
        """Whether any of the partnership's own words are a translation."""
        return self.words.is_translated or any(not outline.text.is_polish for outline in self._outlines())

    @property
    def is_outdated(self) -> bool:
        """Whether the Polish words have changed since some of them were translated."""
        return self.words.is_outdated or any(outline.is_outdated for outline in self._outlines())

    def _outlines(self) -> Iterator[Outline]:
        return (outline for group in self.statements for outline in group.walk())


def partnership_page(partnership: Partnership, day: date, language: str) -> PartnershipPage:
    """Return the page as of the day in the reader's language.

    The number of queries does not depend on the content; another language than Polish takes one more.
    """
    relations = relations_of(partnership)
    siblings = _siblings(partnership, relations)
    around = [side for relation in relations for side in (relation.partnership, relation.other)]
    words = words_of([*around, *siblings, partnership], language)
    agreements = public_agreements_of(partnership, day)
    return PartnershipPage(
        partnership=partnership,
        count=count_members(partnership, day),
        roles=tuple(_role(holding) for holding in _in_order(roles_on(partnership, day))),
        statements=tuple(statements_of(partnership, language)),
        legal_bases=tuple(legal_bases_of(partnership, day)),
        strategies=tuple(partnership.strategies.all()),
        area=tuple(_area_link(row) for row in area_of(partnership, day)),
        related=_related(partnership, relations, siblings, words),
        agreements=tuple(agreements),
        projects=joined_projects(partnership, day),
        bodies=listed_bodies(partnership, day),
        meetings=newest_meetings(partnership),
        doors=open_doors(partnership, day),
        entries=tuple(_entries(partnership, relations, agreements, day, words)),
        words=words[partnership.pk],
    )


def _in_order(holdings: list[RoleHolding]) -> list[RoleHolding]:
    order = list(PartnershipRole)
    return sorted(holdings, key=lambda holding: order.index(PartnershipRole(holding.role)))


def _role(holding: RoleHolding) -> Role:
    organization = holding.organization
    return Role(
        label=PartnershipRole(holding.role).label.capitalize(),
        name=holding.office or organization.name,
        url=organization_url(organization.pk, organization.name),
        institution=organization.name if holding.office else "",
        contact_name=holding.contact_name,
        phone=holding.contact_phone,
        phone_shown=shown_phone(holding.contact_phone) if holding.contact_phone else "",
        email=holding.contact_email,
    )


def _area_link(row: AreaUnit) -> Link:
    return Link(row.unit.full_name, territory_url(row.unit.key))


def _entries(
    partnership: Partnership,
    relations: list[Relation],
    agreements: list[AgreementSummary],
    day: date,
    words: Mapping[int, Words],
) -> list[Entry]:
    facts = [
        *timeline.founding(partnership),
        *timeline.neighbours(partnership, relations, words),
        *signing_facts(agreements, day),
        *timeline.stages(list(partnership.stage_changes.all()), partnership.founded_on),
        *timeline.growth(partnership, milestones(partnership, day)),
    ]
    return timeline.in_order(facts)


def _related(
    partnership: Partnership,
    relations: list[Relation],
    siblings: list[Partnership],
    words: Mapping[int, Words],
) -> RelatedPartnerships:
    def links(kind: RelationKind, *, back: bool = False) -> tuple[Link, ...]:
        of_kind = [relation for relation in relations if relation.kind == kind]
        if back:
            return _links([one.partnership for one in of_kind if one.other_id == partnership.pk], words)
        return _links([one.other for one in of_kind if one.partnership_id == partnership.pk], words)

    return RelatedPartnerships(
        pacts=links(RelationKind.PART_OF),
        siblings=_links(siblings, words),
        parts=links(RelationKind.PART_OF, back=True),
        continues=links(RelationKind.CONTINUES),
        continued_by=links(RelationKind.CONTINUES, back=True),
        extends=links(RelationKind.EXTENDS),
        extended_by=links(RelationKind.EXTENDS, back=True),
    )


def _siblings(partnership: Partnership, relations: list[Relation]) -> list[Partnership]:
    """Return the other parts of the same pact (seed fact 002-14), in one query or none."""
    of_kind = [relation for relation in relations if relation.kind == RelationKind.PART_OF]
    pacts = [relation.other for relation in of_kind if relation.partnership_id == partnership.pk]
    if not pacts:
        return []
    rows = Relation.objects.filter(kind=RelationKind.PART_OF, other__in=pacts).select_related("partnership")
    return [
        row.partnership for row in rows.order_by("partnership__short_name") if row.partnership != partnership
    ]


def _links(partnerships: list[Partnership], words: Mapping[int, Words]) -> tuple[Link, ...]:
    return tuple(
        Link(words[one.pk].short_name, partnership_url(one.slug)) for one in partnerships if one.is_public
    )
