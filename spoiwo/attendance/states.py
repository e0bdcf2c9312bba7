"""Choices of participation (domain.md 8 and 9)."""

from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

# The purpose of the personal links that invitations carry.
ANSWERING = "attendance.answer"
# The purpose of the links that open somebody's own calendar of meetings.
SUBSCRIBING = "attendance.calendar"


class Capacity(models.TextChoices):
    """In what right somebody takes part; a guest belongs to an institution too."""

    ENTITLED = "entitled", pgettext_lazy("participant", "entitled to vote")
    GUEST = "guest", pgettext_lazy("participant", "guest")


class Source(models.TextChoices):
    """From what the list of participants is drawn up."""

    SEATS = "seats", _("those who hold a seat in the body, entitled to vote")
    SIGNATORIES = "signatories", _("signatories of that day, entitled to vote")
    SEATS_AS_GUESTS = "seats_guests", _("those who hold a seat in the body, as guests")
    SIGNATORIES_AS_GUESTS = "guests", _("signatories of that day, as guests")
    HAND = "hand", _("nobody: participants are added one by one")


# Where the list gives a right to vote.
ENTITLING = (Source.SEATS, Source.SIGNATORIES)


class Answer(models.TextChoices):
    """What was answered to the invitation; an empty one means nothing was."""

    YES = "yes", pgettext_lazy("answer", "will come")
    REMOTE = "remote", pgettext_lazy("answer", "will take part remotely")
    DEPUTY = "deputy", pgettext_lazy("answer", "sends a deputy")
    NO = "no", pgettext_lazy("answer", "will not come")


class Mark(models.TextChoices):
    """Presence at the door. An empty one is no mark, and is never counted as present."""

    PRESENT = "present", pgettext_lazy("presence", "present")
    REMOTE = "remote", pgettext_lazy("presence", "present remotely")
    EXCUSED = "excused", pgettext_lazy("presence", "excused")
    ABSENT = "absent", pgettext_lazy("presence", "absent")


# Takes part, in the room or from afar; a deputy's presence is that of the institution.
HERE = (Mark.PRESENT, Mark.REMOTE)


class MarkSource(models.TextChoices):
    """Who made the mark."""

    DOOR = "door", _("at the door")
    SELF = "self", _("by themselves, with the code at the door")
    LINK = "link", _("by the personal link")
    OFFICE = "office", _("by the secretariat, afterwards")


class CountKind(models.TextChoices):
    """How exactly the number of people is known."""

    EXACT = "exact", pgettext_lazy("number", "exact")
    ESTIMATE = "estimate", pgettext_lazy("number", "estimated")


class LetterKind(models.TextChoices):
    """A letter to the participants of a meeting."""

    INVITATION = "invitation", pgettext_lazy("letter", "invitation")
    CHANGE = "change", pgettext_lazy("letter", "notice of a change")
    CANCELLATION = "cancellation", pgettext_lazy("letter", "notice that the meeting will not take place")
    REMINDER = "reminder", pgettext_lazy("letter", "reminder")
