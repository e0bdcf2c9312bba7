"""Addresses."""

from django.urls import path

from spoiwo.portal.views import appearance, wzornik

app_name = "portal"
urlpatterns = [
    path("wzornik/", wzornik.wzornik, name="wzornik"),
    path("wzornik/podpowiedzi/", wzornik.suggestions, name="wzornik_suggestions"),
    path("wyglad/", appearance.appearance_set, name="appearance_set"),
    path("jezyk/", appearance.language_set, name="language_set"),
]
