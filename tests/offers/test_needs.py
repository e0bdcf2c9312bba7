"""The search takes a need and refuses what points at a person, false alarms included."""

import pytest

from spoiwo.offers.needs import person_in

REFUSED = {
    "44051401359": "PESEL",
    "44051401358 zasiłek": "PESEL",
    "pesel 440514 01359": "PESEL",
    "jan.kowalski@poczta.example": "e-mail",
    "600 700 800": "telephone",
    "+48 95 729 85 71": "telephone",
    "dowód ABA300000": "identity card",
    "bezrobotna Anna Kowalska": "name",
    "pomoc dla Jana Kowalskiego": "name",
    "opieka nad Marią Wiśniewską": "name",
    "mieszkanie, pani Kowalska": "name",
}
TAKEN = [
    "pomoc dla zadłużonych",
    "26-700 Zwoleń",
    "500+",
    "program 4 plus 1, wiek 18-25 lat",
    "NIP 811-00-10-123",
    "ustawa z 13 czerwca 2003 r.",
    "mieszkanie dla matki z dzieckiem",
    "plac Kochanowskiego 1",
    "do 1 500 000 zł",
    "dom kultury im. Jana Kowalskiego",
    "szkoła Marii Konopnickiej",
    "Fundacja Anny Dymnej",
    "szpital Jana Pawła II",
    "dojazd z Nowej Soli do Zielonej Góry",
    "Stanisławów, gmina Wola Krzysztoporska",
    "Klub Seniora w Sycynie",
    "Piotrków Trybunalski",
]


@pytest.mark.parametrize(("text", "reason"), REFUSED.items())
def test_what_points_at_a_person_is_refused_with_its_reason(text: str, reason: str) -> None:
    assert reason in str(person_in(text))


@pytest.mark.parametrize("text", TAKEN)
def test_words_and_numbers_of_a_need_are_taken(text: str) -> None:
    assert person_in(text) is None
