"""Language versions: the Polish text binds, a translation knows from which words it was made."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from spoiwo.audit.selectors import history_of
from spoiwo.common.exceptions import BadInput, ConcurrentChange, NotAllowed
from spoiwo.partnerships.models import Partnership, PartnershipTranslation, StatementTranslation
from spoiwo.partnerships.outline import read_outline
from spoiwo.partnerships.selectors import LanguageVersion, language_version, statements_of, words_of
from spoiwo.partnerships.services import (
    PartnershipPage,
    VersionDraft,
    edit_partnership,
    set_statements,
    translate_partnership,
)
from spoiwo.partnerships.states import Kind, Language, Level, Progress, StatementKind
from spoiwo.search import registry
from spoiwo.search.selectors import search
from spoiwo.search.services import rebuild
from tests.cast import Cast
from tests.factories.partnerships import SYSTEM, a_partnership

pytestmark = pytest.mark.django_db
EN = Language.ENGLISH
NAME = "Partnership for the social economy"


def rewritten(partnership: Partnership, **fields: str) -> None:
    values = {
        "official_name": partnership.official_name,
        "short_name": partnership.short_name,
        "purpose": partnership.purpose,
        "mission": partnership.mission,
    } | fields
    page = PartnershipPage(kind=Kind.LOCAL, level=Level.COUNTY, **values)  # type: ignore[arg-type]  # texts
    partnership.refresh_from_db()
    edit_partnership(actor=SYSTEM, partnership=partnership, page=page, version=partnership.version)


def translated(partnership: Partnership, **texts: str) -> LanguageVersion:
    return translated_into(EN, partnership, texts)


def translated_into(
    language: Language, partnership: Partnership, texts: dict[str, str], *confirmed: str
) -> LanguageVersion:
    draft = VersionDraft(texts=texts, confirmed=frozenset(confirmed))
    mark = language_version(partnership, language).mark
    translate_partnership(actor=SYSTEM, partnership=partnership, language=language, draft=draft, mark=mark)
    return language_version(partnership, language)


def with_aims(partnership: Partnership, outline: str) -> None:
    set_statements(
        actor=SYSTEM, partnership=partnership, kind=StatementKind.AIM, drafts=read_outline(outline)
    )


def key(partnership: Partnership, text: str) -> str:
    return f"statement_{partnership.statements.get(text=text).pk}"


def test_a_translated_name_is_said_in_its_language_and_the_rest_stays_polish() -> None:
    partnership = a_partnership()

    translated(partnership, official_name=NAME)

    words = words_of([partnership], "en")[partnership.pk]
    assert (words.official_name.value, words.official_name.language) == (NAME, "en")
    assert (words.short_name.value, words.short_name.language) == (partnership.short_name, "pl")
    assert words.is_translated
    assert not words_of([partnership], "uk")[partnership.pk].is_translated


def test_polish_asks_nothing_and_another_language_asks_once_for_all() -> None:
    both = [a_partnership("pierwsze", "Pierwsze"), a_partnership("drugie", "Drugie")]
    translated(both[0], short_name="First")

    with CaptureQueriesContext(
        connection,
    ) as polish:
        assert str(words_of(both, "pl")[both[0].pk].short_name) == "Pierwsze"
    with CaptureQueriesContext(connection) as english:
        assert [str(words.short_name) for words in words_of(both, "en").values()] == ["First", "Drugie"]

    assert (len(polish), len(english)) == (0, 1)


def test_statements_are_read_in_one_query_in_every_language() -> None:
    partnership = a_partnership()
    with_aims(partnership, "rozwój\n- praca")
    translated(partnership, **{key(partnership, "praca"): "work"})

    for language, expected in (("pl", ["rozwój", "praca"]), ("en", ["rozwój", "work"])):
        with CaptureQueriesContext(connection) as queries:
            (group,) = statements_of(partnership, language)
        assert [str(one.text) for one in group.walk()] == expected
        assert len(queries) == 1


def test_progress_is_told_as_far_as_it_has_come() -> None:
    partnership = a_partnership()
    with_aims(partnership, "rozwój")

    assert language_version(partnership, EN).progress == Progress.NOTHING
    assert translated(partnership, short_name="Short").progress == Progress.PARTIAL
    complete = translated(partnership, official_name=NAME, **{key(partnership, "rozwój"): "growth"})
    assert complete.progress == Progress.COMPLETE
    assert (complete.done, complete.wanted) == (3, 3)


def test_a_translation_whose_original_changed_is_out_of_date_and_still_shown() -> None:
    partnership = a_partnership()
    translated(partnership, official_name=NAME)

    rewritten(partnership, official_name="Nowa nazwa")

    version = language_version(partnership, EN)
    words = words_of([partnership], "en")[partnership.pk]
    assert version.progress == Progress.OUTDATED
    assert [one.name for one in version.passages if one.is_outdated] == ["official_name"]
    assert (str(words.official_name), words.is_outdated) == (NAME, True)


def test_saving_something_else_does_not_declare_an_old_translation_current() -> None:
    partnership = a_partnership()
    translated(partnership, official_name=NAME)
    rewritten(partnership, official_name="Nowa nazwa")

    still_old = translated(partnership, official_name=NAME, short_name="Short")
    confirmed = translated_into(EN, partnership, {"official_name": NAME}, "official_name")

    assert still_old.progress == Progress.OUTDATED
    assert confirmed.progress == Progress.COMPLETE


def test_what_is_no_longer_said_in_polish_is_not_said_in_another_language() -> None:
    partnership = a_partnership()
    rewritten(partnership, mission="Wspieranie")
    translated(partnership, mission="Support")

    rewritten(partnership, mission="")

    assert str(words_of([partnership], "en")[partnership.pk].mission) == ""
    assert language_version(partnership, EN).outdated == 1


def test_an_entry_with_nothing_in_it_is_removed() -> None:
    partnership = a_partnership()
    with_aims(partnership, "rozwój")
    aim = key(partnership, "rozwój")
    translated(partnership, short_name="Short", **{aim: "growth"})

    translated(partnership, short_name="  ", **{aim: ""})

    assert not PartnershipTranslation.objects.exists()
    assert not StatementTranslation.objects.exists()


def test_nothing_is_translated_from_nothing() -> None:
    partnership = a_partnership()

    with pytest.raises(BadInput) as refused:
        translated(partnership, mission="Support")

    assert refused.value.field == "mission"


def test_a_statement_of_another_partnership_is_not_translated_here() -> None:
    here, there = a_partnership("tutaj", "Tutaj"), a_partnership("tam", "Tam")
    with_aims(there, "rozwój")

    with pytest.raises(BadInput):
        translated(here, **{key(there, "rozwój"): "growth"})

    assert not StatementTranslation.objects.exists()


def test_two_officers_never_overwrite_each_other_unseen() -> None:
    partnership = a_partnership()
    read_before = language_version(partnership, EN).mark
    translated(partnership, short_name="Hers")

    with pytest.raises(ConcurrentChange):
        translate_partnership(
            actor=SYSTEM,
            partnership=partnership,
            language=EN,
            draft=VersionDraft(texts={"short_name": "His"}),
            mark=read_before,
        )

    assert str(words_of([partnership], "en")[partnership.pk].short_name) == "Hers"


def test_a_polish_text_changed_under_the_translators_hands_is_noticed() -> None:
    partnership = a_partnership()
    read_before = language_version(partnership, EN).mark
    rewritten(partnership, official_name="Nowa nazwa")

    with pytest.raises(ConcurrentChange):
        translate_partnership(
            actor=SYSTEM,
            partnership=partnership,
            language=EN,
            draft=VersionDraft(texts={"official_name": NAME}),
            mark=read_before,
        )


def test_only_who_runs_a_partnership_translates_it(cast: Cast) -> None:
    mark = language_version(cast.partnership, EN).mark
    draft = VersionDraft(texts={"official_name": NAME})
    arguments = {"partnership": cast.partnership, "language": EN, "draft": draft, "mark": mark}
    for person in (cast.council_member, cast.auditor, cast.neighbour, cast.newcomer):
        with pytest.raises(NotAllowed):
            translate_partnership(actor=person, **arguments)  # type: ignore[arg-type]  # as above

    translate_partnership(actor=cast.officer, **arguments)  # type: ignore[arg-type]  # as above


def test_the_book_of_deeds_keeps_old_and_new_words_and_nothing_when_nothing_changed() -> None:
    partnership = a_partnership()
    translated(partnership, short_name="Old")
    translated(partnership, short_name="New")
    translated(partnership, short_name="New")

    deeds = history_of(partnership).filter(action="partnerships.partnership.translated")
    assert [deed.data["changed"]["short_name"] for deed in deeds] == [["Old", "New"], ["", "Old"]]
    assert {deed.data["language"] for deed in deeds} == {"en"}


def test_a_reworded_statement_hands_its_translation_on_out_of_date() -> None:
    partnership = a_partnership()
    with_aims(partnership, "rozwój ekonomii społecznej\n- aktywność obywatelska")
    translated(partnership, **{key(partnership, "rozwój ekonomii społecznej"): "growth"})

    with_aims(partnership, "nowy cel\nrozwój gospodarki społecznej\n- aktywność obywatelska")

    (group,) = statements_of(partnership, "en")
    assert [(str(one.text), one.is_outdated) for one in group.walk()] == [
        ("nowy cel", False),
        ("growth", True),
        ("aktywność obywatelska", False),
    ]


def test_a_removed_statement_takes_its_translation_into_the_book_of_deeds() -> None:
    partnership = a_partnership()
    with_aims(partnership, "rozwój\nspółdzielnie")
    translated(partnership, **{key(partnership, "spółdzielnie"): "co-operatives"})

    with_aims(partnership, "rozwój\nzupełnie inne zdanie")

    assert not StatementTranslation.objects.exists()
    changed = history_of(partnership).filter(action="partnerships.statements.changed").first()
    assert changed is not None
    assert changed.data["removed_translations"] == ["co-operatives"]


@pytest.mark.parametrize("query", ["Partnership Zwolen County", "Партнерство"])
def test_a_partnership_is_found_under_its_translated_names(query: str) -> None:
    partnership = a_partnership()
    translated(partnership, official_name="Partnership of Zwolen County")
    translated_into(Language.UKRAINIAN, partnership, {"short_name": "Партнерство повіту"})

    assert [hit.object_id for hit in search(query).hits] == [partnership.pk]


def test_a_rebuilt_index_knows_translated_names_too() -> None:
    partnership = a_partnership()
    translated(partnership, official_name="Partnership of Zwolen County")

    rebuild(document for kind in registry.known() for document in kind.documents())

    assert [hit.object_id for hit in search("Zwolen County").hits] == [partnership.pk]
