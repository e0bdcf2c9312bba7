"""States of a call for ideas, of a card and of a partner, and the tables of their moves."""

from types import MappingProxyType

from django.db import models
from django.utils.translation import pgettext_lazy

from spoiwo.common.states import Moves


class CallState(models.TextChoices):
    """Where a call for ideas stands; whether cards come in on a day follows from its days."""

    DRAFT = "draft", pgettext_lazy("call for ideas", "being prepared")
    OPEN = "open", pgettext_lazy("call for ideas", "collects ideas")
    VOTING = "voting", pgettext_lazy("call for ideas", "is voted on")
    DECIDED = "decided", pgettext_lazy("call for ideas", "decided")


CALL_MOVES: Moves = MappingProxyType(
    {
        CallState.DRAFT: frozenset({CallState.OPEN}),
        CallState.OPEN: frozenset({CallState.VOTING}),
        # An annulled vote leads back to the ideas.
        CallState.VOTING: frozenset({CallState.DECIDED, CallState.OPEN}),
        CallState.DECIDED: frozenset({CallState.OPEN}),
    }
)


class State(models.TextChoices):
    """Where the card of an idea stands."""

    DRAFT = "draft", pgettext_lazy("idea", "being written")
    HANDED_IN = "handed_in", pgettext_lazy("idea", "handed in")
    RETURNED = "returned", pgettext_lazy("idea", "returned to its author")
    ADMITTED = "admitted", pgettext_lazy("idea", "admitted")
    ON_BALLOT = "on_ballot", pgettext_lazy("idea", "put to the vote")
    CHOSEN = "chosen", pgettext_lazy("idea", "chosen")
    NOT_CHOSEN = "not_chosen", pgettext_lazy("idea", "not chosen")
    PROJECT = "project", pgettext_lazy("idea", "became a project")
    GIVEN_UP = "given_up", pgettext_lazy("idea", "given up")


MOVES: Moves = MappingProxyType(
    {
        State.DRAFT: frozenset({State.HANDED_IN, State.GIVEN_UP}),
        State.HANDED_IN: frozenset({State.ADMITTED, State.RETURNED, State.GIVEN_UP}),
        State.RETURNED: frozenset({State.HANDED_IN, State.GIVEN_UP}),
        State.ADMITTED: frozenset({State.RETURNED, State.ON_BALLOT, State.GIVEN_UP}),
        State.ON_BALLOT: frozenset({State.CHOSEN, State.NOT_CHOSEN, State.ADMITTED, State.GIVEN_UP}),
        State.CHOSEN: frozenset({State.PROJECT, State.GIVEN_UP, State.ADMITTED}),
        State.NOT_CHOSEN: frozenset({State.GIVEN_UP, State.ADMITTED}),
        State.PROJECT: frozenset(),
        State.GIVEN_UP: frozenset(),
    }
)
# Its words may change; those of a chosen one only around what was voted on.
WRITTEN = (State.DRAFT, State.HANDED_IN, State.RETURNED, State.ADMITTED)
REWRITTEN = (*WRITTEN, State.CHOSEN)
# The author writes on by the personal link.
WITH_AUTHOR = (State.DRAFT, State.RETURNED)
# Everybody reads it.
SHOWN = (State.ADMITTED, State.ON_BALLOT, State.CHOSEN, State.NOT_CHOSEN, State.PROJECT)


class PartnerState(models.TextChoices):
    """What an institution said about being a partner of an idea."""

    LISTED = "listed", pgettext_lazy("partner of an idea", "not asked yet")
    INVITED = "invited", pgettext_lazy("partner of an idea", "asked")
    AGREED = "agreed", pgettext_lazy("partner of an idea", "agreed")
    DECLINED = "declined", pgettext_lazy("partner of an idea", "declined")


PARTNER_MOVES: Moves = MappingProxyType(
    {
        PartnerState.LISTED: frozenset({PartnerState.INVITED, PartnerState.AGREED, PartnerState.DECLINED}),
        # Asked again after nobody answered.
        PartnerState.INVITED: frozenset({PartnerState.INVITED, PartnerState.AGREED, PartnerState.DECLINED}),
        # Minds change until the card became a project.
        PartnerState.AGREED: frozenset({PartnerState.DECLINED}),
        PartnerState.DECLINED: frozenset({PartnerState.AGREED}),
    }
)


class Way(models.TextChoices):
    """How the votes of a call are given."""

    LINKS = "links", pgettext_lazy("vote on ideas", "by personal links")
    PAPER = "paper", pgettext_lazy("vote on ideas", "on paper in the hall")


class Voters(models.TextChoices):
    """Who has a personal link to vote by."""

    INSTITUTIONS = "institutions", pgettext_lazy("vote on ideas", "institutions of the partnership")
    PARTICIPANTS = "participants", pgettext_lazy("vote on ideas", "participants on the list")
    BOTH = "both", pgettext_lazy("vote on ideas", "institutions and participants on the list")


class Tie(models.TextChoices):
    """What happens when equal ideas stand at the last place."""

    LOT = "lot", pgettext_lazy("vote on ideas", "a lot decides between equals")
    ALL = "all", pgettext_lazy("vote on ideas", "all equals are chosen")


class Fate(models.TextChoices):
    """What became of an idea in the vote, and why."""

    CHOSEN = "chosen", pgettext_lazy("idea in a vote", "chosen")
    CHOSEN_BY_LOT = "by_lot", pgettext_lazy("idea in a vote", "chosen by lot")
    FEWER = "fewer", pgettext_lazy("idea in a vote", "fewer votes than the chosen")
    LOST_LOT = "lost_lot", pgettext_lazy("idea in a vote", "equal votes, not drawn")
    BELOW = "below", pgettext_lazy("idea in a vote", "below the threshold")
    NO_VOTE = "no_vote", pgettext_lazy("idea in a vote", "no vote")
    WITHDRAWN = "withdrawn", pgettext_lazy("idea in a vote", "given up during the vote")


WON = (Fate.CHOSEN, Fate.CHOSEN_BY_LOT)
# Purposes of personal links.
HANDING_IN = "ideas.hand_in"
AGREEING = "ideas.partner"
VOTING = "ideas.vote"
