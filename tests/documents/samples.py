"""Documents to be written in every format: ordinary minutes, and one full of traps."""

import struct
import zlib
from datetime import UTC, date, datetime

from spoiwo.documents.model import (
    Align,
    Block,
    BulletList,
    Document,
    Fact,
    Facts,
    Heading,
    Item,
    Note,
    NumberedList,
    PageBreak,
    Paragraph,
    Picture,
    Sign,
    SignatureLine,
    Signatures,
    Span,
    Table,
)

MADE_AT = datetime(2016, 11, 19, 8, 30, tzinfo=UTC)
HOSTILE = (
    '{{ config }} {{numer}} {% raw %} #panic("x") #set page() $x^2$ @cytat <etykieta> `kod` *gwiazdka* _pod_',
    "<b>gruby</b> <script>alert(1)</script> & &amp; ]]> <!-- -->",
    "=1+1 +48 600 -2 @SUMA(A1) \\input{plik} // dwa /* trzy */ https://przyklad.example",
    "sterujące\x00\x01\x08\x0b\x0c\x1f\x7f i\ud800 odwrócone\u202e koniec\ufeff",
)


def a_picture() -> bytes:
    """Return a PNG picture of 8 by 4 points."""

    def part(kind: bytes, content: bytes) -> bytes:
        body = kind + content
        return struct.pack(">I", len(content)) + body + struct.pack(">I", zlib.crc32(body))

    rows = b"".join(b"\x00" + bytes([20, 60, 140]) * 8 for _row in range(4))
    return (
        b"\x89PNG\r\n\x1a\n"
        + part(b"IHDR", struct.pack(">IIBBBBB", 8, 4, 8, 2, 0, 0, 0))
        + part(b"IDAT", zlib.compress(rows))
        + part(b"IEND", b"")
    )


def minutes(institutions: int = 6) -> Document:
    """Return minutes of a meeting with so many institutions present."""
    return Document(
        title="Protokół posiedzenia plenarnego",
        number="Nr 3/2016",
        day=date(2016, 11, 18),
        made_at=MADE_AT,
        place="Zwoleń",
        partnership="Partnerstwo Ziemi Zwoleńskiej",
        body="Rada Programowa",
        author="Sekretariat partnerstwa",
        subject="Protokół posiedzenia z 18 listopada 2016 r.",
        footer="Biuro w Zwoleniu, ul. Jaracza 2",
        facts=(
            Fact("Miejsce", "Starostwo Powiatowe w Zwoleniu, plac Kochanowskiego 1"),
            Fact("Początek", "godz. 10:00"),
            Fact("Kworum", (Span("jest", strong=True), Span(f" ({institutions} z {institutions})"))),
        ),
        signs=(Sign(a_picture(), "Fundusze Europejskie. Unia Europejska, Europejski Fundusz Społeczny", 60),),
        blocks=(*_opening(), _presence(institutions), *_course(), *_ending()),
    )


def _opening() -> tuple[Block, ...]:
    return (
        Heading(1, "Otwarcie"),
        Paragraph("Obrady otworzył przewodniczący Łukasz Żądło.\nPowitał obecnych."),
        Heading(2, "Porządek obrad"),
        NumberedList(
            (
                "Przyjęcie porządku",
                Item("Sprawozdania", BulletList(("urzędu pracy", "ośrodka pomocy", "z zespołów i grup"))),
                Item("Uchwały", NumberedList(("w sprawie planu", "w sprawie składu"))),
            )
        ),
        Heading(1, "Obecni"),
    )


def _presence(institutions: int) -> Table:
    rows = tuple(
        (f"{place}", f"Instytucja Źdźbło numer {place}", "przedstawiciel", f"{place * 1000 + 7}")
        for place in range(1, institutions + 1)
    )
    return Table(
        caption="Instytucje obecne na posiedzeniu",
        headings=("Lp.", "Instytucja", "Kto", "Numer"),
        rows=rows,
        heads_rows=True,
        align=(Align.RIGHT, Align.LEFT, Align.LEFT, Align.RIGHT),
    )


def _course() -> tuple[Block, ...]:
    return (
        Heading(1, "Przebieg"),
        Paragraph(
            (
                Span("Rada "),
                Span("jednogłośnie", strong=True),
                Span(" przyjęła "),
                Span("plan", emphasis=True),
            ),
        ),
        Note("Głosowanie powtórzono z powodu awarii w sali."),
        Facts((Fact("Za", "17"), Fact("Przeciw", "0"), Fact("Wstrzymało się", "2"))),
    )


def _ending() -> tuple[Block, ...]:
    return (
        PageBreak(),
        Heading(1, "Podpisy"),
        Signatures(
            (
                SignatureLine("Maria Wiśniewska", "protokolantka", "Powiatowy Urząd Pracy w Zwoleniu"),
                SignatureLine("Łukasz Żądło", "przewodniczący Rady"),
            )
        ),
    )


def hostile() -> Document:
    """Return a document every place of which is filled with what some program might take for an order."""
    first, second, third, fourth = HOSTILE
    return Document(
        title=first,
        number=second,
        subject=third,
        author=fourth,
        place=first,
        partnership=second,
        body=third,
        footer=fourth,
        made_at=MADE_AT,
        facts=(Fact(first, second), Fact(third, fourth)),
        signs=(Sign(a_picture(), second),),
        blocks=(
            Heading(1, first),
            Heading(4, second),
            *(Paragraph(text) for text in HOSTILE),
            Paragraph((Span(first, strong=True), Span(second, emphasis=True))),
            BulletList((third, Item(fourth, NumberedList((first, second))))),
            Table(second, (first, second), ((third, fourth), (first, "")), heads_rows=True),
            Note(third),
            Picture(a_picture(), first, second),
            Signatures((SignatureLine(first, second, third),)),
        ),
    )


def album() -> Document:
    """Return a paper with two photographs, one of them without a caption."""
    shown = Picture(a_picture(), "Uczestnicy wokół stołu w sali", "Warsztaty w Zwoleniu", 140)
    return Document(
        title="Sprawozdanie ze zdjęciami",
        made_at=MADE_AT,
        blocks=(
            Heading(1, "Załączniki"),
            NumberedList(("Warsztaty", "Wystawa")),
            shown,
            Picture(a_picture(), "Źdźbło – rzeźba młodych twórców"),
            Paragraph("Koniec załączników."),
        ),
    )
