"""A part of a page printed once says what it would say anew, and nothing of anybody else."""

from datetime import date

import pytest
from django.template import Context, Template
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import override

from spoiwo.common.templatetags.printed import printed
from spoiwo.common.texts import Text

ROW = "portal/_article_row.html"


def row(**other: object) -> SafeString:
    values = {"url": "/a/", "title": "Spotkanie", "level": 3, "first_at": date(2026, 5, 8), "kind": "wieść"}
    return printed(ROW, **values, **other)


def test_the_same_values_are_printed_once() -> None:
    assert row(lead="Było nas wielu.") is row(lead="Było nas wielu.")


def test_another_value_prints_another_part() -> None:
    assert "Było nas wielu." in row(lead="Było nas wielu.")
    assert "Byli wszyscy." in row(lead="Byli wszyscy.")


def test_each_language_prints_its_own() -> None:
    with override("pl"):
        polish = row(author="Gmina Zwoleń")
    with override("en"):
        english = row(author="Gmina Zwoleń")

    assert "article of the institution" in english
    assert english != polish


@pytest.mark.parametrize("is_safe_first", [True, False])
def test_what_is_marked_safe_is_never_taken_for_what_is_not(is_safe_first: bool) -> None:
    hostile = f"<i>{is_safe_first}</i>"
    pair = (mark_safe(hostile), hostile)
    said = [str(row(lead=lead)) for lead in (pair if is_safe_first else pair[::-1])]
    escaped = said[1] if is_safe_first else said[0]

    assert "<i>" not in escaped
    assert "&lt;i&gt;" in escaped


def test_words_that_know_their_language_keep_to_the_same() -> None:
    safe, plain = (
        printed("portal/_partnership_row.html", name=name, official_name=name, level=3)
        for name in (Text(mark_safe("<i>Most</i>")), Text("<i>Most</i>"))
    )

    assert "<i>Most</i>" in safe
    assert "<i>" not in plain


def test_the_part_sees_nothing_of_the_page_around_it() -> None:
    page = Template(
        "{% load printed %}{% printed 'portal/_article_row.html' title='Spotkanie' first_at=day %}"
    )
    said = page.render(Context({"day": date(2026, 5, 8), "lead": "Tajne", "author": "Tajne"}))

    assert "Spotkanie" in said
    assert "Tajne" not in said


def test_records_are_refused_for_they_change() -> None:
    with pytest.raises(TypeError):
        row(lead=["a list"])
