"""Builds the stories through the services, one deed after another."""

from collections.abc import Iterable
from datetime import date

from django_scopes import scope

from demo.institutions import Institution
from demo.partnerships import Story
from demo.people import InOffice
from spoiwo.common.actors import SystemActor
from spoiwo.common.periods import Precision
from spoiwo.partnerships import services as partnerships
from spoiwo.partnerships.models import Partnership
from spoiwo.partnerships.selectors import language_version
from spoiwo.partnerships.states import Language, Stage
from spoiwo.registry import services as registry
from spoiwo.registry.models import Organization, Person
from spoiwo.registry.selectors import foreign_names, mark_of
from spoiwo.registry.states import FormOfAddress
from spoiwo.territory.models import Unit

ACTOR = SystemActor("demonstracja")
EARLY = (Stage.DIAGNOSIS, Stage.PREPARATION)


class Builder:
    """Keeps what has been built by name, so that stories can refer to each other."""

    def __init__(self) -> None:
        self.organizations: dict[str, Organization] = {}
        self.persons: dict[str, Person] = {}

    def institutions(self, rows: Iterable[Institution]) -> None:
        """Record institutions in the order of their dependence."""
        for row in rows:
            organization = registry.create_organization(
                actor=ACTOR,
                draft=registry.OrganizationDraft(
                    name=row.name,
                    category=row.category,
                    short_name=row.short_name,
                    abbreviation=row.abbreviation,
                    labels=list(row.labels),
                    activity=list(row.activity),
                    legal_person=self.organizations.get(row.legal_person),
                    parent=self.organizations.get(row.parent),
                    locality=row.locality,
                    seat=Unit.objects.get(key=row.seat),
                    is_demo=row.is_demo,
                ),
            )
            for alias in row.aliases:
                registry.add_alias(actor=ACTOR, organization=organization, name=alias, note="tak w źródle")
            if row.english:
                self._english(organization, row.english)
            self.organizations[row.name] = organization

    def _english(self, organization: Organization, name: str) -> None:
        registry.translate_organization(
            actor=ACTOR,
            organization=organization,
            names={Language.ENGLISH: name},
            mark=mark_of(foreign_names(organization)),
        )
        registry.annotate_organization(
            actor=ACTOR,
            organization=organization,
            text="Nazwa angielska jest tłumaczeniem przygotowanym na potrzeby pokazu.",
        )

    def person(self, row: InOffice) -> Person:
        """Record a person and the office she was seen in."""
        person = registry.create_person(
            actor=ACTOR,
            draft=registry.PersonDraft(
                given_names=row.given_names,
                family_name=row.family_name,
                aliases=list(row.aliases),
                expertise=list(row.expertise),
                address_form=FormOfAddress(row.address_form),
            ),
        )
        if row.organization:
            registry.record_office(
                actor=ACTOR,
                person=person,
                organization=self.organizations[row.organization],
                office=row.office,
                valid_from=row.seen_on,
                is_beginning_known=False,
            )
        self.persons[person.full_name] = person
        return person

    def partnership(self, story: Story) -> Partnership:
        """Record a partnership up to its preparation: signing begins with an agreement."""
        partnership = partnerships.create_partnership(
            actor=ACTOR,
            draft=partnerships.PartnershipDraft(
                slug=story.slug,
                official_name=story.official_name,
                short_name=story.short_name,
                kind=story.kind,
                level=story.level,
                purpose=story.purpose,
                began_on=story.began_on,
                began_precision=Precision.YEAR,
                demo_note=story.demo_note,
            ),
        )
        self._page(partnership, story)
        for kind, drafts in story.statements.items():
            partnerships.set_statements(
                actor=ACTOR,
                partnership=partnership,
                kind=kind,
                drafts=drafts,
                is_incomplete=kind in story.incomplete,
            )
        for language, texts in story.versions.items():
            partnerships.translate_partnership(
                actor=ACTOR,
                partnership=partnership,
                language=language,
                draft=partnerships.VersionDraft(texts=texts),
                mark=language_version(partnership, language).mark,
            )
        units = Unit.objects.filter(key__in=story.area)
        partnerships.set_area(actor=ACTOR, partnership=partnership, units=units, since=story.began_on)
        for stage in EARLY:
            self.move(partnership, stage, story.began_on, Precision.YEAR)
        return partnership

    def _page(self, partnership: Partnership, story: Story) -> None:
        precision = Precision.YEAR if story.is_founding_year_only else Precision.DAY
        partnerships.edit_partnership(
            actor=ACTOR,
            partnership=partnership,
            version=partnership.version,
            page=partnerships.PartnershipPage(
                official_name=story.official_name,
                short_name=story.short_name,
                kind=story.kind,
                level=story.level,
                purpose=story.purpose,
                founded_on=story.founded_on,
                founded_precision=precision,
                mission=story.mission,
                introduction=story.introduction,
                is_bottom_up=story.is_bottom_up,
            ),
        )

    def move(
        self,
        partnership: Partnership,
        to: Stage,
        since: date,
        precision: Precision = Precision.DAY,
        note: str = "",
    ) -> None:
        """Move a partnership to its next stage."""
        with scope(partnership=partnership):
            registry.move_partnership_stage(
                actor=ACTOR, partnership=partnership, to=to, since=since, precision=precision, note=note
            )
