"""The officer's pages of cards, the public ones, and how often they ask."""

from datetime import date
from io import BytesIO

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from PIL import Image

from spoiwo.partnerships.models import Partnership
from spoiwo.practices import services
from spoiwo.practices.models import GoodPractice, PracticePhoto, Reuse, Showing
from spoiwo.practices.services import ResultDraft, ReuseDraft
from spoiwo.practices.states import State
from tests.cast import Cast, ClientOf
from tests.documents.readers import word_text
from tests.factories.meetings import a_held_meeting
from tests.factories.practices import SYSTEM, a_practice, a_published
from tests.reading import english, read

INNER = "/pulpit/powiat-zwolenski/dobre-praktyki/"
PUBLIC = "/partnerstwa/powiat-zwolenski/dobre-praktyki/"


@pytest.fixture
def officer(cast: Cast, client_of: ClientOf) -> Client:
    return english(client_of(cast.officer))


@pytest.fixture
def visitor(client_of: ClientOf) -> Client:
    return english(client_of(None))


def send(client: Client, address: str, status: int = 302, **typed: object) -> str:
    answer = client.post(address, typed)
    assert answer.status_code == status, answer.content.decode()[-3000:]
    return answer.content.decode() if status != 302 else str(answer.headers["Location"])


def test_the_printed_card_says_when_it_was_shown_and_how_others_use_it(
    home: Partnership, visitor: Client
) -> None:
    practice = a_published(home, numbers=(ResultDraft("uczestnicy", 12345),))
    services.show_practice(actor=SYSTEM, practice=practice, meeting=a_held_meeting(home))
    use = ReuseDraft(name="Gmina Sława", since=date(2016, 3, 1), words="Raz w miesiącu.")
    services.say_reuse(actor=SYSTEM, practice=practice, draft=use)
    GoodPractice.objects.filter(pk=practice.pk).update(demo_note="Karta pokazowa.")

    said = word_text(visitor.get(f"{PUBLIC}{practice.pk}/plik/docx/").content).replace("\xa0", " ")

    for words in (
        "uczestnicy: 12 345",
        "18 listopada 2016 r.",
        "Gmina Sława",
        "Raz w miesiącu.",
        "Karta pokazowa.",
    ):
        assert words in said


def a_picture() -> SimpleUploadedFile:
    picture = BytesIO()
    Image.new("RGB", (60, 40)).save(picture, "JPEG")
    return SimpleUploadedFile("DSC_1.jpg", picture.getvalue())


def test_from_the_first_words_of_a_card_to_everybody_and_back(
    home: Partnership, officer: Client, visitor: Client
) -> None:
    assert "No card yet" in read(officer, INNER)
    at = send(officer, f"{INNER}nowa/", title="Pracownia", entity_name="Fundacja Merkury", place="Wałbrzych",
              actions="Otwarto pracownię.", numbers="uczestnicy: 12\ngodziny: około 300")  # fmt: skip
    practice = GoodPractice.objects.get()
    assert at == f"{INNER}{practice.pk}/"
    send(officer, f"{at}edycja/", title="Pracownia rękodzieła", entity_name="Fundacja Merkury", version="1",
         actions="Otwarto pracownię.", numbers="uczestnicy: 12")  # fmt: skip
    send(
        officer,
        f"{at}zdjecie/",
        file=a_picture(),
        alternative="Uczestnicy lepią miski z gliny",
        ground="nobody",
    )
    send(officer, f"{at}pokaz/", meeting=a_held_meeting(home).pk)
    send(officer, f"{at}korzysta/", name="Gmina Policzna", since="01.10.2016")
    send(officer, f"{at}do-oceny/")
    read(visitor, f"{PUBLIC}{practice.pk}/", 404)
    send(officer, f"{at}opublikuj/")

    said = read(visitor, f"{PUBLIC}{practice.pk}/")
    for words in ("Pracownia rękodzieła", "Fundacja Merkury", "Gmina Policzna", "Spotkanie sygnatariuszy"):
        assert words in said
    assert 'alt="Uczestnicy lepią miski z gliny"' in said
    photo = PracticePhoto.objects.get()
    assert visitor.get(f"/pliki/{photo.photo.large.uuid}/").status_code == 200
    # The keyboard viewer opens it; without a script the link leads to the picture.
    page = visitor.get(f"{PUBLIC}{photo.practice_id}/").content.decode()
    assert "data-gallery" in page
    assert f'href="/pliki/{photo.photo.large.uuid}/' in page
    assert "js/viewer" in page
    assert "Pracownia rękodzieła" in word_text(visitor.get(f"{PUBLIC}{practice.pk}/plik/docx/").content)
    assert "What worked, and for whom" in read(visitor, "/partnerstwa/powiat-zwolenski/")

    send(officer, f"{at}wycofaj/", ground="Pomyłka")
    read(visitor, f"{PUBLIC}{practice.pk}/", 404)
    read(visitor, PUBLIC, 404)
    assert visitor.get(f"/pliki/{photo.photo.large.uuid}/").status_code != 200
    send(officer, f"{at}wroc/")
    for row, part in (
        (photo, "zdjecia"),
        (Showing.objects.get(), "pokazy"),
        (Reuse.objects.get(), "korzystaja"),
    ):
        send(officer, f"{at}{part}/{row.pk}/usun/")
    assert not PracticePhoto.objects.exists()
    practice.refresh_from_db()
    assert practice.state == State.DRAFT


def test_what_was_typed_wrong_is_said_and_nothing_is_lost(home: Partnership, officer: Client) -> None:
    said = send(officer, f"{INNER}nowa/", 422, title="Pracownia", entity_name="", actions="Długi opis",
                numbers="uczestnicy: wielu")  # fmt: skip

    assert "a whole number at the end of the line: “uczestnicy: wielu”." in said
    assert "Długi opis" in said


def test_the_form_of_a_card_asks_in_groups_and_leads_back_to_the_card(
    home: Partnership, officer: Client
) -> None:
    card = a_practice(home, title="Ogród społeczny")
    inner = f"/pulpit/{home.slug}/dobre-praktyki/{card.pk}/"

    form = read(officer, f"{inner}edycja/")
    deed = read(officer, f"{inner}do-oceny/")

    for question in ("Whose practice it is", "What it answers", "What was done", "What came of it"):
        assert question in form, question
    assert form.index("Whose practice it is") < form.index("What came of it")
    crumbs = deed.partition('class="crumbs"')[2].partition("</nav>")[0]
    assert f'href="{inner}"' in crumbs
    assert "Ogród społeczny" in crumbs


def test_a_card_is_sent_back_with_a_note_and_removed(home: Partnership, officer: Client) -> None:
    practice = a_practice(home)
    at = f"{INNER}{practice.pk}/"
    send(officer, f"{at}do-oceny/")
    send(officer, f"{at}odeslij/", ground="Brak kontaktu")
    assert "Brak kontaktu" in read(officer, at)

    assert send(officer, f"{at}usun/") == INNER
    assert not GoodPractice.objects.exists()
    read(officer, at, 404)


def test_the_public_list_is_narrowed_and_asks_no_more_for_more_cards(
    home: Partnership, visitor: Client, officer: Client
) -> None:
    def fill() -> None:
        for number in range(4):
            practice = a_published(home, title=f"Praktyka {number}")
            services.say_reuse(actor=SYSTEM, practice=practice, draft=ReuseDraft(name="Gmina"))

    def asked(client: Client, address: str) -> int:
        client.get(address)
        with CaptureQueriesContext(connection) as queries:
            assert client.get(address).status_code == 200
        return len(queries)

    fill()
    before = [asked(visitor, PUBLIC), asked(officer, INNER)]
    fill()

    assert [asked(visitor, PUBLIC), asked(officer, INNER)] == before
    assert "Praktyka 1" in read(visitor, f"{PUBLIC}?q=praktyka&czyje=inne&wykorzystane=1")
    assert "Nothing fits." in read(visitor, f"{PUBLIC}?czyje=sygnatariusze")


def test_a_practice_shown_at_a_meeting_stands_on_both_pages_of_the_meeting(
    home: Partnership, officer: Client, visitor: Client
) -> None:
    meeting = a_held_meeting(home)
    type(meeting).objects.filter(pk=meeting.pk).update(is_public=True)
    shown, draft = a_published(home, title="Wspólny dyżur"), a_practice(home, title="Szkic karty")
    for practice in (shown, draft):
        services.show_practice(actor=SYSTEM, practice=practice, meeting=meeting)

    inner = read(officer, f"/pulpit/powiat-zwolenski/spotkania/{meeting.pk}/")
    public = read(visitor, f"/partnerstwa/powiat-zwolenski/spotkania/{meeting.pk}/")

    assert f"{INNER}{shown.pk}/" in inner
    assert f"{INNER}{draft.pk}/" in inner
    assert f"{PUBLIC}{shown.pk}/" in public
    assert "Szkic karty" not in public
    assert "Good practices shown here" not in read(
        officer, f"/pulpit/powiat-zwolenski/spotkania/{a_held_meeting(home, title='Inne').pk}/"
    )
