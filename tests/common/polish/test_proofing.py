"""The reader of proofs: what it points at, what it leaves alone, and that it never breaks."""

import time
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from spoiwo.common.polish.proofing import Kind, check, read_html, read_text, readability, syllables

DAY = date(2018, 4, 19)


def found(text: str, *, binds: bool = True) -> list[tuple[Kind, str, str]]:
    return [(one.kind, one.words, one.hint) for one in check(read_text(text), DAY, binds=binds)]


def kinds(html: str) -> list[Kind]:
    return [one.kind for one in check(read_html(html), DAY)]


@pytest.mark.parametrize(
    ("text", "kind", "words", "hint"),
    [
        ("Dzisiejsze spotkanie", Kind.RELATIVE_DAY, "Dzisiejsze", "19 kwietnia 2018 r."),
        ("Zapraszamy jutro.", Kind.RELATIVE_DAY, "jutro", "20 kwietnia 2018 r."),
        ("Było to wczoraj.", Kind.RELATIVE_DAY, "wczoraj", "18 kwietnia 2018 r."),
        ("19 kwietnia bieżącego roku", Kind.RELATIVE_YEAR, "bieżącego roku", "2018"),
        ("w marcu b.r. odbyło się", Kind.RELATIVE_YEAR, "b.r.", "2018"),
        ("w marcu br. odbyło się", Kind.RELATIVE_YEAR, "br.", "2018"),
        ("w ubiegłym roku", Kind.RELATIVE_YEAR, "w ubiegłym roku", "2017"),
        ("Spotkanie 8 października w sali", Kind.NO_YEAR, "8 października", "8 października 2018 r."),
        ("Spotkanie będzie w maju.", Kind.NO_YEAR, "w maju", ""),
        ("18 listopada 2016r. podpisano", Kind.NO_SPACE_BEFORE_R, "18 listopada 2016r. podpisano", ""),
        ("ekonomii społecznejJadwigę Pauli", Kind.GLUED_WORDS, "społecznejJadwigę", ""),
        ("koniec.Początek", Kind.NO_SPACE_AFTER, "koniec.Początek", ""),
        ("gminy,które", Kind.NO_SPACE_AFTER, "gminy,które", ""),
        ("gminy , które", Kind.SPACE_BEFORE, "gminy , które", ""),
        ("dwa  odstępy", Kind.DOUBLED_SPACE, "dwa  odstępy", ""),
        ("w latach 2014-2020..", Kind.DOUBLED_SIGN, "2014-2020..", ""),
        ("WAŻNY KOMUNIKAT RADY", Kind.CAPITALS, "WAŻNY KOMUNIKAT RADY", ""),
    ],
)
def test_what_a_careful_editor_would_point_at(text: str, kind: Kind, words: str, hint: str) -> None:
    assert found(text) == [(kind, words, hint)]


@pytest.mark.parametrize(
    "text",
    [
        "14 maja 2015 r. podpisano porozumienie.",
        "14 maja i 15 czerwca 2015 r.",
        "Od 27 maja do 28 maja 2019 r.",
        "Urząd przy ul. 3 Maja 5 obchodzi Święto 3 Maja.",
        "W 2016 roku, w marcu i w maju, odbyły się dwa spotkania.",
        "Zob. Dz.U. z 2024 r. poz. 113, art. 2 pkt 5, m.in. ust. 3.",
        "Piszcie na adres biuro@es.lubuskie.pl albo www.es.lubuskie.pl/Efekt-Synergii.",
        "Plik Porozumienie.pdf jest na stronie https://example.org/a,b.Cd/.",
        "Kwota 12 345,67 zł, godz. 10.30, 12,5%.",
        "Wniosek złożono przez ePUAP i eDoręczenia, a film jest w serwisie YouTube.",
        "I tak dalej… Naprawdę? Tak!",
        "PUP, OPS i PCPR w Zwoleniu; LPRES 2016",
        "Instytucje: 69. Głosów za: 12.",
        "– Dziękujemy – powiedział starosta.",
    ],
)
def test_what_is_right_is_left_alone(text: str) -> None:
    assert found(text) == []


def test_orphans_are_pointed_at_only_where_the_product_does_not_bind_words() -> None:
    text = "Spotkanie w\nZwoleniu i\nw Radomiu"

    assert found(text) == []
    assert [one[0] for one in found(text, binds=False)] == [Kind.ORPHAN, Kind.ORPHAN]


def test_a_place_leads_back_to_the_words() -> None:
    text = "Wstęp.\nSpotkanie 8 października w sali."
    one = check(read_text(text), DAY)[0]

    assert text[one.start : one.end] == one.words == "8 października"


@pytest.mark.parametrize(
    ("html", "kind"),
    [
        ('<p>Wzór jest <a href="/a/">tutaj</a></p>', Kind.LINK_SAYS_NOTHING),
        ('<p><a href="/a/">Czytaj więcej…</a></p>', Kind.LINK_SAYS_NOTHING),
        ('<p><a href="/a/">https://example.org/a/</a></p>', Kind.LINK_IS_ADDRESS),
        ("<h2>Cele</h2><h4>Dalej</h4>", Kind.SKIPPED_HEADING),
        ("<h2> </h2>", Kind.EMPTY_HEADING),
        ("<h2>WAŻNY KOMUNIKAT RADY</h2>", Kind.CAPITALS),
        ("<p>a</p><img src='a.jpg'>", Kind.NO_ALTERNATIVE),
        ("<table><tr><td>1</td></tr></table>", Kind.TABLE_WITHOUT_HEADINGS),
    ],
)
def test_what_holds_a_page_together(html: str, kind: Kind) -> None:
    assert kinds(html) == [kind]


def test_a11y_05_an_alternative_that_repeats_the_next_heading_is_pointed_at() -> None:
    assert kinds('<img alt="Konferencja w Zwoleniu"><h2>Konferencja w Zwoleniu.</h2>') == [
        Kind.ALTERNATIVE_REPEATS
    ]
    assert kinds('<img alt="Goście przy stole"><h2>Konferencja w Zwoleniu</h2>') == []
    assert kinds('<h2>Konferencja</h2><img alt=""><h2>Dalej</h2>') == []


@pytest.mark.parametrize(
    "html",
    [
        '<h2>Cele</h2><h3>Pierwszy</h3><h2>Zasady</h2><p><a href="/a/">Wzór porozumienia</a></p>',
        "<table><tr><th>Rok</th></tr><tr><td>2016</td></tr></table>",
        "<p><code>a  b</code> <b>słowo</b>, dalej</p>",
        '<img alt="">',
    ],
)
def test_a_page_that_is_right_is_left_alone(html: str) -> None:
    assert kinds(html) == []


@pytest.mark.parametrize(
    ("word", "count"),
    [
        ("rada", 2), ("niania", 2), ("zieleń", 2), ("ekonomia", 4), ("społecznej", 3), ("auto", 2),
        ("nauka", 3), ("zaufać", 3), ("Europa", 3), ("muzeum", 3), ("PUP", 1), ("w", 1),
        ("partnerstwo", 3), ("przedsiębiorczość", 4), ("instytucja", 4), ("informacyjno-edukacyjny", 10),
    ],
)  # fmt: skip
def test_syllables_of_polish_words(word: str, count: int) -> None:
    assert syllables(word) == count


def test_readability_is_the_formula_rounded_half_up() -> None:
    # Ten sentences of ten short words: 0.4 × (10 + 0) = 4.
    plain = "Rada pisze plan na rok i daje go nam tu. " * 10
    easy = readability(plain)
    assert easy is not None
    assert (easy.words, easy.sentences, easy.long_words, easy.index, easy.is_hard) == (100, 10, 0, 4, False)

    # One sentence of a hundred words, half of them long: 0.4 × (100 + 50) = 60.
    hard = readability(("przedsiębiorczość plan " * 50).strip() + ".")
    assert hard is not None
    assert (hard.sentences, hard.long_words, hard.index, hard.is_hard) == (1, 50, 60, True)


def test_readability_says_nothing_of_a_few_words_and_knows_shortcuts() -> None:
    assert readability("Za mało słów.") is None
    told = readability("Spotkanie przy ul. Prusa 1 prowadzi dr J. Nowak z urzędu, m.in. dla gmin. " * 10)
    assert told is not None
    assert told.sentences == 10


@given(st.text(max_size=400))
def test_no_text_breaks_it_and_every_place_is_in_the_text(text: str) -> None:
    source = read_text(text)
    for one in check(source, DAY, binds=False):
        assert 0 <= one.start <= one.end <= len(source.text)
    readability(text)


@given(st.text(alphabet='<>/="ahimgltbrd 1.,\n&;#xąż', max_size=300))
def test_no_html_breaks_it(html: str) -> None:
    source = read_html(html)
    for one in check(source, DAY):
        assert 0 <= one.start <= one.end <= len(source.text)


@pytest.mark.parametrize(
    "piece", ["a", "a,", " ", "8 maja i ", "1.", "<a>", "<h1>", "a@", "www.", "Aa", "i", "au"]
)
def test_the_time_grows_with_the_length_alone(piece: str) -> None:
    def taken(times: int) -> float:
        text = piece * times
        began = time.process_time()
        check(read_html(text), DAY, binds=False)
        readability(text)
        return time.process_time() - began

    taken(100)
    # Twenty thousand pieces within a second: a quadratic rule would take minutes.
    assert taken(20_000) < 2
