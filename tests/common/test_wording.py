"""What records say inside a page of any language."""

from datetime import date

import pytest
from django.template import Context, Template
from django.utils import translation
from django.utils.safestring import SafeString, mark_safe

from spoiwo.common.web.wording import bound, in_polish, saying


@pytest.mark.parametrize(
    ("language", "words"),
    [("pl", "14 maja 2015 r."), ("en", "14 May 2015"), ("uk", "14 травня 2015 р.")],
)
def test_a_day_is_written_as_the_reader_writes_it(language: str, words: str) -> None:
    with translation.override(language):
        shown = Template("{% load spoiwo %}{{ day|dated }}").render(Context({"day": date(2015, 5, 14)}))

    assert shown.replace("\u00a0", " ") == f'<time datetime="2015-05-14">{words}</time>'


def test_a_record_is_marked_as_polish_only_where_the_page_speaks_otherwise() -> None:
    with translation.override("pl"):
        assert in_polish("Gmina Zwoleń") == "Gmina Zwoleń"
    with translation.override("uk"):
        assert in_polish("Gmina Zwoleń") == '<span lang="pl">Gmina Zwoleń</span>'
        assert in_polish("") == ""


def test_a_sentence_marks_each_record_and_trusts_none() -> None:
    with translation.override("en"):
        said = saying("New signatory: %(name)s", name="<b>100 % Razem</b>")

    assert said == 'New signatory: <span lang="pl">&lt;b&gt;100 % Razem&lt;/b&gt;</span>'.replace(
        "100 %", "100\u00a0%"
    )


def test_what_comes_as_safe_text_says_its_language_itself() -> None:
    with translation.override("en"):
        assert (
            saying("%(fact)s; places: %(place)s", fact=mark_safe("<i>7</i>"), place="")
            == "<i>7</i>; places: "
        )


@pytest.mark.parametrize("text", ["Zakup \u202e00,12", SafeString("<b>Zakup</b> \u206600,12\u2069")])
def test_marks_of_direction_do_not_turn_what_stands_after_them(text: str) -> None:
    shown = bound(text)

    assert not set(shown) & set("\u202e\u2066\u2069")
    assert shown.endswith("00,12")
    assert ("<b>" in shown) == isinstance(text, SafeString)
