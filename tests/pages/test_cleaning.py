"""Markup from outside is cleaned before it is kept, and read as a tree whatever it holds (ADR 0014)."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from spoiwo.pages import content
from spoiwo.pages.models import Article


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        ("<p onclick='x()'>Dobre <b>słowa</b>.</p>", "<p>Dobre <b>słowa</b>.</p>"),
        ("<p>Raz<script>x()</script><style>p{}</style><svg><text>x</text></svg>.</p>", "<p>Raz.</p>"),
        ('<a href="javascript:x()" target="_blank">tu</a>', "<a>tu</a>"),
        ('<a href="https://example.org/">tam</a>', '<a href="https://example.org/">tam</a>'),
        ('<a href="/partnerstwa/">tam</a>', '<a href="/partnerstwa/">tam</a>'),
        ('<h2 id="r-wstep">Wstęp</h2>', '<h2 id="r-wstep">Wstęp</h2>'),
        ('<h2 id="menu">Wstęp</h2>', "<h2>Wstęp</h2>"),
        ('<div class="scroll">x</div>', '<div class="scroll" tabindex="0">x</div>'),
        ('<div class="overlay" tabindex="0">x</div>', "x"),
        ("<div><p>'Raz'</p><div>i</div></div>", "<p>'Raz'</p>i"),
        ("<p>5&nbsp;osób &amp;nbsp;</p>", "<p>5\xa0osób &amp;nbsp;</p>"),
        ("<p>NUL\x00 i \x0b, \ud800 i \uffff</p>", "<p>NUL i ,  i </p>"),
    ],
)
def test_only_harmless_tags_stay_and_all_words(typed: str, kept: str) -> None:
    assert content.clean(typed) == kept


def test_words_are_gathered_by_their_blocks() -> None:
    read = content.paragraphs_of(
        "Luźne<p>Raz<br>dwa<!-- nie --> trzy</p><ul><li>cztery</li></ul><table><tr><td>a<td>b</table>"
    )

    assert read == ["Luźne", "Raz dwa trzy", "cztery", "a b"]


def test_words_nested_a_thousand_times_are_still_read() -> None:
    assert content.paragraphs_of(f"{'<blockquote>' * 1000}słowo") == ["słowo"]


def test_no_depth_stops_the_reading() -> None:
    assert content.paragraphs_of(f"<p>Raz</p>{'<blockquote>' * 100_000}słowo") == ["Raz"]


@pytest.mark.django_db
def test_paragraphs_and_headings_of_an_article_stand_beside_each_other() -> None:
    body = Article(body=[("text", "<h2>Wstęp</h2><p>Raz.</p>"), ("text", "<p>Dwa.</p>")]).body

    assert [tag.tag for tag in content.tree_of(content.body_html(body))] == ["h2", "p", "p"]


@given(st.text(alphabet="<>/&;\"'=aAbiph1div \x00\x0b\ud800\uffff\xa0ł!-?"))
def test_whatever_comes_is_cleaned_once_for_all(typed: str) -> None:
    cleaned = content.clean(typed)

    assert content.clean(cleaned) == cleaned
    assert {tag.tag for tag in content.tree_of(cleaned).iter()} <= {"a", "b", "i", "p", "div"}
