"""Choices of an offer of support and the table of its moves; the shape is that of Open Referral HSDS 3."""

from types import MappingProxyType

from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from spoiwo.common.states import Moves

# What a personal link of this room opens: the offers of one institution.
ASSURING = "offers.assure"


class State(models.TextChoices):
    """What people moved; what the calendar moves (stale, faded) is ``Standing`` and is not stored."""

    DRAFT = "draft", pgettext_lazy("offer", "draft")
    OPEN = "open", pgettext_lazy("offer", "open")
    ENDED = "ended", pgettext_lazy("offer", "ended")


MOVES: Moves = MappingProxyType(
    {
        State.DRAFT: frozenset({State.OPEN}),
        State.OPEN: frozenset({State.ENDED}),
        State.ENDED: frozenset({State.OPEN}),
    }
)


class Standing(models.TextChoices):
    """What an offer is on a day: open ones grow stale and fade when nobody confirms them."""

    DRAFT = "draft", pgettext_lazy("offer", "draft")
    OPEN = "open", pgettext_lazy("offer", "open")
    STALE = "stale", pgettext_lazy("offer", "not confirmed lately")
    FADED = "faded", pgettext_lazy("offer", "faded: not shown any more")
    OVER = "over", pgettext_lazy("offer", "its last day has passed")
    ENDED = "ended", pgettext_lazy("offer", "ended")


# Those that are found.
SHOWN = (Standing.OPEN, Standing.STALE)


class Deed(models.TextChoices):
    """What an assurance says."""

    OPENED = "opened", pgettext_lazy("offer", "opened")
    CONFIRMED = "confirmed", pgettext_lazy("offer", "confirmed: still true")
    CHANGED = "changed", pgettext_lazy("offer", "changed")
    ENDED = "ended", pgettext_lazy("offer", "ended")
    REOPENED = "reopened", pgettext_lazy("offer", "open again")


class Way(models.TextChoices):
    """How it was said."""

    LINK = "link", _("by the institution, through its personal link")
    OFFICE = "office", _("by the secretariat")


class Topic(models.TextChoices):
    """What an offer helps with."""

    WORK = "work", _("work and looking for work")
    LEARNING = "learning", _("training and qualifications")
    MONEY = "money", _("benefits and money")
    DEBT = "debt", _("debts")
    HOUSING = "housing", _("housing")
    FOOD = "food", _("food and things for daily life")
    FAMILY = "family", _("family and bringing up children")
    CARE = "care", _("care of somebody dependent")
    HEALTH = "health", _("health and rehabilitation")
    MIND = "mind", _("psychological support")
    ADDICTION = "addiction", _("addiction")
    VIOLENCE = "violence", _("violence")
    DISABILITY = "disability", _("disability")
    SENIORS = "seniors", _("support of seniors")
    YOUTH = "youth", _("support of young people")
    FOREIGNERS = "foreigners", _("support of foreigners")
    LAW = "law", _("legal advice")
    BUSINESS = "business", _("setting up a business or a social enterprise")
    REINTEGRATION = "reintegration", _("social and professional reintegration")


class Cost(models.TextChoices):
    FREE = "free", pgettext_lazy("cost", "free of charge")
    PARTLY = "partly", pgettext_lazy("cost", "depends on income or situation")
    PAID = "paid", pgettext_lazy("cost", "paid")


class Tongue(models.TextChoices):
    """Languages in which help is given (ISO 639)."""

    POLISH = "pl", _("Polish")
    SIGN = "pso", _("Polish sign language")
    UKRAINIAN = "uk", _("Ukrainian")
    RUSSIAN = "ru", _("Russian")
    ENGLISH = "en", _("English")
    GERMAN = "de", _("German")
    BELARUSIAN = "be", _("Belarusian")
    ROMANI = "rom", _("Romani")


class Access(models.TextChoices):
    """What makes the help reachable for people with disabilities."""

    STEP_FREE = "step_free", _("entrance and rooms without steps")
    LIFT = "lift", _("lift")
    TOILET = "toilet", _("accessible toilet")
    PARKING = "parking", _("parking place for people with disabilities")
    LOOP = "loop", _("induction loop")
    INTERPRETER = "interpreter", _("sign language interpreter")
    EASY = "easy", _("information in easy language")
    DOG = "dog", _("assistance dogs are welcome")
    HOME = "home", _("at the home of the person")
    REMOTE = "remote", _("by telephone or over the internet")


class Frequency(models.TextChoices):
    """RFC 5545, as far as HSDS takes it."""

    WEEKLY = "WEEKLY", _("every week")
    MONTHLY = "MONTHLY", _("every month")
