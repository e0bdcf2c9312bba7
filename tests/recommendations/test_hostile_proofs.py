"""Proofs and letters under attack: what is closed stays closed, what is sent twice counts once."""

from io import BytesIO

import pytest

from spoiwo.common import clock
from spoiwo.common.exceptions import BadInput, ConcurrentChange
from spoiwo.files.models import StoredFile
from spoiwo.notifications.models import Message
from spoiwo.partnerships.models import Partnership
from spoiwo.recommendations import rules, services
from spoiwo.recommendations.models import Evidence, Implementation
from spoiwo.recommendations.services import proofs
from spoiwo.recommendations.states import Proof
from tests.factories.recommendations import (
    SYSTEM,
    a_step,
    an_adopted,
    answered,
    holder_of,
    listed,
    passed_on,
)


@pytest.fixture
def step(home: Partnership) -> Implementation:
    """A step of an institution that accepted."""
    found = an_adopted(home)
    response = listed(found)
    passed_on(found)
    return a_step(found, response=answered(response))


def a_file(
    step: Implementation, *, content: bytes = b"%PDF-1.4\n%%EOF\n", is_public: bool = False
) -> Evidence:
    draft = services.ProofDraft(
        kind=Proof.FILE,
        day=clock.today(),
        words="Lista",
        upload=BytesIO(content),
        upload_name="lista.pdf",
        is_public=is_public,
    )
    return services.give_proof(actor=SYSTEM, step=step, draft=draft)


def some_words(step: Implementation, words: str) -> Evidence:
    response = step.response
    assert response is not None
    response.refresh_from_db()
    holder = holder_of(response)
    draft = services.ProofDraft(kind=Proof.WORDS, day=clock.today(), words=words)
    decision = rules.can_give_proof(holder, response)
    return services.give_proof(actor=holder, step=step, draft=draft, decision=decision)


def test_a_file_of_a_closed_recommendation_is_opened_to_nobody(step: Implementation) -> None:
    services.show_recommendation(actor=SYSTEM, recommendation=step.recommendation, is_public=False)
    step.refresh_from_db()

    a_file(step, is_public=True)

    assert StoredFile.objects.get().is_public is False
    services.show_recommendation(actor=SYSTEM, recommendation=step.recommendation, is_public=True)
    assert StoredFile.objects.get().is_public is True


def test_what_is_sent_twice_is_one_proof(step: Implementation) -> None:
    assert a_file(step) == a_file(step)
    assert some_words(step, "Odbyło się") == some_words(step, "Odbyło się ")
    assert a_file(step, content=b"%PDF-1.4\n%inny\n%%EOF\n").pk != Evidence.objects.earliest("pk").pk
    assert (Evidence.objects.count(), StoredFile.objects.count()) == (3, 2)


def test_a_link_fills_no_disk(step: Implementation, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(proofs, "MOST", 2)
    for word in ("raz", "dwa"):
        some_words(step, word)

    with pytest.raises(BadInput):
        some_words(step, "trzy")


def test_a_reminder_and_a_new_address_pressed_twice_go_out_once(home: Partnership) -> None:
    found = an_adopted(home)
    response = listed(found)
    passed_on(found)
    response.refresh_from_db()
    seen = response.message_id
    assert seen is not None

    services.remind(actor=SYSTEM, response=response, seen=seen)
    with pytest.raises(ConcurrentChange):
        services.remind(actor=SYSTEM, response=response, seen=seen)
    with pytest.raises(ConcurrentChange):
        services.renew_link(actor=SYSTEM, response=response, email="inny@example.org", seen=seen)

    assert Message.objects.count() == 2
