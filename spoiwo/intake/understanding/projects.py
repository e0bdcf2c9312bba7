"""Projects: title, fund and programme, and who carries it out."""

import re
from dataclasses import dataclass, replace

from spoiwo.intake.understanding.text import Document

_PROJECT = re.compile(r"\b[Pp]rojek(?:t|tu|cie|tem|tów)\b[^„\"\n]{0,60}?[„\"](?P<title>[^”\"\n]{5,220})[”\"]")
_FUNDS = (
    (re.compile(r"Europejsk\w+ Fundusz\w* Społeczn\w+(?: ?Plus|\+)?"), "Europejski Fundusz Społeczny"),
    (re.compile(r"\bEFS\+"), "Europejski Fundusz Społeczny Plus"),
    (re.compile(r"\bEFS\b(?!\+)"), "Europejski Fundusz Społeczny"),
    (
        re.compile(
            r"Regionaln\w+ Program\w* Operacyjn\w+ (Województwa \w+)(?: "
            r"(?:na lata )?(\d{4} ?[-–] ?\d{4}))?"
        ),
        "Regionalny Program Operacyjny",
    ),
    (
        re.compile(r"Fundusz\w* Europejsk\w+ dla (\w+)(?: (?:na lata )?(\d{4} ?[-–] ?\d{4}))?"),
        "Fundusze Europejskie dla",
    ),
    (
        re.compile(r"Program\w* Operacyjn\w+ Wiedza Edukacja Rozwój"),
        "Program Operacyjny Wiedza Edukacja Rozwój",
    ),
)
_OPERATOR = re.compile(
    r"(?:realizowan\w+(?: jest)? przez|realizuje|realizował[ay]?(?: \w+){0,2}"
    r"|realizator\w*(?: projektu)?(?: jest|:)?"
    r"|beneficjent\w*(?: projektu)?(?: jest|:)?|operator\w*(?: projektu)?(?: jest|:)?"
    r"|projektodawc\w+(?: jest|:)?|lider\w* projektu(?: jest|:)?)\s*$",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Undertaking:
    """A project at a place of the working copy."""

    start: int
    end: int
    title: str
    fund: str
    since: str = ""
    until: str = ""
    number: str = ""


def find(document: Document) -> list[Undertaking]:
    """Return the projects a text names by title, with the money behind them."""
    found: dict[str, Undertaking] = {}
    for match in _PROJECT.finditer(document.text):
        title = match["title"].strip()
        row = Undertaking(match.start("title"), match.end("title"), title, funds(document.text))
        found.setdefault(title.lower(), _with_period(document, row))
    return list(found.values())


_PERIOD = re.compile(
    r"\b(?:[Oo]kres\w* realizacji(?: projektu)?|[Tt]ermin\w* realizacji(?: projektu)?"
    r"|realizowan\w+[^.;\n]{0,80}?\b(?=(?:w okresie |w terminie )?od\b)|w okresie(?= od)|w latach)\W"
)
_NUMBER = re.compile(
    r"(?:\b(?:nr|numer) (?:projektu|umowy|wniosku)(?: o dofinansowanie)?\s*:?\s*"
    r"|(?=\b[A-Z]{4}\.\d{2}\.\d{2}))(?P<number>[A-Z]{2,5}[\w./-]{6,40}\w)"
)


def _with_period(document: Document, row: Undertaking) -> Undertaking:
    """Add the period and the number that stand near a title."""
    start, end = max(0, row.start - 250), row.end + 450
    number = _NUMBER.search(document.text, start, end)
    since = until = ""
    told = _PERIOD.search(document.text, start, end)
    if told:
        days = [day for day in document.dates if told.end() <= day.start < told.end() + 70]
        since, until = (days[0].iso, days[1].iso) if len(days) > 1 else ("", "")
        years = re.match(r"\s*((?:19|20)\d\d) ?[-–] ?((?:19|20)\d\d)", document.text[told.end() - 1 :])
        if years and not since:
            since, until = years[1], years[2]
    return replace(row, since=since, until=until, number=number["number"] if number else "")


def funds(text: str) -> str:
    """Return the funds and programmes a text names, in the nominative."""
    named: list[str] = []
    for pattern, name in _FUNDS:
        match = pattern.search(text)
        if match is None:
            continue
        if name == "Europejski Fundusz Społeczny" and re.search(r"Plus|\+", match.group()):
            name += " Plus"
        groups = [group for group in match.groups() if group] if match.groups() else []
        years = [f"na lata {group}" if group[0].isdigit() else group for group in groups]
        full = " ".join((name, *years))
        if not any(full in other or other in full for other in named):
            named.append(full)
    return ", ".join(named)


def is_operator(document: Document, start: int, end: int) -> bool:
    """Say whether the institution named here carries a project out."""
    before = document.text[max(0, start - 60) : start]
    behind = document.text[end : end + 80]
    if re.search(r"zorganizował\w?\s*$", before) and re.match(r"[^.\n]{0,40}? w ramach projektu\b", behind):
        return True
    return bool(_OPERATOR.search(before)) or bool(
        re.match(
            r"\s*(?:\([^)]*\))?,? (?:jest realizatorem|realizuje projekt|jako (?:realizator|operator))",
            behind,
        )
    )
