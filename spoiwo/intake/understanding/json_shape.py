"""Findings in the shape of the command line: absent keys are left out, ``name`` is the nominative."""

from collections.abc import Mapping

from spoiwo.intake.understanding.findings import (
    Contact,
    Count,
    Deed,
    Event,
    Findings,
    Found,
    Institution,
    PartnershipFound,
    PersonFound,
    ProjectFound,
)

Json = dict[str, object]


def findings_json(findings: Findings) -> Json:
    """Return the findings as plain values ready for JSON."""
    shape: Json = {"doc_type": findings.kind.kind}
    if findings.partnerships:
        shape["partnership"] = _partnership(findings.partnerships[0])
    if findings.partnerships[1:]:
        shape["other_partnerships"] = [_partnership(row) for row in findings.partnerships[1:]]
    _put(shape, "organisations", [_institution(row) for row in findings.institutions])
    _put(shape, "persons", [_person(row) for row in findings.persons])
    _put(shape, "events", [_event(row) for row in findings.events])
    _put(shape, "counts", [_count(row) for row in findings.counts])
    if findings.projects:
        shape["project"] = _project(findings.projects[0])
    _put(shape, "goals", [row.text for row in findings.goals])
    return shape


def explained_json(findings: Findings) -> Json:
    """Return the same with the reason, confidence and places of every finding, for ``--explain``."""
    groups: dict[str, tuple[Found, ...]] = {
        "doc_type": (findings.kind,), "partnerships": findings.partnerships,
        "organisations": findings.institutions, "persons": findings.persons, "events": findings.events,
        "counts": findings.counts, "projects": findings.projects, "goals": findings.goals,
    }  # fmt: skip
    return {
        **findings_json(findings),
        **_further(findings),
        "explained": {name: [_explained(row) for row in rows] for name, rows in groups.items() if rows},
    }


def _further(findings: Findings) -> Json:
    """Return what is found beyond the shape everybody reads: details, deeds, contacts, publication."""
    shape: Json = {}
    own = findings.partnerships[0] if findings.partnerships else None
    if own and (details := _partnership_details(own)):
        shape["partnership_details"] = details
    _put(shape, "event_details", [_event_details(row) for row in findings.events if _event_details(row)])
    _put(shape, "deeds", [_deed(row) for row in findings.deeds])
    _put(shape, "contacts", [_contact(row) for row in findings.contacts])
    periods = [
        _filled({"title": row.title, "since": row.since, "until": row.until, "number": row.number})
        for row in findings.projects
        if row.since or row.number
    ]
    _put(shape, "project_details", periods)
    told = findings.publication
    if told:
        shape["publication"] = _filled({"author": told.author, "publisher": told.publisher, "day": told.day})
    return shape


def _partnership_details(row: PartnershipFound) -> Json:
    areas = [{"level": area.level, "name": area.name} for area in row.areas]
    principles = list(row.principles)
    return _filled({"kind": row.kind, "scope": row.scope, "principles": principles, "areas": areas})


def _event_details(row: Event) -> Json:
    details = _filled({"topics": list(row.topics), "speakers": list(row.speakers), "host": row.host})
    return {"kind": row.kind, "date": row.date, **details} if details else {}


def _deed(row: Deed) -> Json:
    values = _filled({"kind": row.kind.value, "text": row.text, "count": row.count, "date": row.date})
    return {**values, **_explained(row)}


def _contact(row: Contact) -> Json:
    values = _filled({"kind": row.kind.value, "value": row.value, "whose": row.whose})
    return {**values, "personal": row.is_personal, **_explained(row)}


def _put(shape: Json, key: str, rows: list[Json] | list[str]) -> None:
    if rows:
        shape[key] = rows


def _filled(values: Mapping[str, object]) -> Json:
    return {key: value for key, value in values.items() if value not in ("", None, [])}


def _explained(row: Found) -> Json:
    return {
        "mention": row.mention,
        "confidence": row.confidence.value,
        "reason": str(row.reason),
        "places": [[span.start, span.end] for span in row.spans],
    }


def _partnership(row: PartnershipFound) -> Json:
    area = _filled({"level": row.territory.level, "name": row.territory.name}) if row.territory else None
    return _filled({"name": row.name, "territory": area})


def _institution(row: Institution) -> Json:
    return _filled({"name": row.name, "mention": row.mention, "role": row.role, "kind": row.kind})


def _person(row: PersonFound) -> Json:
    return _filled(
        {"name": row.name, "mention": row.mention, "position": row.position, "organisation": row.organisation}
    )


def _event(row: Event) -> Json:
    return _filled(
        {
            "kind": row.kind,
            "date": row.date,
            "place": row.place,
            "count": row.count,
            "participants": row.participants,
        }
    )


def _count(row: Count) -> Json:
    return _filled({"what": row.what, "value": row.value, "mention": row.mention})


def _project(row: ProjectFound) -> Json:
    return _filled({"title": row.title, "fund": row.fund, "operator": row.operator})
