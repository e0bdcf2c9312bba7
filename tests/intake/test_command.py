"""``spoiwo intake``: findings in the shape that was promised, without a database; each refusal told."""

import json
import os
import subprocess
import sys
from collections.abc import Iterator
from email.message import EmailMessage
from pathlib import Path
from typing import Any

import pytest

from config.options import ROOT
from spoiwo.intake.reading.many import beside_each_other
from tests.intake.reading import files

DOCUMENTS = ROOT / "tests" / "intake" / "documents"
TOLD = (
    "Porozumienie podpisano 28 marca w Starostwie Powiatowym w Zwoleniu. Podpisali je: Powiatowy Urząd Pracy "
    "w Zwoleniu oraz Gmina Odrzywół. W spotkaniu wzięło udział 40 osób.\n"
)


def intake(*arguments: str | Path, **around: str) -> "subprocess.CompletedProcess[bytes]":
    """Run the command as an operator does, with nothing of our environment: no database, no settings."""
    return subprocess.run(
        [sys.executable, "-m", "config.cli", "intake", *map(str, arguments)],
        capture_output=True, check=False, timeout=120, cwd=ROOT, env={"PATH": os.environ["PATH"], **around},
    )  # fmt: skip


def shape(ran: "subprocess.CompletedProcess[bytes]") -> Any:
    assert ran.returncode == 0, ran.stderr.decode()
    return json.loads(ran.stdout)


@pytest.fixture
def letter(tmp_path: Path) -> Path:
    path = tmp_path / "notatka.txt"
    path.write_text(TOLD, encoding="utf-8")
    return path


def test_one_file_gives_one_object_with_nothing_empty_in_it(letter: Path) -> None:
    said = shape(intake(letter, "--json", "--published", "2018-04-03"))

    assert said["doc_type"] == "signing"
    assert {row["name"] for row in said["organisations"]} >= {
        "Powiatowy Urząd Pracy w Zwoleniu",
        "Gmina Odrzywół",
    }
    assert said["events"][0]["date"] == "2018-03-28"
    assert "persons" not in said
    assert "project" not in said
    assert all(value not in ("", None, []) for row in said["organisations"] for value in row.values())


def test_the_same_files_give_the_same_bytes(tmp_path: Path) -> None:
    texts = sorted(DOCUMENTS.glob("*.txt"))[:5]

    runs = [intake(*texts, "--out", tmp_path / name) for name in ("first", "second")]

    assert [ran.returncode for ran in runs] == [0, 0]
    written = [
        {path.name: path.read_bytes() for path in (tmp_path / name).iterdir()} for name in ("first", "second")
    ]
    assert written[0] == written[1]
    assert sorted(written[0]) == [f"{path.stem}.json" for path in texts]


def test_several_files_give_an_array_and_a_bad_one_stops_no_other(letter: Path, tmp_path: Path) -> None:
    locked = tmp_path / "umowa.pdf"
    locked.write_bytes(files.a_locked_pdf("tajne"))

    ran = intake(letter, locked, tmp_path / "brak.docx", tmp_path, letter, "--json")

    said = json.loads(ran.stdout)
    assert ran.returncode == 1
    assert [row["file"] for row in said] == [
        "notatka.txt",
        "umowa.pdf",
        "brak.docx",
        tmp_path.name,
        "notatka.txt",
    ]
    assert "locked with a password" in said[1]["refused"]
    assert said[2]["refused"] == "There is no such file."
    assert said[3]["refused"] == "This is no file."
    assert said[0] == said[4]
    assert b"2 of 5: umowa.pdf: The file is locked" in ran.stderr
    assert b"Not read: 3 of 5." in ran.stderr


def test_places_are_those_of_the_text_told_beside_them(letter: Path) -> None:
    said = shape(intake(letter, "--json", "--explain"))

    rows = said["explained"]["organisations"]
    assert all(said["text"][start:end] for row in rows for start, end in row["places"])
    assert all(row["reason"] and row["confidence"] in {"certain", "likely", "unsure"} for row in rows)
    assert len(said["source"]["sha256"]) == 64


def test_a_person_is_told_in_a_table(letter: Path) -> None:
    ran = intake(letter, "--explain", LANG="C.UTF-8")

    told = ran.stdout.decode()
    assert "Institutions" in told
    assert "Powiatowy Urząd Pracy w Zwoleniu; PUP; signatory" in told


def test_files_fastened_to_a_letter_are_documents_of_their_own(tmp_path: Path) -> None:
    message = EmailMessage()
    message["From"], message["Date"] = "biuro@example.org", "Tue, 03 Apr 2018 10:00:00 +0200"
    message.set_content("W załączeniu przesyłamy notatkę ze spotkania Partnerstwa.")
    message.add_attachment(TOLD, filename="notatka.txt")
    path = tmp_path / "list.eml"
    path.write_bytes(message.as_bytes())

    (attached,) = shape(intake(path, "--json"))["attachments"]

    assert attached["file"] == "notatka.txt"
    assert attached["doc_type"] == "signing"


@pytest.mark.parametrize(
    "name",
    ["-rf.txt", "a\nb.txt", "\u202etxt.exe", "..txt", "a'; drop table.txt", "\udcff\udcfe.txt", "x" * 200],
)
def test_names_of_strangers_are_only_names(name: str, tmp_path: Path) -> None:
    path = tmp_path / name
    path.write_text(TOLD, encoding="utf-8")
    out = tmp_path / "out"

    ran = intake("--out", out, "--", os.fsdecode(os.fsencode(path)))

    assert ran.returncode == 0, ran.stderr
    (written,) = out.iterdir()
    assert not {"\n", "\u202e"} & set(written.name)
    assert json.loads(written.read_bytes())["doc_type"] == "signing"


def test_two_files_of_one_name_are_both_written(letter: Path, tmp_path: Path) -> None:
    (tmp_path / "inny").mkdir()
    other = tmp_path / "inny" / "Notatka.html"
    other.write_text(f"<p>{TOLD}</p>", encoding="utf-8")

    ran = intake(letter, other, "--out", tmp_path / "out")

    assert ran.returncode == 0
    assert sorted(path.name for path in (tmp_path / "out").iterdir()) == ["Notatka-2.json", "notatka.json"]


def test_a_day_that_is_none_is_refused_in_words(letter: Path) -> None:
    ran = intake(letter, "--published", "wczoraj")

    assert ran.returncode == 1
    assert b"is not a day. Write it as 2016-12-31." in ran.stderr


def test_no_more_is_read_ahead_than_workers_can_use() -> None:
    asked: list[int] = []

    def numbers() -> Iterator[int]:
        for number in range(100):
            asked.append(number)
            yield number

    read = beside_each_other(numbers(), lambda number: number * 2, workers=2)

    assert next(read) == (0, 0)
    assert len(asked) <= 5
    assert [double for _number, double in read] == [number * 2 for number in range(1, 100)]
