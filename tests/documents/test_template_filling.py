"""A paper in an office's own layout: every field filled, nothing else touched."""

from dataclasses import replace
from io import BytesIO
from pathlib import Path

import docx
import pytest
from docx.document import Document as WordDocument
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml.ns import qn
from docx.shared import Mm

from spoiwo.documents.kinds import Value
from spoiwo.documents.layouts.default import default_template
from spoiwo.documents.layouts.filling import TemplateBroken
from spoiwo.documents.model import BulletList, Document, Heading, Paragraph, Span, Table
from spoiwo.documents.render import to_docx
from tests.documents import readers, templates
from tests.documents.samples import HOSTILE, hostile, minutes
from tests.documents.templates import KIND, a_template

GIVEN: dict[str, Value] = {
    "przebieg": (Heading(1, "Przebieg"), Paragraph("Rada obradowała."), BulletList(("raz", "dwa"))),
    "obecni": (Table("Obecni", ("Kto", "Skąd"), (("Anna", "PUP"),)),),
    "data posiedzenia": "18 listopada 2016 r.",
    "przewodniczący": "Łukasz Żądło",
}


def made(*texts: str, document: Document | None = None, **more: object) -> WordDocument:
    """Fill a template of these paragraphs."""
    template = a_template(*texts, **more)  # type: ignore[arg-type]  # "change" of a_template
    return readers.word(to_docx(document or minutes(), template, GIVEN))


def lines(word: WordDocument) -> list[str]:
    """Return the paragraphs without their no-break spaces."""
    return [each.text.replace("\u00a0", " ") for each in word.paragraphs]


def test_a_field_cut_into_runs_is_filled_in_the_looks_of_its_first_letter() -> None:
    word = made("{{przebieg}}", change=templates.cut)

    assert lines(word)[-1] == "Nr Nr 3/2016 z 18 listopada 2016 r. r."
    [bold] = [run.text for run in word.paragraphs[-1].runs if run.bold]
    assert bold == ""  # the cut began before it


def test_fields_are_filled_in_headers_footers_tables_and_boxes() -> None:
    box = (
        '<w:p xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:r><w:pict><w:txbxContent>'
        "<w:p><w:r><w:t>Ramka {{numer}}</w:t></w:r></w:p></w:txbxContent></w:pict></w:r></w:p>"
    )

    def change(word: WordDocument) -> None:
        word.sections[0].header.paragraphs[0].text = "{{partnerstwo}}"
        word.sections[0].footer.paragraphs[0].text = "{{znaki}}"
        word.add_table(1, 1).cell(0, 0).text = "Prowadzi {{przewodniczący}}"
        word.element.body.insert(0, docx.oxml.parse_xml(box))

    word = made("{{przebieg}}", change=change)

    assert word.sections[0].header.paragraphs[0].text == "Partnerstwo Ziemi Zwoleńskiej"
    assert word.tables[0].cell(0, 0).text == "Prowadzi Łukasz Żądło"
    said = "".join(node.text or "" for node in word.element.body.iter(qn("w:t")))
    assert "Ramka Nr 3/2016" in said.replace("\u00a0", " ")
    footer = word.sections[0].footer
    assert [node.get("descr") for node in footer._element.iter() if str(node.tag).endswith("}docPr")] != []


def test_blocks_take_the_styles_of_the_template() -> None:
    def change(word: WordDocument) -> None:
        line = word.add_paragraph()
        line.alignment = WD_ALIGN_PARAGRAPH.JUSTIFY
        run = line.add_run("{{przebieg}}")
        run.font.name = "Garamond"
        word.styles["Heading 1"].font.name = "Georgia"

    word = made("{{obecni}}", change=change)

    heading = next(each for each in word.paragraphs if each.text == "Przebieg")
    said = next(each for each in word.paragraphs if each.text == "Rada obradowała.")
    assert heading.style is not None
    assert heading.style.font.name == "Georgia"
    assert said.alignment is WD_ALIGN_PARAGRAPH.JUSTIFY
    assert said.runs[0].font.name == "Garamond"
    assert [cell.text for row in word.tables[0].rows for cell in row.cells] == ["Kto", "Skąd", "Anna", "PUP"]


def test_a_table_is_as_wide_as_the_place_it_is_put_in() -> None:
    def change(word: WordDocument) -> None:
        word.add_table(1, 3).cell(0, 1).text = "{{obecni}}"
        word.sections[0].page_width, word.sections[0].left_margin = Mm(150), Mm(20)
        word.sections[0].right_margin = Mm(30)
        word.add_section()
        word.add_paragraph("{{przebieg}}")
        word.sections[1].left_margin = Mm(50)

    value = (Table("Wynik", ("Za", "Przeciw"), (("5", "0"),)),)
    template = a_template("{{obecni}}", change=change)
    word = readers.word(to_docx(minutes(), template, {**GIVEN, "obecni": value, "przebieg": value}))

    said = (int(node.get(qn("w:w"))) for node in word.element.body.iter(qn("w:tblW")))
    outer, *_others = word.tables[1].rows[0].cells
    assert outer.width is not None
    assert [width for width in said if width] == [5669, outer.width // 635 - 216, 3968]


def test_emphasis_is_kept_within_the_looks_of_the_field() -> None:
    value = (Paragraph((Span("przyjęto "), Span("jednogłośnie", strong=True))),)

    word = readers.word(to_docx(minutes(), a_template("{{przebieg}}"), {**GIVEN, "przebieg": value}))

    assert [(run.text, run.bold) for run in word.paragraphs[0].runs] == [
        ("przyjęto ", None),
        ("jednogłośnie", True),
    ]


def test_an_empty_field_leaves_no_empty_line() -> None:
    document = replace(minutes(), number="", facts=(), signs=())

    word = made(
        "Początek", "{{numer}}", "{{dane}}", "{{znaki}}", "Nr {{numer}}", "{{przebieg}}", document=document
    )

    assert lines(word)[:3] == ["Początek", "Nr ", "Przebieg"]


def test_a_cell_with_nothing_to_say_still_holds_a_paragraph() -> None:
    document = replace(minutes(), facts=())

    word = made(
        "{{przebieg}}",
        document=document,
        change=lambda word: setattr(word.add_table(1, 1).cell(0, 0), "text", "{{dane}}"),
    )

    assert len(word.tables[0].cell(0, 0).paragraphs) == 1


def test_what_people_wrote_is_never_taken_for_a_field() -> None:
    word = readers.word(
        to_docx(
            hostile(),
            a_template("{{tytuł}} / {{numer}}", "{{przebieg}}"),
            {**GIVEN, "przebieg": (Paragraph(HOSTILE[0]),)},
        )
    )

    first, second = lines(word)
    assert first.startswith("{{ config }} {{numer}} {% raw %}")
    assert second == HOSTILE[0]


def test_comments_of_the_template_never_reach_a_paper() -> None:
    written = to_docx(minutes(), default_template(KIND))

    assert list(readers.word(written).comments) == []
    assert b"Spoiwo" not in written
    assert next(readers.word(written).element.body.iter(qn("w:commentReference")), None) is None


def test_a_template_on_another_template_leaves_it_behind() -> None:
    rels = (
        b'<?xml version="1.0"?>'
        b'<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
        b'<Relationship Id="rId1" TargetMode="External" Target="https://zly.example/x.dotm"'
        b' Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/attachedTemplate"/>'
        b"</Relationships>"
    )
    template = templates.with_part(a_template("{{przebieg}}"), "word/_rels/settings.xml.rels", rels)

    written = to_docx(minutes(), template, GIVEN)

    packed = docx.Document(BytesIO(written)).part.package
    outside = [
        rel.target_ref for part in packed.iter_parts() for rel in part.rels.values() if rel.is_external
    ]
    assert outside == []


def test_a_template_whose_fields_have_changed_is_refused_aloud() -> None:
    for text in ("{{dawne pole}}", "W wierszu {{przebieg}}", "{{numer}"):
        with pytest.raises(TemplateBroken, match=r"\{\{(dawne pole|przebieg|numer)"):
            to_docx(minutes(), a_template("{{przebieg}}", text), GIVEN)


def test_the_default_template_says_what_our_own_layout_says(tmp_path: Path) -> None:
    document = minutes(69)

    written = to_docx(document, default_template(KIND), GIVEN)

    readers.assert_says(readers.word_text(written), document)
    readers.assert_says(readers.pdf_text(readers.office_pdf(written, "docx", tmp_path)), document)
    assert readers.word(written).core_properties.title == document.title


def test_a_file_of_libreoffice_serves_as_a_template(tmp_path: Path) -> None:
    source = tmp_path / "szablon.docx"
    source.write_bytes(a_template("{{tytuł}}", "{{przebieg}}"))
    turned = readers.office_file(source, "odt", tmp_path)
    back = readers.office_file(turned, "docx", tmp_path)

    word = readers.word(to_docx(minutes(), back.read_bytes(), GIVEN))

    assert lines(word)[:3] == ["Protokół posiedzenia plenarnego", "Przebieg", "Rada obradowała."]
