"""On what ground people may be seen on a photograph, and how they agreed to it."""

from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy


class Ground(models.TextChoices):
    """Why a likeness may be shown: consent, or an exception of the act on copyright of 4 February 1994.

    Art. 81 ust. 2 pkt 1: a person widely known, pictured while doing a public function. Pkt 2: a person who
    is only a detail of a whole, such as a gathering, a landscape, a public event.
    """

    NOBODY = "nobody", _("nobody can be recognised")
    CONSENT = "consent", _("the people in it agreed")
    PUBLIC_FIGURE = "public_figure", _("a widely known person doing a public function (art. 81 ust. 2 pkt 1)")
    GATHERING = "gathering", _("people are a detail of a gathering (art. 81 ust. 2 pkt 2)")
    LANDSCAPE = "landscape", _("people are a detail of a landscape (art. 81 ust. 2 pkt 2)")
    PUBLIC_EVENT = "public_event", _("people are a detail of a public event (art. 81 ust. 2 pkt 2)")


class How(models.TextChoices):
    """How somebody agreed, or took it back."""

    PAPER = "paper", pgettext_lazy("way of a consent", "on paper")
    ELECTRONIC = "electronic", pgettext_lazy("way of a consent", "by e-mail or an electronic form")
    SPOKEN = "spoken", pgettext_lazy("way of a consent", "by word of mouth, written down")
    LINK = "link", pgettext_lazy("way of a consent", "by a link of their own")
