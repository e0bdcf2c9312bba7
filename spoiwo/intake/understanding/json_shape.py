"""Findings in the shape of the command line: absent keys are left out, ``name`` is the nominative."""

from collections.abc import Mapping

from spoiwo.intake.understanding.findings import (
    Count,
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
        "explained": {name: [_explained(row) for row in rows] for name, rows in groups.items() if rows},
    }


def _put(shape: Json, key: str, rows: list[Json] | list[str]) -> None:
    if rows:
        shape[key] = rows


def _filled(values: Mapping[str, object]) -> Json:
    return {key: value for key, value in values.items() if value not in ("", None)}


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
