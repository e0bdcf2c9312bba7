"""From a text to findings: each finder reads the prepared document, the results are put in one shape."""

from datetime import date

from spoiwo.common.polish.messages import gettext_noop
from spoiwo.intake.understanding import (
    as_findings,
    bodies,
    contacts,
    counts,
    deeds,
    events,
    goals,
    institutions,
    partnership_details,
    partnerships,
    persons,
    projects,
    roles,
    territories,
)
from spoiwo.intake.understanding.dates import publication_places
from spoiwo.intake.understanding.findings import (
    Confidence,
    Event,
    Findings,
    PartnershipFound,
    Publication,
    Reason,
    Territory,
)
from spoiwo.intake.understanding.gazetteer import Gazetteer
from spoiwo.intake.understanding.institutions import Body
from spoiwo.intake.understanding.persons_named import Named
from spoiwo.intake.understanding.text import Document, prepare


def understand(text: str, *, published: date | None = None, gazetteer: Gazetteer) -> Findings:
    """Return everything found in a text, each with its exact place there, a confidence and a reason.

    Deterministic and without a database; ``published`` resolves "b.r." and days without a year, a day
    of publication printed in the text itself serves where it is not given.
    """
    document = prepare(text, published, gazetteer)
    named = territories.areas(document)
    found = partnerships.find(document, named)
    known = _bodies(document, found[0].territory if found else None)
    people = persons.find(document, known)
    kind = as_findings.kind(document)
    came = as_findings.who_came(kind, people)
    counted = counts.find(document)
    is_report = kind.kind == "report"
    return Findings(
        kind=kind,
        partnerships=_partnerships(document, found, named),
        institutions=tuple(
            as_findings.institution(document, body, came, is_report=is_report) for body in known
        ),
        persons=tuple(as_findings.person(document, person) for person in people),
        events=_events(document, events.find(document, counted), people, known),
        counts=tuple(as_findings.count(document, row) for row in counted if not row.is_rate),
        projects=tuple(
            as_findings.project(document, row, _of_role(document, known, "project_operator"))
            for row in projects.find(document)
        ),
        goals=tuple(as_findings.goal(document, row) for row in goals.find(document)),
        territories=tuple(dict.fromkeys(territories.territory(document, row) for row in named)),
        deeds=tuple(as_findings.deed(document, row) for row in deeds.find(document, counted)),
        contacts=tuple(as_findings.contact(document, row) for row in contacts.find(document, known, people)),
        publication=_publication(document),
    )


def _bodies(document: Document, area: Territory | None) -> list[Body]:
    """Return institutions, and the legal persons for whom an organ signs or leads."""
    found = institutions.mentions(document, area)
    known = bodies.together(document, found)
    for mention in institutions.organs(document):
        if any(m.start < mention.end and mention.start < m.end for body in known for m in body.mentions):
            continue
        same = next((body for body in known if bodies.same_body(body, mention)), None)
        if same is None:
            same = Body(kind="JST")
            if roles.role(document, Body([mention], "JST"))[0] not in ("signatory", "leader", "host"):
                continue
            known.append(same)
        same.mentions.append(mention)
    return known


def _partnerships(
    document: Document, found: tuple[PartnershipFound, ...], named: list[territories.Area]
) -> tuple[PartnershipFound, ...]:
    """Return the partnerships, the document's own with its kind, scope, principles and all its areas."""
    if not found:
        return ()
    areas = [territories.territory(document, row) for row in named if row.is_one_of_several]
    own = partnership_details.described(document, found[0], tuple(dict.fromkeys(areas)))
    return (own, *found[1:])


def _of_role(document: Document, known: list[Body], role: str) -> list[Body]:
    return [body for body in known if roles.role(document, body)[0] == role]


def _events(
    document: Document, happened: list[events.Happening], people: list[Named], known: list[Body]
) -> tuple[Event, ...]:
    hosts = _of_role(document, known, "host")
    return tuple(as_findings.event(document, row, happened, people, hosts) for row in happened)


def _publication(document: Document) -> Publication | None:
    """Return what the text itself says of its publication: the day it prints."""
    places = publication_places(document.text)
    if document.published is None or not places:
        return None
    span = document.copy.span(*places[0])
    reason = Reason(gettext_noop("The page tells the day of its publication."))
    mention = span.of(document.copy.original)
    day = document.published.isoformat()
    return Publication((span,), mention, Confidence.LIKELY, reason, day=day)
