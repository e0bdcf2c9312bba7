"""Addresses of reports."""

from django.urls import path

from spoiwo.reports.views import begin, deeds, links, reports, words

app_name = "reports"
REPORTS = "pulpit/<slug:slug>/sprawozdania/"
REPORT = f"{REPORTS}<int:pk>/"
urlpatterns = [
    path(REPORTS, begin.report_list, name="report_list"),
    path(f"{REPORTS}nowe/", begin.report_add, name="report_add"),
    path(f"{REPORTS}nowe/okres/", begin.report_add_period, name="report_add_period"),
    path(REPORT, reports.report, name="report"),
    path(f"{REPORT}calosc/", reports.report_read, name="report_read"),
    path(f"{REPORT}plik/<slug:form>/", reports.report_file, name="report_file"),
    path(f"{REPORT}tytul/", words.report_edit, name="report_edit"),
    path(f"{REPORT}czesc/<int:chapter>/", words.narrative_edit, name="narrative_edit"),
    path(f"{REPORT}aneks/", deeds.annex_add, name="annex_add"),
    path(f"{REPORT}czynnosc/<slug:address>/", deeds.report_deed, name="report_deed"),
    path("czesc-sprawozdania/<slug:token>/", links.member_link, name="member_link"),
    path("uwagi-do-sprawozdania/<slug:token>/", links.remarks_link, name="remarks_link"),
]
