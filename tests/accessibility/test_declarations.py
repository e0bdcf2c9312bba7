"""Statements: versions, languages, reviews, and the rule watch that reads them."""

from datetime import date
from typing import Any

import pytest

from spoiwo.accessibility import selectors, services
from spoiwo.accessibility.models import Declaration
from spoiwo.accessibility.services import WordsDraft
from spoiwo.accessibility.states import Form, Language, Method
from spoiwo.audit.models import LogEntry
from spoiwo.common.exceptions import BadInput, ConcurrentChange, NotAllowed
from spoiwo.duties.models import Duty
from spoiwo.duties.selectors import years_under_watch
from spoiwo.duties.services import take_usual_rules
from spoiwo.duties.states import Kind
from spoiwo.partnerships.models import Partnership
from tests.cast import Cast
from tests.factories.accessibility import SYSTEM, WORDS, a_declaration, a_declaration_draft, an_introduction

TODAY = date(2026, 5, 8)
ENGLISH = WordsDraft("No steps.", "An interpreter.")


def test_a_new_version_leaves_the_earlier_ones_readable(home: Partnership) -> None:
    first = a_declaration(home)
    second = a_declaration(home, after=1, change="Nowy telefon", contact_phone="48 111")

    assert [row.number for row in selectors.versions(home)] == [2, 1]
    assert selectors.current(home) == second
    assert selectors.version(home, 1).contact_phone == first.contact_phone


def test_two_versions_made_from_the_same_one_are_not_both_published(home: Partnership) -> None:
    a_declaration(home)

    with pytest.raises(ConcurrentChange):
        a_declaration(home)
    assert Declaration.objects.count() == 1


def test_a_translation_comes_along_and_is_marked_when_the_polish_words_change(home: Partnership) -> None:
    first = a_declaration(home)
    services.translate_declaration(actor=SYSTEM, declaration=first, language=Language.EN, draft=ENGLISH)

    second = a_declaration(home, after=1, contact_phone="48 111")
    assert not selectors.words_by_language(second)["en"].is_outdated

    third = a_declaration(
        home, after=2, words=WordsDraft("Podjazd.", WORDS.communication, barriers=WORDS.barriers)
    )
    assert selectors.words_by_language(third)["en"].is_outdated
    assert selectors.said_in(third, "en").words.architecture == "No steps."
    assert selectors.said_in(third, "uk").words.architecture == "Podjazd."


def test_only_the_version_in_force_is_translated_and_reviewed(home: Partnership) -> None:
    first = a_declaration(home)
    a_declaration(home, after=1)

    with pytest.raises(ConcurrentChange):
        services.confirm_review(actor=SYSTEM, declaration=first, on=TODAY)
    with pytest.raises(ConcurrentChange):
        services.translate_declaration(actor=SYSTEM, declaration=first, language=Language.EN, draft=ENGLISH)


def test_a_review_counts_for_later_versions_too(home: Partnership) -> None:
    first = a_declaration(home)
    services.confirm_review(actor=SYSTEM, declaration=first, on=date(2026, 3, 12))
    # Pressed twice, it is one review.
    services.confirm_review(actor=SYSTEM, declaration=first, on=date(2026, 3, 12))
    second = a_declaration(home, after=1, contact_phone="48 111")

    assert selectors.reviewed_on(second) == date(2026, 3, 12)
    assert len(selectors.reviews_of(second)) == 1
    assert not [line for line in selectors.missing(home, TODAY) if "review" in line]


@pytest.mark.parametrize("on", [date(2025, 3, 9), date(2026, 5, 9)])
def test_a_review_is_neither_before_the_statement_nor_ahead(home: Partnership, on: date) -> None:
    made = a_declaration(home)

    with pytest.raises(BadInput):
        services.confirm_review(actor=SYSTEM, declaration=made, on=on)


@pytest.mark.parametrize(
    ("fields", "field"),
    [
        ({"site_updated_on": date(2019, 6, 2)}, "site_updated_on"),
        ({"site_updated_on": date(2026, 5, 9)}, "site_updated_on"),
        ({"prepared_on": date(2026, 5, 9)}, "prepared_on"),
        ({"method": Method.AUDITOR}, "auditor"),
    ],
)
def test_a_statement_that_cannot_be_true_is_refused(
    home: Partnership, fields: dict[str, Any], field: str
) -> None:
    with pytest.raises(BadInput) as refusal:
        a_declaration(home, **fields)

    assert refusal.value.field == field


def test_the_secretariat_keeps_its_own_statement_and_the_operator_that_of_the_installation(
    home: Partnership, cast: Cast
) -> None:
    for actor, place in ((cast.neighbour, home), (cast.auditor, home), (cast.officer, None)):
        with pytest.raises(NotAllowed):
            services.publish_declaration(actor=actor, partnership=place, draft=a_declaration_draft(), after=0)
    services.publish_declaration(actor=cast.officer, partnership=home, draft=a_declaration_draft(), after=0)
    services.publish_declaration(actor=cast.operator, partnership=None, draft=a_declaration_draft(), after=0)

    rows = LogEntry.objects.filter(action="accessibility.declaration.published").order_by("pk")
    assert list(rows.values_list("partnership_id", flat=True)) == [home.pk, None]


def test_what_is_missing_is_said_in_words(home: Partnership) -> None:
    assert "covers the pages" in selectors.missing(home, TODAY)[0]
    assert "has no accessibility statement" in selectors.missing(None, TODAY)[0]
    a_declaration(home)

    told = " ".join(selectors.missing(home, TODAY))
    assert "late: it was due by 31 March" in told
    assert "due by 31 March" in " ".join(selectors.missing(home, date(2026, 3, 31)))
    assert "English" in told
    assert "easy-to-read" in told


def test_a_film_in_sign_language_needs_its_address_and_its_text(home: Partnership) -> None:
    with pytest.raises(BadInput):
        an_introduction(home, Form.SIGN)
    with pytest.raises(BadInput):
        an_introduction(home, Form.EASY, text=" ")
    an_introduction(home)
    with pytest.raises(ConcurrentChange):
        an_introduction(home, text="Inaczej.")
    assert an_introduction(home, text="Inaczej.", version=1).version == 2


def _evidence(home: Partnership, day: date) -> list[date]:
    duty = Duty.objects.get(partnership=home, kind=Kind.ACCESSIBILITY)
    years = years_under_watch(duty, day)
    return sorted(proof.day for year in years for finding in year.findings for proof in finding.term.evidence)


def test_the_rule_watch_takes_a_review_as_evidence(home: Partnership) -> None:
    take_usual_rules(actor=SYSTEM, partnership=home, since=date(2024, 1, 1))
    site = a_declaration(None)
    services.confirm_review(actor=SYSTEM, declaration=site, on=date(2026, 2, 3))
    # Nothing of its own: the statement of the installation covers it.
    assert _evidence(home, TODAY) == [date(2025, 3, 10), date(2026, 2, 3)]

    own = a_declaration(home, prepared_on=date(2026, 1, 5))
    assert _evidence(home, TODAY) == [date(2025, 3, 10), date(2026, 1, 5)]
    services.confirm_review(actor=SYSTEM, declaration=own, on=date(2026, 3, 30))
    assert date(2026, 3, 30) in _evidence(home, TODAY)
