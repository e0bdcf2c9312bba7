"""What Wagtail's editor shows here: no more than writing articles needs."""

from typing import Any

from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse  # noqa: TID251  # Wagtail's hooks are given requests
from django.urls import URLPattern, path
from django.utils.translation import gettext as _
from wagtail import hooks
from wagtail.models import Page

from spoiwo.common.exceptions import NotFound
from spoiwo.common.web.actor import actor_of
from spoiwo.pages import rules
from spoiwo.pages.views import door


class _NoSuchStore:
    """Wagtail's own stores of pictures and papers are not installed, yet each of its pages names their lists.

    The names lead nowhere: the door keeps all of them closed.
    """

    @classmethod
    def get_urlpatterns(cls) -> list[URLPattern]:
        return [path("", _nowhere, name="listing")]


def _nowhere(request: HttpRequest) -> HttpResponse:
    raise NotFound(door.NO_SUCH)


@hooks.register("construct_admin_api")  # type: ignore[untyped-decorator]  # wagtail is untyped
def name_absent_stores(router: Any) -> None:
    """Give the names that Wagtail's pages ask for."""
    for name in ("images", "documents"):
        router.register_endpoint(name, _NoSuchStore)


# Entries of menus that lead to pages the door keeps closed.
_MENU = frozenset(("explorer",))
_CLOSED_BUTTONS = frozenset(("move", "copy", "usage", "reorder", "sort"))


@hooks.register("construct_main_menu")  # type: ignore[untyped-decorator]  # wagtail is untyped
def only_articles(request: HttpRequest, items: list[Any]) -> None:
    """Leave the tree of articles alone in the menu."""
    items[:] = [item for item in items if item.name in _MENU]


@hooks.register("construct_page_chooser_queryset")  # type: ignore[untyped-decorator]  # wagtail is untyped
def only_own_pages(pages: "QuerySet[Page]", request: HttpRequest) -> "QuerySet[Page]":
    """Offer as targets of links only articles of one's own sections."""
    return pages.filter(door.own_pages(rules.visible_sections(actor_of(request))))


@hooks.register("construct_explorer_page_queryset")  # type: ignore[untyped-decorator]  # wagtail is untyped
def only_own_listing(parent: Page, pages: "QuerySet[Page]", request: HttpRequest) -> "QuerySet[Page]":
    """List only what hangs in one's own sections."""
    return pages.filter(door.own_pages(rules.visible_sections(actor_of(request))))


@hooks.register("construct_page_listing_buttons")  # type: ignore[untyped-decorator]  # wagtail is untyped
def only_open_buttons(buttons: list[Any], page: Page, user: Any, context: Any = None) -> None:
    """Drop buttons to pages that are closed."""
    buttons[:] = [one for one in buttons if not _is_closed(getattr(one, "url", "") or "")]


@hooks.register("construct_page_action_menu")  # type: ignore[untyped-decorator]  # wagtail is untyped
def one_way_to_publish(items: list[Any], request: HttpRequest, context: dict[str, Any]) -> None:
    """Under review leave one button that publishes: the other ends the review without a word to the writer.

    Wagtail adds its own "and Publish" to the name of the last step.
    """
    approving = next((item for item in items if item.name == "approve"), None)
    if approving is not None:
        approving.label = _("Accept for publication")
        items[:] = [item for item in items if item.name != "action-publish"]


def _is_closed(url: str) -> bool:
    return any(f"/{name}/" in url for name in _CLOSED_BUTTONS)
