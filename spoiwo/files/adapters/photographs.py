"""Making a photograph fit to be shown: read by Pillow, turned upright, without a place or a camera in it."""

import threading
import warnings
from dataclasses import dataclass
from io import BytesIO
from typing import BinaryIO

from PIL import ExifTags, Image

LONGEST_SIDE = 2_000
SMALL_SIDE = 640
THUMB_SIDE = 320
WIDE_SIDE = 1_280
# A list of pictures is read on telephones in the countryside (goal G11b).
SMALL_BYTES = 60_000
_QUALITIES = (80, 70, 60, 50, 40)
# A wide picture is shown alone, where fewer steps are worth their time.
_FEW_QUALITIES = (72, 55, 40)
# Telephones of today make up to 50 million points, screens 20. A drawing of a few kilobytes that unpacks to
# more is a trap for the memory; a JPEG is made smaller while it is read, the others only afterwards.
MOST_POINTS = {"JPEG": 60_000_000, "PNG": 24_000_000, "WEBP": 24_000_000}
FORMATS = tuple(MOST_POINTS)
# One large picture takes some hundreds of megabytes while it is read: two at once wait for each other.
_TURN = threading.Lock()
_TURNS = {
    2: Image.Transpose.FLIP_LEFT_RIGHT,
    3: Image.Transpose.ROTATE_180,
    4: Image.Transpose.FLIP_TOP_BOTTOM,
    5: Image.Transpose.TRANSPOSE,
    6: Image.Transpose.ROTATE_270,
    7: Image.Transpose.TRANSVERSE,
    8: Image.Transpose.ROTATE_90,
}


class NotAPhotograph(Exception):
    """The bytes are no picture that can be read whole."""


class TooManyPoints(Exception):
    """The picture has more than ``most`` points: larger than any camera or screen makes."""

    def __init__(self, most: int) -> None:
        super().__init__(most)
        self.most = most


@dataclass(frozen=True, slots=True)
class Sizes:
    """The copies a browser chooses from, all WebP, at most ``SMALL_BYTES`` each, with their widths in points.

    ``wide`` is empty where the picture has no more points than the small copy.
    """

    thumb: bytes
    thumb_width: int
    wide: bytes
    wide_width: int


@dataclass(frozen=True, slots=True)
class Developed:
    """The picture and its small copies without metadata, and the size of the large one in points.

    The small ones, JPEG and WebP of the same points, are at most ``SMALL_BYTES`` each.
    """

    large: bytes
    small: bytes
    small_webp: bytes
    small_width: int
    sizes: Sizes
    width: int
    height: int


def develop(upload: BinaryIO) -> Developed:
    """Read the picture and write it anew: only its points remain, so neither a place nor a hidden part does.

    Raises NotAPhotograph and TooManyPoints; the size is judged from the header, before points are unpacked.
    """
    with _TURN:
        large = _opened(upload)
        jpeg, webp, width = _small(large)
        return Developed(
            _jpeg(large, 85), jpeg, webp, width, _sizes(large), large.width, large.height
        )  # fmt: skip


def resize(upload: BinaryIO) -> Sizes:
    """Make the narrow and the wide copy of a picture kept before; raises as ``develop`` does."""
    with _TURN:
        return _sizes(_opened(upload))


def width_of(upload: BinaryIO) -> int:
    """Return the width of a kept copy in points; raises NotAPhotograph."""
    return _opened(upload).width


def _opened(upload: BinaryIO) -> Image.Image:
    try:
        return _read(upload)
    except Image.DecompressionBombError as error:
        raise TooManyPoints(min(MOST_POINTS.values())) from error
    except TooManyPoints:
        raise
    except Exception as error:
        # Pillow breaks in many ways on pictures made to break it, with assertions and KeyErrors too.
        raise NotAPhotograph from error


def _read(upload: BinaryIO) -> Image.Image:
    """Read the points, made small before anything else is done with them, then upright and on paper."""
    with warnings.catch_warnings():
        # Of a bomb, which is judged here, and of what a camera wrote wrongly about itself.
        warnings.simplefilter("ignore")
        image: Image.Image = Image.open(upload, formats=FORMATS)
        most = MOST_POINTS[image.format or "PNG"]
        if image.width * image.height > most:
            raise TooManyPoints(most)
        image.draft("RGB", (LONGEST_SIDE, LONGEST_SIDE))
        # Before the turn: asking a PNG for its EXIF reads the points too, and must not hide that they break.
        image.load()
        turn = _turn_of(image)
    mode = "RGBA" if image.has_transparency_data else "RGB"
    if image.mode != mode:
        image = image.convert(mode)
    image.thumbnail((LONGEST_SIDE, LONGEST_SIDE), Image.Resampling.LANCZOS)
    upright = image.transpose(turn) if turn is not None else image
    return _on_white(upright)


def _turn_of(image: Image.Image) -> Image.Transpose | None:
    """Return how the picture is to be turned; one whose EXIF is broken stands as it is.

    Only this one number is read. Pillow writes the rest anew when it turns a picture by itself, and
    breaks in many ways on what cameras and attackers put there.
    """
    try:
        return _TURNS.get(int(image.getexif().get(ExifTags.Base.Orientation) or 1))
    except Exception:
        return None


def _on_white(image: Image.Image) -> Image.Image:
    """Lay what is transparent on white paper: JPEG knows no transparency."""
    if image.mode == "RGB":
        return image
    paper = Image.new("RGB", image.size, "white")
    paper.paste(image, mask=image.getchannel("A"))
    return paper


def _within(image: Image.Image, side: int) -> Image.Image:
    copy = image.copy()
    copy.thumbnail((side, side), Image.Resampling.LANCZOS)
    return copy


def _sizes(large: Image.Image) -> Sizes:
    thumb, thumb_width = _webp_within(large, THUMB_SIDE, _QUALITIES)
    wide, wide_width = b"", 0
    if max(large.size) > SMALL_SIDE:
        wide, wide_width = _webp_within(large, WIDE_SIDE, _FEW_QUALITIES)
    return Sizes(thumb, thumb_width, wide, wide_width)


def _webp_within(large: Image.Image, side: int, qualities: tuple[int, ...]) -> tuple[bytes, int]:
    while True:
        image = _within(large, side)
        for quality in qualities:
            if len(made := _webp(image, quality)) <= SMALL_BYTES:
                return made, image.width
        side = side * 3 // 4


def _small(large: Image.Image) -> tuple[bytes, bytes, int]:
    """Return the small copy as JPEG and as WebP: first less exact, and where that is not enough smaller."""
    side = SMALL_SIDE
    while True:
        image = _within(large, side)
        for quality in _QUALITIES:
            jpeg, webp = _jpeg(image, quality), _webp(image, quality)
            if max(len(jpeg), len(webp)) <= SMALL_BYTES:
                return jpeg, webp, image.width
        side = side * 3 // 4


def _jpeg(image: Image.Image, quality: int) -> bytes:
    out = BytesIO()
    _clean(image).save(out, "JPEG", quality=quality, optimize=True, progressive=True)
    return out.getvalue()


def _webp(image: Image.Image, quality: int) -> bytes:
    out = BytesIO()
    _clean(image).save(out, "WEBP", quality=quality, method=4)
    return out.getvalue()


def _clean(image: Image.Image) -> Image.Image:
    """Return a new image of points alone: EXIF, XMP, profiles and comments of the old one are left behind."""
    return Image.frombytes("RGB", image.size, image.tobytes())
