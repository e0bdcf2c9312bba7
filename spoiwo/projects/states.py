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


class SignKind(models.TextChoices):
    """What a sign is, and so where it stands; nobody puts signs in order by hand."""

    FUNDS = "funds", _("sign of European Funds with the name of the programme")
    POLAND = "poland", _("colours of the Republic of Poland")
    UNION = "union", _("sign of the European Union")
    REGION = "region", _("logo of the voivodeship")
    WHOLE = "whole", _("the whole line in one picture")
    OTHER = "other", _("another logo, outside the line")


# The order from the left, by the period of the project (EU-01, EU-03): four signs at most (EU-02).
LINES: dict[Perspective, tuple[SignKind, ...]] = {
    Perspective.EU_2014: (SignKind.FUNDS, SignKind.POLAND, SignKind.REGION, SignKind.UNION),
    Perspective.EU_2021: (SignKind.FUNDS, SignKind.POLAND, SignKind.UNION, SignKind.REGION),
    Perspective.NONE: (),
}
# Stands in the line only where the programme asks for it.
OPTIONAL = SignKind.REGION
# The first year of a period: a sign added first holds from there, so that old papers find it.
FIRST_YEARS = {Perspective.EU_2014: 2014, Perspective.EU_2021: 2021}


def kinds_of(perspective: Perspective) -> tuple[SignKind, ...]:
    """Return the kinds of signs a project of the period may have."""
    line = LINES[perspective]
    return (*line, *((SignKind.WHOLE,) if line else ()), SignKind.OTHER)


def is_ruled(kind: SignKind, perspective: Perspective) -> bool:
    """Tell whether a thin upright rule stands before the sign (EU-01)."""
    return kind == SignKind.REGION and perspective == Perspective.EU_2021
