"""Addresses of minutes."""

from django.urls import path

from spoiwo.minutes.views import links, minutes

app_name = "minutes"
MINUTES = "pulpit/<slug:slug>/spotkania/<int:pk>/protokol/"
urlpatterns = [
    path(MINUTES, minutes.minutes, name="minutes"),
    path(f"{MINUTES}calosc/", minutes.minutes_read, name="minutes_read"),
    path(f"{MINUTES}dane/", minutes.facts_edit, name="facts_edit"),
    path(f"{MINUTES}punkt/<int:item>/", minutes.section_edit, name="section_edit"),
    path(f"{MINUTES}punkt/<int:item>/edytuje/", minutes.section_hint, name="section_hint"),
    path(f"{MINUTES}uwagi/<int:remark>/", minutes.remark_answer, name="remark_answer"),
    path(f"{MINUTES}plik/<slug:form>/", minutes.minutes_file, name="minutes_file"),
    path(f"{MINUTES}wypis/<int:item>/<slug:form>/", minutes.excerpt_file, name="excerpt_file"),
    path(f"{MINUTES}<slug:address>/", minutes.minutes_deed, name="minutes_deed"),
    path("pulpit/<slug:slug>/protokoly/", minutes.setting_edit, name="setting_edit"),
    path("protokol/<slug:token>/", links.remarks, name="remarks"),
]
