"""Drawings that stand where photographs would: nobody's photograph is shown, and each says what it is."""

from collections.abc import Callable
from io import BytesIO

from PIL import Image, ImageDraw, ImageFont

SIZE = (900, 600)
SAID = "rysunek pokazowy"
_PAPER, _INK = "#fbfaf7", "#2c3438"


def meals() -> BytesIO:
    """Draw two plates and a fork on a table."""
    return drawn("#d9c7a3", _meals)


def lawn() -> BytesIO:
    """Draw a mown lawn in stripes, with a tree."""
    return drawn("#bcd9ea", _lawn)


def leaflets() -> BytesIO:
    """Draw a stack of leaflets and a business card."""
    return drawn("#cfd6da", _leaflets)


def bags() -> BytesIO:
    """Draw two cotton bags with a print."""
    return drawn("#e4ded2", _bags)


def drawn(ground: str, draw: Callable[[ImageDraw.ImageDraw], None]) -> BytesIO:
    image = Image.new("RGB", SIZE, ground)
    canvas = ImageDraw.Draw(image)
    draw(canvas)
    canvas.rectangle((0, 548, SIZE[0], SIZE[1]), fill=_PAPER)
    canvas.text((24, 556), SAID, fill=_INK, font=ImageFont.load_default(28))
    upload = BytesIO()
    image.save(upload, "PNG")
    upload.seek(0)
    return upload


def _meals(canvas: ImageDraw.ImageDraw) -> None:
    for left, soup in ((110, "#c8742e"), (480, "#e9dcb4")):
        canvas.ellipse((left, 130, left + 310, 440), fill=_PAPER, outline="#9aa3a8", width=6)
        canvas.ellipse((left + 50, 180, left + 260, 390), fill=soup)
    canvas.ellipse((560, 240, 640, 330), fill="#7d4a2a")
    canvas.ellipse((640, 260, 700, 320), fill="#5d8a3a")
    canvas.line((445, 150, 445, 430), fill="#6f787d", width=10)
    for prong in (433, 445, 457):
        canvas.line((prong, 140, prong, 200), fill="#6f787d", width=5)


def _lawn(canvas: ImageDraw.ImageDraw) -> None:
    for stripe in range(9):
        canvas.rectangle(
            (stripe * 100, 330, stripe * 100 + 100, 548), fill="#6f9f4d" if stripe % 2 else "#86b562"
        )
    canvas.rectangle((640, 240, 680, 400), fill="#6b4a2b")
    canvas.ellipse((540, 70, 780, 290), fill="#4d7a3a")


def _leaflets(canvas: ImageDraw.ImageDraw) -> None:
    for step in range(6):
        left, top = 150 + 14 * step, 130 + 12 * step
        canvas.rectangle((left, top, left + 260, top + 340), fill=_PAPER, outline="#8a9399", width=3)
    for line in range(9):
        canvas.line((250, 240 + 26 * line, 450, 240 + 26 * line), fill="#8a9399", width=5)
    canvas.rectangle((560, 250, 810, 400), fill=_PAPER, outline="#8a9399", width=4)
    canvas.rectangle((580, 270, 640, 330), fill="#2f6f8f")
    for line in range(3):
        canvas.line((660, 285 + 26 * line, 790, 285 + 26 * line), fill="#8a9399", width=5)


def _bags(canvas: ImageDraw.ImageDraw) -> None:
    for left, tint in ((150, "#f4efe2"), (500, "#e7d8b8")):
        canvas.arc((left + 70, 60, left + 190, 300), 180, 360, fill="#a08f6b", width=14)
        canvas.rectangle((left, 180, left + 260, 510), fill=tint, outline="#a08f6b", width=4)
        canvas.regular_polygon((left + 130, 340, 62), 5, fill="#a4391e")
