from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _

from spoiwo.attendance.events import PresenceMarked
from spoiwo.audit import registry as actions
from spoiwo.common import events
from spoiwo.decisions import outcomes as decided
from spoiwo.documents import kinds
from spoiwo.elections import links, samples
from spoiwo.notifications import previews
from spoiwo.partnerships import permissions
from spoiwo.partnerships.states import Role
from spoiwo.privacy import archive, looks, uses
from spoiwo.privacy.held import register as held
from spoiwo.registry.events import OrganizationsMerged, PersonsMerged

_USE = uses.Use(
    "wybory",
    _("Nominations and elections"),
    _("Gathering nominations and consents to stand, holding the election, keeping its protocol."),
    _("name, office, institution, what the nomination says, the consent to stand, signatures"),
    persons=_("nominated people, voters, members of the scrutiny committee"),
    recipients=uses.PUBLIC_PART,
)


class ElectionsConfig(AppConfig):
    name = "spoiwo.elections"

    def ready(self) -> None:
        from spoiwo.elections import handlers, outcomes  # models are ready only now

        archive.register(archive.Series("elections", _("Elections"), archive.FOR_EVER))
        held.register("elections.Candidacy", persons=("nomination__person",), names=("name",))
        held.register("elections.Scrutineer", names=("name",))
        uses.register(_USE, links.NOMINATE, links.CONSENT, links.PROTOCOL)
        looks.register(_("Letters of an election"), "elections:letters")
        uses.join(uses.VOTES, links.VOTE)
        permissions.register(
            "elections.manage_election",
            _("Call, prepare, count and annul elections"),
            Role.OFFICER,
            Role.COORDINATOR,
        )
        permissions.register(
            "elections.take_part",
            _("Nominate and vote in elections for an institution"),
            *(role for role in Role if role != Role.AUDITOR),
        )
        decided.register("elections", outcomes.outcomes_at)
        kinds.register("protocol", _("Protocols of elections"), address="protokoly-wyborow")
        _register_actions()
        for name, label in {
            "call": _("Call for nominations"),
            "consent": _("Question whether to stand"),
            "vote": _("Invitation to vote"),
            "result": _("Result of an election"),
            "protocol": _("Protocol for the scrutineers to confirm"),
        }.items():
            previews.register(f"elections/email/{name}", label, samples.letter)
        events.subscribe(PresenceMarked, handlers.follow_presence)
        events.subscribe(OrganizationsMerged, handlers.follow_merged_organizations)
        events.subscribe(PersonsMerged, handlers.follow_merged_persons)


def _register_actions() -> None:
    for name, label in {
        "elections.election.called": _("Election called"),
        "elections.election.days_moved": _("Days of an election moved"),
        "elections.election.decided": _("Result of an election confirmed"),
        "elections.election.annulled": _("Election annulled"),
        "elections.candidates.named": _("List of candidates closed"),
        "elections.candidates.published": _("Page of candidates opened"),
        "elections.round.opened": _("Round of voting opened"),
        "elections.round.presence_marked": _("Presence at a round of voting marked"),
        "elections.round.closed": _("Round of voting closed and counted"),
        "elections.round.counted_on_paper": _("Round of voting counted on paper"),
        "elections.round.annulled": _("Round of voting annulled"),
        "elections.protocol.written": _("Protocol of the scrutineers written"),
        "elections.letters.sent": _("Letters about an election sent"),
        "elections.nomination.accepted": _("Nomination accepted"),
        "elections.nomination.rejected": _("Nomination rejected"),
        "elections.nomination.restored": _("Rejection of a nomination taken back"),
        "elections.nomination.withdrawn": _("Nomination withdrawn"),
        "elections.consent.given": _("Consent to stand given"),
        "elections.consent.refused": _("Consent to stand refused"),
    }.items():
        actions.register(name, label)
    for name, label in {
        "elections.candidate.withdrawn": _("Candidate struck from the list"),
        "elections.scrutineer.appointed": _("Scrutineer appointed"),
        "elections.scrutineer.released": _("Scrutineer released"),
        "elections.protocol.confirmed": _("Protocol confirmed by a scrutineer"),
        "elections.protocol.remarked": _("Remark of a scrutineer to the protocol"),
    }.items():
        actions.register(name, label, personal=("person",))
    actions.register("elections.nomination.made", _("Nomination made"), personal=("person", "speaker"))
