"""The styles of an ODT of ours, named as LibreOffice names its own, so that an officer finds them."""

from odf import style, text
from odf.element import Element
from odf.opendocument import OpenDocumentText

from spoiwo.documents.model import SIGNS_RULE_POINTS

_LOCALES = {"pl": ("pl", "PL"), "uk": ("uk", "UA"), "en": ("en", "GB")}
_FONT = "Liberation Serif"
_RULE = "0.5pt solid #969696"
_GREY = "#464646"
_A4 = ("210mm", "297mm")
_HEADINGS = (14, 12, 11, 11, 11, 11)

# name, shown name, parent, text properties, paragraph properties
_PARAGRAPHS: tuple[tuple[str, str, str, dict[str, str], dict[str, str]], ...] = (
    ("Text_20_body", "Text body", "Standard", {}, {"marginbottom": "2.2mm", "lineheight": "115%"}),
    ("Title", "Title", "Standard", {"fontsize": "20pt", "fontweight": "bold"},
     {"margintop": "6mm", "marginbottom": "1.5mm", "keepwithnext": "always"}),
    ("Subtitle", "Subtitle", "Standard", {"fontsize": "13pt"}, {"marginbottom": "3.5mm"}),
    ("Head", "Nagłówek pisma", "Standard", {"fontsize": "10pt", "color": _GREY}, {"marginbottom": "2mm"}),
    ("Place", "Miejsce i data", "Standard", {}, {"textalign": "end", "marginbottom": "2mm"}),
    ("Fact", "Dane pisma", "Standard", {},
     {"marginleft": "6mm", "textindent": "-6mm", "marginbottom": "0.8mm"}),
    ("List_20_Contents", "List Contents", "Standard", {}, {"marginbottom": "1mm"}),
    ("Caption", "Caption", "Standard", {"fontsize": "10pt", "color": _GREY},
     {"margintop": "3mm", "marginbottom": "1mm", "keepwithnext": "always"}),
    ("Picture_20_Caption", "Picture Caption", "Standard", {"fontsize": "10pt", "color": _GREY},
     {"marginbottom": "3mm"}),
    ("Table_20_Contents", "Table Contents", "Standard", {"fontsize": "10pt"}, {}),
    ("Table_20_Heading", "Table Heading", "Table_20_Contents", {"fontweight": "bold"}, {}),
    ("Note", "Uwaga", "Standard", {},
     {"marginleft": "4mm", "paddingleft": "3mm", "borderleft": "2pt solid #969696", "bordertop": "none",
      "borderbottom": "none", "borderright": "none", "margintop": "2mm", "marginbottom": "2mm"}),
    ("Signature", "Podpis", "Standard", {},
     {"marginleft": "82mm", "margintop": "14mm", "paddingtop": "1mm", "bordertop": _RULE,
      "borderleft": "none", "borderbottom": "none", "borderright": "none", "keepwithnext": "always"}),
    ("Signed", "Podpis – dalsze wiersze", "Standard", {"fontsize": "10pt", "color": _GREY},
     {"marginleft": "82mm", "keepwithnext": "auto"}),
    ("Header", "Header", "Standard", {"fontsize": "9pt", "color": _GREY}, {}),
    ("Footer", "Footer", "Standard", {"fontsize": "9pt", "color": _GREY}, {}),
)  # fmt: skip


_LETTERS: tuple[tuple[str, dict[str, str]], ...] = (
    ("Strong", {"fontweight": "bold"}),
    ("Emphasis", {"fontstyle": "italic"}),
    ("BlackedOut", {"color": "#ffffff", "backgroundcolor": "#000000"}),
    ("SignsRule", {"fontsize": f"{SIGNS_RULE_POINTS}pt", "color": _GREY}),
)


def add_styles(odt: OpenDocumentText, language: str) -> None:
    """Add the styles of paragraphs, emphasis, lists and pictures; the default says the language."""
    code, country = _LOCALES.get(language, (language, "none"))
    default = style.DefaultStyle(family="paragraph")
    default.addElement(style.ParagraphProperties(orphans="2", widows="2"))
    default.addElement(
        style.TextProperties(
            fontfamily=_FONT, fontsize="11pt", language=code, country=country, hyphenate="false"
        )
    )
    odt.styles.addElement(default)
    odt.styles.addElement(style.Style(name="Standard", family="paragraph", attributes={"class": "text"}))
    for name, shown, parent, letters, shape in _PARAGRAPHS:
        odt.styles.addElement(_paragraph(name, shown, parent, letters, shape))
    for level, size in enumerate(_HEADINGS, start=1):
        odt.styles.addElement(_heading(level, size))
    for name, letters in _LETTERS:
        made = style.Style(name=name, family="text")
        made.addElement(style.TextProperties(**letters))
        odt.styles.addElement(made)
    odt.styles.addElement(_list("Bullets", numbered=False))
    odt.styles.addElement(_list("Numbers", numbered=True))


FIRST_PAGE = "First_20_Page"


def add_pages(odt: OpenDocumentText, *, landscape: bool) -> tuple[Element, Element]:
    """Add the first page and the later ones: A4, margins; return the masters to be filled with edges."""
    width, height = reversed(_A4) if landscape else _A4
    layout = style.PageLayout(name="Paper")
    layout.addElement(
        style.PageLayoutProperties(
            pagewidth=width,
            pageheight=height,
            margintop="12mm",
            marginbottom="12mm",
            marginleft="23mm",
            marginright="23mm",
            printorientation="landscape" if landscape else "portrait",
        )
    )
    for edge, side in ((style.HeaderStyle(), "marginbottom"), (style.FooterStyle(), "margintop")):
        edge.addElement(style.HeaderFooterProperties(minheight="11mm", **{side: "6mm"}))
        layout.addElement(edge)
    odt.automaticstyles.addElement(layout)
    later = style.MasterPage(name="Standard", pagelayoutname=layout)
    first = style.MasterPage(
        name=FIRST_PAGE, displayname="First Page", pagelayoutname=layout, nextstylename=later
    )
    for master in (later, first):
        odt.masterstyles.addElement(master)
    return first, later


def text_width_mm(*, landscape: bool) -> float:
    """Return the width of the text in millimetres."""
    return (297 if landscape else 210) - 46


def _paragraph(name: str, shown: str, parent: str, letters: dict[str, str], shape: dict[str, str]) -> Element:
    made = style.Style(name=name, displayname=shown, family="paragraph", parentstylename=parent)
    if shape:
        made.addElement(style.ParagraphProperties(**shape))
    if letters:
        made.addElement(style.TextProperties(**letters))
    return made


def _heading(level: int, size: int) -> Element:
    made = style.Style(
        name=f"Heading_20_{level}",
        displayname=f"Heading {level}",
        family="paragraph",
        parentstylename="Standard",
        nextstylename="Text_20_body",
        defaultoutlinelevel=str(level),
    )
    made.addElement(style.ParagraphProperties(margintop="5mm", marginbottom="1.5mm", keepwithnext="always"))
    weight = {"fontweight": "bold"} if level < 3 else {"fontstyle": "italic"}
    made.addElement(style.TextProperties(fontsize=f"{size}pt", **weight))
    return made


def _list(name: str, *, numbered: bool) -> Element:
    made = text.ListStyle(name=name)
    for level in range(1, 11):
        common = {"level": str(level)}
        entry = (
            text.ListLevelStyleNumber(numformat="1", numsuffix=".", **common)
            if numbered
            else text.ListLevelStyleBullet(bulletchar="•", **common)
        )
        entry.addElement(style.ListLevelProperties(spacebefore=f"{6 * (level - 1)}mm", minlabelwidth="6mm"))
        made.addElement(entry)
    return made
