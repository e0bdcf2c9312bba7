"""From a text to findings: each finder reads the prepared document, the results are put in one shape."""

from datetime import date

from spoiwo.common.polish.messages import gettext_noop
from spoiwo.intake.understanding import (
    bodies,
    counts,
    document_kind,
    events,
    goals,
    institutions,
    partnerships,
    persons,
    projects,
    roles,
    territories,
)
from spoiwo.intake.understanding.findings import (
    Confidence,
    Count,
    DocumentKind,
    Event,
    Findings,
    Goal,
    Institution,
    PersonFound,
    ProjectFound,
    Reason,
    Span,
    Territory,
)
from spoiwo.intake.understanding.gazetteer import Gazetteer
from spoiwo.intake.understanding.institutions import Body
from spoiwo.intake.understanding.text import Document, prepare

_CERTAIN, _LIKELY, _UNSURE = Confidence.CERTAIN, Confidence.LIKELY, Confidence.UNSURE


def understand(text: str, *, published: date | None = None, gazetteer: Gazetteer) -> Findings:
    """Return everything found in a text, each with its exact place there, a confidence and a reason.

    Deterministic and without a database; ``published`` resolves "b.r." and days without a year, a day
    of publication printed in the text itself serves where it is not given.
    """
    document = prepare(text, published, gazetteer)
    named = territories.areas(document)
    found = partnerships.find(document, named)
    area = found[0].territory if found else None
    known = _bodies(document, area)
    people = persons.find(document, known)
    kind = _kind(document)
    counted = counts.find(document)
    came = _who_came(kind, people)
    operators = [body for body in known if roles.role(document, body)[0] == "project_operator"]
    return Findings(
        kind=kind,
        partnerships=found,
        institutions=tuple(
            _institution(document, body, came, is_report=kind.kind == "report") for body in known
        ),
        persons=tuple(_person(document, person) for person in people),
        events=tuple(_event(document, event) for event in events.find(document, counted)),
        counts=tuple(_count(document, row) for row in counted if not row.is_rate),
        projects=tuple(_project(document, row, operators) for row in projects.find(document)),
        goals=tuple(_goal(document, row) for row in goals.find(document)),
        territories=tuple(dict.fromkeys(territories.territory(document, row) for row in named)),
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


def _kind(document: Document) -> DocumentKind:
    kind, words, is_heading = document_kind.kind(document)
    reason = (
        Reason(gettext_noop("The heading says “%(words)s”."), {"words": words})
        if is_heading
        else Reason(gettext_noop("Most of the text speaks of it: “%(words)s”."), {"words": words})
    )
    return DocumentKind((), words, _LIKELY if words else _UNSURE, reason, kind)


def _spans(document: Document, body: Body) -> tuple[Span, ...]:
    return tuple(document.copy.span(mention.start, mention.end) for mention in body.mentions)


def _who_came(kind: DocumentKind, people: list[persons.Named]) -> set[int]:
    """Return the institutions of people told of at a meeting: they took part, if nothing else is said."""
    if kind.kind not in ("meeting", "conference", "signing"):
        return set()
    return {id(person.body) for person in people if person.body is not None}


def _institution(document: Document, body: Body, came: set[int], *, is_report: bool) -> Institution:
    best = body.best
    role, _word = roles.role(document, body)
    if role == "other" and id(body) in came:
        role = "participant"
    elif role == "participant" and is_report:
        role = "other"  # a report tells of many events, in none of which the rest of it took place
    if best.by == "organ":
        reason, confidence = (
            Reason(
                gettext_noop("“%(words)s” acts for it."), {"words": _words(document, best.start, best.end)}
            ),
            _UNSURE,
        )
    elif best.by == "context":
        reason, confidence = (
            Reason(gettext_noop("Abbreviation, completed by the area of the partnership.")),
            _UNSURE,
        )
    elif (
        best.is_specific
        and body.kind != "inne"
        and (best.place or len(body.mentions) > 1 or body.kind != "NGO")
    ):
        reason, confidence = (
            Reason(gettext_noop("A full name with its place or its own name.")),
            _CERTAIN if role != "other" else _LIKELY,
        )
    else:
        reason, confidence = Reason(gettext_noop("A name begins with a word for an institution.")), _LIKELY
    mention = document.copy.mention(best.start, best.end)
    return Institution(
        _spans(document, body), mention, confidence, reason, body.name, body.kind, role, best.place
    )


def _words(document: Document, start: int, end: int) -> str:
    return document.copy.mention(start, end)


def _person(document: Document, person: persons.Named) -> PersonFound:
    name = max(person.names, key=lambda row: (row.is_nominative, row.is_known))
    spans = tuple(document.token_span(row.first, row.after) for row in person.names)
    if not name.is_known:
        confidence, reason = _UNSURE, Reason(gettext_noop("A given name and a surname the dictionary lacks."))
    elif person.position or person.body or person.is_listed:
        confidence, reason = (
            _CERTAIN,
            Reason(gettext_noop("A given name and a surname that agree, with an office beside them.")),
        )
    else:
        confidence, reason = _LIKELY, Reason(gettext_noop("A given name and a surname that agree."))
    body = person.body.name if person.body else ""
    mention = spans[person.names.index(name)].of(document.copy.original)
    return PersonFound(spans, mention, confidence, reason, person.name, person.position, body)


def _event(document: Document, row: events.Happening) -> Event:
    span = document.copy.span(row.start, row.end)
    reason = (
        Reason(gettext_noop("The date stands with “%(words)s”."), {"words": row.word})
        if row.date
        else Reason(gettext_noop("Told by its number: “%(words)s”."), {"words": row.word})
    )
    confidence = _CERTAIN if row.is_sure else _LIKELY
    return Event(
        (span,),
        span.of(document.copy.original),
        confidence,
        reason,
        row.kind,
        row.date,
        row.place,
        row.count,
        row.participants,
        row.is_estimate,
    )


def _count(document: Document, row: counts.Counted) -> Count:
    span = document.copy.span(row.start, row.end)
    confidence = _CERTAIN if row.is_usual and not row.is_word and not row.is_estimate else _LIKELY
    reason = Reason(gettext_noop("A number in front of “%(words)s”."), {"words": row.what})
    return Count(
        (span,), span.of(document.copy.original), confidence, reason, row.what, row.value, row.is_estimate
    )


def _project(document: Document, row: projects.Undertaking, operators: list[Body]) -> ProjectFound:
    span = document.copy.span(row.start, row.end)
    operator = operators[0].name if operators else ""
    reason = Reason(gettext_noop("A title in quotation marks behind the word for a project."))
    return ProjectFound(
        (span,), span.of(document.copy.original), _LIKELY, reason, row.title, row.fund, operator
    )


def _goal(document: Document, row: goals.Aim) -> Goal:
    span = document.copy.span(row.start, row.end)
    return Goal(
        (span,),
        span.of(document.copy.original),
        _LIKELY,
        Reason(gettext_noop("It follows words that open a list of aims.")),
        row.text,
    )
