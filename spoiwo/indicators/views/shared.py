"""What the pages of this room share."""

from functools import partial

from django.urls import reverse

from spoiwo.indicators.models import Indicator
from spoiwo.partnerships import web

VIEW = "partnerships.view_partnership"
EDIT = "indicators.edit_indicator"
LOAD = "indicators.load_values"

form_page = partial(web.form_page, template="indicators/deed.html", section="indicators")


def page_of(indicator: Indicator) -> str:
    """Return the address of the indicator inside."""
    return reverse("indicators:indicator", args=[indicator.partnership.slug, indicator.pk])
