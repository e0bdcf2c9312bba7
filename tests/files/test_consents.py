"""GDPR-11: on what ground people are seen on a photo, and what a withdrawn consent does at once."""

from collections.abc import Iterator
from datetime import date, timedelta

import pytest
from django.utils import translation
from django_scopes import scope

from spoiwo.audit import registry
from spoiwo.audit.models import LogEntry
from spoiwo.common import clock, events
from spoiwo.common.exceptions import BadInput, NotAllowed, WrongState
from spoiwo.files import services
from spoiwo.files.events import PhotosHidden, PhotosShown
from spoiwo.files.models import Photo, PhotoConsent, StoredFile
from spoiwo.files.services import ConsentDraft, GroundDraft
from spoiwo.files.states import Ground, How
from tests.cast import Cast
from tests.factories.files import AGREED_ON, NOBODY, a_draft, a_photo, agreed


@pytest.fixture(autouse=True)
def _english() -> Iterator[None]:
    with translation.override("en"):
        yield


def the_consent(name: str) -> PhotoConsent:
    return PhotoConsent._base_manager.get(person_name=name)


def withdraw(cast: Cast, name: str) -> None:
    services.withdraw_consent(actor=cast.officer, consent=the_consent(name), how=How.SPOKEN)


def test_gdpr_11_every_photo_says_its_ground_and_who_agreed(cast: Cast) -> None:
    with scope(partnership=cast.partnership):
        photo = a_photo(cast.partnership, a_draft(ground=agreed("Jan Nowak", "Maria Lis")))

        photo.refresh_from_db()
        assert (photo.ground, photo.author) == (Ground.CONSENT, "Anna Nowak")
        kept = [(one.person_name, one.given_on, one.how) for one in PhotoConsent.objects.all()]
        assert kept == [("Jan Nowak", AGREED_ON, How.PAPER), ("Maria Lis", AGREED_ON, How.PAPER)]


@pytest.mark.parametrize(
    ("ground", "field"),
    [
        (GroundDraft(ground=Ground.CONSENT), "people"),
        (GroundDraft(ground=Ground.PUBLIC_FIGURE), "ground_words"),
        (GroundDraft(ground=Ground.NOBODY, taken_on=date(2999, 1, 1)), "taken_on"),
        (agreed("  "), "person_name"),
    ],
)
def test_a_ground_that_does_not_hold_is_refused_and_nothing_is_kept(
    cast: Cast, ground: GroundDraft, field: str
) -> None:
    with scope(partnership=cast.partnership), pytest.raises(BadInput) as refused:
        a_photo(cast.partnership, a_draft(ground=ground))

    assert refused.value.field == field
    assert not StoredFile.objects.exists()


def test_a_consent_of_tomorrow_is_none_yet(cast: Cast) -> None:
    with scope(partnership=cast.partnership):
        photo = a_photo(cast.partnership)
        tomorrow = ConsentDraft(
            person_name="Jan Nowak", given_on=clock.today() + timedelta(days=1), how=How.PAPER
        )

        with pytest.raises(BadInput, match="ahead"):
            services.record_consent(actor=cast.officer, photo=photo, draft=tomorrow)


def test_gdpr_11_one_withdrawn_consent_of_many_hides_the_photo_and_both_its_files(cast: Cast) -> None:
    with scope(partnership=cast.partnership):
        photo = a_photo(cast.partnership, a_draft(ground=agreed("Jan Nowak", "Maria Lis")))

        withdraw(cast, "Maria Lis")

        photo = Photo.objects.select_related("large", "small").get()
        assert photo.is_hidden
        assert photo.small.hidden_at is not None
        with pytest.raises(services.ContentHidden):
            services.content(photo.large)


def test_a_photo_kept_twice_is_hidden_twice_and_not_taken_in_again(cast: Cast) -> None:
    with scope(partnership=cast.partnership):
        a_photo(cast.partnership, a_draft(ground=agreed("Jan Nowak")))
        twin = a_photo(cast.partnership, a_draft("Podpisy pod porozumieniem na stole"))
        other = a_photo(cast.partnership, a_draft("Sala przed konferencją", color="#224466"))

        withdraw(cast, "Jan Nowak")

        assert Photo.objects.select_related("large").get(pk=twin.pk).is_hidden
        assert not Photo.objects.select_related("large").get(pk=other.pk).is_hidden
        with pytest.raises(BadInput, match="cannot be added again"):
            a_photo(cast.partnership, a_draft("Raz jeszcze to samo zdjęcie"))


def test_the_photo_of_another_partnership_is_not_touched(cast: Cast) -> None:
    with scope(partnership=cast.partnership):
        a_photo(cast.partnership, a_draft(ground=agreed("Jan Nowak")))
    with scope(partnership=cast.other):
        theirs = a_photo(cast.other)

    with scope(partnership=cast.partnership):
        withdraw(cast, "Jan Nowak")

    assert not Photo.objects.select_related("large").get(pk=theirs.pk).is_hidden


def test_who_agrees_anew_is_seen_again_and_nobody_else_may_say_it_for_them(cast: Cast) -> None:
    with scope(partnership=cast.partnership):
        photo = a_photo(cast.partnership, a_draft(ground=agreed("Jan Nowak", "Maria Lis")))
        withdraw(cast, "Maria Lis")

        def agree(name: str) -> bool:
            draft = ConsentDraft(person_name=name, given_on=clock.today(), how=How.ELECTRONIC)
            services.record_consent(actor=cast.officer, photo=photo, draft=draft)
            return not Photo.objects.select_related("large").get().is_hidden

        assert not agree("Jan Nowak")
        assert agree("maria  LIS")
        assert services.content(StoredFile.objects.get(photo=photo))


def test_another_ground_does_not_show_a_photo_somebody_withdrew_from(cast: Cast) -> None:
    with scope(partnership=cast.partnership):
        photo = a_photo(cast.partnership, a_draft(ground=agreed("Jan Nowak")))
        withdraw(cast, "Jan Nowak")

        services.set_ground(
            actor=cast.officer, photo=photo, draft=GroundDraft(ground=Ground.GATHERING, words="Gala 2016")
        )

        assert Photo.objects.select_related("large").get().is_hidden


def test_a_consent_is_withdrawn_once_by_who_keeps_the_photos(cast: Cast) -> None:
    with scope(partnership=cast.partnership):
        a_photo(cast.partnership, a_draft(ground=agreed("Jan Nowak")))
        consent = the_consent("Jan Nowak")

        with pytest.raises(NotAllowed):
            services.withdraw_consent(actor=cast.neighbour, consent=consent, how=How.SPOKEN)
        withdraw(cast, "Jan Nowak")
        with pytest.raises(WrongState, match="already"):
            withdraw(cast, "Jan Nowak")


def test_rooms_above_are_told_of_hidden_and_shown_photos(cast: Cast) -> None:
    told: list[object] = []
    for event in (PhotosHidden, PhotosShown):
        events.subscribe(event, told.append)
    with scope(partnership=cast.partnership):
        photo = a_photo(cast.partnership, a_draft(ground=agreed("Jan Nowak")))
        withdraw(cast, "Jan Nowak")
        anew = ConsentDraft(person_name="Jan Nowak", given_on=clock.today(), how=How.PAPER)
        services.record_consent(actor=cast.officer, photo=photo, draft=anew)

    number = cast.partnership.pk
    assert told == [PhotosHidden(number, (photo.pk,)), PhotosShown(number, (photo.pk,))]


def test_the_book_of_deeds_knows_the_withdrawal_and_marks_the_name_as_personal(cast: Cast) -> None:
    with scope(partnership=cast.partnership):
        a_photo(cast.partnership, a_draft(ground=agreed("Jan Nowak")))
        withdraw(cast, "Jan Nowak")

    entry = LogEntry.objects.get(action="files.consent.withdrawn")
    assert entry.data["person"] == "Jan Nowak"
    assert LogEntry.objects.filter(action="files.photo.hidden").count() == 1
    assert registry.get("files.consent.withdrawn").personal == ("person",)


def test_a_photo_shown_for_nobody_needs_no_consent(cast: Cast) -> None:
    with scope(partnership=cast.partnership):
        photo = a_photo(cast.partnership, a_draft(ground=NOBODY))

    assert not PhotoConsent._base_manager.filter(photo=photo).exists()
