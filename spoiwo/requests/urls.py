"""Addresses of requests: for everybody, for whoever made one, for the secretariat."""

from django.urls import path

from spoiwo.requests.views import deeds, links, public, register

app_name = "requests"
OPEN = "partnerstwa/<slug:slug>/wnioski/"
LINK = "wniosek/<slug:token>/"
HERE = "pulpit/<slug:slug>/wnioski/"
ONE = f"{HERE}<int:pk>/"
urlpatterns = [
    path(OPEN, public.asking, name="asking"),
    path(f"{OPEN}<slug:address>/", public.case_ask, name="case_ask"),
    path(LINK, links.link_case, name="link_case"),
    path(f"{LINK}wycofaj/", links.link_withdraw, name="link_withdraw"),
    path(f"{LINK}plik/<int:number>/", links.link_file, name="link_file"),
    path(HERE, register.case_list, name="case_list"),
    path(f"{HERE}nowy/", register.case_record, name="case_record"),
    path(f"{HERE}plik/<slug:table>/", register.case_file, name="case_file"),
    path(ONE, register.case, name="case"),
    path(f"{ONE}popraw/", register.case_correct, name="case_correct"),
    path(f"{ONE}pismo/<int:number>/<slug:form>/", register.case_letter, name="case_letter"),
    path(f"{ONE}<slug:deed>/", deeds.case_deed, name="case_deed"),
]
