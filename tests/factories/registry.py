"""Institutions, persons and memberships, made through the services."""

from datetime import date
from itertools import count

from spoiwo.common.actors import SystemActor
from spoiwo.partnerships.models import Partnership
from spoiwo.registry import services
from spoiwo.registry.models import OfficeHolding, Organization, Person, Representation, Signatory
from spoiwo.registry.states import RepresentationKind, Scheme

SYSTEM = SystemActor("tests")
SINCE = date(2015, 1, 1)
_number = count(1)


def an_organization(
    name: str = "",
    category: str = "ngo.stowarzyszenie",
    *,
    identifiers: dict[Scheme, str] | None = None,
    **fields: object,
) -> Organization:
    """Return an institution; without a name it gets one of its own."""
    draft = services.OrganizationDraft(
        name=name or f"Stowarzyszenie numer {next(_number)}",
        category=category,
        **fields,  # type: ignore[arg-type]  # fields of the draft, checked by the dataclass
    )
    return services.create_organization(actor=SYSTEM, draft=draft, identifiers=identifiers)


def a_person(given_names: str = "Anna", family_name: str = "Zielińska", **fields: object) -> Person:
    """Return a person."""
    draft = services.PersonDraft(
        given_names=given_names,
        family_name=family_name,
        **fields,  # type: ignore[arg-type]  # fields of the draft, checked by the dataclass
    )
    return services.create_person(actor=SYSTEM, draft=draft)


def an_office(
    person: Person, organization: Organization, office: str = "Dyrektor", since: date = SINCE
) -> OfficeHolding:
    """Return an office held by the person since the day."""
    return services.record_office(
        actor=SYSTEM, person=person, organization=organization, office=office, valid_from=since
    )


def a_signatory(
    partnership: Partnership, organization: Organization | None = None, *, since: date = SINCE
) -> Signatory:
    """Return a membership that runs since the day. Needs the partnership's scope."""
    return services.admit_signatory(
        actor=SYSTEM, partnership=partnership, organization=organization or an_organization(), since=since
    )


def an_announced_signatory(
    partnership: Partnership, organization: Organization | None = None, *, on: date = SINCE
) -> Signatory:
    """Return an institution that said it would join. Needs the partnership's scope."""
    return services.announce_signatory(
        actor=SYSTEM, partnership=partnership, organization=organization or an_organization(), on=on
    )


def a_representative(
    partnership: Partnership,
    organization: Organization,
    person: Person | None = None,
    *,
    kind: RepresentationKind = RepresentationKind.REPRESENTATIVE,
    since: date = SINCE,
    **fields: object,
) -> Representation:
    """Return who speaks for the institution since the day. Needs the partnership's scope."""
    return services.appoint_representative(
        actor=SYSTEM,
        partnership=partnership,
        organization=organization,
        person=person or a_person(),
        kind=kind,
        valid_from=since,
        **fields,  # type: ignore[arg-type]  # telephones and the like
    )
