"""Whose desk it is: the institutions somebody speaks for, and the address letters reach."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import Q, QuerySet

from spoiwo.accounts.models import User
from spoiwo.attendance.models import Participant
from spoiwo.partnerships.models import Partnership
from spoiwo.registry.models import Representation, Signatory

Numbers = QuerySet[Any, Any] | list[int]


@dataclass(frozen=True, slots=True)
class Voice:
    """Somebody who speaks for institutions of a partnership on a day.

    ``email`` is the address of the account, or of whoever the link to the desk was sent to: a personal link
    of another room is shown here only where its letter went to the same address. ``name`` is the person of
    the link; ``mark`` is the actor of an
    account, empty for a link; ``rights`` are those of the account.
    """

    partnership: Partnership
    institutions: Numbers
    persons: Q
    email: str
    name: str = ""
    mark: str = ""
    rights: Collection[str] = ()

    def concerns(self, institution: str = "organization") -> Q:
        """Return the condition of records of these institutions, or with the address of this person."""
        return Q(**{f"{institution}__in": self.institutions}) | self.is_written_to()

    def is_written_to(self) -> Q:
        """Return the condition of records whose letters reach this person."""
        return Q(email__iexact=self.email) & ~Q(email="")


def voice_of_account(user: User, partnership: Partnership, rights: Collection[str], day: date) -> Voice:
    """Return for whom an account speaks: its e-mail is that of representatives and of participants."""
    own = Representation.objects.filter(partnership=partnership, email__iexact=user.email).as_of(day)
    seen = Participant.objects.filter(meeting__partnership=partnership, email__iexact=user.email)
    persons = Q(person__in=own.values("person")) | Q(
        person__in=seen.filter(person__isnull=False).values("person")
    )
    return Voice(
        partnership, own.values("organization"), persons, user.email, mark=user.actor_id, rights=rights
    )


def voice_of(representation: Representation) -> Voice:
    """Return the voice of whoever speaks for one institution."""
    return Voice(
        partnership=representation.partnership,
        institutions=[representation.organization_id],
        persons=Q(person=representation.person_id),
        email=representation.email,
        name=representation.person.full_name,
    )


def addressed(membership: Signatory, day: date) -> list[Representation]:
    """Return those who speak for the institution of a membership on the day and can be written to."""
    rows = Representation.objects.filter(
        partnership=membership.partnership_id, organization=membership.organization_id
    )
    return list(rows.as_of(day).exclude(email="").select_related("person").order_by("kind", "pk"))
