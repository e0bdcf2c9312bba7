from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _

from spoiwo.audit import registry as actions
from spoiwo.common import events
from spoiwo.partnerships import permissions
from spoiwo.partnerships.states import Role
from spoiwo.registry.events import OrganizationsMerged


class VotingConfig(AppConfig):
    name = "spoiwo.voting"

    def ready(self) -> None:
        from spoiwo.voting import handlers  # models are ready only now

        permissions.register(
            "voting.manage_poll", _("Prepare, open, close and annul votes"), Role.OFFICER, Role.COORDINATOR
        )
        permissions.register("voting.view_result", _("See the results of votes after their close"), *Role)
        for name, label in {
            "voting.poll.created": _("Vote prepared"),
            "voting.poll.voters_listed": _("List of voters replaced"),
            "voting.poll.presence_marked": _("Presence at a vote marked"),
            "voting.poll.opened": _("Vote opened"),
            "voting.poll.closed": _("Vote closed and counted"),
            "voting.poll.annulled": _("Vote annulled"),
            "voting.voter.excluded": _("Institution excluded from a vote"),
            "voting.voter.readmitted": _("Institution admitted to a vote again"),
            "voting.ballot.cast": _("Vote cast"),
            "voting.ballot.corrected": _("Raised hand entered wrong corrected"),
        }.items():
            actions.register(name, label)
        events.subscribe(OrganizationsMerged, handlers.follow_merged_organizations)
