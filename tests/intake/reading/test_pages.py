"""The article of a page is told from the site around it, however the site is built."""

import pytest

from spoiwo.intake.reading.documents import read_here
from spoiwo.intake.reading.model import Block, Kind, Part, ReadDocument
from tests.intake.reading import pages

PAGES = {
    "liferay": pages.a_liferay_page().encode(),
    "blog": pages.a_blog_page().encode(),
    "tables": pages.a_table_page().encode("cp1250"),
    "bip": pages.a_bip_page().encode(),
}
FURNITURE = (
    "cookies", "newsletter", "komentarz", "galerii", "menu", "prosta 1", "zastrzeżone", "strona główna",
    "ocena", "facebook", "rejestry", "aktualności", "kontrast", "gościem", "опубл", "ostatnie wpisy",
    "opublikowa",
)  # fmt: skip


def words(block: Block) -> str:
    return " ".join(block.text.split())


def main_of(document: ReadDocument) -> list[str]:
    return [words(block) for block in document.main]


@pytest.mark.parametrize("name", PAGES)
def test_the_article_is_whole_and_alone(name: str) -> None:
    document = read_here(PAGES[name], "strona.html")

    main = main_of(document)
    assert document.title == pages.TITLE
    assert main[0] == pages.TITLE
    assert set(main) >= {*pages.ARTICLE, *pages.SIGNATORIES}
    assert [line for line in main for odd in FURNITURE if odd in line.lower()] == []
    assert document.language == "pl"


@pytest.mark.parametrize(
    ("name", "day"), [("liferay", "2019-06-14"), ("blog", "2019-06-14"), ("bip", "2019-06-14")]
)
def test_the_day_of_publication_is_found(name: str, day: str) -> None:
    assert read_here(PAGES[name], "a.htm").properties.published[:10] == day


def test_who_made_and_who_published_are_told_apart() -> None:
    properties = read_here(PAGES["bip"], "a.html").properties

    assert (properties.author, properties.publisher) == ("Jan Kot", "Ewa Lis")
    assert read_here(PAGES["blog"], "a.html").properties.author == "Adam Zych"


def test_a_box_of_publication_is_kept_as_what_it_is() -> None:
    blocks = read_here(PAGES["liferay"], "a.html").blocks

    told = [words(block) for block in blocks if block.part is Part.PUBLICATION]
    assert "Opublikował: Ewa Wiśniewska-Lis" in told


def test_a_table_of_data_is_rows_and_a_table_of_layout_is_not() -> None:
    rows = [block.cells for block in read_here(PAGES["tables"], "a.html").main if block.kind is Kind.ROW]

    assert rows == [("Gmina", "Liczba osób"), ("Platerów", "14"), ("Sarnaki", "9")]


def test_a_page_copied_as_text_loses_its_furniture_too() -> None:
    text = (
        f"Menu Display\n\n{pages.TITLE}\n\nOpublikowano: 14.06.2019 < Powrót do wpisów Ocena artykułu: "
        f"Kategoria: Newsy\n\n{pages.ARTICLE[0]}\n\nzasady współpracy\n\nZasady współpracy\n\n"
        f"{pages.ARTICLE[1]}\n\n"
        "Zdjęcie galerii artykułu:  - 1.JPG&imagePreview=1\n\nBrak komentarzy\n\nDodaj komentarz\n\n"
        "Zapisz się na Newsletter!\n\nChcesz otrzymywać powiadomienia o nowych wpisach? Podaj adres.\n\n"
        f"{pages.COOKIES}\n\nPolityka Prywatności Zrozumiałem/am\n"
    )

    document = read_here(text.encode(), "wklejone.txt")

    assert main_of(document) == [pages.TITLE, pages.ARTICLE[0], "Zasady współpracy", pages.ARTICLE[1]]
    assert document.properties.published == "2019-06-14"
    assert document.main[2].kind is Kind.HEADING


@pytest.mark.parametrize(
    "sentence",
    [
        "Na konferencji omówiono newsletter partnerstwa, na który zapisało się 120 instytucji.",
        "Opublikowano raport o spółdzielniach socjalnych w województwie.",
        "Strona główna partnerstwa została przebudowana w ramach projektu.",
        "Autorem rekomendacji jest Rada Programowa.",
    ],
)
def test_prose_about_such_things_stays(sentence: str) -> None:
    assert main_of(read_here(f"<p>{sentence}</p><p>{pages.ARTICLE[1]}</p>".encode(), "a.html"))[0] == sentence


def test_a_saved_page_is_read_like_the_page() -> None:
    body = pages.a_blog_page().encode()
    content = (
        b"From: <Saved by Blink>\r\nSnapshot-Content-Location: https://firma.example/wpis\r\n"
        b'Subject: wpis\r\nMIME-Version: 1.0\r\nContent-Type: multipart/related; boundary="--B--"\r\n\r\n'
        b"----B--\r\nContent-Type: text/html; charset=utf-8\r\nContent-Transfer-Encoding: 8bit\r\n\r\n"
        + body
        + b"\r\n----B----\r\n"
    )

    document = read_here(content, "wpis.mhtml")

    assert main_of(document) == main_of(read_here(body, "wpis.html"))
    assert document.properties.address == "https://firma.example/wpis"


def test_hidden_parts_of_a_page_are_not_read() -> None:
    hidden = "<p style='display: none'>ukryte</p><script>skrypt()</script><p hidden>też</p>"
    page = f"<p>{pages.ARTICLE[0]}</p>{hidden}"

    assert main_of(read_here(page.encode(), "a.html")) == [pages.ARTICLE[0]]
