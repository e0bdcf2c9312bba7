"""A photo on a page: the one way a template shows one."""

from django import template
from django.utils.safestring import SafeString

from spoiwo.common.templatetags.printed import printed
from spoiwo.common.web.wording import speaks_polish
from spoiwo.files import showing
from spoiwo.files.models import Photo

register = template.Library()


# How wide a picture stands, by its kind: the browser takes the smallest copy that is sharp there.
_SIZES = {
    "": "(min-width: 40rem) 20rem, 100vw",
    "thumb": "7rem",
    "card-thumb": "(min-width: 40rem) 12rem, 40vw",
    "tile": "(min-width: 40rem) 14rem, 45vw",
    "alone": "(min-width: 72rem) 64rem, 100vw",
    "wide": "(min-width: 60rem) 44rem, 100vw",
}


@register.simple_tag
def picture(photo: Photo, kind: str = "", is_first: bool = False, is_named: bool = False) -> SafeString:
    """Show the photo, or a remark in its place while somebody does not agree.

    One that is seen first on its page (``is_first``) is fetched at once, all others when they are near.
    Where the words beside it are what it shows already (``is_named``), they are not said twice.
    """
    webp = "" if photo.is_hidden else showing.webp_addresses(photo)
    return printed(
        "files/parts/_picture.html",
        is_hidden=photo.is_hidden,
        width=photo.width,
        height=photo.height,
        words="" if is_named else photo.alternative,
        kind=kind,
        address="" if photo.is_hidden else showing.small_address(photo),
        webp=webp,
        sizes=_SIZES.get(kind, _SIZES[""]) if " " in webp else "",
        is_first=is_first,
        is_foreign=not speaks_polish(),
    )


@register.filter
def large_address(photo: Photo) -> str:
    """Return the address of the large copy."""
    return showing.large_address(photo)
