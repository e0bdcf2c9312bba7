"""From what the finders read to findings: places in the original, how sure, and why."""

from collections.abc import Sequence

from spoiwo.common.polish.messages import gettext_noop
from spoiwo.intake.understanding import (
    contacts,
    counts,
    deeds,
    document_kind,
    event_details,
    events,
    goals,
    persons,
    projects,
    roles,
)
from spoiwo.intake.understanding.findings import (
    Confidence,
    Contact,
    Count,
    Deed,
    DocumentKind,
    Event,
    Goal,
    Institution,
    PersonFound,
    ProjectFound,
    Reason,
    Span,
)
from spoiwo.intake.understanding.institutions import Body
from spoiwo.intake.understanding.text import Document

_CERTAIN, _LIKELY, _UNSURE = Confidence.CERTAIN, Confidence.LIKELY, Confidence.UNSURE


def kind(document: Document) -> DocumentKind:
    """Return what sort of document it is."""
    told, words, is_heading = document_kind.kind(document)
    reason = (
        Reason(gettext_noop("The heading says “%(words)s”."), {"words": words})
        if is_heading
        else Reason(gettext_noop("Most of the text speaks of it: “%(words)s”."), {"words": words})
    )
    return DocumentKind((), words, _LIKELY if words else _UNSURE, reason, told)


def _spans(document: Document, body: Body) -> tuple[Span, ...]:
    return tuple(document.copy.span(mention.start, mention.end) for mention in body.mentions)


def who_came(told: DocumentKind, people: list[persons.Named]) -> set[int]:
    """Return the institutions of people told of at a meeting: they took part, if nothing else is said."""
    if told.kind not in ("meeting", "conference", "signing"):
        return set()
    return {id(one.body) for one in people if one.body is not None}


def institution(document: Document, body: Body, came: set[int], *, is_report: bool) -> Institution:
    """Return an institution with its role; the last arguments tell what the document as a whole adds."""
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


def person(document: Document, named: persons.Named) -> PersonFound:
    """Return a person with office and institution."""
    name = max(named.names, key=lambda row: (row.is_nominative, row.is_known))
    spans = tuple(document.token_span(row.first, row.after) for row in named.names)
    if not name.is_known:
        confidence, reason = _UNSURE, Reason(gettext_noop("A given name and a surname the dictionary lacks."))
    elif named.position or named.body or named.is_listed:
        confidence, reason = (
            _CERTAIN,
            Reason(gettext_noop("A given name and a surname that agree, with an office beside them.")),
        )
    else:
        confidence, reason = _LIKELY, Reason(gettext_noop("A given name and a surname that agree."))
    body = named.body.name if named.body else ""
    mention = spans[named.names.index(name)].of(document.copy.original)
    return PersonFound(spans, mention, confidence, reason, named.name, named.position, body)


def event(
    document: Document,
    row: events.Happening,
    happened: Sequence[events.Happening],
    people: Sequence[persons.Named],
    hosts: Sequence[Body],
) -> Event:
    """Return an event with what the text tells of it up to the next one."""
    span = document.copy.span(row.start, row.end)
    reason = (
        Reason(gettext_noop("The date stands with “%(words)s”."), {"words": row.word})
        if row.date
        else Reason(gettext_noop("Told by its number: “%(words)s”."), {"words": row.word})
    )
    confidence = _CERTAIN if row.is_sure else _LIKELY
    start, end = event_details.reach(document, row, happened) if row.date else (0, 0)
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
        event_details.topics(document, start, end),
        event_details.speakers(document, people, start, end),
        event_details.host(hosts, start, end),
    )


def count(document: Document, row: counts.Counted) -> Count:
    """Return how many of what."""
    span = document.copy.span(row.start, row.end)
    confidence = _CERTAIN if row.is_usual and not row.is_word and not row.is_estimate else _LIKELY
    reason = Reason(gettext_noop("A number in front of “%(words)s”."), {"words": row.what})
    return Count(
        (span,), span.of(document.copy.original), confidence, reason, row.what, row.value, row.is_estimate
    )


def project(document: Document, row: projects.Undertaking, operators: list[Body]) -> ProjectFound:
    """Return a project with the institution that carries it out."""
    span = document.copy.span(row.start, row.end)
    operator = operators[0].name if operators else ""
    reason = Reason(gettext_noop("A title in quotation marks behind the word for a project."))
    return ProjectFound(
        (span,),
        span.of(document.copy.original),
        _LIKELY,
        reason,
        row.title,
        row.fund,
        operator,
        row.since,
        row.until,
        row.number,
    )


def goal(document: Document, row: goals.Aim) -> Goal:
    """Return an aim."""
    span = document.copy.span(row.start, row.end)
    return Goal(
        (span,),
        span.of(document.copy.original),
        _LIKELY,
        Reason(gettext_noop("It follows words that open a list of aims.")),
        row.text,
    )


def deed(document: Document, row: deeds.Done) -> Deed:
    """Return a recommendation, training, communiqué, practice or effect."""
    span = document.copy.span(row.start, row.end)
    words = {"words": row.word}
    reason = (
        Reason(gettext_noop("A row of the list that “%(words)s” opens."), words)
        if row.is_listed
        else Reason(gettext_noop("The sentence tells of it: “%(words)s”."), words)
    )
    sure = _LIKELY if row.is_listed else _UNSURE
    mention = span.of(document.copy.original)
    return Deed((span,), mention, sure, reason, row.kind, row.text, row.count, row.date)


def contact(document: Document, row: contacts.Reached) -> Contact:
    """Return how somebody is reached; certain only where the address itself says that it is an office's."""
    span = document.copy.span(row.start, row.end)
    if row.is_personal:
        reason, sure = Reason(gettext_noop("It may be a person's own: check before it is shown.")), _UNSURE
    elif row.is_office:
        reason, sure = Reason(gettext_noop("The address itself is that of an office.")), _CERTAIN
    else:
        reason, sure = Reason(gettext_noop("It stands near the name of the institution.")), _LIKELY
    mention = span.of(document.copy.original)
    return Contact((span,), mention, sure, reason, row.kind, row.value, row.whose, row.is_personal)
