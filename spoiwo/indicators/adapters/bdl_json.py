"""Answers of the bank's API, as files or as they come: ``data/by-variable`` and ``data/by-unit``.

Numbers are read as decimals, never as floats. Whatever is not what the bank sends is refused with a reason.
"""

import json
import re
from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal, InvalidOperation
from typing import Any, NoReturn

from django.utils.translation import gettext as _

from spoiwo.indicators.cells import Cell, Read, Unreadable, is_year, number_of
from spoiwo.indicators.marks import ABSENT, NUMBERS, UNNAMED
from spoiwo.indicators.states import Absence

MOST_VALUES = 300_000
MOST_DIGITS = 40
_CODE = re.compile(r"\d{1,12}")
_VARIABLE = re.compile(r"\d{1,10}")
_LONGEST_NAME = 200


@dataclass(frozen=True, slots=True)
class Envelope:
    """What an answer says of itself: how many records there are in all, which page it is."""

    total: int
    page: int
    page_size: int
    records: int


def parse(content: bytes) -> object:
    """Return the JSON of the content; raises Unreadable for anything that is not plain JSON in UTF-8."""
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise Unreadable(_("The file is not in UTF-8, in which the bank writes JSON.")) from error
    try:
        return json.loads(text, parse_float=_decimal, parse_int=_decimal, parse_constant=_no_constant)
    except RecursionError as error:
        raise Unreadable(_("The file is nested deeper than any answer of the bank.")) from error
    except ValueError as error:
        raise Unreadable(_("This is not JSON: the file is damaged or cut off.")) from error


def _decimal(text: str) -> Decimal | str:
    """Keep a number as text where it is too long to be one, so that it is told and not computed."""
    try:
        return Decimal(text) if len(text) <= MOST_DIGITS else text[: MOST_DIGITS + 1]
    except InvalidOperation:  # an exponent beyond all bounds
        return text


def _no_constant(text: str) -> NoReturn:
    raise Unreadable(_("The file holds %(word)s, which is no number and no JSON.") % {"word": text})


def read(content: bytes) -> Read:
    """Return the values of one answer or of a list of answers; raises Unreadable."""
    found = parse(content)
    answers = found if isinstance(found, list) else [found]
    if not answers:
        raise Unreadable(_("The file is empty."))
    result = Read()
    for answer in answers:
        read_answer(answer, result)
    return result


def read_answer(answer: object, result: Read) -> Envelope:
    """Add the values of an answer to the result and return what it says of itself; raises Unreadable."""
    if not isinstance(answer, Mapping) or not isinstance(answer.get("results"), list):
        raise Unreadable(_("This is JSON, but not an answer of the Local Data Bank with values."))
    records = answer["results"]
    if "variableId" in answer:
        variable, updated = _variable(answer["variableId"]), _text(answer.get("lastUpdate"))
        for record in records:
            row = _record(record)
            _values(row, variable, _text(row.get("id")), _text(row.get("name")), updated, result)
    elif "unitId" in answer:
        code, name = _text(answer["unitId"]), _text(answer.get("unitName"))
        for record in records:
            row = _record(record)
            updated = _text(row.get("lastUpdate") or answer.get("lastUpdate"))
            _values(row, _variable(row.get("id")), code, name, updated, result)
    else:
        raise Unreadable(_("The file says neither of which variable nor of which unit its values are."))
    return Envelope(
        total=_whole(answer.get("totalRecords")),
        page=_whole(answer.get("page")),
        page_size=_whole(answer.get("pageSize")),
        records=len(records),
    )


def _record(record: object) -> Mapping[str, Any]:
    if not isinstance(record, Mapping) or not isinstance(record.get("values"), list):
        raise Unreadable(_("A record of the file has no values."))
    return record


def _values(record: Mapping[str, Any], series: str, code: str, name: str, updated: str, result: Read) -> None:
    if len(result.cells) + len(record["values"]) > MOST_VALUES:
        raise Unreadable(_("The file holds more values than a whole variable of the bank."))
    for value in record["values"]:
        if not isinstance(value, Mapping):
            raise Unreadable(_("A record of the file has no values."))
        if not _CODE.fullmatch(code):
            result.leave_out("bad_code", code or name)
            continue
        _value(value, Cell(series, code, name, 0, updated=updated[:10]), result)


def _value(value: Mapping[str, Any], base: Cell, result: Read) -> None:
    year = _year(value.get("year"))
    if not is_year(year):
        result.leave_out("bad_year", str(value.get("year")))
        return
    mark, given = value.get("attrId"), value.get("val")
    sign = _whole(mark) if mark is not None else 1
    absence = ABSENT.get(sign, "")
    number = None if given is None else number_of(str(given))
    if given is None or (sign == UNNAMED and number == 0):
        absence = absence or Absence.UNAVAILABLE
    elif not absence and sign not in NUMBERS and sign != UNNAMED:
        result.leave_out("unknown_mark", f"{base.name}, {year}: {given} ({mark})")
        return
    elif not absence and (number is None or isinstance(given, bool)):
        result.leave_out("not_a_number", f"{base.name}, {year}: {given}")
        return
    result.cells.append(
        Cell(
            base.series,
            base.code,
            base.name,
            year,
            number="" if absence else f"{number:f}",
            absence=str(absence),
            mark="" if sign == 1 else str(sign),
            updated=base.updated,
        )
    )


def _variable(value: object) -> str:
    text = _text(value)
    if not _VARIABLE.fullmatch(text):
        raise Unreadable(_("The number of the variable is not one."))
    return text


def _year(value: object) -> int:
    text = _text(value)
    return int(text) if len(text) == 4 and text.isascii() and text.isdigit() else 0


def _whole(value: object) -> int:
    text = _text(value)
    return int(text) if text.isascii() and text.isdigit() and len(text) <= 9 else -1


def _text(value: object) -> str:
    if isinstance(value, str | Decimal):
        return str(value).replace("\x00", "").strip()[:_LONGEST_NAME]
    return ""
