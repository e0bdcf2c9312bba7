"""The main menu of every page: a context processor without a query."""

from functools import lru_cache

from django.http import HttpRequest  # noqa: TID251  # a context processor is given one
from django.urls import reverse
from django.utils.translation import get_language, override
from django.utils.translation import gettext as _

from spoiwo.portal.parts import Link


def main_nav(request: HttpRequest) -> dict[str, object]:
    """Return the public menu with the present section marked."""
    path = request.path
    return {
        "main_nav": [
            Link(label, url, current=path.startswith(url)) for label, url in _items(get_language() or "pl")
        ]
    }


@lru_cache(maxsize=8)
def _items(language: str) -> tuple[tuple[str, str], ...]:
    """Return labels and addresses, found once for each language."""
    with override(language):
        return (
            (_("Partnerships"), reverse("portal:partnership_list")),
            (_("Articles"), reverse("portal:article_list")),
            (_("Institutions"), reverse("portal:organization_list")),
            (_("Who can help"), reverse("portal:offer_find")),
            (_("Territory"), reverse("portal:territory_list")),
            (_("Search"), reverse("portal:search")),
        )
