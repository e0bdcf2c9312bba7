"""GDPR-11: the register of photos, the link of a person in a picture, and the address of a hidden one."""

import pytest
from django.test import Client
from django.utils import translation
from django_scopes import scope

from spoiwo.files import services, tokens
from spoiwo.files.fields import PhotoForm
from spoiwo.files.models import Photo, PhotoConsent
from spoiwo.files.states import Ground, How
from tests.cast import Cast, ClientOf
from tests.factories.files import NOBODY, a_draft, a_photo, agreed
from tests.reading import english, questions


@pytest.fixture
def officer(cast: Cast, client_of: ClientOf) -> Client:
    return english(client_of(cast.officer))


@pytest.fixture
def photo(cast: Cast) -> Photo:
    with scope(partnership=cast.partnership):
        return a_photo(cast.partnership, a_draft(ground=agreed("Jan Nowak")))


def here(cast: Cast, rest: str = "") -> str:
    return f"/pulpit/{cast.partnership.slug}/zdjecia/{rest}"


def address_of(photo: Photo) -> str:
    return f"/pliki/{photo.large.uuid}/"


def withdraw(cast: Cast, photo: Photo) -> None:
    with scope(partnership=cast.partnership):
        consent = PhotoConsent.objects.get(photo=photo)
        services.withdraw_consent(actor=cast.officer, consent=consent, how=How.PAPER)


def test_the_register_finds_photos_by_words_by_a_name_and_by_what_is_missing(
    cast: Cast, officer: Client, photo: Photo
) -> None:
    with scope(partnership=cast.partnership):
        bare = a_photo(cast.partnership, a_draft("Sala przed konferencją", color="#224466", ground=NOBODY))
    Photo.objects.filter(pk=bare.pk).update(ground="")

    def found(asked: str) -> list[bool]:
        page = officer.get(here(cast) + asked).content.decode()
        return [words in page for words in ("Dwie osoby", "Sala przed konferencją")]

    assert found("") == [True, True]
    assert found("?q=nowak") == [True, True]  # of one the person, of both the author
    assert found("?q=Jan") == [True, False]
    assert found("?podstawa=brak") == [False, True]
    assert found("?podstawa=consent") == [True, False]
    assert found("?podstawa=ukryte") == [False, False]
    assert found("?podstawa=bzdura") == [True, True]


def test_an_officer_says_the_ground_and_writes_down_who_agreed(
    cast: Cast, officer: Client, photo: Photo
) -> None:
    at = here(cast, f"{photo.pk}/")
    missing = officer.post(f"{at}podstawa/", {"ground": "consent", "people": "Maria Lis"})
    assert missing.status_code == 422
    agreed_so = {"agreed_on": "14.05.2015", "how": "paper"}
    typed = {"ground": "consent", "people": "Maria Lis\r\n\r\nEwa Kot", **agreed_so}
    assert officer.post(f"{at}podstawa/", typed).status_code == 302
    one = {"person_name": "Ola Lis", "given_by": "Maria Lis", "given_on": "14.05.2015", "how": "paper"}
    assert officer.post(f"{at}zgody/nowa/", one).status_code == 302

    page = officer.get(at).content.decode()
    for name in ("Jan", "Maria", "Ewa", "Ola"):
        assert name in page


def test_gdpr_11_the_address_of_a_hidden_picture_is_gone_for_everybody_at_once(
    cast: Cast, officer: Client, photo: Photo, client: Client
) -> None:
    first = client.get(address_of(photo))
    assert (first.status_code, first["Cache-Control"]) == (200, "public, no-cache")
    again = client.get(address_of(photo), headers={"If-None-Match": first["ETag"]})
    assert (again.status_code, again.content) == (304, b"")

    withdraw(cast, photo)

    for reader in (client, officer):
        for file in photo.copies:
            gone = reader.get(f"/pliki/{file.uuid}/", headers={"If-None-Match": first["ETag"]})
            assert (gone.status_code, gone["Cache-Control"]) == (410, "no-store")
    assert b"Jan" not in client.get(address_of(photo)).content


def test_a_hidden_picture_nobody_might_see_is_still_not_told_of(cast: Cast, client: Client) -> None:
    with scope(partnership=cast.partnership):
        photo = a_photo(cast.partnership, a_draft(ground=agreed("Jan Nowak")), is_public=False)
    withdraw(cast, photo)

    assert client.get(address_of(photo)).status_code == 404


def test_an_officer_withdraws_by_one_deed(cast: Cast, officer: Client, photo: Photo) -> None:
    consent = PhotoConsent._base_manager.get(photo=photo)
    at = here(cast, f"{photo.pk}/zgody/{consent.pk}/wycofaj/")

    assert "Withdraw" in officer.get(at).content.decode()
    assert officer.post(at, {"how": "spoken"}).status_code == 302

    assert officer.get(address_of(photo)).status_code == 410
    page = officer.get(here(cast, f"{photo.pk}/")).content.decode()
    assert str(photo.large.uuid) not in page
    assert str(photo.small.uuid) not in page


def test_the_person_withdraws_by_a_link_of_their_own_and_reading_it_changes_nothing(
    cast: Cast, photo: Photo
) -> None:
    consent = PhotoConsent._base_manager.get(photo=photo)
    own, anybody = tokens.address_of(consent), Client()

    page = anybody.get(own)
    assert (page.status_code, page["Cache-Control"]) == (200, "no-store, private")
    assert anybody.get(address_of(photo)).status_code == 200

    assert anybody.post(own).status_code == 302
    assert anybody.get(address_of(photo)).status_code == 410
    consent.refresh_from_db()
    assert consent.withdrawn_how == How.LINK
    assert anybody.get(own).status_code == 200
    assert anybody.post(own).status_code == 422


@pytest.mark.parametrize("token", ["1", "1:abc", "x:y", "999999999999999999999:a"])
def test_a_made_up_link_opens_nothing(cast: Cast, photo: Photo, token: str) -> None:
    assert Client().get(f"/zgoda-na-zdjecie/{token}/").status_code == 404
    assert Client().post(f"/zgoda-na-zdjecie/{token}/").status_code == 404


def test_a_photo_of_another_partnership_is_in_nobody_elses_register(
    cast: Cast, officer: Client, photo: Photo
) -> None:
    with scope(partnership=cast.other):
        theirs = a_photo(cast.other, a_draft("Cudza sala konferencyjna", ground=agreed("Ewa Obca")))
    consent = PhotoConsent._base_manager.get(photo=theirs)

    assert "Cudza" not in officer.get(here(cast)).content.decode()
    for rest in ("", "podstawa/", "zgody/nowa/", f"zgody/{consent.pk}/wycofaj/"):
        assert officer.get(here(cast, f"{theirs.pk}/{rest}")).status_code == 404
    assert officer.get(here(cast, f"{photo.pk}/zgody/{consent.pk}/wycofaj/")).status_code == 404


def test_the_form_says_how_large_a_photo_may_be_in_the_language_of_the_reader() -> None:
    said = set()
    for language in ("pl", "en", "uk"):
        with translation.override(language):
            said.add(str(PhotoForm().fields["file"].help_text))

    assert len(said) == 3


def test_the_register_asks_no_more_for_more_photos(cast: Cast, officer: Client, photo: Photo) -> None:
    few = questions(officer, here(cast))
    with scope(partnership=cast.partnership):
        for number in range(5):
            draft = a_draft(f"Sala numer {number} przed galą", color=f"#{number}{number}4466")
            a_photo(cast.partnership, draft)
    assert questions(officer, here(cast)) == few


def test_grounds_are_a_closed_list() -> None:
    assert Ground.values == ["nobody", "consent", "public_figure", "gathering", "landscape", "public_event"]
