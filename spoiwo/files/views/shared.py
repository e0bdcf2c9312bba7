"""What the pages of the register of photos share."""

from functools import partial

from django.urls import reverse

from spoiwo.files.models import Photo
from spoiwo.partnerships import web

KEEP = "files.store_file"
SECTION = "photos"
form_page = partial(web.form_page, template="files/deed.html", section=SECTION)


def url_of(photo: Photo) -> str:
    """Return the address of the inner page of a photo."""
    partnership = photo.large.partnership
    return reverse("files:photo", args=[partnership.slug if partnership else "", photo.pk])
