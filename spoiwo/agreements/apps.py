from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _

from spoiwo.audit import registry as actions
from spoiwo.common import events
from spoiwo.partnerships import permissions
from spoiwo.partnerships.events import StageMoved
from spoiwo.partnerships.states import Role
from spoiwo.privacy import archive
from spoiwo.privacy.held import register as held
from spoiwo.registry.events import OrganizationsMerged, PersonsMerged
from spoiwo.search import registry as search


class AgreementsConfig(AppConfig):
    name = "spoiwo.agreements"

    def ready(self) -> None:
        from spoiwo.agreements import handlers, selectors  # models are ready only now

        archive.register(archive.Series("agreements", _("Agreements"), archive.FOR_EVER))
        held.register("agreements.Signer", names=("name",))
        _register_permissions()
        _register_actions()
        search.register("agreement", _("Agreements"), selectors.search_documents)
        events.subscribe(OrganizationsMerged, handlers.follow_merged_organizations)
        events.subscribe(PersonsMerged, handlers.follow_merged_persons)
        events.subscribe(StageMoved, handlers.reindex_agreements)


def _register_permissions() -> None:
    running = (Role.OFFICER, Role.COORDINATOR)
    permissions.register("agreements.edit_agreement", _("Write agreements and amendments"), *running)
    permissions.register("agreements.record_signature", _("Record parties and signatures"), *running)
    permissions.register(
        "agreements.accept_accession", _("Accept declarations of accession"), *running, Role.LEADER
    )
    permissions.register("agreements.record_departure", _("Record withdrawals and expulsions"), *running)


def _register_actions() -> None:
    for name, label in {
        "agreements.agreement.created": _("Agreement recorded"),
        "agreements.agreement.edited": _("Facts about an agreement edited"),
        "agreements.agreement.removed": _("Agreement removed, recorded by mistake"),
        "agreements.text.written": _("Text of an agreement written"),
        "agreements.annex.added": _("Annex added"),
        "agreements.annex.removed": _("Annex removed"),
        "agreements.agreement.signing_started": _("Text frozen, signing begun"),
        "agreements.agreement.in_force": _("Agreement in force"),
        "agreements.agreement.terminated": _("Agreement terminated"),
        "agreements.agreement.superseded": _("Agreement replaced by another"),
        "agreements.agreement.abandoned": _("Agreement abandoned"),
        "agreements.agreement.reopened": _("Ending of an agreement taken back"),
        "agreements.amendment.drafted": _("Amendment drafted"),
        "agreements.amendment.edited": _("Draft of an amendment edited"),
        "agreements.amendment.adopted": _("Amendment adopted"),
        "agreements.amendment.annulled": _("Amendment annulled"),
        "agreements.departure.withdrawn": _("Withdrawal recorded"),
        "agreements.departure.expelled": _("Expulsion recorded"),
        "agreements.departure.annulled": _("Departure taken back"),
    }.items():
        actions.register(name, label)
    personal = ("signers", "person", "signed_by", "decided_by")
    for name, label in {
        "agreements.party.added": _("Party added"),
        "agreements.party.edited": _("Party edited"),
        "agreements.party.removed": _("Party taken off the list"),
        "agreements.party.asked": _("Party asked to sign"),
        "agreements.party.reminded": _("Party reminded"),
        "agreements.party.announced": _("Signature announced"),
        "agreements.party.refused": _("Party refused to sign"),
        "agreements.signature.recorded": _("Signature recorded"),
        "agreements.signature.countersigned": _("Leader's signature recorded"),
        "agreements.signature.named": _("Names of signers recorded"),
        "agreements.signature.scanned": _("Scan of a signature stored"),
        "agreements.signature.annulled": _("Signature annulled"),
        "agreements.accession.declared": _("Declaration of accession recorded"),
        "agreements.accession.accepted": _("Declaration of accession accepted"),
        "agreements.accession.refused": _("Declaration of accession not accepted"),
        "agreements.accession.annulled": _("Declaration of accession annulled"),
    }.items():
        actions.register(name, label, personal=personal)
