"""An article as a paper, in its own language whatever the reader's."""

from collections.abc import Iterator
from datetime import datetime

from django.utils.translation import gettext as _
from django.utils.translation import override
from lxml import html as markup

from spoiwo.common import clock, polish
from spoiwo.documents.model import (
    Block,
    BulletList,
    Document,
    Fact,
    Heading,
    NumberedList,
    Paragraph,
    Picture,
    Table,
)
from spoiwo.files import services as files
from spoiwo.pages import selectors
from spoiwo.pages.content import tree_of, words_in
from spoiwo.pages.models import Publication

KIND = "article"
_BLOCKS = ["p", "h2", "h3", "h4", "ul", "ol", "table", "figcaption"]


def article_paper(found: Publication, address: str) -> Document:
    """Return the article with its metadata; ``address`` is where it is read."""
    with override(found.language):
        lead = (Paragraph(found.lead),) if found.lead else ()
        return Document(
            title=found.title,
            blocks=(*lead, *blocks_of(found.html), *_pictures(found)),
            language=found.language,
            day=found.first_at.astimezone(clock.WARSAW).date(),
            partnership=found.partnership.official_name,
            facts=(
                *(Fact(label, value) for label, value in metadata(found) if value),
                Fact(_("Address"), address),
            ),
        )


def _pictures(found: Publication) -> Iterator[Block]:
    """Yield what may be seen today of the photos; of a hidden one the paper says nothing."""
    made = []
    for row in selectors.gallery_of(selectors.tongues_of(found).original):
        try:
            content = files.photo_content(row.photo)
        except files.ContentGone:
            continue
        said = (row.caption, _("Photo: %(name)s") % {"name": row.photo.author} if row.photo.author else "")
        made.append(Picture(content, row.photo.alternative, caption=" · ".join(filter(None, said))))
    if made:
        yield Heading(1, _("Photos"))
        yield from made


def _stamp(moment: datetime) -> str:
    return polish.stamp(moment.astimezone(clock.WARSAW))


def metadata(found: Publication) -> list[tuple[str, str]]:
    """Return who is answerable for the item and its times to the second (BIP-01, BIP-08)."""
    made = polish.long_date(found.written_on) if found.written_on else ""
    until = _stamp(found.ends_at) if found.ends_at else _("without end")
    return [
        (_("Made available by"), found.publisher_name),
        (_("Responsible for the content"), ", ".join(filter(None, (found.author_name, found.written_by)))),
        (_("Made on"), made),
        (_("Published by"), found.published_by),
        (_("Published on"), _stamp(found.first_at)),
        (_("Last changed"), _stamp(found.published_at) if found.number > 1 else ""),
        (_("Shown until"), until),
    ]


def blocks_of(html: str) -> Iterator[Block]:
    """Yield the text as blocks of a paper."""
    for tag in tree_of(html).iter(*_BLOCKS):
        if next(tag.iterancestors("ul", "ol", "table"), None) is None:
            yield from _block(tag)


def _block(tag: markup.HtmlElement) -> Iterator[Block]:
    if tag.tag in {"ul", "ol"}:
        items = tuple(words_in(item) for item in tag.iter("li"))
        yield BulletList(items) if tag.tag == "ul" else NumberedList(items)
    elif tag.tag == "table":
        yield _table(tag)
    elif words := words_in(tag):
        yield Heading(int(tag.tag[1]) - 1, words) if tag.tag in {"h2", "h3", "h4"} else Paragraph(words)


def _table(tag: markup.HtmlElement) -> Table:
    head, *rows = ([words_in(cell) for cell in row.iter("th", "td")] for row in tag.iter("tr"))
    caption = tag.find("caption")
    return Table(
        caption="" if caption is None else words_in(caption),
        headings=tuple(head),
        rows=tuple(tuple(row) for row in rows),
        heads_rows=True,
    )
