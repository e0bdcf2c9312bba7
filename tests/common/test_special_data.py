"""Words that tell of somebody's health, faith or origin, and the same words that tell of nobody (GDPR-10)."""

import pytest

from spoiwo.common.polish.special_data import SpecialData, find_special_data

TELLING = {
    "Jestem niewidomy i nie mogę przeczytać planu.": (SpecialData.HEALTH, "niewidomy"),
    "Mój syn ma autyzm": (SpecialData.HEALTH, "autyzm"),
    "Od dwóch lat choruję na depresję.": (SpecialData.HEALTH, "choruję"),
    "Żona jest w ciąży, proszę o windę": (SpecialData.HEALTH, "ciąży"),
    "Klientka jest uzależniona od leków": (SpecialData.HEALTH, "uzależniona"),
    "Jestem muzułmanką": (SpecialData.FAITH, "muzułmanką"),
    "Jestem Romem z Radomia": (SpecialData.ORIGIN, "Romem"),
    "Byłem karany w 2010 roku": (SpecialData.RECORD, "karany"),
}
TELLING_OF_NOBODY = [
    "Jestem pracownikiem warsztatu terapii zajęciowej dla osób niepełnosprawnych.",
    "Proszę o dane o osobach z niepełnosprawnościami w powiecie.",
    "Ile jest zakładów opieki zdrowotnej?",
    "Mam pytanie o program leczenia uzależnień.",
    "Plan działania mówi o integracji społeczności romskiej.",
    "Mam pytanie: kto finansuje Centrum Zdrowia Psychicznego?",
    "Klienci ośrodka to głównie osoby bezrobotne i chore.",
    "Stowarzyszenie Katolickie zaprasza. Jestem jego prezesem.",
    "Mapa nie działa na moim telefonie.",
    "",
]


@pytest.mark.parametrize("text", TELLING)
def test_gdpr_10_a_text_that_tells_of_one_person_is_found(text: str) -> None:
    kind, word = TELLING[text]

    assert (kind, word) in [(found.kind, found.of(text)) for found in find_special_data(text)]


@pytest.mark.parametrize("text", TELLING_OF_NOBODY)
def test_gdpr_10_a_text_that_tells_of_nobody_raises_no_alarm(text: str) -> None:
    assert find_special_data(text) == []


def test_gdpr_10_a_long_text_is_read_in_time() -> None:
    assert find_special_data("jestem zdrowy " * 200_000) == []
