"""The main menu and the foot of every page: a context processor without a query."""

from functools import lru_cache
from typing import NamedTuple

from django.http import HttpRequest  # noqa: TID251  # a context processor is given one
from django.urls import reverse
from django.utils.translation import get_language, override
from django.utils.translation import gettext as _


class NavLink(NamedTuple):
    """A link of the frame: a plain value, so that the frame is printed once (tag ``printed``)."""

    label: str
    url: str
    current: bool = False


def main_nav(request: HttpRequest) -> dict[str, object]:
    """Return the public menu with the present section marked."""
    path, language = request.path, get_language() or "pl"
    return {
        "main_nav": tuple(NavLink(label, url, path.startswith(url)) for label, url in _items(language)),
        # Only these two mark themselves in the menu: any other path says nothing to it.
        "own_place": path if path in _own_places() else "",
        "foot_links": _foot(language),
    }


@lru_cache(maxsize=1)
def _own_places() -> tuple[str, str]:
    return reverse("dashboard:home"), reverse("account_login")


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
def _foot(language: str) -> tuple[NavLink, ...]:
    """Return what stands below every page, after what may be a partnership's own."""
    with override(language):
        return (
            NavLink(_("Privacy and cookies"), reverse("portal:privacy")),
            NavLink(_("Contact and what is not published"), reverse("portal:contact")),
            NavLink(_("How to use this site"), reverse("portal:instruction")),
            NavLink(_("Map of the site"), reverse("portal:site_map")),
            NavLink(_("Licences"), reverse("portal:licences")),
        )
