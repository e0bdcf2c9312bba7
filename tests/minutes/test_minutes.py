"""Minutes: drawn up from what was recorded, corrected in view, approved at the next meeting, sealed."""

from datetime import date, timedelta

import pytest
from django.db import IntegrityError, connection, transaction

from spoiwo.attendance.models import Participant
from spoiwo.attendance.states import Mark
from spoiwo.common import clock
from spoiwo.common.exceptions import BadInput, ConcurrentChange, NotAllowed, WrongState
from spoiwo.common.remarks import RemarkState
from spoiwo.decisions import services as decisions
from spoiwo.documents.frozen import fingerprint
from spoiwo.documents.render import to_docx, to_html, to_odt, to_pdf
from spoiwo.meetings import services as meetings
from spoiwo.meetings.models import AgendaItem, Meeting
from spoiwo.meetings.states import State as MeetingState
from spoiwo.minutes import papers, selectors, services
from spoiwo.minutes.content import decoded, encoded
from spoiwo.minutes.models import Amendment, Minutes, Section
from spoiwo.minutes.services import SectionChanged
from spoiwo.minutes.states import State
from spoiwo.notifications.actors import LinkActor
from spoiwo.notifications.models import Message, PersonalLink
from spoiwo.partnerships.models import Partnership
from spoiwo.voting.counting import Choice
from spoiwo.voting.states import Secrecy
from tests.cast import Cast
from tests.factories.decisions import a_motion, a_resolution, a_task, an_open_motion
from tests.factories.meetings import DAY, a_meeting, a_vote_item
from tests.factories.minutes import SYSTEM, a_session, the_minutes_of, written

TOKEN = "formularz-1234567890"


def words(minutes: Minutes, *, is_public: bool = False) -> str:
    return to_html(papers.minutes_paper(minutes, is_public=is_public)).replace("\u00a0", " ")


def approving(meeting: Meeting) -> AgendaItem | None:
    found: AgendaItem | None = AgendaItem.objects.filter(approves=meeting).order_by("-pk").first()
    return found


def follow(meeting: Meeting, following: Meeting) -> None:
    """Let the same people come to the following meeting."""
    for row in Participant.objects.filter(meeting=meeting):
        Participant.objects.create(
            meeting=following,
            capacity=row.capacity,
            organization=row.organization,
            organization_name=row.organization_name,
            name=row.name,
            is_chair=row.is_chair,
            order=row.order,
            mark=Mark.PRESENT,
            marked_at=clock.now(),
        )


def test_minutes_begin_with_what_was_recorded(home: Partnership) -> None:
    meeting = a_session(home)
    item = a_vote_item(meeting)
    resolution = a_resolution(home, item=item)
    motion = a_motion(meeting, item=item)
    decisions.attach_motion(actor=SYSTEM, resolution=resolution, motion=motion)
    decisions.open_motion(actor=SYSTEM, motion=motion)
    decisions.raise_hands(actor=SYSTEM, motion=motion, said={}, rest=Choice.YES, token=TOKEN)
    decisions.close_motion(actor=SYSTEM, motion=motion)
    a_task(meeting, item=item, due=date(2016, 12, 1))
    minutes = the_minutes_of(meeting)
    written(minutes, "Przewodnicząca przedstawiła plan.\n\nWywiązała się dyskusja.", item)

    said = words(minutes)

    for wanted in (
        "Instytucja 05",
        "Osoba 01, dyrektor",
        "Przewodnicząca przedstawiła plan.",
        "Wywiązała się dyskusja.",
        "Za: 5, przeciw: 0, wstrzymało się: 0.",
        "1/2016 w sprawie przyjęcia planu działania na 2017 rok",
        "Przygotować wykaz dobrych praktyk",
        "1 grudnia 2016 r.",
        "10.00–13.00",
    ):
        assert wanted in said, wanted


def test_minutes_say_that_a_vote_was_secret(home: Partnership) -> None:
    meeting = a_session(home)
    for secrecy in (Secrecy.SECRET, Secrecy.OPEN):
        motion = an_open_motion(meeting, text=f"Wniosek ({secrecy})", secrecy=secrecy)
        decisions.close_motion(actor=SYSTEM, motion=motion)

    assert words(the_minutes_of(meeting)).count("Głosowanie było tajne.") == 1


def test_what_is_recorded_later_enters_a_draft_by_itself(home: Partnership) -> None:
    meeting = a_session(home)
    minutes = the_minutes_of(meeting)
    assert "Rozesłać komunikat" not in words(minutes)

    a_task(meeting, "Rozesłać komunikat")

    assert "Rozesłać komunikat" in words(minutes)


def test_no_mark_is_never_present(home: Partnership) -> None:
    meeting = a_session(home)
    Participant.objects.filter(meeting=meeting).update(mark="", marked_at=None)

    record = selectors.record_of(the_minutes_of(meeting))

    assert papers.quorum_sentences(record) == ["0 of 5 institutions entitled to vote were present."]


def test_minutes_are_drawn_up_once_and_only_of_a_meeting_that_took_place(home: Partnership) -> None:
    ahead, held = a_meeting(home, day=date(2017, 1, 5)), a_session(home)

    with pytest.raises(WrongState, match="marked as held"):
        the_minutes_of(ahead)
    the_minutes_of(held)
    with pytest.raises(WrongState, match="already"):
        the_minutes_of(held)
    with pytest.raises(WrongState, match="so it took place"):
        meetings.unhold_meeting(actor=SYSTEM, meeting=held, ground="pomyłka")


def test_two_officers_in_one_section_lose_nothing(home: Partnership, cast: Cast) -> None:
    meeting = a_session(home)
    minutes, item = the_minutes_of(meeting), a_vote_item(meeting)
    services.write_section(actor=cast.officer, minutes=minutes, item=item, text="Wersja Olgi.", version=0)

    with pytest.raises(SectionChanged) as conflict:
        services.write_section(
            actor=cast.coordinator, minutes=minutes, item=item, text="Wersja Katarzyny.", version=0
        )

    assert conflict.value.theirs.text == "Wersja Olgi."
    assert "Olga" in str(conflict.value)
    services.write_section(
        actor=cast.coordinator,
        minutes=minutes,
        item=item,
        text="Wersja Olgi. Wersja Katarzyny.",
        version=conflict.value.theirs.version,
    )
    assert Section.objects.get(minutes=minutes, item=item).version == 2


def test_two_officers_in_two_sections_do_not_meet(home: Partnership, cast: Cast) -> None:
    meeting = a_session(home)
    minutes, item = the_minutes_of(meeting), a_vote_item(meeting)

    services.write_section(actor=cast.officer, minutes=minutes, item=None, text="Otwarcie.", version=0)
    services.write_section(actor=cast.coordinator, minutes=minutes, item=item, text="Przebieg.", version=0)
    same = services.write_section(actor=cast.officer, minutes=minutes, item=item, text="Przebieg.", version=0)

    assert same.version == 1


def test_the_head_is_not_overwritten_unseen(home: Partnership) -> None:
    minutes = the_minutes_of(a_session(home))
    draft = services.FactsDraft(chair="Anna Nowak")
    services.describe_minutes(actor=SYSTEM, minutes=minutes, draft=draft, version=1)

    with pytest.raises(ConcurrentChange):
        services.describe_minutes(actor=SYSTEM, minutes=minutes, draft=draft, version=1)


def test_minutes_reach_those_who_were_present_and_nobody_else(home: Partnership) -> None:
    meeting = a_session(home)
    Participant.objects.filter(meeting=meeting, organization_name="Instytucja 05").update(mark=Mark.EXCUSED)
    minutes = the_minutes_of(meeting)

    sent = services.send_for_remarks(actor=SYSTEM, minutes=minutes)

    assert sent == 4
    assert "osoba05@example.org" not in {message.to[0] for message in Message.objects.all()}
    meeting.refresh_from_db()
    assert (minutes.state, meeting.state) == (State.REMARKS, MeetingState.MINUTES)


def test_a_remark_is_accepted_with_a_visible_amendment_or_refused_with_a_reason(home: Partnership) -> None:
    meeting = a_session(home)
    minutes, item = the_minutes_of(meeting), a_vote_item(meeting)
    written(minutes, "Dyrektor Nowak przedstawił plan.", item)
    services.send_for_remarks(actor=SYSTEM, minutes=minutes)
    link = PersonalLink.objects.first()
    assert link is not None
    first = services.add_remark(actor=LinkActor(link), minutes=minutes, item=item, text="Dyrektorka Nowak.")
    second = services.add_remark(actor=LinkActor(link), minutes=minutes, text="Za długi.")

    with pytest.raises(WrongState, match="without an answer"):
        services.give_for_approval(actor=SYSTEM, minutes=minutes)
    services.answer_remark(
        actor=SYSTEM,
        remark=first,
        is_accepted=True,
        answer="oczywista omyłka",
        text="Dyrektorka Nowak przedstawiła plan.",
        version=1,
    )
    with pytest.raises(BadInput, match="not accepted"):
        services.answer_remark(actor=SYSTEM, remark=second, is_accepted=False)
    services.answer_remark(actor=SYSTEM, remark=second, is_accepted=False, answer="Zapis jest zwięzły.")

    amendment = Amendment.objects.get()
    assert (amendment.old, amendment.new) == (
        "Dyrektor Nowak przedstawił plan.",
        "Dyrektorka Nowak przedstawiła plan.",
    )
    assert (first.state, second.state) == (RemarkState.ACCEPTED, RemarkState.REFUSED)
    assert "oczywista omyłka" in words(minutes)


def test_a_correction_after_sending_needs_its_reason(home: Partnership) -> None:
    minutes = the_minutes_of(a_session(home))
    written(minutes, "Otwarto posiedzenie.")
    services.send_for_remarks(actor=SYSTEM, minutes=minutes)

    with pytest.raises(BadInput, match="why the text changes"):
        written(minutes, "Otwarto posiedzenie o 10.")
    written(minutes, "Otwarto posiedzenie o 10.", why="dopisano godzinę")

    assert Amendment.objects.get().why == "dopisano godzinę"


def test_remarks_are_taken_only_within_the_time_set(home: Partnership) -> None:
    minutes = the_minutes_of(a_session(home))
    services.send_for_remarks(actor=SYSTEM, minutes=minutes, days=3)
    link = PersonalLink.objects.first()
    assert link is not None

    with clock.frozen(clock.now() + timedelta(days=4)), pytest.raises(NotAllowed, match="time for remarks"):
        services.add_remark(actor=LinkActor(link), minutes=minutes, text="Spóźniona uwaga.")


def test_the_approval_appears_when_the_next_meeting_was_planned_before(home: Partnership) -> None:
    meeting, following = a_session(home), a_meeting(home)
    minutes = the_minutes_of(meeting)
    assert approving(meeting) is None

    services.give_for_approval(actor=SYSTEM, minutes=minutes)

    item = approving(meeting)
    assert item is not None
    assert item.meeting == following
    assert "Przyjęcie protokołu" in item.title


def test_the_approval_appears_when_the_next_meeting_is_planned_after(home: Partnership) -> None:
    meeting = a_session(home)
    services.send_for_remarks(actor=SYSTEM, minutes=the_minutes_of(meeting))

    following = a_meeting(home)

    item = approving(meeting)
    assert item is not None
    assert item.meeting == following
    assert AgendaItem.objects.filter(approves=meeting).count() == 1


def test_the_approval_moves_on_when_the_next_meeting_is_called_off(home: Partnership) -> None:
    meeting, off, later = a_session(home), a_meeting(home), a_meeting(home, day=date(2017, 2, 3))
    services.give_for_approval(actor=SYSTEM, minutes=the_minutes_of(meeting))

    meetings.cancel_meeting(actor=SYSTEM, meeting=off, ground="choroba")

    item = approving(meeting)
    assert item is not None
    assert item.meeting == later


def test_minutes_voted_at_the_next_meeting_are_sealed_by_the_close(home: Partnership) -> None:
    meeting, following = a_session(home), a_meeting(home)
    follow(meeting, following)
    minutes = the_minutes_of(meeting)
    written(minutes, "Otwarto posiedzenie.")
    services.give_for_approval(actor=SYSTEM, minutes=minutes)
    motion = an_open_motion(following, text="Przyjęcie protokołu", item=approving(meeting))
    decisions.raise_hands(actor=SYSTEM, motion=motion, said={}, rest=Choice.YES, token=TOKEN)

    decisions.close_motion(actor=SYSTEM, motion=motion)

    minutes.refresh_from_db()
    meeting.refresh_from_db()
    assert (minutes.state, meeting.state) == (State.APPROVED, MeetingState.CLOSED)
    assert minutes.approving_motion == motion
    assert selectors.seal_of(minutes).is_whole
    assert "18 listopada 2016 r." in words(minutes)
    with pytest.raises(WrongState, match="sealed"):
        decisions.annul_motion(actor=SYSTEM, motion=motion, ground="pomyłka")


def test_a_rejected_approval_leaves_the_minutes_waiting(home: Partnership) -> None:
    meeting, following = a_session(home), a_meeting(home)
    follow(meeting, following)
    minutes = the_minutes_of(meeting)
    services.give_for_approval(actor=SYSTEM, minutes=minutes)
    motion = an_open_motion(following, text="Przyjęcie protokołu", item=approving(meeting))
    decisions.raise_hands(actor=SYSTEM, motion=motion, said={}, rest=Choice.NO, token=TOKEN)

    decisions.close_motion(actor=SYSTEM, motion=motion)

    minutes.refresh_from_db()
    assert minutes.state == State.GIVEN


def sealed(home: Partnership) -> Minutes:
    meeting = a_session(home)
    item = a_vote_item(meeting)
    a_meeting(home)
    minutes = the_minutes_of(meeting)
    written(minutes, "Przedstawiono plan.", item)
    services.give_for_approval(actor=SYSTEM, minutes=minutes)
    found = approving(meeting)
    assert found is not None
    services.approve_minutes(actor=SYSTEM, minutes=minutes, item=found, words="Protokół przyjęto bez uwag.")
    return selectors.minutes_by_id(home, minutes.pk)


def test_what_changes_after_the_seal_changes_nothing_in_the_minutes(home: Partnership) -> None:
    minutes = sealed(home)
    before = words(minutes)

    Participant.objects.filter(meeting=minutes.meeting).update(
        organization_name="Inna nazwa", mark=Mark.ABSENT
    )
    a_task(minutes.meeting, "Zadanie po fakcie")

    assert words(minutes) == before
    assert "Protokół przyjęto bez uwag." in before


def test_sealed_minutes_take_only_amendments_beside_them(home: Partnership) -> None:
    minutes = sealed(home)
    item = minutes.meeting.items.filter(kind="vote").first()

    with pytest.raises(NotAllowed, match="sealed"):
        written(minutes, "Coś innego.", item)
    services.amend_sealed(
        actor=SYSTEM,
        minutes=minutes,
        item=item,
        old="Przedstawiono plan.",
        new="Przyjęto plan.",
        why="omyłka",
    )

    assert selectors.seal_of(minutes).is_whole
    said = words(minutes)
    assert "Przedstawiono plan." in said
    assert "Przyjęto plan." in said


def test_the_database_refuses_to_touch_sealed_minutes(home: Partnership) -> None:
    minutes = sealed(home)

    for change in (
        lambda: Minutes.objects.filter(pk=minutes.pk).update(chair="Ktoś"),
        lambda: Section.objects.filter(minutes=minutes).update(text="Coś"),
        lambda: Section.objects.filter(minutes=minutes).delete(),
        lambda: Section.objects.create(minutes=minutes, text="Nowa"),
    ):
        with pytest.raises(IntegrityError, match="sealed"), transaction.atomic():
            change()


def test_the_seal_tells_when_somebody_altered_the_record_past_the_database(home: Partnership) -> None:
    minutes = sealed(home)
    assert minutes.content is not None
    altered = minutes.content | {"head": minutes.content["head"] | {"title": "Inny tytuł"}}
    with connection.cursor() as cursor:
        cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")
        cursor.execute("ALTER TABLE minutes_minutes DISABLE TRIGGER minutes_are_sealed")
        Minutes.objects.filter(pk=minutes.pk).update(content=altered)
        cursor.execute("ALTER TABLE minutes_minutes ENABLE TRIGGER minutes_are_sealed")

    seal = selectors.seal_of(selectors.minutes_by_id(home, minutes.pk))

    assert (seal.is_content_whole, seal.is_file_whole, seal.is_whole) == (False, True, False)


def test_frozen_content_is_read_back_to_the_last_word(home: Partnership) -> None:
    meeting = a_session(home)
    a_task(meeting, due=DAY)
    frozen = papers.composed(the_minutes_of(meeting))

    again = decoded(encoded(frozen))

    assert again == frozen
    assert fingerprint(encoded(again)) == fingerprint(encoded(frozen))


def test_the_public_paper_names_no_person_and_has_no_line_to_sign(home: Partnership) -> None:
    minutes = sealed(home)

    inner, public = words(minutes), words(minutes, is_public=True)

    assert "Osoba 02" in inner
    assert "Osoba 02" not in public
    assert "Instytucja 02" in public
    assert "@" not in public


def test_an_excerpt_has_one_item_only(home: Partnership) -> None:
    minutes = sealed(home)
    item = minutes.meeting.items.filter(kind="vote").first()
    assert item is not None
    paper = papers.excerpt_paper(minutes, item.pk)
    assert paper is not None

    said = to_html(paper)

    assert "Przedstawiono" in said
    assert "Osoba 02" not in said
    assert papers.excerpt_paper(minutes, 999_999) is None


@pytest.mark.parametrize("write", [to_docx, to_odt, to_pdf])
def test_minutes_come_as_files(home: Partnership, write: object) -> None:
    meeting = a_session(home)

    content = write(papers.minutes_paper(the_minutes_of(meeting)))  # type: ignore[operator]  # one of three writers

    assert content[:4] in {b"PK\x03\x04", b"%PDF"}


def test_only_the_office_writes_minutes(home: Partnership, cast: Cast) -> None:
    meeting = a_session(home)

    for actor in (cast.leader, cast.representative, cast.auditor, cast.neighbour):
        with pytest.raises(NotAllowed):
            services.draw_up(actor=actor, meeting=meeting)
    minutes = services.draw_up(actor=cast.officer, meeting=meeting)
    assert minutes.taker == cast.officer.actor_name


def test_minutes_taken_back_are_written_again(home: Partnership) -> None:
    meeting = a_session(home)
    minutes = the_minutes_of(meeting)
    services.send_for_remarks(actor=SYSTEM, minutes=minutes)

    services.take_back_minutes(actor=SYSTEM, minutes=minutes, ground="brak załącznika")

    meeting.refresh_from_db()
    assert (minutes.state, meeting.state) == (State.DRAFT, MeetingState.HELD)
    written(minutes, "Bez powodu, bo znów powstaje.")
    assert not Amendment.objects.exists()


def test_the_letter_for_remarks_names_whose_address_it_is_and_not_the_deputy(
    home: Partnership,
) -> None:
    meeting = a_session(home)
    rows = Participant.objects.filter(meeting=meeting, organization_name="Instytucja 02")
    rows.update(deputy_name="Iwona Mazur")

    services.send_for_remarks(actor=SYSTEM, minutes=the_minutes_of(meeting))

    link = PersonalLink.objects.get(holder__startswith="Instytucja 02")
    assert link.holder == "Instytucja 02 (Osoba 02)"
