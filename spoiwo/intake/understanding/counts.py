"""Numbers with what they count, in digits or in words of any case: "trzech spotkaniach z kadrą"."""

import re
from dataclasses import dataclass
from functools import cache

from spoiwo.common.polish.morphology import analyser
from spoiwo.common.polish.numerals import number_words
from spoiwo.intake.understanding.nominative import nominative
from spoiwo.intake.understanding.text import Document
from spoiwo.intake.understanding.words import Token

# Measures of time, money and the law; numbers in front of them count nothing a partnership reports.
_MEASURES = frozenset(
    [
        "dzień",
        "doba",
        "tydzień",
        "miesiąc",
        "rok",
        "lato",
        "godzina",
        "minuta",
        "kwartał",
        "raz",
        "złoty",
        "grosz",
        "procent",
        "euro",
        "punkt",
        "ustęp",
        "artykuł",
        "paragraf",
        "strona",
        "kilometr",
        "metr",
        "pozycja",
        "numer",
        "wiek",
        "egzemplarz",
        "kadencja",
        "godz",
        "zł",
        "styczeń",
        "luty",
        "marzec",
        "kwiecień",
        "maj",
        "czerwiec",
        "lipiec",
        "sierpień",
        "wrzesień",
        "październik",
        "listopad",
        "grudzień",
        "tysiąc",
        "milion",
        "piętro",
        "pokój",
        "połowa",
        "część",
        "sala",
        "ul",
        "ulica",
        "telefon",
        "tel",
        "fax",
        "faks",
        "rata",
        "krok",
        "proc",
        "wiek",
        "ranek",
        "rano",
    ]
)
_PEOPLE_AND_DEEDS = frozenset(
    [
        "osoba",
        "uczestnik",
        "uczestniczka",
        "podmiot",
        "instytucja",
        "sygnatariusz",
        "partner",
        "partnerstwo",
        "spotkanie",
        "szkolenie",
        "warsztat",
        "rekomendacja",
        "komunikat",
        "organizacja",
        "gmina",
        "powiat",
        "miejsce",
        "przedsiębiorstwo",
        "spółdzielnia",
        "firma",
        "członek",
        "mieszkaniec",
        "umowa",
        "porozumienie",
        "konferencja",
        "wniosek",
        "projekt",
        "stowarzyszenie",
        "fundacja",
        "posiedzenie",
        "uchwała",
        "praktyka",
        "oferta",
        "pracodawca",
        "przedsiębiorca",
        "bezrobotny",
        "przedstawiciel",
        "delegat",
        "gość",
        "ekspert",
        "obszar",
        "wystawca",
        "inicjatywa",
        "grupa",
        "forum",
        "wizyta",
        "umowa",
        "staż",
        "jednostka",
        "szkoła",
        "mandat",
        "głos",
        "kandydat",
        "zadanie",
        "sołectwo",
        "samorząd",
        "koło",
        "klub",
        "ośrodek",
        "centrum",
        "urząd",
        "publikacja",
        "numer",
        "newsletter",
        "artykuł",
        "zapytanie",
        "porada",
        "doradztwo",
        "dotacja",
        "beneficjent",
        "senior",
        "uczeń",
        "rodzina",
        "wolontariusz",
        "stoisko",
        "panel",
        "sesja",
        "temat",
        "kraj",
        "cel",
        "działanie",
    ]
)
_ABOUT = re.compile(
    r"(?:\b(?:blisko|około|ok\.|ponad|prawie|niemal|niespełna|przeszło|powyżej|co najmniej"
    r"|przynajmniej|kilka)\s+)$",
    re.IGNORECASE,
)
_RATE = re.compile(
    r"\b(?:razy? (?:w|do) roku|rocznie|co najmniej|przynajmniej|maksymalnie|nie więcej niż|do)\s*$",
    re.IGNORECASE,
)
_NOT_BEFORE = re.compile(
    r"(?:§|\bust\.|\bart\.|\bpkt|\bnr|\bpoz\.|\bgodz\.|\bul\.|\btel\.?|\bod|[Kk]adencj\w+"
    r"|\bstr\.|\d[.,:/]|\bNIP:?|\bREGON:?|\bKRS:?)\s*$")  # fmt: skip


@dataclass(frozen=True, slots=True)
class Counted:
    """A number and what it counts, at a place of the working copy."""

    start: int
    end: int
    value: int
    what: str
    lemma: str
    is_estimate: bool
    is_rate: bool
    is_word: bool

    @property
    def is_usual(self) -> bool:
        """Say whether partnerships usually count such things."""
        return self.lemma in _PEOPLE_AND_DEEDS


def find(document: Document) -> list[Counted]:
    """Return the counts of a text in order; one thing with one number is told once."""
    found: list[Counted] = []
    place = 0
    while place < len(document.tokens):
        number = _number(document, place)
        if number is None:
            place += 1
            continue
        value, after = number
        row = _row(document, place, after, value)
        if row and not any(_repeats(row, other) for other in found):
            found.append(row)
        place = after
    return found


def _repeats(row: Counted, other: Counted) -> bool:
    return (row.value, row.lemma) == (other.value, other.lemma)


def _number(document: Document, place: int) -> tuple[int, int] | None:
    """Return the number at a token and the token behind it."""
    token = document.tokens[place]
    if token.text[0].isdigit():
        digits = re.sub(r"\D", "", token.text)
        tail = document.text[token.end : token.end + 2]
        if len(digits) > 9 or re.match(r"[.,:/%-]\d|[.)]|%|-\w", tail) or _is_in_a_date(document, token):
            return None
        return int(digits), place + 1
    if not token.is_word:
        return None
    total, after = 0, place
    while (part := number_word(document.tokens.word(after).lower())) is not None:
        if total and not (part < 10 or (part < total and total % 100 == 0)):
            break
        total, after = total + part, after + 1
    return (total, after) if after > place else None


def _is_in_a_date(document: Document, token: Token) -> bool:
    return any(day.start <= token.start < day.end for day in document.dates)


def _row(document: Document, first: int, after: int, value: int) -> Counted | None:
    tokens = document.tokens
    start = tokens[first].start
    before = document.text[max(0, start - 22) : start]
    is_word = tokens[first].is_word
    if value < 2 or _NOT_BEFORE.search(before) or (1900 <= value <= 2100 and not is_word):
        return None
    head = _counted_noun(document, after)
    if head is None:
        return None
    place, lemma = head
    if is_word and lemma not in _PEOPLE_AND_DEEDS:
        return None
    end = _end(document, place)
    about = _ABOUT.search(before)
    words = document.text[tokens[after].start : end]
    return Counted(start - (len(about.group()) if about else 0), end, value, _named(words), lemma,
                   about is not None, bool(_RATE.search(before)), is_word)  # fmt: skip


def _counted_noun(document: Document, place: int) -> tuple[int, str] | None:
    """Return the plural noun that a number counts, past adjectives in front of it."""
    for ahead in range(place, place + 4):
        token = document.tokens.get(ahead)
        if token is None or not token.is_word or document.tokens[ahead - 1].text == "\n":
            return None
        nouns = [r for r in token.readings if r.is_noun and "pl" in r.numbers and not r.rare]
        usual = sorted(
            r.name.lower()
            for r in token.readings
            if r.is_noun and "pl" in r.numbers and r.name.lower() in _PEOPLE_AND_DEEDS
        )
        if usual:
            return ahead, usual[0]
        if token.lemmas & _MEASURES:
            return None
        if any(r.is_adjective and "pl" in r.numbers for r in token.readings):
            continue
        if nouns and not token.is_capital:
            return ahead, nouns[0].name.lower()
        return None
    return None


def _end(document: Document, noun: int) -> int:
    """Return where the counted thing ends: adjectives and genitives behind the noun belong to it."""
    tokens = document.tokens
    end = tokens[noun].end
    for place in range(noun + 1, noun + 4):
        token = tokens.get(place)
        if token is None or not token.is_word:
            break
        if not any(r.is_adjective or (r.is_noun and "gen" in r.cases) for r in token.readings):
            break
        end = token.end
    return end


def _named(words: str) -> str:
    return nominative(re.sub(r"^następując\w+ ", "", words))


@cache
def _words() -> dict[str, int]:
    """Number words from one to 999 in all cases, from their lemmas."""
    lemmas = {}
    for value in (*range(2, 20), *range(20, 100, 10), *range(100, 1000, 100)):
        lemmas[number_words(value)] = value
    forms = dict(lemmas)
    for lemma, value in lemmas.items():
        forms.update(
            {row[0].lower(): value for row in analyser().generate(lemma) if row[2].startswith("num")}
        )
    forms.update({number_words(n, "personal"): n for n in (*range(2, 20), *range(20, 100, 10))})
    forms.update(dwie=2, dwoje=2, dwojga=2, obie=2, oba=2, troje=3, trojga=3, czworo=4, tuzin=12)
    return forms


def number_word(word: str) -> int | None:
    """Return the value of one number word in any case, or None."""
    return _words().get(word)
