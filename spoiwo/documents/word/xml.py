"""Elements of WordprocessingML, each made in one call. Attributes and children come in schema order."""

from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.oxml.xmlchemy import BaseOxmlElement

from spoiwo.documents.model import Bar, Text, spans

Element = BaseOxmlElement
TWIPS_A_MM = 56.6929


def element(tag: str, *children: Element, **attributes: str | int) -> Element:
    """Return ``<w:tag w:attribute="…">`` with its children; ``tag`` without its prefix."""
    made: Element = OxmlElement(f"w:{tag}")
    for name, value in attributes.items():
        made.set(qn(f"w:{name}"), str(value))
    made.extend(children)
    return made


def text_nodes(text: str) -> list[Element]:
    """Return the text with its line feeds and tabs as the elements Word knows for them."""
    nodes = []
    for place, line in enumerate(text.split("\n")):
        if place:
            nodes.append(element("br"))
        for nth, piece in enumerate(line.split("\t")):
            if nth:
                nodes.append(element("tab"))
            if piece:
                nodes.append(_said(piece))
    return nodes


def _said(text: str) -> Element:
    made = element("t")
    made.text = text
    made.set(qn("xml:space"), "preserve")
    return made


def run(text: str, *, strong: bool = False, emphasis: bool = False, blacked_out: bool = False) -> Element:
    """Return a run of text."""
    marks = [element(tag) for tag, wanted in (("b", strong), ("i", emphasis)) if wanted]
    if blacked_out:
        marks += [element("color", val="FFFFFF"), element("highlight", val="black")]
    return element("r", *([element("rPr", *marks)] if marks else []), *text_nodes(text))


def runs(text: Text, *, strong: bool = False) -> list[Element]:
    """Return the pieces of a text as runs."""
    return [
        run(
            span.text,
            strong=strong or span.strong,
            emphasis=span.emphasis,
            blacked_out=isinstance(span, Bar),
        )
        for span in spans(text)
    ]


def paragraph(style: str | None, *content: Element, settings: tuple[Element, ...] = ()) -> Element:
    """Return a paragraph of a style (by its id) with its content; ``settings`` in schema order."""
    named = (element("pStyle", val=style),) if style else ()
    properties = [element("pPr", *named, *settings)] if named or settings else []
    return element("p", *properties, *content)


def field(instruction: str) -> list[Element]:
    """Return a field Word computes itself, such as PAGE; until then it shows 1."""
    order = element("instrText")
    order.text = f" {instruction} "
    order.set(qn("xml:space"), "preserve")
    return [
        element("r", element("fldChar", fldCharType="begin")),
        element("r", order),
        element("r", element("fldChar", fldCharType="separate")),
        run("1"),
        element("r", element("fldChar", fldCharType="end")),
    ]
