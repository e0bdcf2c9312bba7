"""The report of a year of a hundred institutions: ``python -m bench.within reports``.

It is of the partnership with ten years of meetings (``bench.meetings``); communiqués and recommendations of
the same ten years are added in a transaction that is taken back, so that the set stays as it was.
"""

import json
import re
import statistics
import time
from collections.abc import Callable
from datetime import date
from functools import partial

import typst
from django.db import connection, transaction
from django_scopes import scope

from bench import floor
from bench.meetings import SLUG, YEARS
from bench.timing import rounds, times_more
from spoiwo.common import clock
from spoiwo.common.actors import SystemActor
from spoiwo.communiques import services as communiques
from spoiwo.communiques.models import Communique, Placement
from spoiwo.communiques.services import CommuniqueDraft
from spoiwo.documents.render import to_html
from spoiwo.figures.selectors import values_of
from spoiwo.partnerships.models import Partnership
from spoiwo.recommendations import services as recommendations
from spoiwo.recommendations.services import AdoptionDraft, RecommendationDraft
from spoiwo.reports import services
from spoiwo.reports.formats import written
from spoiwo.reports.models import Report
from spoiwo.reports.papers import report_paper
from spoiwo.reports.services import ApprovalDraft, ReportDraft
from spoiwo.reports.states import Approval, Chapter

ACTOR = SystemActor("próba szybkości")
YEAR = max(YEARS)
COMMUNIQUES, RECOMMENDATIONS, ROUNDS = 12, 3, 15
BARE = b"""#set document(title: "Sprawozdanie")
#set text(lang: "pl", hyphenate: true)
#for line in json(bytes(sys.inputs.lines)) [#par(line)]
"""
TEXT = "Rada Programowa omówiła sprawę i wskazała, kto się nią zajmie i do kiedy. " * 12


def measure() -> dict[str, float]:
    """Return milliseconds of all figures of the year and of putting it together, seconds of its files."""
    partnership = Partnership.objects.get(slug=SLUG)
    with scope(partnership=partnership), transaction.atomic():
        for year in YEARS:
            _year(partnership, year)
        with connection.cursor() as cursor:
            cursor.execute("ANALYZE communiques_placement; ANALYZE communiques_communique")
        report = _written(partnership)
        by_hand = partial(floor.ask, [partnership.pk], report.since, report.until, *floor.EACH)
        took = rounds([partial(_figures, report), by_hand], ROUNDS)
        found = {
            "report_figures_ms": statistics.median(took[0]) * 1000,
            "report_figures_ratio": times_more(took),
            "report_live_docx_seconds": min(_times(partial(_file, report, "docx"), 3)),
        }
        draft = ApprovalDraft(how=Approval.LEADER, on=clock.today(), by="Starosta")
        services.approve_report(actor=ACTOR, report=report, draft=draft)
        for form in ("pdf", "docx", "odt", "xlsx"):
            found[f"report_{form}_seconds"] = min(_times(partial(_file, report, form), 3))
        found["report_pdf_ratio"] = times_more(rounds([partial(_file, report, "pdf"), _bare(report)], ROUNDS))
        transaction.set_rollback(True)
    return found


def _year(partnership: Partnership, year: int) -> None:
    for month in range(1, COMMUNIQUES + 1):
        with clock.frozen(date(year, month, 12)):
            communique = _published(partnership, month)
            if year == YEAR:
                for placement in Placement.objects.filter(communique=communique):
                    communiques.prove_by_telephone(actor=ACTOR, placement=placement, said="Wisi na tablicy")
            if month <= RECOMMENDATIONS:
                _adopted(partnership, month)


def _published(partnership: Partnership, number: int) -> Communique:
    draft = CommuniqueDraft(title=f"Komunikat pomiarowy {number}", text=TEXT, day=clock.today())
    communique = communiques.draft_communique(actor=ACTOR, partnership=partnership, draft=draft)
    communiques.publish_communique(actor=ACTOR, communique=communique)
    return communique


def _adopted(partnership: Partnership, number: int) -> None:
    draft = RecommendationDraft(
        title=f"Rekomendacja pomiarowa {number}", content=TEXT, reason=TEXT, reported_on=clock.today()
    )
    found = recommendations.report_recommendation(actor=ACTOR, partnership=partnership, draft=draft)
    recommendations.adopt_recommendation(
        actor=ACTOR, recommendation=found, draft=AdoptionDraft(day=clock.today())
    )


def _written(partnership: Partnership) -> Report:
    """Return the report of the year with words of the secretariat in every part."""
    draft = ReportDraft(since=date(YEAR, 1, 1), until=date(YEAR + 1, 1, 1))
    report = services.begin_report(actor=ACTOR, partnership=partnership, draft=draft)
    for chapter in Chapter:
        services.write_narrative(actor=ACTOR, report=report, chapter=chapter, text=TEXT, version=0)
    return report


def _figures(report: Report) -> None:
    if not any(value.number for value in values_of(report.ground)):
        raise SystemExit("there is nothing to count")


def _file(report: Report, form: str) -> None:
    if len(written(report, form).content) < 4_000:
        raise SystemExit(f"the report came out empty as {form}")


def _bare(report: Report) -> Callable[[], object]:
    """Return what prints the words of the report by typst alone, without tables, to the same standards."""
    words = re.sub(r"<[^>]+>", "\n", to_html(report_paper(report)))
    lines = json.dumps([line for line in words.splitlines() if line.strip()])
    return partial(
        typst.compile, BARE, sys_inputs={"lines": lines}, format="pdf", pdf_standards=["ua-1", "a-2a"]
    )


def _times(deed: Callable[[], None], rounds: int) -> list[float]:
    """Return seconds, as a warm server has them."""
    took = []
    for _time in range(rounds):
        began = time.perf_counter()
        deed()
        took.append(time.perf_counter() - began)
    return took


if __name__ == "__main__":
    print(json.dumps(measure()))
