"""Addresses of the desk."""

from django.urls import path

from spoiwo.dashboard import views

app_name = "dashboard"
urlpatterns = [
    path("pulpit/", views.home, name="home"),
    path("pulpit/<slug:slug>/", views.desk, name="desk"),
    path("pulpit/<slug:slug>/praca-instytucji/<int:pk>/", views.institution_work, name="institution_work"),
]
