"""Our own layout as a DOCX an officer can make the office's own: fields, each explained in a comment."""

from django.utils.translation import gettext as _
from docx.document import Document as WordDocument
from docx.text.paragraph import Paragraph
from docx.text.run import Run

from spoiwo.documents.kinds import WHOLE, Field, Kind
from spoiwo.documents.word.base import empty_paper
from spoiwo.documents.word.pages import saved
from spoiwo.documents.word.styles import Style, style_ids
from spoiwo.documents.word.xml import element, field, paragraph, run

_PRODUCT = "Spoiwo"
_HEAD = (
    (None, "{{znaki}}"),
    (Style.HEAD, "{{nagłówek}}"),
    (Style.PLACE, "{{miejsce i data}}"),
    (Style.TITLE, "{{tytuł}}"),
    (Style.NUMBER, "{{numer}}"),
    (Style.FACT, "{{dane}}"),
    (None, "{{treść}}"),
)


def default_template(kind: Kind) -> bytes:
    """Return a DOCX with every field a paper of the kind needs; it passes inspection as it is.

    The words of the comments are in the language of the reader; comments never reach a paper.
    """
    word = empty_paper()
    ids = style_ids(word, word)
    end = word.element.body.sectPr
    for style, text in _HEAD:
        made = paragraph(ids[style] if style else None, run(text))
        end.addprevious(made)
        _explain(word, Paragraph(made, word), text, kind)
    _footer(word)
    word.core_properties.title = str(kind.label)
    word.core_properties.comments = ""
    word.core_properties.author = _PRODUCT
    return saved(word)


def _explain(word: WordDocument, line: Paragraph, text: str, kind: Kind) -> None:
    """Add a comment on what the fields of a line stand for, and on what may stand there instead."""
    named = [each for each in kind.fields if _written(each) in text]
    said = [f"{_written(each)} – {each.label}" for each in named]
    if "{{tytuł}}" in text:
        said += _others(kind, blocks=False)
    if WHOLE.name in {each.name for each in named}:
        said += _others(kind, blocks=True)
    _comment(word, line.runs, "\n".join(said))


def _others(kind: Kind, *, blocks: bool) -> list[str]:
    """Return the fields of the kind that the default layout does not name."""
    shown = "".join(text for _style, text in _HEAD) + "{{stopka}}"
    others = [each for each in kind.fields if each.is_block is blocks and _written(each) not in shown]
    if not others:
        return []
    lead = (
        _("Instead of the whole, these may stand, each alone in its paragraph:")
        if blocks
        else _("These may also be used anywhere in the text, the header or the footer:")
    )
    return [lead, *(f"{_written(each)} – {each.label}" for each in others)]


def _written(each: Field) -> str:
    return "{{" + each.name + "}}"


def _comment(word: WordDocument, runs: list[Run], text: str) -> None:
    word.add_comment(runs, text=text, author=_PRODUCT, initials=_PRODUCT[:1])


def _footer(word: WordDocument) -> None:
    section = word.sections[0]
    old = section.footer.paragraphs[0]._p
    style = section.footer.paragraphs[0].style
    numbers = [*field("PAGE"), run(" / "), *field("NUMPAGES")]
    stops = element("tabs", element("tab", val="right", pos=9298))
    made = paragraph(
        style.style_id if style is not None else None, run("{{stopka}}\t"), *numbers, settings=(stops,)
    )
    old.getparent().replace(old, made)
