"""Every paper can be read by those who do not see it (A11Y-13): proved on the files themselves."""

import re
from dataclasses import replace

import pytest
from docx.oxml.ns import qn

from spoiwo.documents.model import Document, Heading, NumberedList, Paragraph, Table
from spoiwo.documents.render import to_docx, to_odt, to_pdf
from tests.documents import readers
from tests.documents.samples import album, hostile, minutes

ODT = "{urn:oasis:names:tc:opendocument:xmlns:%s:1.0}"
DC = "{http://purl.org/dc/elements/1.1/}"
PAPERS = {
    "minutes": minutes(),
    "large": minutes(300),
    "hostile": hostile(),
    "album": album(),
    "bare": Document(title="Uchwała"),
    "emoji": replace(minutes(), blocks=(Heading(2, "Źle 🙂 👍🏽 🇵🇱"), Paragraph("漢"))),
    "lying": replace(minutes(), landscape=True),
    "ukrainian": Document(title="Протокол засідання", language="uk", blocks=(Paragraph("Ґанок, їжак, 5 ₴"),)),
}


@pytest.mark.parametrize("profile", ["ua1", "2a"])
@pytest.mark.parametrize("name", PAPERS)
def test_a_pdf_keeps_the_standards_of_access_and_of_lasting(name: str, profile: str) -> None:
    assert readers.pdf_faults(to_pdf(PAPERS[name]), profile) == []


def test_a_pdf_says_its_title_and_language() -> None:
    content = to_pdf(minutes())

    assert re.search(rb"/Lang\s*\(pl\)", content)
    assert '<rdf:li xml:lang="x-default">Protokół posiedzenia plenarnego' in content.decode("utf-8", "ignore")
    assert re.search(rb"/DisplayDocTitle\s+true", content)


def test_a_docx_says_its_title_and_language() -> None:
    word = readers.word(to_docx(minutes()))

    assert word.core_properties.title == "Protokół posiedzenia plenarnego"
    assert word.core_properties.language == "pl-PL"
    assert word.core_properties.author == "Sekretariat partnerstwa"
    assert word.core_properties.comments == ""
    default = word.styles.element.find(f"{qn('w:docDefaults')}//{qn('w:lang')}")
    assert default is not None
    assert default.get(qn("w:val")) == "pl-PL"


def test_a_docx_has_real_headings_and_repeats_those_of_tables() -> None:
    word = readers.word(to_docx(minutes(69)))

    headings = [
        (each.style.name, each.text)
        for each in word.paragraphs
        if each.style and "Head" in str(each.style.name)
    ]
    assert headings[:3] == [
        ("Heading 1", "Otwarcie"),
        ("Heading 2", "Porządek obrad"),
        ("Heading 1", "Obecni"),
    ]
    [table] = word.tables
    repeated = [row._tr.find(f"{qn('w:trPr')}/{qn('w:tblHeader')}") is not None for row in table.rows]
    assert repeated == [True, *[False] * 69]
    assert all(row._tr.find(f"{qn('w:trPr')}/{qn('w:cantSplit')}") is not None for row in table.rows)


def test_signs_carry_words_in_docx_and_odt() -> None:
    wanted = "Fundusze Europejskie. Unia Europejska, Europejski Fundusz Społeczny"

    word = readers.word(to_docx(minutes()))
    content = readers.odt_part(to_odt(minutes()), "content.xml")

    [described] = [shape._inline.docPr.get("descr") for shape in word.inline_shapes]
    assert described.replace("\u00a0", " ") == wanted
    [frame] = content.iter(f"{ODT % 'drawing'}frame")
    [words] = frame.findall("{urn:oasis:names:tc:opendocument:xmlns:svg-compatible:1.0}desc")
    assert str(words.text).replace("\u00a0", " ") == wanted


def test_an_odt_says_its_title_and_language_and_repeats_headings_of_tables() -> None:
    written = to_odt(minutes())

    told = readers.odt_part(written, "meta.xml")
    styles = readers.odt_part(written, "styles.xml")
    content = readers.odt_part(written, "content.xml")
    assert [node.text for node in told.iter(f"{DC}title")] == ["Protokół posiedzenia plenarnego"]
    assert [node.text for node in told.iter(f"{DC}language")] == ["pl"]
    fo = "{urn:oasis:names:tc:opendocument:xmlns:xsl-fo-compatible:1.0}"
    assert {
        (node.get(f"{fo}language"), node.get(f"{fo}country"))
        for node in styles.iter()
        if node.get(f"{fo}language")
    } == {("pl", "PL")}
    assert len(list(content.iter(f"{ODT % 'table'}table-header-rows"))) == 1
    levels = [node.get(f"{ODT % 'text'}outline-level") for node in content.iter(f"{ODT % 'text'}h")]
    assert levels == ["1", "2", "1", "1", "1"]


def test_two_lists_in_one_docx_both_begin_at_one() -> None:
    document = replace(minutes(), blocks=(NumberedList(("a", "b")), Paragraph("-"), NumberedList(("c",))))

    word = readers.word(to_docx(document))

    used = [node.get(qn("w:val")) for each in word.paragraphs for node in each._p.iter(qn("w:numId"))]
    assert len(used) == 3
    assert used[0] == used[1] != used[2]
    numbers = word.part.numbering_part.element
    for identity in set(used):
        [num] = [node for node in numbers.findall(qn("w:num")) if node.get(qn("w:numId")) == identity]
        assert num.find(f"{qn('w:lvlOverride')}/{qn('w:startOverride')}").get(qn("w:val")) == "1"


def test_rows_to_be_filled_in_by_hand_keep_their_height() -> None:
    table = Table("Lista obecności", ("Instytucja", "Podpis"), (("PUP", ""), ("PCPR", "")), row_mm=12)
    document = Document(title="Lista", blocks=(table,))

    word = readers.word(to_docx(document))
    styles = readers.odt_part(to_odt(document), "content.xml")

    heights = [row._tr.find(f"{qn('w:trPr')}/{qn('w:trHeight')}") for row in word.tables[0].rows]
    assert [node is not None and node.get(qn("w:val")) for node in heights] == [False, "680", "680"]
    assert b"12mm" in b"".join(
        value.encode() for node in styles.iter() for name, value in node.attrib.items() if "min-row" in name
    )
    places = readers.pdf_places(to_pdf(document))
    assert places["PCPR"] - places["PUP"] == pytest.approx(12 / 25.4 * 72, abs=3)


def test_emoji_people_type_are_printed_and_what_no_font_has_is_marked() -> None:
    signs = "🙂 👩‍👩‍👧 👍🏽 🇵🇱 ✅"
    paper = replace(minutes(), blocks=(Paragraph(f"Dziękujemy {signs} za 漢"),))

    text = readers.pdf_text(to_pdf(paper))

    assert f"Dziękujemy {signs} za \ufffd" in text
    assert readers.pdf_faults(to_pdf(paper), "ua1") == []
