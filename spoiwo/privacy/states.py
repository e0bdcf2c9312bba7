"""Choices and the table of moves."""

from types import MappingProxyType

from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from spoiwo.common.states import Moves


class Standing(models.TextChoices):
    """What the members of a partnership are beside whoever runs the platform (art. 26)."""

    SEPARATE = "separate", _("each member is a controller of its own")
    JOINT = "joint", _("members are joint controllers")


class Way(models.TextChoices):
    """How somebody got the information about their data."""

    FORM = "form", _("at the form")
    LETTER = "letter", _("by letter")


class BreachState(models.TextChoices):
    """What people moved; whether the term has passed follows from the hour."""

    OPEN = "open", pgettext_lazy("breach", "open")
    CLOSED = "closed", pgettext_lazy("breach", "closed")


BREACH_MOVES: Moves = MappingProxyType(
    {BreachState.OPEN: frozenset({BreachState.CLOSED}), BreachState.CLOSED: frozenset({BreachState.OPEN})}
)


class Risk(models.TextChoices):
    """How grave a breach is for people, and so who is told (art. 33 sec. 1, art. 34 sec. 1)."""

    NONE = "none", pgettext_lazy("breach", "a risk is unlikely: nobody is notified, the reasons are kept")
    SOME = "some", pgettext_lazy("breach", "a risk: the President of UODO is notified")
    HIGH = "high", pgettext_lazy("breach", "a high risk: the President of UODO and the people are told")


class Fate(models.TextChoices):
    """What somebody decides about a document that has outlived its period."""

    REMOVED = "removed", _("remove it")
    KEPT = "kept", _("keep it longer")
