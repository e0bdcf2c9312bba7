"""Addresses of writers: the list on the partnership's desk, and the editor itself."""

from django.urls import include, path
from wagtail.admin import urls as editor
from wagtail.utils.urlpatterns import decorate_urlpatterns

from spoiwo.pages.views import gallery, links, manage, translations
from spoiwo.pages.views.door import guarded

ALL = "pulpit/<slug:slug>/artykuly/"
PHOTOS = f"{ALL}<int:pk>/zdjecia/"
LINK = "artykuly/wlasne/<slug:token>/"
rooms = (
    [
        path(ALL, manage.article_list, name="article_list"),
        path(f"{ALL}redakcja/", manage.editor_open, name="editor_open"),
        path(PHOTOS, gallery.photo_list, name="photo_list"),
        path(f"{PHOTOS}dodaj/", gallery.photo_add, name="photo_add"),
        path(f"{PHOTOS}wybierz/", gallery.photo_choose, name="photo_choose"),
        path(f"{PHOTOS}<int:number>/usun/", gallery.photo_remove, name="photo_remove"),
        path(f"{ALL}<int:pk>/tlumaczenia/", translations.translation_list, name="translation_list"),
        path(
            f"{ALL}<int:pk>/tlumaczenia/<slug:language>/",
            translations.translation_begin,
            name="translation_begin",
        ),
        path(f"{ALL}prosba/", manage.article_ask, name="article_ask"),
        path(LINK, links.own_list, name="own_list"),
        path(f"{LINK}nowy/", links.own_add, name="own_add"),
        path(f"{LINK}<int:number>/", links.own_edit, name="own_edit"),
    ],
    "pages",
)
# Every address of Wagtail's stands behind our door. Its names are its own, so they get no name of ours.
urlpatterns = [
    path("", include(rooms)),
    path("redakcja/", include(decorate_urlpatterns(editor.urlpatterns, guarded))),
]
