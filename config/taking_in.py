"""``spoiwo intake``: what documents say, printed or written as JSON; no database is asked or changed.

Reading is done by processes of their own (``spoiwo.intake.reading``), as many at once as there are
processors; understanding in this one. Names of files are those of strangers and are shown as such.
"""

import argparse
import json
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from config import env
from config.reporting import said_plainly, tell
from config.taking_in_table import table
from config.trouble import Trouble

if TYPE_CHECKING:
    from spoiwo.intake.reading.model import ReadDocument, RefusedFile
    from spoiwo.intake.understanding import Findings

Json = dict[str, object]


@dataclass(frozen=True, slots=True)
class NotRead:
    """A file that was not read, and the sentence that says why."""

    why: str


@dataclass(frozen=True, slots=True)
class Wanted:
    """How the findings are to be told."""

    published: date | None
    is_json: bool
    is_explained: bool
    folder: Path | None


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Add what the command is told."""
    parser.add_argument("files", nargs="+", type=Path, metavar="FILE", help="documents of any kind we read")
    parser.add_argument("--json", action="store_true", help="print the findings as JSON, not as a table")
    parser.add_argument("--explain", action="store_true", help="add places, confidence and reasons")
    says = "the day of publication, for documents that do not tell their own"
    parser.add_argument("--published", metavar="YYYY-MM-DD", help=says)
    says = "write the findings of each document into a JSON file of its name in this folder"
    parser.add_argument("--out", type=Path, metavar="DIR", help=says)


def run(arguments: argparse.Namespace) -> int:
    """Read, understand and tell every file; return 1 when some were not read, which stops no other."""
    wanted = _wanted(arguments)
    _dress()
    told = _Telling(wanted, arguments.files)
    failed = 0
    for number, (path, read) in enumerate(_read(arguments.files), 1):
        before = f"{number} of {len(arguments.files)}: " if len(arguments.files) > 1 else ""
        failed += isinstance(read, NotRead)
        tell(f"{before}{_shown(path)}{_said_of(read)}")
        told.tell(path, read)
    told.end()
    if failed:
        tell(f"Not read: {failed} of {len(arguments.files)}.")
    return 1 if failed else 0


def _wanted(arguments: argparse.Namespace) -> Wanted:
    folder = arguments.out
    if folder is not None:
        with said_plainly(str(folder)):
            folder.mkdir(parents=True, exist_ok=True)
    return Wanted(_day(arguments.published), arguments.json, arguments.explain, folder)


def _day(text: str | None) -> date | None:
    if text is None:
        return None
    try:
        return date.fromisoformat(text)
    except ValueError:
        raise Trouble(f"“{text}” is not a day. Write it as 2016-12-31.") from None


def _dress() -> None:
    """Give Django the two settings that reading asks for: no installation and no database is needed."""
    from django.conf import settings

    if not settings.configured:
        settings.configure(USE_I18N=False, SOFFICE=env.text("SPOIWO_SOFFICE", "soffice"))


def _read(files: list[Path]) -> "Iterator[tuple[Path, ReadDocument | NotRead]]":
    from spoiwo.intake.reading.many import beside_each_other

    return beside_each_other(files, _read_one)


def _read_one(path: Path) -> "ReadDocument | NotRead":
    from spoiwo.intake.reading.model import Refused
    from spoiwo.intake.reading.office import as_docx
    from spoiwo.intake.reading.running import read_document
    from spoiwo.intake.reading.wording import say

    most = env.number("SPOIWO_FILE_MAX_MIB", 20)
    try:
        if not path.is_file():
            return NotRead("This is no file." if path.exists() else "There is no such file.")
        if path.stat().st_size > most * 1024 * 1024:
            return NotRead(say("too_large", {"most": most}))
        return read_document(path.read_bytes(), path.name, convert=as_docx)
    except Refused as refusal:
        return NotRead(say(refusal.code, refusal.params))
    except (OSError, ValueError) as failure:
        reason = failure.strerror if isinstance(failure, OSError) else None
        return NotRead(f"The file cannot be read: {reason or 'it is no name of a file'}.")


def _said_of(read: "ReadDocument | NotRead") -> str:
    from spoiwo.intake.reading.wording import say

    if isinstance(read, NotRead):
        return f": {read.why}"
    return "".join(f"\n  {say(warned.code, warned.params)}" for warned in read.warnings)


def _shown(path: Path) -> str:
    from spoiwo.intake.reading.names import safe_name

    return safe_name(path.name)


class _Telling:
    """Tells findings one by one: into a folder, as a table, as one JSON object or an array of several."""

    def __init__(self, wanted: Wanted, files: list[Path]) -> None:
        self.wanted = wanted
        self.is_array = wanted.is_json and wanted.folder is None and len(files) > 1
        self.taken: set[str] = set()
        self.before = "["

    def tell(self, path: Path, read: "ReadDocument | NotRead") -> None:
        """Tell what one file says."""
        if self.is_array:
            said: Json = {"refused": read.why} if isinstance(read, NotRead) else self._shape(read)
            self._print(f"{self.before}\n{_written({'file': _shown(path), **said})}")
            self.before = ","
        elif isinstance(read, NotRead):
            return
        elif self.wanted.folder is not None:
            self._save(self.wanted.folder / self._free_name(path), read)
        elif self.wanted.is_json:
            self._print(f"{_written(self._shape(read))}\n")
        else:
            self._print(table(_shown(path), self._understood(read), explain=self.wanted.is_explained))

    def end(self) -> None:
        """Close what was opened."""
        if self.is_array:
            self._print("\n]\n")

    def _understood(self, read: "ReadDocument") -> "Findings":
        from spoiwo.intake.understanding import bundled
        from spoiwo.intake.understanding.documents import understand_document

        return understand_document(read, published=self.wanted.published, gazetteer=bundled())

    def _shape(self, read: "ReadDocument") -> Json:
        from spoiwo.intake.reading.model import MainText
        from spoiwo.intake.understanding import explained_json, findings_json

        found = self._understood(read)
        shape = explained_json(found) if self.wanted.is_explained else findings_json(found)
        if self.wanted.is_explained:
            shape["source"] = {"format": read.format.value, "sha256": read.sha256, "title": read.title}
            shape["text"] = MainText.of(read).text  # the places are those of this text
        if read.attachments:
            shape["attachments"] = [self._attached(one) for one in read.attachments]
        return shape

    def _attached(self, one: "ReadDocument | RefusedFile") -> Json:
        from spoiwo.intake.reading.model import RefusedFile
        from spoiwo.intake.reading.wording import say

        if isinstance(one, RefusedFile):
            return {"file": one.name, "refused": say(one.code, one.params)}
        return {"file": one.name, **self._shape(one)}

    def _free_name(self, path: Path) -> str:
        """Return a name in the folder that no other file of this run has: a.json, then a-2.json."""
        stem = _shown(path.with_suffix("")) if path.suffix else _shown(path)
        name, number = stem, 1
        while name.casefold() in self.taken:
            number += 1
            name = f"{stem}-{number}"
        self.taken.add(name.casefold())
        return f"{name}.json"

    def _save(self, target: Path, read: "ReadDocument") -> None:
        with said_plainly(str(target)):
            target.write_text(f"{_written(self._shape(read))}\n", encoding="utf-8")

    def _print(self, text: str) -> None:
        with said_plainly("The output"):
            if self.wanted.is_json:  # JSON is UTF-8, whatever the terminal shows
                sys.stdout.buffer.write(text.encode("utf-8"))
            else:
                sys.stdout.write(text)
            sys.stdout.flush()


def _written(shape: Json) -> str:
    return json.dumps(shape, ensure_ascii=False, indent=1)
