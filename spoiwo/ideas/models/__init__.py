"""Calls for ideas, cards, partners, those who hand in and who vote, and the vote."""

from spoiwo.ideas.models.call import Call, JointRule
from spoiwo.ideas.models.idea import Idea, Partner
from spoiwo.ideas.models.people import Invitee, Participant
from spoiwo.ideas.models.vote import Line, Vote

__all__ = ["Call", "Idea", "Invitee", "JointRule", "Line", "Participant", "Partner", "Vote"]
