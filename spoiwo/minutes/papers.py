"""Minutes as a paper of the office, in Polish whatever the reader's language."""

from collections.abc import Iterable
from dataclasses import replace

from django.utils.translation import gettext as _
from django.utils.translation import ngettext, override, pgettext

from spoiwo.attendance.models import Participant
from spoiwo.attendance.states import Mark
from spoiwo.common import polish
from spoiwo.decisions.models import Task
from spoiwo.decisions.selectors import MotionLine
from spoiwo.decisions.states import Stage
from spoiwo.documents.kinds import Field, Values
from spoiwo.documents.model import (
    Align,
    Block,
    BulletList,
    Document,
    Fact,
    Heading,
    Note,
    NumberedList,
    Paragraph,
    SignatureLine,
    Signatures,
    Span,
    Table,
)
from spoiwo.meetings.marks import sign_set_about
from spoiwo.meetings.models import Meeting
from spoiwo.minutes.content import Content, Part, decoded
from spoiwo.minutes.models import Amendment, Minutes
from spoiwo.minutes.selectors.record import ItemRecord, Record, record_of
from spoiwo.projects.selectors import SignSet

KIND = "minutes"
FIELDS = (
    Field("obecność", _("who was present"), (Paragraph("Obecnych 9 z 15 uprawnionych."),)),
    Field("porządek", _("adopted agenda"), (NumberedList(("Otwarcie", "Sprawy różne")),)),
    Field("przebieg", _("course of the items, with votes"), (Paragraph("Przewodnicząca otworzyła…"),)),
    Field("podpisy", _("lines to be signed"), (Signatures((SignatureLine("Anna Nowak"),)),)),
    Field("przewodnictwo", _("who chaired"), "Anna Nowak"),
    Field("protokolant", _("who took the minutes"), "Jan Kowalski"),
    Field("godziny", _("hours"), "10.00–12.30"),
)


def content_of(minutes: Minutes) -> Content:
    """Return what the minutes say: the sealed words, or what is recorded and typed by now."""
    if minutes.content is not None:
        return decoded(minutes.content)
    return composed(minutes)


def minutes_paper(minutes: Minutes, *, is_public: bool = False) -> Document:
    """Return the whole paper; amendments made after the seal stand at its end."""
    paper = content_of(minutes).paper(is_public=is_public)
    with override("pl"):
        footer = f"SHA-256: {minutes.sha256}" if minutes.sha256 else _("Draft of the minutes")
        later = Amendment.objects.filter(minutes=minutes, is_after_seal=True).select_related("item")
        return replace(paper, blocks=(*paper.blocks, *_amendments(later)), footer=footer)


def excerpt_paper(minutes: Minutes, item_id: int) -> Document | None:
    """Return the excerpt of one item with the head of the minutes; None where it has no such item."""
    content = content_of(minutes)
    part = content.part_of(item_id)
    if part is None:
        return None
    with override("pl"):
        title = _("Excerpt from: %(title)s") % {"title": content.head.title}
        signed = Signatures((SignatureLine(office=_("true to the minutes")),))
        return replace(content.head, title=title, blocks=(*part.blocks, signed))


def field_values(minutes: Minutes) -> Values:
    """Return what fills the fields of an office's own template."""
    content = content_of(minutes)
    by_key = {part.key: part.blocks for part in content.parts}
    course = [part for part in content.parts if part.item_id is not None or part.key == "opening"]
    return {
        "obecność": by_key.get("presence", ()),
        "porządek": by_key.get("agenda", ()),
        "przebieg": tuple(block for part in course for block in part.blocks),
        "podpisy": by_key.get("signatures", ()),
        "przewodnictwo": minutes.chair,
        "protokolant": minutes.taker,
        "godziny": _hours(minutes),
    }


def composed(minutes: Minutes) -> Content:
    """Put the minutes together from what is recorded and typed by now."""
    with override("pl"):
        # Read in Polish too: results of votes come as sentences.
        record = record_of(minutes)
        marks = sign_set_about(record.meeting)
        parts = [
            Part("opening", tuple(_opening(record))),
            Part("presence", tuple(_presence(record))),
            Part("presence_public", tuple(_presence_public(record))),
            Part("agenda", tuple(_agenda(record))),
            *(Part(f"item-{one.item.pk}", tuple(_item(one)), one.item.pk) for one in record.items),
            Part("closing", tuple(_closing(minutes))),
            Part("amendments", tuple(_amendments(record.amendments))),
            Part("approval", tuple(_approval(minutes))),
            Part("signatures", (_signatures(minutes),)),
            Part("marking", marks.note),
        ]
        return Content(_head(record, marks), tuple(part for part in parts if part.blocks))


def title_of(meeting: Meeting) -> str:
    """Return the name of the minutes: “Protokół nr 3/2016”, or without a number the day."""
    if meeting.number is not None:
        values = {"number": meeting.number, "year": meeting.day.year}
        return _("Minutes no. %(number)s/%(year)s") % values
    return _("Minutes of %(day)s") % {"day": polish.with_precision(meeting.day, meeting.precision)}


def _head(record: Record, marks: SignSet) -> Document:
    meeting, minutes = record.meeting, record.minutes
    return Document(
        title=f"{title_of(meeting)}: {meeting.title}",
        subject=meeting.title,
        language="pl",
        day=meeting.day,
        partnership=meeting.partnership.official_name,
        body=meeting.body.name if meeting.body else "",
        facts=tuple(_facts(meeting, minutes)),
        signs=marks.signs,
    )


def _facts(meeting: Meeting, minutes: Minutes) -> Iterable[Fact]:
    if minutes.place:
        yield Fact(_("Place"), minutes.place)
    if minutes.began or minutes.ended:
        yield Fact(_("Hours"), _hours(minutes))
    yield Fact(_("Form"), meeting.get_form_display())
    if minutes.chair:
        yield Fact(_("Chaired by"), _called(minutes.chair, minutes.chair_office))
    if minutes.taker:
        yield Fact(_("Minutes taken by"), minutes.taker)


def _hours(minutes: Minutes) -> str:
    return "–".join(polish.hour(one) for one in (minutes.began, minutes.ended) if one)


def _called(name: str, office: str) -> str:
    return f"{name}, {office}" if office else name


def _opening(record: Record) -> Iterable[Block]:
    text = record.opening.text if record.opening else ""
    began = record.minutes.began
    if text or began:
        yield Heading(1, _("Opening"))
    if began:
        yield Paragraph(_("The meeting began at %(hour)s.") % {"hour": polish.hour(began)})
    yield from _paragraphs(text)


def _paragraphs(text: str) -> Iterable[Block]:
    for part in text.replace("\r\n", "\n").split("\n\n"):
        if part.strip():
            yield Paragraph(part.strip())


def quorum_sentences(record: Record) -> list[str]:
    """Say how many of the entitled institutions took part, and whether that was a quorum."""
    quorum = record.attendance.quorum
    if not quorum.entitled:
        return []
    said = ngettext(
        "%(present)s of %(number)s institution entitled to vote was present.",
        "%(present)s of %(number)s institutions entitled to vote were present.",
        quorum.entitled,
    ) % {"present": quorum.present, "number": quorum.entitled}
    if not quorum.is_ruled:
        return [said]
    needed = {"needed": quorum.needed}
    if quorum.is_met:
        return [said, _("There was a quorum (needed: %(needed)s).") % needed]
    return [said, _("There was no quorum (needed: %(needed)s).") % needed]


def _presence(record: Record) -> Iterable[Block]:
    yield Heading(1, _("Presence"))
    for sentence in quorum_sentences(record):
        yield Paragraph(sentence)
    entitled = [row for row in record.rows if row.is_entitled]
    if entitled:
        yield Table(
            caption=_("Institutions entitled to vote"),
            headings=(_("No."), _("Institution"), _("Represented by"), _("Presence")),
            rows=tuple(
                (f"{place}.", row.organization_name, _person(row), _mark(row))
                for place, row in enumerate(entitled, 1)
            ),
            widths=(0.5, 2.8, 2.8, 2),
            align=(Align.RIGHT, Align.LEFT, Align.LEFT, Align.LEFT),
        )
    guests = [row for row in record.rows if not row.is_entitled and row.is_here]
    if guests:
        yield Paragraph((Span(_("Guests:"), strong=True),))
        yield BulletList(tuple(_guest(row) for row in guests))


def _person(row: Participant) -> str:
    if row.is_represented_by_deputy:
        said = _called(row.deputy_name, row.deputy_office)
        return f"{said} ({': '.join(filter(None, (str(_('deputy')), row.deputy_authorisation)))})"
    return _called(row.name, row.office) if row.name else ""


def _mark(row: Participant) -> str:
    # No mark is never "present": the paper says that nothing was marked.
    return str(Mark(row.mark).label) if row.mark else _("not marked")


def _guest(row: Participant) -> str:
    return ", ".join(part for part in (row.came, row.office, row.organization_name) if part)


def _presence_public(record: Record) -> Iterable[Block]:
    yield Heading(1, _("Presence"))
    for sentence in quorum_sentences(record):
        yield Paragraph(sentence)
    here = [one.name for one in record.attendance.institutions if one.is_here and one.is_entitled]
    if here:
        yield Paragraph(_("Institutions present:"))
        yield BulletList(tuple(here))


def _agenda(record: Record) -> Iterable[Block]:
    if record.items:
        yield Heading(1, _("Adopted agenda"))
        top = [one.item.title for one in record.items if one.item.parent_id is None]
        yield NumberedList(tuple(top))


def _item(one: ItemRecord) -> Iterable[Block]:
    yield Heading(1 if one.item.parent_id is None else 2, f"{one.line.number} {one.item.title}")
    if one.line.presenters:
        names = "; ".join(_called(row.called, row.office) for row in one.line.presenters)
        yield Paragraph(_("Presented by: %(names)s.") % {"names": names})
    yield from _paragraphs(one.text)
    for line in one.motions:
        yield from _motion(line)
    for resolution in one.resolutions:
        if resolution.is_numbered and not resolution.annulled_because:
            said = _("Adopted: %(resolution)s") % {"resolution": f"{resolution.label} {resolution.subject}"}
            yield Paragraph((Span(said, strong=True),))
    for outcome in one.outcomes:
        yield Paragraph((Span(outcome.title, strong=True),))
        yield from (Paragraph(sentence) for sentence in outcome.sentences)
    if one.tasks:
        yield Paragraph((Span(_("Tasks:"), strong=True),))
        yield BulletList(tuple(_task(task) for task in one.tasks))


def _motion(line: MotionLine) -> Iterable[Block]:
    motion = line.motion
    mover = f" ({motion.moved_by.name})" if motion.moved_by else ""
    yield Paragraph((Span(_("Motion:"), strong=True), Span(f" {motion.text}{mover}")))
    if motion.withdrawn_because:
        yield Paragraph(_("Withdrawn: %(why)s") % {"why": motion.withdrawn_because})
    elif motion.annulled_because:
        yield Paragraph(_("The vote was annulled: %(why)s") % {"why": motion.annulled_because})
    elif motion.stage == Stage.OPEN:
        yield Paragraph(_("The vote is not closed yet."))
    elif line.result is None:
        yield Paragraph(_("It was not voted on."))
    else:
        how = _("The vote was secret.") if motion.is_secret else ""
        said = (how, line.result.counted, line.result.votes, line.result.sentence)
        yield Paragraph(" ".join(part for part in said if part))


def _task(task: Task) -> str:
    who = _called(task.organization_name, task.person_name)
    until = _("until %(day)s") % {"day": polish.long_date(task.due)} if task.due else ""
    return " – ".join(part for part in (task.text, who, until) if part)


def _closing(minutes: Minutes) -> Iterable[Block]:
    if minutes.ended:
        yield Heading(1, _("Closing"))
        yield Paragraph(_("The meeting ended at %(hour)s.") % {"hour": polish.hour(minutes.ended)})
    annexes = [line.strip() for line in minutes.annexes.splitlines() if line.strip()]
    if annexes:
        yield Heading(1, _("Annexes"))
        yield NumberedList(tuple(annexes))


def _amendments(rows: Iterable[Amendment]) -> Iterable[Block]:
    rows = list(rows)
    if rows:
        yield Heading(1, pgettext("minutes", "Amendments"))
    for row in rows:
        values = {"day": polish.long_date(row.made_at.date()), "author": row.author, "why": row.why}
        yield Paragraph((Span(row.heading or _("Opening"), strong=True),))
        yield Note(_("%(day)s, %(author)s: %(why)s") % values)
        yield Paragraph(_("It said: %(words)s") % {"words": row.old or "–"})
        yield Paragraph(_("It says: %(words)s") % {"words": row.new or "–"})


def approval_sentence(minutes: Minutes) -> str:
    """Say at which meeting the minutes were approved; empty while they were not."""
    item = minutes.approving_item
    if item is None or item.meeting is None:
        return minutes.approval_note
    meeting = item.meeting
    values = {"title": meeting.title, "day": polish.with_precision(meeting.day, meeting.precision)}
    if meeting.number is not None:
        values["number"] = f"{meeting.number}/{meeting.day.year}"
        said = _("The minutes were approved at the meeting no. %(number)s: %(title)s, %(day)s.") % values
    else:
        said = _("The minutes were approved at the meeting: %(title)s, %(day)s.") % values
    # A Polish date ends with the dot of "r." already.
    return said.replace("r..", "r.")


def _approval(minutes: Minutes) -> Iterable[Block]:
    sentence = approval_sentence(minutes)
    if sentence:
        yield Heading(1, _("Approval"))
        yield Paragraph(sentence)
        if minutes.approval_note and minutes.approval_note != sentence:
            yield Paragraph(minutes.approval_note)


def _signatures(minutes: Minutes) -> Signatures:
    return Signatures(
        (
            SignatureLine(minutes.chair, minutes.chair_office or _("chair of the meeting")),
            SignatureLine(minutes.taker, _("minutes taken by")),
        )
    )
