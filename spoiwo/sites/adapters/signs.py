"""Making a sign fit to be shown: read by Pillow, written anew as a small PNG without metadata."""

import warnings
from io import BytesIO
from typing import BinaryIO

from PIL import Image

# Shown 48 points high; twice that for fine screens.
LARGEST = (480, 144)
SHOWN_HIGH, SHOWN_WIDE = 48, 192
MOST_POINTS = 16_000_000
FORMATS = ("PNG", "JPEG", "WEBP")


class NotASign(Exception):
    """The bytes are no picture that can be read whole, or unpack to more than a screen could show."""


def drawn(upload: BinaryIO) -> tuple[bytes, int]:
    """Return the picture as PNG of at most 480 × 144 points, with its transparency, and how wide it is
    shown when it is ``SHOWN_HIGH``; raises NotASign."""
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("error")
            picture = Image.open(upload, formats=FORMATS)
            if picture.width * picture.height > MOST_POINTS:
                raise NotASign
            clean = picture.convert("RGBA")
    except NotASign:
        raise
    except Exception as error:  # whatever a broken picture breaks in the reader
        raise NotASign from error
    clean.thumbnail(LARGEST, Image.Resampling.LANCZOS)
    made = BytesIO()
    # A fresh picture: nothing hidden in the old one comes along.
    fresh = Image.new("RGBA", clean.size)
    fresh.paste(clean)
    fresh.save(made, "PNG", optimize=True)
    return made.getvalue(), min(max(round(fresh.width * SHOWN_HIGH / fresh.height), 1), SHOWN_WIDE)
