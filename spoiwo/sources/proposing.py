"""From what a text says to what could be recorded: one proposal a record, its values as plain words. Pure."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from spoiwo.common.polish import fold
from spoiwo.intake.guessing import guess
from spoiwo.intake.understanding import findings as found
from spoiwo.sources.counting import figure_of_count, figure_of_event
from spoiwo.sources.states import Group

_LEVELS = {"gmina": "commune", "powiat": "county", "subregion": "subregion", "województwo": "voivodeship"}
_KINDS = {
    "PUP": "irp.pup", "WUP": "irp.wup", "OHP": "irp.ohp", "OPS": "ps.ops", "PCPR": "ps.pcpr",
    "ROPS": "ps.rops", "OWES": "pes.owes", "NGO": "ngo.stowarzyszenie", "LGD": "ngo.lgd",
    "uczelnia": "edu.uczelnia", "biznes": "biz.firma",
}  # fmt: skip
_PARTNERSHIP_KINDS = {
    "lokalne": "local", "projektowe": "project", "publiczno-prywatne": "public_private", "branżowe": "branch",
    "tematyczne": "thematic", "międzypowiatowe": "inter_county", "pakt": "pact",
}  # fmt: skip
_YEAR = re.compile(r"\b(?:19|20)\d\d\b")


@dataclass(frozen=True, slots=True)
class Proposal:
    """What could be recorded of one finding. ``home`` is the place of its partnership among them, from 0."""

    group: Group
    values: dict[str, str]
    finding: found.Found
    home: int = 0


def proposals(text: str, findings: found.Findings, published: date | None) -> list[Proposal]:
    """Return what could be recorded, group by group, each in the order of the text."""
    year = year_of(text, findings, published)
    homes = _Homes(findings)
    return [
        *_partnerships(findings),
        *(_institution(row, homes) for row in findings.institutions),
        *(_person(row, homes) for row in findings.persons),
        *(_event(row, homes) for row in findings.events if row.date),
        *_figures(text, findings, homes, year),
        *(_aim(row, homes) for row in findings.goals),
        *_principles(findings),
        *(_project(row, homes) for row in findings.projects),
    ]


def year_of(text: str, findings: found.Findings, published: date | None) -> int | None:
    """Return the year the document speaks of: that of most of its events, else the one named most often."""
    years = [row.date[:4] for row in findings.events if row.date]
    years = years or _YEAR.findall(text)
    if years:
        return int(max(set(years), key=lambda year: (years.count(year), year)))
    return published.year if published else None


class _Homes:
    """Which of several partnerships a place in the text belongs to: the one named last before it."""

    def __init__(self, findings: found.Findings) -> None:
        self.starts = sorted(
            (span.start, place) for place, row in enumerate(findings.partnerships) for span in row.spans
        )

    def of(self, row: found.Found) -> int:
        """Return the place of the partnership among those found."""
        first = min((span.start for span in row.spans), default=0)
        before = [place for start, place in self.starts if start <= first]
        return before[-1] if before else 0


def _partnerships(findings: found.Findings) -> Iterator[Proposal]:
    for place, row in enumerate(findings.partnerships):
        area = row.territory
        level = _LEVELS.get(area.level, "") if area else ""
        yield Proposal(
            Group.PARTNERSHIP,
            {
                "name": row.name,
                "kind": _PARTNERSHIP_KINDS.get(row.kind) or _partnership_kind(row.name, level),
                "level": level,
                "unit": _codes(row),
                "area": ", ".join(one.name for one in row.areas) or (area.name if area else ""),
            },
            row,
            home=place,
        )


def _codes(row: found.PartnershipFound) -> str:
    """Return the keys of the area, with commas between several; empty where one of them is not known."""
    areas = row.areas or ((row.territory,) if row.territory else ())
    codes = [one.code or "" for one in areas]
    return ", ".join(codes) if all(codes) else ""


def _aim(row: found.Goal, homes: _Homes) -> Proposal:
    return Proposal(Group.AIM, {"kind": "aim", "text": row.text}, row, homes.of(row))


def _principles(findings: found.Findings) -> Iterator[Proposal]:
    """Yield the scope and the principles of partnerships as sentences of theirs."""
    for place, row in enumerate(findings.partnerships):
        told = [("scope", row.scope), *(("principle", text) for text in row.principles)]
        for kind, text in told:
            if text:
                yield Proposal(Group.AIM, {"kind": kind, "text": text}, row, place)


def _partnership_kind(name: str, level: str) -> str:
    words = fold(name)
    if words.startswith("pakt"):
        return "pact"
    if "publiczno-prywatn" in words:
        return "public_private"
    return "thematic" if level == "voivodeship" else "local"


def _institution(row: found.Institution, homes: _Homes) -> Proposal:
    guessed = guess(row.name).kind
    category = guessed.category if guessed else _KINDS.get(row.kind, "")
    values = {"name": row.name, "category": category, "role": row.role, "locality": row.seat}
    return Proposal(Group.INSTITUTION, values, row, homes.of(row))


def _person(row: found.PersonFound, homes: _Homes) -> Proposal:
    given, _space, family = row.name.rpartition(" ")
    values = {
        "given_names": given,
        "family_name": family,
        "office": row.position,
        "organization": row.organisation,
    }
    return Proposal(Group.PERSON, values, row, homes.of(row))


def _event(row: found.Event, homes: _Homes) -> Proposal:
    values = {
        "kind": row.kind,
        "title": "",
        "date": row.date or "",
        "place": row.place,
        "host": row.host,
        "topics": "; ".join(row.topics),
        "people": str(row.participants) if row.participants is not None else "",
        "is_estimate": "1" if row.is_estimate else "",
    }
    return Proposal(Group.EVENT, values, row, homes.of(row))


def _figures(text: str, findings: found.Findings, homes: _Homes, year: int | None) -> Iterator[Proposal]:
    """Yield numbers of the report, each once: an event told only by how often it was is such a number too."""
    told: set[tuple[str, int]] = set()
    for row, code, number in _numbers(text, findings):
        if (code, number) in told and code:
            continue
        told.add((code, number))
        values = {"code": code, "number": str(number), "year": str(year or "")}
        yield Proposal(Group.FIGURE, values, row, homes.of(row))


def _numbers(text: str, findings: found.Findings) -> Iterator[tuple[found.Found, str, int]]:
    came = {event.participants for event in findings.events}
    for count in findings.counts:
        if count.value in came:
            continue  # told with the event
        code = figure_of_count(count.what) or figure_of_count(_around(text, count))
        yield count, code, count.value
    known = {count.value for count in findings.counts}
    for event in findings.events:
        if event.date is None and event.count is not None and event.count not in known:
            yield event, figure_of_event(event.kind), event.count


def _around(text: str, row: found.Found) -> str:
    """Return the sentence a number stands in, as far as its ends are near."""
    if not row.spans:
        return row.mention
    start, end = row.spans[0].start, row.spans[0].end
    before = re.split(r"[.;:•·]\s|\n\s*\n", text[max(0, start - 90) : start])[-1]
    after = re.split(r"[.;:•·,]\s|\n\s*\n", text[end : end + 60])[0]
    return f"{before}{text[start:end]}{after}"


def _project(row: found.ProjectFound, homes: _Homes) -> Proposal:
    values = {
        "title": row.title,
        "fund": row.fund,
        "operator": row.operator,
        "number": row.number,
        "since": row.since,
        "until": row.until,
    }
    return Proposal(Group.PROJECT, values, row, homes.of(row))
