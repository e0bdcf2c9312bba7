"""Inner addresses of a partnership's own data; the public page is in the portal."""

from django.urls import path

from spoiwo.partnerships.views import area, log, page, relations, statements, team, translations

app_name = "partnerships"
HERE = "pulpit/<slug:slug>/"

urlpatterns = [
    path("pulpit/nowe-partnerstwo/", page.partnership_create, name="partnership_create"),
    path(HERE + "partnerstwo/", page.partnership_edit, name="partnership_edit"),
    path(HERE + "partnerstwo/podstawy/", page.bases, name="bases"),
    path(
        HERE + "partnerstwo/podstawy/strategie/<int:pk>/usun/", page.strategy_remove, name="strategy_remove"
    ),
    path(HERE + "partnerstwo/notatka/", page.note_add, name="note_add"),
    path(HERE + "partnerstwo/obszar/", area.area_edit, name="area_edit"),
    path(HERE + "partnerstwo/cele/<slug:kind>/", statements.statements_edit, name="statements_edit"),
    path(HERE + "partnerstwo/jezyki/", translations.version_list, name="version_list"),
    path(HERE + "partnerstwo/jezyki/<slug:language>/", translations.version_edit, name="version_edit"),
    path(HERE + "partnerstwo/powiazania/", relations.relations, name="relations"),
    path(HERE + "partnerstwo/powiazania/<int:pk>/usun/", relations.relation_remove, name="relation_remove"),
    path(HERE + "zespol/", team.team, name="team"),
    path(HERE + "zespol/<int:pk>/zakoncz/", team.role_end, name="role_end"),
    path(HERE + "dziennik/", log.log, name="log"),
]
