"""A report put together from records: one function for each of its parts (domain.md 9.1)."""

from collections.abc import Callable, Iterable, Mapping

from django.utils.translation import gettext as _
from django.utils.translation import override

from spoiwo.common import polish
from spoiwo.documents.model import Block, Document, Fact, Facts
from spoiwo.reports.content import Content, Section
from spoiwo.reports.models import Report
from spoiwo.reports.parts import closing, gatherings, papers, people
from spoiwo.reports.parts.sources import Sources, sources_of
from spoiwo.reports.states import Chapter


def _heading(sources: Sources) -> Iterable[Block]:
    """The partnership by its official name, and the days the report tells of."""
    report = sources.report
    days = polish.date_range(report.since, report.last_day)
    yield Facts((Fact(_("Partnership"), report.partnership.official_name), Fact(_("Period"), days)))
    yield from sources.narrative(Chapter.HEADING)


_PARTS: Mapping[Chapter, Callable[[Sources], Iterable[Block]]] = {
    Chapter.HEADING: _heading,
    Chapter.SIGNATORIES: people.signatories,
    Chapter.SCOPE: people.scope,
    Chapter.COUNCIL: people.council,
    Chapter.PLENARIES: gatherings.plenaries,
    Chapter.EXTERNAL: gatherings.external,
    Chapter.SUPPORT: gatherings.support,
    Chapter.RECOMMENDATIONS: papers.recommendations,
    Chapter.TRAININGS: gatherings.trainings,
    Chapter.FORUM: gatherings.forum,
    Chapter.INFORMATION: gatherings.information,
    Chapter.COMMUNIQUES: papers.communiques,
    Chapter.EFFECTS: papers.effects,
    Chapter.PLAN: closing.plan,
    Chapter.SECRETARIAT: closing.secretariat,
    Chapter.ANNEXES: closing.annexes,
}


def composed(report: Report) -> Content:
    """Put the report together from what is recorded and written by now, in Polish for every reader."""
    with override("pl"):
        sources = sources_of(report)
        sections = (_section(chapter, sources) for chapter in Chapter)
        return Content(
            head=_head(report),
            sections=tuple(section for section in sections if section.blocks),
            counts=tuple(sources.counts.values()),
        )


def _section(chapter: Chapter, sources: Sources) -> Section:
    return Section(chapter, str(chapter.label), tuple(_PARTS[chapter](sources)))


def _head(report: Report) -> Document:
    return Document(
        title=report.title,
        subject=report.title,
        partnership=report.partnership.official_name,
    )
