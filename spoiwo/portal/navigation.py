"""The main menu of every page: a context processor without a query."""

from django.http import HttpRequest  # noqa: TID251  # a context processor is given one
from django.urls import reverse
from django.utils.functional import SimpleLazyObject
from django.utils.translation import gettext as _

from spoiwo.portal.parts import Link


def main_nav(request: HttpRequest) -> dict[str, object]:
    """Return the public menu; made only when a page prints it."""
    return {"main_nav": SimpleLazyObject(lambda: _items(request.path))}


def _items(path: str) -> list[Link]:
    items = (
        (_("Partnerships"), reverse("portal:partnership_list")),
        (_("Institutions"), reverse("portal:organization_list")),
        (_("Territory"), reverse("portal:territory_list")),
        (_("Search"), reverse("portal:search")),
    )
    return [Link(label, url, current=path.startswith(url)) for label, url in items]
