"""Writing one row through the deeds of the registry."""

from collections.abc import Iterable

from django.db import transaction

from spoiwo.common import clock
from spoiwo.common.actors import Actor
from spoiwo.common.exceptions import NotAllowed, SpoiwoError
from spoiwo.intake.judging import Judgement
from spoiwo.intake.models import ImportBatch, ImportRow
from spoiwo.intake.parsing import Entry
from spoiwo.intake.services.checking import values_of
from spoiwo.intake.states import Outcome, Verdict
from spoiwo.intake.wording import Level
from spoiwo.registry import services as registry
from spoiwo.registry.models import Organization, Person, Signatory
from spoiwo.registry.selectors import numbers_of
from spoiwo.registry.states import RepresentationKind, Scheme
from spoiwo.territory.models import Unit


class Writer:
    """Writes the rows of one import in order, remembering what it has recorded on the way."""

    def __init__(self, batch: ImportBatch, actor: Actor, judgements: Iterable[Judgement]) -> None:
        self.batch = batch
        self.actor = actor
        judged = list(judgements)
        self.recorded = Organization.objects.in_bulk({one.target for one in judged if one.target is not None})
        self.units = Unit.objects.in_bulk({one.entry.unit_id for one in judged if one.entry.unit_id})
        self.people = Person.objects.in_bulk({one.person_id for one in judged if one.person_id})
        self.made: dict[int, Organization] = {}
        self.made_people: dict[tuple[int, str], Person] = {}

    def write(self, row: ImportRow, judgement: Judgement) -> None:
        """Write one row; what became of it is put on the row in memory. Raises what the deeds raise."""
        said = row.said
        row.is_changed = False
        if judgement.is_skipped:
            row.outcome = Outcome.SKIPPED
        elif judgement.verdict is Verdict.MEMBER or judgement.belongs:
            row.outcome = Outcome.NOTHING
            row.organization = self._known(judgement)
        else:
            self._admit(row, judgement)
        row.values = values_of(judgement.entry)
        row.findings = [finding.stored() for finding in judgement.entry.findings[said:]]

    def _known(self, judgement: Judgement) -> Organization | None:
        if judgement.target is not None:
            return self.recorded[judgement.target]
        return self.made.get(judgement.same_as) if judgement.same_as else None

    def _admit(self, row: ImportRow, judgement: Judgement) -> None:
        entry = judgement.entry
        organization = self._known(judgement)
        row.outcome = Outcome.ADMITTED
        if organization is None:
            organization = self._create(entry)
            row.outcome = Outcome.CREATED
        elif judgement.new_numbers:
            self._add_numbers(organization, judgement)
        self.made[row.number] = organization
        row.organization, row.signatory = organization, self._membership(organization, entry)
        if entry.person:
            self._appoint(organization, judgement)

    def _create(self, entry: Entry) -> Organization:
        draft = registry.OrganizationDraft(
            name=entry.name,
            category=entry.category,
            short_name=entry.short_name,
            labels=list(entry.labels),
            street=entry.street,
            postal_code=entry.postal_code,
            post_town=entry.post_town,
            locality=entry.locality,
            seat=self.units.get(entry.unit_id) if entry.unit_id else None,
            website=entry.website,
            email=entry.email,
            phone=entry.phone,
        )
        return registry.create_organization(actor=self.actor, draft=draft, identifiers=entry.numbers)

    def _add_numbers(self, organization: Organization, judgement: Judgement) -> None:
        """Add numbers the record lacks; a record of other partnerships is theirs to change."""
        held = {Scheme(scheme): value for scheme, value in numbers_of(organization).items()}
        numbers = held | judgement.new_numbers
        try:
            registry.set_identifiers(actor=self.actor, organization=organization, identifiers=numbers)
        except NotAllowed:
            for scheme in judgement.new_numbers:
                judgement.entry.find("number_not_added", Level.WARNING, register=scheme.value)

    def _membership(self, organization: Organization, entry: Entry) -> Signatory:
        if entry.since is None:
            raise AssertionError("a row without a day of accession never passes the check")
        if entry.until:
            # Recorded with its end at once: open-ended it might overlap what came later.
            past = registry.MembershipDraft(
                organization=organization,
                since=entry.since,
                last_day=entry.until,
                precision=entry.precision,
                note=entry.note,
            )
            return registry.admit_many(actor=self.actor, partnership=self.batch.partnership, drafts=[past])[0]
        return registry.admit_signatory(
            actor=self.actor,
            partnership=self.batch.partnership,
            organization=organization,
            since=entry.since,
            precision=entry.precision,
            note=entry.note,
        )

    def _appoint(self, organization: Organization, judgement: Judgement) -> None:
        """Record who speaks for the institution; a refusal here never stops the admission."""
        entry = judgement.entry
        try:
            with transaction.atomic():
                registry.appoint_representative(
                    actor=self.actor,
                    partnership=self.batch.partnership,
                    organization=organization,
                    person=self._person(organization, judgement),
                    kind=RepresentationKind.REPRESENTATIVE,
                    valid_from=entry.since or clock.today(),
                    valid_to=clock.day_after(entry.until) if entry.until else None,
                    office=entry.office,
                    email=entry.person_email,
                    phone=entry.person_phone,
                )
        except SpoiwoError as error:
            entry.find("person_not_recorded", Level.WARNING, text=str(error.message))

    def _person(self, organization: Organization, judgement: Judgement) -> Person:
        if judgement.person_id:
            return self.people[judgement.person_id]
        name = judgement.entry.person
        if name is None:
            raise AssertionError("only rows with a person are asked for one")
        key = (organization.pk, name.folded)
        if key not in self.made_people:
            draft = registry.PersonDraft(
                given_names=name.given_names, family_name=name.family_name, title=name.title
            )
            self.made_people[key] = registry.create_person(actor=self.actor, draft=draft)
        return self.made_people[key]
