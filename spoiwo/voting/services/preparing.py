"""Writing down the question, the rule and the voters, until the poll opens."""

from collections import Counter
from collections.abc import Collection, Sequence
from dataclasses import dataclass

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from spoiwo.audit.services import record
from spoiwo.common.actors import Actor
from spoiwo.common.decisions import require
from spoiwo.common.exceptions import BadInput
from spoiwo.partnerships.models import Partnership
from spoiwo.voting import rules
from spoiwo.voting.counting import MotionRule, QuorumBasis
from spoiwo.voting.models import Entitlement, Option, Poll
from spoiwo.voting.services.locking import lock, lock_voter
from spoiwo.voting.snapshots import Rule, kind_of, stored
from spoiwo.voting.states import Form, Kind, Secrecy


@dataclass(frozen=True, slots=True, kw_only=True)
class VoterDraft:
    """An institution entitled to vote, and who speaks for it, as the owner of the question knows them.

    ``voter_marks`` are the ``actor_id`` of everybody who may cast the vote: the representative, a deputy,
    a personal link. Whoever comes first casts the one vote.
    """

    organization_id: int
    organization_name: str
    voter_name: str = ""
    voter_office: str = ""
    voter_marks: tuple[str, ...] = ()
    group: str = ""
    is_chair: bool = False
    is_present: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class OptionDraft:
    """A candidate: ``key`` is printed on the ballot and enters the lot."""

    key: str
    label: str
    group: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class PollDraft:
    """The question with its rule; ``rules_reference`` names the version of the by-laws it comes from."""

    question: str
    rule: Rule
    rules_reference: str
    secrecy: Secrecy = Secrecy.OPEN
    form: Form = Form.ROOM
    options: tuple[OptionDraft, ...] = ()


@transaction.atomic
def create_poll(
    *, actor: Actor, partnership: Partnership, draft: PollDraft, voters: Sequence[VoterDraft]
) -> Poll:
    """Write a poll down with its rule and voters; raises BadInput where no lawful result could come out."""
    require(rules.can_create_poll(actor, partnership))
    _check_question(draft)
    _check_rule(draft)
    poll = Poll.objects.create(
        partnership=partnership,
        question=draft.question.strip(),
        kind=kind_of(draft.rule),
        secrecy=draft.secrecy,
        form=draft.form,
        rules=stored(draft.rule),
        rules_reference=draft.rules_reference.strip(),
    )
    for order, option in enumerate(draft.options):
        Option.objects.create(poll=poll, key=option.key, label=option.label, group=option.group, order=order)
    _write_voters(poll, voters)
    record(
        actor,
        "voting.poll.created",
        poll,
        partnership_id=partnership.pk,
        rules=poll.rules,
        rules_reference=poll.rules_reference,
        secrecy=poll.secrecy,
        voters=len(voters),
    )
    return poll


@transaction.atomic
def list_voters(*, actor: Actor, poll: Poll, voters: Sequence[VoterDraft]) -> None:
    """Replace the list of voters before the opening; who was excluded for a conflict stays excluded."""
    lock(poll)
    require(rules.can_prepare_poll(actor, poll))
    old = Entitlement.objects.filter(poll=poll)
    excluded = dict(old.exclude(excluded_because="").values_list("organization_id", "excluded_because"))
    old.delete()
    _write_voters(poll, voters, excluded)
    record(actor, "voting.poll.voters_listed", poll, partnership_id=poll.partnership_id, voters=len(voters))


@transaction.atomic
def exclude_voter(*, actor: Actor, entitlement: Entitlement, because: str) -> None:
    """Exclude an institution for a conflict of interest: it neither votes nor counts for the quorum."""
    poll = lock_voter(entitlement)
    require(rules.can_prepare_poll(actor, poll))
    if not because.strip():
        raise BadInput(_("Write why the institution does not vote on this question."), "because")
    entitlement.excluded_because = because.strip()
    entitlement.save(update_fields=["excluded_because"])
    record(
        actor,
        "voting.voter.excluded",
        poll,
        partnership_id=poll.partnership_id,
        institution=entitlement.organization_name,
        because=entitlement.excluded_because,
    )


@transaction.atomic
def readmit_voter(*, actor: Actor, entitlement: Entitlement) -> None:
    """Take back an exclusion before the opening."""
    poll = lock_voter(entitlement)
    require(rules.can_prepare_poll(actor, poll))
    entitlement.excluded_because = ""
    entitlement.save(update_fields=["excluded_because"])
    record(
        actor,
        "voting.voter.readmitted",
        poll,
        partnership_id=poll.partnership_id,
        institution=entitlement.organization_name,
    )


@transaction.atomic
def mark_presence(*, actor: Actor, poll: Poll, organizations: Collection[int]) -> None:
    """Mark exactly these institutions as present; whoever has voted cannot be marked away."""
    lock(poll)
    require(rules.can_mark_presence(actor, poll))
    voters = Entitlement.objects.filter(poll=poll)
    gone = voters.exclude(organization_id__in=organizations)
    if gone.filter(ballot__isnull=False).exists() or gone.filter(participation__isnull=False).exists():
        raise BadInput(_("An institution that has voted stays marked as present."))
    gone.filter(is_present=True).update(is_present=False)
    voters.filter(organization_id__in=organizations, is_present=False).update(is_present=True)
    record(
        actor,
        "voting.poll.presence_marked",
        poll,
        partnership_id=poll.partnership_id,
        present=voters.filter(is_present=True).count(),
    )


@transaction.atomic
def follow_presence(*, actor: Actor, poll: Poll, here: Collection[int]) -> bool:
    """Mark those of the list who are ``here``; whoever has voted stays present. Tell whether it changed."""
    lock(poll)
    rows = Entitlement.objects.filter(poll=poll)
    relation = "participation" if poll.is_secret else "ballot"
    voted = rows.filter(**{f"{relation}__isnull": False}).values_list("organization_id", flat=True)
    listed = dict(rows.values_list("organization_id", "is_present"))
    wanted = (set(here) & set(listed)) | set(voted)
    if wanted == {number for number, is_present in listed.items() if is_present}:
        return False
    mark_presence(actor=actor, poll=poll, organizations=wanted)
    return True


def _check_question(draft: PollDraft) -> None:
    if not draft.question.strip():
        raise BadInput(_("Write the question that is voted on."), "question")
    if not draft.rules_reference.strip():
        raise BadInput(_("Say which by-laws the rule comes from."), "rules_reference")
    is_election = kind_of(draft.rule) == Kind.ELECTION
    if is_election != bool(draft.options):
        raise BadInput(
            _("An election has at least one candidate.")
            if is_election
            else _("A motion is voted for or against; it has no candidates."),
            "options",
        )
    if any(not option.key.strip() or not option.label.strip() for option in draft.options):
        raise BadInput(_("Every candidate has a number and a name."), "options")
    if len({option.key for option in draft.options}) != len(draft.options):
        raise BadInput(_("Two candidates have the same number."), "options")


def _check_rule(draft: PollDraft) -> None:
    asks_chair = isinstance(draft.rule, MotionRule) and draft.rule.asks_chair
    if asks_chair and draft.secrecy == Secrecy.SECRET:
        raise BadInput(
            _("In a secret vote nobody knows how the chair voted, so the chair cannot decide a tie."), "rule"
        )
    if draft.form == Form.CIRCULATION and draft.rule.quorum.basis == QuorumBasis.PRESENT:
        raise BadInput(_("By circulation nobody is present: the quorum is of the votes cast."), "rule")


def _write_voters(poll: Poll, voters: Sequence[VoterDraft], excluded: dict[int, str] | None = None) -> None:
    times = Counter(voter.organization_id for voter in voters)
    for voter in voters:
        if times[voter.organization_id] > 1:
            raise BadInput(
                _("“%(institution)s” is on the list of voters twice. One institution has one vote.")
                % {"institution": voter.organization_name},
                "voters",
            )
        if not voter.organization_name.strip():
            raise BadInput(_("Every institution on the list of voters has its name."), "voters")
    if sum(voter.is_chair for voter in voters) > 1:
        raise BadInput(_("Only one institution chairs."), "voters")
    Entitlement.objects.bulk_create(
        Entitlement(
            poll=poll,
            organization_id=voter.organization_id,
            organization_name=voter.organization_name,
            voter_name=voter.voter_name,
            voter_office=voter.voter_office,
            voter_marks=list(voter.voter_marks),
            group=voter.group,
            is_chair=voter.is_chair,
            is_present=voter.is_present,
            excluded_because=(excluded or {}).get(voter.organization_id, ""),
        )
        for voter in voters
    )
