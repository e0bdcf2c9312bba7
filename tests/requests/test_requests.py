"""A request comes in, is answered, refused, handed over, moved, withdrawn, forgotten."""

from datetime import date, timedelta
from io import BytesIO
from typing import Any
from uuid import uuid4

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pytest_django import Settings

from spoiwo.audit.models import LogEntry
from spoiwo.common import clock
from spoiwo.common.actors import Visitor
from spoiwo.common.exceptions import BadInput, ConcurrentChange, NotAllowed, WrongState
from spoiwo.common.states import may_move
from spoiwo.files.models import StoredFile
from spoiwo.notifications.actors import LinkActor
from spoiwo.notifications.models import Message
from spoiwo.partnerships.models import Partnership
from spoiwo.partnerships.states import Stage
from spoiwo.requests import selectors, services
from spoiwo.requests.models import Case, Entry
from spoiwo.requests.selectors import CaseFilter
from spoiwo.requests.services import AnswerDraft, Upload
from spoiwo.requests.states import MOVES, Kind, Reply, State, Step, Way
from tests.cast import Cast
from tests.factories.requests import EMAIL, SYSTEM, a_case, a_draft, a_sent_case, an_answered_case

CAME = date(2026, 5, 4)
PDF = b"%PDF-1.4\n1 0 obj\n<<>>\nendobj\ntrailer\n<<>>\n%%EOF\n"


def test_a_form_gives_a_number_a_term_and_letters(cast: Cast, home: Partnership) -> None:
    with clock.frozen(CAME):
        case, link = a_sent_case(home)

    assert (str(case), case.state, case.way, case.due_on) == (
        "1/2026",
        State.OPEN,
        Way.FORM,
        date(2026, 5, 11),
    )
    mine, *office = Message.objects.order_by("pk")
    assert mine.to == [EMAIL]
    assert "Plan spotkania" not in mine.text + mine.subject
    assert {tuple(one.to) for one in office} == {
        (cast.officer.email,),
        (cast.coordinator.email,),
    }
    assert not any(EMAIL in one.text or "Plan spotkania" in one.text for one in office)
    assert link.subject_id == case.pk


def test_the_same_form_twice_is_one_request(home: Partnership) -> None:
    mark = str(uuid4())

    first = services.submit_case(actor=Visitor(), partnership=home, draft=a_draft(), mark=mark)
    second = services.submit_case(actor=Visitor(), partnership=home, draft=a_draft(), mark=mark)

    assert first == second
    assert Case.objects.count() == 1


def test_numbers_follow_each_other_within_a_year(home: Partnership) -> None:
    cases = [a_case(home), a_case(home), a_case(home, came_on=date(2025, 12, 30)), a_case(home)]

    assert [str(one) for one in cases] == ["1/2026", "2/2026", "1/2025", "3/2026"]


def test_one_address_is_not_flooded_with_confirmations(home: Partnership) -> None:
    for _number in range(5):
        a_sent_case(home)

    assert Message.objects.filter(to=[EMAIL]).count() == 3
    assert Case.objects.count() == 5


@pytest.mark.parametrize(
    ("kind", "fields", "field"),
    [
        (Kind.DIGITAL, {"subject": "  "}, "subject"),
        (Kind.ACCESS, {"subject": ""}, "subject"),
        (Kind.INFORMATION, {"text": ""}, "text"),
        (Kind.DATA, {"name": ""}, "name"),
        (Kind.DATA, {"right": "everything"}, "right"),
        (Kind.DIGITAL, {"email": ""}, "email"),
        (Kind.DIGITAL, {"reply": Reply.POST}, "address"),
        (Kind.DIGITAL, {"reply": Reply.PHONE}, "phone"),
    ],
)
def test_only_what_the_act_asks_for_is_asked(
    home: Partnership, kind: Kind, fields: dict[str, Any], field: str
) -> None:
    with pytest.raises(BadInput) as refused:
        a_case(home, kind, **fields)

    assert refused.value.field == field


def test_nobody_asks_a_partnership_without_a_page(home: Partnership) -> None:
    Partnership.objects.filter(pk=home.pk).update(stage=Stage.DIAGNOSIS)
    home.refresh_from_db()

    with pytest.raises(NotAllowed):
        a_sent_case(home)


def test_an_answer_goes_by_letter_with_its_file_and_stops_the_clock(cast: Cast, home: Partnership) -> None:
    with clock.frozen(CAME):
        case, _link = a_sent_case(home)
    uploads = tuple(Upload(BytesIO(PDF), f"{name}.pdf", len(PDF)) for name in ("plan", "mapa"))
    draft = AnswerDraft("Dodaliśmy opis.", uploads)

    with clock.frozen(date(2026, 5, 7)):
        row = services.answer_case(actor=cast.officer, case=case, draft=draft)

    case.refresh_from_db()
    assert (case.state, case.closed_on, case.was_in_time) == (State.ANSWERED, date(2026, 5, 7), True)
    assert case.closed_by == cast.officer.name
    letter = Message.objects.order_by("pk").last()
    assert letter is not None
    assert (letter.to, "Dodaliśmy opis." in letter.text) == ([EMAIL], True)
    assert [one.name for one in letter.attachments.all()] == ["plan.pdf", "mapa.pdf"]
    assert [(one.file.name, one.file.is_public) for one in row.files.all()] == [
        ("plan.pdf", False),
        ("mapa.pdf", False),
    ]


@pytest.mark.parametrize(("count", "size"), [(6, 10), (2, 20_000_000)])
def test_no_more_files_go_with_an_answer_than_a_mailbox_takes(
    cast: Cast, home: Partnership, count: int, size: int, settings: Settings
) -> None:
    settings.FILE_MAX_BYTES = 25_000_000
    case, _link = a_sent_case(home)
    uploads = tuple(Upload(BytesIO(PDF), f"plan{number}.pdf", size) for number in range(count))

    with pytest.raises(BadInput):
        services.answer_case(actor=cast.officer, case=case, draft=AnswerDraft("Opis.", uploads))

    case.refresh_from_db()
    assert (case.state, StoredFile.objects.count()) == (State.OPEN, 0)


def test_the_office_is_told_of_a_request_withdrawn_by_its_link(cast: Cast, home: Partnership) -> None:
    case, link = a_sent_case(home)
    before = Message.objects.count()

    services.withdraw_case(actor=LinkActor(link), case=case)

    told = list(Message.objects.order_by("pk")[before:])
    assert {tuple(one.to) for one in told} == {(cast.officer.email,), (cast.coordinator.email,)}
    assert all(str(case) in one.subject and EMAIL not in one.text for one in told)


def test_a_request_is_answered_once(home: Partnership) -> None:
    case = an_answered_case(home)

    with pytest.raises(NotAllowed, match="settled already"):
        services.answer_case(actor=SYSTEM, case=case, draft=AnswerDraft("Jeszcze raz."))


def test_an_answer_on_paper_is_noted_with_the_day_it_went(home: Partnership) -> None:
    case = a_case(home, reply=Reply.POST, address="Zwoleń, Rynek 1")

    with clock.frozen(date(2026, 5, 20)):
        with pytest.raises(BadInput, match="not before"):
            services.answer_case(actor=SYSTEM, case=case, draft=AnswerDraft("A", on=date(2026, 5, 3)))
        with pytest.raises(BadInput, match="not before"):
            services.answer_case(actor=SYSTEM, case=case, draft=AnswerDraft("A", on=date(2026, 5, 21)))
        services.answer_case(actor=SYSTEM, case=case, draft=AnswerDraft("A", on=date(2026, 5, 8)))

    assert case.was_in_time
    assert not Message.objects.exists()


def test_a_refusal_needs_its_reason_and_what_can_be_done_against_it(home: Partnership) -> None:
    case = a_case(home)
    for text, remedy, field in (("", "Skarga", "text"), ("Nie można", " ", "remedy")):
        with pytest.raises(BadInput) as refused:
            services.refuse_case(actor=SYSTEM, case=case, draft=AnswerDraft(text), remedy=remedy)
        assert refused.value.field == field

    services.refuse_case(actor=SYSTEM, case=case, draft=AnswerDraft("Nie można"), remedy=case.clock.remedy)

    letter = Message.objects.get()
    assert "Rzecznika Praw Obywatelskich" in letter.text
    assert case.state == State.REFUSED


def test_what_belongs_elsewhere_is_handed_over_and_the_person_told_where(home: Partnership) -> None:
    case = a_case(home, Kind.INFORMATION)
    with pytest.raises(BadInput):
        services.hand_over_case(actor=SYSTEM, case=case, to=" ", draft=AnswerDraft(""))
    case.refresh_from_db()

    services.hand_over_case(actor=SYSTEM, case=case, to="Starostwo w Zwoleniu", draft=AnswerDraft(""))

    assert (case.state, case.handed_to) == (State.HANDED_OVER, "Starostwo w Zwoleniu")
    assert "Starostwo w Zwoleniu" in Message.objects.get().text


def test_a_term_is_moved_once_in_time_and_not_beyond_the_longest(home: Partnership) -> None:
    case = a_case(home)
    with clock.frozen(date(2026, 5, 8)):
        for day in (date(2026, 5, 11), date(2026, 7, 7)):
            with pytest.raises(BadInput, match="at the latest"):
                services.extend_case(actor=SYSTEM, case=case, due_on=day, reason="Czekamy na nagranie.")
        with pytest.raises(BadInput, match="takes longer"):
            services.extend_case(actor=SYSTEM, case=case, due_on=date(2026, 6, 1), reason=" ")
        services.extend_case(actor=SYSTEM, case=case, due_on=date(2026, 7, 6), reason="Czekamy na nagranie.")
        with pytest.raises(NotAllowed, match="once already"):
            services.extend_case(actor=SYSTEM, case=case, due_on=date(2026, 7, 6), reason="Jeszcze.")

    case.refresh_from_db()
    assert (case.due_on, case.first_due_on) == (date(2026, 7, 6), date(2026, 5, 11))
    assert "Czekamy na nagranie." in Message.objects.get().text


def test_a_term_that_has_passed_is_not_moved(home: Partnership) -> None:
    case = a_case(home)

    with clock.frozen(date(2026, 5, 12)), pytest.raises(NotAllowed, match="has passed"):
        services.extend_case(actor=SYSTEM, case=case, due_on=date(2026, 6, 1), reason="Za późno.")


def test_another_kind_sets_the_clock_anew(home: Partnership) -> None:
    case = a_case(home)

    draft = a_draft(Kind.INFORMATION)
    services.correct_case(actor=SYSTEM, case=case, draft=draft, way=Way.EMAIL, came_on=CAME)

    case.refresh_from_db()
    assert (case.kind, case.way, case.due_on) == (Kind.INFORMATION, Way.EMAIL, date(2026, 5, 18))


def test_the_person_adds_words_and_withdraws_by_the_link_of_this_request_alone(home: Partnership) -> None:
    case, link = a_sent_case(home)
    other, _link = a_sent_case(home)

    services.add_to_case(actor=LinkActor(link), case=case, text="Chodzi o plan z maja.")
    services.add_to_case(actor=LinkActor(link), case=case, text="Chodzi o plan z maja.")
    with pytest.raises(NotAllowed, match="another request"):
        services.add_to_case(actor=LinkActor(link), case=other, text="Nie moje.")
    with pytest.raises(NotAllowed, match="another request"):
        services.withdraw_case(actor=LinkActor(link), case=other)
    services.withdraw_case(actor=LinkActor(link), case=case)

    assert [row.step for row in selectors.entries_of(case)] == [Step.ADDED, Step.WITHDRAWN]
    with pytest.raises(NotAllowed, match="settled"):
        services.add_to_case(actor=LinkActor(link), case=case, text="Jednak chcę.")


def test_what_was_settled_by_mistake_waits_again(home: Partnership) -> None:
    case = an_answered_case(home)

    services.reopen_case(actor=SYSTEM, case=case, ground="Odpowiedź na inny wniosek.")

    case.refresh_from_db()
    assert (case.state, case.closed_on) == (State.OPEN, None)
    assert [row.step for row in selectors.entries_of(case)] == [Step.ANSWERED, Step.REOPENED]


@given(st.sampled_from(State), st.sampled_from(State))
def test_only_what_waits_is_settled_and_only_what_is_settled_waits_again(old: State, new: State) -> None:
    assert may_move(MOVES, old, new) == ((old == State.OPEN) != (new == State.OPEN))


@pytest.mark.parametrize(
    "who", ["leader", "council_member", "representative", "auditor", "neighbour", "newcomer"]
)
def test_only_the_secretariat_and_the_coordinator_deal_with_requests(
    cast: Cast, home: Partnership, who: str
) -> None:
    actor, case = getattr(cast, who), a_case(home)

    for deed in (
        lambda: services.answer_case(actor=actor, case=case, draft=AnswerDraft("A")),
        lambda: services.refuse_case(actor=actor, case=case, draft=AnswerDraft("A"), remedy="B"),
        lambda: services.hand_over_case(actor=actor, case=case, to="A", draft=AnswerDraft("B")),
        lambda: services.extend_case(actor=actor, case=case, due_on=date(2026, 6, 1), reason="A"),
        lambda: services.withdraw_case(actor=actor, case=case),
        lambda: services.forget_people(actor=actor, partnership=home),
        lambda: services.record_case(
            actor=actor, partnership=home, draft=a_draft(), way=Way.PHONE, came_on=CAME, is_confirmed=False
        ),
    ):
        with pytest.raises(NotAllowed):
            deed()


def test_the_database_knows_no_settled_request_without_a_day(home: Partnership) -> None:
    case = a_case(home)

    with pytest.raises(Exception, match="request_settled_on_a_day"):
        Case.objects.filter(pk=case.pk).update(state=State.ANSWERED)


def test_the_book_of_deeds_holds_nothing_of_the_person(home: Partnership) -> None:
    case, _link = a_sent_case(home, name="Anna Mak")
    services.answer_case(actor=SYSTEM, case=case, draft=AnswerDraft("Tajna odpowiedź"))

    for entry in LogEntry.objects.filter(action__startswith="requests."):
        told = f"{entry.object_name} {entry.data}"
        assert not any(word in told for word in (EMAIL, "Mak", "Plan spotkania", "Tajna"))


def test_old_requests_forget_whose_they_were_and_stay_in_the_register(home: Partnership) -> None:
    with clock.frozen(date(2020, 3, 2)):
        old, link = a_sent_case(home, name="Anna Mak")
        draft = AnswerDraft("Opis.", (Upload(BytesIO(PDF), "plan.pdf", len(PDF)),))
        services.answer_case(actor=SYSTEM, case=old, draft=draft)
    young = an_answered_case(home, came_on=date(2021, 1, 4))

    with clock.frozen(date(2025, 12, 31)):
        assert services.forget_people(actor=SYSTEM, partnership=home) == 0
    with clock.frozen(date(2026, 1, 1)):
        assert services.forget_people(actor=SYSTEM, partnership=home) == 1
        assert services.forget_people(actor=SYSTEM, partnership=home) == 0

    old.refresh_from_db()
    young.refresh_from_db()
    assert not any([old.name, old.email, old.subject, old.text])
    assert (str(old), old.closed_on, old.kind) == ("1/2020", date(2020, 3, 2), Kind.DIGITAL)
    assert young.email
    assert not StoredFile.objects.exists()
    assert not Entry.objects.filter(case=old).exclude(text="").exists()
    assert link.closed is not None
    with pytest.raises(NotAllowed, match="erased"):
        services.reopen_case(actor=SYSTEM, case=old, ground="Pomyłka")


def test_what_waits_comes_first_and_the_nearest_term_before_the_others(home: Partnership) -> None:
    settled = an_answered_case(home, came_on=date(2026, 5, 6))
    far = a_case(home, Kind.DATA, came_on=date(2026, 5, 4))
    near = a_case(home, Kind.DIGITAL, came_on=date(2026, 5, 5))

    assert list(selectors.cases_of(home, CaseFilter())) == [near, far, settled]
    assert list(selectors.open_cases(home)) == [near, far]
    assert list(selectors.cases_of(home, CaseFilter(state=State.ANSWERED))) == [settled]
    assert list(selectors.cases_of(home, CaseFilter(kind=Kind.DATA, year=2026))) == [far]


def test_two_officers_answering_at_once_write_one_answer(home: Partnership) -> None:
    case = a_case(home)
    stale = selectors.case_by_id(home, case.pk)

    services.answer_case(actor=SYSTEM, case=case, draft=AnswerDraft("Pierwsza."))
    with pytest.raises((NotAllowed, WrongState, ConcurrentChange)):
        services.answer_case(actor=SYSTEM, case=stale, draft=AnswerDraft("Druga."))

    assert Entry.objects.filter(case=case).count() == 1
    assert Message.objects.count() == 1


def test_an_hour_later_the_same_address_gets_letters_again(home: Partnership) -> None:
    start = clock.now()
    for minutes in (0, 1, 2, 3, 70):
        with clock.frozen(start + timedelta(minutes=minutes)):
            a_sent_case(home)

    assert Message.objects.filter(to=[EMAIL]).count() == 4
