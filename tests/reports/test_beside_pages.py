"""The pages of what others bring to a report: the officer's, and those behind personal links."""

from io import BytesIO

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from PIL import Image

from spoiwo.common.remarks import RemarkState
from spoiwo.notifications.models import Message, PersonalLink
from spoiwo.notifications.tokens import token_of
from spoiwo.partnerships.models import Partnership
from spoiwo.reports import selectors, services
from spoiwo.reports.models import Attachment, Remark, Report
from spoiwo.reports.services import PartDraft
from spoiwo.reports.states import State
from tests.cast import Cast, ClientOf
from tests.factories.councils import a_member, a_term
from tests.factories.registry import a_representative, a_signatory, an_organization
from tests.factories.reports import BY_LEADER, SYSTEM, a_report
from tests.reading import english, read

pytestmark = pytest.mark.django_db


@pytest.fixture
def report(home: Partnership) -> Report:
    """A report of a partnership with one institution, which has an address and sits in the council."""
    signatory = a_signatory(home, an_organization("Fundacja Most"))
    a_representative(home, signatory.organization, email="most@example.org")
    a_member(a_term(home), signatory.organization)
    return a_report(home)


@pytest.fixture
def officer(cast: Cast, client_of: ClientOf) -> Client:
    return english(client_of(cast.officer))


def page(report: Report, way: str) -> str:
    return f"/pulpit/{report.partnership.slug}/sprawozdania/{report.pk}/{way}/"


def link_page(purpose: str, address: str) -> str:
    return f"/{address}/{token_of(PersonalLink.objects.get(purpose=purpose))}/"


def asked(report: Report) -> str:
    services.list_members(actor=SYSTEM, report=report)
    services.ask_members(actor=SYSTEM, report=report)
    return link_page("reports.member", "czesc-sprawozdania")


def test_an_institution_is_listed_asked_and_answers_on_its_page(report: Report, officer: Client) -> None:
    assert officer.post(page(report, "instytucje/lista")).status_code == 302
    assert "most@example.org" in read(officer, page(report, "instytucje/prosba"))
    assert officer.post(page(report, "instytucje/prosba")).status_code == 302
    assert officer.post(page(report, "instytucje/prosba")).status_code == 422
    address = link_page("reports.member", "czesc-sprawozdania")
    told = {"text": "Prowadzono klub", "people": "1 200", "version": "1"}

    unconfirmed = english(Client()).post(address, told)
    done = english(Client()).post(address, told | {"acting": "on"})

    assert unconfirmed.status_code == 422
    assert "Prowadzono klub" in unconfirmed.content.decode()
    assert done.status_code == 302
    assert [part.people for part in selectors.member_parts(report)] == [1200]
    assert "1 of 1 institution has told its part" in read(officer, page(report, "instytucje"))


def test_two_people_with_one_link_lose_nothing(report: Report) -> None:
    address = asked(report)
    browser = english(Client())
    browser.post(address, {"text": "Pierwsza", "version": "1", "acting": "on"})

    second = browser.post(address, {"text": "Druga", "version": "1", "acting": "on"})

    words = second.content.decode()
    assert second.status_code == 422
    assert "Pierwsza" in words
    assert "Druga" in words
    assert 'name="version" value="2"' in words


def test_a_link_opened_after_the_approval_says_so_kindly(report: Report) -> None:
    address = asked(report)
    services.approve_report(actor=SYSTEM, report=report, draft=BY_LEADER)

    assert "The report is approved by now" in read(english(Client()), address)
    sent = english(Client()).post(address, {"text": "Po czasie", "version": "1", "acting": "on"})

    assert sent.status_code == 422
    assert [part.text for part in selectors.member_parts(report)] == [""]


def test_a_part_told_by_telephone_is_written_by_the_officer(report: Report, officer: Client) -> None:
    services.list_members(actor=SYSTEM, report=report)
    [part] = selectors.member_parts(report)

    fields = {"text": "Festyn", "by": "Anna Nowak, telefonicznie", "version": "1"}
    assert officer.post(page(report, f"instytucje/{part.pk}"), fields).status_code == 302

    [part] = selectors.member_parts(report)
    assert (part.text, part.given_by) == ("Festyn", "Anna Nowak, telefonicznie")


def test_the_council_reads_remarks_and_sees_the_answer(report: Report, officer: Client) -> None:
    assert "most@example.org" in read(officer, page(report, "uwagi/wyslij"))
    assert officer.post(page(report, "uwagi/wyslij"), {"days": "14"}).status_code == 302
    address = link_page("reports.remarks", "uwagi-do-sprawozdania")
    reader = english(Client())
    assert "Rada Programowa" in read(reader, address)
    assert reader.post(address, {"chapter": "9", "text": "Brak szkolenia"}).status_code == 422
    sent = {"chapter": "9", "text": "Brak szkolenia", "acting": "on"}
    assert reader.post(address, sent).status_code == 302
    remark = Remark.objects.get()

    answer = {"decision": "refused", "answer": ""}
    assert officer.post(page(report, f"uwagi/{remark.pk}"), answer).status_code == 422
    answer["answer"] = "Było rok później"
    assert officer.post(page(report, f"uwagi/{remark.pk}"), answer).status_code == 302

    remark.refresh_from_db()
    assert (remark.chapter, remark.state) == (9, RemarkState.REFUSED)
    assert "Było rok później" in read(reader, address)


def test_a_link_for_remarks_shows_no_report_taken_back_into_writing(report: Report) -> None:
    services.send_for_remarks(actor=SYSTEM, report=report, days=14)
    address = link_page("reports.remarks", "uwagi-do-sprawozdania")
    services.take_back_report(actor=SYSTEM, report=report, ground="pomyłka")

    words = read(english(Client()), address)

    assert "The report is being written again" in words
    assert "Rada Programowa nie" not in words


def test_the_council_remarks_by_account_and_the_officer_writes_down_what_was_told(
    report: Report, officer: Client, cast: Cast, client_of: ClientOf
) -> None:
    services.send_for_remarks(actor=SYSTEM, report=report, days=14)
    member = english(client_of(cast.council_member))

    assert member.post(page(report, "uwagi/nowa"), {"chapter": "0", "text": "Krótko"}).status_code == 302
    told = {"author": "Jan Radny", "institution": "", "chapter": "2", "text": "Poprawić nazwę"}
    assert officer.post(page(report, "uwagi/zapisz"), told).status_code == 302

    words = read(member, page(report, "uwagi"))
    assert "Krótko" in words
    assert "Jan Radny" in words
    assert report.state == State.REMARKS


def test_attachments_are_added_moved_and_removed_on_their_page(report: Report, officer: Client) -> None:
    pdf = SimpleUploadedFile("lista.pdf", b"%PDF-1.4\n%%EOF\n")
    added = officer.post(page(report, "zalaczniki/plik"), {"file": pdf, "title": "Lista obecności"})
    picture = BytesIO()
    Image.new("RGB", (30, 20)).save(picture, "JPEG")
    photo = SimpleUploadedFile("a.jpg", picture.getvalue())
    shown = officer.post(
        page(report, "zalaczniki/zdjecie"),
        {"file": photo, "alternative": "Uczestnicy gali przy stole", "ground": "nobody"},
    )
    last = Attachment.objects.latest("pk")
    moved = officer.post(page(report, f"zalaczniki/{last.pk}/w-gore"))

    words = read(officer, page(report, "zalaczniki"))
    assert [one.status_code for one in (added, shown, moved)] == [302, 302, 302]
    assert words.index('alt="Uczestnicy gali przy stole"') < words.index("Lista obecności")
    assert officer.post(page(report, f"zalaczniki/{last.pk}/usun")).status_code == 302
    assert [row.title for row in selectors.attachments_of(report)] == ["Lista obecności"]


def test_whoever_told_a_part_gets_no_reminder(report: Report, officer: Client) -> None:
    services.list_members(actor=SYSTEM, report=report)
    [part] = selectors.member_parts(report)
    services.tell_part(actor=SYSTEM, part=part, draft=PartDraft(text="Festyn"), version=1)

    assert officer.post(page(report, "instytucje/prosba")).status_code == 422
    assert not Message.objects.exists()


@pytest.mark.parametrize("way", ["uwagi/nowa", "uwagi/zapisz"])
def test_no_form_for_remarks_opens_before_the_report_is_sent(
    report: Report, officer: Client, cast: Cast, client_of: ClientOf, way: str
) -> None:
    reader = english(client_of(cast.council_member)) if way == "uwagi/nowa" else officer

    said = read(reader, page(report, way))

    assert "the report is not sent for remarks now" in said.casefold()
    assert "<textarea" not in said


def test_a_report_sent_for_remarks_is_not_sent_again(report: Report, officer: Client) -> None:
    services.send_for_remarks(actor=SYSTEM, report=report, days=14)

    said = read(officer, page(report, "uwagi/wyslij"))

    assert "The report is with the council already" in said
    assert 'name="days"' not in said


def test_a_council_without_an_address_is_promised_no_letters(home: Partnership, officer: Client) -> None:
    report = a_report(home)
    assert "The partnership has no council today" in read(officer, page(report, "uwagi/wyslij"))
    assert 'name="days"' not in read(officer, page(report, "uwagi/wyslij"))
    a_member(a_term(home), a_signatory(home, an_organization("Koło")).organization)

    said = read(officer, page(report, "uwagi/wyslij"))

    assert "Take remarks without letters" in said
    assert "Send for remarks</button>" not in said
    assert officer.post(page(report, "uwagi/wyslij"), {"days": "14"}).status_code == 302


@pytest.mark.parametrize(
    "way", ["tytul", "czesc/9", "instytucje/lista", "zalaczniki/plik", "zalaczniki/zdjecie"]
)
def test_an_approved_report_is_not_offered_for_writing(report: Report, officer: Client, way: str) -> None:
    services.approve_report(actor=SYSTEM, report=report, draft=BY_LEADER)

    said = read(officer, page(report, way))

    assert "This report is approved. Take it back into writing" in said
    assert 'class="form' not in said


def test_the_approval_says_what_it_waits_for(report: Report, officer: Client) -> None:
    services.send_for_remarks(actor=SYSTEM, report=report, days=14)
    services.add_remark(actor=SYSTEM, report=report, text="Brak szkolenia", author="Jan Radny")

    for address in (page(report, "czynnosc/zatwierdz"), page(report, "").removesuffix("/")):
        said = read(officer, address)
        assert "There are remarks without an answer" in said
        assert 'name="how"' not in said
    assert "Only an approved report is filed" in read(officer, page(report, "czynnosc/zloz"))
    assert "An annex stands beside a filed report" in read(officer, page(report, "aneks"))
