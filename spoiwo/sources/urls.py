"""Addresses of old documents: at the desk of a partnership, and of none yet for the operator."""

from collections.abc import Callable

from django.http import HttpResponse
from django.urls import URLPattern, path

from spoiwo.sources import views
from spoiwo.sources.views.shared import of_desk, of_nobody

app_name = "sources"
DESK = "pulpit/<slug:slug>/stare-dokumenty/"
NOBODY = "pulpit/stare-dokumenty/"
View = Callable[..., HttpResponse]
# What follows the address of the list, the name of the route, the view.
_PAGES: tuple[tuple[str, str, View], ...] = (
    ("", "_list", views.document_list),
    ("<int:pk>/", "", views.document),
    ("<int:pk>/postep/", "_progress", views.document_progress),
    ("<int:pk>/znaleziska/<int:number>/", "_finding", views.finding_decide),
    ("<int:pk>/grupy/<slug:group>/", "_group", views.group_decide),
    ("<int:pk>/grupy/<slug:group>/dodaj/", "_add", views.finding_add),
    ("<int:pk>/dzien/", "_date", views.document_date),
    ("<int:pk>/zapisz/", "_record", views.document_record),
    ("<int:pk>/cofnij/", "_take_back", views.document_take_back),
    ("<int:pk>/odloz/", "_discard", views.document_discard),
    ("<int:pk>/od-nowa/", "_restart", views.document_restart),
)


def _routes(base: str, prefix: str, guard: Callable[[View], View]) -> list[URLPattern]:
    return [path(f"{base}{tail}", guard(view), name=f"{prefix}{name}") for tail, name, view in _PAGES]


# Those of nobody first: "stare-dokumenty" could be the address of a partnership otherwise.
urlpatterns = [
    *_routes(NOBODY, "loose", of_nobody),
    *_routes(DESK, "document", of_desk),
    path(f"{DESK}adres/", of_desk(views.address_renew), name="address_renew"),
]
