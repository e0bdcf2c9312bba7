"""Translations as the program reads them: ``.mo`` files made from ``.po`` without any tool of the system."""

from collections.abc import Iterator
from pathlib import Path

from babel.messages.catalog import Catalog, Message
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po

LOCALE = Path(__file__).resolve().parent.parent / "locale"


def compile_all(root: Path = LOCALE) -> list[Path]:
    """Compile every catalogue that is newer than its ``.mo``; return what was written."""
    catalogues = sorted(root.glob("*/LC_MESSAGES/*.po"))
    return [_compile(source) for source in catalogues if not _fresh(source)]


def main() -> None:
    for path in compile_all():
        print(f"compiled {path.relative_to(LOCALE)}")


def _fresh(source: Path) -> bool:
    target = source.with_suffix(".mo")
    return target.exists() and target.stat().st_mtime > source.stat().st_mtime


def _compile(source: Path) -> Path:
    target = source.with_suffix(".mo")
    with source.open("rb") as file:
        catalogue = read_po(file, locale=source.parent.parent.name, abort_invalid=True)
    # Renamed into place, so that a server that starts meanwhile never reads half a file.
    part = target.with_suffix(".mo.part")
    with part.open("wb") as file:
        write_mo(file, _AlsoAlone(catalogue))  # type: ignore[arg-type]  # it asks for no more
    part.replace(target)
    return target


class _AlsoAlone:
    """A catalogue whose counted words are known alone too: "guest" beside "guest, guests".

    GNU gettext finds them so; that of Python does since late in 3.11, and before said them in English.
    """

    def __init__(self, catalogue: Catalog) -> None:
        self.catalogue = catalogue
        self.charset = catalogue.charset

    def __iter__(self) -> Iterator[Message]:
        for message in self.catalogue:
            yield message
            if message.pluralizable and message.string:
                yield Message(message.id[0], message.string[0], context=message.context, flags=message.flags)


if __name__ == "__main__":
    main()
