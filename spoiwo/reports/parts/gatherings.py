"""Parts 5 to 7 and 9 to 11: meetings of every kind, each kind by itself."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence

from django.utils.translation import gettext as _

from spoiwo.common import polish
from spoiwo.common.periods import Precision
from spoiwo.documents.model import Align, Block, Paragraph, Span, Table
from spoiwo.figures.definitions.meetings import OWN
from spoiwo.meetings.models import Meeting
from spoiwo.meetings.states import MeetingKind
from spoiwo.registry.categories import groups
from spoiwo.reports.parts.sources import Sources
from spoiwo.reports.parts.tables import filled_table
from spoiwo.reports.states import Chapter


def plenaries(sources: Sources) -> Iterable[Block]:
    """Meetings of all signatories: day, aim, programme, what came of each."""
    held = sources.held(MeetingKind.SIGNATORIES)
    yield from sources.said("P03")
    yield from sources.narrative(Chapter.PLENARIES)
    for meeting in held:
        yield from _told(meeting)
    yield from meeting_table(held, _("Meetings of signatories"))


def _told(meeting: Meeting) -> Iterable[Block]:
    told = ((_("Aim"), meeting.aim), (_("Outcome"), meeting.outcome))
    words = "\n".join(f"{label}: {text.strip()}" for label, text in told if text.strip())
    if words:
        day = polish.with_precision(meeting.day, meeting.precision)
        yield Paragraph((Span(f"{meeting.title}, {day}", strong=True), Span(f"\n{words}")))


def external(sources: Sources) -> Iterable[Block]:
    """Work in bodies run by others: how many meetings, and what was done at them."""
    yield from sources.said("P04")
    yield from sources.narrative(Chapter.EXTERNAL)
    yield from meeting_table(
        sources.held(MeetingKind.EXTERNAL), _("Meetings of bodies run by other institutions")
    )


def support(sources: Sources) -> Iterable[Block]:
    """Meetings with social economy support centres."""
    yield from sources.said("P05")
    yield from sources.narrative(Chapter.SUPPORT)
    yield from meeting_table(
        sources.held(MeetingKind.OWES), _("Meetings with social economy support centres")
    )


def trainings(sources: Sources) -> Iterable[Block]:
    """Trainings with their aims."""
    held = sources.held(MeetingKind.TRAINING)
    yield from sources.said("P10")
    yield from sources.said_of_some("P10.exact", "P10.estimated")
    yield from sources.narrative(Chapter.TRAININGS)
    for meeting in held:
        yield from _told(meeting)
    yield from meeting_table(held, _("Trainings"))


def forum(sources: Sources) -> Iterable[Block]:
    """Meetings of the forum, and good practices shown with whose they are."""
    yield from sources.said("P09", "P11")
    yield from sources.narrative(Chapter.FORUM)
    yield from meeting_table(sources.held(MeetingKind.FORUM), _("Meetings of the forum"))
    shown = sources.counts["P11"].records
    if shown:
        yield Table(
            caption=_("Good practices presented"),
            headings=(_("Day"), _("Good practice"), _("Whose it is")),
            rows=tuple(
                (polish.long_date(one.day) if one.day else "–", one.label, one.detail) for one in shown
            ),
            widths=(1.2, 3, 3),
        )


def information(sources: Sources) -> Iterable[Block]:
    """Information meetings, organised and attended apart, and by kind of the institution that hosted them."""
    held = sources.held(MeetingKind.INFORMATION)
    yield from sources.said("P07.organised", "P07.attended")
    yield from sources.narrative(Chapter.INFORMATION)
    told = {
        is_own: sum(one.weight for one in sources.counts[code].stated)
        for is_own, code in ((True, "P07.organised"), (False, "P07.attended"))
    }
    if held or any(told.values()):
        yield _by_host(held, told)
    yield from meeting_table(held, _("Information meetings"))


def _by_host(held: Sequence[Meeting], told: Mapping[bool, int]) -> Table:
    counted = Counter((_group(meeting), meeting.role in OWN) for meeting in held)
    # Those a document states without naming them stand in a row of their own: the sum is the figure.
    counted.update({(_("stated by a document"), is_own): number for is_own, number in told.items() if number})
    names = sorted({name for name, _own in counted}, key=polish.sort_key)
    rows = [(name, counted[name, True], counted[name, False]) for name in names]
    total = (_("Together"), sum(row[1] for row in rows), sum(row[2] for row in rows))
    return Table(
        caption=_("Information meetings by kind of the host"),
        headings=(_("Kind of institution"), _("Organised"), _("Attended"), _("Together")),
        rows=tuple((name, str(own), str(others), str(own + others)) for name, own, others in (*rows, total)),
        heads_rows=True,
        widths=(3, 1, 1, 1),
        align=(Align.LEFT, Align.RIGHT, Align.RIGHT, Align.RIGHT),
    )


def _group(meeting: Meeting) -> str:
    if meeting.host is None:
        return _("host not recorded")
    return str(groups.LABELS[meeting.host.kind.prefix])


def meeting_table(held: Sequence[Meeting], caption: str) -> Iterable[Block]:
    """Yield a table of meetings with day, title, topics and host; nothing where there were none."""
    if held:
        yield filled_table(
            caption=caption,
            headings=(_("Day"), _("Meeting"), _("Topics"), _("Host")),
            rows=tuple(
                (_day(one), one.title, _topics(one), one.host.name if one.host else "") for one in held
            ),
            widths=(1.2, 2.4, 3, 2),
        )


def _day(meeting: Meeting) -> str:
    # In figures: a month in words would be broken in a narrow column.
    if meeting.precision == Precision.DAY:
        return polish.numeric_date(meeting.day)
    return polish.with_precision(meeting.day, meeting.precision)


def _topics(meeting: Meeting) -> str:
    return "; ".join(topic.label for topic in meeting.references.all())
