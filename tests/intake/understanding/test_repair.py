"""The working copy: what is repaired, and that every place leads back to the original."""

import pytest

from spoiwo.intake.understanding.repair import repair
from tests.intake.understanding.reading import read


@pytest.mark.parametrize(
    ("original", "copy"),
    [
        ("w\u00a0Lesku  i\tw Solinie", "w Lesku i w Solinie"),
        ("part\u00adnerstwo", "partnerstwo"),
        ("ekonomii społecznejJadwigę", "ekonomii społecznej Jadwigę"),
        ("Społeczno – Techniczna", "Społeczno-Techniczna"),
        ("przewodniczącego – Lucyna", "przewodniczącego – Lucyna"),
        ("insty-\ntucji", "instytucji"),
        ("Bielsko-\nBiała", "Bielsko-Biała"),
        ("Kulturalno-\n-Oświatowe", "Kulturalno-Oświatowe"),
        ("społeczno-\ngospodarczy", "społeczno-gospodarczy"),
        ("zachodnio-\npomorskie", "zachodniopomorskie"),
        ("[bookmark: _GoBack]1. Szkolenie", "1. Szkolenie"),
        ("eSpółdzielnia", "eSpółdzielnia"),
    ],
)
def test_remains_and_lost_spaces_are_repaired(original: str, copy: str) -> None:
    assert repair(original).text.strip() == copy


def test_a_line_broken_by_the_page_is_joined_and_rows_of_a_list_are_not() -> None:
    broken = "W siedzibie Lubelskiej Wojewódzkiej Komendy OHP w\nLublinie"
    rows = "Obecni:\n1. Jan Lis\n2. Ewa Bąk"

    assert "\n" not in repair(broken).text
    assert repair(rows).text.count("\n") == 2


def test_every_mention_is_the_exact_words_of_the_original() -> None:
    text = (
        "Na spotkanie partnerów przyszła w piątek po południu  "
        "Teresa\u00a0\n Wolska z  Powiatowego   Urzędu Pracy w\u00a0Lesku\u00ad."
    )
    found = read(text)

    for row in (*found.persons, *found.institutions):
        assert all(0 <= span.start < span.end <= len(text) for span in row.spans)
        assert row.mention in [span.of(text) for span in row.spans]
    assert found.persons[0].mention == "Teresa\u00a0\n Wolska"


@pytest.mark.parametrize(
    "text",
    ["", " \n ", "\u00ad", "….", "Опубліковувач", "„“", "1", "\u0000", "Gmina", "im.", 'Fundacja "' * 40],
)
def test_strange_and_empty_texts_are_read_without_trouble(text: str) -> None:
    assert read(text).kind.kind


def test_the_same_text_gives_the_same_findings() -> None:
    text = "Umowę podpisał dyrektor PUP w Lesku Jan Kowalski 9 marca 2022 r."

    assert read(text) == read(text)
