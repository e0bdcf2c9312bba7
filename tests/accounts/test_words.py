"""What we say instead of django-allauth is really said by it, and keys are not named as people."""

from pathlib import Path

import allauth
import polib
import pytest
from django.test import Client
from pytest_django import Settings

from spoiwo.accounts.models import User
from spoiwo.accounts.words import SENTENCES
from tests.cast import Cast, ClientOf

CATALOGUE = Path(str(allauth.__file__)).parent / "locale/pl/LC_MESSAGES/django.po"


def test_every_sentence_said_better_is_one_of_the_library() -> None:
    known = {entry.msgid for entry in polib.pofile(str(CATALOGUE)) if not entry.obsolete}

    assert [sentence for sentence in SENTENCES if sentence not in known] == []


@pytest.mark.django_db
def test_a_key_has_a_name_of_its_own_kind(cast: Cast, confirmed: ClientOf) -> None:
    page = confirmed(cast.officer).get("/konto/2fa/webauthn/add/")

    label = str(page.context["form"].fields["name"].label)
    assert label != "Name"
    assert label in page.content.decode()


@pytest.mark.django_db
def test_signing_up_is_closed_with_a_sentence_that_says_whom_to_ask(
    client: Client, settings: Settings
) -> None:
    settings.LANGUAGE_CODE = "en"

    for answer in (client.get("/konto/signup/"), client.post("/konto/signup/", {"email": "a@example.org"})):
        assert "ask the secretariat of your partnership" in answer.content.decode()
    assert not User.objects.exists()
