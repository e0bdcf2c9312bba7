"""Choices of the rule watch: kinds of rules, how often, who must act, and where a rule stands."""

from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

# The purpose of the secret address of an officer's calendar of deadlines.
SUBSCRIBING = "duties.calendar"


class Kind(models.TextChoices):
    """What a rule asks for; ``kinds`` says how each is watched."""

    PLENARIES = "plenaries", _("meetings of all signatories")
    HOSTS = "hosts", _("hosts of meetings of signatories take turns")
    COUNCIL = "council", _("sessions of the programme council")
    FORUM = "forum", _("meetings of the forum")
    PRACTICES = "practices", _("good practices shown")
    REPORT = "report", _("annual report by its date")
    MINUTES = "minutes", _("minutes ready in time")
    MARKS = "marks", _("signs and information of EU projects")
    ACCESSIBILITY = "accessibility", _("yearly review of the accessibility statement")
    REQUESTS = "requests", _("requests answered in time")
    BY_DATE = "by_date", _("another duty, each year by a date")
    PERIODIC = "periodic", _("another duty, once in each period")


class Every(models.TextChoices):
    """The period in which something is to happen."""

    YEAR = "year", _("in a year")
    HALF = "half", _("in half a year")
    QUARTER = "quarter", _("in a quarter")
    MONTH = "month", _("in a month")


class Rotation(models.TextChoices):
    """How hosts take turns."""

    SUCCESSIVE = "successive", _("the same institution does not host two meetings running")
    UNTIL_ALL = "until_all", _("nobody hosts again until every signatory has hosted or was asked")


class Who(models.TextChoices):
    """Who must act."""

    SECRETARIAT = "secretariat", _("secretariat")
    LEADER = "leader", _("leader")
    CHAIR = "chair", _("chair of the council")
    COUNCIL = "council", _("programme council")
    SIGNATORIES = "signatories", _("all signatories")
    BENEFICIARY = "beneficiary", _("institution that carries out the project")


class Light(models.TextChoices):
    """Where a rule stands on a day; the order is that of the board."""

    RED = "red", pgettext_lazy("rule", "broken")
    AMBER = "amber", pgettext_lazy("rule", "its deadline is near")
    AHEAD = "ahead", pgettext_lazy("rule", "not yet due")
    GREEN = "green", pgettext_lazy("rule", "kept")


class Verdict(models.TextChoices):
    """What became of one deadline by a day."""

    MET = "met", pgettext_lazy("deadline", "kept")
    LATE = "late", pgettext_lazy("deadline", "kept after its day")
    BROKEN = "broken", pgettext_lazy("deadline", "not kept")
    DUE = "due", pgettext_lazy("deadline", "near")
    AHEAD = "ahead", pgettext_lazy("deadline", "ahead")
    EXEMPT = "exempt", pgettext_lazy("deadline", "nothing was required")
