"""The style sheet is whole, and pages can live under a strict content policy."""

import re
from pathlib import Path

from config import staticfiles

ROOT = Path(__file__).resolve().parents[2]
# Letters have no style sheet to link to, so they style themselves.
TEMPLATES = [
    template
    for template in [*(ROOT / "templates").rglob("*.html"), *(ROOT / "spoiwo").rglob("templates/**/*.html")]
    if "email" not in template.parts
]


def test_the_bundle_contains_every_component_file() -> None:
    bundle = staticfiles.assemble()

    for part in staticfiles.SOURCES.rglob("*.css"):
        rules = re.sub(r"/\*.*?\*/", "", part.read_text(encoding="utf-8"), flags=re.DOTALL)
        lines = [line.strip() for line in rules.splitlines() if line.strip()]
        assert lines, f"{part.name} is empty"
        assert all(line in bundle for line in lines), f"{part.name} is missing from the bundle"


def test_the_bundle_names_the_layers_before_the_first_rule() -> None:
    bundle = staticfiles.assemble()

    assert bundle.startswith("@layer reset, tokens, base, layout, components, print;")


def test_the_finder_offers_the_bundle_and_nothing_else() -> None:
    finder = staticfiles.BundleFinder()

    assert Path(finder.find("css/spoiwo.css")).read_text(encoding="utf-8") == staticfiles.assemble()
    assert finder.find("css/tokens.css") == []
    assert [path for path, _ in finder.list(None)] == ["css/spoiwo.css"]


def test_braces_of_every_part_are_balanced() -> None:
    for part in staticfiles.parts():
        text = part.read_text(encoding="utf-8")
        assert text.count("{") == text.count("}"), part.name


def test_colours_are_written_only_in_tokens_and_print() -> None:
    colour = re.compile(r"#[0-9a-fA-F]{3,8}\b|\brgba?\(|\bhsla?\(")

    for part in staticfiles.parts():
        if part.name not in {"tokens.css", "print.css"}:
            text = re.sub(r"url\([^)]*\)", "", part.read_text(encoding="utf-8"))
            assert not colour.search(text), f"{part.name} names a colour of its own"


def test_every_custom_property_used_is_defined() -> None:
    bundle = staticfiles.assemble()

    used = set(re.findall(r"var\((--[\w-]+)", bundle))
    defined = set(re.findall(r"(--[\w-]+)\s*:", bundle))
    assert used <= defined, used - defined


def test_the_latin_typefaces_stay_light() -> None:
    fonts = ROOT / "static" / "fonts"

    latin = [*fonts.glob("*-latin.woff2"), *fonts.glob("*-polish.woff2")]
    assert len(latin) == 4
    assert sum(font.stat().st_size for font in latin) <= 36_000


def test_no_template_carries_an_inline_style_or_script() -> None:
    inline = re.compile(r"\sstyle=|<style|\son\w+=\"|<script(?![^>]*\b(src=|type=\"application/json\"))")

    assert TEMPLATES
    for template in TEMPLATES:
        found = inline.search(template.read_text(encoding="utf-8"))
        assert not found, f"{template.relative_to(ROOT)}: {found and found.group(0)}"


def test_no_native_date_field_shows_a_foreign_order() -> None:
    for template in TEMPLATES:
        assert 'type="date"' not in template.read_text(encoding="utf-8"), template.name
