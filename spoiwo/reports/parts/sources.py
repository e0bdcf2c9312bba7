"""What a report is filled from, read once and shared by its parts."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from django.db.models import Prefetch
from django.utils.translation import gettext as _

from spoiwo.documents.model import Block, Note, Paragraph
from spoiwo.figures.definitions import Ground
from spoiwo.figures.definitions import Record as Found
from spoiwo.figures.selectors import (
    Column,
    Standing,
    Value,
    columns_of,
    facts_of,
    records_told,
    stated_facts,
    values_of,
)
from spoiwo.meetings.models import Meeting, Reference
from spoiwo.meetings.states import TOOK_PLACE, MeetingKind, ReferenceKind
from spoiwo.reports.content import Count, CountedRecord, Earlier
from spoiwo.reports.models import MemberPart, Narrative, Report
from spoiwo.reports.sentences import say
from spoiwo.reports.states import Chapter, MemberPartState


@dataclass(frozen=True, slots=True)
class Sources:
    """A report with its figures, its narrative by part, its meetings, and what institutions told."""

    report: Report
    counts: dict[str, Count]
    narratives: dict[int, str]
    meetings: tuple[Meeting, ...]
    members: tuple[MemberPart, ...]
    columns: tuple[Column, ...]

    def said(self, *codes: str) -> Iterable[Block]:
        """Yield the sentences of figures as one paragraph."""
        words = [
            say(code, self.counts[code].number, in_words=self.report.is_in_words)
            for code in codes
            if code in self.counts
        ]
        text = " ".join(one for one in words if one)
        if text:
            yield Paragraph(text)
        yield from self._stated(codes)

    def _stated(self, codes: Iterable[str]) -> Iterable[Block]:
        """Yield which parts of the numbers a document states, so that nobody takes them for counted."""
        counts = (self.counts[code] for code in codes if code in self.counts)
        told = [f"{count.label} – {one.label}" for count in counts for one in count.stated]
        if told:
            yield Note(_("Not recorded one by one: %(told)s.") % {"told": "; ".join(told)})

    def said_of_some(self, *codes: str) -> Iterable[Block]:
        """Yield the same of the figures that are not nought."""
        return self.said(*(code for code in codes if code in self.counts and self.counts[code].number))

    def narrative(self, chapter: Chapter) -> Iterable[Block]:
        """Yield what the secretariat wrote in a part, a paragraph for every empty line."""
        text = self.narratives.get(chapter, "").replace("\r\n", "\n")
        return (Paragraph(part.strip()) for part in text.split("\n\n") if part.strip())

    def held(self, kind: MeetingKind) -> list[Meeting]:
        """Return the meetings of a kind that took place in the period, in their order."""
        return [meeting for meeting in self.meetings if meeting.kind == kind]


def sources_of(report: Report) -> Sources:
    """Read everything a report is filled from, in a number of queries that does not grow with it.

    A report that was never saved has no words of people: its records alone speak.
    """
    told = MemberPart.objects.filter(report_id=report.pk, state=MemberPartState.GIVEN)
    columns = columns_of(report.ground)
    return Sources(
        report=report,
        counts={one.code: replace(one, earlier=_earlier(one, columns)) for one in counts_of(report.ground)},
        narratives=dict(Narrative.objects.filter(report_id=report.pk).values_list("chapter", "text")),
        meetings=tuple(_meetings(report)),
        members=tuple(told.prefetch_related("aims__aim")),
        columns=tuple(columns),
    )


def _earlier(count: Count, columns: Iterable[Column]) -> tuple[Earlier, ...]:
    return tuple(
        Earlier(one.heading, one.since, one.until, one.number(count.code), one.standing == Standing.FILED)
        for one in columns
    )


def _meetings(report: Report) -> Sequence[Meeting]:
    topics = Reference.objects.filter(kind=ReferenceKind.TOPIC).order_by("order", "pk")
    rows = Meeting.objects.filter(partnership=report.partnership, state__in=TOOK_PLACE)
    rows = rows.filter(day__gte=report.since, day__lt=report.until).select_related("host", "body")
    said = Prefetch("references", topics)
    return list(rows.prefetch_related(said).order_by("day", "pk"))


def counts_of(ground: Ground) -> list[Count]:
    """Return every figure with its number and the records behind it; each kind of record is read once."""
    values = values_of(ground)
    facts, stated = facts_of(ground, [value.figure for value in values]), stated_facts(ground)
    counts = []
    for value in values:
        found = records_told(value.figure, facts[value.figure.family.facts], ground, stated)
        counts.append(_count(value, found))
    return counts


def _count(value: Value, found: Iterable[Found]) -> Count:
    return Count(
        code=value.figure.code,
        chapter=int(value.figure.part),
        label=str(value.figure.label),
        rule=str(value.figure.rule),
        number=value.number,
        records=tuple(
            CountedRecord(one.label, one.url, one.day, one.detail, one.weight, one.is_stated) for one in found
        ),
        is_estimate=value.is_estimate,
    )


def grouped_by_aim(members: Iterable[MemberPart]) -> dict[int, list[tuple[str, str]]]:
    """Return what institutions told about each aim: name and words, by the number of the aim."""
    found: dict[int, list[tuple[str, str]]] = defaultdict(list)
    for part in members:
        for word in part.aims.all():
            found[word.aim_id].append((part.organization_name, word.text))
    return found
