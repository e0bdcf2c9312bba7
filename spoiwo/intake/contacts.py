"""Addresses, telephones, e-mails and websites of a row. A wrong one is left out and said."""

import re
from collections.abc import Mapping
from typing import Protocol

from django.core.exceptions import ValidationError
from django.core.validators import EmailValidator, URLValidator
from django.utils.translation import gettext as _

from spoiwo.common.exceptions import BadInput
from spoiwo.common.polish import tidy
from spoiwo.intake.columns import Field
from spoiwo.intake.wording import Level, Param
from spoiwo.registry.identifiers import normalise_phone

_WHOLE_ADDRESS = re.compile(r"(?P<street>.+?)[,;\s]+(?P<code>\d{2}-\d{3})\s+(?P<town>[^\d,;]{2,100})")
_CODE_FIRST = re.compile(r"(?P<code>\d{2}-\d{3})\s+(?P<town>[^\d,;]{2,100})[,;]\s*(?P<street>.+)")
_LISTED = re.compile(r"\s*(?:[;\n]|,\s|\s/\s|\blub\b|\boraz\b)\s*")
_EMPTY = frozenset(("-", "–", "—", "brak", "x", "n/d", "nd."))
_is_email = EmailValidator()
_is_url = URLValidator(schemes=["http", "https"])


class Contactable(Protocol):
    """What contacts are read into."""

    website: str
    email: str
    phone: str
    person_email: str
    person_phone: str

    def find(self, code: str, level: Level, cell: Field | None = None, **params: Param) -> None:
        """Take note of something to say."""


def read_into(entry: Contactable, given: Mapping[Field, str]) -> None:
    """Set what is right; say of each other cell why it is not taken."""
    entry.email = _taken(entry, Field.EMAIL, given)
    entry.person_email = _taken(entry, Field.PERSON_EMAIL, given)
    entry.phone = _taken(entry, Field.PHONE, given)
    entry.person_phone = _taken(entry, Field.PERSON_PHONE, given)
    entry.website = _taken(entry, Field.WEBSITE, given)


def split_address(text: str) -> tuple[str, str, str] | None:
    """Return street, postal code and town of an address in one line, or None when it is only a street."""
    found = _WHOLE_ADDRESS.fullmatch(text) or _CODE_FIRST.fullmatch(text)
    if found is None:
        return None
    return found["street"].strip(" ,;"), found["code"], found["town"].strip(" ,;")


def _taken(entry: Contactable, cell: Field, given: Mapping[Field, str]) -> str:
    text = tidy(given.get(cell, "").replace("\n", "; "))
    if not text or text.lower() in _EMPTY:
        return ""
    parts = [part for part in _LISTED.split(text) if part]
    value, why = _first_good(cell, [*parts, text])
    if not value:
        entry.find("not_taken", Level.WARNING, cell, text=text[:80], why=why)
    elif len(parts) > 1:
        entry.find("one_of_many", Level.NOTE, cell, value=value)
    return value


def _first_good(cell: Field, parts: list[str]) -> tuple[str, str]:
    why = ""
    for part in parts:
        try:
            return _READERS[cell](part), ""
        except BadInput as error:
            why = why or str(error.message)
    return "", why


def _email(text: str) -> str:
    address = text.removeprefix("mailto:").strip(" <>")
    try:
        _is_email(address)
    except ValidationError:
        raise BadInput(_("An e-mail address looks like sekretariat@example.org.")) from None
    if len(address) > 254:
        raise BadInput(_("An e-mail address looks like sekretariat@example.org."))
    return address


def _website(text: str) -> str:
    address = text if re.match(r"https?://", text, re.IGNORECASE) else f"https://{text}"
    try:
        _is_url(address)
    except (ValidationError, ValueError):
        raise BadInput(_("A website looks like www.example.org.")) from None
    if len(address) > 300:
        raise BadInput(_("A website looks like www.example.org."))
    return address


_READERS = {
    Field.EMAIL: _email,
    Field.PERSON_EMAIL: _email,
    Field.PHONE: normalise_phone,
    Field.PERSON_PHONE: normalise_phone,
    Field.WEBSITE: _website,
}
