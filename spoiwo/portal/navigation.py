"""The main menu and the foot of every page: a context processor without a query."""

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
        ],
        "foot_links": _foot(get_language() or "pl"),
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


@lru_cache(maxsize=8)
def _foot(language: str) -> tuple[Link, ...]:
    """Return what stands below every page, after what may be a partnership's own."""
    with override(language):
        return (
            Link(_("Privacy and cookies"), reverse("portal:privacy")),
            Link(_("Contact and what is not published"), reverse("portal:contact")),
            Link(_("How to use this site"), reverse("portal:instruction")),
            Link(_("Map of the site"), reverse("portal:site_map")),
            Link(_("Licences"), reverse("portal:licences")),
        )
