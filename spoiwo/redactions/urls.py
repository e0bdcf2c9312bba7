"""Addresses of what is kept from the public."""

from django.urls import path

from spoiwo.redactions.views import copies, words

app_name = "redactions"
HERE = "pulpit/<slug:slug>/anonimizacja/"
FILE = f"{HERE}pliki/<uuid:uuid>/"
KIND = f"{HERE}<slug:texts>/"
ONE = f"{KIND}<int:pk>/"
urlpatterns = [
    path(HERE, words.overview, name="overview"),
    path(FILE, copies.public_file, name="public_file"),
    path(f"{FILE}<int:number>/<slug:address>/", copies.copy_deed, name="copy_deed"),
    path(KIND, words.text_list, name="text_list"),
    path(ONE, words.text, name="text"),
    path(f"{ONE}obejrzane/", words.text_look, name="text_look"),
    path(f"{ONE}<int:number>/odslon/", words.words_show, name="words_show"),
]
