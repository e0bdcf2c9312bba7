"""Every change of institutions, persons and memberships."""

from spoiwo.registry.services.bulk import MembershipDraft, admit_many, create_organizations
from spoiwo.registry.services.merging import merge_organizations, merge_persons
from spoiwo.registry.services.names import add_alias, rename_organization
from spoiwo.registry.services.organizations import (
    OrganizationDraft,
    annotate_organization,
    create_organization,
    edit_organization,
    set_enterprise_status,
    set_identifiers,
)
from spoiwo.registry.services.persons import (
    PersonDraft,
    appoint_representative,
    create_person,
    edit_person,
    end_office,
    end_representation,
    record_office,
)
from spoiwo.registry.services.roles import assign_partnership_role, end_partnership_role
from spoiwo.registry.services.signatories import (
    admit_signatory,
    announce_signatory,
    correct_membership,
    decline_invitation,
    end_membership,
    invite_organization,
    reopen_membership,
    resume_signatory,
    suspend_signatory,
)
from spoiwo.registry.services.stages import move_partnership_stage

__all__ = [
    "MembershipDraft",
    "OrganizationDraft",
    "PersonDraft",
    "add_alias",
    "admit_many",
    "admit_signatory",
    "announce_signatory",
    "annotate_organization",
    "appoint_representative",
    "assign_partnership_role",
    "correct_membership",
    "create_organization",
    "create_organizations",
    "create_person",
    "decline_invitation",
    "edit_organization",
    "edit_person",
    "end_membership",
    "end_office",
    "end_partnership_role",
    "end_representation",
    "invite_organization",
    "merge_organizations",
    "merge_persons",
    "move_partnership_stage",
    "record_office",
    "rename_organization",
    "reopen_membership",
    "resume_signatory",
    "set_enterprise_status",
    "set_identifiers",
    "suspend_signatory",
]
