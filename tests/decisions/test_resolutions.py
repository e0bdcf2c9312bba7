"""Resolutions: numbers, versions, force; and tasks that come back by themselves."""

from dataclasses import replace
from datetime import date

import pytest
from django.db import IntegrityError, transaction

from spoiwo.common import clock
from spoiwo.common.exceptions import BadInput, ConcurrentChange, NotAllowed, WrongState
from spoiwo.councils.models import NumberSequence
from spoiwo.decisions import papers, selectors, services
from spoiwo.decisions.models import Resolution, Wording
from spoiwo.decisions.services import CountDraft, ResolutionDraft, TaskDraft
from spoiwo.decisions.services.resolutions import wording_hash
from spoiwo.decisions.states import ResolutionKind, ResolutionState, Standing, TaskState
from spoiwo.documents.render import to_html
from spoiwo.meetings import services as meetings
from spoiwo.meetings.models import AgendaItem, Meeting
from spoiwo.meetings.states import ItemKind, MeetingKind
from spoiwo.notifications.actors import LinkActor
from spoiwo.notifications.states import Closed
from spoiwo.partnerships.models import Partnership
from tests.cast import Cast
from tests.factories.councils import a_body, a_term
from tests.factories.decisions import (
    SYSTEM,
    TEXT,
    a_motion,
    a_resolution,
    a_task,
    an_open_motion,
    at_the_table,
)
from tests.factories.meetings import DAY, a_held_meeting, a_meeting, a_vote_item


def adopted(home: Partnership, day: date = DAY, **fields: object) -> Resolution:
    resolution = a_resolution(home, **fields)  # type: ignore[arg-type]  # passed on as they are
    services.record_adoption(actor=SYSTEM, resolution=resolution, day=day)
    return resolution


def test_resolutions_of_a_body_are_numbered_in_its_term_positions_apart(home: Partnership) -> None:
    body = a_body(home)
    a_term(home, body, since=date(2015, 1, 1))

    first = adopted(home, date(2015, 12, 30), body=body)
    second = adopted(home, DAY, body=body)
    position = adopted(home, DAY, body=body, kind=ResolutionKind.POSITION)

    assert [str(first.label), second.label, position.label] == [
        "Resolution no. 1/2015",
        "Resolution no. 2/2016",
        "Position no. 1/2016",
    ]


def test_resolutions_of_all_signatories_are_numbered_every_year_anew(home: Partnership) -> None:
    labels = [adopted(home, day).label for day in (date(2015, 5, 14), date(2016, 1, 4), DAY)]

    assert labels == ["Resolution no. 1/2015", "Resolution no. 1/2016", "Resolution no. 2/2016"]


def test_a_rejected_resolution_takes_no_number(home: Partnership) -> None:
    meeting = a_meeting(home)
    rejected, passed = a_resolution(home, item=a_vote_item(meeting)), a_resolution(home)
    motion = a_motion(meeting, item=rejected.item)
    services.attach_motion(actor=SYSTEM, resolution=rejected, motion=motion)

    draft = CountDraft(entitled=15, present=12, yes=3, no=9, abstain=0)
    services.record_count(actor=SYSTEM, motion=motion, draft=draft)
    services.record_adoption(actor=SYSTEM, resolution=passed, day=DAY)

    rejected.refresh_from_db()
    assert (rejected.state, rejected.number, passed.number) == (ResolutionState.REJECTED, None, 1)


def test_without_a_quorum_the_draft_is_a_draft_again(home: Partnership) -> None:
    meeting = a_meeting(home)
    at_the_table(meeting, 15, present=7)
    motion = an_open_motion(meeting)
    resolution = a_resolution(home, item=motion.item)
    Resolution.objects.filter(pk=resolution.pk).update(motion=motion, state=ResolutionState.VOTED)

    services.close_motion(actor=SYSTEM, motion=motion)

    resolution.refresh_from_db()
    assert (resolution.state, resolution.motion) == (ResolutionState.DRAFT, None)


def test_the_adopted_wording_is_frozen_with_its_hash(home: Partnership) -> None:
    resolution = a_resolution(home)
    later = ResolutionDraft(subject=resolution.subject, text=f"{TEXT}\n\n§ 3. Dodano.", note="§ 3")
    services.edit_resolution(actor=SYSTEM, resolution=resolution, draft=later)
    services.edit_resolution(actor=SYSTEM, resolution=resolution, draft=later)
    services.record_adoption(actor=SYSTEM, resolution=resolution, day=DAY)

    wording = selectors.adopted_wording(resolution)
    assert wording is not None
    assert (wording.number, Wording.objects.filter(resolution=resolution).count()) == (2, 2)
    assert wording.sha256 == wording_hash(resolution, wording.text)
    assert wording.sha256 != wording_hash(resolution, wording.text.replace("Dodano", "Dodane"))
    with pytest.raises(WrongState, match="stays as it was"):
        services.edit_resolution(actor=SYSTEM, resolution=resolution, draft=later)


def test_versions_are_compared_paragraph_by_paragraph() -> None:
    before = "§ 1. Przyjmuje się plan.\n\n§ 2. Wykonanie powierza się liderowi."
    after = "§ 1. Przyjmuje się plan na 2017 rok.\n\n§ 3. Uchwała wchodzi w życie."

    found = [(change.kind, change.heading) for change in selectors.compared(before, after)]

    assert found == [("changed", "§ 1"), ("added", "§ 3"), ("removed", "§ 2")]
    assert selectors.compared(before, before) == []
    assert [c.kind for c in selectors.compared("Raz.\n\nDwa.", "Raz.\n\nTrzy.")] == ["changed"]


def test_two_officers_at_one_draft_do_not_overwrite_each_other(home: Partnership) -> None:
    resolution = a_resolution(home)
    draft = ResolutionDraft(subject="w sprawie planu", text=TEXT)
    services.edit_resolution(actor=SYSTEM, resolution=resolution, draft=draft, version=1)

    with pytest.raises(ConcurrentChange):
        services.edit_resolution(actor=SYSTEM, resolution=resolution, draft=draft, version=1)


def test_force_follows_from_days(home: Partnership) -> None:
    old = adopted(home, date(2016, 1, 4), in_force_from=date(2016, 2, 1))
    new = adopted(home, DAY)
    services.repeal_resolution(actor=SYSTEM, resolution=old, since=date(2017, 1, 1), by=new)

    assert old.standing_on(date(2016, 1, 3)) is None
    assert old.standing_on(date(2016, 1, 31)) == Standing.FUTURE
    assert old.standing_on(date(2016, 2, 1)) == Standing.IN_FORCE
    assert old.standing_on(date(2016, 12, 31)) == Standing.IN_FORCE
    assert old.standing_on(date(2017, 1, 1)) == Standing.REPEALED
    services.reinstate_resolution(actor=SYSTEM, resolution=old, ground="pomyłka")
    assert old.standing_on(date(2017, 1, 1)) == Standing.IN_FORCE


def test_a_repeal_needs_a_later_resolution_or_a_ground(home: Partnership) -> None:
    resolution, draft = adopted(home), a_resolution(home)

    with pytest.raises(BadInput, match="on what ground"):
        services.repeal_resolution(actor=SYSTEM, resolution=resolution, since=DAY)
    for by in (resolution, draft):
        with pytest.raises(BadInput, match="Only another adopted"):
            services.repeal_resolution(actor=SYSTEM, resolution=resolution, since=DAY, by=by)
    with pytest.raises(BadInput, match="not adopted yet"):
        services.repeal_resolution(actor=SYSTEM, resolution=resolution, since=date(2016, 1, 1), ground="x")


def test_a_mistaken_adoption_is_annulled_and_its_number_is_not_given_again(home: Partnership) -> None:
    resolution = adopted(home)

    services.annul_resolution(actor=SYSTEM, resolution=resolution, ground="wpisano dwa razy")

    assert (resolution.state, resolution.number) == (ResolutionState.ANNULLED, 1)
    assert adopted(home).number == 2


def test_a_number_from_the_archives_is_kept_and_given_once(home: Partnership) -> None:
    first, second = a_resolution(home), a_resolution(home)

    services.record_adoption(actor=SYSTEM, resolution=first, day=date(2007, 4, 19), number=4)

    assert first.label == "Resolution no. 4/2007"
    with pytest.raises(BadInput, match="has this number"), transaction.atomic():
        services.record_adoption(actor=SYSTEM, resolution=second, day=date(2007, 5, 1), number=4)


@pytest.mark.parametrize("has_term", [True, False])
def test_a_number_of_a_paper_never_meets_one_given_by_a_vote(home: Partnership, *, has_term: bool) -> None:
    body = a_body(home) if has_term else None
    if body is not None:
        a_term(home, body)
    papers = [a_resolution(home, body=body) for _place in range(4)]

    def adopt(place: int, number: int | None = None) -> int | None:
        services.record_adoption(actor=SYSTEM, resolution=papers[place], day=DAY, number=number)
        return papers[place].number

    # The office's own book stands at 3; the next is 4, an older one is written down afterwards.
    assert [adopt(0, 3), adopt(1), adopt(2, 1), adopt(3)] == [3, 4, 1, 5]


def test_numbers_written_down_before_the_sequence_knew_of_them_are_stepped_over(home: Partnership) -> None:
    body = a_body(home)
    a_term(home, body)
    old, new = a_resolution(home, body=body), a_resolution(home, body=body)
    services.record_adoption(actor=SYSTEM, resolution=old, day=DAY, number=1)
    NumberSequence.objects.update(last=0)

    services.record_adoption(actor=SYSTEM, resolution=new, day=DAY)

    assert new.number == 2


def test_the_database_refuses_an_adopted_resolution_without_a_number(home: Partnership) -> None:
    resolution = adopted(home)

    with pytest.raises(IntegrityError), transaction.atomic():
        Resolution.objects.filter(pk=resolution.pk).update(number=None)


def test_the_paper_carries_number_basis_text_votes_and_signature(home: Partnership) -> None:
    meeting = a_meeting(home)
    at_the_table(meeting, 5)
    item = a_vote_item(meeting)
    resolution = a_resolution(home, item=item, legal_basis="§ 9 ust. 2 Regulaminu")
    motion = a_motion(meeting, item=item)
    services.attach_motion(actor=SYSTEM, resolution=resolution, motion=motion)
    services.record_count(
        actor=SYSTEM, motion=motion, draft=CountDraft(entitled=5, present=5, yes=5, no=0, abstain=0)
    )
    resolution = selectors.resolution_by_id(home, resolution.pk)

    words = to_html(papers.resolution_paper(resolution)).replace("\u00a0", " ")

    for wanted in (
        "1/2016",
        "§ 9 ust. 2 Regulaminu",
        "Przyjmuje się plan działania",
        "Za: 5",
        "Osoba 01",
    ):
        assert wanted in words, wanted


def test_only_the_coordinator_opens_the_register_to_everybody(home: Partnership, cast: Cast) -> None:
    with pytest.raises(NotAllowed):
        services.set_register_public(actor=cast.officer, partnership=home, is_public=True)
    services.set_register_public(actor=cast.coordinator, partnership=home, is_public=True)

    assert selectors.is_public(home)


def tasks_item(meeting: Meeting) -> AgendaItem | None:
    found: AgendaItem | None = AgendaItem.objects.filter(meeting=meeting, kind=ItemKind.TASKS).first()
    return found


def test_unfinished_tasks_are_on_the_agenda_of_the_next_meeting_planned_later(home: Partnership) -> None:
    held = a_held_meeting(home)
    a_task(held, due=date(2016, 12, 1))
    done = a_task(held, "Rozesłać komunikat")
    services.settle_task(actor=SYSTEM, task=done, to=TaskState.DONE)

    following = a_meeting(home, day=date(2017, 2, 3))

    item = tasks_item(following)
    assert item is not None
    assert "Przygotować wykaz dobrych praktyk" in item.note
    assert "Rozesłać komunikat" not in item.note


def test_a_meeting_planned_before_gets_them_once_the_earlier_one_was_held(home: Partnership) -> None:
    meeting, following = a_meeting(home), a_meeting(home, day=date(2017, 2, 3))
    task = a_task(meeting)
    assert tasks_item(following) is None

    meetings.hold_meeting(actor=SYSTEM, meeting=meeting)
    assert tasks_item(following) is not None
    second = a_task(meeting, "Zaprosić ekspertkę")
    item = tasks_item(following)
    assert item is not None
    assert item.note.count("–") == 2
    for one in (task, second):
        services.settle_task(actor=SYSTEM, task=one, to=TaskState.DONE)
    assert tasks_item(following) is None


def test_tasks_of_another_body_do_not_come(home: Partnership) -> None:
    body = a_body(home)
    a_term(home, body)
    a_task(a_held_meeting(home))

    assert tasks_item(a_meeting(home, kind=MeetingKind.COUNCIL, body=body, day=date(2017, 1, 5))) is None


def test_a_task_keeps_the_name_its_institution_had_that_day(home: Partnership) -> None:
    task = a_task(a_meeting(home))
    name = task.organization_name

    task.organization.name = "Nowa nazwa"
    task.organization.save()

    task.refresh_from_db()
    assert task.organization_name == name


def test_the_link_of_a_task_ends_when_somebody_else_gets_it(home: Partnership) -> None:
    task = a_task(a_meeting(home), email="jan@example.org")
    link = services.send_task_link(actor=SYSTEM, task=task)
    draft = TaskDraft(text=task.text, organization=task.organization, email="jan@example.org")

    found = []
    for changed in (replace(draft, text="Inne słowa"), replace(draft, email="ewa@example.org")):
        services.edit_task(actor=SYSTEM, task=task, draft=changed)
        link.refresh_from_db()
        found.append(link.closed)

    assert found == [None, Closed.REVOKED]
    with pytest.raises(NotAllowed):
        services.settle_task(actor=LinkActor(link), task=task, to=TaskState.DONE)


def test_a_settled_task_is_not_rewritten(home: Partnership) -> None:
    task = a_task(a_meeting(home))
    services.settle_task(actor=SYSTEM, task=task, to=TaskState.DONE)

    with pytest.raises(WrongState, match="settled already"):
        services.edit_task(
            actor=SYSTEM, task=task, draft=TaskDraft(text="Inaczej", organization=task.organization)
        )


def test_a_task_is_dropped_only_with_a_reason_and_opened_again(home: Partnership) -> None:
    task = a_task(a_meeting(home))

    with pytest.raises(BadInput):
        services.settle_task(actor=SYSTEM, task=task, to=TaskState.DROPPED)
    services.settle_task(actor=SYSTEM, task=task, to=TaskState.DROPPED, note="projekt nie powstał")
    with pytest.raises(WrongState):
        services.settle_task(actor=SYSTEM, task=task, to=TaskState.DONE)
    services.reopen_task(actor=SYSTEM, task=task, ground="projekt jednak powstał")

    assert task.is_open
    assert task.closed_on is None
    assert clock.today() == DAY
