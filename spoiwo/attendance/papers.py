"""The list of presence as a paper: to be signed before the meeting, a record after it."""

from spoiwo.attendance.models import Participant
from spoiwo.attendance.selectors.presence import participants_of
from spoiwo.attendance.states import Mark
from spoiwo.common import clock
from spoiwo.common.polish.dates import hour, long_date, weekday
from spoiwo.documents.kinds import Field, Values
from spoiwo.documents.model import Align, Document, Fact, Heading, Note, Table
from spoiwo.meetings.marks import sign_set_about
from spoiwo.meetings.models import Meeting

KIND = "attendance_list"
# Papers of the office are Polish, whatever the language of whoever prints them.
_HEADINGS = ("Lp.", "Imię i nazwisko", "Instytucja", "Funkcja", "Podpis")
_RECORD_HEADINGS = (*_HEADINGS[:-1], "Obecność")
_WIDTHS = (0.06, 0.24, 0.3, 0.2, 0.2)
_ROW_MM = 11
_EMPTY_LINES = 6
_MARKS = {
    Mark.PRESENT: "obecność",
    Mark.REMOTE: "udział zdalny",
    Mark.EXCUSED: "nieobecność usprawiedliwiona",
    Mark.ABSENT: "nieobecność",
}


def paper_fields() -> tuple[Field, ...]:
    """Return what a template of the office may place by itself."""
    sample = Table(
        "Lista obecności", _HEADINGS, (("1.", "Jan Kowalski", "Powiat Zwoleński", "Starosta", ""),)
    )
    return (Field("lista", "tabela z listą obecności", (sample,)),)


def attendance_list(meeting: Meeting) -> Document:
    """Return the list of presence; nothing is printed of addresses, needs or remarks.

    Before the meeting has marks it is a sheet to be signed, with empty lines for guests; afterwards it
    says who took part, a deputy by name, and "udział zdalny" where there is no signature.
    """
    rows = participants_of(meeting)
    is_record = any(row.mark for row in rows)
    blocks = [*_table(rows, is_record=is_record)]
    marks = sign_set_about(meeting)
    return Document(
        title="Lista obecności",
        # The footer says it on every page; who hears the paper hears the words of the signs.
        blocks=(*blocks, *([Note(marks.line)] if marks.line and not marks.signs else [])),
        language="pl",
        day=meeting.day,
        place=meeting.locality,
        partnership=meeting.partnership.short_name,
        body=meeting.body.name if meeting.body else "",
        facts=tuple(_facts(meeting, rows, is_record=is_record)),
        signs=marks.signs,
        footer=marks.line,
        landscape=True,
        made_at=clock.now(),
    )


def fields_of(document: Document) -> Values:
    """Return the table for a template that places it by itself."""
    return {"lista": tuple(block for block in document.blocks if isinstance(block, Table))}


def _facts(meeting: Meeting, rows: list[Participant], *, is_record: bool) -> list[Fact]:
    hours = ""
    if meeting.begins:
        hours = f", godz. {hour(meeting.begins)}" + (f"–{hour(meeting.ends)}" if meeting.ends else "")
    facts = [
        Fact("Spotkanie", meeting.title),
        Fact("Termin", f"{long_date(meeting.day)} ({weekday(meeting.day)}){hours}"),
    ]
    where = meeting.address_line or (meeting.host.name if meeting.host else "")
    if where:
        facts.append(Fact("Miejsce", where))
    entitled = [row for row in rows if row.is_entitled]
    if is_record and entitled:
        here = sum(row.is_here for row in entitled)
        facts.append(Fact("Obecni uprawnieni", f"{here} z {len(entitled)}"))
    return facts


def _table(rows: list[Participant], *, is_record: bool) -> list[Heading | Table]:
    entitled = [row for row in rows if row.is_entitled]
    guests = [row for row in rows if not row.is_entitled]
    parts: list[Heading | Table] = []
    for title, people in (("Uprawnieni do głosu", entitled), ("Goście", guests)):
        if not people and not (title == "Goście" and not is_record):
            continue
        parts.append(Heading(2, title))
        lines = [_line(number, row, is_record=is_record) for number, row in enumerate(people, 1)]
        if title == "Goście" and not is_record:
            lines += [(f"{len(people) + extra}.", "", "", "", "") for extra in range(1, _EMPTY_LINES + 1)]
        parts.append(
            Table(
                caption="",
                headings=_RECORD_HEADINGS if is_record else _HEADINGS,
                rows=tuple(lines),
                widths=_WIDTHS,
                align=(Align.RIGHT, Align.LEFT, Align.LEFT, Align.LEFT, Align.LEFT),
                row_mm=0 if is_record else _ROW_MM,
            )
        )
    return parts


def _line(number: int, row: Participant, *, is_record: bool) -> tuple[str, ...]:
    if not is_record:
        return f"{number}.", row.name, row.organization_name, row.office, ""
    name, office = row.came, row.came_as
    if row.deputy_name:
        office = ", ".join(part for part in [office, "zastępstwo", row.deputy_authorisation] if part)
    return (
        f"{number}.",
        name,
        row.organization_name,
        office,
        _MARKS[Mark(row.mark)] if row.mark else "–",
    )
