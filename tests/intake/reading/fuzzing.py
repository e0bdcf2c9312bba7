"""Breaking files at random: ``python -m tests.intake.reading.fuzzing --seconds 600`` before a release.

Every file is read in this process, so that an error of ours is seen with its place; refusals are no errors.
"""

import argparse
import logging
import os
import random
import sys
import time
import zipfile
from collections import Counter
from collections.abc import Callable
from io import BytesIO

import django

SLOW = 20.0
_ODD = (
    b"\x00", b"\xff", b"<", b">", b"&", b"]]>", b"<!--", b"{", b"}", b"\\", b"\\'", b"\\u-1 ",
    b"\\bin9 ", b"%PDF-", b"endobj", b"stream", b"/Kids[1 0 R]", b"\r\n\r\n", b"--", b"=?utf-8?B?", b"9" * 40,
    b"-1",
    b"<div>" * 300, b"<table><tr><td>" * 80, b"<w:p>", b"</w:p>",
)  # fmt: skip


def samples() -> dict[str, bytes]:
    """Return one honest file of each kind by its name."""
    from tests.intake.lists import a_csv, an_ods, an_xlsx
    from tests.intake.reading import files, pages

    rows = [["Nazwa", "Data przystąpienia"], ["Gmina Żary", "28.03.2018"]]
    rtf = rb"{\rtf1\ansicpg1250{\stylesheet{\s1 heading 1;}}\pard\s1 Tytu\'b3\par\pard A\u322?\par\cell\row}"
    letter = files.a_letter(raport__docx=files.docx(), strona__html=pages.a_bip_page().encode())
    return {
        "a.docx": files.docx(), "a.odt": files.odt(), "a.pdf": files.pdf(), "a.rtf": rtf, "a.eml": letter,
        "a.html": pages.a_liferay_page().encode(), "b.html": pages.a_table_page().encode("cp1250"),
        "a.xlsx": an_xlsx(rows), "a.ods": an_ods(rows), "a.csv": a_csv(rows),
        "skan.pdf": files.a_scan(1),
        "a.txt": "Menu\n\nOpublikowano: 08.06.2018\n\n• punkt\n1. drugi\n".encode(),
        "a.png": files.a_picture(),
    }  # fmt: skip


def broken(content: bytes, draw: random.Random) -> bytes:
    """Return the file broken in a few places; of an archive often one part, well packed again."""
    if content.startswith(b"PK") and draw.random() < 0.7:
        return _broken_inside(content, draw)
    made = bytearray(content)
    for _time in range(draw.randint(1, 8)):
        draw.choice(_WAYS)(made, draw)
    return bytes(made)


def _broken_inside(content: bytes, draw: random.Random) -> bytes:
    target = BytesIO()
    with (
        zipfile.ZipFile(BytesIO(content)) as source,
        zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as made,
    ):
        names = source.namelist()
        chosen = draw.choice([name for name in names if name.endswith(".xml")] or names)
        for name in names:
            part = bytearray(source.read(name))
            if name == chosen:
                draw.choice(_WAYS)(part, draw)
            made.writestr(name, bytes(part))
    return target.getvalue()


def _flip(made: bytearray, draw: random.Random) -> None:
    if made:
        made[draw.randrange(len(made))] ^= 1 << draw.randrange(8)


def _cut(made: bytearray, draw: random.Random) -> None:
    start = draw.randrange(len(made) + 1)
    del made[start : start + draw.choice((1, 10, 200, 100_000))]


def _put(made: bytearray, draw: random.Random) -> None:
    place = draw.randrange(len(made) + 1)
    made[place:place] = draw.choice(_ODD)


def _repeat(made: bytearray, draw: random.Random) -> None:
    start = draw.randrange(len(made) + 1)
    piece = made[start : start + draw.choice((4, 40, 400))]
    made[start:start] = piece * draw.choice((2, 20, 200))


_WAYS: tuple[Callable[[bytearray, random.Random], None], ...] = (_flip, _cut, _put, _repeat)


def read_broken(name: str, content: bytes) -> str:
    """Return how the reading of a broken file ended: "read" or the code of its refusal."""
    from spoiwo.intake.reading.documents import read_here
    from spoiwo.intake.reading.model import Refused, as_data, document_of

    began = time.monotonic()
    try:
        document = read_here(content, name)
    except Refused as refused:
        told = refused.code
    else:
        assert document_of(as_data(document)) == document
        told = "read"
    assert time.monotonic() - began < SLOW, "too slow"
    return told


def main() -> int:
    """Break and read files until the time is over; say how they ended, and stop at the first error."""
    asked = argparse.ArgumentParser(description=__doc__)
    asked.add_argument("--seconds", type=float, default=600)
    asked.add_argument("--seed", type=int, default=1)
    given = asked.parse_args()
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "config.settings.test")
    django.setup()
    logging.disable()  # libraries say much of what is broken
    ended: Counter[str] = Counter()
    until, seed, honest = time.monotonic() + given.seconds, given.seed, samples()
    while time.monotonic() < until:
        draw = random.Random(seed)
        name = draw.choice(sorted(honest))
        try:
            ended[read_broken(name, broken(honest[name], draw))] += 1
        except BaseException:
            sys.stderr.write(f"{name} broken with --seed {seed}\n")
            raise
        seed += 1
    sys.stdout.write(f"{sum(ended.values())} files: {dict(ended.most_common())}\n")
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
