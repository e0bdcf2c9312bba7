"""Matters for discussion, and programmes of trainings."""

from datetime import timedelta
from decimal import Decimal

import pytest

from spoiwo.common import clock
from spoiwo.common.exceptions import BadInput, ConcurrentChange, WrongState
from spoiwo.meetings.models import AgendaItem
from spoiwo.meetings.states import MeetingKind
from spoiwo.partnerships.models import Partnership
from spoiwo.recommendations import papers, selectors, services
from spoiwo.recommendations.services import MatterDraft, ProgrammeDraft
from spoiwo.recommendations.states import Kind, MatterState
from tests.factories.decisions import at_the_table
from tests.factories.meetings import a_held_meeting, a_meeting
from tests.factories.recommendations import SYSTEM, a_matter
from tests.factories.registry import an_organization


def test_a_matter_tells_at_which_meeting_and_by_whom_it_was_raised(home: Partnership) -> None:
    meeting, organization = a_held_meeting(home), an_organization("Gmina Zwoleń")

    matter = a_matter(home, meeting=meeting, organization=organization)

    assert (matter.raised_on, matter.raised_by) == (meeting.day, "Gmina Zwoleń")
    assert matter.state == MatterState.OPEN


def test_a_matter_becomes_an_item_of_an_agenda_and_is_discussed_again(home: Partnership) -> None:
    matter = a_matter(home, organization=an_organization("Gmina Zwoleń"))
    ahead = a_meeting(home, day=clock.today() + timedelta(days=20))

    services.put_matter_on_agenda(actor=SYSTEM, matter=matter, meeting=ahead)

    item = AgendaItem.objects.get(meeting=ahead, title=matter.title)
    assert (matter.state, matter.item) == (MatterState.AGENDA, item)
    assert item.proposed_by == matter.organization
    with pytest.raises(WrongState):
        services.put_matter_on_agenda(actor=SYSTEM, matter=matter, meeting=ahead)
    services.reopen_matter(actor=SYSTEM, matter=matter)
    assert matter.state == MatterState.OPEN


def test_a_matter_becomes_a_recommendation_with_its_words(home: Partnership) -> None:
    matter = a_matter(home, words="Urzędy nie mają czym dojechać.")

    made = services.recommend_matter(actor=SYSTEM, matter=matter, kind=Kind.REQUEST)

    assert (made.title, made.reason, made.kind) == (matter.title, matter.words, Kind.REQUEST)
    assert (matter.state, matter.recommendation) == (MatterState.RECOMMENDED, made)
    with pytest.raises(WrongState):
        services.recommend_matter(actor=SYSTEM, matter=matter)


def test_a_matter_ends_with_words_and_may_be_opened_again(home: Partnership) -> None:
    matter = a_matter(home)
    with pytest.raises(BadInput):
        services.close_matter(actor=SYSTEM, matter=matter, ground=" ")

    services.close_matter(actor=SYSTEM, matter=matter, ground="Omówiono, bez wniosku")
    with pytest.raises(WrongState):
        services.edit_matter(actor=SYSTEM, matter=matter, draft=MatterDraft(title="Inaczej"))
    services.reopen_matter(actor=SYSTEM, matter=matter)

    assert (matter.state, matter.closed_because) == (MatterState.OPEN, "")


def test_a_programme_is_of_a_training_only(home: Partnership) -> None:
    with pytest.raises(WrongState):
        services.write_programme(actor=SYSTEM, meeting=a_meeting(home), draft=ProgrammeDraft())


def test_a_programme_prints_all_that_is_known(home: Partnership) -> None:
    training = a_meeting(home, kind=MeetingKind.TRAINING, title="„Arteterapia sposobem na stres”", aim="Cel")
    at_the_table(training, 3, present=2)
    draft = ProgrammeDraft(
        target_groups="Pracownicy PUP",
        trainer="Anna Nowak",
        hours=Decimal("6.5"),
        contents="Praca z gliną",
        certificate="Zaświadczenie",
        surveys=18,
        evaluation="Ocena 4,8",
    )

    programme = services.write_programme(actor=SYSTEM, meeting=training, draft=draft)
    document = papers.programme_paper(programme, training)

    said = repr(document)
    for words in ("Pracownicy PUP", "Anna Nowak", "6,5", "Praca z gliną", "Zaświadczenie", "18", "Ocena 4,8"):
        assert words in said
    assert [(one.name, one.count) for one in selectors.taught_at(training)] == [
        ("Instytucja 01", 1),
        ("Instytucja 02", 1),
    ]


def test_saving_a_programme_over_that_of_somebody_else_is_refused(home: Partnership) -> None:
    training = a_meeting(home, kind=MeetingKind.TRAINING)
    services.write_programme(actor=SYSTEM, meeting=training, draft=ProgrammeDraft(trainer="Anna Nowak"))
    services.write_programme(
        actor=SYSTEM, meeting=training, draft=ProgrammeDraft(trainer="Jan Kowalski"), version=1
    )

    with pytest.raises(ConcurrentChange):
        services.write_programme(actor=SYSTEM, meeting=training, draft=ProgrammeDraft(), version=1)
