"""Every documented pair of colours is legible in every theme (WCAG 1.4.3, 1.4.6, 1.4.11)."""

import re
from pathlib import Path

import pytest

TOKENS = (Path(__file__).resolve().parents[2] / "static/css/tokens.css").read_text(encoding="utf-8")
THEMES = ("light", "dark", "contrast on white", "contrast on black")
SURFACES = ("--surface-page", "--surface-raised", "--surface-sunk")

TEXT_PAIRS = [
    *[(ink, surface) for ink in ("--text", "--text-muted", "--link", "--accent") for surface in SURFACES],
    *[
        (ink, surface)
        for ink in ("--ok", "--warn", "--bad")
        for surface in ("--surface-page", "--surface-raised")
    ],
    ("--accent", "--accent-soft"),
    ("--ok", "--ok-soft"),
    ("--warn", "--warn-soft"),
    ("--bad", "--bad-soft"),
    *[("--text", soft) for soft in ("--ok-soft", "--warn-soft", "--bad-soft", "--accent-soft")],
    *[("--link", soft) for soft in ("--ok-soft", "--warn-soft", "--bad-soft")],
    ("--on-action", "--action"),
    ("--on-action", "--action-strong"),
    ("--on-danger", "--danger"),
    ("--surface-page", "--accent"),
]
LINE_PAIRS = [
    *[("--line-strong", surface) for surface in SURFACES],
    *[("--accent", surface) for surface in SURFACES],
    *[
        (f"--chart-{number}", surface)
        for number in range(1, 6)
        for surface in ("--surface-page", "--surface-raised")
    ],
    ("--action", "--surface-page"),
]


def _block(start: str) -> dict[str, str]:
    body = TOKENS[TOKENS.index(start) + len(start) :]
    return dict(re.findall(r"(--[\w-]+):\s*([^;]+);", body[: body.index("}")]))


BASE = _block(":root {")
CHOSEN = _block(':root[data-theme="contrast"] {')
ASKED = _block(':root:not([data-theme="light"], [data-theme="dark"]) {')


def _colour(token: str, theme: str) -> str:
    values = {**BASE, **CHOSEN} if theme.startswith("contrast") else BASE
    pair = re.fullmatch(r"light-dark\((#\w+), (#\w+)\)", values[token])
    if pair is None:
        return values[token]
    return pair.group(2 if theme in {"dark", "contrast on black"} else 1)


def _luminance(colour: str) -> float:
    digits = colour.lstrip("#")
    digits = "".join(2 * digit for digit in digits) if len(digits) == 3 else digits
    parts = [int(digits[at : at + 2], 16) / 255 for at in (0, 2, 4)]
    red, green, blue = (
        part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts
    )
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def _contrast(one: str, other: str) -> float:
    dark, light = sorted((_luminance(one), _luminance(other)))
    return (light + 0.05) / (dark + 0.05)


def test_black_on_white_measures_twenty_one() -> None:
    assert round(_contrast("#000", "#ffffff"), 2) == 21


@pytest.mark.parametrize("theme", THEMES)
@pytest.mark.parametrize(("ink", "surface"), TEXT_PAIRS)
def test_text_is_legible(ink: str, surface: str, theme: str) -> None:
    needed = 7 if theme.startswith("contrast") else 4.5

    assert _contrast(_colour(ink, theme), _colour(surface, theme)) >= needed


@pytest.mark.parametrize("theme", THEMES)
@pytest.mark.parametrize(("line", "surface"), LINE_PAIRS)
def test_lines_of_the_interface_are_visible(line: str, surface: str, theme: str) -> None:
    assert _contrast(_colour(line, theme), _colour(surface, theme)) >= 3


def test_high_contrast_is_the_same_chosen_here_or_asked_for_by_the_system() -> None:
    assert CHOSEN == ASKED


def test_high_contrast_overrides_every_colour() -> None:
    colours = {
        name
        for name, value in BASE.items()
        if "#" in value and name not in {"--bricks", "--qr-ground", "--sign-rule"}
    }

    assert colours <= set(CHOSEN)
