"""Own colours within what contrast allows: from one chosen colour those of every theme (WCAG 1.4.3, 1.4.6).

Nothing here knows a partnership. The grounds are those of ``static/css/tokens.css``; a test compares them.
"""

import colorsys
import re
from collections.abc import Sequence
from dataclasses import dataclass

# Text in the accent stands on any of these; what is legible on the worst of them is legible on all.
LIGHT = ("#fbfaf7", "#ffffff", "#f3efe7")
DARK = ("#14181b", "#1b2125", "#0e1214")
CONTRAST_LIGHT = ("#ffffff", "#f2f2f2")
CONTRAST_DARK = ("#000000", "#141414")
WHITE, BLACK = "#ffffff", "#000000"
AA, AAA = 4.5, 7.0
_HEX = re.compile(r"#[0-9a-f]{6}")
_STEPS = 200
# How far the soft ground behind an accent goes from the page towards the accent.
_SOFT = (0.10, 0.16)


def read_colour(typed: str) -> str:
    """Return the colour as ``#rrggbb``; also of three digits or without the sign. Raises ValueError."""
    digits = typed.strip().lower().removeprefix("#")
    if len(digits) == 3:
        digits = "".join(2 * digit for digit in digits)
    if not _HEX.fullmatch(f"#{digits}"):
        raise ValueError(typed)
    return f"#{digits}"


def luminance(colour: str) -> float:
    """Return the relative luminance of WCAG 2.2."""
    red, green, blue = (
        part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in _parts(colour)
    )
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, other: str) -> float:
    """Return the contrast of two colours, from 1 to 21."""
    dark, light = sorted((luminance(one), luminance(other)))
    return (light + 0.05) / (dark + 0.05)


def worst(colour: str, grounds: Sequence[str]) -> float:
    """Return the contrast with the ground on which the colour is read worst."""
    return min(contrast(colour, ground) for ground in grounds)


def nearest(colour: str, grounds: Sequence[str], needed: float) -> str:
    """Return the colour of the same hue, made darker or lighter only until it can be read."""
    if worst(colour, grounds) >= needed:
        return colour
    hue, lightness, saturation = colorsys.rgb_to_hls(*_parts(colour))
    # Away from the grounds: darker on paper, lighter on ink.
    end = 0.0 if luminance(grounds[0]) > 0.5 else 1.0
    for step in range(1, _STEPS + 1):
        tried = _hex(colorsys.hls_to_rgb(hue, lightness + (end - lightness) * step / _STEPS, saturation))
        if worst(tried, grounds) >= needed:
            return tried
    return BLACK if end == 0.0 else WHITE


@dataclass(frozen=True, slots=True)
class Accents:
    """What one colour becomes in light, dark and both high-contrast themes."""

    light: str
    dark: str
    contrast_light: str
    contrast_dark: str
    soft_light: str
    soft_dark: str
    action_dark: str


def accents(colour: str) -> Accents:
    """Return the accents of every theme; ``colour`` itself must be legible on paper (``nearest``)."""
    light = nearest(colour, LIGHT, AA)
    dark = nearest(colour, DARK, AA)
    return Accents(
        light=light,
        dark=dark,
        contrast_light=nearest(colour, CONTRAST_LIGHT, AAA),
        contrast_dark=nearest(colour, CONTRAST_DARK, AAA),
        soft_light=_soft(light, LIGHT[0], _SOFT[0]),
        soft_dark=_soft(dark, DARK[0], _SOFT[1]),
        # A button of the dark theme: white words on it, and itself to be told from the page.
        action_dark=nearest(colour, (WHITE,), AA),
    )


def sheet(colour: str, scope: str = ":root") -> str:
    """Return the style sheet that lays the accents of the colour over the tokens of the product.

    ``scope`` is where it holds; in a preview the themes stand beside each other as classes.
    """
    own = accents(colour)
    usual = (
        f"--accent:light-dark({own.light},{own.dark});"
        f"--accent-soft:light-dark({own.soft_light},{own.soft_dark});"
        f"--link:light-dark({own.light},{own.dark});"
        f"--action:light-dark({own.light},{own.action_dark});"
        f"--action-strong:light-dark({_darker(own.light)},{_darker(own.action_dark)})"
    )
    pair = f"light-dark({own.contrast_light},{own.contrast_dark})"
    high = (
        f"--accent:{pair};--accent-soft:light-dark(#fff,#000);"
        f"--link:{pair};--action:{pair};--action-strong:light-dark(#000,#fff)"
    )
    if scope != ":root":
        # Whatever theme the page around the preview wears, each picture wears its own.
        usual += f";--surface-page:light-dark({LIGHT[0]},{DARK[0]});--on-action:{WHITE}"
        usual += ";--text:light-dark(#1d2327,#ece8df);--text-muted:light-dark(#545c61,#aab2b3)"
        plain = "--surface-page:light-dark(#fff,#000);--text:light-dark(#000,#fff)"
        plain += ";--text-muted:light-dark(#262626,#e8e8e8)"
        plain += ";--on-action:light-dark(#fff,#000)"
        return f"{scope}{{{usual}}}\n{scope}.contrast{{{high};{plain}}}\n"
    asked = ':root:not([data-theme="light"],[data-theme="dark"])'
    return (
        f":root{{{usual}}}\n"
        f':root[data-theme="contrast"]{{{high}}}\n'
        f"@media (prefers-contrast:more){{{asked}{{{high}}}}}\n"
    )


def _parts(colour: str) -> tuple[float, float, float]:
    red, green, blue = (int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5))
    return red, green, blue


def _hex(parts: tuple[float, float, float]) -> str:
    return "#" + "".join(f"{round(min(max(part, 0), 1) * 255):02x}" for part in parts)


def _mixed(one: str, other: str, share: float) -> str:
    first, second = _parts(one), _parts(other)
    red, green, blue = (a * share + b * (1 - share) for a, b in zip(first, second, strict=True))
    return _hex((red, green, blue))


def _soft(ink: str, page: str, share: float) -> str:
    """Return a ground a little towards the ink, as far as the ink stays legible on it."""
    while share > 0.01 and contrast(ink, _mixed(ink, page, share)) < AA:
        share -= 0.01
    return _mixed(ink, page, share) if share > 0.01 else page


def _darker(colour: str) -> str:
    return _mixed(colour, BLACK, 0.75)
