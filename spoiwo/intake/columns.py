"""What a column of a list may hold, and how it is recognised by its heading or by what stands in it."""

import re
from collections.abc import Sequence
from enum import StrEnum

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from stdnum.pl import nip, regon

from spoiwo.common.polish import fold


class Field(StrEnum):
    """What we can take from a list."""

    NAME = "name"
    SHORT_NAME = "short_name"
    CATEGORY = "category"
    REGON = "regon"
    NIP = "nip"
    KRS = "krs"
    EDELIVERY = "edelivery"
    STREET = "street"
    POSTAL_CODE = "postal_code"
    POST_TOWN = "post_town"
    LOCALITY = "locality"
    UNIT = "unit"
    WEBSITE = "website"
    EMAIL = "email"
    PHONE = "phone"
    SINCE = "since"
    UNTIL = "until"
    PERSON = "person"
    GIVEN_NAMES = "given_names"
    FAMILY_NAME = "family_name"
    OFFICE = "office"
    PERSON_EMAIL = "person_email"
    PERSON_PHONE = "person_phone"
    NOTE = "note"

    @property
    def label(self) -> str:
        """Return the field's name on the screen."""
        return str(LABELS[self])


LABELS: dict[Field, str | Promise] = {
    Field.NAME: _("Name of the institution"),
    Field.SHORT_NAME: _("Short name or abbreviation"),
    Field.CATEGORY: _("Kind of institution"),
    Field.REGON: "REGON",
    Field.NIP: "NIP",
    Field.KRS: "KRS",
    Field.EDELIVERY: _("E-delivery address"),
    Field.STREET: _("Street and number, or the whole address"),
    Field.POSTAL_CODE: _("Postal code"),
    Field.POST_TOWN: _("Post town"),
    Field.LOCALITY: _("Locality"),
    Field.UNIT: _("Gmina or TERYT code"),
    Field.WEBSITE: _("Website"),
    Field.EMAIL: _("Official e-mail"),
    Field.PHONE: _("Official telephone"),
    Field.SINCE: _("Day of accession"),
    Field.UNTIL: _("Last day of membership"),
    Field.PERSON: _("Representative"),
    Field.GIVEN_NAMES: _("First names of the representative"),
    Field.FAMILY_NAME: _("Surname of the representative"),
    Field.OFFICE: _("Office of the representative"),
    Field.PERSON_EMAIL: _("E-mail of the representative"),
    Field.PERSON_PHONE: _("Telephone of the representative"),
    Field.NOTE: _("Note"),
}

_PERSON = r"(przedst|reprez|deleg|kontakt|osob|upowazn|pelnomocn)"
# The order decides: the first pattern found in a folded heading wins.
_HEADINGS: tuple[tuple[str, Field | None], ...] = (
    (r"^(l\.? ?p\.?|nr|numer|no|id|poz\.?|#)$", None),
    (r"regon", Field.REGON),
    (r"\bnip\b", Field.NIP),
    (r"\bkrs\b", Field.KRS),
    (r"doreczen|\bade\b|skrzynk", Field.EDELIVERY),
    (rf"mail.*{_PERSON}|{_PERSON}.*mail", Field.PERSON_EMAIL),
    (rf"\btel.*{_PERSON}|{_PERSON}.*(\btel|komork)|komorkow", Field.PERSON_PHONE),
    (r"www|http|witryn|\burl\b|\bstron[aey]\b", Field.WEBSITE),
    (r"e-?mail|\bmail|poczt\w* elektron|adres\w* elektron", Field.EMAIL),
    (r"\btel|telefon|\bfax|faks|\bkom\b", Field.PHONE),
    (r"funkcj|stanowisk|w charakterze|godnosc", Field.OFFICE),
    (r"nazwisko (i |oraz )?imi|imi\w* (i |oraz )?nazwisk", Field.PERSON),
    (r"^nazwisk", Field.FAMILY_NAME),
    (r"^imi(e|ona)\b", Field.GIVEN_NAMES),
    (r"teryt|^gm(\.|ina)?\b(?!.*nazw)", Field.UNIT),
    (r"kod\b|pocztowy\b", Field.POSTAL_CODE),
    (r"^poczta\b|miejscowosc poczt|urzad pocztowy", Field.POST_TOWN),
    (
        r"wystap|rezygn|zakoncz|wyjsci|wykresl|wygas|koniec|ostatni dzien|^do( dnia| kiedy)?$"
        r"|czlonk\w* do\b|sygnatariusz\w* do\b|data do\b|obowiazuje do|opuszcz",
        Field.UNTIL,
    ),
    (
        r"przystap|wstap|akces|podpis|przyjec|^od( dnia| kiedy)?$|czlonk\w* od\b|sygnatariusz\w* od\b"
        r"|data od\b|^data$|^dn(ia|\.)?$|zawarcia|rozpoczec|rok przyst|^rok$",
        Field.SINCE,
    ),
    (r"skrot|skrocon|akronim", Field.SHORT_NAME),
    (r"rodzaj|kategor|\btyp\b|forma prawn|form\w* organizac", Field.CATEGORY),
    (r"ulic|\bul\b|adres|nr domu|numer domu", Field.STREET),
    (r"miejscow|\bmiast|siedzib|\bwies\b|miejsce", Field.LOCALITY),
    (r"nazw|instytuc|podmiot|organizac|sygnatari|partner|jednostk|\bfirm|urzad", Field.NAME),
    (rf"{_PERSON}|reprezent|\bdyrektor|\bkierownik|\bprezes", Field.PERSON),
    (r"uwag|notat|komentarz|adnotac|inne inform|dodatkow", Field.NOTE),
)
_COMPILED = tuple((re.compile(pattern), field) for pattern, field in _HEADINGS)
_POSTAL = re.compile(r"\d{2}-\d{3}")
_WEBSITE = re.compile(r"(https?://|www\.)\S+", re.IGNORECASE)
_DATE = re.compile(r"\d{1,2}[./-]\d{1,2}[./-]\d{4}|\d{4}-\d{2}-\d{2}|\d{1,2} [a-z]+ \d{4}.*")
# A heading is a label: whoever writes more writes a sentence or data.
_LONGEST_HEADING = 80
_ROWS_LOOKED_AT = 15


def recognise(heading: str) -> Field | None:
    """Return what a column with this heading holds, or None."""
    folded = fold(heading).strip(" .:*_()[]\"'")
    if not folded or len(folded) > _LONGEST_HEADING:
        return None
    if folded in {field.value for field in Field}:
        return Field(folded)
    return next((field for pattern, field in _COMPILED if pattern.search(folded)), None)


def heading_row(rows: Sequence[Sequence[str]]) -> int | None:
    """Return the place of the row of headings among the first rows, or None when there is none."""
    best, most = None, 0
    for place, row in enumerate(rows[:_ROWS_LOOKED_AT]):
        fields = {field for cell in row if (field := recognise(cell))}
        # A row of data holds digits where a row of headings holds words.
        if Field.NAME in fields and len(fields) > most and not any(map(_is_number, row)):
            best, most = place, len(fields)
    if most == 1 and best is not None and sum(bool(cell.strip()) for cell in rows[best]) == 1:
        return best if _is_label(rows[best]) else None
    return best


def _is_label(row: Sequence[str]) -> bool:
    """Say whether the one cell is a heading ("Nazwa instytucji") and not an institution itself."""
    words = fold(" ".join(row)).split()
    return len(words) <= 3 and bool(re.match(r"nazw|instytucj|podmiot|sygnatari|partner", words[0]))


def _is_number(cell: str) -> bool:
    digits = re.sub(r"[\s-]", "", cell)
    return digits.isdigit() and len(digits) >= 8


def guess_mapping(headings: Sequence[str], rows: Sequence[Sequence[str]]) -> list[str]:
    """Return the field of each column ("" for none), each field once; content helps where headings do not."""
    width = max([len(headings), *(len(row) for row in rows[:50])], default=0)
    mapping: list[str] = [""] * width
    for place, heading in enumerate(headings):
        field = recognise(heading)
        if field and field.value not in mapping:
            mapping[place] = field.value
    for place in range(width):
        if not mapping[place] and not (place < len(headings) and headings[place].strip()):
            found = _by_content([row[place] for row in rows[:50] if place < len(row) and row[place].strip()])
            mapping[place] = found if found not in mapping else ""
    if Field.NAME.value not in mapping:
        _name_by_content(mapping, headings, rows)
    return mapping


def _by_content(cells: Sequence[str]) -> str:
    for matches, field in _CONTENT:
        if cells and sum(map(matches, cells)) * 4 >= len(cells) * 3:
            return field.value
    return ""


def _name_by_content(mapping: list[str], headings: Sequence[str], rows: Sequence[Sequence[str]]) -> None:
    """Take the column of the longest words for the names, when nothing else says where they are."""
    lengths = {
        place: sum(len(row[place]) for row in rows[:50] if place < len(row) and not row[place].isdigit())
        for place in range(len(mapping))
        if not mapping[place] and not (place < len(headings) and recognise(headings[place]))
    }
    if lengths and max(lengths.values()) > 0:
        mapping[max(lengths, key=lambda place: lengths[place])] = Field.NAME.value


_CONTENT = (
    (regon.is_valid, Field.REGON),
    (nip.is_valid, Field.NIP),
    (lambda cell: "@" in cell and "." in cell, Field.EMAIL),
    (lambda cell: bool(_WEBSITE.match(cell)), Field.WEBSITE),
    (lambda cell: bool(_POSTAL.fullmatch(cell.strip())), Field.POSTAL_CODE),
    (lambda cell: bool(_DATE.fullmatch(fold(cell))), Field.SINCE),
)
