"""Documents by e-mail: from whom, at which address, what becomes of them."""

import os
import subprocess
import sys
from email.message import EmailMessage
from pathlib import Path

import psycopg
import pytest
from django.db import connection
from django.urls import reverse
from django.utils.translation import gettext
from django_scopes import scope
from pytest_django import Settings

from spoiwo.common.exceptions import ConcurrentChange, NotAllowed
from spoiwo.notifications.models import ReceivedLetter
from spoiwo.notifications.services import receive_letter
from spoiwo.notifications.states import Outcome
from spoiwo.notifications.tokens import reply_address
from spoiwo.partnerships.models import Partnership
from spoiwo.sources import selectors, services
from spoiwo.sources.models import Origin, SourceDocument
from spoiwo.sources.states import DocumentState
from tests.cast import Cast, ClientOf
from tests.sources.texts import REPORT, SIGNING

ROOT = Path(__file__).resolve().parents[2]
OFFICER = "olga@example.org"


@pytest.fixture(autouse=True)
def _mailbox(settings: Settings) -> None:
    settings.REPLY_ADDRESS = "odpowiedzi@example.org"


@pytest.fixture
def address(cast: Cast, home: Partnership) -> str:
    """The secret address of the cast's partnership."""
    return made_address(cast, home)


def made_address(cast: Cast, home: Partnership, instead_of: int | None = None) -> str:
    """Make the address, or another in its place."""
    link = services.renew_address(actor=cast.officer, partnership=home, instead_of=instead_of)
    return reply_address(link)


def a_letter(
    to: str, *files: tuple[str, bytes], sender: str = OFFICER, mark: str = "1", text: str = ""
) -> bytes:
    """Return a letter with files as a mail program sends it."""
    letter = EmailMessage()
    letter["From"] = f"Olga <{sender}>"
    letter["To"] = to
    letter["Subject"] = "Sprawozdanie za rok 2016"
    letter["Message-ID"] = f"<{mark}@mail.example.org>"
    letter.set_content(text or "W załączeniu.\n")
    for name, content in files:
        letter.add_attachment(content, maintype="application", subtype="octet-stream", filename=name)
    return letter.as_bytes()


def test_a_file_mailed_by_the_officer_waits_to_be_read(cast: Cast, home: Partnership, address: str) -> None:
    letter = receive_letter(a_letter(address, ("sprawozdanie.txt", REPORT.encode())))

    document = SourceDocument.objects.get()
    assert (document.name, document.state) == ("sprawozdanie.txt", DocumentState.WAITING)
    assert (document.uploaded_by_name, document.is_mailed) == ("Olga Sekretarska", True)
    assert Origin.objects.count() == 0
    # The words stand with the document and nowhere else.
    assert (letter.outcome, letter.reason) == (Outcome.TAKEN, "")
    letter.refresh_from_db()
    assert (letter.text, letter.content) == ("", None)
    services.read_source(document)
    assert document.state == DocumentState.PROPOSED


def test_each_file_is_a_document_and_the_same_one_comes_in_once(home: Partnership, address: str) -> None:
    report, signing = ("a.txt", REPORT.encode()), ("b.txt", SIGNING.encode())
    receive_letter(a_letter(address, report, signing))

    receive_letter(a_letter(address, report, signing))
    receive_letter(a_letter(address, ("pod inną nazwą.txt", REPORT.encode()), mark="2"))

    assert set(SourceDocument.objects.values_list("name", flat=True)) == {"a.txt", "b.txt"}


def test_a_letter_without_files_is_the_document_itself(home: Partnership, address: str) -> None:
    logo = ("logo.png", b"\x89PNG\r\n\x1a\n" + b"0" * 900)
    receive_letter(a_letter(address, logo, ("wizytowka.vcf", b"BEGIN:VCARD"), text=REPORT))

    document = SourceDocument.objects.get()
    assert (document.name, document.format) == ("Sprawozdanie za rok 2016.eml", "eml")
    services.read_source(document)
    assert "31 osób" in document.text


def test_what_was_left_out_is_noted_with_the_letter(home: Partnership, address: str) -> None:
    letter = receive_letter(
        a_letter(address, ("a.txt", REPORT.encode()), ("program.exe", b"MZ\x00\x01" * 99))
    )

    assert SourceDocument.objects.count() == 1
    assert letter.outcome == Outcome.TAKEN
    assert "program.exe" in letter.reason


@pytest.mark.parametrize(
    ("sender", "words"),
    [
        ("ktos@obcy.example", "Its sender is nobody who may bring documents in."),
        # She reads here, but takes nothing in; and the officer of another partnership.
        ("alicja@example.org", "nie obejmują uprawnienia"),
        ("nina@example.org", "nie obejmują uprawnienia"),
    ],
)
def test_a_letter_of_anybody_else_is_refused_and_nothing_comes_of_it(
    home: Partnership, address: str, sender: str, words: str
) -> None:
    letter = receive_letter(a_letter(address, ("a.txt", REPORT.encode()), sender=sender))

    assert letter.outcome == Outcome.REFUSED
    assert gettext(words) in letter.reason
    assert SourceDocument.objects.count() == 0


def test_an_address_that_leaked_takes_nothing_once_it_is_replaced(cast: Cast, home: Partnership) -> None:
    leaked = made_address(cast, home)
    old = selectors.mail_link(home)
    assert old is not None
    new = made_address(cast, home, old.pk)

    refused = receive_letter(a_letter(leaked, ("a.txt", REPORT.encode())))
    taken = receive_letter(a_letter(new, ("a.txt", REPORT.encode()), mark="2"))

    assert (refused.outcome, taken.outcome) == (Outcome.REFUSED, Outcome.TAKEN)
    assert refused.reason == gettext("This address was replaced by another one.")
    with pytest.raises(ConcurrentChange):
        made_address(cast, home, old.pk)
    with pytest.raises(NotAllowed):
        services.renew_address(actor=cast.auditor, partnership=home, instead_of=None)


def test_a_file_over_a_mebibyte_comes_whole(home: Partnership, address: str) -> None:
    content = (REPORT * 3_000).encode()

    receive_letter(a_letter(address, ("gruby.txt", content)))

    assert SourceDocument.objects.get().size == len(content) > 1024 * 1024


def test_the_page_shows_the_address_in_full_and_makes_another(
    cast: Cast, client_of: ClientOf, home: Partnership
) -> None:
    client, page = client_of(cast.officer), reverse("sources:document_list", args=[home.slug])
    renew = reverse("sources:address_renew", args=[home.slug])
    assert "odpowiedzi+" not in client.get(page).content.decode()

    client.post(renew, {"instead_of": ""})
    link = selectors.mail_link(home)
    assert link is not None
    assert f">{reply_address(link)}</a>" in client.get(page).content.decode()
    client.post(renew, {"instead_of": str(link.pk)})
    client.post(renew, {"instead_of": str(link.pk)})

    shown = client.get(page).content.decode()
    assert reply_address(link) not in shown
    newer = selectors.mail_link(home)
    assert newer is not None
    assert reply_address(newer) in shown


def test_without_a_mailbox_the_page_says_so(
    cast: Cast, client_of: ClientOf, home: Partnership, settings: Settings
) -> None:
    settings.REPLY_ADDRESS = ""

    page = client_of(cast.officer).get(reverse("sources:document_list", args=[home.slug]))

    assert "adres/" not in page.content.decode()


@pytest.mark.django_db(transaction=True)
def test_a_mail_server_pipes_a_document_in(cast: Cast, tmp_path: Path) -> None:
    with scope(partnership=cast.partnership):
        address = made_address(cast, cast.partnership)

    said = _pipe(a_letter("lista@example.org", ("a.txt", REPORT.encode())), address, tmp_path)

    assert (said.returncode, said.stdout.split()) == (0, [b"words", b"taken"]), said.stderr
    assert ReceivedLetter.objects.get().content is None
    with scope(partnership=cast.partnership):
        assert SourceDocument.objects.get().name == "a.txt"


def _pipe(content: bytes, recipient: str, home: Path) -> "subprocess.CompletedProcess[bytes]":
    """Run the command as a mail server does."""
    address = psycopg.conninfo.make_conninfo(
        os.environ["DATABASE_URL"], dbname=connection.settings_dict["NAME"]
    )
    surroundings = os.environ | {
        "DATABASE_URL": address,
        "DJANGO_SETTINGS_MODULE": "config.settings.test",
        "SPOIWO_REPLY_ADDRESS": "odpowiedzi@example.org",
        "SPOIWO_HOME": str(home),
    }
    command = [sys.executable, "manage.py", "receive_mail", "--recipient", recipient]
    return subprocess.run(
        command, cwd=ROOT, env=surroundings, input=content, capture_output=True, check=False
    )


def test_a_letter_carries_as_much_as_a_file_on_the_page(address: str, home: Partnership) -> None:
    long = ("Spotkanie odbyło się w Zwoleniu.\n" * 240_000).encode()

    letter = receive_letter(a_letter(address, ("protokol.txt", long)))

    assert letter.outcome == Outcome.TAKEN
    assert SourceDocument.objects.get(partnership=home).size == len(long) > 5 * 1024 * 1024


def test_a_long_letter_that_is_refused_is_not_kept(address: str, home: Partnership) -> None:
    letter = receive_letter(
        a_letter(address, ("protokol.txt", b"tekst " * 400_000), sender="obcy@example.org")
    )

    letter.refresh_from_db()
    assert letter.outcome == Outcome.REFUSED
    assert letter.content is None
