"""Addresses of files, of the register of photos, and of a consent's own link."""

from django.urls import path

from spoiwo.files.views import consents, download, photos

app_name = "files"
HERE = "pulpit/<slug:slug>/zdjecia/"
ONE = f"{HERE}<int:pk>/"
urlpatterns = [
    path("pliki/<uuid:uuid>/", download.file_download, name="file_download"),
    path("zgoda-na-zdjecie/<str:token>/", consents.own_consent, name="own_consent"),
    path(HERE, photos.photo_list, name="photo_list"),
    path(ONE, photos.photo, name="photo"),
    path(f"{ONE}podstawa/", photos.photo_ground, name="photo_ground"),
    path(f"{ONE}zgody/nowa/", consents.consent_add, name="consent_add"),
    path(f"{ONE}zgody/<int:number>/wycofaj/", consents.consent_withdraw, name="consent_withdraw"),
]
