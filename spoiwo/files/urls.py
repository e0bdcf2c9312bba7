"""Addresses of files."""

from django.urls import path

from spoiwo.files import views

app_name = "files"
urlpatterns = [path("pliki/<uuid:uuid>/", views.file_download, name="file_download")]
