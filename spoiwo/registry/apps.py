from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _

from spoiwo.audit import registry as actions
from spoiwo.partnerships import permissions
from spoiwo.partnerships.states import Role
from spoiwo.search import registry as search


class RegistryConfig(AppConfig):
    name = "spoiwo.registry"

    def ready(self) -> None:
        from spoiwo.registry.services import indexing  # models are ready only now

        search.register("organization", _("Institutions"), indexing.all_documents_of_organizations)
        search.register("person", _("Persons in office"), indexing.all_documents_of_persons)
        _register_permissions()
        _register_actions()


def _register_permissions() -> None:
    running = (Role.OFFICER, Role.COORDINATOR)
    permissions.register("registry.edit_organization", _("Record and edit institutions"), *running)
    permissions.register("registry.merge_organizations", _("Merge two records of one institution"), *running)
    permissions.register("registry.edit_person", _("Record and edit persons and offices"), *running)
    permissions.register("registry.admit_signatory", _("Invite, admit and strike off signatories"), *running)
    permissions.register(
        "registry.appoint_representative", _("Record representatives and contacts"), *running
    )
    permissions.register(
        "registry.assign_role", _("Record the leader, the secretariat, the initiators"), *running
    )
    permissions.register(
        "registry.view_contacts",
        _("See telephones and e-mails of representatives"),
        *running,
        Role.LEADER,
    )


def _register_actions() -> None:
    personal = ("person", "email", "phone", "changed")
    for name, label in {
        "registry.organization.created": _("Institution recorded"),
        "registry.organization.edited": _("Institution edited"),
        "registry.organization.renamed": _("Institution renamed"),
        "registry.organization.former_name_added": _("Earlier name of an institution recorded"),
        "registry.organization.alias_added": _("Another name of an institution recorded"),
        "registry.organization.translated": _("Name of an institution in another language recorded"),
        "registry.organization.identified": _("Register number recorded"),
        "registry.organization.status_changed": _("Social enterprise status recorded"),
        "registry.organization.noted": _("Note"),
        "registry.organization.alias_removed": _("Another name of an institution removed"),
        "registry.organization.removed": _("Institution removed, recorded by mistake"),
        "registry.organization.merged": _("Two records of an institution merged"),
        "registry.signatory.invited": _("Institution invited"),
        "registry.signatory.announced": _("Accession announced"),
        "registry.signatory.declined": _("Institution declined"),
        "registry.signatory.admitted": _("Signatory admitted"),
        "registry.signatory.removed": _("Membership recorded by mistake removed"),
        "registry.signatory.suspended": _("Signatory suspended"),
        "registry.signatory.uninvited": _("Invitation or announcement taken back"),
        "registry.signatory.unadmitted": _("Admission taken back"),
        "registry.signatory.unsuspended": _("Suspension taken back"),
        "registry.signatory.resumed": _("Suspension ended"),
        "registry.signatory.ended": _("Membership ended"),
        "registry.signatory.reopened": _("Ending of a membership taken back"),
        "registry.signatory.corrected": _("Dates of a membership corrected"),
        "registry.role.assigned": _("Role of an institution recorded"),
        "registry.role.ended": _("Role of an institution ended"),
        "registry.role.taken_back": _("Role of an institution taken back"),
    }.items():
        actions.register(name, label)
    for name, label in {
        "registry.person.created": _("Person recorded"),
        "registry.person.edited": _("Person edited"),
        "registry.person.removed": _("Person removed, recorded by mistake"),
        "registry.person.merged": _("Two records of a person merged"),
        "registry.office.recorded": _("Office recorded"),
        "registry.office.ended": _("Office ended"),
        "registry.office.taken_back": _("Office taken back"),
        "registry.representation.recorded": _("Representative recorded"),
        "registry.representation.ended": _("Representation ended"),
        "registry.representation.reopened": _("Ending of a representation taken back"),
    }.items():
        actions.register(name, label, personal=personal)
