"""Every change of calls, cards, partners and votes, one function per deed."""

from spoiwo.ideas.services.becoming import make_project
from spoiwo.ideas.services.calls import (
    CallDraft,
    draft_call,
    edit_call,
    open_call,
    remove_call,
    set_rule,
)
from spoiwo.ideas.services.cards import (
    IdeaDraft,
    add_idea,
    admit_idea,
    edit_idea,
    give_up_idea,
    hand_in,
    remove_idea,
    return_idea,
)
from spoiwo.ideas.services.counting import PaperCount, annul_vote, close_vote, count_on_paper
from spoiwo.ideas.services.inviting import (
    add_invitee,
    ask_for_ideas,
    invite_all,
    list_participants,
    open_table,
    remove_invitee,
    remove_participant,
    to_be_asked,
)
from spoiwo.ideas.services.partners import (
    add_partner,
    answer_partner,
    ask_partners,
    remove_partner,
    to_ask,
)
from spoiwo.ideas.services.votes import cast, open_vote, remind_voters

__all__ = [
    "CallDraft",
    "IdeaDraft",
    "PaperCount",
    "add_idea",
    "add_invitee",
    "add_partner",
    "admit_idea",
    "annul_vote",
    "answer_partner",
    "ask_for_ideas",
    "ask_partners",
    "cast",
    "close_vote",
    "count_on_paper",
    "draft_call",
    "edit_call",
    "edit_idea",
    "give_up_idea",
    "hand_in",
    "invite_all",
    "list_participants",
    "make_project",
    "open_call",
    "open_table",
    "open_vote",
    "remind_voters",
    "remove_call",
    "remove_idea",
    "remove_invitee",
    "remove_participant",
    "remove_partner",
    "return_idea",
    "set_rule",
    "to_ask",
    "to_be_asked",
]
