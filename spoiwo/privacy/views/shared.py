"""What the pages of this room share."""

from functools import partial

from django.urls import reverse

from spoiwo.partnerships import web
from spoiwo.partnerships.models import Partnership

SECTION = "privacy"
form_page = partial(web.form_page, template="privacy/deed.html", section=SECTION)


def address(name: str, partnership: Partnership, *more: object) -> str:
    """Return the address of an inner page of this room."""
    return reverse(f"privacy:{name}", args=[partnership.slug, *more])
