"""Addresses of communiqués."""

from django.urls import path

from spoiwo.communiques.views import board, carriers, communiques, deeds, links, postings

app_name = "communiques"
ALL = "pulpit/<slug:slug>/komunikaty/"
ONE = f"{ALL}<int:pk>/"
PLACE = f"{ONE}miejsca/<int:placement>/"
urlpatterns = [
    path(ALL, communiques.communique_list, name="communique_list"),
    path(f"{ALL}nowy/", communiques.communique_draft, name="communique_draft"),
    path(f"{ALL}tablica/", board.board, name="board"),
    path(f"{ALL}tablica/<slug:table>/", board.board_file, name="board_file"),
    path(f"{ALL}strony/", carriers.carrier_list, name="carrier_list"),
    path(f"{ALL}strony/<int:carrier>/zakoncz/", carriers.carrier_end, name="carrier_end"),
    path(ONE, communiques.communique, name="communique"),
    path(f"{ONE}edytuj/", communiques.communique_edit, name="communique_edit"),
    path(f"{ONE}plik/<slug:form>/", communiques.communique_file, name="communique_file"),
    path(PLACE, postings.placement, name="placement"),
    path(f"{PLACE}dowod/<slug:way>/", postings.proof_give, name="proof_give"),
    path(f"{ONE}dowody/<int:proof>/<slug:address>/", postings.proof_deed, name="proof_deed"),
    path(f"{ONE}<slug:address>/", deeds.communique_deed, name="communique_deed"),
    path("zamieszczono/<slug:token>/", links.placed, name="placed"),
]
