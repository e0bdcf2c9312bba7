"""What an indicator, a value and a loading of values may be, and the tables of their moves."""

from types import MappingProxyType

from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from spoiwo.common.states import Moves


class State(models.TextChoices):
    """Who sees an indicator."""

    INNER = "inner", pgettext_lazy("indicator", "for the office only")
    PUBLISHED = "published", pgettext_lazy("indicator", "everybody sees it")
    RETIRED = "retired", pgettext_lazy("indicator", "no longer followed")


MOVES: Moves = MappingProxyType(
    {
        State.INNER: frozenset({State.PUBLISHED, State.RETIRED}),
        State.PUBLISHED: frozenset({State.INNER, State.RETIRED}),
        State.RETIRED: frozenset({State.INNER}),
    }
)


class Direction(models.TextChoices):
    """Which way is good."""

    MORE = "more", _("more is better")
    LESS = "less", _("less is better")
    NEITHER = "neither", _("neither is better by itself")


class Area(models.TextChoices):
    """The areas of the national programme for the social economy (KPRES to 2030; domain.md 12.2)."""

    COMMUNITY = "I", _("I. Community of solidarity")
    WORK = "II", _("II. Labour market of solidarity")
    ENTERPRISE = "III", _("III. Competitive social entrepreneurship")
    SOCIETY = "IV", _("IV. Society of solidarity")


class Span(models.TextChoices):
    """How long the period of a value is; the period itself is half-open days."""

    YEAR = "year", _("year")
    HALF = "half", _("half-year")
    QUARTER = "quarter", _("quarter")
    MONTH = "month", _("month")


class Absence(models.TextChoices):
    """Why there is no number."""

    UNAVAILABLE = "unavailable", _("not available")
    SECRET = "secret", _("no information or statistical secrecy")
    PENDING = "pending", _("not published yet")


class Origin(models.TextChoices):
    """How a value came."""

    TYPED = "typed", _("written by hand")
    FILE = "file", _("from a file")
    API = "api", _("fetched from the Local Data Bank of GUS")


class LoadingState(models.TextChoices):
    """Where a loading of values stands; nothing is written to the values before ``SAVED``."""

    FETCHING = "fetching", pgettext_lazy("loading of values", "being fetched")
    FAILED = "failed", pgettext_lazy("loading of values", "could not be fetched")
    CHOOSING = "choosing", pgettext_lazy("loading of values", "waits for the choice of a column")
    READY = "ready", pgettext_lazy("loading of values", "ready to look at")
    SAVED = "saved", pgettext_lazy("loading of values", "saved")
    UNDONE = "undone", pgettext_lazy("loading of values", "undone")
    DISCARDED = "discarded", pgettext_lazy("loading of values", "put aside")


LOADING_MOVES: Moves = MappingProxyType(
    {
        LoadingState.FETCHING: frozenset({LoadingState.READY, LoadingState.FAILED, LoadingState.DISCARDED}),
        LoadingState.FAILED: frozenset({LoadingState.FETCHING, LoadingState.DISCARDED}),
        LoadingState.CHOOSING: frozenset({LoadingState.READY, LoadingState.DISCARDED}),
        LoadingState.READY: frozenset({LoadingState.SAVED, LoadingState.DISCARDED}),
        LoadingState.SAVED: frozenset({LoadingState.UNDONE}),
        LoadingState.UNDONE: frozenset(),
        LoadingState.DISCARDED: frozenset(),
    }
)


class Verdict(models.TextChoices):
    """What would happen to a value that was read."""

    NEW = "new", pgettext_lazy("value of an indicator", "new")
    CHANGED = "changed", pgettext_lazy("value of an indicator", "changes what is here")
    SAME = "same", pgettext_lazy("value of an indicator", "is here already")
    ASKED = "asked", pgettext_lazy("value of an indicator", "needs your decision")
    IGNORED = "ignored", pgettext_lazy("value of an indicator", "left out")
