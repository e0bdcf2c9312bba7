"""What is not public answers a stranger in the very words of what does not exist."""

from uuid import UUID

import pytest
from django.test import Client
from django.urls import reverse
from django_scopes import scope

from spoiwo.files.models import StoredFile
from spoiwo.registry.services import merge_persons
from tests.cast import Cast
from tests.factories.registry import SYSTEM, a_person, a_representative, a_signatory
from tests.security.worlds import a_world

pytestmark = pytest.mark.django_db
NOT_THERE = 987_654


def _answer(client: Client, address: str) -> tuple[int, str]:
    """Return the status and the page, with its own address rubbed out."""
    answer = client.get(address)
    return answer.status_code, answer.content.decode().replace(address, "#")


def test_a_person_who_is_not_public_is_told_from_nobody(cast: Cast, client: Client) -> None:
    person = a_person("Anna", "Prywatna")
    with scope(partnership=cast.partnership):
        a_representative(cast.partnership, a_signatory(cast.partnership).organization, person)

    private = _answer(client, f"/osoby/{person.pk}/")

    assert private[0] == 404
    assert private == _answer(client, f"/osoby/{NOT_THERE}/")


def test_a_merge_of_persons_who_are_not_public_is_not_told(cast: Cast, client: Client) -> None:
    kept, dropped = a_person("Marzenna", "Prywatna"), a_person("Marzena", "Prywatna")
    merge_persons(actor=SYSTEM, kept=kept, dropped=dropped)

    assert _answer(client, f"/osoby/{dropped.pk}/") == _answer(client, f"/osoby/{NOT_THERE}/")


def test_a_partnership_that_is_not_public_is_told_from_nothing(cast: Cast, client: Client) -> None:
    type(cast.other).objects.filter(pk=cast.other.pk).update(stage="preparation")

    draft = _answer(client, f"/partnerstwa/{cast.other.slug}/")

    assert draft == _answer(client, "/partnerstwa/nie-ma-takiego/")


def test_a_draft_of_an_agreement_is_told_from_nothing(cast: Cast, client: Client) -> None:
    world = a_world(cast.partnership, cast.officer, "NASZE")
    here = f"/partnerstwa/{cast.partnership.slug}/porozumienia"
    drafted = world.numbers["drafted"]

    draft = _answer(client, f"{here}/{drafted}/")

    assert draft[0] == 404
    assert draft == _answer(client, f"{here}/{NOT_THERE}/")


def test_a_file_that_is_not_public_is_told_from_nothing(cast: Cast, client: Client) -> None:
    a_world(cast.partnership, cast.officer, "NASZE")
    uuid, none = StoredFile.objects.filter(partnership=cast.partnership)[0].uuid, UUID(int=7)

    private = _answer(client, reverse("files:file_download", args=[uuid]))

    assert private[0] == 404
    assert private == _answer(client, reverse("files:file_download", args=[none]))
