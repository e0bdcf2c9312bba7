"""Remarks on a report, and who of the council reads it for remarks."""

from dataclasses import dataclass
from datetime import date

from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _

from spoiwo.common.actors import Actor
from spoiwo.common.exceptions import NotFound
from spoiwo.councils.models import Body
from spoiwo.councils.selectors import Member, body_on
from spoiwo.councils.states import BodyKind
from spoiwo.partnerships.models import Partnership
from spoiwo.registry.selectors import Voices, voices_on
from spoiwo.reports.models import Remark, Report


@dataclass(frozen=True, slots=True)
class Reader:
    """A member of the council on a day: who sits for whom, and where a letter reaches; "" for nowhere."""

    institution: str
    name: str
    email: str

    @property
    def holder(self) -> str:
        """The words for whoever holds the link."""
        return f"{self.institution} ({self.name})" if self.name else self.institution


def council_on(partnership: Partnership, day: date) -> list[Reader]:
    """Return the members of the council on the day, in their order, each address once."""
    voices = {one.organization.pk: one for one in voices_on(partnership, day)}
    bodies = Body.objects.filter(partnership=partnership, kind=BodyKind.COUNCIL).as_of(day)
    members = [member for body in bodies for member in body_on(body, day).composition.members]
    found: dict[str, Reader] = {}
    for place, member in enumerate(members):
        reader = _reader(member, voices.get(member.holding.organization_id))
        found.setdefault(reader.email.casefold() or f"{place}", reader)
    return list(found.values())


def _reader(member: Member, voices: Voices | None) -> Reader:
    """The person's own address comes first, then the contact's, then the official one of the institution.

    For a seat of an institution with no person named, whoever speaks for it is meant.
    """
    holding = member.holding
    spoken = [*voices.representatives, *voices.deputies, *voices.contacts] if voices else []
    own = [row.email for row in spoken if row.email and holding.person_id in {None, row.person_id}]
    contacts = [row.email for row in voices.contacts if row.email] if voices else []
    email = next(iter([*own, *contacts]), holding.organization.email)
    return Reader(member.name, holding.person.full_name if holding.person else "", email)


def remarks_of(report: Report) -> QuerySet[Remark]:
    """Return the remarks on the report, the oldest first."""
    return Remark.objects.filter(report=report)


def own_remarks(report: Report, actor: Actor) -> list[Remark]:
    """Return the remarks the actor made."""
    return list(remarks_of(report).filter(author_mark=actor.actor_id[:80]))


def remark_by_id(report: Report, number: int) -> Remark:
    """Return a remark on the report; raises NotFound."""
    found: Remark | None = remarks_of(report).filter(pk=number).select_related("report__partnership").first()
    if found is None:
        raise NotFound(_("There is no such remark."))
    return found
