"""The words are written in versions, frozen once, and never touched again."""

from datetime import date

import pytest
from django.db import IntegrityError, transaction
from django.utils.translation import override

from spoiwo.agreements import services
from spoiwo.agreements.models import Agreement, Text
from spoiwo.agreements.selectors import consolidated_text, frozen_text
from spoiwo.agreements.services import AgreementDraft
from spoiwo.agreements.states import Kind, Shape, State
from spoiwo.common.exceptions import BadInput, ConcurrentChange, NotAllowed, WrongState
from spoiwo.partnerships.models import Partnership
from spoiwo.partnerships.states import Stage
from spoiwo.search.models import Entry
from tests.cast import Cast
from tests.factories.agreements import (
    SIGNED_ON,
    SYSTEM,
    a_draft_agreement,
    an_agreement_being_signed,
    an_agreement_in_force,
)

LONG = (
    "Porozumienie o zawarciu Partnerstwa Lokalnego na rzecz ożywienia społeczno – gospodarczego "
    "i aktywizacji nowodworskiego rynku pracy"
)


def test_a_long_title_and_a_corrected_one_beside_the_original(home: Partnership) -> None:
    agreement = a_draft_agreement(home, title=LONG, source_wording="Porozumienie … partnerstwa Lokalnego")

    assert agreement.title == LONG
    assert agreement.source_wording == "Porozumienie … partnerstwa Lokalnego"


def test_an_agreement_needs_a_title(home: Partnership) -> None:
    with pytest.raises(BadInput):
        services.create_agreement(
            actor=SYSTEM, partnership=home, draft=AgreementDraft(kind=Kind.LETTER, title="  ")
        )


def test_each_saving_makes_a_version_and_keeps_the_earlier(home: Partnership) -> None:
    agreement = a_draft_agreement(home, text="§ 1\nPierwsze słowa.")

    services.write_text(
        actor=SYSTEM, agreement=agreement, text="§ 1\nDrugie słowa.", version=agreement.version
    )

    assert [text.parsed[0].body for text in Text.objects.all()] == ["Pierwsze słowa.", "Drugie słowa."]


def test_two_people_writing_at_once_do_not_overwrite_each_other(home: Partnership) -> None:
    agreement = a_draft_agreement(home)
    read = agreement.version
    services.write_text(actor=SYSTEM, agreement=agreement, text="§ 1\nMoje.", version=read)

    with pytest.raises(ConcurrentChange):
        services.write_text(actor=SYSTEM, agreement=agreement, text="§ 1\nTwoje.", version=read)


def test_signing_freezes_the_newest_version_under_its_hash(home: Partnership) -> None:
    agreement = a_draft_agreement(home, text="§ 1\nPierwsze.")
    services.write_text(actor=SYSTEM, agreement=agreement, text="§ 1\nDrugie.", version=agreement.version)

    text = services.start_signing(actor=SYSTEM, agreement=agreement, on=SIGNED_ON)

    assert text.number == 2
    assert len(text.sha256) == 64
    assert consolidated_text(agreement, SIGNED_ON).is_intact
    assert consolidated_text(agreement, SIGNED_ON).sha256 == text.sha256


def test_a_frozen_text_cannot_be_written_nor_annexed(home: Partnership) -> None:
    agreement = an_agreement_being_signed(home)

    with override("en"), pytest.raises(NotAllowed, match="amendment"):
        services.write_text(actor=SYSTEM, agreement=agreement, text="§ 1\nx", version=agreement.version)
    with pytest.raises(NotAllowed):
        services.add_annex(actor=SYSTEM, agreement=agreement, title="Regulamin", body="x")


def test_the_database_itself_refuses_to_touch_a_frozen_text(home: Partnership) -> None:
    text = frozen_text(an_agreement_being_signed(home))
    assert text is not None

    for touch in (lambda: Text.objects.filter(pk=text.pk).update(note="x"), text.delete):
        with pytest.raises(IntegrityError), transaction.atomic():
            touch()


def test_a_signed_text_is_known_to_be_changed_when_an_annex_was(home: Partnership) -> None:
    agreement = a_draft_agreement(home)
    annex = services.add_annex(actor=SYSTEM, agreement=agreement, title="Regulamin", body="Treść")
    services.start_signing(actor=SYSTEM, agreement=agreement, on=SIGNED_ON)
    assert consolidated_text(agreement, SIGNED_ON).is_intact

    annex.body = "Podmieniona treść"
    annex.save()

    assert not consolidated_text(agreement, SIGNED_ON).is_intact


def test_correcting_the_title_changes_no_frozen_text(home: Partnership) -> None:
    agreement = an_agreement_being_signed(home)
    digest = consolidated_text(agreement, SIGNED_ON).sha256

    services.edit_agreement(
        actor=SYSTEM,
        agreement=agreement,
        draft=AgreementDraft(kind=Kind.AGREEMENT, title="Tytuł poprawiony"),
        version=agreement.version,
    )

    assert consolidated_text(agreement, SIGNED_ON).sha256 == digest
    assert consolidated_text(agreement, SIGNED_ON).is_intact


def test_there_is_no_signing_without_a_text(home: Partnership) -> None:
    agreement = a_draft_agreement(home, text="")

    with pytest.raises(WrongState):
        services.start_signing(actor=SYSTEM, agreement=agreement, on=SIGNED_ON)

    agreement.refresh_from_db()
    assert agreement.state == State.DRAFT


def test_signing_is_started_once(home: Partnership) -> None:
    agreement = an_agreement_being_signed(home)

    with pytest.raises(NotAllowed):
        services.start_signing(actor=SYSTEM, agreement=agreement, on=SIGNED_ON)


def test_of_two_people_who_start_the_signing_at_once_one_is_told(home: Partnership) -> None:
    agreement = a_draft_agreement(home)
    other = Agreement.objects.get(pk=agreement.pk)
    services.start_signing(actor=SYSTEM, agreement=agreement, on=SIGNED_ON)

    with pytest.raises((ConcurrentChange, WrongState)):
        services.start_signing(actor=SYSTEM, agreement=other, on=SIGNED_ON)


def test_a_partnership_in_preparation_enters_signing_with_its_agreement(founding: Partnership) -> None:
    an_agreement_being_signed(founding)

    assert founding.stage == Stage.SIGNING


def test_the_shape_of_an_agreement_being_signed_stays(home: Partnership) -> None:
    agreement = an_agreement_being_signed(home)

    with pytest.raises(BadInput):
        services.edit_agreement(
            actor=SYSTEM,
            agreement=agreement,
            draft=AgreementDraft(kind=Kind.AGREEMENT, title="T", shape=Shape.BILATERAL),
            version=agreement.version,
        )


def test_an_annex_needs_words_or_a_file_and_a_number_of_its_own(home: Partnership) -> None:
    agreement = a_draft_agreement(home)
    services.add_annex(actor=SYSTEM, agreement=agreement, title="Regulamin", body="x", number=1)

    with pytest.raises(BadInput):
        services.add_annex(actor=SYSTEM, agreement=agreement, title="Pusty")
    with pytest.raises(BadInput):
        services.add_annex(actor=SYSTEM, agreement=agreement, title="Drugi", body="x", number=1)


def test_an_annex_of_a_draft_can_be_removed(home: Partnership) -> None:
    agreement = a_draft_agreement(home)
    annex = services.add_annex(actor=SYSTEM, agreement=agreement, title="Regulamin", body="x")

    services.remove_annex(actor=SYSTEM, annex=annex)

    assert not agreement.annexes.exists()


def test_only_the_secretariat_and_the_coordinator_write_texts(cast: Cast, home: Partnership) -> None:
    agreement = a_draft_agreement(home)
    for person in (cast.officer, cast.coordinator):
        services.write_text(actor=person, agreement=agreement, text="§ 1\nx", version=agreement.version)

    for person in (cast.leader, cast.auditor, cast.representative, cast.neighbour, cast.newcomer):
        with pytest.raises(NotAllowed):
            services.write_text(actor=person, agreement=agreement, text="§ 1\nx", version=agreement.version)


def test_a_draft_cannot_be_found_and_a_signed_agreement_can(home: Partnership) -> None:
    draft = a_draft_agreement(home)
    signed = an_agreement_in_force(home)

    found = set(Entry.objects.filter(kind="agreement", is_public=True).values_list("object_id", flat=True))

    assert signed.pk in found
    assert draft.pk not in found


def test_an_agreement_that_would_expire_before_it_is_concluded_is_refused(home: Partnership) -> None:
    with pytest.raises(BadInput):
        a_draft_agreement(home, concluded_on=SIGNED_ON, valid_to=date(2018, 3, 28))
