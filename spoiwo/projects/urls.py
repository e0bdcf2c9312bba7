"""Addresses of a partnership's projects."""

from django.urls import path

from spoiwo.projects import views

app_name = "projects"
urlpatterns = [
    path("pulpit/<slug:slug>/projekty/", views.project_list, name="project_list"),
    path("pulpit/<slug:slug>/projekty/<int:pk>/", views.project, name="project"),
    path("pulpit/<slug:slug>/projekty/<int:pk>/znaki/<int:sign>/przesun/", views.sign_move, name="sign_move"),
    path(
        "pulpit/<slug:slug>/projekty/<int:pk>/znaki/<int:sign>/usun/", views.sign_remove, name="sign_remove"
    ),
    path("partnerstwa/<slug:slug>/projekty/znaki/<int:sign>/", views.sign_picture, name="sign_picture"),
    path("pulpit/<slug:slug>/projekty/<int:pk>/odlacz/", views.project_leave, name="project_leave"),
]
