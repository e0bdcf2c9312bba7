"""Every change of institutions, persons and memberships."""

from spoiwo.registry.services.asking import links_for_asked
from spoiwo.registry.services.bulk import create_organizations
from spoiwo.registry.services.bulk_memberships import MembershipDraft, admit_many
from spoiwo.registry.services.bulk_numbers import add_identifiers_to_many
from spoiwo.registry.services.bulk_persons import create_persons
from spoiwo.registry.services.bulk_representations import AppointmentDraft, appoint_many
from spoiwo.registry.services.communes import admit_communes
from spoiwo.registry.services.invitations import (
    announce_signatory,
    decline_invitation,
    invite_organization,
    take_back_invitation,
)
from spoiwo.registry.services.merging import merge_organizations, merge_persons
from spoiwo.registry.services.names import (
    add_alias,
    add_former_name,
    rename_organization,
    take_names_of_the_day,
)
from spoiwo.registry.services.offices import end_office, record_office, take_back_office
from spoiwo.registry.services.organizations import (
    OrganizationDraft,
    annotate_organization,
    create_organization,
    edit_organization,
    set_declension,
    set_enterprise_status,
    set_identifiers,
)
from spoiwo.registry.services.persons import PersonDraft, create_person, edit_person
from spoiwo.registry.services.refusals import RefusedDraft
from spoiwo.registry.services.removing import (
    remove_alias,
    remove_organization,
    remove_person,
    remove_signatory,
)
from spoiwo.registry.services.representations import (
    appoint_representative,
    end_representation,
    reopen_representation,
)
from spoiwo.registry.services.roles import (
    assign_partnership_role,
    end_partnership_role,
    take_back_partnership_role,
)
from spoiwo.registry.services.signatories import (
    admit_signatory,
    correct_membership,
    end_membership,
    reopen_membership,
    take_back_admission,
)
from spoiwo.registry.services.stages import move_partnership_stage
from spoiwo.registry.services.suspensions import resume_signatory, suspend_signatory, take_back_suspension
from spoiwo.registry.services.translations import translate_organization

__all__ = [
    "AppointmentDraft",
    "MembershipDraft",
    "OrganizationDraft",
    "PersonDraft",
    "RefusedDraft",
    "add_alias",
    "add_former_name",
    "add_identifiers_to_many",
    "admit_communes",
    "admit_many",
    "admit_signatory",
    "annotate_organization",
    "announce_signatory",
    "appoint_many",
    "appoint_representative",
    "assign_partnership_role",
    "correct_membership",
    "create_organization",
    "create_organizations",
    "create_person",
    "create_persons",
    "decline_invitation",
    "edit_organization",
    "edit_person",
    "end_membership",
    "end_office",
    "end_partnership_role",
    "end_representation",
    "invite_organization",
    "links_for_asked",
    "merge_organizations",
    "merge_persons",
    "move_partnership_stage",
    "record_office",
    "remove_alias",
    "remove_organization",
    "remove_person",
    "remove_signatory",
    "rename_organization",
    "reopen_membership",
    "reopen_representation",
    "resume_signatory",
    "set_declension",
    "set_enterprise_status",
    "set_identifiers",
    "suspend_signatory",
    "take_back_admission",
    "take_back_invitation",
    "take_back_office",
    "take_back_partnership_role",
    "take_back_suspension",
    "take_names_of_the_day",
    "translate_organization",
]
