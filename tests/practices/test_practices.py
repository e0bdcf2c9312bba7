"""Cards of good practice: writing, review, publishing, photos, showings, uses elsewhere."""

from io import BytesIO

import pytest
from PIL import Image

from spoiwo.attendance.states import CountKind
from spoiwo.common import clock
from spoiwo.common.exceptions import BadInput, ConcurrentChange, NotAllowed, WrongState
from spoiwo.files.services import PhotoDraft
from spoiwo.partnerships.models import Partnership
from spoiwo.practices import papers, selectors, services
from spoiwo.practices.forms.card import read_results, results_as_lines
from spoiwo.practices.models import GoodPractice, PracticePhoto
from spoiwo.practices.selectors import PracticeFilter
from spoiwo.practices.services import ReuseDraft
from spoiwo.practices.states import MOVES, State
from spoiwo.search.models import Entry
from tests.cast import Cast
from tests.factories.files import NOBODY
from tests.factories.meetings import a_held_meeting
from tests.factories.practices import SYSTEM, a_draft, a_practice, a_published
from tests.factories.registry import a_signatory, an_organization


def a_picture() -> BytesIO:
    picture = BytesIO()
    Image.new("RGB", (60, 40), "white").save(picture, "JPEG")
    picture.seek(0)
    return picture


def photographed(practice: GoodPractice, words: str = "Uczestnicy lepią miski z gliny") -> PracticePhoto:
    draft = PhotoDraft(
        upload=a_picture(), name="DSC_0001.jpg", alternative=words, author="Anna Nowak", ground=NOBODY
    )
    return services.add_photo(actor=SYSTEM, practice=practice, draft=draft)


def test_a_card_of_a_member_keeps_its_name_of_the_day_and_one_of_an_outsider_its_words(
    home: Partnership,
) -> None:
    member = a_practice(home, organization=an_organization("Gmina Zwoleń"), entity_name="")
    outsider = a_practice(home)

    assert (member.entity_name, outsider.entity_name) == ("Gmina Zwoleń", "Fundacja Merkury")
    with pytest.raises(BadInput):
        a_practice(home, entity_name=" ")
    with pytest.raises(BadInput):
        a_practice(home, title="")


def test_a_card_is_reviewed_before_everybody_reads_it(home: Partnership) -> None:
    practice = a_practice(home)
    with pytest.raises(WrongState):
        services.publish_practice(actor=SYSTEM, practice=practice)
    services.submit_practice(actor=SYSTEM, practice=practice)

    services.send_back(actor=SYSTEM, practice=practice, ground="Brak kontaktu")
    assert (practice.state, practice.note) == (State.DRAFT, "Brak kontaktu")
    services.submit_practice(actor=SYSTEM, practice=practice)
    services.publish_practice(actor=SYSTEM, practice=practice)

    assert (practice.state, practice.published_on, practice.note) == (State.PUBLISHED, clock.today(), "")
    assert list(selectors.practices_of(home, clock.today(), public_only=True)) == [practice]
    assert Entry.objects.get(kind="practice", object_id=practice.pk).is_public


def test_a_card_that_tells_nothing_of_what_came_is_not_given_for_review(home: Partnership) -> None:
    practice = a_practice(home, results="", numbers=())

    with pytest.raises(WrongState):
        services.submit_practice(actor=SYSTEM, practice=practice)


def test_every_step_that_is_not_in_the_table_is_refused(home: Partnership) -> None:
    deeds = {
        State.REVIEW: lambda row: services.submit_practice(actor=SYSTEM, practice=row),
        State.PUBLISHED: lambda row: services.publish_practice(actor=SYSTEM, practice=row),
        State.WITHDRAWN: lambda row: services.withdraw_practice(actor=SYSTEM, practice=row, ground="x"),
    }
    refused = [(old, new) for old in State for new in deeds if new not in MOVES[old]]

    for old, new in refused:
        practice = a_practice(home)
        GoodPractice.objects.filter(pk=practice.pk).update(state=old, published_on=clock.today())
        with pytest.raises(WrongState):
            deeds[new](practice)

    assert len(refused) == 9


def test_the_words_of_a_published_card_stay_until_it_is_withdrawn(home: Partnership) -> None:
    practice = a_published(home)
    with pytest.raises(NotAllowed):
        services.edit_practice(actor=SYSTEM, practice=practice, draft=a_draft(title="Inaczej"))

    services.withdraw_practice(actor=SYSTEM, practice=practice, ground="Pomyłka w liczbie")
    services.resume_practice(actor=SYSTEM, practice=practice)
    services.edit_practice(actor=SYSTEM, practice=practice, draft=a_draft(title="Inaczej"))

    assert practice.title == "Inaczej"
    assert not Entry.objects.get(kind="practice", object_id=practice.pk).is_public


def test_saving_over_the_words_of_somebody_else_is_refused(home: Partnership) -> None:
    practice = a_practice(home)
    services.edit_practice(actor=SYSTEM, practice=practice, draft=a_draft(), version=1)

    with pytest.raises(ConcurrentChange):
        services.edit_practice(actor=SYSTEM, practice=practice, draft=a_draft(), version=1)


def test_photos_are_open_exactly_while_their_card_is(home: Partnership) -> None:
    practice = a_practice(home)
    row = photographed(practice)
    assert not row.photo.large.is_public
    services.submit_practice(actor=SYSTEM, practice=practice)
    services.publish_practice(actor=SYSTEM, practice=practice)
    shown = selectors.photo_by_id(practice, row.pk).photo
    assert shown.large.is_public
    assert shown.small.is_public

    services.withdraw_practice(actor=SYSTEM, practice=practice, ground="Zgoda wycofana")

    assert not selectors.photo_by_id(practice, row.pk).photo.large.is_public


@pytest.mark.parametrize("words", ["", "DSC_0001.jpg", "zdjęcie"])
def test_a_photo_without_words_for_those_who_do_not_see_it_is_refused(home: Partnership, words: str) -> None:
    practice = a_practice(home)

    with pytest.raises(BadInput):
        photographed(practice, words)


def test_a_card_begun_by_mistake_goes_with_its_photos_and_a_published_one_stays(home: Partnership) -> None:
    practice, published = a_practice(home), a_published(home)
    photographed(practice)

    services.remove_practice(actor=SYSTEM, practice=practice)
    services.withdraw_practice(actor=SYSTEM, practice=published, ground="x")
    services.resume_practice(actor=SYSTEM, practice=published)
    with pytest.raises(WrongState):
        services.remove_practice(actor=SYSTEM, practice=published)

    assert list(GoodPractice.objects.all()) == [published]


def test_a_practice_is_shown_once_at_a_meeting(home: Partnership) -> None:
    practice, meeting = a_published(home), a_held_meeting(home)
    services.show_practice(actor=SYSTEM, practice=practice, meeting=meeting, presented_by="Anna Nowak")

    with pytest.raises(BadInput):
        services.show_practice(actor=SYSTEM, practice=practice, meeting=meeting)
    showing = selectors.card_of(practice).showings[0]
    assert (showing.meeting, showing.presented_by) == (meeting, "Anna Nowak")
    services.remove_showing(actor=SYSTEM, showing=showing)
    assert selectors.card_of(practice).showings == ()


def test_others_say_they_use_it_too_once_each_and_not_the_one_whose_it_is(home: Partnership) -> None:
    own, other = an_organization("Gmina Zwoleń"), an_organization("Gmina Policzna")
    practice = a_published(home, organization=own)
    services.say_reuse(actor=SYSTEM, practice=practice, draft=ReuseDraft(organization=other))
    services.say_reuse(actor=SYSTEM, practice=practice, draft=ReuseDraft(name="Fundacja z innego regionu"))

    for draft in (ReuseDraft(organization=other), ReuseDraft(organization=own), ReuseDraft()):
        with pytest.raises(BadInput):
            services.say_reuse(actor=SYSTEM, practice=practice, draft=draft)
    assert [row.name for row in selectors.card_of(practice).reuses] == [
        "Gmina Policzna",
        "Fundacja z innego regionu",
    ]


def test_the_list_is_narrowed_by_whose_by_use_elsewhere_and_by_words(home: Partnership) -> None:
    organization = an_organization("Gmina Zwoleń")
    a_signatory(home, organization)
    member = a_published(home, organization=organization, title="Ogród")
    outsider = a_published(home)
    services.say_reuse(actor=SYSTEM, practice=outsider, draft=ReuseDraft(name="Gmina Policzna"))

    def found(**wanted: object) -> list[GoodPractice]:
        return list(selectors.practices_of(home, clock.today(), PracticeFilter(**wanted)))  # type: ignore[arg-type]  # its fields

    assert found(whose="sygnatariusze") == [member]
    assert found(whose="inne") == [outsider]
    assert found(is_reused=True) == [outsider]
    assert found(words="ogród") == [member]
    assert found(state="draft") == []


@pytest.mark.parametrize("line", ["uczestnicy", "uczestnicy: wielu", ": 12", "uczestnicy: -3", "a: ٣"])
def test_a_line_that_says_no_number_is_named(line: str) -> None:
    with pytest.raises(BadInput):
        read_results(line)


def test_numbers_are_typed_one_in_a_line_and_read_back_as_they_were(home: Partnership) -> None:
    typed = "uczestnicy: 1 200\n\ngodziny: około 300"

    rows = read_results(typed)
    practice = a_practice(home, numbers=rows)

    assert [(row.label, row.count, row.kind) for row in rows] == [
        ("uczestnicy", 1200, CountKind.EXACT),
        ("godziny", 300, CountKind.ESTIMATE),
    ]
    assert results_as_lines(selectors.card_of(practice).numbers) == "uczestnicy: 1200\ngodziny: około 300"


def test_the_card_prints_all_that_is_filled_in(home: Partnership) -> None:
    practice = a_practice(
        home, conditions="Lokal w centrum", transferability="Wystarczy sala", contact="a@b.pl"
    )
    photographed(practice)

    said = repr(papers.practice_paper(practice))

    for words in ("Pracownia rękodzieła", "Fundacja Merkury", "Lokal w centrum", "Wystarczy sala", "a@b.pl",
                  "uczestnicy: 12", "Uczestnicy lepią miski z gliny"):  # fmt: skip
        assert words in said


def test_only_the_secretariat_and_the_coordinator_write_cards(home: Partnership, cast: Cast) -> None:
    for actor in (cast.officer, cast.coordinator):
        services.draft_practice(actor=actor, partnership=home, draft=a_draft())
    for actor in (cast.leader, cast.council_member, cast.representative, cast.auditor, cast.neighbour):
        with pytest.raises(NotAllowed):
            services.draft_practice(actor=actor, partnership=home, draft=a_draft())


def test_a_card_is_read_in_four_queries(home: Partnership, django_assert_num_queries: object) -> None:
    practice = a_published(home)
    for number in range(4):
        services.say_reuse(actor=SYSTEM, practice=practice, draft=ReuseDraft(name=f"Gmina {number}"))
        photographed(practice)

    with django_assert_num_queries(4):  # type: ignore[operator]  # the fixture
        card = selectors.card_of(practice)
        assert all(row.photo.large.uuid for row in card.photos)
