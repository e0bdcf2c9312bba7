"""Addresses anybody may open."""

from django.urls import path, re_path

from spoiwo.portal.views import (
    agreements,
    appearance,
    bodies,
    elections,
    home,
    meetings,
    minutes,
    organizations,
    partnership,
    persons,
    register,
    resolutions,
    search,
    territory,
    words,
    wzornik,
)

app_name = "portal"
urlpatterns = [
    path("", home.home, name="home"),
    path("partnerstwa/", home.partnership_list, name="partnership_list"),
    path("partnerstwa/<slug:slug>/", partnership.partnership, name="partnership"),
    path("partnerstwa/<slug:slug>/sygnatariusze/", register.register, name="register"),
    path("partnerstwa/<slug:slug>/porozumienia/<int:pk>/", agreements.agreement, name="agreement"),
    path("partnerstwa/<slug:slug>/organy/", bodies.body_list, name="body_list"),
    path("partnerstwa/<slug:slug>/organy/<slug:body_slug>/", bodies.body, name="body"),
    path("partnerstwa/<slug:slug>/spotkania/", meetings.meeting_list, name="meeting_list"),
    path("partnerstwa/<slug:slug>/spotkania/<int:pk>/", meetings.meeting, name="meeting"),
    path("partnerstwa/<slug:slug>/spotkania/<int:pk>/protokol/", minutes.minutes, name="minutes"),
    path("partnerstwa/<slug:slug>/wybory/<int:number>/", elections.election, name="election"),
    path("partnerstwa/<slug:slug>/uchwaly/", resolutions.resolution_list, name="resolution_list"),
    path("partnerstwa/<slug:slug>/uchwaly/<int:pk>/", resolutions.resolution, name="resolution"),
    path("instytucje/", organizations.organization_list, name="organization_list"),
    path("instytucje/<int:pk>-<slug:name>/", organizations.organization, name="organization"),
    path("osoby/<int:pk>/", persons.person, name="person"),
    path("terytorium/", territory.territory_list, name="territory_list"),
    re_path(r"^terytorium/(?P<key>\d{2}|\d{4}|\d{6})/$", territory.territory, name="territory"),
    path("subregiony/<slug:slug>/", territory.subregion, name="subregion"),
    path("szukaj/", search.search, name="search"),
    path("skroty/", words.glossary, name="glossary"),
    path("licencje/", words.licences, name="licences"),
    path("wyglad/", appearance.appearance_set, name="appearance_set"),
    path("jezyk/", appearance.language_set, name="language_set"),
    path("wzornik/", wzornik.wzornik, name="wzornik"),
    path("wzornik/podpowiedzi/", wzornik.suggestions, name="wzornik_suggestions"),
]
