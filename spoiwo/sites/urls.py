"""Addresses of the look of a partnership's site: its style sheet, and the page on which it is set."""

from django.urls import path

from spoiwo.sites import views

app_name = "sites"
urlpatterns = [
    path("partnerstwa/<slug:slug>/barwy-<slug:mark>.css", views.sheet, name="sheet"),
    path("pulpit/<slug:slug>/strona/", views.site_edit, name="site_edit"),
    path("pulpit/<slug:slug>/strona/podglad-<slug:digits>.css", views.preview_sheet, name="preview_sheet"),
]
