"""From cells as they came to values the register takes, with a sentence for each cell that needs one.

Pure: no database. What depends on the records is said by ``judging``.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date

from spoiwo.common.exceptions import BadInput
from spoiwo.common.periods import Precision
from spoiwo.common.polish import fold, polish_quotes, tidy
from spoiwo.intake import contacts, days, guessing, kinds, numbers
from spoiwo.intake.columns import Field
from spoiwo.intake.persons import PersonName, person_of, read_person
from spoiwo.intake.wording import Finding, Level, Param
from spoiwo.registry.identifiers import normalise_postal_code
from spoiwo.registry.states import Scheme

LONGEST_NAME = 400
_LONGEST = {
    Field.SHORT_NAME: 120, Field.STREET: 160, Field.POST_TOWN: 100, Field.LOCALITY: 100, Field.OFFICE: 160,
    Field.NOTE: 300,
}  # fmt: skip
_SCHEMES = {
    Field.REGON: Scheme.REGON,
    Field.NIP: Scheme.NIP,
    Field.KRS: Scheme.KRS,
    Field.EDELIVERY: Scheme.EDELIVERY,
}
# What spreadsheets show instead of a result, in English and in Polish.
_FAILED = re.compile(
    r"#(N/A|N/D|REF!|ADR!|VALUE!|ARG!|NAME\?|NAZWA\?|DIV/0!|DZIEL/0!|NUM!|LICZBA!|NULL!|ZERO!)|(ERR|BŁĄD):\d{3}"
)
Cells = Mapping[str, str]


@dataclass(slots=True)
class Entry:
    """One row in the register's terms. Built by ``parse``, completed by ``judging``."""

    name: str = ""
    short_name: str = ""
    category: str = ""
    labels: tuple[str, ...] = ()
    numbers: dict[Scheme, str] = field(default_factory=dict)
    street: str = ""
    postal_code: str = ""
    post_town: str = ""
    locality: str = ""
    place_in_name: str = ""
    unit: str = ""
    unit_id: int | None = None
    website: str = ""
    email: str = ""
    phone: str = ""
    since: date | None = None
    precision: Precision = Precision.DAY
    until: date | None = None
    person: PersonName | None = None
    office: str = ""
    person_email: str = ""
    person_phone: str = ""
    note: str = ""
    findings: list[Finding] = field(default_factory=list)

    def find(self, code: str, level: Level, cell: Field | None = None, **params: Param) -> None:
        """Add something to say."""
        self.findings.append(Finding(code, level, cell.value if cell else "", params))

    @property
    def has_errors(self) -> bool:
        return any(finding.level is Level.ERROR for finding in self.findings)


def parse(cells: Cells, today: date, *, is_1904: bool = False) -> Entry:
    """Return the row as an entry; never raises, whatever the cells hold.

    ``is_1904`` tells that days kept as numbers are counted from 1904.
    """
    entry = Entry()
    given = {Field(name): text for name, text in cells.items() if text.strip()}
    _refuse_formulas(entry, given)
    _name(entry, given.get(Field.NAME, ""))
    _plain_texts(entry, given)
    _kind(entry, given.get(Field.CATEGORY, ""))
    _numbers(entry, given)
    _address(entry, given)
    contacts.read_into(entry, given)
    days.read_into(entry, given, today, days.zero_of(is_1904=is_1904))
    _person(entry, given)
    return entry


def _refuse_formulas(entry: Entry, given: dict[Field, str]) -> None:
    for cell, text in list(given.items()):
        if text.startswith("=") and len(text) > 1:
            entry.find("formula", Level.ERROR, cell)
            del given[cell]
        elif _FAILED.fullmatch(text.strip().upper()):
            entry.find("formula_failed", Level.ERROR, cell, text=text.strip())
            del given[cell]


def _name(entry: Entry, text: str) -> None:
    entry.name = polish_quotes(tidy(text.replace("\n", " ")))
    if not entry.name:
        entry.find("name_missing", Level.ERROR, Field.NAME)
        return
    if len(entry.name) > LONGEST_NAME:
        entry.find("name_too_long", Level.ERROR, Field.NAME, most=LONGEST_NAME)
    elif guessing.is_sum(entry.name):
        entry.find("sum_row", Level.ERROR, Field.NAME)
    if entry.name != text.strip(" "):
        entry.find("tidied", Level.NOTE, Field.NAME, text=text[:200])


def _plain_texts(entry: Entry, given: Mapping[Field, str]) -> None:
    for cell, most in _LONGEST.items():
        text = tidy(given.get(cell, ""))
        if len(text) > most:
            entry.find("too_long", Level.WARNING, cell, most=most)
        else:
            setattr(entry, cell.value, text)
    entry.unit = tidy(given.get(Field.UNIT, ""))[:100]


def _kind(entry: Entry, told: str) -> None:
    guess = guessing.guess(entry.name)
    for slip in guess.slips:
        entry.find(slip, Level.WARNING, Field.NAME, **({"second": guess.second} if slip == "run_on" else {}))
    entry.place_in_name = guess.locative
    chosen = kinds.read_kind(told)
    if told and not chosen:
        entry.find("kind_unknown", Level.WARNING, Field.CATEGORY, text=tidy(told)[:80])
    if guess.kind:
        entry.labels = guess.kind.labels
    if chosen:
        entry.category = chosen
        if guess.kind and guess.kind.category != chosen:
            said = {"text": tidy(told)[:80], "kind": guess.kind.category}
            entry.find("kind_differs", Level.NOTE, Field.CATEGORY, **said)
    elif guess.kind:
        entry.category = guess.kind.category
        entry.find(
            "kind_guessed", Level.NOTE, Field.CATEGORY, kind=entry.category, evidence=guess.kind.evidence[:80]
        )
    if "lgd" in entry.labels:
        entry.find("label_lgd", Level.NOTE, Field.CATEGORY)


def _numbers(entry: Entry, given: Mapping[Field, str]) -> None:
    for cell, scheme in _SCHEMES.items():
        if cell not in given:
            continue
        reading = numbers.read_number(scheme, given[cell])
        if reading.value:
            entry.numbers[scheme] = reading.value
        if reading.code:
            entry.find(reading.code, reading.level, cell, **reading.params)


def _address(entry: Entry, given: Mapping[Field, str]) -> None:
    whole = contacts.split_address(entry.street)
    if whole and not given.get(Field.POSTAL_CODE):
        entry.street, entry.postal_code, entry.post_town = whole
        entry.locality = entry.locality or entry.post_town
        entry.find("address_split", Level.NOTE, Field.STREET)
    code = tidy(given.get(Field.POSTAL_CODE, ""))
    # A spreadsheet turns 05-170 into the number 5170.
    code = f"0{code}" if code.isdecimal() and len(code) == 4 else code
    if code:
        try:
            entry.postal_code = normalise_postal_code(code)
        except BadInput as error:
            entry.find("not_taken", Level.WARNING, Field.POSTAL_CODE, text=code[:40], why=str(error.message))


def _person(entry: Entry, given: Mapping[Field, str]) -> None:
    text = given.get(Field.PERSON, "")
    if text:
        entry.person = read_person(text)
        if entry.person is None:
            entry.find("person_unreadable", Level.WARNING, Field.PERSON, text=tidy(text)[:80])
        elif entry.person.swapped:
            entry.find(
                "person_order",
                Level.NOTE,
                Field.PERSON,
                given=entry.person.given_names,
                family=entry.person.family_name,
            )
    elif given.get(Field.GIVEN_NAMES) or given.get(Field.FAMILY_NAME):
        entry.person = person_of(given.get(Field.GIVEN_NAMES, ""), given.get(Field.FAMILY_NAME, ""))
    if entry.person is None and not text and (entry.office or entry.person_email or entry.person_phone):
        entry.find("person_without_name", Level.WARNING, Field.PERSON)
    if entry.person and entry.email and fold(entry.person.family_name) in fold(entry.email.split("@")[0]):
        entry.person_email, entry.email = entry.person_email or entry.email, ""
        entry.find("person_has_own_email", Level.WARNING, Field.EMAIL)
