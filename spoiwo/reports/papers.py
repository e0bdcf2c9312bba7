"""A report as a paper of the office, in Polish whatever the reader's language."""

from collections.abc import Iterable

from django.utils.translation import gettext as _
from django.utils.translation import override, pgettext

from spoiwo.common import polish
from spoiwo.documents.kinds import Field, Values
from spoiwo.documents.model import Block, Document, Heading, Note, Paragraph
from spoiwo.files.selectors import hidden_sums
from spoiwo.reports.content import Content, decoded
from spoiwo.reports.models import Annex, Report
from spoiwo.reports.parts import composed
from spoiwo.reports.states import Approval

KIND = "report"
FIELDS = (
    Field("okres", _("the period"), "2016"),
    Field("zatwierdzenie", _("how it was approved"), "Zatwierdzono 12 stycznia 2017 r."),
)


def content_of(report: Report) -> Content:
    """Return what the report says: the frozen words and numbers, or what is recorded and written by now.

    What was frozen stays as it is with its sum; a photo hidden since then is only not shown.
    """
    if report.content is None:
        return composed(report)
    hidden = hidden_sums(report.partnership)
    with override("pl"):
        remark = _("A photo stood here. Somebody in it has withdrawn the consent, so it is not shown.")
    return decoded(report.content).without_pictures(hidden, remark)


def report_paper(report: Report, content: Content | None = None) -> Document:
    """Return the whole paper: its approval, its annexes and its hash stand at the end."""
    said = content if content is not None else content_of(report)
    with override("pl"):
        return said.paper(*_closing(report))


def field_values(report: Report) -> Values:
    """Return what fills the fields of an office's own template."""
    days = polish.date_range(report.since, report.last_day)
    with override("pl"):
        return {"okres": str(report.year or days), "zatwierdzenie": approval_sentence(report)}


def approval_sentence(report: Report) -> str:
    """Say who approved the report and when; empty while nobody did."""
    if report.approved_on is None:
        return ""
    values = {"day": polish.long_date(report.approved_on), "who": report.approved_by}
    if report.approval == Approval.VOTE:
        return _("Approved by a vote: %(who)s, %(day)s") % values
    return _("Approved by the leader: %(who)s, %(day)s") % values


def _closing(report: Report) -> Iterable[Block]:
    said = approval_sentence(report)
    if said:
        yield Heading(1, pgettext("report", "Approval"))
        yield Paragraph(said)
        yield Note(_("Fingerprint of the content (SHA-256): %(sha256)s") % {"sha256": report.sha256})
    for annex in Annex.objects.filter(report_id=report.pk):
        values = {"number": annex.number, "title": annex.title}
        yield Heading(1, _("Annex no. %(number)s: %(title)s") % values)
        yield Note(f"{polish.long_date(annex.made_at.date())}, {annex.author}")
        yield from (Paragraph(part.strip()) for part in annex.text.split("\n\n") if part.strip())
