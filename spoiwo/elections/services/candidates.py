"""From accepted nominations to candidates with numbers on the ballot."""

import secrets

from django.db import transaction
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext_lazy

from spoiwo.common import clock
from spoiwo.common.actors import Actor
from spoiwo.common.decisions import require
from spoiwo.common.events import publish
from spoiwo.common.exceptions import BadInput
from spoiwo.common.states import move
from spoiwo.elections import rules, selectors
from spoiwo.elections.events import CandidatesPublished
from spoiwo.elections.models import Candidacy, Election, Nomination
from spoiwo.elections.services.shared import lock, need_words, note
from spoiwo.elections.states import MOVES, BallotOrder, NominationState, State
from spoiwo.registry.selectors import names_on
from spoiwo.voting.counting import drawn_order


@transaction.atomic
def close_nominations(*, actor: Actor, election: Election, is_short_accepted: bool = False) -> None:
    """Close the list: accepted nominations become candidates numbered by alphabet or by lot.

    Refused while a nomination waits for a decision, an institution is no longer a signatory, or, unless
    ``is_short_accepted``, there are fewer candidates than seats. Numbers drawn by lot follow the SHA-256 of
    ``seed:number of the nomination``; the seed is kept and shown.
    """
    lock(election)
    today = clock.today()
    require(rules.can_close_nominations(actor, election, today))
    accepted = _accepted(election)
    _check_waiting(election)
    _check_membership(election, accepted)
    _check_number(election, accepted, is_short_accepted=is_short_accepted)
    seed = secrets.token_hex(16) if election.ballot_order == BallotOrder.LOT else ""
    move(election, State.CANDIDATES, table=MOVES, number_seed=seed)
    _make_candidates(election, _in_order(accepted, seed))
    note(
        actor,
        "elections.candidates.named",
        election,
        election,
        candidates=len(accepted),
        seats=election.seats,
        seed=seed,
    )


def _accepted(election: Election) -> list[Nomination]:
    rows = Nomination.objects.filter(election=election, state=NominationState.ACCEPTED)
    return list(rows.select_related("organization", "person"))


def _check_waiting(election: Election) -> None:
    waiting = Nomination.objects.filter(election=election, state=NominationState.RECEIVED).count()
    if waiting:
        raise BadInput(
            ngettext_lazy(
                "%(number)d nomination waits to be accepted or rejected.",
                "%(number)d nominations wait to be accepted or rejected.",
                waiting,
            )
            % {"number": waiting}
        )


def _check_membership(election: Election, accepted: list[Nomination]) -> None:
    numbers = {row.organization_id for row in accepted}
    gone = numbers - selectors.members_among(election.partnership, numbers, clock.today())
    for row in accepted:
        if row.organization_id in gone:
            raise BadInput(
                _("“%(institution)s” is no longer a signatory. Reject the nomination with this ground.")
                % {"institution": row.organization.name}
            )


def _check_number(election: Election, accepted: list[Nomination], *, is_short_accepted: bool) -> None:
    if not accepted:
        raise BadInput(_("There is no candidate. Set a later day for nominations, or annul the election."))
    if len(accepted) < election.seats and not is_short_accepted:
        raise BadInput(
            _(
                "Candidates: %(candidates)s, seats: %(seats)s. Set a later day for nominations, or confirm "
                "that some seats will stay empty."
            )
            % {"candidates": len(accepted), "seats": election.seats},
            "is_short_accepted",
        )


def _in_order(accepted: list[Nomination], seed: str) -> list[Nomination]:
    if seed:
        by_key = {str(row.pk): row for row in accepted}
        return [by_key[key] for key in drawn_order(seed, by_key)]
    return sorted(accepted, key=_place)


def _place(nomination: Nomination) -> tuple[str, str]:
    """By surname; an institution that has named nobody stands by its own name."""
    own = nomination.organization.sort_key
    return (nomination.person.sort_key if nomination.person else own, own)


def _make_candidates(election: Election, nominations: list[Nomination]) -> None:
    asked = list(election.bylaws.quotas.all()) if election.bylaws else []
    grouping = selectors.grouping_of(election.bylaws, asked)
    names = names_on({row.organization_id for row in nominations}, clock.today())
    Candidacy.objects.bulk_create(
        Candidacy(
            election=election,
            nomination=row,
            number=number,
            name=row.person.full_name if row.person else "",
            office=row.office,
            institution=names.get(row.organization_id, row.organization.name),
            group=grouping.group_of(row.organization.kind),
        )
        for number, row in enumerate(nominations, 1)
    )


@transaction.atomic
def publish_candidates(*, actor: Actor, election: Election) -> None:
    """Open the candidates' page to everybody."""
    lock(election)
    require(rules.can_publish_candidates(actor, election))
    election.candidates_published_at = clock.now()
    election.save(update_fields=["candidates_published_at"])
    note(actor, "elections.candidates.published", election, election)
    publish(CandidatesPublished(election_id=election.pk, partnership_id=election.partnership_id))


@transaction.atomic
def withdraw_candidacy(*, actor: Actor, candidacy: Candidacy, ground: str) -> None:
    """Strike a candidate who gave up, or whose institution left: no vote for it, no seat from it."""
    lock(candidacy.election)
    candidacy.refresh_from_db(fields=["withdrawn_on"])
    require(rules.can_withdraw_candidacy(actor, candidacy))
    candidacy.withdrawal = need_words(ground, _("Write why the candidate no longer stands."))[:300]
    candidacy.withdrawn_on = clock.today()
    candidacy.save(update_fields=["withdrawn_on", "withdrawal"])
    note(
        actor,
        "elections.candidate.withdrawn",
        candidacy,
        candidacy.election,
        person=candidacy.who,
        ground=candidacy.withdrawal,
    )
