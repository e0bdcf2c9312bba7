"""Addresses of open data."""

from django.urls import path

from spoiwo.opendata import views

app_name = "opendata"
urlpatterns = [
    path("otwarte-dane/", views.index, name="index"),
    path("partnerstwa/<slug:slug>/sygnatariusze.json", views.register_json, name="register_json"),
    path("partnerstwa/<slug:slug>/sygnatariusze.csv", views.register_csv, name="register_csv"),
    path("partnerstwa/<slug:slug>/sygnatariusze.xlsx", views.register_xlsx, name="register_xlsx"),
    path("partnerstwa/<slug:slug>/sygnatariusze.ods", views.register_ods, name="register_ods"),
]
