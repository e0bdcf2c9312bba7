"""Reading pictures of text with Tesseract and its Polish data, where the server has both."""

import os
import subprocess
from io import BytesIO

from PIL import Image, UnidentifiedImageError

from spoiwo.intake.reading.found import Asked, Found
from spoiwo.intake.reading.lines import blocks_of
from spoiwo.intake.reading.model import Refused, Warned
from spoiwo.intake.reading.recogniser import LANGUAGE, program

_SECONDS = 40
_MOST_DOTS = 60_000_000
_MOST_FRAMES = 50


def words(picture: bytes) -> str:
    """Return the words on a picture; raises Refused when it is broken or too large."""
    ran = subprocess.run(  # noqa: S603  # our own words; the picture goes in by a pipe
        [program(), "stdin", "stdout", "-l", LANGUAGE, "--psm", "1"],
        input=_as_png(picture), capture_output=True, check=False, timeout=_SECONDS,
        env=_around(),
    )  # fmt: skip
    return ran.stdout.decode("utf-8", "replace") if ran.returncode == 0 else ""


def _around() -> dict[str, str]:
    kept = {name: os.environ[name] for name in ("PATH", "TESSDATA_PREFIX") if name in os.environ}
    return {**kept, "OMP_THREAD_LIMIT": "1"}


def read(asked: Asked) -> Found:
    """Return the words of a picture, page by page where it has several; a scan in any case."""
    pages = _frames(asked.content)
    found = Found(pages=len(pages), is_scan=True, from_lines=True)
    if not program():
        found.warnings.append(Warned("scan_unread", {"count": len(pages)}))
        return found
    for number, page in enumerate(pages, 1):
        blocks = list(blocks_of(words(page).splitlines(), number))
        found.blocks += blocks
        asked.told(number, len(pages), blocks)
    found.warnings.append(Warned("recognised", {"count": len(pages)}))
    return found


def _frames(content: bytes) -> list[bytes]:
    with _opened(content) as picture:
        count = min(getattr(picture, "n_frames", 1), _MOST_FRAMES)
        if count == 1:
            return [content]
        pages = []
        for number in range(count):
            picture.seek(number)
            pages.append(_saved(picture))
        return pages


def _as_png(content: bytes) -> bytes:
    with _opened(content) as picture:
        return content if picture.format == "PNG" else _saved(picture)


def _saved(picture: Image.Image) -> bytes:
    target = BytesIO()
    picture.convert("L").save(target, "PNG")
    return target.getvalue()


def _opened(content: bytes) -> Image.Image:
    try:
        picture = Image.open(BytesIO(content))
        if picture.width * picture.height > _MOST_DOTS:
            raise Refused("picture_too_large")
        picture.load()
    except Image.DecompressionBombError as error:
        raise Refused("picture_too_large") from error
    except (UnidentifiedImageError, OSError, SyntaxError, ValueError, EOFError) as error:
        raise Refused("damaged") from error
    return picture
