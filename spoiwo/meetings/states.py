"""Choices of meetings and the table of their moves (domain.md 8)."""

from types import MappingProxyType

from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from spoiwo.common.states import Moves


class MeetingKind(models.TextChoices):
    """What kind of gathering it is."""

    SIGNATORIES = "signatories", _("meeting of signatories")
    COUNCIL = "council", _("session of the programme council")
    GROUP = "group", _("meeting of a working group")
    FORUM = "forum", _("forum")
    CONFERENCE = "conference", _("conference")
    WORKSHOP = "workshop", _("workshop")
    TRAINING = "training", _("training")
    INFORMATION = "information", _("information meeting")
    VISIT = "visit", _("study visit")
    SIGNING = "signing", _("signing of an agreement")
    EXTERNAL = "external", _("work of a body of another institution")
    OWES = "owes", _("meeting with a social economy support centre")
    AWARD = "award", _("contest, gala or distinction")
    OTHER = "other", _("another meeting")


# Only in these does anybody vote by right; elsewhere those who come are guests.
DELIBERATING = frozenset({MeetingKind.SIGNATORIES, MeetingKind.COUNCIL, MeetingKind.GROUP, MeetingKind.FORUM})


class State(models.TextChoices):
    """Where a meeting stands."""

    PLANNED = "planned", pgettext_lazy("meeting", "planned")
    CALLED = "called", pgettext_lazy("meeting", "invitations sent")
    HELD = "held", pgettext_lazy("meeting", "held")
    MINUTES = "minutes", pgettext_lazy("meeting", "minutes being approved")
    CLOSED = "closed", pgettext_lazy("meeting", "closed")
    POSTPONED = "postponed", pgettext_lazy("meeting", "postponed")
    CANCELLED = "cancelled", pgettext_lazy("meeting", "cancelled")


MOVES: Moves = MappingProxyType(
    {
        State.PLANNED: frozenset({State.CALLED, State.HELD, State.POSTPONED, State.CANCELLED}),
        State.CALLED: frozenset({State.HELD, State.POSTPONED, State.CANCELLED}),
        # A day is set anew; whoever was invited is told by ``attendance``.
        State.POSTPONED: frozenset({State.PLANNED, State.CALLED, State.CANCELLED}),
        # A meeting marked as held by mistake goes back; so does one whose minutes are drafted anew.
        State.HELD: frozenset({State.MINUTES, State.CLOSED, State.CALLED, State.PLANNED}),
        State.MINUTES: frozenset({State.CLOSED, State.HELD}),
        State.CLOSED: frozenset({State.HELD}),
        State.CANCELLED: frozenset({State.PLANNED}),
    }
)
# Still ahead, so that day, place and agenda may change.
AHEAD = (State.PLANNED, State.CALLED, State.POSTPONED)
# It took place; these are counted.
TOOK_PLACE = (State.HELD, State.MINUTES, State.CLOSED)


class Form(models.TextChoices):
    """How people take part."""

    ROOM = "room", pgettext_lazy("form of a meeting", "in the room")
    REMOTE = "remote", pgettext_lazy("form of a meeting", "remote")
    HYBRID = "hybrid", pgettext_lazy("form of a meeting", "hybrid: in the room and remote")


class PartnershipRole(models.TextChoices):
    """What the partnership was to the meeting; a report counts organised and attended apart."""

    ORGANISER = "organiser", pgettext_lazy("role", "organiser")
    CO_ORGANISER = "coorganiser", pgettext_lazy("role", "co-organiser")
    PARTICIPANT = "participant", pgettext_lazy("role", "participant")
    SPEAKER = "speaker", pgettext_lazy("role", "speaker")


class ItemKind(models.TextChoices):
    """What happens at an item of the agenda (domain.md 9)."""

    OPENING = "opening", _("opening")
    QUORUM = "quorum", _("finding of the quorum")
    AGENDA = "agenda", _("adoption of the agenda")
    MINUTES = "minutes", _("approval of minutes")
    INFORMATION = "information", _("information")
    DISCUSSION = "discussion", _("discussion")
    VOTE = "vote", _("vote")
    ELECTION = "election", _("election")
    TASKS = "tasks", _("tasks left from earlier")
    BREAK = "break", _("break")
    OTHER = "other", _("any other business")


# The others are told by the title ("Otwarcie", "Sprawy różne") or by nothing at all (information).
TELLING_KINDS = frozenset({ItemKind.DISCUSSION, ItemKind.VOTE, ItemKind.ELECTION})


class ItemOrigin(models.TextChoices):
    """How an item came to be; those of the house are kept up to date by it."""

    TYPED = "typed", _("written by the secretariat")
    STANDARD = "standard", _("usual item")
    BACKLOG = "backlog", _("from the list of matters waiting")
    MINUTES = "minutes", _("minutes to be approved")
    TASKS = "tasks", _("tasks not yet done")


class PresenterRole(models.TextChoices):
    PRESENTER = "presenter", _("presents")
    GUEST = "guest", _("guest of honour")
    EXPERT = "expert", _("expert")
    HOST = "host", _("speaks for the host")


class ReferenceKind(models.TextChoices):
    """What a meeting was about, in words that can be counted."""

    TOPIC = "topic", _("topic")
    STRATEGY = "strategy", _("strategic document")
    PROGRAMME = "programme", _("programme or fund")


class Rhythm(models.TextChoices):
    """How often a series meets."""

    WEEKLY = "weekly", _("every so many weeks")
    MONTHLY = "monthly", _("every so many months, on the same weekday of the month")
    QUARTERLY = "quarterly", _("every quarter, on the same weekday of the month")
    YEARLY = "yearly", _("every year, near the same day")
    FREE = "free", _("no fixed rhythm: days are set one by one")
