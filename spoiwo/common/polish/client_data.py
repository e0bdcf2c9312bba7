"""Finding what tells of a client in a text of officials: numbers of persons, contacts, names in a case.

People who serve the same client must be able to talk about help without talking about a person. What is
found here is shown to the writer before anything is sent; the rules lean to silence where an office, a street
or a sum of money explains the same signs, and the tests keep both sides.
"""

import re
from collections.abc import Callable, Collection, Iterator
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from spoiwo.common.polish.client_persons import persons


class ClientData(StrEnum):
    """What kind of trace it is."""

    PESEL = "pesel"
    IDENTITY_CARD = "identity_card"
    PASSPORT = "passport"
    ACCOUNT = "account"
    TELEPHONE = "telephone"
    EMAIL = "email"
    PERSON = "person"


@dataclass(frozen=True, slots=True)
class Trace:
    """A place in the text, from ``start`` to before ``end``."""

    kind: ClientData
    start: int
    end: int

    def of(self, text: str) -> str:
        """The words themselves."""
        return text[self.start : self.end]


def find_client_data(text: str, *, known: Collection[str] = (), with_slips: bool = False) -> list[Trace]:
    """Return the traces in their order, none over another.

    ``known`` holds contacts anybody may write (e-mails in lower case, telephones as nine digits): those of
    institutions in the register. ``with_slips``: eleven digits are a PESEL number also where its sum is
    wrong, for places where no such number has a business and a slip points at somebody all the same.
    """
    found: list[Trace] = []
    for kind, find in (*_FINDERS, *(_SLIPS if with_slips else ())):
        for start, end in find(text):
            if kind in _CONTACTS and _is_known(text[start:end], known):
                continue
            if not any(start < other.end and other.start < end for other in found):
                found.append(Trace(kind, start, end))
    return sorted(found, key=lambda trace: trace.start)


_LIKE_PESEL = re.compile(r"(?<!\d)(?:\d[ .\-\u00a0]?){10}\d(?!\d)")
_CONTACTS = frozenset({ClientData.EMAIL, ClientData.TELEPHONE})
_GAP = r"[ \u00a0-]?"
_EMAIL = re.compile(r"[\w.+-]+@[\w-]+(?:\.[\w-]+)+")
_CARD = re.compile(rf"(?<!\w)([A-Z]{{3}}){_GAP}(\d{{6}})(?!\d)", re.IGNORECASE)
_PASSPORT = re.compile(rf"(?<!\w)([A-Z]{{2}}){_GAP}(\d{{7}})(?!\d)")
_TELEPHONE = re.compile(
    r"(?<![\d/.,-])(?:(?:\+|00)48[ \u00a0-]?)?\(?0?(\d{2})\)?[ \u00a0-]?(\d(?:[ \u00a0-]?\d){6})(?![\d/])"
)
# What stands before a number that is no telephone, and after one that is a sum or a count.
_OTHER_NUMBER = re.compile(
    r"(?:nip|regon|krs|bdo|nr|numer|poz\.|dz\. ?u\.|konto|rachunek|kod|znak|sygn\.?|pkd|teryt|isbn)[\s.:]*$",
    re.I,
)
_SUM = re.compile(r"^[ \u00a0]*(?:zł|złot|pln|eur|€|tys|mln|osób|os\.|szt|%|m2|m²)", re.IGNORECASE)
# First two digits: area codes of the numbering plan and the beginnings of mobile numbers (UKE).
_AREAS = {
    *("12", "13", "14", "15", "16", "17", "18", "22", "23", "24", "25", "29", "32", "33", "34"),
    *("41", "42", "43", "44", "46", "48", "52", "54", "55", "56", "58", "59", "61", "62", "63"),
    *("65", "67", "68", "71", "74", "75", "76", "77", "81", "82", "83", "84", "85", "86", "87"),
    *("89", "91", "94", "95", "45", "50", "51", "53", "57", "60", "66", "69", "72", "73", "78", "79", "88"),
}


def _digits(text: str) -> str:
    return re.sub(r"\D", "", text)


def _is_known(words: str, known: Collection[str]) -> bool:
    return words.lower() in known or ("@" not in words and _digits(words)[-9:] in known)


def _numbers(length: int, is_it: Callable[[str], bool]) -> Callable[[str], Iterator[tuple[int, int]]]:
    """Return a finder of numbers of so many digits, whatever digits stand before and after them.

    A number may be written in groups, so each group is tried as the first one: “44051401359 2 children”.
    """
    pattern = re.compile(rf"(?=(?<!\d)(?<!\d[.,/])(\d(?:{_GAP}\d){{{length - 1}}})(?!\d))")

    def find(text: str) -> Iterator[tuple[int, int]]:
        for match in pattern.finditer(text):
            written = match.group(1)
            if is_it(_digits(written)) and not _is_a_sum(text, written, match.end(1)):
                yield match.span(1)

    return find


def _is_a_sum(text: str, written: str, end: int) -> bool:
    """Tell whether a number in groups of three is an amount: it is followed by what is counted."""
    groups = re.split(r"[ \u00a0]", written)
    return len(groups) > 2 and bool(_SUM.match(text[end:]))


def is_pesel(digits: str) -> bool:
    """Tell whether eleven digits are a PESEL number: its sum is right and its day of birth exists."""
    if len(digits) != 11:
        return False
    weights = (1, 3, 7, 9, 1, 3, 7, 9, 1, 3, 1)
    if sum(int(digit) * weight for digit, weight in zip(digits, weights, strict=True)) % 10:
        return False
    century, month = divmod(int(digits[2:4]), 20)
    year = {4: 1800, 0: 1900, 1: 2000, 2: 2100, 3: 2200}[century] + int(digits[:2])
    try:
        date(year, month, int(digits[4:6]))
    except ValueError:
        return False
    return True


def _is_account(digits: str) -> bool:
    """A Polish account has 26 digits and the checksum of an IBAN (ISO 13616)."""
    return len(digits) == 26 and int(digits[2:] + "2521" + digits[:2]) % 97 == 1


def _documents(
    pattern: re.Pattern[str], weights: tuple[int, ...]
) -> Callable[[str], Iterator[tuple[int, int]]]:
    """Return a finder of documents numbered by letters and digits whose weighted sum ends in nought."""

    def find(text: str) -> Iterator[tuple[int, int]]:
        for match in pattern.finditer(text):
            signs = (match.group(1) + match.group(2)).upper()
            values = [int(sign, 36) for sign in signs]
            if sum(value * weight for value, weight in zip(values, weights, strict=True)) % 10 == 0:
                yield match.span()

    return find


def _telephones(text: str) -> Iterator[tuple[int, int]]:
    for match in _TELEPHONE.finditer(text):
        if match.group(1) not in _AREAS:
            continue
        before = text[max(0, match.start() - 60) : match.start()]
        if _OTHER_NUMBER.search(before) or _SUM.match(text[match.end() : match.end() + 60]):
            continue
        yield match.span()


def _emails(text: str) -> Iterator[tuple[int, int]]:
    for match in _EMAIL.finditer(text):
        yield match.span()


_FINDERS: tuple[tuple[ClientData, Callable[[str], Iterator[tuple[int, int]]]], ...] = (
    (ClientData.EMAIL, _emails),
    (ClientData.ACCOUNT, _numbers(26, _is_account)),
    (ClientData.PESEL, _numbers(11, is_pesel)),
    (ClientData.IDENTITY_CARD, _documents(_CARD, (7, 3, 1, 9, 7, 3, 1, 7, 3))),
    (ClientData.PASSPORT, _documents(_PASSPORT, (7, 3, 9, 1, 7, 3, 1, 7, 3))),
    (ClientData.TELEPHONE, _telephones),
    (ClientData.PERSON, persons),
)


def _like_pesel(text: str) -> Iterator[tuple[int, int]]:
    for match in _LIKE_PESEL.finditer(text):
        yield match.span()


# After all others: what is a telephone or an account is no PESEL number with a slip.
_SLIPS = ((ClientData.PESEL, _like_pesel),)
