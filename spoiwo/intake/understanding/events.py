"""Events: what kind, when, where, how many came; read from the sentence in which a date stands."""

import re
from dataclasses import dataclass, replace
from functools import lru_cache

from spoiwo.intake.understanding.counts import Counted
from spoiwo.intake.understanding.dates import DateFound, publication_places
from spoiwo.intake.understanding.places import place_at
from spoiwo.intake.understanding.text import Document

# From the most telling to the least; the first that fits the sentence names the event.
_KINDS = (
    ("signing",
        r"podpis(?:an|ał|ali|anie|ania|aniu|em|y|ów)\w*|sygnowan\w+|\bzawar(?:t|l|ci|ł)\w*"
        r"|parafowa\w+|złoży\w+ (?:swoje )?podpis\w+"),
    ("conference", r"konferencj\w+|sympozju\w+|kongres\w*|seminari\w+"),
    ("forum", r"\b[Ff]orum\b(?! wymiany| wzajemnej)|\b[Tt]arg(?:i|ów|ach)\b|\b[Gg]ieł?d\w+"),
    ("working_group",
        r"(?:spotkani\w+|posiedzeni\w+|zebrani\w+|obrad\w*) (?:\w+ )?(?:[Gg]rup\w+"
        r"|[Zz]espoł\w+ (?:[Rr]obocz|[Zz]adaniow)\w+)"),
    ("council_meeting",
        r"posiedzeni\w+|spotkani\w+ (?:Rady|Radą|członków Rady|rady programowej)|obrad\w+ [Rr]ady"
        r"|sesj\w+ [Rr]ady|\bobrady\b"),
    ("training", r"szkole(?:nie|nia|niu|ń|niem|niach)\b|warsztat(?:y|ów|ach|ami)?\b|\bkurs\w*|webinari\w+"),
    ("information_meeting", r"spotkani\w+ informacyjn\w+"),
    ("working_group", r"spotkani\w+ robocz\w+|(?:grup\w+|zespo\w+) robocz\w+"),
    ("plenary",
        r"(?:spotkani\w+|zebrani\w+|zgromadzeni\w+) (?:wszystkich |plenarn\w+ |ogóln\w+ "
        r"|roczn\w+ )?(?:sygnatariuszy|partnerów|plenarn\w+|członków [Pp]artnerstwa"
        r"|[Pp]artnerstwa)|(?:zebrali|spotkali|spotkają) się (?:wszyscy )?(?:sygnatariusze|partnerzy"
        r"|członkowie [Pp]artnerstwa)|walne\w* (?:zebrani|zgromadzeni)\w+|plenarn\w+"),
    ("other",
        r"spotkani\w+|spotka(?:li|ły)\b|zebrani\w+|zgromadzeni\w+|wizyt\w+|wyjazd\w*|"
        r"piknik\w*|jarmark\w*|festyn\w*|uroczystoś\w+|inauguracj\w+|odby(?:ł|w)\w+|"
        r"miał\w? miejsce|zorganizowa\w+|rozpoczę\w+|dołączy\w+|przystąpi\w+|festiwal\w*|"
        r"gal[aięą]\b|konsultacj\w+|głosowani\w+|wybor(?:y|ów|ach)\b|wybra(?:no|ła|ł|li)\b|"
        r"debat\w+|przyjecha\w+|zjecha\w+|nab[óo]r\w*|spacer\w*|dzień otwarty|dni otwarte"),
)  # fmt: skip
_COMPILED = tuple((kind, re.compile(pattern, re.IGNORECASE)) for kind, pattern in _KINDS)
_FOUNDED = re.compile(
    r"powsta(?:ł|ło|ła|ły|nie)|utworzon\w+|utworzy\w+|zawiązan\w+|zawiąza\w+|powoła\w+"
    r"|założon\w+|działa\w*(?: nieprzerwanie)? od|istniej\w+ od|funkcjonuj\w+ od|zainicjowa\w+"
    r"|zarejestrowa\w+",
    re.IGNORECASE,
)
_FAR = 600
_JOINED = re.compile(r"zawiąza|utworzy|utworzon|powoła|powsta", re.IGNORECASE)
_NO_EVENT_BEFORE = re.compile(
    r"(?:ustaw\w+|rozporządzeni\w+|uchwał\w+(?: nr \S+)?|[Zz]arządzeni\w+(?: nr \S+)?"
    r"|Dz\. ?U\.|dyrektyw\w+|decyzj\w+|t\.j\.|umow\w+ nr \S+)[^.;\n]{0,45}$"
    r"|(?:\bdo|\bod|do dnia|od dnia|najpóźniej|w terminie do|ważn\w+ do|obowiąz\w+ (?:od|do)"
    r"|kwartał\w*|kwartale|półrocz\w+|na lata|w latach|okres\w*|stan na(?: dzień)?"
    r"|według stanu na(?: dzień)?|aktualizacj\w+"
    r"|urodzon\w+|z mocą od(?: dnia)?|za rok|w życie(?: z dniem)?|kadencj\w+)\s*:?\s*(?:dnia "
    r"|dniu |dzień )?$"
)
_NO_EVENT_SENTENCE = re.compile(
    r"zgłosze(?:nia|ń)[^.]{0,40} do |klauzul\w+ RODO|polityk\w+ prywatności|ostatnia "
    r"(?:modyfikacja|aktualizacja)|data (?:wydruku|modyfikacji|sporządzenia)|[Ss]porządzi"
    r"|wchodzi w życie|obowiązuje od|realizowan\w+ (?:jest )?(?:w okresie )?od"
    r"|Termin realizacji|Okres realizacji"
)
_SIGNED_THERE = re.compile(r"złoży\w+ (?:swoje |swe )?podpis\w*")
_BARE = re.compile(r"spotkani|odby|miał|zebrani|przyjecha|zjecha", re.IGNORECASE)
_TELLING = ("conference", "training", "forum")
_WHERE = re.compile(
    r"(?:w|na) (?:siedzibie|sali|auli|świetlicy|budynku|gmachu|rezydencji|hotelu|Sali|Auli"
    r"|Hotelu|Urzędzie|Starostwie|Centrum|Domu|Bibliotece|Ośrodku|Gminnym|Miejskim"
    r"|Powiatowym)[^.,;\n]*?(?= odby| został| miał| podpis|[.,;\n]| w dniu| przez | spotka|$)"
)


@dataclass(frozen=True, slots=True)
class Happening:
    """An event with its place in the working copy."""

    start: int
    end: int
    kind: str
    date: str | None
    place: str
    count: int | None
    participants: int | None
    is_estimate: bool
    is_sure: bool
    word: str


def find(document: Document, counted: list[Counted]) -> list[Happening]:
    """Return the events of a document: the dated ones, then those that are only counted."""
    places: dict[int, str] = {}
    dated = [event for day in document.dates if (event := _dated(document, day, places)) is not None]
    exact = {event.date for event in dated if event.date and len(event.date) == 10}
    kept: dict[tuple[str | None, str], Happening] = {}
    for event in dated:
        vague = (
            event.date is not None
            and len(event.date) == 7
            and any((d or "").startswith(event.date) for d in exact)
        )
        if vague:
            continue
        kept.setdefault((event.date, event.kind), event)
    rows = _one_a_day(list(kept.values()))
    rows += [signed for row in rows if (signed := _signed_there(document, row)) is not None]
    return [_with_crowd(document, row, counted) for row in rows] + _counted(counted)


@lru_cache(maxsize=16)
def _kinds_in(sentence: str) -> tuple[tuple[str, re.Pattern[str]], ...]:
    """Return the kinds a sentence tells anywhere: one that lists hundreds of dates is asked once for all."""
    return tuple((kind, pattern) for kind, pattern in _COMPILED if pattern.search(sentence))


@lru_cache(maxsize=16)
def _tells_no_event(sentence: str) -> bool:
    return _NO_EVENT_SENTENCE.search(sentence) is not None


@lru_cache(maxsize=16)
def _is_of_minutes(sentence: str) -> bool:
    return re.search(r"[Pp]rotokół|[Ss]prawozdanie z", sentence) is not None


@lru_cache(maxsize=16)
def _tells_founding(sentence: str) -> bool:
    return _FOUNDED.search(sentence) is not None


def _dated(document: Document, day: DateFound, places: dict[int, str]) -> Happening | None:
    if any(start <= day.start < end for start, end in publication_places(document.text)):
        return None
    number = document.sentences.number(day.start)
    sentence = document.sentences.words(number)
    around = document.sentences.all[number]
    before = document.text[max(around.start, day.start - 70) : day.start]
    founded = _FOUNDED.search(before[-30:]) is not None and not re.search(r"\bdo(?: dnia)?\s*$", before)
    if (
        (_NO_EVENT_BEFORE.search(before) and not founded)
        or _tells_no_event(sentence)
        or _is_range(document, day)
    ):
        return None
    kind, word, sure = _kind(sentence, day.start - around.start, len(day.iso))
    if kind is None or (kind == "other" and _BARE.match(word)):
        told, named = _kind_from_neighbours(document, number, day)
        if kind is None or told in _TELLING:
            kind, word, sure = told, named, False
    if kind is None:
        return None
    if number not in places:
        places[number] = _where(document, number)
    return Happening(day.start, day.end, kind, day.iso, places[number], None, None, False,
                     sure and day.is_stated and len(day.iso) == 10, word)  # fmt: skip


def _is_range(document: Document, day: DateFound) -> bool:
    behind = document.text[day.end : day.end + 14]
    before = document.text[max(0, day.start - 14) : day.start]
    return len(day.iso) == 10 and bool(
        re.match(r"\s*(?:do|[–-])\s*(?:dnia )?\d", behind) or re.search(r"(?:r\.|\d)\s*[–-]\s*$", before)
    )


def _kind(sentence: str, place: int, exactness: int) -> tuple[str | None, str, bool]:
    """Return the kind the sentence tells: in the clause of the date first, then anywhere in it."""
    if exactness == 4:
        founded = _FOUNDED.search(sentence)
        return ("other", founded.group(), False) if founded else (None, "", False)
    window = sentence[max(0, place - 130) : place + 170]
    at_start = place < 25 or _is_of_minutes(sentence)
    for kind, pattern in _kinds_in(sentence):
        found = pattern.search(window)
        if found and (
            kind != "signing" or not re.search(r"uczestni|list[ayę] obecności", window[: found.start()][-25:])
        ):
            if kind == "council_meeting" and re.search(r"podpis", window):
                return "signing", found.group(), True
            return kind, found.group(), kind != "other" or at_start
    founded = _FOUNDED.search(window) if _tells_founding(sentence) else None
    if founded is None:
        return (*_far_in(sentence, place), False)
    # A partnership that was founded on a day was signed on it; one that works since a day was not.
    is_signed = _JOINED.search(founded.group()) and re.search(r"artnerstw|orozumien", window)
    return ("signing" if is_signed else "other"), founded.group(), False


def _far_in(sentence: str, place: int) -> tuple[str | None, str]:
    """Return what a long sentence tells far from its date."""
    window = sentence[max(0, place - _FAR) : place + _FAR]
    told = ((kind, pattern.search(window)) for kind, pattern in _kinds_in(sentence) if kind != "other")
    return next(((kind, found.group()) for kind, found in told if found), (None, ""))


def _kind_from_neighbours(document: Document, number: int, day: DateFound) -> tuple[str | None, str]:
    if len(day.iso) != 10:
        return None, ""
    for other in (number - 1, number + 1):
        text = document.sentences.words(other)
        if len(document.sentences.words(number)) > 160 and other != number - 1:
            continue
        for kind, pattern in _kinds_in(text):
            found = pattern.search(text)
            if found:
                return kind, found.group()
    return None, ""


def _where(document: Document, number: int) -> str:
    """Return the town and the house of an event, as the sentence names them."""
    sentence = document.sentences.all[number]
    tokens = document.tokens
    town = ""
    for place in range(tokens.at(sentence.start), tokens.at(sentence.end)):
        if tokens.word(place) in ("w", "we", "W", "We"):
            found = place_at(tokens, place + 1, document.gazetteer)
            if found:
                town = found.name
                break
    house = _WHERE.search(document.sentences.words(number))
    return ", ".join(part for part in (town, house.group() if house else "") if part)


def _one_a_day(events: list[Happening]) -> list[Happening]:
    """Keep one event for each date, the most telling kind; a signing at a meeting keeps both."""
    order = [kind for kind, _ in _KINDS]
    kept: dict[str | None, Happening] = {}
    for event in events:
        other = kept.get(event.date)
        if other is None or order.index(event.kind) < order.index(other.kind):
            kept[event.date] = event
    return sorted(kept.values(), key=lambda event: event.start)


def _signed_there(document: Document, event: Happening) -> Happening | None:
    """Return the signing at a meeting whose long sentence ends with who put their names to the document."""
    if event.kind == "signing" or len(event.date or "") != len("2026-01-31"):
        return None
    word = _signed_in(document.sentence(event.start))
    return replace(event, kind="signing", place="", is_sure=False, word=word) if word else None


@lru_cache(maxsize=16)
def _signed_in(sentence: str) -> str:
    found = _SIGNED_THERE.search(sentence)
    return found.group() if found else ""


def _with_crowd(document: Document, event: Happening, counted: list[Counted]) -> Happening:
    """Give an event the number of people the text counts within three sentences of its date."""
    number = document.sentences.number(event.start)
    for row in counted:
        near = abs(document.sentences.number(row.start) - number) <= 3
        if (
            near
            and not row.is_row
            and row.lemma in ("osoba", "uczestnik", "uczestniczka")
            and event.kind != "signing"
        ):
            return Happening(event.start, event.end, event.kind, event.date, event.place, None, row.value,
                             row.is_estimate, event.is_sure, event.word)  # fmt: skip
    return event


_COUNTED = {"spotkanie": "other", "posiedzenie": "council_meeting", "szkolenie": "training",
            "warsztat": "training", "konferencja": "conference", "forum": "forum"}  # fmt: skip


def _counted(counted: list[Counted]) -> list[Happening]:
    """Return events told only by their number: "cztery spotkania Rady Programowej"."""
    found = []
    for row in counted:
        kind = _COUNTED.get(row.lemma)
        if kind is None or row.is_rate:
            continue
        told = next((k for k, pattern in _COMPILED if pattern.search(row.what)), kind)
        found.append(
            Happening(row.start, row.end, told, None, "", row.value, None, row.is_estimate, False, row.what)
        )
    return found
