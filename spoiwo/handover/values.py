"""A value of a record as JSON, and back: exact to the microsecond and the last decimal place."""

import base64
import binascii
import math
import uuid
from datetime import date, datetime, time
from decimal import Decimal, InvalidOperation
from typing import Any

from django.contrib.postgres.fields import ArrayField
from django.db import models

Json = Any  # what json.loads gives


class WrongValue(Exception):
    """A value of a pack is not of the kind its field holds."""


def encoded(value: object) -> Json:
    """Return the value as JSON can say it."""
    if isinstance(value, date | time):  # a moment is a date too
        return value.isoformat()
    if isinstance(value, Decimal | uuid.UUID):
        return str(value)
    if isinstance(value, bytes | memoryview):
        return base64.b64encode(value).decode()
    if isinstance(value, list | tuple):
        return [encoded(one) for one in value]
    return value


def decoded(field: "models.Field[Any, Any]", value: Json) -> object:
    """Return the value as the field holds it; raises WrongValue for any other."""
    if isinstance(field, models.JSONField):
        return _plain_json(value)
    if value is None:
        if not field.null:
            raise WrongValue
        return None
    if isinstance(field, models.ForeignKey):
        return decoded(field.target_field, value)
    if isinstance(field, ArrayField):
        return [decoded(field.base_field, one) for one in _of(list, value)]
    return _simple(field, value)


def _simple(field: "models.Field[Any, Any]", value: Json) -> object:
    try:
        return _read(field, value)
    except (ValueError, OverflowError, InvalidOperation, binascii.Error) as error:
        raise WrongValue from error


def _read(field: "models.Field[Any, Any]", value: Json) -> object:
    if isinstance(field, models.BooleanField):
        return _of(bool, value)
    if isinstance(field, models.IntegerField):
        return _whole(value)
    if isinstance(field, models.FloatField):
        return _number(value)
    text: str = _of(str, value)
    if isinstance(field, models.DecimalField):
        return _finite(Decimal(text))
    if isinstance(field, models.UUIDField):
        return uuid.UUID(text)
    if isinstance(field, models.DateTimeField):
        return _with_zone(datetime.fromisoformat(text))
    if isinstance(field, models.DateField):
        return date.fromisoformat(text)
    if isinstance(field, models.TimeField):
        return time.fromisoformat(text)
    if isinstance(field, models.BinaryField):
        return base64.b64decode(text, validate=True)
    return _words(field, text)


def _of(kind: type, value: Json) -> Any:
    if type(value) is not kind:  # True is no number here
        raise WrongValue
    return value


def _whole(value: Json) -> int:
    number: int = _of(int, value)
    if not -(2**63) <= number < 2**63:
        raise WrongValue
    return number


def _number(value: Json) -> float:
    if type(value) not in {int, float} or not math.isfinite(value):
        raise WrongValue
    return float(value)


def _finite(number: Decimal) -> Decimal:
    if not number.is_finite():
        raise WrongValue
    return number


def _with_zone(moment: datetime) -> datetime:
    if moment.tzinfo is None:
        raise WrongValue
    return moment


def _words(field: "models.Field[Any, Any]", text: str) -> str:
    if "\x00" in text or (field.max_length is not None and len(text) > field.max_length):
        raise WrongValue
    return text


def _plain_json(value: Json) -> Json:
    """Return the value unless the database could not hold it: a sign of nothing, or no number."""
    pending = [value]
    while pending:
        one = pending.pop()
        if isinstance(one, dict):
            pending += [*one.keys(), *one.values()]
        elif isinstance(one, list):
            pending += one
        elif (isinstance(one, str) and "\x00" in one) or (isinstance(one, float) and not math.isfinite(one)):
            raise WrongValue
    return value
