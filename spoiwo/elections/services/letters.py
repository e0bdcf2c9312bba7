"""Letters about an election: to whom they would go, and their sending once that was seen."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from enum import StrEnum

from django.conf import settings
from django.db import transaction
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from spoiwo.audit.selectors import history_of
from spoiwo.common import clock
from spoiwo.common.actors import Actor
from spoiwo.common.decisions import require
from spoiwo.common.exceptions import BadInput, ConcurrentChange, WrongState
from spoiwo.common.polish import salutation
from spoiwo.common.polish.greetings import FormOfAddress
from spoiwo.common.states import move
from spoiwo.elections import links, rules, selectors
from spoiwo.elections.models import Confirmation, Election, Invitee, Nomination, Protocol, Scrutineer
from spoiwo.elections.selectors import Voter
from spoiwo.elections.services.shared import lock, note
from spoiwo.elections.states import CONSENT_MOVES, Consent, NominationState, State
from spoiwo.meetings.marks import letter_marks_about
from spoiwo.notifications import services as notifications
from spoiwo.notifications.letters import LetterDraft
from spoiwo.notifications.models import PersonalLink
from spoiwo.notifications.selectors import links_of
from spoiwo.notifications.services import LinkDraft
from spoiwo.notifications.tokens import token_of
from spoiwo.registry.models import Person
from spoiwo.voting.models import Entitlement

_SENT = "elections.letters.sent"
PROTOCOL_LINK_LASTS = timedelta(days=60)


class LetterKind(StrEnum):
    """What a letter is about; the value stands in the address of its page."""

    CALL = "zgloszenia"
    CONSENT = "zgody"
    VOTE = "glosowanie"
    RESULT = "wynik"
    PROTOCOL = "protokol"


@dataclass(frozen=True, slots=True, kw_only=True)
class Recipient:
    """Whom a letter reaches. Without ``email`` it reaches nobody, and the page says so.

    ``key`` is the number of the institution, of the nomination a consent is asked for, or of a scrutineer.
    ``name`` is of somebody who is not in the register.
    """

    key: int
    person: Person | None
    institution: str
    office: str
    email: str
    name: str = ""

    @property
    def holder(self) -> str:
        """On whose behalf a link acts: the person and the institution."""
        return ", ".join(part for part in (str(self.person or self.name), self.institution) if part)

    @property
    def is_reached(self) -> bool:
        """Whether there is an address to write to."""
        return bool(self.email)


def recipients_of(election: Election, kind: LetterKind) -> list[Recipient]:
    """Return whom the letters would reach today; only those whose answer is missing."""
    return [*_FINDERS[kind](election)]


def can_be_sent(election: Election, kind: LetterKind) -> bool:
    """Tell whether it is time for letters of the kind."""
    return {
        LetterKind.CALL: election.accepts_nominations(clock.today()),
        LetterKind.CONSENT: election.state == State.CALLED,
        LetterKind.VOTE: election.state == State.VOTING,
        LetterKind.RESULT: election.state == State.DECIDED,
        LetterKind.PROTOCOL: election.state in {State.COUNTED, State.DECIDED}
        and selectors.last_protocol_of(election) is not None,
    }[kind]


def _of_voter(voter: Voter) -> Recipient:
    return Recipient(
        key=voter.organization_id,
        person=voter.person,
        institution=voter.name,
        office=voter.office,
        email=voter.email,
    )


def _whole_electorate(election: Election) -> list[Recipient]:
    return [_of_voter(voter) for voter in selectors.electorate_on(election, clock.today())]


def _not_asked(election: Election) -> list[Recipient]:
    rows = [
        row
        for row in selectors.nominations_of(election)
        if row.state == NominationState.RECEIVED and row.consent in {Consent.NOT_ASKED, Consent.ASKED}
    ]
    today = clock.today()
    return [
        Recipient(
            key=row.pk,
            person=row.person,
            institution=row.organization.name,
            office=row.office,
            email=_email(row, today),
        )
        for row in rows
    ]


def _email(nomination: Nomination, day: date) -> str:
    """Return where to ask: the person put forward, or whoever speaks for the institution that day."""
    if nomination.person is not None:
        return selectors.email_of(nomination.election.partnership, nomination.person, day)
    return selectors.email_of_institution(nomination.election.partnership, nomination.organization_id, day)


def _not_voted(election: Election) -> list[Recipient]:
    """Return all voters of the open round: who has voted in secret is nobody's to know."""
    held = selectors.open_round_of(election)
    if held is None:
        return []
    listed = Entitlement.objects.filter(poll=held.poll).values_list("organization_id", flat=True)
    entitled = set(listed)
    return [row for row in _whole_electorate(election) if row.key in entitled]


def _not_confirmed(election: Election) -> list[Recipient]:
    """Return the scrutineers who have not confirmed the protocol that holds; a remark may be withdrawn."""
    protocol = selectors.last_protocol_of(election)
    if protocol is None:
        return []
    done = {one.scrutineer_id for one in selectors.opinions_of(protocol) if one.is_confirmed}
    return [_of_scrutineer(election, row) for row in selectors.scrutineers_of(election) if row.pk not in done]


def _of_scrutineer(election: Election, row: Scrutineer) -> Recipient:
    known = selectors.email_of(election.partnership, row.person, clock.today()) if row.person else ""
    return Recipient(
        key=row.pk,
        person=row.person,
        name=row.name,
        institution=row.institution,
        office="",
        email=row.email or known,
    )


_FINDERS = {
    LetterKind.CALL: _whole_electorate,
    LetterKind.CONSENT: _not_asked,
    LetterKind.VOTE: _not_voted,
    LetterKind.RESULT: _whole_electorate,
    LetterKind.PROTOCOL: _not_confirmed,
}


def times_sent(election: Election, kind: LetterKind) -> int:
    """Return how often such letters were sent, by the book of deeds: each letter page is good for once."""
    deeds = history_of(election).filter(action=_SENT, data__kind=kind.name.lower())
    return deeds.count()


@transaction.atomic
def send_letters(
    *, actor: Actor, election: Election, kind: LetterKind, seen: Sequence[int], after: int | None = None
) -> int:
    """Send the letters to those seen on the page and return how many; ConcurrentChange when they changed.

    ``seen`` are the keys of the recipients shown: nothing goes to anybody the sender has not seen.
    ``after`` is ``times_sent`` when the page was made: a button pressed twice sends once.
    """
    lock(election)
    require(rules.can_send_letters(actor, election))
    if not can_be_sent(election, kind):
        raise WrongState(_("It is not the time for these letters."))
    reached = [row for row in recipients_of(election, kind) if row.is_reached]
    if {row.key for row in reached} != set(seen):
        raise ConcurrentChange(_("Whom the letters reach has changed since the page was opened. Look again."))
    if after is not None and times_sent(election, kind) != after:
        raise ConcurrentChange(_("These letters were sent meanwhile. Send them again only if that is meant."))
    if not reached:
        raise BadInput(_("Nobody of them has an e-mail address."))
    letters = _WRITERS[kind](actor, election, reached)
    notifications.send_many(
        actor=actor,
        template=f"elections/email/{kind.name.lower()}",
        letters=letters,
        partnership=election.partnership,
        marks=letter_marks_about(election.meeting),
    )
    note(actor, _SENT, election, election, kind=kind.name.lower(), letters=len(letters))
    return len(letters)


def _context(election: Election, row: Recipient) -> dict[str, object]:
    address = FormOfAddress(row.person.address_form) if row.person else FormOfAddress.NONE
    return {
        "greeting": salutation(address, row.office),
        "holder": row.holder,
        "institution": row.institution,
        "election": election.title,
        "body": election.body.name,
        "partnership": election.partnership.short_name,
        "seats": election.seats,
        "last_day": election.last_day_of_nominations,
        "vote_on": election.vote_on,
    }


def _letter(election: Election, row: Recipient, **more: object) -> LetterDraft:
    return LetterDraft(to=[row.email], context=_context(election, row) | more)


def _calls(actor: Actor, election: Election, rows: Sequence[Recipient]) -> list[LetterDraft]:
    invitees = _invitees(election, rows)
    missing = [invitee for invitee in invitees if invitee.link is None]
    drafts = [LinkDraft(subject_id=one.pk, holder=str(one)) for one in missing]
    made = _issue(actor, election, links.NOMINATE, drafts, election.nominations_to)
    for invitee, link in zip(missing, made, strict=True):
        invitee.link = link
    now = clock.now()
    for invitee in invitees:
        invitee.invited_at = now
    Invitee.objects.bulk_update(invitees, ["link", "invited_at"])
    return [
        _letter(election, row, address=_address("elections:link_nominate", invitee.link))
        for row, invitee in zip(rows, invitees, strict=True)
    ]


def _invitees(election: Election, rows: Sequence[Recipient]) -> list[Invitee]:
    """Return who is asked, in the order of the rows; those asked before keep their link."""
    Invitee.objects.bulk_create(
        (
            Invitee(election=election, organization_id=row.key, person=row.person, office=row.office)
            for row in rows
        ),
        ignore_conflicts=True,
    )
    found = Invitee.objects.filter(election=election).select_related("link", "person", "organization")
    by_voice = {(one.organization_id, one.person_id): one for one in found}
    return [by_voice[row.key, row.person.pk] for row in rows if row.person is not None]


def _consents(actor: Actor, election: Election, rows: Sequence[Recipient]) -> list[LetterDraft]:
    found = Nomination.objects.filter(pk__in=[row.key for row in rows])
    by_key = {row.pk: row for row in found.select_related("link", "person", "organization", "nominated_by")}
    today = clock.today()
    holders = {row.pk: selectors.consent_holder(row, today) for row in by_key.values()}
    missing = [row for row in by_key.values() if not _holds(actor, row, holders[row.pk])]
    drafts = [LinkDraft(subject_id=row.pk, holder=holders[row.pk]) for row in missing]
    made = _issue(actor, election, links.CONSENT, drafts, election.vote_on)
    for nomination, link in zip(missing, made, strict=True):
        nomination.link = link
        nomination.save(update_fields=["link"])
    for nomination in by_key.values():
        move(nomination, Consent.ASKED, table=CONSENT_MOVES, field="consent")
    return [
        _letter(
            election,
            row,
            address=_address("elections:link_consent", by_key[row.key].link),
            nominated_by=by_key[row.key].nominated_by.name,
        )
        for row in rows
    ]


def _votes(actor: Actor, election: Election, rows: Sequence[Recipient]) -> list[LetterDraft]:
    held = selectors.open_round_of(election)
    if held is None:
        return []
    given = {f"link:{link.pk}": link for link in links_of(links.VOTE, [held.pk])}
    entitled = Entitlement.objects.filter(poll=held.poll).values_list("organization_id", "voter_marks")
    by_institution = {number: given[mark] for number, marks in entitled for mark in marks if mark in given}
    return [
        _letter(
            election, row, address=_address("elections:link_vote", by_institution[row.key]), round=held.number
        )
        for row in rows
        if row.key in by_institution
    ]


def _results(actor: Actor, election: Election, rows: Sequence[Recipient]) -> list[LetterDraft]:
    elected = [row.label for row in selectors.elected_in(election) if row.withdrawn_on is None]
    page = reverse("portal:election", args=[election.partnership.slug, election.number])
    return [_letter(election, row, elected=elected, address=settings.SITE_ADDRESS + page) for row in rows]


def _protocols(actor: Actor, election: Election, rows: Sequence[Recipient]) -> list[LetterDraft]:
    protocol = selectors.last_protocol_of(election)
    if protocol is None:
        return []
    asked = _confirmations(protocol, rows)
    missing = [row for row in rows if asked[row.key].link is None]
    drafts = [LinkDraft(subject_id=asked[row.key].pk, holder=row.holder) for row in missing]
    made = _issue(actor, election, links.PROTOCOL, drafts, clock.today() + PROTOCOL_LINK_LASTS)
    for row, link in zip(missing, made, strict=True):
        asked[row.key].link = link
        asked[row.key].save(update_fields=["link"])
    return [
        _letter(
            election,
            row,
            address=_address("elections:link_protocol", asked[row.key].link),
            number=protocol.number,
        )
        for row in rows
    ]


def _confirmations(protocol: Protocol, rows: Sequence[Recipient]) -> dict[int, Confirmation]:
    """Return who is asked, by scrutineer; those asked before keep their link."""
    now = clock.now()
    Confirmation.objects.bulk_create(
        (Confirmation(protocol=protocol, scrutineer_id=row.key, asked_at=now) for row in rows),
        ignore_conflicts=True,
    )
    found = Confirmation.objects.filter(protocol=protocol).select_related("link")
    return {one.scrutineer_id: one for one in found}


_WRITERS = {
    LetterKind.CALL: _calls,
    LetterKind.CONSENT: _consents,
    LetterKind.VOTE: _votes,
    LetterKind.RESULT: _results,
    LetterKind.PROTOCOL: _protocols,
}


def _holds(actor: Actor, nomination: Nomination, holder: str) -> bool:
    """Tell whether the link given before is still that of whoever answers; one of somebody else closes."""
    if nomination.link is None or notifications.is_held_by(nomination.link, holder):
        return nomination.link is not None
    notifications.revoke_link(actor=actor, link=nomination.link)
    return False


def _issue(
    actor: Actor, election: Election, purpose: str, drafts: Sequence[LinkDraft], until: date
) -> list[PersonalLink]:
    if not drafts:
        return []
    # To the end of the day before; one day at least, for a letter is not read at once.
    midnight = datetime.combine(until, time.min, clock.WARSAW)
    expires_at = max(midnight, clock.now() + timedelta(days=1))
    return notifications.issue_links(
        actor=actor,
        partnership=election.partnership,
        purpose=purpose,
        drafts=drafts,
        expires_at=expires_at,
    )


def _address(name: str, link: PersonalLink | None) -> str:
    if link is None:
        raise ValueError("a letter with a link is written after the link was given")
    return settings.SITE_ADDRESS + reverse(name, args=[token_of(link)])
