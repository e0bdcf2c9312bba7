"""A photo on a page: the one way a template shows one."""

from django import template

from spoiwo.common.web.wording import speaks_polish
from spoiwo.files import showing
from spoiwo.files.models import Photo

register = template.Library()


@register.inclusion_tag("files/parts/_picture.html")
def picture(photo: Photo, kind: str = "") -> dict[str, object]:
    """Show the photo at the size of a list, or a remark in its place while somebody does not agree."""
    return {
        "photo": photo,
        "kind": kind,
        "address": "" if photo.is_hidden else showing.small_address(photo),
        "webp": "" if photo.is_hidden else showing.webp_address(photo),
        "is_foreign": not speaks_polish(),
    }


@register.filter
def large_address(photo: Photo) -> str:
    """Return the address of the large copy."""
    return showing.large_address(photo)
