"""The statement of a year as a paper of the office, in Polish whatever the reader's language."""

from django.template.defaultfilters import capfirst
from django.utils.translation import gettext as _
from django.utils.translation import override

from spoiwo.common import polish
from spoiwo.documents.model import Block, Document, Fact, Note, Table
from spoiwo.duties.selectors import Line, RuleStatement
from spoiwo.duties.states import Verdict
from spoiwo.duties.terms import Finding

NOTHING = "–"


def statement_paper(statement: RuleStatement) -> Document:
    """Return the statement as it is printed on its day."""
    with override("pl"):
        return Document(
            title=_("Statement on rules kept in %(year)s") % {"year": statement.year},
            subject=_("Statement on rules"),
            blocks=tuple(_blocks(statement)),
            language="pl",
            day=statement.day,
            partnership=statement.partnership.official_name,
            facts=tuple(
                Fact(str(ruling.label).capitalize(), str(count))
                for ruling, count in statement.counts
                if count
            ),
            landscape=True,
        )


def _blocks(statement: RuleStatement) -> list[Block]:
    if not statement.lines:
        return [Note(_("No rule was in force in this year."))]
    table = Table(
        caption=_("Rules and deadlines"),
        headings=(_("Rule"), _("Source"), _("Who must act"), _("Deadlines and evidence"), _("Result")),
        rows=tuple(_row(line) for line in statement.lines),
        widths=(22, 20, 12, 34, 12),
    )
    return [table, *([Note(_("The year is not over: the result may change."))] if statement.is_open else [])]


def table_of(statement: RuleStatement) -> Table | None:
    """Return the statement as a table of a longer paper, as the report of the year; None without rules."""
    if not statement.lines:
        return None
    return Table(
        caption=_("Rules kept in %(year)s") % {"year": statement.year},
        headings=(_("Rule"), _("Deadlines and evidence"), _("Result")),
        rows=tuple(
            (rule, found, result) for rule, _source, _who, found, result in map(_row, statement.lines)
        ),
        widths=(3, 4, 1.4),
    )


def _row(line: Line) -> tuple[str, str, str, str, str]:
    rule = line.rule
    source = "\n".join(filter(None, [f"{rule.mark} {rule.agreement}" if rule.agreement else "", rule.clause]))
    found = "\n".join(_told(one) for one in line.findings)
    return (
        f"{capfirst(line.title)}\n{line.says}",
        source or NOTHING,
        str(rule.get_who_display()),
        found or NOTHING,
        str(line.ruling.label),
    )


def _told(finding: Finding) -> str:
    """Return one deadline with its evidence: "2016 (do 31.12.2016): dotrzymany – 18.11.2016 Spotkanie"."""
    term = finding.term
    head = _("%(deadline)s (until %(day)s): %(verdict)s") % {
        "deadline": term.label,
        "day": polish.numeric_date(term.due),
        "verdict": finding.verdict.label,
    }
    if finding.verdict == Verdict.EXEMPT:
        return head
    proofs = "; ".join(f"{polish.numeric_date(one.day)} {one.label or one.what}" for one in finding.done)
    return f"{head} – {proofs}" if proofs else head
