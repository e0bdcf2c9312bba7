"""Addresses of what is kept from the public."""

from django.urls import path

from spoiwo.redactions.views import copies, words

app_name = "redactions"
HERE = "pulpit/<slug:slug>/anonimizacja/"
ONE = f"{HERE}protokoly/<int:pk>/"
FILE = f"{HERE}pliki/<uuid:uuid>/"
urlpatterns = [
    path(HERE, words.overview, name="overview"),
    path(ONE, words.minutes, name="minutes"),
    path(f"{ONE}<int:number>/odslon/", words.words_show, name="words_show"),
    path(FILE, copies.public_file, name="public_file"),
    path(f"{FILE}<int:number>/<slug:address>/", copies.copy_deed, name="copy_deed"),
]
