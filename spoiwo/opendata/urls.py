"""Addresses of open data."""

from django.urls import path

from spoiwo.opendata import views
from spoiwo.opendata.hsds import views as hsds

app_name = "opendata"
urlpatterns = [
    path("otwarte-dane/", views.index, name="index"),
    path("partnerstwa/<slug:slug>/sygnatariusze.json", views.register_json, name="register_json"),
    path("partnerstwa/<slug:slug>/sygnatariusze.csv", views.register_csv, name="register_csv"),
    path("partnerstwa/<slug:slug>/sygnatariusze.xlsx", views.register_xlsx, name="register_xlsx"),
    path("partnerstwa/<slug:slug>/sygnatariusze.ods", views.register_ods, name="register_ods"),
    path("dane/hsds/", hsds.root, name="hsds"),
    path("dane/hsds/openapi.json", hsds.openapi, name="hsds_openapi"),
    path("dane/hsds/services", hsds.service_list, name="hsds_services"),
    path("dane/hsds/services/<uuid:identifier>", hsds.service_one, name="hsds_service"),
    path("dane/hsds/organizations", hsds.organization_list, name="hsds_organizations"),
    path("dane/hsds/organizations/<uuid:identifier>", hsds.organization_one, name="hsds_organization"),
    path("dane/hsds/service_at_locations", hsds.at_location_list, name="hsds_at_locations"),
    path("dane/hsds/service_at_locations/<uuid:identifier>", hsds.at_location_one, name="hsds_at_location"),
]
