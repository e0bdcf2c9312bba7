"""The sixteen parts of a report as its page shows them: what will be printed, and the figures beside."""

from collections.abc import Sequence
from dataclasses import dataclass

from django.urls import reverse
from django.utils.safestring import SafeString

from spoiwo.documents.render import to_fragment
from spoiwo.figures.definitions import BY_CODE
from spoiwo.reports import selectors
from spoiwo.reports.content import Content, Count
from spoiwo.reports.models import Narrative, Report
from spoiwo.reports.states import Chapter


@dataclass(frozen=True, slots=True)
class ShownFigure:
    """A figure; ``url`` opens the records it counts today, empty once it is frozen with its own."""

    count: Count
    url: str
    folds: bool = False
    is_grouped: bool = False


@dataclass(frozen=True, slots=True)
class Part:
    """One part: its words as they are printed, its figures, and who wrote in it last."""

    chapter: Chapter
    paper: SafeString
    figures: tuple[ShownFigure, ...]
    folded: tuple[ShownFigure, ...]
    narrative: Narrative | None


def parts_of(report: Report, content: Content) -> list[Part]:
    """Return all sixteen parts in their order, those with nothing to say too."""
    blocks = {section.chapter: section.blocks for section in content.sections}
    narratives = selectors.narratives_of(report)
    return [
        _part(
            chapter,
            to_fragment(blocks.get(chapter, ()), level=2),
            [_shown(report, count) for count in content.counts_of(chapter)],
            narratives.get(chapter),
        )
        for chapter in Chapter
    ]


def _part(
    chapter: Chapter, paper: SafeString, figures: Sequence[ShownFigure], narrative: Narrative | None
) -> Part:
    return Part(
        chapter=chapter,
        paper=paper,
        figures=tuple(one for one in figures if not one.folds),
        folded=tuple(one for one in figures if one.folds),
        narrative=narrative,
    )


def _shown(report: Report, count: Count) -> ShownFigure:
    figure = BY_CODE.get(count.code)
    if figure is None:
        return ShownFigure(count, "")
    folds = figure.folds and not count.number
    if report.is_frozen:
        return ShownFigure(count, "", folds, figure.is_grouped)
    url = reverse("figures:figure", args=[report.partnership.slug, figure.slug])
    return ShownFigure(
        count,
        f"{url}?od={report.since.isoformat()}&do={report.last_day.isoformat()}",
        folds,
        figure.is_grouped,
    )
