"""Who may do what to agreements, and whether it is time."""

from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _

from spoiwo.agreements.models import Accession, Agreement, Amendment, Departure, Party, Signature
from spoiwo.agreements.states import (
    PUBLIC_STATES,
    SIGNABLE_STATES,
    AccessionRule,
    AccessionState,
    AmendmentState,
    DepartureState,
    Shape,
    State,
)
from spoiwo.common.actors import Actor
from spoiwo.common.decisions import Allowed, Decision, Denied, first_denial
from spoiwo.common.exceptions import Sentence
from spoiwo.partnerships.models import Partnership
from spoiwo.partnerships.rules import can_view_partnership, has_permission

EDIT = "agreements.edit_agreement"
SIGN = "agreements.record_signature"
ACCEPT = "agreements.accept_accession"
DEPART = "agreements.record_departure"


def visible_agreements(actor: Actor, partnership: Partnership) -> QuerySet[Agreement]:
    """Return all agreements for whoever works in the partnership, else those being signed or signed."""
    rows: QuerySet[Agreement] = Agreement.objects.filter(partnership=partnership)
    if can_view_partnership(actor, partnership):
        return rows
    return rows.filter(state__in=PUBLIC_STATES) if partnership.is_public else rows.none()


def can_create_agreement(actor: Actor, partnership: Partnership) -> Decision:
    """Allow the secretariat and the coordinator."""
    return has_permission(actor, partnership.pk, EDIT)


def can_edit_agreement(actor: Actor, agreement: Agreement) -> Decision:
    """Allow the secretariat and the coordinator, for facts about the agreement but never its words."""
    return has_permission(actor, agreement.partnership_id, EDIT)


def can_remove_agreement(actor: Actor, agreement: Agreement) -> Decision:
    """Allow whoever may record an agreement and its signatures; what stands on it the deed asks itself."""
    return first_denial(
        can_edit_agreement(actor, agreement), has_permission(actor, agreement.partnership_id, SIGN)
    )


def can_write_text(actor: Actor, agreement: Agreement) -> Decision:
    """Allow the words to be written until signing begins."""
    return first_denial(
        can_edit_agreement(actor, agreement),
        _when(
            agreement.state == State.DRAFT,
            _("The text was frozen when signing began. It can change only by an amendment."),
        ),
    )


def can_start_signing(actor: Actor, agreement: Agreement) -> Decision:
    """Allow a draft to be frozen and signed."""
    return first_denial(
        can_edit_agreement(actor, agreement),
        _when(agreement.state == State.DRAFT, _("Signing has already begun, or the draft was abandoned.")),
    )


def can_edit_parties(actor: Actor, agreement: Agreement) -> Decision:
    """Allow the list of parties to change as long as somebody may still sign."""
    return first_denial(
        has_permission(actor, agreement.partnership_id, SIGN),
        _when(
            agreement.state in SIGNABLE_STATES | {State.DRAFT},
            _("The agreement is over; its list of parties stays as it was."),
        ),
    )


def can_remove_party(actor: Actor, party: Party) -> Decision:
    """Allow a party put on the list by mistake to be taken off; evidence of a signature stays."""
    return first_denial(
        can_edit_parties(actor, party.agreement),
        _when(
            not party.signatures.exists() and not hasattr(party, "accession"),
            _("A signature is recorded here, so the party stays on the list."),
        ),
    )


def can_record_signature(actor: Actor, agreement: Agreement) -> Decision:
    """Allow signatures from the freezing of the text until the agreement is over."""
    return first_denial(
        has_permission(actor, agreement.partnership_id, SIGN),
        _when(
            agreement.state in SIGNABLE_STATES,
            _("Nobody can sign now: start the signing first.")
            if agreement.state == State.DRAFT
            else _("The agreement is over; nobody can sign it any more."),
        ),
    )


def can_sign_amendment(actor: Actor, amendment: Amendment) -> Decision:
    """Allow consents to a draft amendment to be recorded."""
    return first_denial(
        has_permission(actor, amendment.agreement.partnership_id, SIGN),
        _when(
            amendment.state == AmendmentState.DRAFT,
            _("The amendment was adopted or annulled; nobody signs it any more."),
        ),
    )


def can_name_signers(actor: Actor, signature: Signature) -> Decision:
    """Allow names and scans to be added to a signature that holds."""
    return first_denial(
        has_permission(actor, signature.party.agreement.partnership_id, SIGN),
        _when(signature.annulled_on is None, _("This signature was annulled.")),
    )


def can_countersign(actor: Actor, signature: Signature) -> Decision:
    """Allow the leader's signature to be recorded under a one-to-one agreement, once."""
    return first_denial(
        has_permission(actor, signature.party.agreement.partnership_id, SIGN),
        _when(
            signature.party.agreement.shape == Shape.BILATERAL,
            _("This agreement is one document; the leader signs it as a party."),
        ),
        _when(signature.annulled_on is None, _("This signature was annulled.")),
        _when(signature.leader_signed_on is None, _("The leader has already signed here.")),
    )


def can_annul_signature(actor: Actor, signature: Signature) -> Decision:
    """Allow a signature recorded by mistake to be annulled, once."""
    return first_denial(
        has_permission(actor, signature.party.agreement.partnership_id, SIGN),
        _when(signature.annulled_on is None, _("This signature was already annulled.")),
    )


def can_bring_into_force(actor: Actor, agreement: Agreement) -> Decision:
    """Allow an agreement being signed to be declared in force."""
    return first_denial(
        can_edit_agreement(actor, agreement),
        _when(agreement.state == State.SIGNING, _("Only an agreement being signed comes into force.")),
    )


def can_amend_agreement(actor: Actor, agreement: Agreement) -> Decision:
    """Allow amendments once the text is frozen and as long as the agreement is not over."""
    return first_denial(
        can_edit_agreement(actor, agreement),
        _when(
            agreement.state == State.IN_FORCE,
            _("Only an agreement in force is amended; a draft is simply rewritten."),
        ),
    )


def can_edit_amendment(actor: Actor, amendment: Amendment) -> Decision:
    """Allow a draft amendment to be written or adopted."""
    return first_denial(
        can_edit_agreement(actor, amendment.agreement),
        _when(
            amendment.state == AmendmentState.DRAFT,
            _("The amendment was adopted or annulled; its words stay as they are."),
        ),
    )


def can_annul_amendment(actor: Actor, amendment: Amendment) -> Decision:
    """Allow an amendment recorded by mistake to be annulled, once."""
    return first_denial(
        can_edit_agreement(actor, amendment.agreement),
        _when(amendment.state != AmendmentState.ANNULLED, _("This amendment was already annulled.")),
    )


def can_declare_accession(actor: Actor, agreement: Agreement) -> Decision:
    """Allow declarations to an agreement in force whose rule lets newcomers declare."""
    return first_denial(
        has_permission(actor, agreement.partnership_id, SIGN),
        _when(agreement.state == State.IN_FORCE, _("One can accede only to an agreement in force.")),
        _when(
            agreement.accession_rule == AccessionRule.LEADER,
            _("This agreement takes no declarations: newcomers join it by signing, or by an amendment."),
        ),
    )


def can_accept_accession(actor: Actor, accession: Accession) -> Decision:
    """Allow the leader, and the secretariat that records the leader's signature."""
    return first_denial(
        has_permission(actor, accession.agreement.partnership_id, ACCEPT),
        _when(
            accession.state == AccessionState.DECLARED, _("This declaration was already decided or annulled.")
        ),
    )


def can_annul_accession(actor: Actor, accession: Accession) -> Decision:
    """Allow a declaration recorded by mistake to be annulled, once."""
    return first_denial(
        has_permission(actor, accession.agreement.partnership_id, ACCEPT),
        _when(accession.state != AccessionState.ANNULLED, _("This declaration was already annulled.")),
    )


def can_record_departure(actor: Actor, partnership: Partnership) -> Decision:
    """Allow the secretariat and the coordinator."""
    return has_permission(actor, partnership.pk, DEPART)


def can_annul_departure(actor: Actor, departure: Departure) -> Decision:
    """Allow a departure recorded by mistake to be taken back, once."""
    return first_denial(
        has_permission(actor, departure.partnership_id, DEPART),
        _when(departure.state == DepartureState.RECORDED, _("This departure was already taken back.")),
    )


def _when(condition: bool, reason: Sentence) -> Decision:
    return Allowed() if condition else Denied(reason)
