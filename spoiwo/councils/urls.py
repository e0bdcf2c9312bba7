"""Addresses of a partnership's bodies."""

from django.urls import path

from spoiwo.councils.views import bodies

app_name = "councils"
ONE = "pulpit/<slug:slug>/organy/<slug:body_slug>/"
urlpatterns = [
    path("pulpit/<slug:slug>/organy/", bodies.body_list, name="body_list"),
    # Outside "organy/", so that no name of a body can hide it.
    path("pulpit/<slug:slug>/nowy-organ/", bodies.body_create, name="body_create"),
    path(ONE, bodies.body, name="body"),
    path(f"{ONE}opis/", bodies.body_edit, name="body_edit"),
    path(f"{ONE}<slug:kind>/<int:pk>/<slug:address>/", bodies.deed, name="deed"),
]
