"""From the letters to the effect: answers, steps, proofs, and the picture that says the same as its list."""

from datetime import date, timedelta
from io import BytesIO

import pytest
from django.core import mail

from spoiwo.attendance.states import CountKind
from spoiwo.common import clock
from spoiwo.common.exceptions import BadInput, NotAllowed, WrongState
from spoiwo.meetings import services as meetings
from spoiwo.meetings.states import MeetingKind
from spoiwo.notifications.models import Message
from spoiwo.partnerships.models import Partnership
from spoiwo.recommendations import rules, selectors, services
from spoiwo.recommendations.chain import MOST_IN_COLUMN, Tone
from spoiwo.recommendations.models import Evidence
from spoiwo.recommendations.selectors import due
from spoiwo.recommendations.services import AnswerDraft, EffectDraft, ProofDraft, Reach
from spoiwo.recommendations.states import Answer, Kind, Part, Proof, State, StepKind, StepState
from spoiwo.recommendations.wording import reach_words
from tests.cast import Cast
from tests.factories.meetings import a_held_meeting, a_meeting
from tests.factories.recommendations import (
    SYSTEM,
    a_recommendation,
    a_step,
    an_adopted,
    answered,
    holder_of,
    listed,
    passed_on,
    underway,
)
from tests.factories.registry import a_representative, a_signatory, an_organization

PDF = b"%PDF-1.4\n%%EOF\n"


def test_letters_go_to_everybody_listed_once_and_name_the_day(home: Partnership) -> None:
    found = an_adopted(home)
    first, outsider = listed(found), listed(found, name="", email="obcy@example.org")
    by_post = listed(found, email="")

    told = passed_on(found)

    assert {one.pk for one in told} == {first.pk, outsider.pk, by_post.pk}
    assert Message.objects.count() == 2
    found.refresh_from_db()
    assert (found.state, found.passed_on) == (State.PASSED, clock.today())
    with pytest.raises(WrongState):
        passed_on(found)


def test_an_outsider_is_listed_by_its_name_and_nobody_without_one(home: Partnership) -> None:
    found = an_adopted(home)
    draft = services.AddresseeDraft(
        part=Part.ADDRESSEE, name="Fundacja z innego regionu", email="a@example.org"
    )

    made = services.list_institution(actor=SYSTEM, recommendation=found, draft=draft)

    assert (made.organization, made.name) == (None, "Fundacja z innego regionu")
    with pytest.raises(BadInput):
        services.list_institution(
            actor=SYSTEM, recommendation=found, draft=services.AddresseeDraft(part=Part.ADDRESSEE)
        )


def test_without_an_address_the_representative_is_written_to(home: Partnership) -> None:
    organization = an_organization()
    a_signatory(home, organization)
    a_representative(home, organization, email="przedstawicielka@example.org")

    made = listed(an_adopted(home), organization, email="")

    assert made.email == "przedstawicielka@example.org"
    assert made.person_name


def test_an_institution_is_listed_once(home: Partnership) -> None:
    found, organization = an_adopted(home), an_organization()
    listed(found, organization)

    with pytest.raises(BadInput):
        listed(found, organization)


def test_nobody_is_listed_before_the_adoption(home: Partnership) -> None:
    with pytest.raises(NotAllowed):
        listed(a_recommendation(home))


def test_a_request_is_answered_and_not_carried_out(home: Partnership) -> None:
    found = an_adopted(home, kind=Kind.REQUEST)
    with pytest.raises(BadInput):
        listed(found, part=Part.ANSWERABLE)
    response = listed(found, part=Part.ADDRESSEE)
    passed_on(found)
    with pytest.raises(NotAllowed):
        services.complete_recommendation(actor=SYSTEM, recommendation=found, day=clock.today())

    answered(response, Answer.ANSWERED, "Wniosek uwzględnimy w budżecie.")
    found.refresh_from_db()
    services.complete_recommendation(actor=SYSTEM, recommendation=found, day=clock.today())

    assert found.state == State.COMPLETED
    with pytest.raises((WrongState, NotAllowed)):
        a_step(found)


def test_who_accepts_by_its_link_begins_the_implementation(home: Partnership) -> None:
    found, response = underway(home)

    assert found.state == State.UNDERWAY
    assert (response.state, response.answered_by) == (Answer.ACCEPTED, "Anna Nowak")


@pytest.mark.parametrize("answer", [Answer.DECLINED, Answer.QUESTION])
def test_a_refusal_and_a_question_need_words(home: Partnership, answer: Answer) -> None:
    found = an_adopted(home)
    response = listed(found)
    passed_on(found)

    with pytest.raises(BadInput) as refusal:
        answered(response, answer)

    assert refusal.value.field == "words"


def test_a_question_is_replied_to_and_the_answer_awaited_again(home: Partnership) -> None:
    found = an_adopted(home)
    response = listed(found)
    passed_on(found)
    answered(response, Answer.QUESTION, "Ilu uczestników?")
    assert due.questions(home).get() == response

    services.reply_question(actor=SYSTEM, response=response, reply="Do 40 osób.")

    assert response.state == Answer.ASKED
    assert "Do 40 osób." in Message.objects.latest("pk").text
    answered(response)
    assert response.state == Answer.ACCEPTED


def test_the_link_of_one_institution_does_not_answer_for_another(home: Partnership) -> None:
    found = an_adopted(home)
    mine, theirs = listed(found), listed(found)
    passed_on(found)
    mine.refresh_from_db()
    draft = AnswerDraft(answer=Answer.ACCEPTED, answered_by="Anna Nowak")

    with pytest.raises(NotAllowed):
        services.answer_recommendation(actor=holder_of(mine), response=theirs, draft=draft)


def test_no_answer_is_taken_once_it_is_carried_out(home: Partnership) -> None:
    found, response = underway(home)
    step = a_step(found, response=response)
    services.carry_out_step(actor=SYSTEM, step=step, day=clock.today())
    services.complete_recommendation(actor=SYSTEM, recommendation=found, day=clock.today())

    with pytest.raises(NotAllowed):
        answered(response, Answer.DECLINED, "Rozmyśliliśmy się")


def test_a_reminder_carries_the_same_link_and_another_address_a_new_one(home: Partnership) -> None:
    found = an_adopted(home)
    response = listed(found)
    passed_on(found)
    response.refresh_from_db()
    first = response.link_id

    services.remind(actor=SYSTEM, response=response)
    assert response.link_id == first

    services.renew_link(actor=SYSTEM, response=response, email="inny@example.org")
    assert response.link_id != first
    assert Message.objects.count() == 3


def test_silence_past_the_day_is_on_the_desk(home: Partnership) -> None:
    found = an_adopted(home)
    response = listed(found)
    passed_on(found, days=5)

    assert not due.silent(home, clock.today() + timedelta(days=5))
    assert due.silent(home, clock.today() + timedelta(days=6)).get() == response


def test_a_step_that_is_a_training_is_done_when_the_training_is_held(home: Partnership) -> None:
    found, response = underway(home)
    training = a_meeting(home, kind=MeetingKind.TRAINING, title="Szkolenie „Arteterapia sposobem na stres”")
    step = a_step(found, title="", kind=StepKind.TRAINING, meeting=training, response=response)
    assert step.title == "Szkolenie „Arteterapia sposobem na stres”"

    meetings.hold_meeting(actor=SYSTEM, meeting=training)

    step.refresh_from_db()
    proof = Evidence.objects.get(implementation=step)
    assert (step.state, step.done_on) == (StepState.DONE, training.day)
    assert (proof.kind, proof.meeting, proof.day) == (Proof.MEETING, training, training.day)

    meetings.unhold_meeting(actor=SYSTEM, meeting=training, ground="Odbędzie się później")
    step.refresh_from_db()
    assert step.state == StepState.PLANNED
    assert not Evidence.objects.filter(implementation=step).exists()


def test_a_meeting_already_held_carries_a_step_out_at_once(home: Partnership) -> None:
    found, _response = underway(home)

    step = a_step(found, kind=StepKind.FORUM, meeting=a_held_meeting(home, kind=MeetingKind.FORUM))

    assert step.state == StepState.DONE


def test_a_late_step_is_on_the_desk_by_its_day_or_that_of_its_meeting(home: Partnership) -> None:
    found, _response = underway(home)
    tomorrow = clock.today() + timedelta(days=1)
    by_day = a_step(found, due=tomorrow)
    by_meeting = a_step(found, kind=StepKind.MEETING, meeting=a_meeting(home, day=tomorrow))

    assert not due.late_steps(home, tomorrow)
    late = due.late_steps(home, tomorrow + timedelta(days=1))
    assert set(late) == {by_day, by_meeting}
    assert all(step.is_overdue_on(tomorrow + timedelta(days=1)) for step in late)


def test_it_is_carried_out_when_no_step_waits_and_one_is_done(home: Partnership) -> None:
    found, _response = underway(home)
    with pytest.raises(NotAllowed, match="No step was carried out"):
        services.complete_recommendation(actor=SYSTEM, recommendation=found, day=clock.today())
    done, dropped = a_step(found), a_step(found, "Drugie szkolenie")
    services.carry_out_step(actor=SYSTEM, step=done, day=clock.today())
    with pytest.raises(NotAllowed, match="still planned"):
        services.complete_recommendation(actor=SYSTEM, recommendation=found, day=clock.today())

    services.drop_step(actor=SYSTEM, step=dropped, ground="Brak chętnych")
    services.complete_recommendation(actor=SYSTEM, recommendation=found, day=clock.today())

    assert (found.state, found.completed_on) == (State.COMPLETED, clock.today())
    assert due.without_effect(home).get() == found
    services.reopen_recommendation(actor=SYSTEM, recommendation=found, ground="Druga tura")
    assert found.state == State.UNDERWAY


def test_a_proof_is_exactly_what_its_kind_names(home: Partnership) -> None:
    found, _response = underway(home)
    step = a_step(found)
    for draft in (
        ProofDraft(kind=Proof.WORDS, day=clock.today()),
        ProofDraft(kind=Proof.FILE, day=clock.today(), words="Program"),
        ProofDraft(kind=Proof.ADDRESS, day=clock.today(), url="ftp://example.org/"),
        ProofDraft(kind=Proof.ADDRESS, day=clock.today(), url="javascript:alert(1)"),
        ProofDraft(kind=Proof.MEETING, day=clock.today(), meeting=a_meeting(home)),
        ProofDraft(kind=Proof.WORDS, day=clock.today() + timedelta(days=1), words="Jutro"),
    ):
        with pytest.raises(BadInput):
            services.give_proof(actor=SYSTEM, step=step, draft=draft)

    kept = services.give_proof(
        actor=SYSTEM,
        step=step,
        draft=ProofDraft(
            kind=Proof.FILE,
            day=clock.today(),
            words="Program",
            upload=BytesIO(PDF),
            upload_name="program.pdf",
        ),
    )
    assert kept.file is not None
    assert not kept.file.is_public


def test_a_proof_through_the_link_is_seen_inside_until_the_secretariat_opens_it(
    home: Partnership, cast: Cast
) -> None:
    found, response = underway(home)
    step = a_step(found, response=response)
    draft = ProofDraft(
        kind=Proof.FILE,
        day=clock.today(),
        words="Lista",
        upload=BytesIO(PDF),
        upload_name="a.pdf",
        is_public=True,
    )
    holder = holder_of(response)

    proof = services.give_proof(
        actor=holder, step=step, draft=draft, decision=rules.can_give_proof(holder, response)
    )

    assert not proof.is_public
    assert selectors.chain_of(found, public_only=True).steps[0].proofs == ()
    services.show_proof(actor=cast.officer, proof=selectors.proof_by_id(found, proof.pk), is_public=True)
    shown = selectors.chain_of(found, public_only=True).steps[0].proofs[0]
    assert shown.file is not None
    assert shown.file.is_public

    services.show_recommendation(actor=cast.officer, recommendation=found, is_public=False)
    closed = selectors.proof_by_id(found, proof.pk).file
    assert closed is not None
    assert not closed.is_public


def test_only_who_accepted_hands_proofs_in(home: Partnership) -> None:
    found, response = underway(home)
    a_step(found)
    answered(response, Answer.DECLINED, "Nie damy rady")

    assert not rules.can_give_proof(holder_of(response), response)


def test_a_removed_proof_takes_its_file_along(home: Partnership, cast: Cast) -> None:
    found, _response = underway(home)
    draft = ProofDraft(
        kind=Proof.FILE, day=clock.today(), words="Lista", upload=BytesIO(PDF), upload_name="a.pdf"
    )
    proof = services.give_proof(actor=SYSTEM, step=a_step(found), draft=draft)

    services.remove_proof(actor=cast.officer, proof=selectors.proof_by_id(found, proof.pk), ground="Zły plik")

    assert not Evidence.objects.exists()


def test_an_effect_says_whom_it_reached_counted_or_in_the_words_of_its_source(home: Partnership) -> None:
    found, _response = underway(home)
    draft = EffectDraft(
        sentence="Pracownicy znają arteterapię.",
        day=clock.today(),
        people=Reach(count=150, kind=CountKind.ESTIMATE, wording="blisko 150 osób"),
        institutions=Reach(count=12),
    )

    effect = services.record_effect(actor=SYSTEM, partnership=home, draft=draft, recommendation=found)

    assert (effect.year, effect.order) == (2016, 1)
    assert reach_words(effect) == "blisko 150 osób, 12 institutions"
    general = services.record_effect(
        actor=SYSTEM, partnership=home, draft=EffectDraft(sentence="Lepsza współpraca.", day=clock.today())
    )
    assert general.order == 2
    assert selectors.effects_of(home, 2016) == [general, effect]


@pytest.mark.parametrize(
    "reach", [Reach(count=-1), Reach(count=20_000_000), Reach(wording="blisko 150 osób")]
)
def test_a_number_that_is_none_is_refused(home: Partnership, reach: Reach) -> None:
    with pytest.raises(BadInput):
        services.record_effect(
            actor=SYSTEM,
            partnership=home,
            draft=EffectDraft(sentence="Efekt", day=clock.today(), people=reach),
        )


def test_the_effect_of_what_is_closed_to_the_public_is_closed_too(home: Partnership) -> None:
    hidden = an_adopted(home, is_public=False)
    draft = EffectDraft(sentence="Efekt", day=clock.today())
    services.record_effect(actor=SYSTEM, partnership=home, draft=draft, recommendation=hidden)

    assert selectors.effects_of(home, public_only=True) == []


def test_the_picture_has_the_numbers_of_the_list_and_ends_a_long_column_in_a_sum(home: Partnership) -> None:
    found, response = underway(home)
    step = a_step(found, response=response)
    services.carry_out_step(actor=SYSTEM, step=step, day=clock.today())
    a_step(found, "Drugi krok", due=date(2017, 1, 1))
    draft = EffectDraft(sentence="Efekt", day=clock.today())
    services.record_effect(actor=SYSTEM, partnership=home, draft=draft, recommendation=found)

    chain = selectors.chain_of(found)

    numbers = [
        *(one.number for one in chain.answers),
        *(one.number for one in chain.steps),
        *(one.number for one in chain.effects),
    ]
    assert numbers == [2, 3, 4, 5]
    assert [circle.words for circle in chain.picture.circles] == ["1", "2", "3", "4", "5"]
    assert [circle.tone for circle in chain.picture.circles][3] == Tone.WAITING
    # Text to institution, institution to its step, text to the step of nobody, done step to effect.
    assert len(chain.picture.lines) == 4

    for _more in range(MOST_IN_COLUMN):
        listed(found)
    picture = selectors.chain_of(found).picture
    assert [one.words for one in picture.circles if one.words.startswith("+")] == ["+2"]


def test_the_chain_is_read_in_four_queries_however_long(
    home: Partnership, django_assert_num_queries: object
) -> None:
    found, response = underway(home)
    for _more in range(6):
        step = a_step(found, response=response)
        draft = ProofDraft(kind=Proof.WORDS, day=clock.today(), words="Odbyło się")
        services.give_proof(actor=SYSTEM, step=step, draft=draft)
        listed(found)

    with django_assert_num_queries(4):  # type: ignore[operator]  # the fixture
        _touch(selectors.chain_of(found))


def _touch(chain: object) -> None:
    """Read everything a page shows."""
    assert chain.picture.circles  # type: ignore[attr-defined]  # a chain
    for one in chain.steps:  # type: ignore[attr-defined]  # a chain
        assert [str(proof) for proof in one.proofs]
    assert not mail.outbox
