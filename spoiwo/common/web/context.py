"""What every page knows about the site."""

from django.conf import settings
from django.http import HttpRequest


def site(request: HttpRequest) -> dict[str, object]:
    """Return the facts the base template needs; never a query."""
    return {
        "is_demo": settings.IS_DEMO,
        "site_address": settings.SITE_ADDRESS,
        "theme": request.COOKIES.get("wyglad", ""),
    }
