"""Choices of accessibility statements."""

from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy


class Status(models.TextChoices):
    """How far the site meets the annex of the act (A11Y-10)."""

    FULL = "full", pgettext_lazy("website", "compliant")
    PARTIAL = "partial", pgettext_lazy("website", "partly compliant")
    NONE = "none", pgettext_lazy("website", "not compliant")


class Method(models.TextChoices):
    """How the site was assessed."""

    SELF = "self", _("assessed by the office itself")
    AUDITOR = "auditor", _("assessed by somebody from outside")


class Ground(models.TextChoices):
    """Why something is not accessible."""

    NOT_YET = "not_yet", _("it does not meet the requirements yet")
    BURDEN = "burden", _("making it accessible would cost out of all proportion")
    OUTSIDE = "outside", _("the act does not ask for it")


class Language(models.TextChoices):
    """Languages of the site, the binding one first; the same as in settings.LANGUAGES."""

    PL = "pl", _("Polish")
    EN = "en", _("English")
    UK = "uk", _("Ukrainian")


class Form(models.TextChoices):
    """Forms in which an office tells what it does (act of 19 July 2019, art. 6; A11Y-15)."""

    EASY = "easy", _("easy-to-read text (ETR)")
    PLAIN = "plain", _("text for screen readers and other programs")
    SIGN = "sign", _("information in Polish Sign Language (PJM)")
