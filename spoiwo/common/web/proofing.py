"""What the reader of proofs found, in plain sentences for a page; advice, never a bar to publishing."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

from django.utils.translation import gettext_lazy as _

from spoiwo.common.exceptions import Sentence
from spoiwo.common.polish import proofing
from spoiwo.common.polish.proofing import Finding, Kind, Readability

_REASONS: dict[Kind, Sentence] = {
    Kind.NO_YEAR: _("A day without its year. In a few months nobody knows which one it was."),
    Kind.RELATIVE_DAY: _("A day told from today. It is read on other days too."),
    Kind.RELATIVE_YEAR: _("A year told from today. It is read in other years too."),
    Kind.GLUED_WORDS: _("Two words together: a space is missing."),
    Kind.NO_SPACE_AFTER: _("A space is missing after the sign."),
    Kind.NO_SPACE_BEFORE_R: _("A space is missing between the year and “r.”"),
    Kind.SPACE_BEFORE: _("A space stands before the sign instead of after it."),
    Kind.DOUBLED_SPACE: _("Two spaces instead of one."),
    Kind.DOUBLED_SIGN: _("A sign stands twice."),
    Kind.ORPHAN: _("A word of one letter at the end of a line."),
    Kind.LINK_SAYS_NOTHING: _("A link that does not say where it leads. Screen readers list links alone."),
    Kind.LINK_IS_ADDRESS: _("A bare address as a link. Say in words what is there."),
    Kind.EMPTY_HEADING: _("A heading without words."),
    Kind.SKIPPED_HEADING: _("A level of headings is left out."),
    Kind.CAPITALS: _("Capitals only. They are hard to read, and some screen readers spell them."),
    Kind.NO_ALTERNATIVE: _("A picture without words for those who do not see it."),
    Kind.ALTERNATIVE_REPEATS: _("The words of the picture only repeat the heading beside it."),
    Kind.TABLE_WITHOUT_HEADINGS: _("A table without headings of its columns or rows."),
}


@dataclass(frozen=True, slots=True)
class Remark:
    """One finding: the words it is about, why it is pointed at, what the words mean on the day."""

    words: str
    reason: Sentence
    hint: str


@dataclass(frozen=True, slots=True)
class Advice:
    """All remarks on a text and how hard it is to read (None for a short one)."""

    remarks: tuple[Remark, ...]
    readability: Readability | None


def advice_on_html(html: str, day: date, *, without: frozenset[Kind] = frozenset()) -> Advice:
    """Return the advice on simple HTML as it stands on a page of the product, where words are bound.

    ``without`` names what the writer cannot mend, because the product itself writes it so.
    """
    return _advice(proofing.read_html, html, day, without)


def advice_on_text(text: str, day: date) -> Advice:
    """Return the advice on a plain text."""
    return _advice(proofing.read_text, text, day, frozenset())


def _advice(read: Callable[[str], proofing.Source], text: str, day: date, without: frozenset[Kind]) -> Advice:
    source = read(text)
    found = [one for one in proofing.check(source, day) if one.kind not in without]
    return Advice(tuple(map(_remark, found)), proofing.readability(source.text))


def _remark(found: Finding) -> Remark:
    return Remark(found.words, _REASONS[found.kind], found.hint)
