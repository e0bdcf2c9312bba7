"""What tells of a client is found, and what only looks like it is left alone."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from spoiwo.common.polish.client_data import ClientData, find_client_data, is_pesel

FOUND = [
    ("PESEL 44051401359", ClientData.PESEL, "44051401359"),
    ("nr 440514-01359 w aktach", ClientData.PESEL, "440514-01359"),
    ("urodzona w 2005: 05252306544", ClientData.PESEL, "05252306544"),
    ("dowód ABA300000", ClientData.IDENTITY_CARD, "ABA300000"),
    ("dowód aba 300000", ClientData.IDENTITY_CARD, "aba 300000"),
    ("paszport ZS0000177", ClientData.PASSPORT, "ZS0000177"),
    ("konto 61 1090 1014 0000 0712 1981 2874", ClientData.ACCOUNT, "61 1090 1014 0000 0712 1981 2874"),
    ("proszę dzwonić 600 700 800", ClientData.TELEPHONE, "600 700 800"),
    ("tel. 68 456 56 56 po 15", ClientData.TELEPHONE, "68 456 56 56"),
    ("+48 512345678", ClientData.TELEPHONE, "+48 512345678"),
    ("pisze z jan.k@poczta.example", ClientData.EMAIL, "jan.k@poczta.example"),
    ("Nasza klientka Anna Kowalska straciła pracę", ClientData.PERSON, "Anna Kowalska"),
    ("Zasiłek dla Jana Nowaka wstrzymano", ClientData.PERSON, "Jana Nowaka"),
    ("Czy ktoś zna bezrobotnego Piotra W. z Gorzowa", ClientData.PERSON, "Piotra W."),
    ("Maria Wiśniewska doznała przemocy", ClientData.PERSON, "Maria Wiśniewska"),
    ("Klientka Kowalska Anna straciła pracę", ClientData.PERSON, "Kowalska Anna"),
    ("Nasz klient JAN NOWAK pobiera zasiłek", ClientData.PERSON, "JAN NOWAK"),
    ("Pan Jan Nowak jest bezrobotny", ClientData.PERSON, "Jan Nowak"),
    ("Nasza klientka Anna Kowalska z OPS w Zwoleniu", ClientData.PERSON, "Anna Kowalska"),
    ("PESEL.44051401359", ClientData.PESEL, "44051401359"),
    ("44051401359 2 dzieci", ClientData.PESEL, "44051401359"),
    ("2 dzieci 44051401359", ClientData.PESEL, "44051401359"),
    ("44051401359/2026", ClientData.PESEL, "44051401359"),
    ("440 514 013 59 to numer", ClientData.PESEL, "440 514 013 59"),
    ("PL61109010140000071219812874 5 rat", ClientData.ACCOUNT, "61109010140000071219812874"),
    ("Nasz klient Nowak prosił o zasiłek", ClientData.PERSON, "klient Nowak"),
    ("rozmawiałem z klientem Nowakiem", ClientData.PERSON, "klientem Nowakiem"),
    ("klientki Nowak nie było", ClientData.PERSON, "klientki Nowak"),
    ("klientka Wilk nie odbiera", ClientData.PERSON, "klientka Wilk"),
    ("podopieczny Zając wrócił", ClientData.PERSON, "podopieczny Zając"),
    ("bezrobotny Kowal nie przyszedł", ClientData.PERSON, "bezrobotny Kowal"),
    ("klientka Nowak-Kowalska", ClientData.PERSON, "klientka Nowak-Kowalska"),
    ("A. Kowalska straciła zasiłek", ClientData.PERSON, "A. Kowalska"),
    ("sprawa A. Kowalskiej, bezrobotnej z gminy", ClientData.PERSON, "A. Kowalskiej"),
    ("Zasiłek dla J. Nowaka wstrzymano.", ClientData.PERSON, "J. Nowaka"),
    ("pani Ani K. pomogliśmy", ClientData.PERSON, "Ani K."),
    ("Pani Ania K. czeka od maja", ClientData.PERSON, "Ania K."),
    ("zapytajcie o pana Jana K.", ClientData.PERSON, "Jana K."),
    ("Pan Nowak pobiera zasiłek", ClientData.PERSON, "Nowak"),
    ("Pana Nowaka skierowano do szpitala", ClientData.PERSON, "Nowaka"),
]
LEFT_ALONE = [
    "Anna Nowak z OPS pomogła klientce",
    "Anna Nowak (PUP) pisze: klient może złożyć wniosek",
    "Spotkanie klientów z Anną Nowak z PCPR",
    "Centrum Zdrowia Jana Pawła II leczy chorych",
    "Jan Paweł II o chorych",
    "Święta Anna, odpust chorych",
    "Program dla bezrobotnych w Nowej Soli",
    "kwota 44 051 401 359 zł",
    "KRS 0000123456, NIP 599-011-03-28, REGON 970773231",
    "REGON: 970773231",
    "Dz.U. 2023 poz. 1440",
    "wartość 600 700 800 zł",
    "dofinansowanie 512 345 678 PLN",
    "wsparto 600 700 800 osób",
    "w latach 2014-2020 oraz 2021-2027",
    "termin 12.05.2026, godz. 10.30",
    "znak sprawy: RP.602.13.2026",
    "kod 65-001 Zielona Góra",
    "TERYT 0861011",
    "11 dowolnych cyfr 12345678901",
    "działanie RPO 202014",
    "Dyrektor Anna Kowalska mówiła o przemocy",
    "Szkolenie o uzależnieniach prowadzi Jan Nowak",
    "Jan Nowak, kierownik OPS, opowiedział o bezdomności",
    "Ośrodek przy ul. Anny Walentynowicz pomaga bezdomnym",
    "Szkoła im. Jana Pawła II dla dzieci niepełnosprawnych",
    "Spotkanie z Anną Kowalską odbędzie się w maju",
    "Zielona Góra pomaga klientom PUP",
    "Jakie wsparcie dla matki z dzieckiem w Gorzowie Wielkopolskim?",
    "Klient ma 52 lata i prawo jazdy kategorii B",
    # Institutions and offices, though there are people of these names.
    "klient Banku Spółdzielczego",
    "klienta Banku Spółdzielczego",
    "klient Poczty Polskiej",
    "wychowanek Domu Dziecka",
    "klientem Centrum Integracji",
    "podopieczna Fundacji Animacji Kobiet",
    "Zgodnie z art. 8 klient Ośrodka składa wniosek",
    "Klient Wójta",
    "Pan Starosta mówił o bezrobotnych",
    "Pani Dyrektor prosi o dane klientów",
    "Dom im. Brata Alberta dla bezdomnych",
    "SP im. M. Kopernika, klient pyta",
    # Places and streets.
    "klienci z ul. Kowalskiego",
    "mieszkanie przy ul. A. Mickiewicza dla bezdomnych",
    "klient Nowego Sącza",
    "klient Małopolski",
    "klienta Słupska",
    "Czy klient Lublina dostanie zasiłek",
    # Nobody in particular.
    "bezrobotny Polak",
    "bezrobotna Ukrainka",
    "Klientka Oksana pyta o kurs",
    "pani A. prosi",
    # Acts and authors.
    "art. 36 ust. 1 pkt 1 lit. A. Klient składa wniosek o zasiłek",
    "Zob. A. Kowalska, „Klient w pomocy społecznej”, Warszawa 2019",
    "A. Kowalska, Klient w pomocy społecznej, Warszawa 2019",
    "K. Nowak (red.), Praca z klientem, Kraków 2018",
    "Komentarz (A. Kowalska) do ustawy o pomocy: klient ma prawo",
    # Colleagues.
    "Pani Nowak z PUP prosiła o listę klientów",
    "Pani Kowalska, kierownik OPS, mówiła o klientach",
    "dyrektor A. Kowalska mówiła o przemocy",
    "dr A. Kowalska o uzależnieniach",
]


@pytest.mark.parametrize(("text", "kind", "words"), FOUND)
def test_a_trace_is_found_in_its_place(text: str, kind: ClientData, words: str) -> None:
    traces = find_client_data(text)
    assert [(trace.kind, trace.of(text)) for trace in traces] == [(kind, words)]


@pytest.mark.parametrize("text", LEFT_ALONE)
def test_what_only_looks_like_it_is_left_alone(text: str) -> None:
    assert find_client_data(text) == []


def test_contacts_of_institutions_may_be_written() -> None:
    text = "Pytania: sekretariat@urzad.example, tel. 95 729 85 71"
    assert find_client_data(text, known={"sekretariat@urzad.example", "957298571"}) == []
    assert len(find_client_data(text)) == 2


def test_the_number_of_an_office_excuses_no_number_of_a_person() -> None:
    assert len(find_client_data("PESEL 44051401359", known={"051401359", ""})) == 1


def test_traces_stand_in_order_and_never_overlap() -> None:
    text = "Klient Jan Nowak, PESEL 44051401359, tel. 600 700 800, jan@poczta.example"
    traces = find_client_data(text)
    assert [trace.kind for trace in traces] == [
        ClientData.PERSON,
        ClientData.PESEL,
        ClientData.TELEPHONE,
        ClientData.EMAIL,
    ]


@given(st.integers(0, 99_999_999_999))
def test_one_wrong_digit_is_no_pesel(number: int) -> None:
    digits = f"{number:011d}"
    if is_pesel(digits):
        for at, digit in enumerate(digits):
            other = digits[:at] + str((int(digit) + 1) % 10) + digits[at + 1 :]
            assert not is_pesel(other)


@given(st.text(max_size=300))
def test_any_text_is_judged_without_failing(text: str) -> None:
    for trace in find_client_data(text):
        assert 0 <= trace.start < trace.end <= len(text)


@pytest.mark.parametrize("text", ["44051401358", "numer 4405 140 1358", "440514.01358"])
def test_a_number_of_a_person_with_a_slip_is_found_only_where_it_is_asked_for(text: str) -> None:
    assert find_client_data(text) == []
    assert [trace.kind for trace in find_client_data(text, with_slips=True)] == [ClientData.PESEL]


def test_what_is_something_else_is_no_number_with_a_slip() -> None:
    (trace,) = find_client_data("tel. 48 600 100 200", with_slips=True)
    assert trace.kind is ClientData.TELEPHONE
    assert [one.kind for one in find_client_data("44051401359", with_slips=True)] == [ClientData.PESEL]
    assert find_client_data("NIP 811-00-10-123", with_slips=True) == []
