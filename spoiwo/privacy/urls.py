"""Addresses of the papers on personal data, all inside."""

from django.urls import path

from spoiwo.privacy.views import archive, breaches, dossiers, due, erased, looks, owed, papers

app_name = "privacy"
HERE = "pulpit/<slug:slug>/dane-osobowe/"
RECORD = f"{HERE}rejestr-czynnosci/"
BREACHES = f"{HERE}naruszenia/"
urlpatterns = [
    path(HERE, papers.overview, name="overview"),
    path(f"{HERE}administrator/", papers.controller_set, name="controller_set"),
    path(f"{HERE}klauzule/<slug:use>/", papers.clause, name="clause"),
    path(RECORD, papers.activity_list, name="activity_list"),
    path(f"{RECORD}dodaj/", papers.activity_add, name="activity_add"),
    path(f"{RECORD}przyjmij/", papers.library_take_in, name="library_take_in"),
    path(f"{RECORD}plik/<slug:paper>/", papers.activity_file, name="activity_file"),
    path(f"{RECORD}<int:pk>/", papers.activity_change, name="activity_change"),
    path(f"{RECORD}<int:pk>/usun/", papers.activity_remove, name="activity_remove"),
    path(f"{HERE}kto-widzial/", looks.look_list, name="look_list"),
    path(f"{HERE}o-osobie/", dossiers.dossier_ask, name="dossier_ask"),
    path(f"{HERE}o-osobie/wszystko/", dossiers.dossier, name="dossier"),
    path(f"{HERE}o-osobie/plik/", dossiers.dossier_file, name="dossier_file"),
    path(f"{HERE}zawiadomienia/", owed.owed_list, name="owed_list"),
    path(f"{HERE}zawiadomienia/wyslij/", owed.owed_send, name="owed_send"),
    path(f"{HERE}protokol-usuniec/", erased.erased_list, name="erased_list"),
    path(f"{HERE}do-usuniecia/", due.due_list, name="due_list"),
    path(f"{HERE}do-usuniecia/<str:job>/<int:number>/wstrzymaj/", due.hold_set, name="hold_set"),
    path(f"{HERE}wstrzymania/<int:pk>/zwolnij/", due.hold_lift, name="hold_lift"),
    path(f"{HERE}klasy-dokumentow/", archive.class_list, name="class_list"),
    path(f"{HERE}klasy-dokumentow/<slug:series>/", archive.class_set, name="class_set"),
    path(
        f"{HERE}klasy-dokumentow/<slug:series>/<int:number>/", archive.document_decide, name="document_decide"
    ),
    path(BREACHES, breaches.breach_list, name="breach_list"),
    path(f"{BREACHES}nowe/", breaches.breach_record, name="breach_record"),
    path(f"{BREACHES}<int:pk>/", breaches.breach, name="breach"),
    path(f"{BREACHES}<int:pk>/popraw/", breaches.breach_change, name="breach_change"),
    path(f"{BREACHES}<int:pk>/decyzja/", breaches.breach_decide, name="breach_decide"),
    path(f"{BREACHES}<int:pk>/zamknij/", breaches.breach_close, name="breach_close"),
    path(f"{BREACHES}<int:pk>/wroc/", breaches.breach_reopen, name="breach_reopen"),
    path(f"{BREACHES}<int:pk>/plik/<slug:paper>/", breaches.breach_file, name="breach_file"),
]
