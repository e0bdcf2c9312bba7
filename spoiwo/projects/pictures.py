"""Judging and shrinking pictures of signs."""

from io import BytesIO

from PIL import Image

# How saturated a point is that counts as coloured, and what share of a sign is coloured at least.
_COLOURED, _LEAST_SHARE = 90, 0.01
_SAMPLE = 160
# Points high in a letter: sharp at twice the height it is shown at.
_SMALL = 112


def has_red(content: bytes) -> bool:
    """Tell whether the picture has the red of the national colours; what cannot be read has none."""
    try:
        with Image.open(BytesIO(content)) as picture:
            picture.thumbnail((_SAMPLE, _SAMPLE))
            flat = _on_white(picture)
    except (OSError, ValueError, Image.DecompressionBombError):
        return False
    # ``tobytes`` gives three values a point, whatever the number of the points.
    raw = flat.tobytes()
    points = list(zip(raw[::3], raw[1::3], raw[2::3], strict=True))
    red = sum(one - max(two, three) > _COLOURED for one, two, three in points)
    return red > _LEAST_SHARE * len(points)


def smaller(content: bytes) -> bytes:
    """Return the picture as a PNG of at most 112 points in height, on white; one line of a letter."""
    with Image.open(BytesIO(content)) as picture:
        flat = _on_white(picture)
    flat.thumbnail((_SMALL * 12, _SMALL), Image.Resampling.LANCZOS)
    kept = BytesIO()
    flat.save(kept, "PNG", optimize=True)
    return kept.getvalue()


def _on_white(picture: Image.Image) -> Image.Image:
    """Return the picture without transparency: marks stand on white."""
    layer = picture.convert("RGBA")
    ground = Image.new("RGBA", layer.size, "white")
    return Image.alpha_composite(ground, layer).convert("RGB")
