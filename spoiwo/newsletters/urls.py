"""Addresses of the newsletter: for everybody, behind the links of letters, for the office."""

from django.urls import path

from spoiwo.newsletters.views import deeds, issues, links, public, readers

app_name = "newsletters"
OPEN = "partnerstwa/<slug:slug>/biuletyn/"
HERE = "pulpit/<slug:slug>/biuletyn/"
ONE = f"{HERE}<int:pk>/"
LIST = f"{HERE}odbiorcy/"
LINK = "biuletyn/<slug:token>/"
urlpatterns = [
    path(OPEN, public.newsletter, name="newsletter"),
    path(f"{OPEN}list-wyslany/", public.asked, name="asked"),
    path(f"{OPEN}<int:number>/", public.issue_read, name="issue_read"),
    path(LINK, links.keep, name="keep"),
    path(f"{LINK}potwierdz/", links.confirm, name="confirm"),
    path(f"{LINK}to-nie-ja/", links.refuse, name="refuse"),
    path(f"{LINK}wypisz/", links.unsubscribe, name="unsubscribe"),
    path(HERE, issues.issue_list, name="issue_list"),
    path(f"{HERE}nowy/", issues.issue_draft, name="issue_draft"),
    path(f"{HERE}ustawienia/", issues.newsletter_set, name="newsletter_set"),
    path(LIST, readers.reader_list, name="reader_list"),
    path(f"{LIST}plik/<slug:table>/", readers.reader_file, name="reader_file"),
    path(f"{LIST}<int:pk>/", readers.reader, name="reader"),
    path(f"{LIST}<int:pk>/<slug:address>/", readers.reader_deed, name="reader_deed"),
    path(ONE, issues.issue, name="issue"),
    path(f"{ONE}uklad/", issues.issue_edit, name="issue_edit"),
    path(f"{ONE}wlasne-slowa/", issues.words_add, name="words_add"),
    path(f"{ONE}list/<slug:form>/", issues.issue_letter, name="issue_letter"),
    path(f"{ONE}<slug:address>/", deeds.issue_deed, name="issue_deed"),
]
