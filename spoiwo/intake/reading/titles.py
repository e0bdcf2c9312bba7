"""Telling headings among lines of text, where nothing but their place and their brevity marks them."""

from dataclasses import replace

from spoiwo.intake.reading.model import Block, Kind, Part

_LONGEST = 110
_LONG = 140
_END = tuple(".,;:!?…")
_MOST_WORDS = 8


def with_titles(blocks: list[Block]) -> list[Block]:
    """Return the blocks with headings marked, and words for pictures set aside.

    A heading is short, begins with a capital and has no full stop; it follows an ended sentence and a long
    paragraph or a list follows it. Words for a picture stand in the same place in small letters.
    """
    main = [place for place, block in enumerate(blocks) if block.part is Part.MAIN]
    told = list(blocks)
    for order, place in enumerate(main):
        before = told[main[order - 1]] if order else None
        after = blocks[main[order + 1]] if order + 1 < len(main) else None
        told[place] = _told(told[place], before, after)
    return told


def _told(block: Block, before: Block | None, after: Block | None) -> Block:
    if block.kind is not Kind.PARAGRAPH or not _is_brief(block) or after is None:
        return block
    if before is None:
        return replace(block, kind=Kind.HEADING, level=1) if _begins_title(block) else block
    if not (_is_ended(before) or (_is_brief(before) and before.text[0].islower())):
        return block
    if block.text[0].isupper() and (len(after.text) >= _LONG or after.kind is Kind.ITEM):
        return replace(block, kind=Kind.HEADING, level=2)
    if block.text[0].islower() and after.text[0].isupper() and len(block.text.split()) <= _MOST_WORDS:
        return replace(block, part=Part.FURNITURE, why="gallery")
    return block


def _begins_title(block: Block) -> bool:
    return block.text[0].isupper() or block.text[0].isdigit() or block.text[0] in "„"


def _is_brief(block: Block) -> bool:
    return len(block.text) <= _LONGEST and "\n" not in block.text and not block.text.endswith(_END)


def _is_ended(block: Block) -> bool:
    return block.kind is Kind.HEADING or block.text.rstrip(" ”)").endswith((".", "!", "?"))
