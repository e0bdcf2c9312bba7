"""Bars stand wherever the words do, however they are written, and nowhere else."""

from spoiwo.documents.masking import Mask, Patch, texts_of
from spoiwo.documents.model import (
    Bar,
    Block,
    BulletList,
    Document,
    Fact,
    Heading,
    Item,
    Paragraph,
    Span,
    Table,
    plain,
)
from spoiwo.documents.render import to_html

BAR = "[anonimizacja: próba]"


def _masked(block: Block, *words: str) -> str:
    mask = Mask(Patch(one, bar=BAR) for one in words)
    document = mask.document(Document(title="Protokół", blocks=(block,)))
    return " | ".join(texts_of(document.blocks))


def test_words_are_found_with_other_spaces_and_in_capitals_and_only_whole() -> None:
    said = _masked(Paragraph("JAN\u00a0NOWAK, Jan\nNowak i Jan Nowakowski"), "Jan Nowak")

    assert said == f"{BAR}, {BAR} i Jan Nowakowski"


def test_the_longest_words_win_and_words_across_emphasis_are_one_bar() -> None:
    text = (Span("Pani Jan"), Span("ina Nowak", strong=True), Span(" mówiła o Nowak."))

    masked = Mask([Patch("Nowak", bar="1"), Patch("Janina Nowak", bar="2")]).document(
        Document(title="-", blocks=(Paragraph(text),))
    )

    [paragraph] = masked.blocks
    assert isinstance(paragraph, Paragraph)
    assert paragraph.text == (Span("Pani "), Bar("2"), Span(" mówiła o "), Bar("1"), Span("."))


def test_every_part_of_a_document_is_masked_and_its_seal_is_not() -> None:
    word = "Tajne"
    document = Document(
        title=f"O {word}",
        subject=word,
        footer=f"SHA-256: {word}",
        facts=(Fact(word, word),),
        blocks=(
            Heading(1, word),
            BulletList((word, Item(word, nested=BulletList((word,))))),
            Table(caption=word, headings=(word,), rows=((word,),)),
        ),
    )

    masked = Mask([Patch(word, bar=BAR)]).document(document)

    assert word not in " ".join(texts_of(masked))
    assert masked.footer == document.footer
    assert Mask([Patch(word, bar=BAR)]).places(document) == {"tajne": 11}
    assert document.title == f"O {word}"


def test_words_that_look_like_a_pattern_are_words() -> None:
    assert _masked(Paragraph("a.b axb (x) [y]"), "a.b", "(x)") == f"{BAR} axb {BAR} [y]"
    # A letter that is two letters in capitals, and one a pattern takes for another.
    assert _masked(Paragraph("Groß GROSS İda"), "Groß", "ida") != ""


def test_without_hidden_words_the_document_stays_what_it_is() -> None:
    document = Document(title="Protokół", blocks=(Paragraph("Treść."),))

    assert Mask([]).document(document) is document


def test_the_bar_is_read_aloud_and_hostile_words_are_no_markup() -> None:
    mask = Mask([Patch("<b>x</b>", bar=BAR), Patch("kto", why="<i>name</i>")])

    page = to_html(mask.document(Document(title="-", blocks=(Paragraph("<b>x</b> kto?"),))))

    assert f'<span class="blacked-out">{BAR}</span>' in page
    assert '<mark class="pointed-out">kto<span class="visually-hidden"> (&lt;i&gt;name' in page
    assert plain((Span("a"), Bar("b"))) == "ab"
