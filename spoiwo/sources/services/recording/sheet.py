"""What is being recorded from one document: who does it, what was made so far, and the trace it leaves."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field

from django.db.models import Model
from django_scopes import scope

from spoiwo.common import clock
from spoiwo.common.actors import Actor
from spoiwo.common.periods import Precision
from spoiwo.common.polish import fold
from spoiwo.partnerships.models import Partnership
from spoiwo.registry.models import Organization, Person
from spoiwo.sources.dates import PartialDate
from spoiwo.sources.models import Finding, Origin, SourceDocument
from spoiwo.sources.states import EventKind, Group
from spoiwo.sources.values import event_values


@dataclass(slots=True)
class Sheet:
    """The accepted findings of a document with the records they became, by the number of the finding."""

    actor: Actor
    document: SourceDocument
    accepted: list[Finding]
    partnerships: dict[int, Partnership] = field(default_factory=dict)
    people: dict[int, Person] = field(default_factory=dict)
    organizations: dict[int, Organization] = field(default_factory=dict)
    trace: list[Origin] = field(default_factory=list)

    def of(self, group: Group, home: Partnership | None = None) -> list[Finding]:
        """Return the accepted findings of a group, those of one partnership where it is given."""
        rows = [row for row in self.accepted if row.group == group]
        return [row for row in rows if home is None or self.home_of(row) == home]

    def home_of(self, row: Finding) -> Partnership | None:
        """Return the partnership a finding belongs to: its own, else the only one, else that of the desk."""
        if row.home in self.partnerships:
            return self.partnerships[row.home]
        if self.document.partnership is not None:
            return self.document.partnership
        found = list(self.partnerships.values())
        return found[0] if len(found) == 1 else None

    def homes(self) -> list[Partnership]:
        """Return every partnership something is recorded in, each once."""
        found = [self.home_of(row) for row in self.accepted]
        return list(dict.fromkeys(one for one in found if one is not None))

    @contextmanager
    def inside(self, partnership: Partnership) -> Iterator[None]:
        """Work in the scope of a partnership."""
        with scope(partnership=partnership):
            yield

    def institution_named(self, name: str) -> Organization | None:
        """Return the institution of this document that bears the name, in any spelling it had here."""
        wanted = fold(name)
        for row in self.of(Group.INSTITUTION):
            organization = self.organizations.get(row.number)
            spelled = {fold(row.told.get("name", "")), fold(row.values.get("name", "")), fold(row.mention)}
            if organization is not None and wanted in spelled | {fold(organization.name)}:
                return organization
        return None

    def days(self, home: Partnership | None) -> list[PartialDate]:
        """Return the days of the accepted events of a partnership, the earliest first."""
        rows = self.of(Group.EVENT) if home is None else self.of(Group.EVENT, home)
        told = (event_values(row.told) for row in rows)
        # Since when the partnership is there tells nothing of who leads it or belongs to it now.
        return sorted((one.date for one in told if one.kind != EventKind.FOUNDING), key=lambda one: one.day)

    def seen_on(self, home: Partnership) -> PartialDate:
        """Return the day by which it was so: the latest event, the day of publication, else today."""
        past = [one for one in self.days(home) if one.day <= clock.today()]
        if past:
            return past[-1]
        return PartialDate(self.document.published_on or clock.today(), Precision.DAY)

    def note(self, row: Finding | None, record: Model, *, is_made: bool = True, part: str = "") -> None:
        """Remember that a record came from a finding; what was made by it is taken back in reverse order.

        ``part`` is what of a record that stays was filled in.
        """
        self.trace.append(
            Origin(
                document=self.document,
                finding=row,
                order=len(self.trace) + 1,
                record=record._meta.label,
                record_id=record.pk,
                label=str(record)[:500],
                is_made=is_made,
                part=part,
            )
        )
