"""Paragraphs that are pieces of one: text copied from elsewhere, whose lines came in as paragraphs."""

import re
from collections.abc import Iterable
from dataclasses import replace

from spoiwo.intake.reading.model import Block, Kind, Part

# Whoever copies the lines of a page takes the spaces that filled them along.
_TORN = re.compile(r"[^\s.!?:;][’”\")\]]*[ \u00a0]{2,}$")


def without_torn(blocks: Iterable[Block]) -> list[Block]:
    """Return the blocks without spaces around their words, torn ones joined by a line feed."""
    whole: list[Block] = []
    is_torn = False
    for block in blocks:
        if is_torn and _goes_on(whole[-1], block):
            whole[-1] = replace(whole[-1], text=f"{whole[-1].text}\n{block.text.strip(' ')}")
        else:
            whole.append(replace(block, text=block.text.strip(" ")))
        is_torn = _TORN.search(block.text) is not None
    return whole


def _goes_on(before: Block, block: Block) -> bool:
    return (
        {before.part, block.part} == {Part.MAIN}
        and before.kind in (Kind.PARAGRAPH, Kind.ITEM)
        and block.kind is Kind.PARAGRAPH
        and block.text.lstrip()[:1].isalpha()
    )
