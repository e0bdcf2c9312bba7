"""Catalogues are compiled without gettext, and sentences that nobody can translate are found."""

import gettext
import os
import shutil
from pathlib import Path

import polib
import pytest

from config import message_lint, translation_check, translations

CATALOGUE = """
msgid ""
msgstr ""
"Content-Type: text/plain; charset=UTF-8\\n"
"Plural-Forms: nplurals=3; plural=(n==1 ? 0 : n%10>=2 && n%10<=4 && (n%100<10 || n%100>=20) ? 1 : 2);\\n"

msgid "Signatories"
msgstr "Sygnatariusze"

msgid "%(count)s meeting"
msgid_plural "%(count)s meetings"
msgstr[0] "%(count)s spotkanie"
msgstr[1] "%(count)s spotkania"
msgstr[2] "%(count)s spotkań"

#, fuzzy
msgid "Agreement"
msgstr "Umowa?"
"""


@pytest.fixture
def locale(tmp_path: Path) -> Path:
    directory = tmp_path / "pl" / "LC_MESSAGES"
    directory.mkdir(parents=True)
    (directory / "django.po").write_text(CATALOGUE, encoding="utf-8")
    return tmp_path


def test_a_compiled_catalogue_speaks_polish(locale: Path) -> None:
    translations.compile_all(locale)

    polish = gettext.translation("django", locale, ["pl"])
    assert polish.gettext("Signatories") == "Sygnatariusze"
    counted = [
        polish.ngettext("%(count)s meeting", "%(count)s meetings", n) % {"count": n} for n in (1, 2, 21)
    ]
    assert counted == ["1 spotkanie", "2 spotkania", "21 spotkań"]
    assert polish.gettext("Agreement") == "Agreement"


def test_a_counted_word_is_known_alone_too(locale: Path) -> None:
    translations.compile_all(locale)

    # Not by its method: whether that finds it depends on the version of Python.
    known = gettext.translation("django", locale, ["pl"])._catalog  # type: ignore[attr-defined]
    assert known["%(count)s meeting"] == "%(count)s spotkanie"


def test_only_what_has_changed_is_compiled_again(locale: Path) -> None:
    source = locale / "pl" / "LC_MESSAGES" / "django.po"
    os.utime(source, (1_000_000, 1_000_000))

    assert translations.compile_all(locale) == [source.with_suffix(".mo")]
    assert translations.compile_all(locale) == []


@pytest.mark.parametrize(
    ("source", "fault"),
    [
        ('_(f"Hello {name}")', "an f-string"),
        ('_("%s of %s") % (a, b)', "'%s'"),
        ('_("{} of {}").format(a, b)', "'{}'"),
        ('_("{0}").format(a)', "'{0}'"),
        ('ngettext("%d meeting", "%d meetings", n)', "'%d'"),
        ('pgettext("month", f"{name}")', "an f-string"),
        ('translation.gettext("a" + name)', "not a plain sentence"),
        ('_("%(percent)s%% of %s")', "'%s'"),
        ('_("Hello %(name)s" % {"name": name})', "not a plain sentence"),
        ('_("Hello {name}".format(name=name))', "not a plain sentence"),
    ],
)
def test_a_sentence_nobody_can_translate_is_found(source: str, fault: str) -> None:
    (problem, *_rest) = message_lint.problems(source, "view.py")

    assert problem.startswith("view.py:1: ")
    assert fault in problem


@pytest.mark.parametrize(
    "source",
    [
        '_("Hello %(name)s") % {"name": name}',
        '_("Hello {name}").format(name=name)',
        'ngettext("%(count)s meeting", "%(count)s meetings", n)',
        '_("100%% sure")',
        '_("One " "sentence")',
        'say(f"{name}")',
        "gettext(error.msgid)",
    ],
)
def test_a_good_sentence_passes(source: str) -> None:
    assert message_lint.problems(source, "view.py") == []


def test_missing_uncertain_and_outdated_sentences_are_told_apart(tmp_path: Path) -> None:
    kept, fresh = tmp_path / "kept.po", tmp_path / "fresh.po"
    kept.write_text(
        CATALOGUE + '\nmsgid "Gone"\nmsgstr "Nie ma"\n\nmsgid "Empty"\nmsgstr ""\n', encoding="utf-8"
    )
    now = polib.POFile(wrapwidth=0)
    now.extend(entry for entry in polib.pofile(str(kept)) if entry.msgid != "Gone")
    now.append(polib.POEntry(msgid="New"))
    now.save(str(fresh))

    assert translation_check._compare("pl", kept, fresh) == [
        "pl: fuzzy: 'Agreement'",
        "pl: untranslated: 'Empty'",
        "pl: missing: 'New'",
        "pl: no longer said: 'Gone'",
    ]


def test_a_sentence_nobody_gathered_is_seen_and_the_catalogues_stay_as_they_were(tmp_path: Path) -> None:
    (tmp_path / "spoiwo").mkdir()
    (tmp_path / "spoiwo" / "view.py").write_text('_("Agreement")\n_("Nobody gathered me")\n')
    for language in translation_check.LANGUAGES:
        catalogue = tmp_path / "locale" / language / translation_check.CATALOGUE
        catalogue.parent.mkdir(parents=True)
        catalogue.write_text(CATALOGUE.replace("#, fuzzy\n", ""), encoding="utf-8")

    missing = [problem for problem in translation_check.problems(tmp_path) if ": missing: " in problem]

    assert missing == ["pl: missing: 'Nobody gathered me'", "uk: missing: 'Nobody gathered me'"]
    assert "Nobody" not in (tmp_path / "locale" / "pl" / translation_check.CATALOGUE).read_text()


@pytest.mark.parametrize(
    ("language", "words"),
    [
        ("pl", ["instytucja", "instytucje", "instytucji", "instytucji", "instytucji"]),
        ("uk", ["установа", "установи", "установ", "установа", "установ"]),
    ],
)
def test_a_compiled_catalogue_keeps_the_plurals_of_its_language(
    tmp_path: Path, language: str, words: list[str]
) -> None:
    folder = tmp_path / language / "LC_MESSAGES"
    folder.mkdir(parents=True)
    shutil.copy(translations.LOCALE / language / "LC_MESSAGES" / "django.po", folder)

    (compiled,) = translations.compile_all(tmp_path)

    with compiled.open("rb") as file:
        said = gettext.GNUTranslations(file)
    one, many = "%(number)s institution", "%(number)s institutions"
    assert [said.ngettext(one, many, n).split()[-1] for n in (1, 2, 5, 21, 69)] == words
