"""Addresses of reports."""

from django.urls import path

from spoiwo.reports.views import links

app_name = "reports"
urlpatterns = [
    path("czesc-sprawozdania/<slug:token>/", links.member_link, name="member_link"),
    path("uwagi-do-sprawozdania/<slug:token>/", links.remarks_link, name="remarks_link"),
]
