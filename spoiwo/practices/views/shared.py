"""What the pages of this room share."""

from functools import partial

from django.urls import reverse

from spoiwo.partnerships import web
from spoiwo.practices.models import GoodPractice

VIEW = "partnerships.view_partnership"
EDIT = "practices.edit_practice"

form_page = partial(web.form_page, template="practices/deed.html", section="practices")


def page_of(practice: GoodPractice) -> str:
    """Return the address of the inner page of a card."""
    return reverse("practices:practice", args=[practice.partnership.slug, practice.pk])
