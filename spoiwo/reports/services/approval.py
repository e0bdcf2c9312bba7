"""Approval, which freezes a report; filing, which is for good; going back; annexes."""

from dataclasses import dataclass
from datetime import date
from io import BytesIO

from django.db import transaction
from django.db.models import Max
from django.utils.translation import gettext_lazy as _

from spoiwo.common import clock
from spoiwo.common.actors import Actor, SystemActor
from spoiwo.common.decisions import require
from spoiwo.common.exceptions import BadInput
from spoiwo.common.states import lock, move
from spoiwo.decisions.models import Motion
from spoiwo.documents.frozen import fingerprint
from spoiwo.documents.render import to_pdf
from spoiwo.files import services as files
from spoiwo.reports import papers, rules, selectors
from spoiwo.reports.content import encoded
from spoiwo.reports.models import Annex, Report
from spoiwo.reports.parts import composed
from spoiwo.reports.services.indexing import reindex
from spoiwo.reports.services.shared import need_ground, note
from spoiwo.reports.states import MOVES, State

_SYSTEM = SystemActor("sprawozdanie")
_READ = "partnerships.view_partnership"


@dataclass(frozen=True, slots=True, kw_only=True)
class ApprovalDraft:
    """Who approved the report, when, and by which vote where there was one."""

    how: str
    on: date
    by: str = ""
    motion: Motion | None = None


@transaction.atomic
def approve_report(*, actor: Actor, report: Report, draft: ApprovalDraft) -> None:
    """Freeze what the report says on this moment, with its SHA-256; two officers at once approve it once."""
    lock(report)
    require(rules.can_approve(actor, report, clock.today()))
    _need_approval(report, draft)
    content = encoded(composed(report))
    move(
        report,
        State.APPROVED,
        table=MOVES,
        approval=draft.how,
        approved_on=draft.on,
        approved_by=draft.by.strip()[:300],
        approving_motion=draft.motion,
        content=content,
        sha256=fingerprint(content),
        frozen_at=clock.now(),
    )
    note(actor, "report.approved", report, sha256=report.sha256, how=draft.how, on=draft.on)


def _need_approval(report: Report, draft: ApprovalDraft) -> None:
    if not report.since <= draft.on <= clock.today():
        raise BadInput(_("It is approved on a day after its period began and not after today."), "on")
    if draft.motion is not None and draft.motion not in selectors.approving_motions(report):
        raise BadInput(_("This motion was not adopted."), "motion")
    if not draft.by.strip():
        raise BadInput(_("Write who approved it."), "by")


@transaction.atomic
def take_back_report(*, actor: Actor, report: Report, ground: str) -> None:
    """Take a report back into writing before it is filed; what was frozen goes, its hash is noted."""
    lock(report)
    require(rules.can_take_back(actor, report))
    why, sha256 = need_ground(ground), report.sha256
    move(
        report,
        State.DRAFT,
        table=MOVES,
        approval="",
        approved_on=None,
        approved_by="",
        approving_motion=None,
        content=None,
        sha256="",
        frozen_at=None,
        remarks_until=None,
    )
    note(actor, "report.taken_back", report, ground=why, sha256=sha256)


@transaction.atomic
def file_report(*, actor: Actor, report: Report, filed_with: str) -> None:
    """File an approved report for good: its PDF is kept; from now on only annexes are added."""
    lock(report)
    require(rules.can_file_now(actor, report))
    pdf = files.store(
        actor=_SYSTEM,
        upload=BytesIO(to_pdf(papers.report_paper(report))),
        name="sprawozdanie.pdf",
        partnership=report.partnership,
        is_public=False,
        title=report.title[:300],
        read_right=_READ,
    )
    move(
        report,
        State.FILED,
        table=MOVES,
        filed_at=clock.now(),
        filed_with=filed_with.strip()[:400],
        pdf=pdf,
    )
    reindex(report)
    note(actor, "report.filed", report, sha256=report.sha256, pdf=pdf.sha256, filed_with=report.filed_with)


@transaction.atomic
def annex_report(*, actor: Actor, report: Report, title: str, text: str) -> Annex:
    """Write an annex beside a filed report; the report itself stays as it was filed."""
    lock(report)
    require(rules.can_annex(actor, report))
    if not title.strip():
        raise BadInput(_("Write what the annex is about."), "title")
    if not text.strip():
        raise BadInput(_("Write the text of the annex."), "text")
    last = Annex.objects.filter(report=report).aggregate(last=Max("number"))["last"] or 0
    annex: Annex = Annex.objects.create(
        report=report,
        number=last + 1,
        title=title.strip()[:300],
        text=text.replace("\r\n", "\n").strip()[:20000],
        author=actor.actor_name[:200],
    )
    reindex(report)
    note(actor, "report.annexed", report, annex=annex.number, title=annex.title)
    return annex
