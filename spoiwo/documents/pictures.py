"""Whether a picture can stand as a sign in every format of a paper, and how large it is."""

from dataclasses import dataclass

from docx.image.exceptions import InvalidImageStreamError, UnexpectedEndOfFileError, UnrecognizedImageError
from docx.image.image import Image

from spoiwo.documents.render.pdf import can_print


@dataclass(frozen=True, slots=True)
class Size:
    """The size of a picture in points."""

    width: int
    height: int


def size_of(content: bytes) -> Size | None:
    """Return the size a PNG or JPEG picture says it has; None for anything else."""
    try:
        known = Image.from_blob(content)
    except (InvalidImageStreamError, UnexpectedEndOfFileError, UnrecognizedImageError):
        return None
    except Exception:  # the library reads a damaged header as far as it can, then fails in many ways
        return None
    return Size(known.px_width, known.px_height)


def is_printable(content: bytes) -> bool:
    """Tell whether the whole picture can be printed; its size is to be judged first."""
    return can_print(content)
