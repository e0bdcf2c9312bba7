"""The whole of a file: its bytes, the room its page leaves for text."""

from io import BytesIO

from docx.document import Document as WordDocument
from docx.section import Section

_EMU_A_TWIP = 635


def saved(word: WordDocument) -> bytes:
    """Return the bytes of the file."""
    kept = BytesIO()
    word.save(kept)
    return kept.getvalue()


def text_width(section: Section) -> int:
    """Return the width of the text in twips; that of A4 with usual margins when the page does not say."""
    page, left, right = section.page_width, section.left_margin, section.right_margin
    if page is None or left is None or right is None:
        return 9298
    return (page - left - right) // _EMU_A_TWIP
