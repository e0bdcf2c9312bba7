"""Addresses of accessibility statements: of the installation and of partnerships, read and kept."""

from django.urls import path

from spoiwo.accessibility.views import manage, public

app_name = "accessibility"
SITE = "dostepnosc/"
DESK = "dostepnosc/redakcja/"
OPEN = "partnerstwa/<slug:slug>/dostepnosc/"
HERE = "pulpit/<slug:slug>/dostepnosc/"
urlpatterns = [
    path(SITE, public.site_declaration, name="site_declaration"),
    path(f"{SITE}wersje/<int:number>/", public.site_version, name="site_version"),
    path(f"{SITE}o-nas/", public.site_introductions, name="site_introductions"),
    path(OPEN, public.declaration, name="declaration"),
    path(f"{OPEN}wersje/<int:number>/", public.version, name="version"),
    path(f"{OPEN}o-nas/", public.introductions, name="introductions"),
    path(DESK, manage.site_board, name="site_board"),
    path(f"{DESK}nowa-wersja/", manage.site_edit, name="site_edit"),
    path(f"{DESK}jezyki/<slug:language>/", manage.site_translate, name="site_translate"),
    path(f"{DESK}przeglad/", manage.site_review, name="site_review"),
    path(f"{DESK}o-nas/<slug:telling>/", manage.site_introduction, name="site_introduction"),
    path(HERE, manage.board, name="board"),
    path(f"{HERE}nowa-wersja/", manage.declaration_edit, name="declaration_edit"),
    path(f"{HERE}jezyki/<slug:language>/", manage.declaration_translate, name="declaration_translate"),
    path(f"{HERE}przeglad/", manage.review_confirm, name="review_confirm"),
    path(f"{HERE}o-nas/<slug:telling>/", manage.introduction_edit, name="introduction_edit"),
]
