"""Inner addresses of agreements."""

from django.urls import URLPattern, URLResolver, include, path

from spoiwo.agreements.views import (
    accessions,
    agreements,
    amendments,
    departures,
    lifecycle,
    parties,
    signatures,
    texts,
)

app_name = "agreements"

party_urls = [
    path("dodaj/", parties.party_add, name="party_add"),
    path("gminy/", parties.party_add_communes, name="party_add_communes"),
    path("zapytaj/", parties.parties_ask, name="parties_ask"),
    path("<int:party>/", parties.party, name="party"),
    path("<int:party>/usun/", parties.party_remove, name="party_remove"),
    path("<int:party>/zapowiedz/", parties.party_announce, name="party_announce"),
    path("<int:party>/odmowa/", parties.party_refuse, name="party_refuse"),
]

signature_urls = [
    path("zapisz/", signatures.signature_add, name="signature_add"),
    path("<int:signature>/lider/", signatures.signature_countersign, name="signature_countersign"),
    path("<int:signature>/osoby/", signatures.signature_name, name="signature_name"),
    path("<int:signature>/skan/", signatures.signature_scan, name="signature_scan"),
    path("<int:signature>/uniewaznij/", signatures.signature_annul, name="signature_annul"),
]

amendment_urls = [
    path("nowy/", amendments.amendment_add, name="amendment_add"),
    path("<int:amendment>/", amendments.amendment, name="amendment"),
    path("<int:amendment>/tresc/", amendments.amendment_edit, name="amendment_edit"),
    path("<int:amendment>/podpisy/", signatures.consent_add, name="consent_add"),
    path("<int:amendment>/przyjecie/", amendments.amendment_adopt, name="amendment_adopt"),
    path("<int:amendment>/uniewaznij/", amendments.amendment_annul, name="amendment_annul"),
]

accession_urls = [
    path("", accessions.accession_list, name="accession_list"),
    path("nowe/", accessions.accession_add, name="accession_add"),
    path("<int:accession>/przyjecie/", accessions.accession_accept, name="accession_accept"),
    path("<int:accession>/odmowa/", accessions.accession_refuse, name="accession_refuse"),
    path("<int:accession>/uniewaznij/", accessions.accession_annul, name="accession_annul"),
]

agreement_urls: list[URLPattern | URLResolver] = [
    path("", agreements.agreement, name="agreement"),
    path("dane/", agreements.agreement_edit, name="agreement_edit"),
    path("tresc/", texts.text_edit, name="text_edit"),
    path("zalaczniki/dodaj/", texts.annex_add, name="annex_add"),
    path("zalaczniki/<int:annex>/usun/", texts.annex_remove, name="annex_remove"),
    path("podpisywanie/", lifecycle.signing_start, name="signing_start"),
    path("wejscie-w-zycie/", lifecycle.agreement_bring, name="agreement_bring"),
    path("zakonczenie/", lifecycle.agreement_end, name="agreement_end"),
    path("wznowienie/", lifecycle.agreement_reopen, name="agreement_reopen"),
    path("tablica/", parties.board, name="board"),
    path("strony/", include(party_urls)),
    path("podpisy/", include(signature_urls)),
    path("aneksy/", include(amendment_urls)),
    path("przystapienia/", include(accession_urls)),
]

room_urls: list[URLPattern | URLResolver] = [
    path("", agreements.agreement_list, name="agreement_list"),
    path("nowe/", agreements.agreement_create, name="agreement_create"),
    path("odejscia/", departures.departure_list, name="departure_list"),
    path("odejscia/wystapienie/", departures.withdrawal_add, name="withdrawal_add"),
    path("odejscia/wykluczenie/", departures.expulsion_add, name="expulsion_add"),
    path("odejscia/<int:pk>/cofnij/", departures.departure_annul, name="departure_annul"),
    path("<int:pk>/", include(agreement_urls)),
]

urlpatterns = [path("pulpit/<slug:slug>/porozumienia/", include(room_urls))]
