"""Bodies and terms: founded, described, ended, undone."""

from datetime import date

import pytest
from django.db import IntegrityError, transaction
from django_scopes import ScopeError, scope

from spoiwo.audit.models import LogEntry
from spoiwo.common.actors import SystemActor, Visitor
from spoiwo.common.exceptions import BadInput, ConcurrentChange, NotAllowed, NotFound, WrongState
from spoiwo.councils import selectors, services
from spoiwo.councils.models import Body, NumberSequence, Term
from spoiwo.councils.states import BodyKind, EndReason, NumberedKind
from spoiwo.partnerships.models import Partnership
from tests.factories.councils import a_body, a_member, a_term
from tests.factories.partnerships import a_partnership
from tests.factories.registry import an_organization

SYSTEM = SystemActor("tests")
LAST = date(2017, 12, 31)
AFTER = date(2018, 1, 1)


def test_a_body_exists_from_its_first_day_to_its_last(partnership: Partnership) -> None:
    body = a_body(partnership, since=date(2015, 5, 14))
    services.end_body(actor=SYSTEM, body=body, last_day=LAST)

    days = [date(2015, 5, 13), date(2015, 5, 14), LAST, AFTER]

    assert [selectors.body_on(body, day).is_running for day in days] == [False, True, True, False]


def test_two_bodies_of_one_name_are_refused_in_words(partnership: Partnership) -> None:
    a_body(partnership)

    with pytest.raises(BadInput, match="Another body"):
        a_body(partnership)


def test_an_external_body_names_who_runs_it(partnership: Partnership) -> None:
    with pytest.raises(BadInput, match="which institution"):
        a_body(partnership, kind=BodyKind.EXTERNAL)

    assert a_body(partnership, kind=BodyKind.EXTERNAL, run_by=an_organization()).is_external


def test_a_body_is_not_a_part_of_itself(partnership: Partnership) -> None:
    above = a_body(partnership, "Komitet")
    below = a_body(partnership, "Grupa", parent=above)
    draft = services.BodyDraft(kind=BodyKind.TEAM, name="Komitet", parent=below)

    with pytest.raises(BadInput, match="part of itself"):
        services.edit_body(actor=SYSTEM, body=above, draft=draft, version=above.version)


def test_a_stale_description_does_not_overwrite_a_newer_one(partnership: Partnership) -> None:
    body = a_body(partnership)
    draft = services.BodyDraft(kind=BodyKind.COUNCIL, name="Rada", tasks="doradza")
    services.edit_body(actor=SYSTEM, body=body, draft=draft, version=1)

    with pytest.raises(ConcurrentChange):
        services.edit_body(actor=SYSTEM, body=body, draft=draft, version=1)

    assert (body.name, body.tasks, body.version) == ("Rada", "doradza", 2)


def test_a_body_with_a_running_term_does_not_end(partnership: Partnership) -> None:
    term = a_term(partnership)

    with pytest.raises(BadInput, match="Close it first"):
        services.end_body(actor=SYSTEM, body=term.body, last_day=LAST)


def test_an_ending_is_taken_back_and_both_stay_in_the_book(partnership: Partnership) -> None:
    body = a_body(partnership)
    services.end_body(actor=SYSTEM, body=body, last_day=LAST)
    services.reopen_body(actor=SYSTEM, body=body, ground="pomyłka")

    assert body.valid_to is None
    told = [entry.action for entry in selectors.history(body)]
    assert sorted(told) == ["councils.body.ended", "councils.body.founded", "councils.body.reopened"]


def test_a_body_recorded_by_mistake_leaves_its_trace_in_the_book(partnership: Partnership) -> None:
    body = a_body(partnership)
    services.take_back_body(actor=SYSTEM, body=body, ground="to nie nasz organ")

    assert not Body.objects.filter(partnership=partnership).exists()
    assert LogEntry.objects.get(action="councils.body.taken_back").data["ground"] == "to nie nasz organ"


def test_a_body_with_a_term_is_not_taken_back(partnership: Partnership) -> None:
    with pytest.raises(WrongState):
        services.take_back_body(actor=SYSTEM, body=a_term(partnership).body, ground="pomyłka")


def test_who_has_no_right_founds_nothing(partnership: Partnership) -> None:
    draft = services.BodyDraft(kind=BodyKind.COUNCIL, name="Rada")
    with pytest.raises(NotAllowed):
        services.found_body(actor=Visitor(), partnership=partnership, draft=draft, since=date(2015, 1, 1))


def test_another_partnership_does_not_see_the_body(partnership: Partnership) -> None:
    body = a_body(partnership)
    other = a_partnership("sasiedzi", "Sąsiedzi")

    with scope(partnership=other):
        assert selectors.bodies_of(other, LAST) == []
        assert not Body.objects.filter(pk=body.pk).exists()
        with pytest.raises(NotFound):
            selectors.body_by_slug(other, body.slug)


def test_bodies_are_not_read_without_a_scope(partnership: Partnership) -> None:
    with scope(partnership=None), pytest.raises(ScopeError):
        Body.objects.filter(pk=1)


def test_terms_are_numbered_and_do_not_overlap(partnership: Partnership) -> None:
    first = a_term(partnership)
    with pytest.raises(BadInput, match="Close it first"):
        services.open_term(actor=SYSTEM, body=first.body, since=AFTER)

    services.close_term(actor=SYSTEM, term=first, last_day=LAST)
    second = services.open_term(actor=SYSTEM, body=first.body, since=AFTER)

    assert (first.number, second.number) == (1, 2)
    assert selectors.body_on(first.body, LAST).term == first
    assert selectors.body_on(first.body, AFTER).term == second


def test_the_database_itself_refuses_two_terms_on_a_day(partnership: Partnership) -> None:
    term = a_term(partnership)

    with pytest.raises(IntegrityError), transaction.atomic():
        Term.objects.create(body=term.body, number=9, valid_from=AFTER)


def test_closing_a_term_ends_its_seats_and_taking_it_back_fills_them_again(partnership: Partnership) -> None:
    term = a_term(partnership)
    stays, gone = a_member(term), a_member(term)
    services.vacate_seat(actor=SYSTEM, holding=gone, last_day=date(2016, 1, 1), reason=EndReason.RESIGNATION)
    services.close_term(actor=SYSTEM, term=term, last_day=LAST)
    stays.refresh_from_db()
    assert (stays.valid_to, stays.end_reason) == (AFTER, EndReason.TERM)

    services.reopen_term(actor=SYSTEM, term=term, ground="pomyłka")

    assert selectors.composition_on(term, date(2020, 1, 1)).count == 1
    gone.refresh_from_db()
    assert gone.end_reason == EndReason.RESIGNATION


def test_a_term_with_members_is_not_taken_back(partnership: Partnership) -> None:
    term = a_term(partnership)
    a_member(term)

    with pytest.raises(WrongState):
        services.take_back_term(actor=SYSTEM, term=term, ground="pomyłka")


def test_a_term_without_members_is_taken_back(partnership: Partnership) -> None:
    term = a_term(partnership)
    services.take_back_term(actor=SYSTEM, term=term, ground="pomyłka")

    assert not Term.objects.filter(body=term.body).exists()


def test_a_term_gives_out_numbers_from_one_for_each_kind(partnership: Partnership) -> None:
    term = a_term(partnership)
    resolutions = [services.next_number(term=term, kind=NumberedKind.RESOLUTION) for _one in range(3)]
    meeting = services.next_number(term=term, kind=NumberedKind.MEETING)

    assert (resolutions, meeting) == ([1, 2, 3], 1)
    assert NumberSequence.objects.filter(term=term).count() == 2


def test_a_number_is_not_lost_when_the_deed_that_asked_for_it_fails(partnership: Partnership) -> None:
    term = a_term(partnership)
    with transaction.atomic():
        services.next_number(term=term, kind=NumberedKind.RESOLUTION)
        transaction.set_rollback(True)

    assert services.next_number(term=term, kind=NumberedKind.RESOLUTION) == 1
