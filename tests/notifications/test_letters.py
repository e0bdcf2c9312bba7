"""Letters the product writes: words, languages, and the page that shows them all."""

import pytest
from django.utils import translation

from spoiwo.common.actors import SystemActor
from spoiwo.notifications import letters, previews, services
from spoiwo.notifications.models import Message
from spoiwo.partnerships.services import invite_to_team
from spoiwo.partnerships.states import Role
from tests.cast import HIRED_ON, Cast, ClientOf

SAMPLES = [pytest.param(preview, id=preview.template) for preview in previews.known()]


@pytest.mark.parametrize("preview", SAMPLES)
def test_every_letter_has_a_subject_a_text_and_an_equal_html(preview: previews.Preview) -> None:
    sample = dict(preview.sample())

    with translation.override("en"):
        letter = letters.render(preview.template, sample)

    assert letter.subject
    assert "\n" not in letter.subject
    assert '<html lang="en">' in letter.html
    for address in (str(value) for value in sample.values() if str(value).startswith("http")):
        assert (address in letter.text) == (address in letter.html)
    assert "{{" not in letter.text + letter.html


def test_a_name_with_signs_of_html_is_safe_in_html_and_plain_in_text() -> None:
    sample = {**previews.role_assigned(), "name": "<b>Jan & Syn</b>"}

    letter = letters.render("notifications/email/role_assigned", sample)

    assert "<b>Jan & Syn</b>" in letter.text
    assert "&lt;b&gt;Jan &amp; Syn&lt;/b&gt;" in letter.html


@pytest.mark.django_db
def test_a_letter_is_written_in_the_readers_language() -> None:
    message = services.send(
        actor=SystemActor("tests"),
        template="email/unknown_account",
        to=["a@example.org"],
        context={"email": "a@example.org"},
        language="en",
    )

    assert message.subject == "There is no account with this address"
    assert message.headers == {"Auto-Submitted": "auto-generated"}


def test_a_person_given_a_role_by_a_person_is_told_how_to_enter(cast: Cast) -> None:
    invite_to_team(
        actor=cast.officer,
        partnership=cast.partnership,
        email="nowa@example.org",
        name="Nowa Osoba",
        role=Role.AUDITOR,
        valid_from=HIRED_ON,
    )

    message = Message.objects.get()
    assert message.to == ["nowa@example.org"]
    assert "/konto/password/reset/" in message.text
    assert cast.partnership.short_name in message.subject


@pytest.mark.django_db
def test_roles_given_by_the_system_write_to_nobody(cast: Cast) -> None:
    assert not Message.objects.exists()


def test_the_page_of_previews_shows_every_letter(client_of: ClientOf, cast: Cast) -> None:
    client = client_of(cast.visitor)
    page = client.get("/wzornik/poczta/").content.decode()

    for preview in previews.known():
        assert f"/wzornik/poczta/{preview.template}/" in page
        shown = client.get(f"/wzornik/poczta/{preview.template}/")
        assert shown.status_code == 200
        assert "sandbox" in shown["Content-Security-Policy"]
    assert client.get("/wzornik/poczta/nieznany/").status_code == 404


def test_only_the_operator_sees_the_outbox_and_never_the_text(client_of: ClientOf, cast: Cast) -> None:
    services.send(
        actor=SystemActor("tests"),
        template="email/password_reset",
        to=["a@example.org"],
        context={"address": "https://example.org/tajny-adres/"},
    )

    answer = client_of(cast.operator).get("/poczta/")
    assert answer.status_code == 200
    assert b"a@example.org" in answer.content
    assert b"tajny-adres" not in answer.content
    assert client_of(cast.officer).get("/poczta/").status_code == 403
    assert client_of(cast.visitor).get("/poczta/").status_code == 302


def test_the_operator_sends_a_failed_letter_again_from_the_page(client_of: ClientOf, cast: Cast) -> None:
    message = services.send(
        actor=SystemActor("tests"),
        template="email/unknown_account",
        to=["a@example.org"],
        context={"email": "a@example.org"},
    )
    Message.objects.update(state="failed", last_error="ConnectionRefusedError: no server", attempts=8)
    client = client_of(cast.operator)
    assert b"ConnectionRefusedError" in client.get("/poczta/?stan=failed").content

    answer = client.post(f"/poczta/{message.pk}/wyslij-ponownie/", follow=True)

    assert answer.status_code == 200
    message.refresh_from_db()
    assert message.state == "queued"


def test_a_subject_is_one_line_without_signs_that_are_not_seen() -> None:
    words = "Zaproszenie:\r\n posiedzenie\u202e fdp.\u2066x\x07 żółć"

    assert letters.one_line(words) == "Zaproszenie: posiedzenie fdp.x żółć"
