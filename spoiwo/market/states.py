"""Choices of showcases and of procurements, and the tables of their moves."""

from types import MappingProxyType

from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from spoiwo.common.states import Moves

# What personal links of this room open: one showcase; the answer of one member about one year.
SHOWING = "market.showcase"
YEARLY = "market.year"


class State(models.TextChoices):
    """What people moved; what the calendar and the register move is ``Standing`` and is not stored."""

    DRAFT = "draft", pgettext_lazy("showcase", "draft")
    SHOWN = "shown", pgettext_lazy("showcase", "shown")
    HIDDEN = "hidden", pgettext_lazy("showcase", "hidden for a time")
    ENDED = "ended", pgettext_lazy("showcase", "ended")


MOVES: Moves = MappingProxyType(
    {
        State.DRAFT: frozenset({State.SHOWN}),
        State.SHOWN: frozenset({State.HIDDEN, State.ENDED}),
        State.HIDDEN: frozenset({State.SHOWN, State.ENDED}),
        State.ENDED: frozenset({State.SHOWN}),
    }
)


class Standing(models.TextChoices):
    """What a showcase is on a day: shown ones grow stale and fade, or their entity loses its status."""

    DRAFT = "draft", pgettext_lazy("showcase", "draft")
    SHOWN = "shown", pgettext_lazy("showcase", "shown")
    STALE = "stale", pgettext_lazy("showcase", "not confirmed lately")
    FADED = "faded", pgettext_lazy("showcase", "faded: not found any more")
    LOST = "lost", pgettext_lazy("showcase", "no longer a social economy entity")
    HIDDEN = "hidden", pgettext_lazy("showcase", "hidden for a time")
    ENDED = "ended", pgettext_lazy("showcase", "ended")


# Those that are found.
FOUND = (Standing.SHOWN, Standing.STALE)


class Kind(models.TextChoices):
    """What is sold: a short list, so that a buyer looks through it at once."""

    CATERING = "catering", _("catering and meals")
    FOOD = "food", _("food products")
    CLEANING = "cleaning", _("cleaning")
    GREENERY = "greenery", _("care of greenery")
    LAUNDRY = "laundry", _("laundry and ironing")
    SEWING = "sewing", _("sewing")
    PRINTING = "printing", _("printing and bookbinding")
    CRAFTS = "crafts", _("handicraft and gifts")
    WOOD = "wood", _("joinery and things of wood")
    REPAIRS = "repairs", _("repairs and small building works")
    CARE = "care", _("care and assistance")
    EVENTS = "events", _("events, training, rent of rooms")
    TRANSPORT = "transport", _("transport and moving")
    OFFICE = "office", _("office and computer services")
    OTHER = "other", pgettext_lazy("products", "other")


class Type(models.TextChoices):
    """Kinds of sellers a buyer looks for; which institutions each holds is ``eligibility``'s."""

    ENTERPRISE = "enterprise", _("social enterprise")
    COOPERATIVE = "cooperative", _("social or workers’ co-operative")
    KIS = "kis", _("social integration club (KIS)")
    CIS = "cis", _("social integration centre (CIS)")
    WTZ = "wtz", _("occupational therapy workshop (WTZ)")
    ZAZ = "zaz", _("vocational activity establishment (ZAZ)")
    CIVIC = "civic", _("civic organisation")


class Record(models.TextChoices):
    """A procurement is never changed or removed: a correction is a counter-entry."""

    RECORDED = "recorded", pgettext_lazy("procurement", "recorded")
    WITHDRAWN = "withdrawn", pgettext_lazy("procurement", "withdrawn")


RECORD_MOVES: Moves = MappingProxyType({Record.RECORDED: frozenset({Record.WITHDRAWN})})


class Way(models.TextChoices):
    """How it came into the register."""

    LINK = "link", _("by the institution, through its personal link")
    OFFICE = "office", _("by the secretariat")
