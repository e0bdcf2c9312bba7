"""A resolution as a paper of the office, in Polish whatever the reader's language."""

from django.utils.translation import gettext as _
from django.utils.translation import override

from spoiwo.common import polish
from spoiwo.decisions import selectors
from spoiwo.decisions.models import Resolution
from spoiwo.decisions.selectors import Result
from spoiwo.documents.kinds import Values
from spoiwo.documents.model import (
    Block,
    Document,
    Fact,
    Heading,
    Note,
    Paragraph,
    SignatureLine,
    Signatures,
    Span,
)
from spoiwo.meetings.marks import sign_set_about


def resolution_paper(resolution: Resolution) -> Document:
    """Return the resolution as it is printed: number, day, on what, basis, text, votes, signature."""
    with override("pl"):
        marks = sign_set_about(selectors.meeting_of(resolution))
        return Document(
            title=resolution.label,
            subject=resolution.subject,
            blocks=(
                Paragraph((Span(_subject(resolution), strong=True),)),
                *_blocks(resolution),
                *marks.note,
            ),
            language="pl",
            day=resolution.adopted_on,
            partnership=resolution.partnership.official_name,
            body=resolution.body.name if resolution.body else "",
            facts=tuple(_facts(resolution)),
            signs=marks.signs,
            footer=_footer(resolution),
        )


def field_values(resolution: Resolution) -> Values:
    """Return what fills the fields of an office's own template; the number is part of our title."""
    with override("pl"):
        return {"numer": resolution.label}


def _subject(resolution: Resolution) -> str:
    subject = resolution.subject
    return subject if subject.startswith("w sprawie") else f"w sprawie {subject}"


def _facts(resolution: Resolution) -> list[Fact]:
    facts = []
    if resolution.legal_basis:
        facts.append(Fact(_("Legal basis"), resolution.legal_basis))
    if resolution.in_force_from:
        facts.append(Fact(_("In force from"), polish.long_date(resolution.in_force_from)))
    if resolution.repealed_from:
        facts.append(Fact(_("Repealed from"), polish.long_date(resolution.repealed_from)))
    return facts


def _blocks(resolution: Resolution) -> list[Block]:
    wording = selectors.adopted_wording(resolution) or selectors.latest_wording(resolution)
    blocks: list[Block] = []
    for heading, words in selectors.units_of(wording.text if wording else ""):
        if heading:
            blocks.append(Heading(1, heading))
        blocks += [Paragraph(part.strip()) for part in words.split("\n\n") if part.strip()]
    result = selectors.result_of(resolution.motion) if resolution.motion else None
    if result is not None:
        blocks += [Heading(1, _("Votes")), *_votes(result)]
    if not resolution.is_decided:
        blocks.insert(0, Note(_("A draft: nothing was adopted yet.")))
    if resolution.is_numbered:
        line = SignatureLine(resolution.chair_name, resolution.chair_office, _who(resolution))
        blocks.append(Signatures((line,)))
    return blocks


def _votes(result: Result) -> list[Block]:
    return [Paragraph(words) for words in (result.counted, result.votes, result.sentence) if words]


def _who(resolution: Resolution) -> str:
    return resolution.body.name if resolution.body else resolution.partnership.official_name


def _footer(resolution: Resolution) -> str:
    wording = selectors.adopted_wording(resolution)
    return f"SHA-256: {wording.sha256}" if wording is not None else ""
