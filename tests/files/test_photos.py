"""Photographs: shown as they may be shown, and nothing of what a camera wrote beside the points."""

import io
import random
import struct
import zlib

import pytest
from django.utils import translation
from django_scopes import scope
from PIL import Image

from spoiwo.common.actors import Actor
from spoiwo.common.exceptions import BadInput, NotAllowed
from spoiwo.files import services
from spoiwo.files.models import Photo, StoredFile
from tests.cast import Cast
from tests.factories.agreements import SYSTEM
from tests.factories.files import NOBODY

WORDS = "Uczestnicy warsztatów przy wspólnym stole w sali urzędu"
GPS, LATITUDE, ORIENTATION, CAMERA = 0x8825, 2, 0x0112, 0x0110


def a_picture(kind: str = "JPEG", size: tuple[int, int] = (60, 40), *, turned: bool = False) -> bytes:
    """Return a picture with the place, the camera and a comment written in it."""
    image = Image.new("RGB", size, "#8a5a00")
    exif = image.getexif()
    exif[CAMERA] = "Aparat Testowy 3000"
    exif[ORIENTATION] = 6 if turned else 1
    exif.get_ifd(GPS)[LATITUDE] = (52.0, 26.0, 0.0)
    out = io.BytesIO()
    image.save(out, kind, exif=exif, comment=b"tajny dopisek" if kind == "JPEG" else "")
    return out.getvalue()


def store(actor: Actor, cast: Cast, content: bytes, name: str = "foto.jpg", words: str = WORDS) -> Photo:
    draft = services.PhotoDraft(
        upload=io.BytesIO(content), name=name, alternative=words, author="A. Nowak", ground=NOBODY
    )
    with scope(partnership=cast.partnership):
        return services.store_photo(actor=actor, draft=draft, partnership=cast.partnership, is_public=False)


def shown(file: StoredFile) -> Image.Image:
    return Image.open(io.BytesIO(services.content(file)))


@pytest.mark.parametrize("kind", ["JPEG", "PNG", "WEBP"])
def test_place_camera_and_comments_are_left_behind(cast: Cast, kind: str) -> None:
    source = a_picture(kind)
    assert b"Aparat Testowy" in source
    photo = store(cast.officer, cast, source, f"foto.{kind.lower()}")
    for file in (photo.large, photo.small):
        content = services.content(file)
        assert not any(mark in content for mark in (b"Exif", b"Aparat", b"tajny", b"GPS"))
        assert not shown(file).getexif()


def test_a_picture_taken_sideways_is_turned_upright(cast: Cast) -> None:
    photo = store(cast.officer, cast, a_picture(size=(60, 40), turned=True))
    assert (photo.width, photo.height) == (40, 60)
    assert shown(photo.large).size == (40, 60)


def _exif(*entries: tuple[int, int, int, bytes]) -> bytes:
    """Return EXIF as bytes of our own making: tag, type, count and the four bytes of each entry."""
    rows = b"".join(struct.pack("<HHI", tag, kind, count) + value for tag, kind, count, value in entries)
    return b"Exif\0\0II*\0" + struct.pack("<IH", 8, len(entries)) + rows + bytes(4)


@pytest.mark.parametrize(
    "broken",
    [
        (0x011A, 2, 3, b"abc\0"),
        (0x010E, 3, 1, b"\x01\0\0\0"),
        (0x8825, 2, 4, b"abc\0"),
        (0x8769, 4, 1, b"\xff\xff\xff\xff"),
    ],
)
def test_what_a_camera_wrote_wrongly_about_itself_breaks_no_picture(
    cast: Cast, broken: tuple[int, int, int, bytes]
) -> None:
    out = io.BytesIO()
    Image.new("RGB", (60, 40)).save(out, "JPEG", exif=_exif((ORIENTATION, 3, 1, b"\x06\0\0\0"), broken))

    photo = store(cast.officer, cast, out.getvalue())

    assert (photo.width, photo.height) == (40, 60)


def test_a_turn_that_is_none_leaves_the_picture_as_it_is(cast: Cast) -> None:
    out = io.BytesIO()
    Image.new("RGB", (60, 40)).save(out, "JPEG", exif=_exif((ORIENTATION, 2, 3, b"abc\0")))

    assert store(cast.officer, cast, out.getvalue()).width == 60


def test_a_large_picture_is_kept_in_two_sizes_to_be_shown(cast: Cast) -> None:
    photo = store(cast.officer, cast, a_picture(size=(4_000, 3_000)))
    assert shown(photo.large).size == (2_000, 1_500)
    assert shown(photo.small).size == (640, 480)
    assert photo.large.name == "foto.jpg"


def noise(size: tuple[int, int], mode: str = "RGB") -> Image.Image:
    """Return a picture no format can make small: each point by chance, the same every time."""
    bands = len(Image.new(mode, (1, 1)).getbands())
    return Image.frombytes(mode, size, random.Random(7).randbytes(size[0] * size[1] * bands))


def saved(image: Image.Image, kind: str, **how: object) -> bytes:
    out = io.BytesIO()
    image.save(out, kind, **how)
    return out.getvalue()


def test_the_small_copies_are_at_most_sixty_kilobytes_whatever_is_in_the_picture(cast: Cast) -> None:
    photo = store(cast.officer, cast, saved(noise((1_200, 900)), "JPEG", quality=95))

    assert photo.small_webp is not None
    assert (photo.small.size <= 60_000, photo.small_webp.size <= 60_000) == (True, True)
    assert shown(photo.small_webp).format == "WEBP"
    assert shown(photo.small).size == shown(photo.small_webp).size


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("cmyk.jpg", saved(noise((60, 40), "CMYK"), "JPEG")),
        ("szary.png", saved(Image.new("I;16", (60, 40), 40_000), "PNG")),
        ("paleta.png", saved(Image.new("P", (60, 40), 3), "PNG")),
        ("czarny.png", saved(Image.new("1", (60, 40), 1), "PNG")),
        (
            "ruchomy.webp",
            saved(
                Image.new("RGB", (60, 40), "red"),
                "WEBP",
                save_all=True,
                append_images=[Image.new("RGB", (60, 40), "blue")],
            ),
        ),
        (
            "ruchomy.png",
            saved(
                Image.new("RGB", (60, 40), "red"),
                "PNG",
                save_all=True,
                append_images=[Image.new("RGB", (60, 40), "blue")],
            ),
        ),
    ],
)
def test_pictures_of_every_make_become_one_still_picture(cast: Cast, name: str, content: bytes) -> None:
    photo = store(cast.officer, cast, content, name)

    for file in photo.copies:
        picture = shown(file)
        assert (picture.mode, getattr(picture, "n_frames", 1)) == ("RGB", 1)


def test_a_program_hidden_behind_a_picture_and_a_huge_exif_are_left_behind(cast: Cast) -> None:
    comment = b"\xff\xfe\xff\xff" + b"K" * 65_533
    source = saved(Image.new("RGB", (60, 40)), "JPEG")
    swollen = source[:2] + comment * 40 + source[2:] + b"PK\x03\x04<script>zle()</script>"

    photo = store(cast.officer, cast, swollen)

    for file in photo.copies:
        content = services.content(file)
        assert not any(mark in content for mark in (b"PK\x03\x04", b"script", b"K" * 100))


def test_what_is_transparent_stands_on_white(cast: Cast) -> None:
    out = io.BytesIO()
    Image.new("RGBA", (30, 30), (0, 0, 0, 0)).save(out, "PNG")
    photo = store(cast.officer, cast, out.getvalue(), "znak.png")
    assert shown(photo.large).getpixel((5, 5)) == (255, 255, 255)


def _png_header(width: int, height: int) -> bytes:
    body = b"IHDR" + struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)
    start = b"\x89PNG\r\n\x1a\n" + struct.pack(">I", 13) + body + struct.pack(">I", zlib.crc32(body))
    return start + struct.pack(">I", 10) + b"IDAT" + bytes(10)


def _png_without_its_palette() -> bytes:
    out = io.BytesIO()
    Image.new("P", (20, 20)).save(out, "PNG")
    content = out.getvalue()
    start = content.index(b"PLTE") - 4
    return content[:start] + content[start + 12 + int.from_bytes(content[start : start + 4]) :]


@pytest.mark.parametrize(
    ("content", "sentence"),
    [
        (_png_without_its_palette(), "not a picture"),
        (b"", "not a picture"),
        (b"\xff\xd8\xff\xe0" + b"\x00" * 40, "not a picture"),
        (a_picture()[:-200], "not a picture"),
        (a_picture("PNG")[:80], "not a picture"),
        (b"<svg xmlns='http://www.w3.org/2000/svg'><script>1</script></svg>", "not a picture"),
        (b"%PDF-1.7", "not a picture"),
        (_png_header(0, 0), "not a picture"),
        (_png_header(60_000, 60_000), "too large"),
        (_png_header(6_000, 6_000), "too large"),
        (_png_header(2_000_000_000, 2), "too large"),
        (_png_header(300, 300), "not a picture"),
    ],
)
def test_what_is_no_whole_picture_is_refused_and_nothing_is_kept(
    cast: Cast, content: bytes, sentence: str
) -> None:
    with translation.override("en"), pytest.raises(BadInput, match=sentence):
        store(cast.officer, cast, content)
    assert not StoredFile.objects.exists()


@pytest.mark.parametrize("words", ["", "foto.jpg", "foto", "IMG_2041", "obraz", "DSC 0012", "zdjęcie"])
def test_words_that_describe_nothing_are_refused(cast: Cast, words: str) -> None:
    with pytest.raises(BadInput) as caught:
        store(cast.officer, cast, a_picture(), words=words)
    assert caught.value.field == "alternative"
    assert not StoredFile.objects.exists()


def test_a_photo_is_handed_in_only_by_who_may_store_files(cast: Cast) -> None:
    with pytest.raises(NotAllowed):
        store(cast.neighbour, cast, a_picture())


def test_a_photo_is_opened_and_closed_together_with_its_small_copy(cast: Cast) -> None:
    photo = store(cast.officer, cast, a_picture())
    services.show_photo(actor=cast.officer, photo=photo, is_public=True)
    assert set(StoredFile.objects.values_list("is_public", flat=True)) == {True}


def test_a_photo_goes_with_both_its_files(cast: Cast) -> None:
    photo = store(cast.officer, cast, a_picture())
    services.remove_photo(actor=cast.officer, photo=photo)
    assert not Photo.objects.exists()
    assert not StoredFile.objects.exists()


def test_each_photo_has_sizes_a_browser_chooses_from_none_over_sixty_kilobytes(cast: Cast) -> None:
    noise = Image.effect_noise((1800, 1200), 90).convert("RGB")
    upload = io.BytesIO()
    noise.save(upload, "JPEG", quality=90)

    photo = store(cast.officer, cast, upload.getvalue())

    copies = (photo.thumb_webp, photo.small_webp, photo.wide_webp)
    widths = (photo.thumb_width, photo.small_width, photo.wide_width)
    for file, width in zip(copies, widths, strict=True):
        assert file is not None
        assert file.size <= 60_000
        assert shown(file).width == width
    assert widths[0] < widths[1] <= widths[2] <= 1_280  # type: ignore[operator]  # all are known


def test_sizes_that_a_photo_lacks_are_made_at_night(cast: Cast) -> None:
    photo = store(cast.officer, cast, a_picture(size=(900, 600)))
    files = (photo.thumb_webp, photo.wide_webp)
    for name in ("thumb_webp", "wide_webp", "thumb_width", "small_width", "wide_width"):
        setattr(photo, name, None)
    photo.save()
    for file in files:
        assert file is not None
        file.delete()

    made = (services.make_missing_sizes(actor=SYSTEM), services.make_missing_sizes(actor=SYSTEM))

    photo.refresh_from_db()
    assert made == (1, 0)
    assert (photo.thumb_width, photo.small_width, photo.wide_width) == (320, 640, 900)
    assert photo.thumb_webp is not None
    assert photo.thumb_webp.is_public == photo.large.is_public
