"""Addresses of hand-over packs."""

from django.urls import path

from spoiwo.handover import views

app_name = "handover"
ALL = "pulpit/<slug:slug>/paczka/"
ONE = f"{ALL}<int:pk>/"
urlpatterns = [
    path(ALL, views.pack_list, name="pack_list"),
    path(f"{ONE}postep/", views.pack_progress, name="pack_progress"),
    path(f"{ONE}pobierz/", views.pack_download, name="pack_download"),
    path(f"{ONE}usun/", views.pack_remove, name="pack_remove"),
]
