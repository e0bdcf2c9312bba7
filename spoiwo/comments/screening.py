"""What a comment may not carry, said to its writer before anything is sent; the words stay in the form.

A comment is read by everybody: numbers of a person, private contacts and accounts have no business in it.
A contact of an institution of the register passes. Names are left to the person who reads the comment.
"""

import re
from collections.abc import Collection

from django.db.models.functions import Lower
from django.utils.translation import gettext_lazy as _

from spoiwo.common.exceptions import BadInput, Sentence
from spoiwo.common.polish.client_data import ClientData, find_client_data
from spoiwo.registry.models import Organization

MOST_LINKS = 2
_LINK = re.compile(r"(?:https?://|www\.)\S+", re.IGNORECASE)
_LABELS: dict[ClientData, Sentence] = {
    ClientData.PESEL: _("PESEL number"),
    ClientData.IDENTITY_CARD: _("number of an identity card"),
    ClientData.PASSPORT: _("number of a passport"),
    ClientData.ACCOUNT: _("number of a bank account"),
    ClientData.TELEPHONE: _("telephone number"),
    ClientData.EMAIL: _("e-mail address"),
}


def refuse_private(text: str, field: str) -> None:
    """Raise BadInput where the text tells of a private contact or number: it names what was found."""
    found = _private(text)
    if found:
        named = ", ".join(f"{_LABELS[kind]} ({words})" for kind, words in found)
        sentence = _(
            "Everybody would read this: %(found)s. Take it out and send the comment again; nothing else you "
            "wrote is lost."
        )
        raise BadInput(sentence % {"found": named}, field)


def refuse_links(text: str, field: str) -> None:
    """Raise BadInput where a comment is mostly addresses."""
    if len(_LINK.findall(text)) > MOST_LINKS:
        raise BadInput(_("Leave at most two web addresses in a comment."), field)


def _private(text: str) -> list[tuple[ClientData, str]]:
    traces = [trace for trace in find_client_data(text) if trace.kind in _LABELS]
    contacts = {
        _value(trace.of(text)) for trace in traces if trace.kind in (ClientData.EMAIL, ClientData.TELEPHONE)
    }
    known = _known(contacts) if contacts else set()
    return [(trace.kind, trace.of(text)) for trace in traces if _value(trace.of(text)) not in known]


def _value(words: str) -> str:
    return words.lower() if "@" in words else "".join(sign for sign in words if sign.isdigit())[-9:]


def _known(written: Collection[str]) -> set[str]:
    emails = [one for one in written if "@" in one]
    phones = [f"+48{one}" for one in written if "@" not in one]
    rows = Organization.objects.annotate(low=Lower("email"))
    known = set(rows.filter(low__in=emails).values_list("low", flat=True))
    numbers = Organization.objects.filter(phone__in=phones).values_list("phone", flat=True)
    return known | {number[-9:] for number in numbers}
