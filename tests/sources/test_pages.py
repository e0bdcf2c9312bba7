"""The pages an officer confirms a document on, and what others see of it."""

from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from spoiwo.partnerships.models import Partnership
from spoiwo.sources import services
from spoiwo.sources.models import SourceDocument
from spoiwo.sources.selectors import laid_out
from spoiwo.sources.services import Sweep
from spoiwo.sources.states import Choice, Group
from tests.cast import Cast, ClientOf
from tests.queries import asked_by_the_page
from tests.sources.conftest import brought_in
from tests.sources.texts import REPORT, SIGNING

HTMX = {"HX-Request": "true"}


def _page(client: Client, document: SourceDocument) -> str:
    address = reverse("sources:document", args=[document.partnership.slug, document.pk])  # type: ignore[union-attr]  # it has one
    return client.get(address).content.decode()


def test_several_documents_are_brought_in_at_once_and_a_refused_one_takes_none_with_it(
    cast: Cast, client_of: ClientOf, home: Partnership
) -> None:
    good = SimpleUploadedFile("sprawozdanie.txt", REPORT.encode())
    bad = SimpleUploadedFile("obraz.docx", b"\x89PNG\r\n\x1a\n" + b"\x00" * 64)

    answer = client_of(cast.officer).post(
        reverse("sources:document_list", args=[home.slug]), {"documents": [good, bad]}
    )

    assert answer.status_code == 422
    assert "obraz.docx" in answer.content.decode()
    assert SourceDocument.objects.get().name == "sprawozdanie.txt"


def test_the_document_stands_beside_what_was_found_with_marks_that_lead_to_it(
    cast: Cast, client_of: ClientOf, home: Partnership
) -> None:
    document = brought_in(cast.officer, home, REPORT)

    page = _page(client_of(cast.officer), document)

    for finding in document.findings.all():
        assert f'id="z-{finding.number}"' in page
        assert f'id="m-{finding.number}"' in page
    assert "14 instytucji" in page


def test_every_character_of_the_text_is_shown_once(
    cast: Cast, client_of: ClientOf, home: Partnership
) -> None:
    document = brought_in(cast.officer, home, REPORT)

    blocks = laid_out(document, document.findings.all())

    shown = ["".join(piece.text for piece in block.pieces) for block in blocks]
    assert shown == [document.text[block["start"] : block["end"]] for block in document.blocks]


def test_markup_in_a_document_is_text(cast: Cast, client_of: ClientOf, home: Partnership) -> None:
    hostile = REPORT + "\nSpotkanie 3 maja 2016 r. <script>alert(1)</script> <img src=x onerror=alert(2)>\n"
    document = brought_in(cast.officer, home, hostile)

    page = _page(client_of(cast.officer), document)

    assert "<script>alert(1)" not in page
    assert "<img src=x" not in page


def test_one_finding_is_decided_and_comes_back_alone(
    cast: Cast, client_of: ClientOf, home: Partnership
) -> None:
    document = brought_in(cast.officer, home, REPORT)
    row = document.findings.filter(group=Group.FIGURE, choice=Choice.OPEN).first()
    assert row is not None
    address = reverse("sources:document_finding", args=[home.slug, document.pk, row.number])

    answer = client_of(cast.officer).post(address, {"choice": "accepted", "version": "1"}, headers=HTMX)

    body = answer.content.decode()
    row.refresh_from_db()
    assert (answer.status_code, row.choice) == (200, Choice.ACCEPTED)
    assert body.count("<article") == 1
    assert 'id="tally"' in body


def test_a_wrong_correction_is_told_and_what_was_typed_stays(
    cast: Cast, client_of: ClientOf, home: Partnership
) -> None:
    document = brought_in(cast.officer, home, REPORT)
    row = document.findings.filter(group=Group.EVENT).first()
    assert row is not None
    address = reverse("sources:document_finding", args=[home.slug, document.pk, row.number])
    typed = {f"z{row.number}-kind": "plenary", f"z{row.number}-date": "31 lutego", "version": "1"}

    answer = client_of(cast.officer).post(address, typed | {"choice": "accepted"}, headers=HTMX)

    body = answer.content.decode()
    row.refresh_from_db()
    assert row.choice == Choice.OPEN
    assert "31 lutego" in body
    assert 'role="alert"' in body


def test_a_whole_group_is_accepted_at_once(cast: Cast, client_of: ClientOf, home: Partnership) -> None:
    document = brought_in(cast.officer, home, REPORT)
    address = reverse("sources:document_group", args=[home.slug, document.pk, "figure"])

    client_of(cast.officer).post(address, {"sweep": "accept_all"})

    assert not document.findings.filter(group=Group.FIGURE, choice=Choice.OPEN).exists()


def test_what_was_recorded_leads_to_its_words_and_its_record(
    cast: Cast, client_of: ClientOf, home: Partnership
) -> None:
    document = brought_in(cast.officer, home, REPORT)
    for group in (Group.FIGURE, Group.EVENT, Group.INSTITUTION):
        services.decide_group(actor=cast.officer, document=document, group=group, sweep=Sweep.ACCEPT_ALL)
    client = client_of(cast.officer)

    client.post(reverse("sources:document_record", args=[home.slug, document.pk]))

    page = _page(client, document)
    meeting = home.meetings.get()
    address = reverse("meetings:meeting", args=[home.slug, meeting.pk])
    assert address in page
    # The record itself tells the passage it came from.
    assert reverse("sources:document", args=[home.slug, document.pk]) in client.get(address).content.decode()


def test_the_operator_begins_a_partnership_with_a_document(
    cast: Cast, client_of: ClientOf, nobodys: None
) -> None:
    document = brought_in(cast.operator, None, SIGNING)
    client = client_of(cast.operator)
    assert client.get(reverse("sources:loose_list")).status_code == 200
    for group in Group:
        client.post(reverse("sources:loose_group", args=[document.pk, group]), {"sweep": "accept_all"})

    answer = client.post(reverse("sources:loose_record", args=[document.pk]))

    document.refresh_from_db()
    assert document.partnership is not None
    assert answer["Location"] == reverse("sources:document", args=[document.partnership.slug, document.pk])


def test_the_page_of_many_findings_asks_the_database_as_often_as_that_of_few(
    cast: Cast, client_of: ClientOf, home: Partnership
) -> None:
    few = brought_in(cast.officer, home, REPORT)
    rows = "\n".join(f"{number}. Gmina Testowa{chr(97 + number)}" for number in range(20))
    many = brought_in(cast.officer, home, f"{REPORT}\nDokument podpisali:\n{rows}\n")
    client = client_of(cast.officer)

    assert _asked(client, many) <= _asked(client, few) + 2


def _asked(client: Client, document: SourceDocument) -> int:
    _page(client, document)
    with CaptureQueriesContext(connection) as captured:
        _page(client, document)
    return asked_by_the_page(captured)
