"""Addresses of a partnership's projects."""

from django.urls import path

from spoiwo.projects.views import projects, signs

app_name = "projects"
_ONE = "pulpit/<slug:slug>/projekty/<int:pk>/"
urlpatterns = [
    path("pulpit/<slug:slug>/projekty/", projects.project_list, name="project_list"),
    path("pulpit/<slug:slug>/projekty/nowy/", projects.project_add, name="project_add"),
    path(_ONE, signs.project, name="project"),
    path(f"{_ONE}dane/", projects.project_edit, name="project_edit"),
    path(f"{_ONE}odlacz/", projects.project_leave, name="project_leave"),
    path(f"{_ONE}plakat/", signs.poster, name="poster"),
    path(f"{_ONE}znaki/<int:sign>/usun/", signs.sign_remove, name="sign_remove"),
    path(f"{_ONE}miejsca/<slug:kind>/", signs.place_inside, name="place_inside"),
    path("partnerstwa/<slug:slug>/projekty/znaki/<int:sign>/", signs.sign_picture, name="sign_picture"),
    path(
        "partnerstwa/<slug:slug>/projekty/<int:pk>/miejsca/<slug:kind>/",
        signs.place_picture,
        name="place_picture",
    ),
]
