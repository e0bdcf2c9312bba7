"""Putting institutions and their people forward, and judging nominations."""

from dataclasses import dataclass

from django.conf import settings
from django.db import transaction
from django.utils import translation
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from spoiwo.common import clock
from spoiwo.common.actors import Actor
from spoiwo.common.decisions import require
from spoiwo.common.exceptions import BadInput
from spoiwo.common.states import move
from spoiwo.elections import rules, selectors
from spoiwo.elections.models import Election, Nomination, Scrutineer
from spoiwo.elections.services.shared import lock, need_words, note, refusing
from spoiwo.elections.states import NOMINATION_MOVES, Consent, NominationState
from spoiwo.registry.models import Organization, Person

LONGEST_STATEMENT = 2000


@dataclass(frozen=True, slots=True, kw_only=True)
class NominationDraft:
    """Which institution is put forward, through which person (None: not named yet), and by which one.

    ``speaker`` is who nominates by the link of the nominating institution without being its representative.
    """

    organization: Organization
    nominated_by: Organization
    person: Person | None = None
    office: str = ""
    statement: str = ""
    speaker: str = ""


@transaction.atomic
def nominate(*, actor: Actor, election: Election, draft: NominationDraft) -> Nomination:
    """Put an institution forward with the person who would sit for it.

    Who nominates oneself agrees by it; anybody else is asked, also for the link's holder named by another
    (``draft.speaker``). Refused after the last day, for an institution that is no signatory, for a person
    nominated already or sitting in the same term.
    """
    lock(election)
    today = clock.today()
    require(rules.can_nominate(actor, election, draft.nominated_by.pk, today))
    _check_nominee(election, draft)
    with refusing():
        nomination: Nomination = Nomination.objects.create(
            election=election,
            organization=draft.organization,
            person=draft.person,
            office=draft.office.strip(),
            nominated_by=draft.nominated_by,
            spoken_by=_speaker(actor, draft),
            nominated_at=clock.now(),
            statement=draft.statement.strip()[:LONGEST_STATEMENT],
        )
    note(
        actor,
        "elections.nomination.made",
        nomination,
        election,
        institution=draft.organization.name,
        person=draft.person.full_name if draft.person else "",
        nominated_by=draft.nominated_by.name,
        speaker=draft.speaker,
    )
    if not draft.speaker and _nominates_oneself(actor, nomination):
        _agree(actor, nomination)
    return nomination


def _speaker(actor: Actor, draft: NominationDraft) -> str:
    """Say who nominated: the one at the other end, and by whose link where it was forwarded."""
    if not draft.speaker:
        return actor.actor_name[:200]
    with translation.override(settings.LANGUAGE_CODE):
        words = gettext("%(name)s (by the link of: %(holder)s)") % {
            "name": draft.speaker,
            "holder": actor.actor_name,
        }
    return words[:200]


def _check_nominee(election: Election, draft: NominationDraft) -> None:
    today = clock.today()
    if not selectors.members_among(election.partnership, {draft.organization.pk}, today):
        raise BadInput(
            _("“%(institution)s” is not a signatory today, so it cannot be elected.")
            % {"institution": draft.organization.name},
            "organization",
        )
    if draft.person is None:
        return
    if Scrutineer.objects.filter(election=election, person=draft.person).exists():
        raise BadInput(
            _("This person is one of the scrutineers. Release them from the committee first."), "person"
        )
    if selectors.holds_a_seat(election.term, draft.person.pk, election.vote_on):
        raise BadInput(_("This person holds a seat of this term already."), "person")


def _nominates_oneself(actor: Actor, nomination: Nomination) -> bool:
    """Tell whether the person at the other end is the nominee, not the secretariat or somebody else."""
    voter = selectors.voter_on(nomination.election, nomination.nominated_by_id, clock.today())
    if voter is None or voter.person is None or not nomination.is_own:
        return False
    if nomination.person_id not in {None, voter.person.pk}:
        return False
    return actor.actor_id.startswith("link:") or rules.is_nominee(actor, nomination)


def _agree(actor: Actor, nomination: Nomination) -> None:
    nomination.consent, nomination.consent_at = Consent.GIVEN, clock.now()
    nomination.consent_how = str(_("nominated oneself"))
    nomination.save(update_fields=["consent", "consent_at", "consent_how"])
    note(actor, "elections.consent.given", nomination, nomination.election, how=nomination.consent_how)


@transaction.atomic
def accept_nomination(*, actor: Actor, nomination: Nomination) -> None:
    """Admit a nomination with consent, of an institution that is a signatory today, to the list."""
    lock_nomination(nomination)
    require(rules.can_accept_nomination(actor, nomination))
    if not selectors.members_among(
        nomination.election.partnership, {nomination.organization_id}, clock.today()
    ):
        raise BadInput(
            _("“%(institution)s” is no longer a signatory. Reject the nomination with this ground.")
            % {"institution": nomination.organization.name}
        )
    move(nomination, NominationState.ACCEPTED, table=NOMINATION_MOVES)
    note(actor, "elections.nomination.accepted", nomination, nomination.election)


@transaction.atomic
def reject_nomination(*, actor: Actor, nomination: Nomination, ground: str) -> None:
    """Refuse a nomination with a ground; it stays in the papers."""
    lock_nomination(nomination)
    require(rules.can_reject_nomination(actor, nomination))
    why = need_words(ground, _("Write on what ground the nomination is rejected."))
    move(nomination, NominationState.REJECTED, table=NOMINATION_MOVES, ground=why)
    note(actor, "elections.nomination.rejected", nomination, nomination.election, ground=why)


@transaction.atomic
def restore_nomination(*, actor: Actor, nomination: Nomination, ground: str) -> None:
    """Take back a rejection; the nomination waits for a decision again."""
    lock_nomination(nomination)
    require(rules.can_restore_nomination(actor, nomination))
    why = need_words(ground, _("Write why it is taken back."))
    with refusing():
        move(nomination, NominationState.RECEIVED, table=NOMINATION_MOVES, ground="")
    note(actor, "elections.nomination.restored", nomination, nomination.election, ground=why)


@transaction.atomic
def withdraw_nomination(*, actor: Actor, nomination: Nomination, ground: str) -> None:
    """Take a nomination back at the wish of the person nominated, until the list is closed."""
    lock_nomination(nomination)
    require(rules.can_withdraw_nomination(actor, nomination))
    why = need_words(ground, _("Write why the nomination is withdrawn."))
    move(nomination, NominationState.WITHDRAWN, table=NOMINATION_MOVES, ground=why)
    note(actor, "elections.nomination.withdrawn", nomination, nomination.election, ground=why)


def lock_nomination(nomination: Nomination) -> None:
    lock(nomination.election)
    fresh = Nomination.objects.get(pk=nomination.pk)
    for name in ("state", "consent", "consent_at", "consent_how", "ground", "statement", "link_id"):
        setattr(nomination, name, getattr(fresh, name))
