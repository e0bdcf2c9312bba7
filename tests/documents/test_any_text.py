"""Whatever people write, every format can be made and says it."""

from dataclasses import replace

from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from spoiwo.common.printable import clean
from spoiwo.documents.model import BulletList, Document, Fact, Heading, Paragraph, Span, Table
from spoiwo.documents.prepared import prepared
from spoiwo.documents.render import to_docx, to_html, to_odt, to_pdf
from tests.documents import readers
from tests.documents.templates import a_template

ANYTHING = st.text(st.characters(), max_size=40)
TEMPLATE = a_template("{{tytuł}}", "{{treść}}")
calmly = settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.too_slow])


def a_document(text: str) -> Document:
    """Return a document that says the text in every place."""
    return Document(
        title=f"Pismo {text}",
        number=text,
        subject=text,
        author=text,
        place=text,
        footer=text,
        facts=(Fact(text, text),),
        blocks=(
            Heading(1, text),
            Paragraph((Span(text, strong=True), Span(text, emphasis=True))),
            BulletList((text, text)),
            Table(text, (text, "b"), ((text, text),), heads_rows=True),
        ),
    )


def spaceless(text: str) -> str:
    """Return the text without spaces and line feeds of any kind."""
    return "".join(clean(text).split()).replace("\u00a0", "")


@calmly
@given(ANYTHING)
@example("\u0301\u0301e\u0301")
@example("a\u200d\U0001f469\u200d\U0001f4bb\ufe0f")
@example("\U000e0001\U0010ffff\ufffe\x00")
@example("\t\t  \n\n ")
@example("09jàঀ")
@example("שלום العربية हिन्दी ไทย")
def test_any_text_makes_a_pdf_that_keeps_the_standards(text: str) -> None:
    content = to_pdf(a_document(text))

    for profile in ("ua1", "2a"):
        assert readers.pdf_faults(content, profile) == []


@calmly
@given(ANYTHING)
@example("a\tb  c\u2028d")
def test_any_text_stands_in_docx_and_odt_as_it_was_written(text: str) -> None:
    document = replace(a_document(""), blocks=(Paragraph(f"<{text}>"),))

    for said in (
        readers.word_text(to_docx(document)),
        readers.word_text(to_docx(document, TEMPLATE)),
        readers.odt_text(to_odt(document)),
    ):
        assert spaceless(f"<{text}>") in spaceless(said)


@calmly
@given(ANYTHING)
def test_any_text_is_escaped_in_html(text: str) -> None:
    said = readers.html_text(to_html(replace(a_document(""), blocks=(Paragraph(f"({text})"),))))

    assert spaceless(f"({text})") in spaceless(said)


@calmly
@given(ANYTHING)
def test_preparing_any_document_twice_changes_nothing(text: str) -> None:
    once = prepared(a_document(text))

    assert prepared(once) == once
