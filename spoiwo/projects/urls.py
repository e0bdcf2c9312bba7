"""Addresses of a partnership's projects."""

from django.urls import path

from spoiwo.projects import views

app_name = "projects"
urlpatterns = [
    path("pulpit/<slug:slug>/projekty/", views.project_list, name="project_list"),
    path("pulpit/<slug:slug>/projekty/<int:pk>/odlacz/", views.project_leave, name="project_leave"),
]
