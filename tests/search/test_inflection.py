"""Polish inflection: a fair table of what must find what, and of what must not."""

import pytest

from spoiwo.search import selectors, services
from spoiwo.search.services import Document

# Query, text: forms as they are said and written about partnerships.
PAIRS = (
    ("Zwoleń", "Powiatowy Urząd Pracy w Zwoleniu"),
    ("Zwoleniu", "Gmina Zwoleń"),
    ("Zwolenia", "Urząd Miejski w Zwoleniu"),
    ("zwoleński", "Partnerstwo powiatu zwoleńskiego"),
    ("powiat zwoleński", "w powiecie zwoleńskim"),
    ("Odrzywół", "Ośrodek Zdrowia w Odrzywole"),
    ("Odrzywole", "Gmina Odrzywół"),
    ("Odrzywołu", "Gminny Ośrodek w Odrzywole"),
    ("powiat przysuski", "powiatom przysuskim"),
    ("Przysucha", "Starostwo Powiatowe w Przysusze"),
    ("Klwów", "Ochotnicza Straż Pożarna w Klwowie"),
    ("nowym dworze", "Nowy Dwór Mazowiecki"),
    ("Nowy Dwór", "Urząd Miejski w Nowym Dworze Mazowieckim"),
    ("nowodworski", "Starosta Nowodworskiego Powiatu"),
    ("Zakroczym", "Urząd Gminy w Zakroczymiu"),
    ("Nasielsk", "mieszkańcy Nasielska"),
    ("Pomiechówek", "w Pomiechówku"),
    ("Czosnów", "wójt gminy w Czosnowie"),
    ("Leoncin", "szkoła w Leoncinie"),
    ("Zielona Góra", "Uniwersytet w Zielonej Górze"),
    ("Zielonej Górze", "Miasto Zielona Góra"),
    ("Gorzów", "sąd w Gorzowie Wielkopolskim"),
    ("Żary", "powiat w Żarach"),
    ("Łódź", "Urząd Miasta Łodzi"),
    ("Łodzi", "Miasto Łódź"),
    ("Radom", "uczelnia w Radomiu"),
    ("Lipsko", "zebranie w Lipsku"),
    ("Świebodzin", "w Świebodzinie"),
    ("Kraków", "spotkanie w Krakowie"),
    ("Gdańsk", "do Gdańska"),
    ("partnerstwo", "lista partnerstw"),
    ("partnerstw", "Partnerstwo lokalne"),
    ("partnerstwie", "partnerstwami"),
    ("porozumienie", "o porozumieniach"),
    ("porozumień", "Porozumienie z 14 maja"),
    ("aneks", "aneksy do umowy"),
    ("umowa partnerska", "umowy partnerskie"),
    ("list intencyjny", "listów intencyjnych"),
    ("sygnatariusz", "sygnatariuszy"),
    ("członek", "członkowie rady"),
    ("członkini", "lista członków"),
    ("starosta", "podpis starosty"),
    ("starościna", "Starosta Zwoleński"),
    ("burmistrz", "burmistrzowie miast"),
    ("burmistrzyni", "Burmistrz Zwolenia"),
    ("wójt", "wójtowie gmin"),
    ("marszałek", "marszałkiem województwa"),
    ("przewodniczący", "zastępca przewodniczącego"),
    ("urząd pracy", "urzędy pracy"),
    ("urzędów", "Urząd Miasta"),
    ("ośrodek", "ośrodków wsparcia"),
    ("dom", "w domach kultury"),
    ("szkoła", "dyrektorzy szkół"),
    ("spółdzielnia", "spółdzielni socjalnych"),
    ("stowarzyszenie", "stowarzyszeń"),
    ("fundacja", "fundacjami"),
    ("koło gospodyń", "kół gospodyń wiejskich"),
    ("straż", "strażami pożarnymi"),
    ("biblioteka", "w bibliotece publicznej"),
    ("parafia", "parafii rzymskokatolickich"),
    ("ekonomia społeczna", "ekonomii społecznej"),
    ("przedsiębiorstwo", "przedsiębiorstw społecznych"),
    ("społeczno-techniczna", "Uczelnia Społeczno – Techniczna"),
    ("społeczny", "sprawy społeczno-gospodarcze"),
    ("wiejski", "gmina miejsko-wiejska"),
    ("województwo lubuskie", "w województwie lubuskim"),
    ("rada", "radzie programowej"),
    ("radny", "radnych powiatu"),
    ("rodzina", "Centrum Pomocy Rodzinie"),
    ("praca", "rynku pracy"),
    ("Biernacka", "podpisała Magdalena Biernacka"),
    ("Kowalski", "pismo do Jana Kowalskiego"),
    ("Kowalskiej", "Anna Kowalska"),
    ("Nowak", "panu Nowakowi"),
    ("Schimanek", "w obecności Schimanka"),
    ("dzień", "dni otwarte"),
    ("ksiądz", "księża i parafie"),
)

FOREIGN = (
    ("rada", "radość życia"),
    ("umowa", "mowa pożegnalna"),
    ("Zwoleń", "zwolnienie lekarskie"),
    ("gmina", "Gmińska Anna"),
    ("powiat", "powitanie gości"),
    ("urząd", "urządzenia techniczne"),
    ("praca", "pracownia malarska"),
    ("starosta", "starość i opieka"),
    ("dom", "domena internetowa"),
    ("rodzina", "rodzynki w czekoladzie"),
    ("listonosz", "lista obecności"),
    ("Radom", "radar"),
    ("Łódź", "łódzki zarząd"),
    ("Zielona Góra", "Zielona Łąka"),
    ("nowy dwór", "nowy dworzec"),
    ("koło", "kolej"),
    ("straż", "strach"),
    ("szkoła", "szkolenie"),
    ("wójt", "wojna"),
    ("członek", "człowiek"),
    ("Przysucha", "susza"),
    ("fundacja", "fundusz"),
)


def _missed(pairs: tuple[tuple[str, str], ...]) -> list[tuple[str, str]]:
    texts = {text: number for number, (_query, text) in enumerate(PAIRS + FOREIGN)}
    services.rebuild(Document("text", number, text, "/") for text, number in texts.items())
    return [
        (query, text)
        for query, text in pairs
        if text not in {hit.title for hit in selectors.search(query, limit=100).hits}
    ]


@pytest.mark.django_db
def test_at_least_95_of_100_inflected_words_find_each_other() -> None:
    missed = _missed(PAIRS)

    assert len(missed) <= 0.05 * len(PAIRS), missed


@pytest.mark.django_db
def test_the_case_typed_changes_nothing() -> None:
    missed_small = _missed(tuple((query.lower(), text) for query, text in PAIRS))
    missed_large = _missed(tuple((query.upper(), text) for query, text in PAIRS))

    assert len(missed_small) <= 0.05 * len(PAIRS), missed_small
    assert len(missed_large) <= 0.05 * len(PAIRS), missed_large


@pytest.mark.django_db
def test_a_query_without_polish_letters_finds_as_much() -> None:
    plain = str.maketrans("ąćęłńóśźżĄĆĘŁŃÓŚŹŻ", "acelnoszzACELNOSZZ")

    missed = _missed(tuple((query.translate(plain), text) for query, text in PAIRS))

    assert len(missed) <= 0.05 * len(PAIRS), missed


@pytest.mark.django_db
def test_words_that_only_look_alike_do_not_find_each_other() -> None:
    kept_apart = _missed(FOREIGN)

    assert kept_apart == list(FOREIGN)
