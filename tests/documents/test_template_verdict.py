"""A file brought as a template is judged before it is used, in sentences an officer can act on."""

import time
from collections.abc import Callable, Iterator
from io import BytesIO

import docx
import pytest
from django.utils import translation
from docx.document import Document as WordDocument
from docx.oxml import OxmlElement

from spoiwo.documents.kinds import ANY, Kind
from spoiwo.documents.layouts.default import default_template
from spoiwo.documents.layouts.inspection import inspect
from tests.documents import templates
from tests.documents.samples import a_picture
from tests.documents.templates import KIND, a_template

FIT = a_template("{{przebieg}}")


@pytest.fixture(autouse=True)
def _in_english() -> Iterator[None]:
    with translation.override("en"):
        yield


def test_the_default_template_is_fit_for_its_kind() -> None:
    for kind in (KIND, Kind(ANY, "Pismo")):
        verdict = inspect(default_template(kind), kind)

        assert verdict.is_fit
        assert verdict.troubles == ()


def test_the_default_template_explains_every_field_in_comments() -> None:

    word = docx.Document(BytesIO(default_template(KIND)))

    said = "\n".join(comment.text for comment in word.comments)
    assert [field.name for field in KIND.fields if "{{" + field.name + "}}" not in said] in ([], ["stopka"])


def test_a_field_is_found_wherever_word_has_cut_it_and_however_it_is_written() -> None:
    def header_and_table(word: WordDocument) -> None:
        templates.cut(word)
        word.sections[0].header.paragraphs[0].text = "{{ PARTNERSTWO }}"
        word.sections[0].footer.paragraphs[0].text = "{{stopka}}"
        word.add_table(1, 1).cell(0, 0).text = "{{Przewodniczacy}}"

    verdict = inspect(a_template("{{przebieg}}", change=header_and_table), KIND)

    assert verdict.is_fit
    assert {(one.field.name, one.places) for one in verdict.filled} == {
        ("przebieg", ("in the text",)),
        ("numer", ("in the text",)),
        ("data posiedzenia", ("in the text",)),
        ("przewodniczący", ("in the text",)),
        ("partnerstwo", ("in the header",)),
        ("stopka", ("in the footer",)),
    }
    assert "obecni" in {field.name for field in verdict.left_out}


@pytest.mark.parametrize(
    ("texts", "wanted"),
    [
        (("{{przebieg}}", "{{przewodniczacyy}}"), "Did you mean “{{przewodniczący}}”?"),
        (("{{przebieg}}", "{{data posiedenia}}"), "Did you mean “{{data posiedzenia}}”?"),
        (("{{przebieg}}", "{{config.SECRET_KEY}}"), "There is no field “{{config.SECRET_KEY}}”"),
        (("{{przebieg}}", "{{ 7*7 }}"), "There is no field “{{7*7}}”"),
        (("Obrady: {{przebieg}}",), "stands for whole paragraphs"),
        (("{{przebieg}}", "{{numer}"), "A field is begun and not ended"),
        (("{{przebieg}}", "{{}}"), "A field is begun and not ended"),
        (("{{przebieg}}", "{% for x in y %}{{x}}{% endfor %}"), "There is no field “{{x}}”"),
        (("{{przebieg}}", "{% for x in y %}bez końca"), "no loops and no conditions"),
        (("{{numer}}",), "The field “{{przebieg}}” is missing: przebieg obrad."),
        ((), "The field “{{przebieg}}” is missing"),
    ],
)
def test_what_would_not_be_filled_is_refused(texts: tuple[str, ...], wanted: str) -> None:
    verdict = inspect(a_template(*texts), KIND)

    assert not verdict.is_fit
    assert any(wanted in sentence for sentence in verdict.refusals), verdict.refusals


def test_the_whole_content_stands_for_every_block_that_is_required() -> None:
    assert inspect(a_template("{{treść}}"), KIND).is_fit
    assert not inspect(a_template("{{numer}}"), Kind(ANY, "Pismo")).is_fit


OUTSIDE = "The file takes something from outside"
ACTIVE = "The file carries macros or an embedded object"
DAMAGED = "The file is damaged inside"
NO_DOCX = "This is not a DOCX file"
FETCHES = "of Word fetches something from outside"
MAIN = b"wordprocessingml.document.main+xml"
BODY_END = b"<w:sectPr"
ENTITIES = b'<!DOCTYPE a [<!ENTITY b "c">]>'


def _field(order: str) -> bytes:
    return (
        f'<w:p><w:r><w:instrText>{order[:3]}</w:instrText></w:r><w:r><w:instrText xml:space="preserve">'
        f"{order[3:]}</w:instrText></w:r></w:p>"
    ).encode() + BODY_END


HOSTILE: dict[str, tuple[bytes, str]] = {
    "nothing": (b"", NO_DOCX),
    "text": (b"{{numer}}", NO_DOCX),
    "pdf": (b"%PDF-1.7", NO_DOCX),
    "half": (FIT[: len(FIT) // 2], NO_DOCX),
    "old": (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 512, "locked with a password"),
    "bomb": (templates.a_bomb(), "unpacks to far more"),
    "long text": (templates.with_part(FIT, "word/header9.xml", b"ab" * 5_000_000), "far more"),
    "macros": (templates.with_part(FIT, "word/vbaProject.bin", b"\0"), ACTIVE),
    "macro type": (
        templates.with_text(FIT, "[Content_Types].xml", b"openxmlformats-officedocument." + MAIN,
                            b"ms-word.document.macroEnabled.main+xml"),
        ACTIVE,
    ),
    "dotx": (
        templates.with_text(FIT, "[Content_Types].xml", MAIN, b"wordprocessingml.template.main+xml"),
        "saved as a Word template",
    ),
    "spreadsheet": (
        templates.with_text(FIT, "[Content_Types].xml", MAIN, b"spreadsheetml.sheet.main+xml"), NO_DOCX
    ),
    "object": (templates.with_part(FIT, "word/embeddings/oleObject1.bin", b"\0"), ACTIVE),
    "object elsewhere": (
        templates.with_text(FIT, "word/_rels/document.xml.rels", b"</Relationships>",
                            b'<Relationship Id="rId901" Type="http://schemas.openxmlformats.org/officeDocument/'
                            b'2006/relationships/oleObject" Target="x/y.bin"/></Relationships>'),
        ACTIVE,
    ),
    "text under another name": (
        templates.with_text(
            templates.with_part(FIT, "word/strona.dat", b"<w:hdr/>"), "[Content_Types].xml", b"</Types>",
            b'<Override PartName="/word/strona.dat" ContentType="application/vnd.openxmlformats-'
            b'officedocument.wordprocessingml.header+xml"/></Types>'),
        DAMAGED,
    ),
    "letters of other case": (templates.with_part(FIT, "WORD/Document.XML", b"<a/>"), DAMAGED),
    "relations in capitals": (
        templates.with_part(FIT, "word/_rels/header9.xml.RELS",
                            b'<Relationships><Relationship Type="x/image" Target="https://zly.example/x.png" '
                            b'TargetMode="External"/></Relationships>'),
        OUTSIDE,
    ),
    "picture outside": (templates.with_relationship(FIT, "image", "https://przyklad.example/x.png"), OUTSIDE),
    "frame": (templates.with_relationship(FIT, "frame", "https://przyklad.example/"), OUTSIDE),
    "ole outside": (templates.with_relationship(FIT, "oleObject", "file:///C:/x.xls"), OUTSIDE),
    "link to a disk": (
        templates.with_relationship(FIT, "hyperlink", "file://serwer/plik"), "leads to no web page"
    ),
    "link with a script": (
        templates.with_relationship(FIT, "hyperlink", "javascript:alert(1)"), "leads to no web page"
    ),
    "entities": (
        templates.with_text(FIT, "word/document.xml", b"<w:document", ENTITIES + b"<w:document"),
        DAMAGED,
    ),
    "torn": (templates.with_text(FIT, "word/document.xml", b"</w:body>", b""), DAMAGED),
    "dde": (templates.with_text(FIT, "word/document.xml", BODY_END, _field("DDEAUTO c:\\\\x")), FETCHES),
    "include": (
        templates.with_text(FIT, "word/document.xml", BODY_END, _field("includetext &quot;//s/x&quot;")),
        FETCHES,
    ),
}  # fmt: skip


@pytest.mark.parametrize("name", HOSTILE)
def test_a_file_that_is_not_an_honest_docx_is_refused_with_a_reason(name: str) -> None:
    content, wanted = HOSTILE[name]

    verdict = inspect(content, KIND)

    assert not verdict.is_fit
    assert any(wanted in sentence for sentence in verdict.refusals), verdict.refusals


def test_links_to_pages_and_mailboxes_are_welcome() -> None:
    for target in ("https://pup-zwolen.example/", "mailto:biuro@pup.example", "tel:+48486762000"):
        assert inspect(templates.with_relationship(FIT, "hyperlink", target), KIND).troubles == ()


def _picture(word: WordDocument) -> None:
    word.add_picture(BytesIO(a_picture()))


def _tracked(word: WordDocument) -> None:
    word.paragraphs[0]._p.append(OxmlElement("w:ins"))


REMARKS: dict[str, tuple[Callable[[], bytes], str]] = {
    "picture": (lambda: a_template("{{przebieg}}", change=_picture), "no alternative text"),
    "tracked": (lambda: a_template("{{przebieg}}", change=_tracked), "tracked changes"),
}


@pytest.mark.parametrize("name", REMARKS)
def test_what_is_only_worth_a_look_is_remarked_and_not_refused(name: str) -> None:
    make, wanted = REMARKS[name]

    verdict = inspect(make(), KIND)

    assert verdict.is_fit
    assert [wanted in sentence for sentence in verdict.remarks] == [True]


def test_a_file_of_a_hundred_thousand_wrong_fields_is_judged_in_good_time() -> None:
    many = "".join(f"{{{{pole{number % 500}}}}} " for number in range(100_000))

    began = time.perf_counter()
    verdict = inspect(a_template("{{przebieg}}", many), KIND)

    assert time.perf_counter() - began < 5
    assert 0 < len(verdict.refusals) <= 50


def test_an_xml_of_endless_depth_is_refused() -> None:
    deep = b"<w:p>" + b"<w:smartTag>" * 3000 + b"</w:smartTag>" * 3000 + b"</w:p>" + BODY_END

    verdict = inspect(templates.with_text(FIT, "word/document.xml", BODY_END, deep), KIND)

    assert any(DAMAGED in sentence for sentence in verdict.refusals)
