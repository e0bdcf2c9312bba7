from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _

from spoiwo.audit import registry as actions
from spoiwo.common import events
from spoiwo.partnerships import permissions
from spoiwo.partnerships.states import Role
from spoiwo.privacy.held import register as held
from spoiwo.registry.events import OrganizationsMerged


class VotingConfig(AppConfig):
    name = "spoiwo.voting"

    def ready(self) -> None:
        from spoiwo.voting import handlers  # models are ready only now

        _tell_of_people()
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


def _tell_of_people() -> None:
    """An open ballot is told to whoever might cast it; nothing leads from a person to a secret one."""
    held.register("voting.Entitlement", names=("voter_name",))
    held.register(
        "voting.Ballot", marks=("entitlement__voter_marks",), only=("entitlement", "choices", "cast_at"),
        words={"entitlement": lambda row: row.entitlement.poll.question},
    )  # fmt: skip
    held.leave_out(
        _("Votes cast in secret: nothing leads from a person to what was voted, not even for the office."),
        "voting.Participation", "voting.SecretBallot",
    )  # fmt: skip
