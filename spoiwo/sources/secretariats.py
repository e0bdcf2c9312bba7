"""Of what institution the one is who keeps the secretariat: told by her e-mail address. Pure."""

from collections.abc import Sequence
from dataclasses import replace

from django.utils.translation import gettext_noop

from spoiwo.common.polish import fold
from spoiwo.intake.understanding import findings as found

# "jkowal@wup.example.pl": offices call their domains by the letters everybody calls them by.
_KINDS = ("PUP", "WUP", "OPS", "PCPR", "ROPS", "OWES", "OHP", "LGD")
_NEAR = 400
_WEAKER = frozenset({"signatory", "member", "participant", "other"})
_REASON = gettext_noop("The secretariat's e-mail address “%(address)s” is of this institution.")


def with_secretariat(findings: found.Findings) -> found.Findings:
    """Return the findings with who keeps the secretariat joined to the institution of the address."""
    persons, institutions = list(findings.persons), list(findings.institutions)
    for place, person in enumerate(persons):
        address = _address(person, findings.contacts) if _keeps_it(person) else ""
        where = [row for row in institutions if row.kind and row.kind == _kind_of(address)]
        if len(where) != 1:
            continue
        persons[place] = replace(person, organisation=where[0].name)
        institutions[institutions.index(where[0])] = _as_secretariat(where[0], address)
    return replace(findings, persons=tuple(persons), institutions=tuple(institutions))


def _keeps_it(person: found.PersonFound) -> bool:
    return not person.organisation and fold(person.position).startswith("sekretari")


def _address(person: found.PersonFound, contacts: Sequence[found.Contact]) -> str:
    """Return the first e-mail address written soon behind the name."""
    after = max((span.end for span in person.spans), default=0)
    mails = [row for row in contacts if row.kind is found.ContactKind.EMAIL and row.spans]
    near = [row for row in mails if after <= row.spans[0].start <= after + _NEAR]
    return near[0].value if near else ""


def _kind_of(address: str) -> str:
    labels = address.rpartition("@")[2].lower().replace("-", ".").split(".")
    return next((kind for kind in _KINDS if kind.lower() in labels), "-")


def _as_secretariat(row: found.Institution, address: str) -> found.Institution:
    if row.role not in _WEAKER:
        return row
    reason = found.Reason(_REASON, {"address": address})
    return replace(row, role="secretariat", confidence=found.Confidence.UNSURE, reason=reason)
