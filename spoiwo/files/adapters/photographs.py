"""Making a photograph fit to be shown: read by Pillow, turned upright, without a place or a camera in it."""

import warnings
from dataclasses import dataclass
from io import BytesIO
from typing import BinaryIO

from PIL import Image, ImageOps, UnidentifiedImageError

LONGEST_SIDE = 2_000
SMALL_SIDE = 640
# Telephones of today make up to 50 million points; a drawing that unpacks to more is a trap for the memory.
MOST_POINTS = 60_000_000
FORMATS = ("JPEG", "PNG", "WEBP")


class NotAPhotograph(Exception):
    """The bytes are no picture that can be read whole."""


class TooManyPoints(Exception):
    """The picture is larger than any camera makes."""


@dataclass(frozen=True, slots=True)
class Developed:
    """The picture and its small copy, as JPEG without metadata, and the size of the large one in points."""

    large: bytes
    small: bytes
    width: int
    height: int


def develop(upload: BinaryIO) -> Developed:
    """Read the picture and write it anew: only its points remain, so neither a place nor a hidden part does.

    Raises NotAPhotograph and TooManyPoints; the size is judged from the header, before points are unpacked.
    """
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore", Image.DecompressionBombWarning)
            image = Image.open(upload, formats=FORMATS)
            if image.width * image.height > MOST_POINTS:
                raise TooManyPoints
            image.draft("RGB", (LONGEST_SIDE, LONGEST_SIDE))
            upright = ImageOps.exif_transpose(image)
    except Image.DecompressionBombError as error:
        raise TooManyPoints from error
    except (UnidentifiedImageError, OSError, SyntaxError, ValueError) as error:
        raise NotAPhotograph from error
    plain = _on_white(upright)
    large = _within(plain, LONGEST_SIDE)
    return Developed(_jpeg(large, 85), _jpeg(_within(plain, SMALL_SIDE), 80), large.width, large.height)


def _on_white(image: Image.Image) -> Image.Image:
    """Lay what is transparent on white paper: JPEG knows no transparency."""
    if not image.has_transparency_data:
        return image.convert("RGB")
    layer = image.convert("RGBA")
    paper = Image.new("RGB", layer.size, "white")
    paper.paste(layer, mask=layer.getchannel("A"))
    return paper


def _within(image: Image.Image, side: int) -> Image.Image:
    copy = image.copy()
    copy.thumbnail((side, side), Image.Resampling.LANCZOS)
    return copy


def _jpeg(image: Image.Image, quality: int) -> bytes:
    # A new image holds points alone: ``info`` of the old one (EXIF, XMP, profiles, comments) is left behind.
    clean = Image.frombytes("RGB", image.size, image.tobytes())
    out = BytesIO()
    clean.save(out, "JPEG", quality=quality, optimize=True, progressive=True)
    return out.getvalue()
