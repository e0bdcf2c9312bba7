"""The same deed on an old document sent twice in the same moment: one effect."""

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse
from django_scopes import scope

from spoiwo.notifications.models import PersonalLink
from spoiwo.sources.models import Finding, Origin, SourceDocument
from spoiwo.sources.states import MAIL_IN, Choice
from tests.cast import Cast, ClientOf
from tests.security.at_once import Twice, at_once, deeds, one_and_a_refusal
from tests.security.worlds import World

pytestmark = pytest.mark.django_db(transaction=True)


def _document(world: World) -> list[object]:
    return [world.partnership.slug, world.numbers["source_document"]]


def test_a_document_is_recorded_once_and_taken_back_once(world: World, twice: Twice) -> None:
    with scope(partnership=world.partnership):
        # The document of the world waits to be confirmed, yet bears a trace to be looked at.
        Origin.objects.filter(document=world.numbers["source_document"]).delete()
        Finding.objects.filter(document=world.numbers["source_document"]).update(choice=Choice.ACCEPTED)

    twice(reverse("sources:document_record", args=_document(world)), {})
    twice(reverse("sources:document_take_back", args=_document(world)), {"ground": "nie ten dokument"})

    assert deeds("sources.document.recorded") == 1
    assert deeds("sources.document.taken_back") == 1


def test_a_document_is_put_aside_once(world: World, twice: Twice) -> None:
    statuses = twice(reverse("sources:document_discard", args=_document(world)), {})

    assert one_and_a_refusal(statuses), statuses
    assert deeds("sources.document.discarded") == 1


def test_the_same_finding_is_decided_by_one_of_two(world: World, twice: Twice) -> None:
    number = world.numbers["source_finding"]
    address = reverse("sources:document_finding", args=[*_document(world), number])
    with scope(partnership=world.partnership):
        row = Finding.objects.get(document=world.numbers["source_document"], number=number)
    typed = {f"z{number}-{name}": value for name, value in row.values.items()}

    twice(address, typed | {"choice": "accepted", "version": "1"})

    assert deeds("sources.finding.decided") == 1


def test_the_address_for_documents_is_made_once(world: World, twice: Twice) -> None:
    twice(reverse("sources:address_renew", args=[world.partnership.slug]), {"instead_of": ""})

    assert deeds("sources.address.renewed") == 1
    with scope(partnership=world.partnership):
        assert PersonalLink.objects.filter(purpose=MAIL_IN, revoked_at=None).count() == 1


def test_the_same_file_sent_twice_is_one_document(world: World, cast: Cast, confirmed: ClientOf) -> None:
    address = reverse("sources:document_list", args=[world.partnership.slug])

    def sent() -> dict[str, object]:
        return {"documents": SimpleUploadedFile("notatka.txt", b"Notatka ze spotkania."), "text": ""}

    statuses = at_once(
        (confirmed(cast.officer), address, sent()), (confirmed(cast.coordinator), address, sent())
    )

    assert statuses == [302, 302]
    with scope(partnership=world.partnership):
        assert SourceDocument.objects.filter(name="notatka.txt").count() == 1
