"""Choices of bodies, their by-laws and their seats (domain.md 7.1–7.3)."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class BodyKind(models.TextChoices):
    """What a body is to the partnership (domain.md 7.1)."""

    COUNCIL = "council", _("programme council")
    LEADERS = "leaders", _("group of leaders")
    SECRETARIAT = "secretariat", _("secretariat")
    INITIATIVE = "initiative", _("initiative group")
    TEAM = "team", _("working group or team")
    FORUM = "forum", _("forum for exchanging information")
    EXTERNAL = "external", _("body of another institution")


class Caller(models.TextChoices):
    """Who calls a session."""

    CHAIR = "chair", _("the chair")
    SECRETARIAT = "secretariat", _("the secretariat")
    LEADER = "leader", _("the leader")


class Majority(models.TextChoices):
    """What is needed to adopt; abstentions do not count in a simple one."""

    SIMPLE = "simple", _("simple: more for than against")
    ABSOLUTE = "absolute", _("absolute: more than half of the votes cast")
    TWO_THIRDS = "two_thirds", _("two thirds of the votes cast")


class BallotKind(models.TextChoices):
    OPEN = "open", _("open")
    SECRET = "secret", _("secret")


class Function(models.TextChoices):
    """An office inside a body; whoever holds none is a member."""

    CHAIR = "chair", _("chair")
    DEPUTY_CHAIR = "deputy", _("deputy chair")
    SECRETARY = "secretary", _("secretary")


# One person at a time; deputies of the chair may be several.
SINGLE_FUNCTIONS = (Function.CHAIR, Function.SECRETARY)


class Origin(models.TextChoices):
    """How a seat was filled."""

    ELECTION = "election", _("elected")
    DELEGATION = "delegation", _("delegated")
    OFFICE = "office", _("by office")
    APPOINTMENT = "appointment", _("appointed")
    CO_OPTATION = "coopted", _("co-opted")
    SIGNATURE = "signature", _("by signing the agreement")


class EndReason(models.TextChoices):
    """Why a seat fell vacant."""

    TERM = "term", _("end of the term")
    RESIGNATION = "resignation", _("resignation")
    ABSENCES = "absences", _("removed after repeated unexcused absences")
    RECALL = "recall", _("recalled at the request of the institution that delegated")
    MEMBERSHIP = "membership", _("the institution left the partnership")
    OTHER = "other", _("another reason")


class NumberedKind(models.TextChoices):
    """What a term numbers from one."""

    MEETING = "meeting", _("meetings")
    RESOLUTION = "resolution", _("resolutions")
    POSITION = "position", _("positions")
