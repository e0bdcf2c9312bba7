"""Addresses of offers of support."""

from django.urls import path

from spoiwo.offers.views import asking, links, offers

app_name = "offers"
HERE = "pulpit/<slug:slug>/oferty/"
ONE = f"{HERE}<int:pk>/"
LINK = "oferty/potwierdz/<slug:token>/"
urlpatterns = [
    path(HERE, offers.offer_list, name="offer_list"),
    path(f"{HERE}nowa/", offers.offer_add, name="offer_add"),
    path(f"{HERE}pytania/", asking.inquiry_list, name="inquiry_list"),
    path(f"{HERE}pytania/wyslij/", asking.inquiry_send, name="inquiry_send"),
    path(f"{HERE}pytania/<int:pk>/ponow/", asking.inquiry_again, name="inquiry_again"),
    path(f"{HERE}zasady/", asking.rule_edit, name="rule_edit"),
    path(ONE, offers.offer, name="offer"),
    path(f"{ONE}edycja/", offers.offer_edit, name="offer_edit"),
    path(f"{ONE}<slug:address>/", offers.offer_deed, name="offer_deed"),
    path(LINK, links.assure, name="assure"),
    path(f"{LINK}nowa/", links.assure_add, name="assure_add"),
    path(f"{LINK}<int:number>/", links.assure_change, name="assure_change"),
]
