"""Numbers institutions bear in registers, postal codes and telephones: checked, stored and shown alike.

Everything works without a network: a number is checked by its shape and check digits only, so
"correct" means "may exist". REGON and NIP follow GUS and the tax ordinance (python-stdnum); what
the algorithms let through though no register issues it (all zeros, one digit repeated) is refused.
"""

import re
from collections.abc import Callable
from itertools import pairwise

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from stdnum.exceptions import InvalidChecksum
from stdnum.pl import nip, regon

from spoiwo.common.exceptions import BadInput
from spoiwo.common.polish import tidy
from spoiwo.registry.states import Scheme

__all__ = [
    "Scheme",
    "normalise",
    "normalise_phone",
    "normalise_postal_code",
    "shown",
    "shown_phone",
]

NBSP = "\u00a0"
_DASHES = re.compile("[\u2010-\u2015\u2212]")
_EDELIVERY = re.compile(r"AE:PL-\d{5}-\d{5}-[A-Z]{5}-\d{2}")
_DIGITS = re.compile(r"[0-9]+")


def normalise(scheme: Scheme, raw: str) -> str:
    """Return the number as it is stored, without separators; raises BadInput saying what is wrong.

    A value that is already stored comes back unchanged.
    """
    return _RULES[Scheme(scheme)](_plain(raw))


def shown(scheme: Scheme, value: str) -> str:
    """Return a stored number the way it is written for people: NIP as "526-10-40-828"."""
    if Scheme(scheme) is not Scheme.NIP:
        return value
    # Companies group a NIP 3-2-2-3 (persons 3-3-2-2, which is what python-stdnum would give).
    return "-".join((value[:3], value[3:5], value[5:7], value[7:]))


def _plain(raw: str) -> str:
    return _DASHES.sub("-", tidy(raw)).upper()


def _compact(text: str, name: str, prefixes: tuple[str, ...] = ()) -> str:
    """Drop the register's name, colons, spaces and hyphens; refuse what is left if it is no digits."""
    for prefix in (name, *prefixes):
        text = text.removeprefix(prefix).lstrip(" :.")
    digits = re.sub(r"[\s-]", "", text)
    if not digits:
        raise BadInput(_("Write the %(name)s number.") % {"name": name}, name.lower())
    if not _DIGITS.fullmatch(digits):
        raise BadInput(_("A %(name)s number has digits only.") % {"name": name}, name.lower())
    return digits


def _regon(text: str) -> str:
    digits = _compact(text, "REGON")
    if len(digits) not in (9, 14):
        sentence = _("A REGON number has 9 digits, or 14 for a local unit; this one has %(length)s.")
        raise BadInput(sentence % {"length": len(digits)}, "regon")
    _refuse_repeated(digits[:9], "REGON")
    # For 14 digits both the whole and its first nine, which are the entity's own number, are checked.
    if len(digits) == 14:
        _require_check_digit(regon.validate, digits[:9], "REGON")
    return _require_check_digit(regon.validate, digits, "REGON")


def _nip(text: str) -> str:
    digits = _compact(text, "NIP", prefixes=("PL",))
    _require_length(digits, 10, "NIP")
    _refuse_repeated(digits, "NIP")
    return _require_check_digit(nip.validate, digits, "NIP")


def _krs(text: str) -> str:
    digits = _compact(text, "KRS")
    if len(digits) < 10:
        sentence = _("A KRS number has 10 digits with its leading zeros; this one has %(length)s.")
        raise BadInput(sentence % {"length": len(digits)}, "krs")
    _require_length(digits, 10, "KRS")
    _refuse_repeated(digits, "KRS")
    return digits


def _edelivery(text: str) -> str:
    compact = re.sub(r"\s", "", text)
    if compact.startswith("PL-"):
        compact = f"AE:{compact}"
    if not _EDELIVERY.fullmatch(compact):
        sentence = _("An e-delivery address looks like AE:PL-12345-67890-ABCDE-12.")
        raise BadInput(sentence, Scheme.EDELIVERY.value)
    return compact


_RULES: dict[Scheme, Callable[[str], str]] = {
    Scheme.REGON: _regon,
    Scheme.NIP: _nip,
    Scheme.KRS: _krs,
    Scheme.EDELIVERY: _edelivery,
}


def _require_length(digits: str, length: int, name: str) -> None:
    if len(digits) != length:
        sentence = _("A %(name)s number has %(expected)s digits; this one has %(length)s.")
        facts = {"name": name, "expected": length, "length": len(digits)}
        raise BadInput(sentence % facts, name.lower())


def _refuse_repeated(digits: str, name: str) -> None:
    if len(set(digits)) > 1:
        return
    if digits[0] == "0":
        sentence = _("A %(name)s number cannot consist of zeros alone.")
    else:
        sentence = _("A %(name)s number cannot be one digit repeated.")
    raise BadInput(sentence % {"name": name}, name.lower())


def _require_check_digit(validate: Callable[[str], str], digits: str, name: str) -> str:
    try:
        return validate(digits)
    except InvalidChecksum:
        sentence = _("The check digit of this %(name)s number does not match; look for a mistyped digit.")
        raise BadInput(sentence % {"name": name}, name.lower()) from None


def normalise_postal_code(raw: str) -> str:
    """Return a Polish postal code as "65-001"; raises BadInput."""
    found = re.fullmatch(r"([0-9]{2})[\s-]*([0-9]{3})", _plain(raw))
    if not found:
        raise BadInput(gettext_lazy("A postal code looks like 65-001."), "postal_code")
    return f"{found[1]}-{found[2]}"


# Numbering plan of UKE: the first two digits of numbers that are not tied to an area.
_MOBILE = frozenset(("45", "50", "51", "53", "57", "60", "66", "69", "72", "73", "78", "79", "88"))
_POLAND = "+48"
_PHONE_NOISE = re.compile(r"[\s().,/-]")


def normalise_phone(raw: str) -> str:
    """Return a telephone number in E.164 ("+48957298571"); raises BadInput.

    Nine digits are Polish; a number from abroad is written with + or 00 and its country code.
    """
    text = re.sub(r"^(?:TEL|FAX|KOM)[A-Z]*\b[.:\s]*", "", _plain(raw))
    compact = re.sub(r"^00", "+", _PHONE_NOISE.sub("", text))
    if re.fullmatch(r"48[0-9]{9}", compact):
        compact = f"+{compact}"
    national = compact.removeprefix(_POLAND)
    if re.fullmatch(r"[1-9][0-9]{8}", national):
        return _POLAND + national
    if compact.startswith(_POLAND) or not re.fullmatch(r"\+[1-9][0-9]{6,14}", compact):
        sentence = gettext_lazy("Write the telephone number with nine digits, a foreign one with + in front.")
        raise BadInput(sentence, "phone")
    return compact


def shown_phone(value: str) -> str:
    """Return a stored number as Poles write it: "95 729 85 71" or, for a mobile, "600 000 000".

    The spaces are no-break ones. A number from abroad is shown as stored.
    """
    national = value.removeprefix(_POLAND)
    if national == value or len(national) != 9:
        return value
    cuts = (0, 3, 6, 9) if national[:2] in _MOBILE else (0, 2, 5, 7, 9)
    return NBSP.join(national[start:end] for start, end in pairwise(cuts))
