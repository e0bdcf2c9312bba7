"""Bodies, terms and seats, made through the services. They need the partnership's scope."""

from datetime import date

from spoiwo.common.actors import SystemActor
from spoiwo.councils import services
from spoiwo.councils.defaults import ByLawRules
from spoiwo.councils.models import Body, SeatHolding, Term
from spoiwo.councils.states import BodyKind, Origin
from spoiwo.partnerships.models import Partnership
from spoiwo.registry.models import Organization, Person
from tests.factories.registry import an_organization

SYSTEM = SystemActor("tests")
SINCE = date(2015, 1, 1)


def a_body(
    partnership: Partnership,
    name: str = "Rada Programowa",
    *,
    kind: BodyKind = BodyKind.COUNCIL,
    since: date = SINCE,
    **fields: object,
) -> Body:
    """Return a body that exists since the day."""
    draft = services.BodyDraft(
        kind=kind,
        name=name,
        **fields,  # type: ignore[arg-type]  # fields of the draft, checked by the dataclass
    )
    return services.found_body(actor=SYSTEM, partnership=partnership, draft=draft, since=since)


def a_term(partnership: Partnership, body: Body | None = None, *, since: date = SINCE) -> Term:
    """Return a running term of a body."""
    return services.open_term(actor=SYSTEM, body=body or a_body(partnership), since=since)


def a_member(
    term: Term,
    organization: Organization | None = None,
    person: Person | None = None,
    *,
    since: date = SINCE,
    origin: Origin = Origin.ELECTION,
    **fields: object,
) -> SeatHolding:
    """Return an institution in a seat since the day."""
    draft = services.SeatDraft(
        organization=organization or an_organization(),
        person=person,
        **fields,  # type: ignore[arg-type]  # fields of the draft, checked by the dataclass
    )
    return services.seat_member(actor=SYSTEM, term=term, draft=draft, origin=origin, since=since)


def by_laws(body: Body, *, since: date = SINCE, **fields: object) -> None:
    """Put by-laws in force, the usual ones but for the fields given."""
    drafted = ByLawRules(**fields)  # type: ignore[arg-type]  # fields of the rules, checked by the dataclass
    services.adopt_bylaws(actor=SYSTEM, body=body, drafted=drafted, since=since)
