"""What the pages of this room share."""

from functools import partial

from django.urls import reverse

from spoiwo.partnerships import web
from spoiwo.partnerships.models import Partnership

VIEW = "partnerships.view_partnership"
EDIT = "offers.edit_offer"

form_page = partial(web.form_page, template="offers/deed.html", section="offers")


def address(name: str, partnership: Partnership, *more: object) -> str:
    """Return the address of an inner page of this room."""
    return reverse(f"offers:{name}", args=[partnership.slug, *more])
