"""From what a text says to what could be recorded: one proposal a record, its values as plain words. Pure."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date

from spoiwo.common.polish import fold
from spoiwo.intake.guessing import guess
from spoiwo.intake.understanding import Gazetteer
from spoiwo.intake.understanding import findings as found
from spoiwo.sources.contacts import contacts_told
from spoiwo.sources.names import completed, in_full, town_in_full
from spoiwo.sources.numbers import numbers
from spoiwo.sources.organs import LegalPerson, acts_for, is_signed, sentence, unlisted
from spoiwo.sources.outcomes import is_outcome, is_practice, outcome_told, practice_told
from spoiwo.sources.secretariats import with_secretariat
from spoiwo.sources.states import Group
from spoiwo.sources.titles import is_founding, title_of

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
# "Partnerstwa powstały w ramach projektu", "oba partnerstwa", "obydwa porozumienia".
_SEVERAL = re.compile(r"\b[Oo](?:ba|bydwa|bu)\b|\b[Pp]artnerstwa (?:te )?powstały\b")
_ACTS = "“%(words)s” acts for it."
_LOCAL = re.compile(r" lokalne(?= na rzecz )", re.IGNORECASE)
_IN_AREA = re.compile(r" w (?:województwie|powiecie|subregionie|gminie) [\w -]+$")
_EXPERTS = re.compile(r"\bekspert(?:ów|ami|om|ki|ek|kami)\b[^.:]{0,40}:", re.IGNORECASE)
_YEAR = re.compile(r"\b(?:19|20)\d\d\b")


@dataclass(frozen=True, slots=True)
class Proposal:
    """What could be recorded of one finding. ``home`` is the place of its partnership among them, from 0."""

    group: Group
    values: dict[str, str]
    finding: found.Found
    home: int = 0


def proposals(
    text: str, findings: found.Findings, published: date | None, gazetteer: Gazetteer
) -> list[Proposal]:
    """Return what could be recorded, group by group, each in the order of the text."""
    year = year_of(text, findings, published)
    findings = with_secretariat(findings)
    homes = _Homes(text, findings)
    return [
        *_partnerships(findings),
        *(_institution(row, homes, gazetteer) for row in findings.institutions),
        *_acted_for(text, findings, homes, gazetteer),
        *(_person(text, row, homes, gazetteer) for row in findings.persons),
        *(_event(text, row, homes) for row in findings.events if row.date),
        *_figures(text, findings, homes, year),
        *(_aim(row, homes) for row in findings.goals),
        *_principles(findings),
        *(_project(row, home) for row in findings.projects for home in homes.grown_from(row)),
        *_outcomes(findings, homes, year),
        *_practices(findings, homes, gazetteer),
        *_contacts(text, findings, homes, gazetteer),
    ]


def _outcomes(findings: found.Findings, homes: "_Homes", year: int | None) -> Iterator[Proposal]:
    for row in filter(is_outcome, findings.deeds):
        yield Proposal(Group.OUTCOME, outcome_told(row, year), row, homes.of(row))


def _practices(findings: found.Findings, homes: "_Homes", gazetteer: Gazetteer) -> Iterator[Proposal]:
    for row in filter(is_practice, findings.deeds):
        values = practice_told(row, findings.institutions)
        values["organization"] = completed(values["organization"], homes.area(row), gazetteer)
        yield Proposal(Group.PRACTICE, values, row, homes.of(row))


def _contacts(
    text: str, findings: found.Findings, homes: "_Homes", gazetteer: Gazetteer
) -> Iterator[Proposal]:
    named = {row.name for row in findings.institutions}
    for row in contacts_told(text, findings.contacts, named):
        whose = completed(row.whose, homes.area(row), gazetteer)
        values = {"kind": row.kind.value, "value": row.value, "organization": whose}
        yield Proposal(Group.CONTACT, values, row, homes.of(row))


def year_of(text: str, findings: found.Findings, published: date | None) -> int | None:
    """Return the year the document speaks of: that of most of its events, else the one named most often."""
    years = [row.date[:4] for row in findings.events if row.date]
    years = years or _YEAR.findall(text)
    if years:
        return int(max(set(years), key=lambda year: (years.count(year), year)))
    return published.year if published else None


class _Homes:
    """Which of several partnerships a place belongs to: the one its sentence names, or the one before it."""

    def __init__(self, text: str, findings: found.Findings) -> None:
        self.text = text
        self.found = findings.partnerships
        self.starts = sorted(
            (span.start, place) for place, row in enumerate(findings.partnerships) for span in row.spans
        )

    def of(self, row: found.Found) -> int:
        """Return the place of the partnership among those found."""
        first = min((span.start for span in row.spans), default=0)
        before = [place for start, place in self.starts if start <= first]
        words = sentence(self.text, first) if len(self.found) > 1 else ""
        told = {place for place, one in enumerate(self.found) if one.mention and one.mention in words}
        if len(told) == 1:
            return told.pop()
        return before[-1] if before else 0

    def area(self, row: found.Found) -> found.Territory | None:
        """Return the area of the partnership a finding belongs to."""
        return self.found[self.of(row)].territory if self.found else None

    def grown_from(self, row: found.ProjectFound) -> list[int]:
        """Return the partnerships a project is told of: all of them where the sentence speaks of several."""
        words = sentence(self.text, min((span.start for span in row.spans), default=0))
        if len(self.found) > 1 and _SEVERAL.search(words):
            return list(range(len(self.found)))
        return [self.of(row)]


def _partnerships(findings: found.Findings) -> Iterator[Proposal]:
    for place, row in enumerate(findings.partnerships):
        area = row.territory
        level = _LEVELS.get(area.level, "") if area else ""
        yield Proposal(
            Group.PARTNERSHIP,
            {
                "name": _whole_name(row, findings.partnerships),
                "kind": _PARTNERSHIP_KINDS.get(row.kind) or _partnership_kind(row.name, level),
                "level": level,
                "unit": _codes(row),
                "area": ", ".join(one.name for one in row.areas) or (area.name if area else ""),
            },
            row,
            home=place,
        )


def _whole_name(row: found.PartnershipFound, others: tuple[found.PartnershipFound, ...]) -> str:
    """Return the name with its county where the text names several partnerships by one name."""
    area, is_plural = row.territory, re.match(r"partnerstwa\b(?! \w+go\b)", row.mention, re.IGNORECASE)
    if len(others) < 2 or not is_plural or area is None or area.level != "powiat":
        return row.name
    name = _as_quoted(row.name, [one.name for one in others if one is not row])
    return name if "powieci" in name else f"{name} w powiecie {area.name.removeprefix('powiat ')}m"


def _as_quoted(name: str, others: list[str]) -> str:
    """Return the name without "lokalne" where another of the same partnerships is called so without it."""
    plain = _LOCAL.sub("", name, count=1)
    bare = fold(_IN_AREA.sub("", plain))
    return plain if any(fold(_IN_AREA.sub("", one)) == bare for one in others) else name


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


def _institution(row: found.Institution, homes: _Homes, gazetteer: Gazetteer) -> Proposal:
    seat = _seat(row)
    name = in_full(completed(row.name, homes.area(row), gazetteer), seat, gazetteer)
    guessed = guess(name).kind
    category = guessed.category if guessed else _KINDS.get(row.kind, "")
    values = {
        "name": name,
        "category": category,
        "role": row.role,
        "locality": town_in_full(seat, gazetteer),
    }
    return Proposal(Group.INSTITUTION, values, row, homes.of(row))


def _seat(row: found.Institution) -> str:
    """Return its town; of two a form may be of, the one the institution bears in its own name."""
    own = [word for word in re.findall(r"[^\W\d_]+", row.name) if word.lower()[:-1] == row.seat.lower()]
    return own[0].capitalize() if own and row.seat else row.seat


def _acted_for(
    text: str, findings: found.Findings, homes: _Homes, gazetteer: Gazetteer
) -> Iterator[Proposal]:
    """Yield gminas and powiats the text names by their organs alone: "Burmistrz Nasielska" speaks for one."""
    known: list[str] = [row.name for row in findings.institutions]
    for row in findings.persons:
        legal = _legal_person(row, homes, gazetteer)
        if legal is None or not unlisted([legal], known):
            continue
        known.append(legal.name)
        role = "signatory" if is_signed(text, row) else "other"
        values = {"name": legal.name, "category": legal.category, "role": role, "locality": ""}
        yield Proposal(Group.INSTITUTION, values, _by_organ(row, legal), homes.of(row))


def _by_organ(row: found.PersonFound, legal: LegalPerson) -> found.Found:
    """Return what an institution known only by its organ rests on: the words of the office, and unsure."""
    reason = found.Reason(_ACTS, {"words": row.position})
    # "Burmistrz Nasielska" may be learned as a name of its gmina; an office without a place may not.
    mention = row.position if " " in row.position else legal.name
    return replace(row, mention=mention, confidence=found.Confidence.UNSURE, reason=reason)


def _legal_person(row: found.PersonFound, homes: _Homes, gazetteer: Gazetteer) -> LegalPerson | None:
    return None if row.organisation else acts_for(row.position, homes.area(row), gazetteer)


def _person(text: str, row: found.PersonFound, homes: _Homes, gazetteer: Gazetteer) -> Proposal:
    given, _space, family = row.name.rpartition(" ")
    legal = _legal_person(row, homes, gazetteer)
    values = {
        "given_names": given,
        "family_name": family,
        "office": row.position or _office_of_a_list(text, row),
        "organization": legal.name if legal else completed(row.organisation, homes.area(row), gazetteer),
    }
    return Proposal(Group.PERSON, values, row, homes.of(row))


def _office_of_a_list(text: str, row: found.PersonFound) -> str:
    """Return what a list calls all it names: "… przez ekspertów: Fundację Razem – Jana Lisa"."""
    if not row.organisation or not row.spans:
        return ""
    start = row.spans[0].start
    words = sentence(text, start)
    before = words[: max(0, words.find(row.mention))]
    return "Ekspert" if _EXPERTS.search(before) else ""


def _event(text: str, row: found.Event, homes: _Homes) -> Proposal:
    date_, words = row.date or "", row.reason.params.get("words", "")
    founding = is_founding(row.kind, date_, words)
    around = sentence(text, row.spans[0].start) if row.spans else ""
    values = {
        "kind": "founding" if founding else row.kind,
        "title": title_of(around) if row.kind in ("other", "council_meeting") and not founding else "",
        "date": date_,
        "place": "" if founding else row.place,
        "host": row.host,
        "topics": "" if founding else "; ".join(row.topics),
        "speakers": "" if founding or row.kind == "signing" else "; ".join(row.speakers),
        "people": str(row.participants) if row.participants is not None else "",
        "is_estimate": "1" if row.is_estimate else "",
    }
    return Proposal(Group.EVENT, values, row, homes.of(row))


def _figures(text: str, findings: found.Findings, homes: _Homes, year: int | None) -> Iterator[Proposal]:
    """Yield numbers of the report, each once: an event told only by how often it was is such a number too."""
    told: set[tuple[str, int]] = set()
    for row, code, number in numbers(text, findings):
        if (code, number) in told and code:
            continue
        told.add((code, number))
        values = {"code": code, "number": str(number), "year": str(year or "")}
        yield Proposal(Group.FIGURE, values, row, homes.of(row))


def _project(row: found.ProjectFound, home: int) -> Proposal:
    values = {
        "title": row.title,
        "fund": row.fund,
        "operator": row.operator,
        "number": row.number,
        "since": row.since,
        "until": row.until,
    }
    return Proposal(Group.PROJECT, values, row, home)
