"""Addresses of the desk."""

from django.urls import path

from spoiwo.dashboard import views

app_name = "dashboard"
WORK = "pulpit/<slug:slug>/praca-instytucji/<int:pk>/"
urlpatterns = [
    path("pulpit/", views.home, name="home"),
    path("pulpit/<slug:slug>/", views.desk, name="desk"),
    path(WORK, views.institution_work, name="institution_work"),
    path(f"{WORK}pulpit/<int:number>/", views.desk_send, name="desk_send"),
    path("nasz-pulpit/<slug:token>/", views.own_desk, name="own_desk"),
    path("nasz-pulpit/z-listu/<slug:token>/", views.desk_from_letter, name="desk_from_letter"),
]
