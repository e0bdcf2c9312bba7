"""A party that has not signed yet answers: it will sign, or it will not."""

from datetime import date

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from spoiwo.agreements import rules
from spoiwo.agreements.models import Party
from spoiwo.agreements.services.authority import authority_of
from spoiwo.audit.services import record
from spoiwo.common import clock
from spoiwo.common.actors import Actor
from spoiwo.common.decisions import require
from spoiwo.common.exceptions import BadInput, WrongState
from spoiwo.registry.models import Signatory
from spoiwo.registry.services import announce_signatory, decline_invitation
from spoiwo.registry.states import Standing


@transaction.atomic
def announce_party(*, actor: Actor, party: Party, on: date, note: str = "") -> None:
    """Record that a party will probably sign: it is shown as announced and counted nowhere.

    Its institution is announced in the register too, unless it already belongs or is announced.
    """
    require(rules.can_edit_parties(actor, party.agreement))
    _require_open(party, on)
    party.announced_on, party.announcement, party.refused_on, party.refusal = on, note[:300], None, ""
    _save(party)
    record(
        actor, "agreements.party.announced", party, partnership_id=party.agreement.partnership_id, on=on,
        note=note,
    )  # fmt: skip
    if party.organization and party.admits and not _stands_here(party, on):
        announce_signatory(
            actor=authority_of(actor),
            partnership=party.agreement.partnership,
            organization=party.organization,
            on=on,
            note=note[:300],
            is_demo=party.is_demo,
        )


def _stands_here(party: Party, on: date) -> bool:
    here = Signatory.objects.filter(partnership=party.agreement.partnership, organization=party.organization)
    return here.belonging_on(on).exists() or here.filter(state=Standing.ANNOUNCED).exists()


@transaction.atomic
def refuse_party(*, actor: Actor, party: Party, on: date, reason: str = "") -> None:
    """Record that a party will not sign; an announcement of its institution is declined by it."""
    require(rules.can_edit_parties(actor, party.agreement))
    _require_open(party, on)
    party.refused_on, party.refusal = on, reason[:300]
    _save(party)
    record(
        actor, "agreements.party.refused", party, partnership_id=party.agreement.partnership_id, on=on,
        reason=reason,
    )  # fmt: skip
    if not _expected_elsewhere(party):
        waiting = Signatory.objects.filter(
            partnership=party.agreement.partnership,
            organization=party.organization,
            state__in=[Standing.INVITED, Standing.ANNOUNCED],
        )
        for signatory in waiting:
            decline_invitation(actor=authority_of(actor), signatory=signatory, on=on, note=reason[:300])


def _expected_elsewhere(party: Party) -> bool:
    """Tell whether another person of the same institution may still sign for it."""
    if party.organization is None:
        return True
    others = Party.objects.filter(
        agreement__partnership=party.agreement.partnership,
        organization=party.organization,
        admits=True,
        refused_on__isnull=True,
    )
    return others.exclude(pk=party.pk).exists()


def _require_open(party: Party, on: date) -> None:
    if on > clock.today():
        raise BadInput(_("That day is still to come."), "on")
    if party.signatures.filter(annulled_on__isnull=True, amendment__isnull=True).exists():
        raise WrongState(_("This party has already signed."))


def _save(party: Party) -> None:
    party.version += 1
    party.save(update_fields=["announced_on", "announcement", "refused_on", "refusal", "version"])
