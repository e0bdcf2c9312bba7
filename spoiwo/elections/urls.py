"""Addresses of elections."""

from django.urls import path

from spoiwo.elections.views import ballots, elections, nominations, papers, protocols

app_name = "elections"
ROOM = "pulpit/<slug:slug>/wybory/"
ONE = f"{ROOM}<int:number>/"
urlpatterns = [
    path(ROOM, elections.election_list, name="election_list"),
    path(f"{ROOM}nowe/", elections.election_call, name="election_call"),
    path(ONE, elections.election, name="election"),
    path(f"{ONE}zgloszenia/dodaj/", nominations.nomination_add, name="nomination_add"),
    path(f"{ONE}moje-zgloszenie/", nominations.own_nomination, name="own_nomination"),
    path(f"{ONE}moja-zgoda/<int:pk>/", nominations.own_consent, name="own_consent"),
    path(f"{ONE}glosowanie/<int:round_number>/", ballots.round_page, name="round"),
    path(f"{ONE}glosowanie/<int:round_number>/moj-glos/", ballots.own_ballot, name="own_ballot"),
    path(f"{ONE}glosowanie/<int:round_number>/obecnosc/", papers.presence, name="presence"),
    path(f"{ONE}glosowanie/<int:round_number>/papier/", papers.round_paper, name="round_paper"),
    path(f"{ONE}listy/<slug:kind>/", papers.letters, name="letters"),
    path(f"{ONE}protokoly/<int:protocol_number>/", protocols.protocol, name="protocol"),
    path(
        f"{ONE}protokoly/<int:protocol_number>/protokol.<slug:extension>",
        protocols.protocol_file,
        name="protocol_file",
    ),
    path(f"{ONE}<slug:kind>/<int:pk>/<slug:address>/", elections.deed, name="deed"),
    # By personal link, for people without an account.
    path("wybory/zgloszenie/<str:token>/", nominations.link_nominate, name="link_nominate"),
    path("wybory/zgoda/<str:token>/", nominations.link_consent, name="link_consent"),
    path("wybory/protokol/<str:token>/", protocols.link_protocol, name="link_protocol"),
    path(
        "wybory/protokol/<str:token>/protokol.pdf",
        protocols.link_protocol_file,
        name="link_protocol_file",
    ),
    path("wybory/karta/<str:token>/", ballots.link_vote, name="link_vote"),
]
