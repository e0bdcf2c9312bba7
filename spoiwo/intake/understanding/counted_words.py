"""Words behind numbers: what a partnership counts, and measures that count nothing it reports."""

# Measures of time, money and the law.
_MEASURES = """
    dzień doba tydzień miesiąc rok lato godzina minuta kwartał raz złoty grosz procent euro punkt ustęp
    artykuł paragraf strona kilometr metr pozycja numer wiek egzemplarz kadencja godz zł styczeń luty
    marzec kwiecień maj czerwiec lipiec sierpień wrzesień październik listopad grudzień tysiąc milion
    piętro pokój połowa część sala ul ulica telefon tel fax faks rata krok proc ranek rano
"""
_PEOPLE_AND_DEEDS = """
    osoba uczestnik uczestniczka podmiot instytucja sygnatariusz partner partnerstwo spotkanie szkolenie
    warsztat rekomendacja komunikat organizacja gmina powiat miejsce przedsiębiorstwo spółdzielnia firma
    członek mieszkaniec umowa porozumienie konferencja wniosek projekt stowarzyszenie fundacja
    posiedzenie uchwała praktyka oferta pracodawca przedsiębiorca bezrobotny przedstawiciel delegat gość
    ekspert obszar wystawca inicjatywa grupa forum wizyta staż jednostka szkoła mandat głos kandydat
    zadanie sołectwo samorząd koło klub ośrodek centrum urząd publikacja numer newsletter artykuł
    zapytanie porada doradztwo dotacja beneficjent senior uczeń rodzina wolontariusz stoisko panel sesja
    temat kraj cel działanie wyjazd pogadanka ulotka certyfikat kontrola zajęcie zawodnik pracownik
    absolwent kobieta mężczyzna dziecko osada wolontariuszka uczennica student lekcja prelekcja debata
    impreza wydarzenie festyn piknik seminarium webinarium wykład kurs sygnatariuszka partnerka
    zamówienie usługa świetlica zespół komisja raport audycja plakat broszura mieszkanka podopieczny
    uczestnictwo etat stanowisko rolnik nauczyciel radny sołtys wystąpienie pismo opinia
    spacer patrol posiłek konkurs ognisko wystawa koncert mieszkanie lokal paczka zestaw
"""
MEASURES = frozenset(_MEASURES.split())
PEOPLE_AND_DEEDS = frozenset(_PEOPLE_AND_DEEDS.split())
