from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _

from spoiwo.audit import registry as actions
from spoiwo.common import events
from spoiwo.documents import kinds
from spoiwo.notifications import previews
from spoiwo.partnerships import permissions
from spoiwo.partnerships.events import StageMoved, StatementsReplaced
from spoiwo.partnerships.states import Role
from spoiwo.privacy import archive, uses
from spoiwo.privacy.held import register as held
from spoiwo.registry.events import OrganizationsMerged
from spoiwo.search import registry as search


class PlansConfig(AppConfig):
    name = "spoiwo.plans"

    def ready(self) -> None:
        from spoiwo.plans import handlers, letters  # models are ready only now
        from spoiwo.plans.services import indexing

        archive.register(archive.Series("plans", _("Plans of action"), archive.FOR_EVER))
        held.register("plans.Reporter", names=("name",))
        uses.join(uses.TOGETHER, "plans.progress")
        permissions.register(
            "plans.edit_plan", _("Write plans of action and follow them"), Role.OFFICER, Role.COORDINATOR
        )
        permissions.register(
            "plans.adopt_plan", _("Write down that a plan was adopted"), Role.OFFICER, Role.COORDINATOR
        )
        _register_actions()
        kinds.register("plan", _("Plans of action"), address="plany")
        previews.register("plans/email/progress", _("Question about the progress of a plan"), letters.sample)
        search.register("plan", _("Plans of action"), indexing.all_documents)
        events.subscribe(StatementsReplaced, handlers.follow_reworded_statements)
        events.subscribe(StageMoved, handlers.reindex_plans)
        events.subscribe(OrganizationsMerged, handlers.follow_merged_organizations)


def _register_actions() -> None:
    for name, label in {
        "plans.plan.drafted": _("Plan drafted"),
        "plans.plan.edited": _("Plan edited"),
        "plans.plan.adopted": _("Adoption of a plan written down"),
        "plans.plan.adoption_taken_back": _("Adoption of a plan taken back"),
        "plans.plan.removed": _("Draft of a plan removed"),
        "plans.action.added": _("Action added to a plan"),
        "plans.action.edited": _("Action of a plan edited"),
        "plans.action.begun": _("Action of a plan begun"),
        "plans.action.done": _("Action of a plan done"),
        "plans.action.dropped": _("Action of a plan dropped"),
        "plans.action.resumed": _("Action of a plan taken up again"),
        "plans.action.removed": _("Action removed from a draft"),
        "plans.task.given": _("Task of an action given"),
        "plans.task.edited": _("Task of an action edited"),
        "plans.task.settled": _("Task of an action settled"),
        "plans.task.removed": _("Task of an action removed"),
        "plans.part.added": _("Part of an institution in an action written down"),
        "plans.part.removed": _("Institution taken off an action"),
        "plans.contribution.promised": _("Contribution of a partner promised"),
        "plans.contribution.edited": _("Contribution of a partner edited"),
        "plans.contribution.given": _("Contribution of a partner given"),
        "plans.contribution.removed": _("Contribution of a partner removed"),
        "plans.progress.asked": _("Institutions asked about the progress of a plan"),
        "plans.progress.reported": _("Progress of an action reported"),
        "plans.progress.taken_back": _("Report on an action taken back"),
    }.items():
        actions.register(name, label)
    actions.register("plans.reporter.set", _("Reporter of a plan set"), personal=("name", "email"))
