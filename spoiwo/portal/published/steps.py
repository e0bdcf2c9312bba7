"""What a deed does to a thing everybody may read."""

from django.db import models
from django.utils.translation import pgettext_lazy


class Step(models.TextChoices):
    """Where a deed stands in the life of a published thing; an opened one says itself which way."""

    MADE = "made", pgettext_lazy("a published item", "made")
    PUBLISHED = "published", pgettext_lazy("a published item", "published")
    CHANGED = "changed", pgettext_lazy("a published item", "changed")
    WITHDRAWN = "withdrawn", pgettext_lazy("a published item", "withdrawn")
    OPENED = "opened", pgettext_lazy("a published item", "opened or closed")
