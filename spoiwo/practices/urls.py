"""Addresses of cards of good practice."""

from django.urls import path

from spoiwo.practices.views import asking, cards, links, parts

app_name = "practices"
ALL = "pulpit/<slug:slug>/dobre-praktyki/"
ONE = f"{ALL}<int:pk>/"
LINK = "dobre-praktyki/wlasne/<slug:token>/"
urlpatterns = [
    path(ALL, cards.practice_list, name="practice_list"),
    path(f"{ALL}nowa/", cards.practice_add, name="practice_add"),
    path(f"{ALL}prosba/", asking.practice_ask, name="practice_ask"),
    path(ONE, cards.practice, name="practice"),
    path(f"{ONE}edycja/", cards.practice_edit, name="practice_edit"),
    path(f"{ONE}plik/<slug:kind>/", cards.practice_file, name="practice_file"),
    path(f"{ONE}zdjecie/", parts.photo_add, name="photo_add"),
    path(f"{ONE}zdjecia/<int:photo>/usun/", parts.photo_remove, name="photo_remove"),
    path(f"{ONE}pokaz/", parts.showing_add, name="showing_add"),
    path(f"{ONE}pokazy/<int:showing>/usun/", parts.showing_remove, name="showing_remove"),
    path(f"{ONE}korzysta/", parts.reuse_add, name="reuse_add"),
    path(f"{ONE}korzystaja/<int:reuse>/pokaz/", parts.reuse_show, name="reuse_show"),
    path(f"{ONE}korzystaja/<int:reuse>/usun/", parts.reuse_remove, name="reuse_remove"),
    path(f"{ONE}<slug:address>/", cards.practice_deed, name="practice_deed"),
    path(LINK, links.own_list, name="own_list"),
    path(f"{LINK}nowa/", links.own_add, name="own_add"),
    path(f"{LINK}<int:number>/", links.own_edit, name="own_edit"),
    path(f"{LINK}<int:number>/do-oceny/", links.own_submit, name="own_submit"),
    path(f"{LINK}<int:number>/korzystamy/", links.own_reuse, name="own_reuse"),
]
