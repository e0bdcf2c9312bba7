"""A redacted copy is shown in the place of a file once nothing can be read back from it (BIP-09)."""

import subprocess
from collections.abc import Callable
from io import BytesIO

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from spoiwo.common.exceptions import BadInput, NotAllowed, WrongState
from spoiwo.files.models import StoredFile
from spoiwo.files.services import content, set_public, store
from spoiwo.partnerships.models import Partnership
from spoiwo.redactions.models import RedactedCopy
from spoiwo.redactions.services import (
    CopyDraft,
    CopyRefused,
    drop_copy,
    hand_in_copy,
    show_copy,
    take_copy_back,
)
from spoiwo.redactions.states import Ground
from tests.cast import Cast, ClientOf
from tests.factories.minutes import SYSTEM
from tests.reading import english, read
from tests.redactions import papers
from tests.redactions.papers import NAME, PESEL

pytestmark = pytest.mark.django_db


@pytest.fixture
def original(home: Partnership) -> StoredFile:
    return store(
        actor=SYSTEM, upload=BytesIO(papers.open_pdf()), name="skarga.pdf", partnership=home, is_public=True
    )


def _handed_in(original: StoredFile, made: bytes, name: str = "kopia.pdf", *words: str) -> RedactedCopy:
    draft = CopyDraft(BytesIO(made), name, Ground.PRIVACY, words or (NAME,))
    return hand_in_copy(actor=SYSTEM, original=original, draft=draft)


def _told(pdf: bytes) -> str:
    made = subprocess.run(
        ["pdftotext", "-enc", "UTF-8", "-", "-"], input=pdf, capture_output=True, check=True
    )
    return " ".join(made.stdout.decode().split())


def test_bip_09_everybody_is_handed_the_copy_at_the_address_of_the_original_which_stays_inside(
    original: StoredFile, cast: Cast, client_of: ClientOf
) -> None:
    address, visitor = f"/pliki/{original.uuid}/", client_of(cast.visitor)
    assert NAME in _told(visitor.get(address).getvalue())

    copy = _handed_in(original, papers.well_blacked_out())

    answer = visitor.get(address)
    assert (answer.status_code, answer["Cache-Control"]) == (302, "no-store")
    assert answer["Location"] == f"/pliki/{copy.copy.uuid}/"
    told = _told(visitor.get(answer["Location"]).getvalue())
    assert "Skarżąca" in told
    assert NAME not in told
    assert PESEL not in told
    inside = client_of(cast.officer).get(address)
    assert inside["Cache-Control"] == "private, no-store"
    assert NAME in _told(inside.getvalue())
    original.refresh_from_db()
    assert content(original) == papers.open_pdf()


@pytest.mark.parametrize(
    ("make", "name", "where"),
    [
        (papers.under_a_box, "kopia.pdf", "page 2"),
        (papers.named_in_properties, "kopia.pdf", "properties of the file"),
        (papers.with_a_note, "kopia.pdf", "comment, page 2"),
        (papers.with_the_original_attached, "kopia.pdf", "attached file"),
        (papers.saved_over, "kopia.pdf", "earlier version kept inside the file"),
        (papers.locked, "kopia.pdf", "the whole file"),
        (lambda: papers.word(deleted=f"To {NAME}."), "kopia.docx", "tracked change"),
        (lambda: papers.word(comment=f"ukryć {NAME}"), "kopia.docx", "comment"),
        (lambda: papers.word(said=f"Skarżąca {NAME}."), "kopia.docx", "text"),
        (lambda: papers.open_document(remark=f"ukryć {NAME}"), "kopia.odt", "comment"),
        (lambda: f"Skarżąca {NAME}.".encode("cp1250"), "kopia.txt", "text"),
    ],
)
def test_bip_09_a_copy_from_which_the_words_can_still_be_read_is_refused_with_its_place(
    original: StoredFile, make: Callable[[], bytes], name: str, where: str
) -> None:
    with pytest.raises(CopyRefused) as refusal:
        _handed_in(original, make(), name)

    assert where in [remark.where for remark in refusal.value.remarks]
    assert not RedactedCopy.objects.exists()
    assert StoredFile.objects.count() == 1


def test_bip_09_a_number_of_a_person_is_refused_though_nobody_named_it(original: StoredFile) -> None:
    with pytest.raises(CopyRefused) as refusal:
        _handed_in(original, papers.under_a_box(), "kopia.pdf", "Inne słowa")

    assert [(one.where, one.what) for one in refusal.value.remarks] == [
        ("page 2", "number of a person or of an identity document")
    ]


def test_what_a_program_cannot_read_or_be_sure_of_waits_until_somebody_has_looked(
    original: StoredFile, cast: Cast, client_of: ClientOf
) -> None:
    copy = _handed_in(original, papers.pdf("Skarżąca Janina Kwiatkowska mówi."), "kopia.pdf", "Inne słowa")

    assert copy.is_waiting
    assert client_of(cast.visitor).get(f"/pliki/{original.uuid}/").status_code == 200
    with pytest.raises(WrongState):
        _handed_in(original, papers.well_blacked_out())

    show_copy(actor=SYSTEM, copy=copy)
    assert client_of(cast.visitor).get(f"/pliki/{original.uuid}/").status_code == 302
    with pytest.raises(WrongState):
        drop_copy(actor=SYSTEM, copy=copy)


def test_a_picture_is_shown_only_after_somebody_has_looked(original: StoredFile) -> None:
    copy = _handed_in(original, papers.scan(), "skan.pdf")

    assert copy.is_waiting


def test_the_original_itself_and_a_signed_file_are_no_copy(original: StoredFile) -> None:
    with pytest.raises(BadInput):
        _handed_in(original, papers.open_pdf(), "to-samo.pdf", "Inne")
    with pytest.raises(BadInput):
        _handed_in(original, b"%PDF-1.7 zepsuty", "zepsuty.pdf")
    with pytest.raises(BadInput):
        _handed_in(original, b"", "pusty.pdf")


def test_a_better_copy_takes_the_place_of_the_first_and_both_are_closed_with_the_file(
    original: StoredFile, cast: Cast, client_of: ClientOf
) -> None:
    first = _handed_in(original, papers.well_blacked_out())
    original.refresh_from_db()
    second = _handed_in(original, papers.pdf("Skarga na bezczynność"), "lepsza.pdf")
    visitor = client_of(cast.visitor)

    assert visitor.get(f"/pliki/{first.copy.uuid}/").status_code == 404
    assert visitor.get(f"/pliki/{original.uuid}/")["Location"] == f"/pliki/{second.copy.uuid}/"

    original.refresh_from_db()
    set_public(actor=SYSTEM, file=original, is_public=False)
    for file in (original, first.copy, second.copy):
        assert visitor.get(f"/pliki/{file.uuid}/").status_code == 404


def test_a_copy_is_taken_back(original: StoredFile, cast: Cast, client_of: ClientOf) -> None:
    copy = _handed_in(original, papers.well_blacked_out())

    take_copy_back(actor=SYSTEM, copy=copy)

    assert NAME in _told(client_of(cast.visitor).get(f"/pliki/{original.uuid}/").getvalue())
    assert client_of(cast.visitor).get(f"/pliki/{copy.copy.uuid}/").status_code == 404
    with pytest.raises(WrongState):
        take_copy_back(actor=SYSTEM, copy=copy)


def test_only_who_answers_for_what_is_published_hands_in_copies_and_of_public_files_only(
    original: StoredFile, cast: Cast
) -> None:
    draft = CopyDraft(BytesIO(papers.well_blacked_out()), "kopia.pdf", Ground.PRIVACY)
    with pytest.raises(NotAllowed):
        hand_in_copy(actor=cast.auditor, original=original, draft=draft)

    set_public(actor=SYSTEM, file=original, is_public=False)
    with pytest.raises(WrongState):
        _handed_in(original, papers.well_blacked_out())


def test_the_officer_sees_what_stands_out_page_by_page_and_hands_the_copy_in(
    original: StoredFile, home: Partnership, cast: Cast, client_of: ClientOf
) -> None:
    officer: Client = english(client_of(cast.officer))
    page = f"/pulpit/{home.slug}/anonimizacja/pliki/{original.uuid}/"
    assert page in read(officer, f"/pulpit/{home.slug}/anonimizacja/")
    shown = read(officer, page)
    assert f'<mark class="pointed-out">{PESEL}</mark>' in shown
    assert "Page 2" in shown

    def send(made: bytes) -> int:
        upload = SimpleUploadedFile("kopia.pdf", made, "application/pdf")
        sent = {"file": upload, "words": f"{NAME}\n", "ground": "privacy"}
        answer = officer.post(page, sent)
        if answer.status_code == 422:
            told = answer.content.decode()
            assert "Page 2: words that were to be hidden" in told
            assert f">\n{NAME}\n</textarea>" in told
        return answer.status_code

    assert send(papers.under_a_box()) == 422
    assert send(papers.well_blacked_out()) == 302
    assert "Shown in its place" in read(officer, page)


def test_a_waiting_copy_is_looked_at_and_shown_with_one_button(
    original: StoredFile, home: Partnership, cast: Cast, client_of: ClientOf
) -> None:
    officer = english(client_of(cast.officer))
    copy = _handed_in(original, papers.scan(), "skan.pdf")
    page = f"/pulpit/{home.slug}/anonimizacja/pliki/{original.uuid}/"
    assert "look at it yourself" in read(officer, page)

    assert officer.post(f"{page}{copy.pk}/pokaz/").status_code == 302
    assert officer.post(f"{page}{copy.pk}/pokaz/").status_code == 409
    assert officer.post(f"{page}{copy.pk}/wymysl/").status_code == 404
    assert officer.post(f"{page}{copy.pk}/cofnij/").status_code == 302

    copy.refresh_from_db()
    assert copy.ended_at is not None


def test_bip_09_a_redacted_file_has_its_line_in_the_register_of_publications(
    original: StoredFile, home: Partnership, cast: Cast, client_of: ClientOf
) -> None:
    copy = _handed_in(original, papers.well_blacked_out())

    register = client_of(cast.visitor).get(f"{home.get_absolute_url()}publikacje/rejestr/json/").json()

    [line] = [one for one in register["entries"] if one["kind"] == "pliki"]
    assert (line["step"], line["title"]) == ("published", "skarga.pdf")
    assert line["address"].endswith(f"/pliki/{original.uuid}/")
    take_copy_back(actor=SYSTEM, copy=copy)
