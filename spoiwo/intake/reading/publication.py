"""What a page says of its own publication: „Opublikowano”, „Autor”, „Data modyfikacji”, and who.

Offices must tell who made and who published what they say (art. 8 ust. 6 of the act on access to public
information), so these lines stand on most of their pages, in their own words.
"""

import re
from collections.abc import Iterable
from dataclasses import replace

from spoiwo.common.polish.date_reading import UnreadableDate, parse_date
from spoiwo.intake.reading.model import Block, Part, Properties

_I = re.IGNORECASE
_DAY = (
    r"\d{1,2}[./-]\d{1,2}[./-]\d{4}|\d{4}[./-]\d{1,2}[./-]\d{1,2}|"
    r"\d{1,2}\s+(?:stycznia|lutego|marca|kwietnia|maja|czerwca|lipca|sierpnia|września|października|listopada|"
    r"grudnia)\s+\d{4}"
)
_PUBLISHED = (
    r"(?:data\s+)?(?:opublikowan[oaey]|publikacj[ia]|dodan[oae]|zamieszczon[oae]|umieszczon[oae]|utworzon[oae]|"
    r"wytworzeni[ae]|udostępnieni[ae]|dodani[ae]|utworzeni[ae]|ogłoszeni[ae])"
)
_CHANGED = (
    r"(?:data\s+)?(?:ostatni(?:a|ej)\s+)?(?:zmian[ay]|modyfikacj[ai]|aktualizacj[ai]|zaktualizowan[oa]|"
    r"zmodyfikowan[oa])"
)
_BY = (
    r"(?:opublikował(?:\(?a\)?)?|opublikowan[ey] przez|publikujący|dodał(?:\(?a\)?)?|zamieścił(?:\(?a\)?)?|"
    r"wprowadził(?:\(?a\)?)?|redaktor|osoba publikująca|udostępnił(?:a)?)"
)
_AUTHOR = r"(?:autor(?:ka|zy)?(?: tekstu| artykułu| wpisu)?|wytworzył(?:\(?a\)?)?|wytwarzający|tekst)"
_HEADINGS = (
    r"informacje o (?:publikacji|artykule|dokumencie)(?: dokumentu| artykułu)?|metryczka|"
    r"metryka(?: strony| dokumentu)?|rejestr zmian|historia zmian|wydawca treści|опубліковувач|"
    r"asset publisher|podmiot udostępniający.{0,80}"
)
_SEEN = r"(?:liczba (?:wyświetleń|odsłon|wejść|odwiedzin)|wyświetleń|odsłon|wyświetlono) ?:? ?[\d ]+(?:razy)?"
_LABEL = re.compile(
    rf"^[\W_]*(?:(?:{_HEADINGS})[\W_]*$|{_SEEN}[\W_]*$|"
    rf"(?:{_PUBLISHED}|{_CHANGED})(?:\s+\w+)?(?:\s*[:–-]|\s+(?:w\s+)?(?:dni[au]\s+)?(?={_DAY}))|(?:{_BY}|{_AUTHOR})\s*:)",
    _I,
)
_WHEN = re.compile(rf"(?:publik|zamieszcz|umieszcz|udostępni|ogłosz|doda)\w*\b\D{{0,30}}?({_DAY})", _I)
_WHEN_MADE = re.compile(rf"{_PUBLISHED}\b\D{{0,30}}?({_DAY})", _I)
_WHEN_CHANGED = re.compile(rf"{_CHANGED}\b\D{{0,30}}?({_DAY})", _I)
_NAME = r"((?:[A-ZĄĆĘŁŃÓŚŹŻ][\w.-]*[ ]?){1,4})"
_WHO = re.compile(rf"(?i:\b{_AUTHOR}\s*:)\s*{_NAME}")
_WHO_PUBLISHED = re.compile(rf"(?i:\b{_BY}\s*:?)\s+{_NAME}")
_WEEKDAY = r"(?:(?:poniedziałek|wtorek|środa|czwartek|piątek|sobota|niedziela),?\s+)?"
_HOUR = r"(?:,?\s+(?:r\.?|roku))?(?:,?\s+(?:godz\.?\s*)?\d{1,2}:\d{2}(?::\d{2})?)?"
_ONLY_DAY = re.compile(rf"^[\W_]*{_WEEKDAY}({_DAY}){_HOUR}[\W_]*$", _I)


def is_publication(words: str) -> bool:
    """Say whether the words of a short block tell of the publication of the page."""
    return bool(_LABEL.match(words))


def told_by(blocks: Iterable[Block], known: Properties) -> Properties:
    """Return what is known with what the blocks of publication add; what the file itself said goes first."""
    text = "\n".join(" ".join(block.text.split()) for block in blocks if block.part is Part.PUBLICATION)
    return replace(
        known,
        published=known.published or _day(_WHEN.search(text)) or _day(_WHEN_MADE.search(text)),
        changed=known.changed or _day(_WHEN_CHANGED.search(text)),
        author=known.author or _name(_WHO.search(text)),
        publisher=known.publisher or _name(_WHO_PUBLISHED.search(text)),
    )


def only_day(words: str) -> str:
    """Return the day a block consists of, as ISO 8601, or nothing."""
    return _day(_ONLY_DAY.match(words))


def day_in(words: str) -> str:
    """Return the first day named in the words, as ISO 8601, or nothing."""
    return _day(re.search(f"({_DAY})", words, _I))


def _day(found: re.Match[str] | None) -> str:
    if found is None:
        return ""
    told = found[1]
    iso = re.fullmatch(r"(\d{4})[./-](\d{1,2})[./-](\d{1,2})", told)
    plain = re.fullmatch(r"(\d{1,2})[./-](\d{1,2})[./-](\d{4})", told)
    if iso:
        told = f"{int(iso[3])}.{int(iso[2]):02}.{iso[1]}"
    elif plain:
        told = f"{int(plain[1])}.{int(plain[2]):02}.{plain[3]}"
    try:
        return parse_date(told).value.isoformat()
    except UnreadableDate:
        return ""


def _name(found: re.Match[str] | None) -> str:
    return found[1].strip(" .-") if found else ""
