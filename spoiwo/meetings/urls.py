"""Addresses of a partnership's meetings."""

from django.urls import path

from spoiwo.meetings.views import agenda, meetings, series, stages, waiting

app_name = "meetings"
ROOT = "pulpit/<slug:slug>/spotkania/"
ONE = f"{ROOT}<int:pk>/"
AGENDA = f"{ONE}porzadek/"
ITEM = f"{AGENDA}<int:item_pk>/"
SERIES = "pulpit/<slug:slug>/cykle/"
WAITING = "pulpit/<slug:slug>/sprawy/"
urlpatterns = [
    path(ROOT, meetings.meeting_list, name="meeting_list"),
    path(f"{ROOT}nowe/", meetings.meeting_create, name="meeting_create"),
    path(ONE, meetings.meeting, name="meeting"),
    path(f"{ONE}opis/", meetings.meeting_edit, name="meeting_edit"),
    path(f"{ONE}stan/<slug:deed>/", stages.meeting_stage, name="meeting_stage"),
    path(AGENDA, agenda.agenda, name="agenda"),
    path(f"{ITEM}opis/", agenda.item_edit, name="item_edit"),
    path(f"{ITEM}wyzej/", agenda.item_move, {"by": -1}, name="item_up"),
    path(f"{ITEM}nizej/", agenda.item_move, {"by": 1}, name="item_down"),
    path(f"{ITEM}usun/", agenda.item_remove, name="item_remove"),
    path(f"{ITEM}odloz/", agenda.item_put_off, name="item_put_off"),
    path(f"{ITEM}podejmij/", agenda.item_take_up, name="item_take_up"),
    path(f"{ITEM}kto-przedstawia/", agenda.presenter_add, name="presenter_add"),
    path(f"{ITEM}material/", agenda.paper_add, name="paper_add"),
    path(f"{ONE}prelegenci/<int:presenter_pk>/usun/", agenda.presenter_remove, name="presenter_remove"),
    path(f"{ONE}materialy/<int:paper_pk>/usun/", agenda.paper_remove, name="paper_remove"),
    path(WAITING, waiting.waiting_list, name="waiting_list"),
    path(f"{WAITING}nowa/", waiting.waiting_add, name="waiting_add"),
    path(f"{WAITING}<int:item_pk>/usun/", waiting.waiting_remove, name="waiting_remove"),
    path(SERIES, series.series_list, name="series_list"),
    path(f"{SERIES}nowy/", series.series_create, name="series_create"),
    path(f"{SERIES}<int:pk>/", series.series, name="series"),
    path(f"{SERIES}<int:pk>/opis/", series.series_edit, name="series_edit"),
    path(f"{SERIES}<int:pk>/zakoncz/", series.series_end, name="series_end"),
    path(f"{SERIES}<int:pk>/nastepne/", series.series_next, name="series_next"),
]
