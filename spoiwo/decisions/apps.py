from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _

from spoiwo.audit import registry as actions
from spoiwo.common import events
from spoiwo.documents import kinds
from spoiwo.meetings.events import HoldingUndone, MeetingHeld, MeetingMoved, MeetingPlanned
from spoiwo.notifications import previews
from spoiwo.partnerships import permissions
from spoiwo.partnerships.events import StageMoved
from spoiwo.partnerships.states import Role
from spoiwo.privacy import archive, uses
from spoiwo.privacy.held import register as held
from spoiwo.registry.events import OrganizationsMerged, PersonsMerged
from spoiwo.search import registry as search


class DecisionsConfig(AppConfig):
    name = "spoiwo.decisions"

    def ready(self) -> None:
        archive.register(archive.Series("resolutions", _("Resolutions"), archive.FOR_EVER))
        held.register("decisions.Task", names=("person_name",))
        uses.join(uses.TOGETHER, "decisions.task")
        uses.join(uses.VOTES, "decisions.vote")
        permissions.register(
            "decisions.edit_decision",
            _("Prepare motions, record decisions, resolutions and tasks"),
            Role.OFFICER,
            Role.COORDINATOR,
        )
        permissions.register(
            "decisions.publish_register",
            _("Say whether everybody may read the register of resolutions"),
            Role.COORDINATOR,
        )
        kinds.register("resolution", _("Resolutions and positions"), address="uchwaly")
        _register_actions()
        _listen()
        _register_search()
        _register_letters()


def _listen() -> None:
    from spoiwo.attendance.events import PresenceMarked
    from spoiwo.decisions import handlers  # models are ready only now

    events.subscribe(MeetingPlanned, handlers.list_unfinished_tasks)
    events.subscribe(MeetingMoved, handlers.list_unfinished_tasks)
    events.subscribe(MeetingHeld, handlers.pass_tasks_on)
    events.subscribe(HoldingUndone, handlers.pass_tasks_on)
    events.subscribe(PresenceMarked, handlers.follow_presence)
    events.subscribe(StageMoved, handlers.reindex_resolutions)
    events.subscribe(OrganizationsMerged, handlers.follow_merged_organizations)
    events.subscribe(PersonsMerged, handlers.follow_merged_persons)


def _register_search() -> None:
    from spoiwo.decisions.services import indexing  # models are ready only now

    search.register(indexing.KIND, _("Resolutions and positions"), indexing.all_documents)


def _register_letters() -> None:
    from spoiwo.decisions import letters  # models are ready only now

    previews.register("decisions/email/vote", _("Link to vote"), letters.vote_sample)
    previews.register("decisions/email/task", _("Link to settle a task"), letters.task_sample)


def _register_actions() -> None:
    for name, label in {
        "decisions.motion.drafted": _("Motion written down"),
        "decisions.motion.edited": _("Motion edited"),
        "decisions.motion.withdrawn": _("Motion withdrawn"),
        "decisions.motion.prepared": _("List of voters on a motion made"),
        "decisions.motion.excluded": _("Institution excluded from a motion"),
        "decisions.motion.readmitted": _("Institution admitted to a motion again"),
        "decisions.motion.opened": _("Vote on a motion opened"),
        "decisions.motion.links_sent": _("Links of an open vote sent"),
        "decisions.motion.presence_followed": _("Presence taken into a vote"),
        "decisions.motion.hands_raised": _("Raised hands written down"),
        "decisions.motion.hand_corrected": _("Raised hand entered wrong corrected"),
        "decisions.motion.closed": _("Vote on a motion closed"),
        "decisions.motion.annulled": _("Vote on a motion annulled"),
        "decisions.motion.counted": _("Votes counted in the room written down"),
        "decisions.motion.agreed": _("Consensus on a motion written down"),
        "decisions.motion.record_taken_back": _("Record of a decision taken back"),
        "decisions.resolution.drafted": _("Resolution drafted"),
        "decisions.resolution.edited": _("Draft of a resolution edited"),
        "decisions.resolution.removed": _("Draft of a resolution removed"),
        "decisions.resolution.put_to_vote": _("Resolution put to the vote"),
        "decisions.resolution.adopted": _("Resolution adopted"),
        "decisions.resolution.rejected": _("Resolution rejected"),
        "decisions.resolution.undecided": _("Resolution back in draft, nothing was decided"),
        "decisions.resolution.repealed": _("Resolution repealed"),
        "decisions.resolution.reinstated": _("Repeal of a resolution taken back"),
        "decisions.resolution.annulled": _("Resolution annulled"),
        "decisions.resolution.effect_described": _("Effect of a resolution described"),
        "decisions.register.published": _("Openness of the register of resolutions set"),
        "decisions.task.given": _("Task given"),
        "decisions.task.edited": _("Task edited"),
        "decisions.task.settled": _("Task settled"),
        "decisions.task.reopened": _("Task reopened"),
        "decisions.task.taken_back": _("Task taken back"),
        "decisions.task.link_sent": _("Link to settle a task sent"),
    }.items():
        actions.register(name, label)
