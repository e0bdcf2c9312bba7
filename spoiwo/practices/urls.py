"""Addresses of cards of good practice."""

from django.urls import path

from spoiwo.practices import views

app_name = "practices"
ALL = "pulpit/<slug:slug>/dobre-praktyki/"
ONE = f"{ALL}<int:pk>/"
urlpatterns = [
    path(ALL, views.practice_list, name="practice_list"),
    path(f"{ALL}nowa/", views.practice_add, name="practice_add"),
    path(ONE, views.practice, name="practice"),
    path(f"{ONE}edycja/", views.practice_edit, name="practice_edit"),
    path(f"{ONE}plik/<slug:kind>/", views.practice_file, name="practice_file"),
    path(f"{ONE}zdjecie/", views.photo_add, name="photo_add"),
    path(f"{ONE}zdjecia/<int:photo>/usun/", views.photo_remove, name="photo_remove"),
    path(f"{ONE}pokaz/", views.showing_add, name="showing_add"),
    path(f"{ONE}pokazy/<int:showing>/usun/", views.showing_remove, name="showing_remove"),
    path(f"{ONE}korzysta/", views.reuse_add, name="reuse_add"),
    path(f"{ONE}korzystaja/<int:reuse>/usun/", views.reuse_remove, name="reuse_remove"),
    path(f"{ONE}<slug:address>/", views.practice_deed, name="practice_deed"),
]
