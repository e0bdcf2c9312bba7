"""PDF by typst: tagged (PDF/UA-1) and made to last (PDF/A-2a) in one file.

People's words travel as JSON, so nothing in them is ever read as typst.
"""

import json
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory

import typst

from spoiwo.common import clock
from spoiwo.documents.charts import as_picture
from spoiwo.documents.model import Block, Chart, Document, Picture, Sign
from spoiwo.documents.prepared import place_and_day, prepared
from spoiwo.documents.render import data

_STANDARDS: "list[typst.PDFStandard]" = ["ua-1", "a-2a"]
_PAPER = (Path(__file__).parent / "paper.typ").read_bytes()
_FONTS = Path(__file__).parent / "fonts"
# Every letter below is in the font of the wheel; what lies above is asked about when the file fails.
_SURELY_SHOWN = 0x17F
_MISSING = "\ufffd"


def to_pdf(document: Document) -> bytes:
    """Return the document as PDF; a sign no font of ours has is shown as "�", never left out unseen.

    Takes some milliseconds a page. The same document gives the same bytes, provided it has a
    ``made_at`` or a ``day``.
    """
    document = prepared(document)
    text = json.dumps(_data(document), ensure_ascii=False)
    with _beside(document.blocks) as pictures:
        try:
            return _compiled(_PAPER, text, pictures)
        except typst.TypstError:
            # Rare scripts: the standards forbid an empty box, so the file was refused.
            return _compiled(_PAPER, _shown(text), pictures)


@contextmanager
def _beside(blocks: Iterable[Block]) -> Iterator[Path | None]:
    """Yield the folder the pictures lie in while the paper is printed; None where there is no picture."""
    pictures = (as_picture(one) if isinstance(one, Chart) else one for one in blocks)
    contents = [one.content for one in pictures if isinstance(one, Picture)]
    if not contents:
        yield None
        return
    with TemporaryDirectory(prefix="spoiwo-pdf-") as folder:
        for content in contents:
            Path(folder, data.picture_name(content)).write_bytes(content)
        yield Path(folder)


def can_print(picture: bytes) -> bool:
    """Tell whether a PNG or JPEG picture is whole and of a kind the standards of PDF let into a file."""
    try:
        _compiled(_PICTURE, json.dumps(list(picture)))
    except typst.TypstError:
        return False
    return True


def _compiled(paper: bytes, text: str, pictures: Path | None = None) -> bytes:
    made = typst.compile(  # type: ignore[call-overload]  # the stub has a root only of the paper's own type
        paper,
        root=pictures,
        sys_inputs={"document": text},
        font_paths=_fonts(),
        pdf_standards=_STANDARDS,
        format="pdf",
    )
    assert isinstance(made, bytes)  # a PDF is one file, whatever its number of pages
    return made


@cache
def _fonts() -> typst.Fonts:
    """Return the fonts of the wheel and ours of emoji alone: a paper looks the same on every machine."""
    return typst.Fonts(include_system_fonts=False, font_paths=[str(_FONTS)])


def _shown(text: str) -> str:
    rare = {sign for sign in text if ord(sign) > _SURELY_SHOWN}
    return text.translate({ord(sign): _MISSING for sign in rare if not _can_show(sign)})


@cache
def _can_show(sign: str) -> bool:
    probe = b'#set document(title: "-", date: datetime(year: 2000, month: 1, day: 1))\n' + _PROBE
    try:
        _compiled(probe, sign)
    except typst.TypstError:
        return False
    return True


_PICTURE = (
    b'#set document(title: "-", date: datetime(year: 2000, month: 1, day: 1))\n'
    b'#image(bytes(json(bytes(sys.inputs.document))), alt: "-", width: 1cm)'
)
_PROBE = b'#set text(font: ("Libertinus Serif", "Noto Emoji"))\n#sys.inputs.document'


def _data(document: Document) -> data.Tree:
    day = document.made_at or document.day or clock.today()
    return {
        "title": document.title,
        "author": document.author or document.partnership,
        "subject": document.subject,
        "language": document.language,
        "landscape": document.landscape,
        "day": [day.year, day.month, day.day],
        "running": " · ".join(part for part in (document.number, document.title) if part),
        "footer": document.footer,
        "head": " · ".join(part for part in (document.partnership, document.body) if part),
        "place-and-day": place_and_day(document),
        "number": document.number,
        "facts": data.facts(document.facts),
        "signs": [_sign(sign) for sign in document.signs],
        "blocks": [data.block(block) for block in document.blocks],
    }


def _sign(sign: Sign) -> data.Tree:
    return {
        "content": list(sign.content),
        "words": sign.words,
        "width": sign.width_mm,
        "ruled": sign.ruled,
        "apart": sign.apart,
    }
