from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _

from spoiwo.audit import registry as actions
from spoiwo.common import events
from spoiwo.documents import kinds
from spoiwo.ideas.states import AGREEING, HANDING_IN, VOTING
from spoiwo.notifications import previews
from spoiwo.partnerships import permissions
from spoiwo.partnerships.events import StageMoved
from spoiwo.partnerships.states import Role
from spoiwo.privacy import archive, looks, uses
from spoiwo.privacy.held import register as held
from spoiwo.registry.events import OrganizationsMerged
from spoiwo.search import registry as search

_USE = uses.Use(
    "pomysly",
    _("Ideas and their authors"),
    _("Gathering ideas, finding partners for them, choosing projects."),
    _("name, institution or place, contact, the card of the idea"),
    persons=_("authors of ideas and their partners"),
    recipients=uses.PUBLIC_PART,
)


class IdeasConfig(AppConfig):
    name = "spoiwo.ideas"

    def ready(self) -> None:
        from spoiwo.ideas import handlers, letters  # models are ready only now
        from spoiwo.ideas.selectors import old
        from spoiwo.ideas.services import indexing

        archive.register(
            archive.Series("ideas", _("Calls for ideas"), "BE10", old.decided_before, old.last_day_of)
        )
        held.register("ideas.Invitee", names=("name",))
        held.register("ideas.Participant", names=("name",))
        held.register("ideas.Partner", names=("person",))
        uses.register(_USE, HANDING_IN, AGREEING)
        looks.register(_("Invited to hand in ideas"), "ideas:invitees", "ideas:participants")
        uses.join(uses.VOTES, VOTING)
        permissions.register(
            "ideas.edit_idea",
            _("Call for ideas, write their cards and ask partners"),
            Role.OFFICER,
            Role.COORDINATOR,
        )
        permissions.register(
            "ideas.decide_idea",
            _("Admit ideas, hold the vote on them and make projects of the chosen"),
            Role.OFFICER,
            Role.COORDINATOR,
        )
        kinds.register("idea", _("Cards of ideas"), address="karty-pomyslow")
        kinds.register("gala", _("Galas of projects"), address="gale-projektow")
        search.register(indexing.KIND, _("Ideas"), indexing.all_documents)
        previews.register("ideas/email/hand_in", _("What could be done?"), letters.sample_of_handing_in)
        previews.register("ideas/email/partner", _("Partner of an idea?"), letters.sample_of_partner)
        previews.register("ideas/email/vote", _("Vote on ideas"), letters.sample_of_vote)
        events.subscribe(StageMoved, handlers.reindex_ideas)
        events.subscribe(OrganizationsMerged, handlers.follow_merged_organizations)
        _register_actions()


def _register_actions() -> None:
    for name, label in {
        "ideas.rule.set": _("Rule of joint projects set"),
        "ideas.call.drafted": _("Call for ideas begun"),
        "ideas.call.edited": _("Call for ideas edited"),
        "ideas.call.opened": _("Call for ideas opened"),
        "ideas.call.removed": _("Call for ideas removed"),
        "ideas.invitee.added": _("Invited to hand ideas in"),
        "ideas.invitee.removed": _("Invitation to hand ideas in removed"),
        "ideas.invitees.asked": _("Letters asking for ideas sent"),
        "ideas.table.opened": _("Table for ideas opened"),
        "ideas.table.closed": _("Table for ideas closed"),
        "ideas.participants.listed": _("Participants of a workshop listed"),
        "ideas.participant.removed": _("Participant of a workshop removed"),
        "ideas.idea.written": _("Card of an idea begun"),
        "ideas.idea.edited": _("Card of an idea edited"),
        "ideas.idea.handed_in": _("Idea handed in"),
        "ideas.idea.admitted": _("Idea admitted"),
        "ideas.idea.returned": _("Idea returned to its author"),
        "ideas.idea.given_up": _("Idea given up"),
        "ideas.idea.removed": _("Card of an idea removed"),
        "ideas.idea.became_project": _("Idea became a project"),
        "ideas.partner.listed": _("Partner of an idea listed"),
        "ideas.partner.removed": _("Partner of an idea taken off"),
        "ideas.partners.asked": _("Partners of an idea asked"),
        "ideas.partner.agreed": _("Partner of an idea agreed"),
        "ideas.partner.declined": _("Partner of an idea declined"),
        "ideas.vote.opened": _("Vote on ideas opened"),
        "ideas.vote.reminded": _("Reminder of a vote on ideas sent"),
        "ideas.vote.closed": _("Vote on ideas closed"),
        "ideas.vote.counted_on_paper": _("Vote on ideas counted on paper"),
        "ideas.vote.annulled": _("Vote on ideas annulled"),
    }.items():
        actions.register(name, label)
