"""Writing rows through the deeds of the registry, a portion at a time, in few statements."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from spoiwo.common import clock
from spoiwo.common.actors import Actor
from spoiwo.common.exceptions import BadInput, NotAllowed
from spoiwo.intake.columns import Field
from spoiwo.intake.judging import Judgement, cell_of
from spoiwo.intake.models import ImportBatch, ImportRow
from spoiwo.intake.parsing import Entry
from spoiwo.intake.services.checking import values_of
from spoiwo.intake.states import Outcome, Verdict
from spoiwo.intake.wording import Level
from spoiwo.registry import services as registry
from spoiwo.registry.models import Organization, Person, Signatory
from spoiwo.registry.states import Scheme
from spoiwo.territory.models import Unit


class Refused(Exception):
    """A deed of the registry said no to one row; carries the row it said it about."""

    def __init__(self, number: int, name: str, text: str) -> None:
        super().__init__(text)
        self.params: dict[str, str | int] = {"number": number, "name": name[:80], "text": text}


@dataclass(frozen=True, slots=True)
class Line:
    """One row and what is to become of it."""

    row: ImportRow
    judgement: Judgement

    @property
    def entry(self) -> Entry:
        return self.judgement.entry

    @property
    def belongs(self) -> bool:
        return self.judgement.verdict is Verdict.MEMBER or self.judgement.belongs

    @property
    def is_admitted(self) -> bool:
        return not self.judgement.is_skipped and not self.belongs

    def refused(self, refusal: BadInput) -> Refused:
        """Return the refusal with the row's name."""
        return Refused(self.row.number, self.entry.name, str(refusal.message))


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
        self.made_people: dict[tuple[int, str], Person | registry.PersonDraft] = {}

    def write(self, lines: Sequence[Line]) -> None:
        """Write a portion of rows; what became of each is put on it in memory.

        Raises Refused for the row a deed said no to, and what the deeds raise about the whole.
        """
        admitted = [line for line in lines if line.is_admitted]
        said = {line.row.number: line.row.said for line in lines}
        self._create(admitted)
        self._find(admitted)
        self._add_numbers(admitted)
        self._admit(admitted)
        self._appoint([line for line in admitted if line.entry.person])
        for line in lines:
            self._finish(line, said[line.row.number])

    def _known(self, judgement: Judgement) -> Organization | None:
        if judgement.target is not None:
            return self.recorded[judgement.target]
        return self.made.get(judgement.same_as) if judgement.same_as else None

    def _create(self, admitted: Sequence[Line]) -> None:
        """Record the institutions nothing is known of; a row that repeats another waits for that one."""
        here = {line.row.number for line in admitted}
        new = [
            line
            for line in admitted
            if self._known(line.judgement) is None and line.judgement.same_as not in here
        ]
        try:
            made = registry.create_organizations(
                actor=self.actor,
                drafts=[self._draft(line.entry) for line in new],
                numbers={place: line.entry.numbers for place, line in enumerate(new)},
            )
        except registry.RefusedDraft as refusal:
            raise new[refusal.place].refused(refusal) from refusal
        for line, organization in zip(new, made, strict=True):
            self.made[line.row.number] = organization
            line.row.organization = organization
            line.row.outcome = Outcome.CREATED

    def _draft(self, entry: Entry) -> registry.OrganizationDraft:
        return registry.OrganizationDraft(
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

    def _find(self, admitted: Sequence[Line]) -> None:
        for line in admitted:
            if line.row.number not in self.made:
                line.row.organization = self._known(line.judgement)
                line.row.outcome = Outcome.ADMITTED
                self.made[line.row.number] = _present(line.row.organization)

    def _add_numbers(self, admitted: Sequence[Line]) -> None:
        """Add numbers the records lack; a record of other partnerships is theirs to change."""
        gaining = [line for line in admitted if line.judgement.new_numbers]
        additions: dict[Organization, dict[Scheme, str]] = {}
        for line in gaining:
            _gather(line, additions.setdefault(self.made[line.row.number], {}))
        try:
            refused = registry.add_identifiers_to_many(actor=self.actor, additions=additions)
        except registry.RefusedDraft as refusal:
            theirs = list(additions)[refusal.place]
            line = next(line for line in gaining if self.made[line.row.number] == theirs)
            raise line.refused(refusal) from refusal
        for line in gaining:
            if self.made[line.row.number].pk in refused:
                for scheme in line.judgement.new_numbers:
                    line.entry.find("number_not_added", Level.WARNING, register=scheme.value)

    def _admit(self, admitted: Sequence[Line]) -> None:
        drafts = [_membership(self.made[line.row.number], line.entry) for line in admitted]
        try:
            made: list[Signatory] = registry.admit_many(
                actor=self.actor, partnership=self.batch.partnership, drafts=drafts
            )
        except registry.RefusedDraft as refusal:
            raise admitted[refusal.place].refused(refusal) from refusal
        for line, signatory in zip(admitted, made, strict=True):
            line.row.signatory = signatory

    def _appoint(self, speaking: Sequence[Line]) -> None:
        """Record who speaks for the institutions; a refusal here never stops the admission."""
        drafts = [self._appointment(line) for line in speaking]
        try:
            results = registry.appoint_many(
                actor=self.actor, partnership=self.batch.partnership, drafts=drafts
            )
        except NotAllowed as refusal:
            for line in speaking:
                line.entry.find("person_not_recorded", Level.WARNING, text=str(refusal.message))
            return
        for line, result in zip(speaking, results, strict=True):
            if isinstance(result, BadInput):
                line.entry.find("person_not_recorded", Level.WARNING, text=str(result.message))
            else:
                self.made_people[self._key(line)] = result.person

    def _appointment(self, line: Line) -> registry.AppointmentDraft:
        entry = line.entry
        return registry.AppointmentDraft(
            organization=self.made[line.row.number],
            person=self._person(line),
            valid_from=entry.since or clock.today(),
            valid_to=clock.day_after(entry.until) if entry.until else None,
            office=entry.office,
            email=entry.person_email,
            phone=entry.person_phone,
        )

    def _person(self, line: Line) -> Person | registry.PersonDraft:
        """Return the person on record, or one draft for all rows of a person in one institution."""
        name = line.entry.person
        if name is None:
            raise AssertionError("only rows with a person are asked for one")
        if line.judgement.person_id:
            return self.people[line.judgement.person_id]
        draft = registry.PersonDraft(
            given_names=name.given_names, family_name=name.family_name, title=name.title
        )
        return self.made_people.setdefault(self._key(line), draft)

    def _key(self, line: Line) -> tuple[int, str]:
        name = line.entry.person
        return self.made[line.row.number].pk, name.folded if name else ""

    def _finish(self, line: Line, said: int) -> None:
        row = line.row
        row.is_changed = False
        if line.judgement.is_skipped:
            row.outcome = Outcome.SKIPPED
        elif line.belongs:
            row.outcome = Outcome.NOTHING
            row.organization = self._known(line.judgement)
        row.values = values_of(line.entry)
        row.findings = [finding.stored() for finding in line.entry.findings[said:]]


def _present(organization: Organization | None) -> Organization:
    if organization is None:
        raise AssertionError("a row that repeats another comes after it")
    return organization


def _gather(line: Line, numbers: dict[Scheme, str]) -> None:
    """Take the numbers a row brings; of two in one register the first row's is taken."""
    for scheme, value in line.judgement.new_numbers.items():
        kept = numbers.setdefault(scheme, value)
        if kept != value:
            line.entry.find(
                "number_differs", Level.WARNING, Field(cell_of(scheme)), register=scheme.value, value=kept
            )


def _membership(organization: Organization, entry: Entry) -> registry.MembershipDraft:
    if entry.since is None:
        raise AssertionError("a row without a day of accession never passes the check")
    return registry.MembershipDraft(
        organization=organization,
        since=entry.since,
        last_day=entry.until,
        precision=entry.precision,
        note=entry.note,
    )
