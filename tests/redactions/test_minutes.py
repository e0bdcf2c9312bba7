"""The officer looks through minutes before everybody reads them, and hides words in them."""

import pytest
from django.test import Client

from spoiwo.common.exceptions import BadInput, NotAllowed, WrongState
from spoiwo.minutes.models import Minutes
from spoiwo.partnerships.models import Partnership
from spoiwo.privacy.finding import Sort
from spoiwo.redactions.models import Redaction
from spoiwo.redactions.selectors import check_of
from spoiwo.redactions.services import hide_words, show_words
from spoiwo.redactions.states import Ground
from tests.cast import Cast, ClientOf
from tests.factories.minutes import SYSTEM
from tests.factories.registry import a_person, an_office, an_organization
from tests.reading import english, read

pytestmark = pytest.mark.django_db


@pytest.fixture
def officer(cast: Cast, client_of: ClientOf) -> Client:
    return english(client_of(cast.officer))


def _found(minutes: Minutes) -> dict[str, Sort]:
    return {one.words: one.sort for one in check_of(minutes).found}


def test_numbers_contacts_and_names_of_private_persons_stand_out(sent: Minutes) -> None:
    found = _found(sent)

    assert found["44051401359"] is Sort.NUMBER
    assert found["600 700 800"] is Sort.TELEPHONE
    assert found["Janina Kwiatkowska"] is Sort.PERSON
    assert not any("Wiśniewski" in words for words in found)


def test_who_holds_an_office_and_contacts_of_institutions_do_not_stand_out(sent: Minutes) -> None:
    an_office(a_person("Janina", "Kwiatkowska"), an_organization(phone="+48600700800"))

    assert set(_found(sent)) == {"44051401359"}


def test_other_forms_of_hidden_words_stand_out(sent: Minutes) -> None:
    hide_words(actor=SYSTEM, text=sent, words=["Janina Kwiatkowska"], ground=Ground.PRIVACY)

    assert "Janinie Kwiatkowskiej" in _found(sent)
    assert "Janina Kwiatkowska" not in _found(sent)


def test_the_officer_sees_what_stands_out_at_its_place_and_hides_it(
    sent: Minutes, officer: Client, home: Partnership
) -> None:
    page = f"/pulpit/{home.slug}/anonimizacja/protokoly/{sent.pk}/"
    assert '<mark class="pointed-out">44051401359' in read(officer, page)
    assert f'href="{page}"' in read(officer, f"/pulpit/{home.slug}/spotkania/{sent.meeting_id}/protokol/")

    form = {"words": ["44051401359"], "others": "tel. 600 700 800\n\n", "ground": "privacy"}
    assert officer.post(page, form).status_code == 302

    shown = read(officer, page)
    assert {row.words for row in Redaction.objects.all()} == {"44051401359", "tel. 600 700 800"}
    assert "[anonimizacja: prywatność osoby fizycznej]" in shown
    assert "Olga Sekretarska" in shown.partition('id="paper"')[2]
    assert '<mark class="pointed-out">44051401359' not in shown


def test_nothing_typed_is_lost_when_words_do_not_stand_in_the_text(
    sent: Minutes, officer: Client, home: Partnership
) -> None:
    page = f"/pulpit/{home.slug}/anonimizacja/protokoly/{sent.pk}/"

    answer = officer.post(page, {"others": "Czego tam nie ma", "ground": "business"})

    assert answer.status_code == 422
    assert "Czego tam nie ma</textarea>" in answer.content.decode()
    assert officer.post(page, {"others": "", "ground": "business"}).status_code == 422
    assert officer.post(page, {"words": ["wszystko"], "ground": "x"}).status_code == 422
    assert not Redaction.objects.exists()


def test_the_same_words_are_hidden_once_and_shown_again_once(sent: Minutes) -> None:
    [redaction] = hide_words(actor=SYSTEM, text=sent, words=["wójt", "WÓJT "], ground=Ground.SECRET)
    with pytest.raises(BadInput):
        hide_words(actor=SYSTEM, text=sent, words=["Wójt"], ground=Ground.SECRET)
    with pytest.raises(BadInput):
        hide_words(actor=SYSTEM, text=sent, words=["W"], ground=Ground.SECRET)

    with pytest.raises(BadInput):
        show_words(actor=SYSTEM, redaction=redaction, because=" ")
    show_words(actor=SYSTEM, redaction=redaction, because="Urząd.")
    with pytest.raises(WrongState):
        show_words(actor=SYSTEM, redaction=redaction, because="Urząd.")


def test_hidden_words_are_shown_again_on_a_page_of_their_own(
    sent: Minutes, officer: Client, home: Partnership
) -> None:
    [redaction] = hide_words(actor=SYSTEM, text=sent, words=["Wójt"], ground=Ground.SECRET)
    page = f"/pulpit/{home.slug}/anonimizacja/protokoly/{sent.pk}/"

    assert "Wójt" in read(officer, f"{page}{redaction.pk}/odslon/")
    assert officer.post(f"{page}{redaction.pk}/odslon/", {"because": "Urząd."}).status_code == 302

    assert "Urząd." in read(officer, page)
    assert not check_of(sent).hidden


def test_who_only_reads_may_hide_nothing(sent: Minutes, cast: Cast) -> None:
    with pytest.raises(NotAllowed):
        hide_words(actor=cast.auditor, text=sent, words=["Wójt"], ground=Ground.PRIVACY)


def test_the_list_names_every_minutes_and_how_much_is_hidden_in_them(
    sent: Minutes, officer: Client, home: Partnership
) -> None:
    hide_words(actor=SYSTEM, text=sent, words=["Wójt"], ground=Ground.PRIVACY)

    page = read(officer, f"/pulpit/{home.slug}/anonimizacja/protokoly/")

    assert sent.meeting.title in page
    assert "1 redaction" in page
