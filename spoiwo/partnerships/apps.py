from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _

from spoiwo.audit import registry as actions
from spoiwo.partnerships import permissions
from spoiwo.partnerships.states import Role
from spoiwo.search import registry as search


class PartnershipsConfig(AppConfig):
    name = "spoiwo.partnerships"

    def ready(self) -> None:
        from spoiwo.partnerships.services import indexing  # models are ready only now

        search.register("partnership", _("Partnerships"), indexing.all_documents)
        running = (Role.OFFICER, Role.COORDINATOR)
        permissions.register("partnerships.view_partnership", _("See the inner pages"), *Role)
        permissions.register("partnerships.edit_partnership", _("Edit the partnership's page"), *running)
        permissions.register("partnerships.move_stage", _("Move the partnership to another stage"), *running)
        permissions.register("partnerships.assign_role", _("Give and take roles"), *running)
        permissions.register("partnerships.view_log", _("Read the book of deeds"), *running, Role.AUDITOR)
        actions.register("partnerships.partnership.created", _("Partnership recorded"))
        actions.register("partnerships.partnership.edited", _("Partnership's page edited"))
        actions.register("partnerships.partnership.moved", _("Stage changed"))
        actions.register("partnerships.partnership.removed", _("Partnership removed, recorded by mistake"))
        actions.register("partnerships.partnership.noted", _("Note"))
        actions.register("partnerships.area.changed", _("Area changed"))
        actions.register("partnerships.statements.changed", _("Aims and other statements edited"))
        actions.register("partnerships.partnership.translated", _("Language version edited"))
        actions.register("partnerships.relation.added", _("Relation to another partnership recorded"))
        actions.register("partnerships.relation.removed", _("Relation to another partnership removed"))
        actions.register("partnerships.basis.added", _("Legal basis recorded"))
        actions.register("partnerships.strategy.added", _("External strategy recorded"))
        actions.register("partnerships.strategy.removed", _("External strategy removed"))
        actions.register("partnerships.role.assigned", _("Role given"), personal=("user",))
        actions.register("partnerships.role.ended", _("Role ended"), personal=("user",))
