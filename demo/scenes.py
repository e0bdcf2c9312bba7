"""Scenes of partnerships, drawn for articles: figures without faces, so nobody can be recognised."""

from collections.abc import Callable
from dataclasses import dataclass
from io import BytesIO

from PIL import ImageDraw

from demo.drawings import drawn

_WALL, _FLOOR, _TABLE, _WOOD = "#e9e4d8", "#c9bfa9", "#a9794c", "#7c5634"
_COATS = ("#2f5d73", "#8a3b3b", "#4d6b3a", "#6a5583", "#b07a2a", "#3d4a52", "#9a5a75")
_SKIN = ("#e3bd9c", "#c89673", "#f0d2b6")


@dataclass(frozen=True, slots=True)
class Scene:
    """A drawing with the words that stand for it and its caption; it says itself that it is a drawing."""

    draw: Callable[[], BytesIO]
    alternative: str
    caption: str = ""


def signing() -> BytesIO:
    """Draw seven people behind a long table with sheets of paper."""
    return drawn(_WALL, _signing)


def sheets() -> BytesIO:
    """Draw a sheet with seven signatures and a pen."""
    return drawn(_TABLE, _sheets)


def townhall() -> BytesIO:
    """Draw a town hall with a clock and two trees."""
    return drawn("#bcd9ea", _townhall)


def conference() -> BytesIO:
    """Draw rows of listeners and a speaker at a stand."""
    return drawn(_WALL, _conference)


def circle() -> BytesIO:
    """Draw people around a round table, seen from above."""
    return drawn(_FLOOR, _circle)


def _person(canvas: ImageDraw.ImageDraw, left: int, top: int, number: int, scale: float = 1) -> None:
    width, head = round(90 * scale), round(52 * scale)
    canvas.rounded_rectangle(
        (left, top + head, left + width, top + head + round(150 * scale)), radius=round(34 * scale),
        fill=_COATS[number % len(_COATS)],
    )  # fmt: skip
    middle = left + width // 2
    canvas.ellipse((middle - head // 2, top, middle + head // 2, top + head), fill=_SKIN[number % len(_SKIN)])


def _signing(canvas: ImageDraw.ImageDraw) -> None:
    canvas.rectangle((0, 400, 900, 548), fill=_FLOOR)
    for number in range(7):
        _person(canvas, 50 + number * 118, 150 + (number % 2) * 16, number)
    canvas.rectangle((20, 350, 880, 420), fill=_TABLE)
    canvas.rectangle((20, 420, 880, 436), fill=_WOOD)
    for number in range(4):
        left = 110 + number * 200
        canvas.polygon(((left, 362), (left + 90, 362), (left + 104, 400), (left - 8, 400)), fill="#fbfaf7")
        canvas.line((left + 10, 376, left + 76, 376), fill="#9aa3a8", width=4)


def _sheets(canvas: ImageDraw.ImageDraw) -> None:
    canvas.rectangle((230, 40, 650, 548), fill="#fbfaf7")
    for row in range(5):
        canvas.line((280, 90 + row * 26, 600 - (row % 2) * 60, 90 + row * 26), fill="#9aa3a8", width=6)
    for row in range(7):
        top = 250 + row * 40
        canvas.line((280, top + 22, 440, top + 22), fill="#c9cfd2", width=3)
        canvas.arc((290, top - 6, 350, top + 24), 150, 360, fill="#2f4f8a", width=4)
        canvas.arc((346, top - 2, 410, top + 26), 180, 350, fill="#2f4f8a", width=4)
    canvas.line((690, 460, 800, 250), fill="#2c3438", width=16)
    canvas.line((682, 478, 692, 456), fill="#b9a13a", width=8)


def _townhall(canvas: ImageDraw.ImageDraw) -> None:
    canvas.rectangle((0, 440, 900, 548), fill="#86b562")
    canvas.rectangle((200, 220, 700, 460), fill="#e7d3a8")
    canvas.polygon(((180, 220), (450, 120), (720, 220)), fill="#9a4b3a")
    canvas.rectangle((410, 60, 490, 200), fill="#e7d3a8")
    canvas.polygon(((400, 60), (450, 16), (500, 60)), fill="#9a4b3a")
    canvas.ellipse((425, 84, 475, 134), fill="#fbfaf7", outline="#2c3438", width=4)
    canvas.line((450, 109, 450, 92), fill="#2c3438", width=4)
    canvas.line((450, 109, 462, 109), fill="#2c3438", width=4)
    for left in (240, 330, 530, 620):
        canvas.rectangle((left, 270, left + 44, 340), fill="#5f7f92")
    canvas.rectangle((420, 350, 480, 460), fill=_WOOD)
    for left in (60, 770):
        canvas.rectangle((left + 30, 360, left + 52, 470), fill="#6b4a2b")
        canvas.ellipse((left - 10, 230, left + 92, 390), fill="#4d7a3a")


def _conference(canvas: ImageDraw.ImageDraw) -> None:
    canvas.rectangle((90, 50, 600, 260), fill="#fbfaf7", outline="#9aa3a8", width=6)
    for step, height in enumerate((60, 110, 150)):
        canvas.rectangle((170 + step * 130, 230 - height, 250 + step * 130, 230), fill=_COATS[step])
    _person(canvas, 710, 130, 3)
    canvas.polygon(((680, 260), (830, 260), (810, 420), (700, 420)), fill=_WOOD)
    for row in range(2):
        for number in range(9):
            _person(canvas, 10 + number * 100 - row * 40, 360 + row * 90, number + row * 2, 0.8)


def _circle(canvas: ImageDraw.ImageDraw) -> None:
    for number, (left, top) in enumerate(
        ((395, 20), (610, 90), (700, 250), (590, 420), (395, 460), (200, 420), (90, 250), (180, 90))
    ):
        canvas.ellipse((left, top, left + 110, top + 84), fill=_COATS[number % len(_COATS)])
        canvas.ellipse((left + 32, top + 18, left + 78, top + 64), fill=_SKIN[number % len(_SKIN)])
    canvas.ellipse((245, 120, 655, 440), fill=_TABLE, outline=_WOOD, width=10)
    for left, top in ((330, 180), (480, 200), (380, 320), (520, 310)):
        canvas.rectangle((left, top, left + 60, top + 44), fill="#fbfaf7")
