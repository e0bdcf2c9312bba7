"""The officer's pages, the page behind a personal link, the public pages; lists ask no more for more rows."""

from collections.abc import Callable
from contextlib import AbstractContextManager
from datetime import timedelta
from io import BytesIO

from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from PIL import Image

from spoiwo.common import clock
from spoiwo.dashboard.selectors import tasks_of
from spoiwo.meetings.states import MeetingKind
from spoiwo.notifications.models import Message, PersonalLink
from spoiwo.notifications.tokens import token_of
from spoiwo.partnerships.models import Partnership
from spoiwo.recommendations import services
from spoiwo.recommendations.models import Effect, Evidence, Implementation, Matter, Recommendation, Response
from spoiwo.recommendations.services import EffectDraft, ProofDraft
from spoiwo.recommendations.states import Answer, MatterState, Proof, State, StepState
from spoiwo.search.models import Entry
from tests.cast import Cast, ClientOf
from tests.documents.readers import word_text
from tests.factories.decisions import a_resolution
from tests.factories.meetings import a_held_meeting, a_meeting
from tests.factories.recommendations import (
    SYSTEM,
    a_matter,
    a_recommendation,
    a_step,
    an_adopted,
    answered,
    listed,
    passed_on,
    underway,
)
from tests.reading import english, read

INNER = "/pulpit/powiat-zwolenski/"
PUBLIC = "/partnerstwa/powiat-zwolenski/rekomendacje/"
Queries = Callable[[int], AbstractContextManager[object]]


def send(client: Client, address: str, status: int = 302, **typed: object) -> str:
    answer = client.post(address, typed)
    assert answer.status_code == status, answer.content.decode()[-3000:]
    return answer.content.decode() if status != 302 else str(answer.headers["Location"])


def page(found: Recommendation, rest: str = "") -> str:
    return f"{INNER}rekomendacje/{found.pk}/{rest}"


def link_of(response: Response) -> str:
    response.refresh_from_db()
    return f"/rekomendacja/{token_of(PersonalLink.objects.get(pk=response.link_id))}/"


def test_the_empty_register_says_the_first_step(home: Partnership, officer: Client) -> None:
    said = read(officer, f"{INNER}rekomendacje/")

    assert "No recommendation yet" in said
    assert "Put a recommendation forward" in said


def test_from_the_first_words_to_the_letters(home: Partnership, officer: Client) -> None:
    at = send(officer, f"{INNER}rekomendacje/nowa/", kind="recommendation", title="Szkolenie z arteterapii",
              content="Zaleca się szkolenie.", reported_on="17.11.2016", is_public="on")  # fmt: skip
    found = Recommendation.objects.get()
    assert at == page(found)
    assert "Chain" not in read(officer, at)
    send(officer, page(found, "przyjmij/"), day="18.11.2016")
    send(officer, page(found, "adresat/"), part="answerable", name="Urząd Pracy", email="urzad@example.org")

    before = read(officer, page(found, "przekaz/"))
    assert "Urząd Pracy: urzad@example.org" in before
    assert not Message.objects.exists()
    send(officer, page(found, "przekaz/"), due="02.12.2016")

    found.refresh_from_db()
    assert (found.state, found.number) == (State.PASSED, 1)
    assert Message.objects.get().to == ["urzad@example.org"]
    said = read(officer, page(found))
    assert "waits for the answer" in said
    assert "Remind" in said


def test_a_form_with_a_mistake_keeps_what_was_typed(home: Partnership, officer: Client) -> None:
    said = send(officer, f"{INNER}rekomendacje/nowa/", 422, kind="recommendation", title="",
                content="Długa treść", reported_on="32.13.2016")  # fmt: skip

    assert "Długa treść" in said
    assert "32.13.2016" in said


def test_an_institution_accepts_by_its_link_without_an_account(
    home: Partnership, visitor: Client, officer: Client
) -> None:
    found = an_adopted(home)
    response = listed(found)
    passed_on(found)
    address = link_of(response)
    assert "Zaleca się zorganizowanie szkolenia." in read(visitor, address)
    response.refresh_from_db()
    assert response.state == Answer.ASKED

    send(visitor, address, 422, answer="accepted", name="Anna Nowak")
    send(visitor, address, answer="accepted", name="Anna Nowak", acting="on")

    response.refresh_from_db()
    assert (response.state, response.answered_by) == (Answer.ACCEPTED, "Anna Nowak")
    assert "your institution carries it out" in read(visitor, address)
    assert "being carried out" in read(officer, page(found))


def test_a_question_through_the_link_is_replied_to_from_the_desk(
    home: Partnership, visitor: Client, officer: Client
) -> None:
    found = an_adopted(home)
    response = listed(found)
    passed_on(found)
    send(visitor, link_of(response), answer="question", words="Ile godzin?", name="Anna", acting="on")

    waiting = tasks_of(home, clock.today(), {"recommendations.edit_recommendation"})
    task = next(task for task in waiting if task.deed == "Reply to the question")
    assert "Ile godzin?" in read(officer, task.url)
    send(officer, task.url, reply="Sześć.")

    assert "Sześć." in read(visitor, link_of(response))


def test_who_accepted_shows_its_step_through_the_link(home: Partnership, visitor: Client) -> None:
    found, response = underway(home)
    step, other = a_step(found, "Szkolenie", response=response), a_step(found, "Cudzy krok")
    address = f"{link_of(response)}dowod/"
    upload = SimpleUploadedFile("program.pdf", b"%PDF-1.4\n%%EOF\n")

    assert "Cudzy krok" not in read(visitor, f"{address}?krok={step.pk}")
    typed = {"step": step.pk, "day": "18.11.2016", "words": "Program", "file": upload, "acting": "on"}

    send(visitor, address, 200, **typed)

    proof = Evidence.objects.get()
    assert (proof.implementation, proof.kind, proof.is_public) == (step, Proof.FILE, False)
    send(visitor, address, 422, step=other.pk, day="18.11.2016", words="Program", acting="on")
    assert Evidence.objects.count() == 1


def test_who_has_not_accepted_is_told_why_nothing_can_be_shown(home: Partnership, visitor: Client) -> None:
    found = an_adopted(home)
    response = listed(found)
    passed_on(found)

    assert "Only who accepted can show what was done." in read(visitor, f"{link_of(response)}dowod/")
    answered(response)
    assert "Nothing is planned under the name" in read(visitor, f"{link_of(response)}dowod/")


def test_what_is_settled_takes_no_more_answers_and_says_so(home: Partnership, visitor: Client) -> None:
    found, response = underway(home)
    services.carry_out_step(actor=SYSTEM, step=a_step(found), day=clock.today())
    services.complete_recommendation(actor=SYSTEM, recommendation=found, day=clock.today())

    assert "no more answers are taken" in read(visitor, link_of(response))
    said = send(visitor, link_of(response), 422, answer="declined", words="Nie", name="Anna", acting="on")
    assert "no more answers are taken" in said


def test_steps_proofs_and_the_effect_on_the_officers_pages(home: Partnership, officer: Client) -> None:
    found, response = underway(home)
    training = a_held_meeting(home, kind=MeetingKind.TRAINING, title="Szkolenie „Arteterapia”")
    send(officer, page(found, "krok/"), kind="training", meeting=training.pk, response=response.pk)
    send(officer, page(found, "krok/"), kind="document", title="Poradnik", due="30.11.2016")
    step = Implementation.objects.get(title="Poradnik")
    send(officer, page(found, f"kroki/{step.pk}/edycja/"), kind="document", title="Poradnik dla urzędów")
    send(officer, page(found, f"kroki/{step.pk}/wykonano/"), day="18.11.2016", words="Wydany")
    picture = BytesIO()
    Image.new("RGB", (40, 30)).save(picture, "JPEG")
    send(officer, page(found, f"kroki/{step.pk}/dowod/"), kind="photo", day="18.11.2016",
         words="Okładka poradnika na stole", is_public="on", ground="nobody",
         file=SimpleUploadedFile("okladka.jpg", picture.getvalue()))  # fmt: skip
    send(officer, page(found, "efekt/"), sentence="Urzędy znają arteterapię.", day="18.11.2016", people="150",
         people_kind="estimate", people_wording="blisko 150 osób", institutions_kind="exact")  # fmt: skip
    send(officer, page(found, "zrealizowana/"), day="18.11.2016")

    said = read(officer, page(found))
    for words in ("Szkolenie „Arteterapia”", "Poradnik dla urzędów", "blisko 150 osób", "carried out"):
        assert words in said
    proof = Evidence.objects.get(kind=Proof.PHOTO)
    send(officer, page(found, f"dowody/{proof.pk}/usun/"), ground="Złe zdjęcie")
    assert not Evidence.objects.filter(kind=Proof.PHOTO).exists()
    send(officer, page(found, "wznow/"), ground="Druga tura")
    send(officer, page(found, f"kroki/{step.pk}/otworz/"), ground="Poprawki")
    send(officer, page(found, f"kroki/{step.pk}/zaniechaj/"), ground="Brak środków")
    step.refresh_from_db()
    assert step.state == StepState.DROPPED


def test_the_public_page_draws_the_chain_and_tells_no_person(home: Partnership, visitor: Client) -> None:
    found, response = underway(home)
    step = a_step(found, response=response)
    services.carry_out_step(actor=SYSTEM, step=step, day=clock.today())
    draft = ProofDraft(kind=Proof.WORDS, day=clock.today(), words="Lista nazwisk")
    services.give_proof(actor=SYSTEM, step=step, draft=draft)
    asking = listed(found, person_name="Jan Prywatny")
    passed_on(found)
    answered(asking, Answer.QUESTION, "Tajne pytanie")

    said = read(visitor, f"{PUBLIC}{found.pk}/")

    assert '<svg viewBox="0 0 400' in said
    assert response.name in said
    for secret in ("Anna Nowak", "Jan Prywatny", "Tajne pytanie", "Lista nazwisk", "urzad@example.org"):
        assert secret not in said


def test_the_public_register_is_there_when_there_is_something(home: Partnership, visitor: Client) -> None:
    read(visitor, PUBLIC, 404)
    hidden, draft = an_adopted(home, is_public=False), a_recommendation(home)
    read(visitor, PUBLIC, 404)
    read(visitor, f"{PUBLIC}{hidden.pk}/", 404)
    read(visitor, f"{PUBLIC}{draft.pk}/", 404)
    assert "What was advised" not in read(visitor, "/partnerstwa/powiat-zwolenski/")

    shown = an_adopted(home, title="Forum wymiany informacji")

    assert "Forum wymiany informacji" in read(visitor, PUBLIC)
    assert "Forum wymiany informacji" in read(visitor, f"{PUBLIC}?rok=2016&rodzaj=recommendation")
    assert "Nothing was adopted that fits." in read(visitor, f"{PUBLIC}?rok=2015")
    assert "What was advised" in read(visitor, "/partnerstwa/powiat-zwolenski/")
    entry = Entry.objects.get(kind="recommendation", object_id=shown.pk)
    assert (entry.is_public, entry.url) == (True, f"{PUBLIC}{shown.pk}/")
    assert not Entry.objects.get(kind="recommendation", object_id=hidden.pk).is_public


def test_effects_of_a_year_are_numbered_for_everybody(
    home: Partnership, visitor: Client, officer: Client
) -> None:
    send(officer, f"{INNER}efekty/nowy/", sentence="Lepsza współpraca.", day="18.11.2016",
         people_kind="exact", institutions_kind="exact")  # fmt: skip
    effect = Effect.objects.get()
    send(officer, f"{INNER}efekty/{effect.pk}/edycja/", sentence="Lepsza współpraca instytucji.",
         day="18.11.2016", people_kind="exact", institutions_kind="exact")  # fmt: skip

    assert "Lepsza współpraca instytucji." in read(visitor, PUBLIC)
    assert "Lepsza współpraca instytucji." in read(officer, f"{INNER}efekty/")
    send(officer, f"{INNER}efekty/{effect.pk}/usun/", ground="Powtórzony")
    read(visitor, PUBLIC, 404)


def test_a_matter_goes_from_a_meeting_to_a_recommendation(home: Partnership, officer: Client) -> None:
    meeting = a_held_meeting(home)
    send(officer, f"{INNER}sprawy-do-dyskusji/nowa/", title="Dojazd na spotkania", meeting=meeting.pk)
    matter = Matter.objects.get()
    at = f"{INNER}sprawy-do-dyskusji/{matter.pk}/"
    send(officer, f"{at}edycja/", title="Dojazd na spotkania rady", meeting=meeting.pk, version="1")
    ahead = a_meeting(home, day=clock.today() + timedelta(days=20))
    send(officer, f"{at}porzadek/", meeting=ahead.pk)
    send(officer, f"{at}otworz/")
    send(officer, f"{at}zakoncz/", ground="Omówiono")
    send(officer, f"{at}otworz/")

    location = send(officer, f"{at}rekomendacja/", kind="request")

    matter.refresh_from_db()
    assert matter.state == MatterState.RECOMMENDED
    assert matter.recommendation is not None
    assert location == page(matter.recommendation)
    said = read(officer, f"{INNER}sprawy-do-dyskusji/?stan=recommended")
    assert "Dojazd na spotkania rady" in said


def test_a_programme_is_written_and_printed(home: Partnership, officer: Client) -> None:
    training = a_meeting(home, kind=MeetingKind.TRAINING, title="„Arteterapia sposobem na stres”")
    at = f"{INNER}spotkania/{training.pk}/program/"
    assert "No programme yet" in read(officer, at)
    read(officer, f"{at}plik/docx/", 404)

    send(officer, f"{at}edycja/", target_groups="Pracownicy PUP", trainer="Anna Nowak", hours="6.5")

    assert "Pracownicy PUP" in read(officer, at)
    assert "Anna Nowak" in word_text(officer.get(f"{at}plik/docx/").content)
    read(officer, f"{INNER}spotkania/{a_meeting(home).pk}/program/", 404)


def test_a_recommendation_prints_as_a_paper_in_three_formats(home: Partnership, officer: Client) -> None:
    found, _response = underway(home)

    text = word_text(officer.get(page(found, "plik/docx/")).content)

    assert "1/2016" in text
    assert "Zaleca się zorganizowanie szkolenia." in text
    assert officer.get(page(found, "plik/pdf/")).content.startswith(b"%PDF")
    assert officer.get(page(found, "plik/odt/")).status_code == 200
    read(officer, page(found, "plik/exe/"), 404)


def test_a_position_is_taken_up_from_the_register_of_resolutions(home: Partnership, officer: Client) -> None:
    from spoiwo.decisions import services as decisions

    position = a_resolution(home, "w sprawie zatrudnienia socjalnego", kind="position")
    decisions.record_adoption(actor=SYSTEM, resolution=position, day=clock.today())
    assert "Pass a position on" in read(officer, f"{INNER}rekomendacje/")

    send(officer, f"{INNER}rekomendacje/stanowisko/", resolution=position.pk)

    assert Recommendation.objects.get().resolution == position
    nothing = read(officer, f"{INNER}rekomendacje/stanowisko/")
    assert "No position waits" in nothing
    assert f"{INNER}uchwaly/nowa/" in nothing
    assert "<select" not in nothing


def test_lists_ask_no_more_for_more_rows(home: Partnership, officer: Client, visitor: Client) -> None:
    def fill() -> None:
        for _more in range(5):
            found, response = underway(home)
            a_step(found, response=response)
            draft = EffectDraft(sentence="Efekt", day=clock.today())
            services.record_effect(actor=SYSTEM, partnership=home, draft=draft, recommendation=found)
            a_matter(home, meeting=found.meeting)

    def asked(client: Client, address: str) -> int:
        client.get(address)
        with CaptureQueriesContext(connection) as queries:
            assert client.get(address).status_code == 200
        return len(queries)

    addresses = [(officer, f"{INNER}{part}/") for part in ("rekomendacje", "sprawy-do-dyskusji", "efekty")]
    addresses.append((visitor, PUBLIC))
    fill()
    before = [asked(client, address) for client, address in addresses]
    fill()

    assert [asked(client, address) for client, address in addresses] == before


def test_who_may_only_look_sees_no_deeds(home: Partnership, cast: Cast, client_of: ClientOf) -> None:
    found, response = underway(home)
    reader = english(client_of(cast.auditor))

    said = read(reader, page(found))

    assert f"adresaci/{response.pk}/" not in said
    assert "krok/" not in said
