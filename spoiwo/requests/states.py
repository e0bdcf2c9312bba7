"""Choices of requests, their purpose of personal links, and the table of moves."""

from types import MappingProxyType

from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from spoiwo.common.states import Moves

# What the personal link of this room opens: one request, to whoever made it.
FOLLOWING = "requests.case"


class Kind(models.TextChoices):
    """What is asked for; ``clocks`` says by which act and in what time."""

    DIGITAL = "digital", _("demand for digital accessibility")
    ACCESS = "access", _("application for accessibility")
    INFORMATION = "information", _("request for public information")
    DATA = "data", _("request about personal data")


class Right(models.TextChoices):
    """What a person may want done with the data about them (GDPR-05)."""

    ACCESS = "access", _("see the data about me")
    COPY = "copy", _("get a copy of the data")
    RECTIFY = "rectify", _("have the data corrected")
    ERASE = "erase", _("have the data erased")
    RESTRICT = "restrict", _("have the use of the data restricted")
    OBJECT = "object", _("object to the use of the data")
    PORT = "port", _("have the data handed over in a file")


class State(models.TextChoices):
    """What people moved; whether a term is near or has passed follows from the day."""

    OPEN = "open", pgettext_lazy("request", "waits for an answer")
    ANSWERED = "answered", pgettext_lazy("request", "answered")
    REFUSED = "refused", pgettext_lazy("request", "refused")
    HANDED_OVER = "handed_over", pgettext_lazy("request", "handed over")
    WITHDRAWN = "withdrawn", pgettext_lazy("request", "withdrawn")


MOVES: Moves = MappingProxyType(
    {
        State.OPEN: frozenset({State.ANSWERED, State.REFUSED, State.HANDED_OVER, State.WITHDRAWN}),
        State.ANSWERED: frozenset({State.OPEN}),
        State.REFUSED: frozenset({State.OPEN}),
        State.HANDED_OVER: frozenset({State.OPEN}),
        State.WITHDRAWN: frozenset({State.OPEN}),
    }
)


class Light(models.TextChoices):
    """How near the end of its term an open request is; the order is that of the register."""

    LATE = "late", pgettext_lazy("request", "its term has passed")
    NEAR = "near", pgettext_lazy("request", "its term is near")
    CALM = "calm", pgettext_lazy("request", "in time")


class Way(models.TextChoices):
    """How it came."""

    FORM = "form", _("by the form on the site")
    EMAIL = "email", _("by e-mail")
    PAPER = "paper", _("on paper")
    DELIVERY = "delivery", _("by electronic delivery")
    PHONE = "phone", _("by telephone")
    PERSON = "person", _("in person")


class Reply(models.TextChoices):
    """How the person wants to be answered."""

    EMAIL = "email", pgettext_lazy("answer", "by e-mail")
    POST = "post", pgettext_lazy("answer", "by post")
    PHONE = "phone", pgettext_lazy("answer", "by telephone")


class Step(models.TextChoices):
    """What an entry of a request tells."""

    ADDED = "added", _("Added by the person who asked")
    EXTENDED = "extended", _("New term")
    ANSWERED = "answered", _("Answer")
    REFUSED = "refused", _("Refusal")
    HANDED_OVER = "handed_over", _("Handed over to whom it belongs")
    WITHDRAWN = "withdrawn", pgettext_lazy("request", "Withdrawn")
    REOPENED = "reopened", _("Taken up again")


# What the office says to the person, by e-mail or as a letter to be printed.
LETTERS = frozenset({Step.EXTENDED, Step.ANSWERED, Step.REFUSED, Step.HANDED_OVER})
