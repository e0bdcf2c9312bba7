"""Periods of European funds and how a partnership stands to a project."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class Perspective(models.TextChoices):
    """The financial period decides which marks a text carries, for good (EU-08)."""

    EU_2014 = "2014", "2014–2020"
    EU_2021 = "2021", "2021–2027"
    NONE = "none", _("without European funds")


class Connection(models.TextChoices):
    FOUNDED_IN = "founded", _("founded in the project")
    ACTS_IN = "acts", _("acts in the project")
