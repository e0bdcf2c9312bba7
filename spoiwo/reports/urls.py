"""Addresses of reports."""

from django.urls import path

from spoiwo.reports.views import attachments, begin, deeds, links, members, remarks, reports, words

app_name = "reports"
REPORTS = "pulpit/<slug:slug>/sprawozdania/"
REPORT = f"{REPORTS}<int:pk>/"
MEMBERS = f"{REPORT}instytucje/"
REMARKS = f"{REPORT}uwagi/"
ATTACHMENTS = f"{REPORT}zalaczniki/"
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
    path(MEMBERS, members.member_list, name="member_list"),
    path(f"{MEMBERS}lista/", members.member_fill, name="member_fill"),
    path(f"{MEMBERS}prosba/", members.member_ask, name="member_ask"),
    path(f"{MEMBERS}<int:number>/", members.member_edit, name="member_edit"),
    path(f"{MEMBERS}<int:number>/adres/", members.member_address, name="member_address"),
    path(REMARKS, remarks.remark_list, name="remark_list"),
    path(f"{REMARKS}wyslij/", remarks.remark_send, name="remark_send"),
    path(f"{REMARKS}nowa/", remarks.remark_add, name="remark_add"),
    path(f"{REMARKS}zapisz/", remarks.remark_note, name="remark_note"),
    path(f"{REMARKS}<int:number>/", remarks.remark_answer, name="remark_answer"),
    path(ATTACHMENTS, attachments.attachment_list, name="attachment_list"),
    path(f"{ATTACHMENTS}plik/", attachments.attachment_add, name="attachment_add"),
    path(f"{ATTACHMENTS}zdjecie/", attachments.attachment_photo, name="attachment_photo"),
    path(f"{ATTACHMENTS}<int:number>/usun/", attachments.attachment_remove, name="attachment_remove"),
    path(f"{ATTACHMENTS}<int:number>/<slug:address>/", attachments.attachment_move, name="attachment_move"),
    path("czesc-sprawozdania/<slug:token>/", links.member_link, name="member_link"),
    path("uwagi-do-sprawozdania/<slug:token>/", links.remarks_link, name="remarks_link"),
]
