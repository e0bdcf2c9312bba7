"""Who takes part in an election on a day: the institutions and those who speak for them."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date

from spoiwo.accounts.models import User
from spoiwo.attendance.selectors import presence_for_poll
from spoiwo.common.actors import Actor
from spoiwo.common.polish import sort_key
from spoiwo.councils.models import Body, Term
from spoiwo.councils.selectors import composition_on
from spoiwo.elections.models import Election, Nomination
from spoiwo.partnerships.models import Partnership
from spoiwo.registry.models import Person, Representation
from spoiwo.registry.selectors import register_on
from spoiwo.registry.states import RepresentationKind

SPEAKING = (RepresentationKind.REPRESENTATIVE, RepresentationKind.DEPUTY)


@dataclass(frozen=True, slots=True, kw_only=True)
class Voter:
    """An institution of the electorate. ``person`` is None while nobody speaks for it.

    ``accounts`` are the marks of accounts whose e-mail is that of its representative or a deputy.
    """

    organization_id: int
    name: str
    person: Person | None = None
    office: str = ""
    email: str = ""
    accounts: tuple[str, ...] = ()

    @property
    def holder(self) -> str:
        """Return on whose behalf a link acts: the person and the institution."""
        return ", ".join(part for part in (str(self.person or ""), self.name) if part)


def electorate_on(election: Election, day: date) -> list[Voter]:
    """Return the institutions that may nominate and vote on the day, by name; each of them once.

    All signatories in force, or the institutions that sit in another body. Representatives are those of
    the day; the number of queries does not depend on how many there are.
    """
    return electorate_of_body(election.voters_body, election.partnership, day)


def electorate_of_body(body: Body | None, partnership: Partnership, day: date) -> list[Voter]:
    """Return the institutions that sit in the body on the day, or all signatories without one."""
    seated = (
        [(row.organization.pk, row.name) for row in register_on(partnership, day).members]
        if body is None
        else _members_of(body, day)
    )
    speaking = _speaking(partnership, (number for number, _name in seated), day)
    accounts = _accounts(row.email for rows in speaking.values() for row in rows)
    voters = {number: _voter(number, name, speaking[number], accounts) for number, name in seated}
    return sorted(voters.values(), key=lambda voter: sort_key(voter.name))


def door_of(election: Election) -> frozenset[int] | None:
    """Return the institutions marked as present at the door of the election's meeting.

    None where the election is tied to no meeting, or nobody has drawn up its list: then presence is marked
    on the page of the round.
    """
    if election.meeting is None:
        return None
    rows = presence_for_poll(election.meeting)
    return frozenset(row.organization_id for row in rows if row.is_present) if rows else None


def _members_of(body: Body, day: date) -> list[tuple[int, str]]:
    term = Term.objects.filter(body=body).as_of(day).first()
    return [(one.holding.organization_id, one.name) for one in composition_on(term, day).members]


def _speaking(partnership: Partnership, numbers: Iterable[int], day: date) -> dict[int, list[Representation]]:
    """Return who speaks for each institution, the representative before the deputies."""
    rows = Representation.objects.filter(
        partnership=partnership, organization__in=list(numbers), kind__in=SPEAKING
    )
    found: dict[int, list[Representation]] = defaultdict(list)
    for row in rows.as_of(day).select_related("person").order_by("valid_from", "pk"):
        found[row.organization_id].append(row)
    for speaking in found.values():
        speaking.sort(key=lambda row: SPEAKING.index(RepresentationKind(row.kind)))
    return found


def _accounts(emails: Iterable[str]) -> dict[str, str]:
    wanted = {email.lower() for email in emails if email}
    rows = User.objects.filter(email__in=wanted, is_active=True)
    return {user.email.lower(): user.actor_id for user in rows}


def _voter(number: int, name: str, rows: list[Representation], accounts: dict[str, str]) -> Voter:
    blank = Voter(organization_id=number, name=name)
    if not rows:
        return blank
    first = rows[0]
    own = {accounts[row.email.lower()] for row in rows if row.email.lower() in accounts}
    return replace(
        blank, person=first.person, office=first.office, email=first.email, accounts=tuple(sorted(own))
    )


def voter_on(election: Election, organization_id: int, day: date) -> Voter | None:
    """Return one institution of the electorate of the day, or None."""
    found = (voter for voter in electorate_on(election, day) if voter.organization_id == organization_id)
    return next(found, None)


def voters_of_account(actor: Actor, election: Election, day: date) -> list[Voter]:
    """Return the institutions for which the account speaks in this election on the day."""
    return [voter for voter in electorate_on(election, day) if actor.actor_id in voter.accounts]


def voices_of_account(actor: Actor, partnership: Partnership, day: date) -> list[Representation]:
    """Return for whom and as whom the account speaks in the partnership on the day, in two queries."""
    number = actor.actor_id.removeprefix("user:")
    user = User.objects.filter(pk=int(number), is_active=True).first() if number.isdigit() else None
    if user is None or not user.email:
        return []
    rows = Representation.objects.filter(partnership=partnership, email__iexact=user.email)
    return list(rows.as_of(day))


def is_account_of(actor: Actor, partnership: Partnership, person: Person, day: date) -> bool:
    """Tell whether the account's e-mail is that of the person in the partnership on the day."""
    rows = Representation.objects.filter(partnership=partnership, person=person).as_of(day)
    return actor.actor_id in _accounts(row.email for row in rows).values()


def speaking_for(partnership: Partnership, organization_id: int, day: date) -> list[Representation]:
    """Return the representative of the institution on the day, then the deputies."""
    return _speaking(partnership, [organization_id], day)[organization_id]


def email_of_institution(partnership: Partnership, organization_id: int, day: date) -> str:
    """Return the e-mail of the first who speaks for the institution and has one; empty when nobody has."""
    return next((row.email for row in speaking_for(partnership, organization_id, day) if row.email), "")


def consent_holder(nomination: Nomination, day: date) -> str:
    """Return on whose behalf a link to agree acts: the person, or the institution through its voice."""
    if nomination.person is not None:
        return str(nomination)
    voices = speaking_for(nomination.election.partnership, nomination.organization_id, day)
    return f"{nomination.organization} ({voices[0].person.full_name})" if voices else str(nomination)


def is_account_for(actor: Actor, partnership: Partnership, organization_id: int, day: date) -> bool:
    """Tell whether the account's e-mail is that of somebody who speaks for the institution on the day."""
    rows = speaking_for(partnership, organization_id, day)
    return actor.actor_id in _accounts(row.email for row in rows).values()


def email_of(partnership: Partnership, person: Person, day: date) -> str:
    """Return the person's e-mail in the partnership on the day; empty when none is recorded."""
    rows = Representation.objects.filter(partnership=partnership, person=person).as_of(day)
    return next((row.email for row in rows.order_by("-valid_from") if row.email), "")
