"""Everything held about one person is found, told without secrets and others, and given out (GDPR-05)."""

import io
import json
import zipfile
from datetime import date
from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django_scopes import scope

from spoiwo.audit.models import LogEntry
from spoiwo.common import clock
from spoiwo.notifications.actors import LinkActor
from spoiwo.notifications.models import Message, PersonalLink
from spoiwo.partnerships.models import Partnership
from spoiwo.privacy.held.finding import Held, Kind, find, subject_of
from spoiwo.privacy.models import Look
from spoiwo.registry.models import Person
from spoiwo.requests.states import Kind as Asked
from spoiwo.voting.services import open_poll
from spoiwo.voting.states import Secrecy
from tests.cast import Cast, ClientOf
from tests.factories.newsletters import a_reader, open_newsletter
from tests.factories.registry import a_person, a_representative, a_signatory, an_office, an_organization
from tests.factories.requests import SYSTEM, a_case, a_sent_case
from tests.factories.voting import a_poll

ANNA, OTHER = "anna.mak@example.org", "wspolny@example.org"
PHONE, FOREIGN_PHONE = "+48600700811", "+48600700822"


@pytest.fixture
def anna(home: Partnership) -> Person:
    """Somebody who speaks for a member, with an office, an e-mail and a telephone."""
    member = a_signatory(home).organization
    person = a_person("Anna", "Mak", title="dr")
    an_office(person, member)
    a_representative(home, member, person, email=ANNA, phone=PHONE)
    return person


def held(home: Partnership, person: Person | None = None, *addresses: str, namesakes: bool = False) -> Held:
    """Return everything held about somebody."""
    return find(home, subject_of(home, person, addresses), with_namesakes=namesakes)


def kinds(found: Held) -> dict[str, Kind]:
    return {kind.code: kind for kind in found.kinds}


def words(found: Held) -> str:
    return "\n".join(
        f"{value.label}: {value.words}"
        for kind in found.kinds
        for row in kind.records
        for value in row.values
    )


def test_gdpr_05_what_stands_in_the_register_is_told_with_its_labels(home: Partnership, anna: Person) -> None:
    found = held(home, anna)

    assert set(kinds(found)) >= {"registry.person", "registry.officeholding", "registry.representation"}
    assert "Surname: Mak" in words(found)
    assert PHONE in words(found)
    assert found.other_addresses == (ANNA,)


def test_gdpr_05_rows_of_another_partnership_never_appear(
    home: Partnership, cast: Cast, anna: Person
) -> None:
    with scope(partnership=cast.other):
        there = a_signatory(cast.other).organization
        a_representative(cast.other, there, anna, email=ANNA, phone=FOREIGN_PHONE)
        a_case(cast.other, Asked.INFORMATION, email=ANNA, text="Pytanie gdzie indziej")

    told = words(held(home, anna, ANNA))

    assert PHONE in told
    assert FOREIGN_PHONE not in told
    assert "gdzie indziej" not in told


def test_gdpr_05_by_an_address_also_what_was_written_by_nobody_of_the_register(home: Partnership) -> None:
    a_sent_case(home, Asked.INFORMATION, email=ANNA, text="Proszę o umowy")
    open_newsletter(home)
    a_reader(home, ANNA)

    found = kinds(held(home, None, "Anna.MAK@example.org"))

    assert found["requests.case"].count == 1
    assert found["newsletters.subscription"].count == 1
    assert found["newsletters.consent"].count >= 1


def test_gdpr_05_letters_are_told_without_their_other_recipients_and_words(home: Partnership) -> None:
    Message.objects.create(
        partnership=home, message_id="<1@x>", sender="biuro@example.org", to=["Anna.Mak@example.org"],
        cc=["ktos.inny@example.org"], subject="Zaproszenie", text="Odnośnik /l/tajny/",
        created_at=clock.now(),
    )  # fmt: skip
    Message.objects.create(
        partnership=home, message_id="<2@x>", sender="biuro@example.org", to=["joanna.mak@example.org"],
        subject="Do kogo innego", text="", created_at=clock.now(),
    )  # fmt: skip

    told = words(held(home, None, ANNA))

    assert "Zaproszenie" in told
    assert "ktos.inny" not in told
    assert "tajny" not in told
    assert "Do kogo innego" not in told


def test_gdpr_05_an_address_shared_in_an_office_gives_nothing_of_colleagues(
    home: Partnership, anna: Person
) -> None:
    member = an_organization()
    colleague = a_person("Jan", "Kowal")
    a_representative(home, member, colleague, email=ANNA, phone=FOREIGN_PHONE)

    assert FOREIGN_PHONE not in words(held(home, anna, ANNA))
    assert {one.family_name for one in held(home, None, ANNA).other_persons} == {"Mak", "Kowal"}


def test_gdpr_05_a_merged_record_is_the_same_person(home: Partnership, anna: Person) -> None:
    twin = a_person("Anna", "Makowa")
    Person.objects.filter(pk=twin.pk).update(merged_into=anna)
    office = an_office(twin, an_organization())

    numbers = {row.number for row in kinds(held(home, anna))["registry.officeholding"].records}

    assert str(office.pk) in numbers


def test_gdpr_05_records_that_only_bear_the_name_are_counted_apart(home: Partnership, anna: Person) -> None:
    a_case(home, Asked.DATA, email="", phone="600", reply="phone", name="Anna Mak")

    found = held(home, anna)

    assert found.namesakes == 1
    assert "requests.case" not in kinds(found)
    assert kinds(held(home, anna, namesakes=True))["requests.case"].by_name


def test_gdpr_05_deeds_done_by_account_and_by_link_are_told_but_not_about_whom(
    home: Partnership, cast: Cast, anna: Person
) -> None:
    case, link = a_sent_case(home, Asked.INFORMATION, email=ANNA, text="Umowy")
    LogEntry.objects.create(
        at=clock.now(), actor_id=LinkActor(link).actor_id, actor_name="x", action="requests.case.added_to",
        object_kind="requests.case", object_id=str(case.pk), object_name="sprawa-czyjas",
        partnership_id=home.pk,
    )  # fmt: skip

    by_link = kinds(held(home, None, ANNA))["audit.logentry"]
    by_account = kinds(held(home, None, cast.officer.email))

    assert [value.words for value in by_link.records[0].values if value.name == "action"] == [
        "Words added to a request by its person"
    ]
    assert "sprawa-czyjas" not in words(held(home, None, ANNA))
    assert by_account["accounts.user"].count == 1
    assert by_account["partnerships.roleassignment"].count == 1


def test_gdpr_05_an_account_of_another_partnership_is_not_told(home: Partnership, cast: Cast) -> None:
    assert "accounts.user" not in kinds(held(home, None, cast.neighbour.email))


def test_gdpr_05_no_secret_is_told(home: Partnership, cast: Cast, anna: Person) -> None:
    _case, link = a_sent_case(home, Asked.INFORMATION, email=cast.officer.email, text="Umowy")

    told = words(held(home, anna, cast.officer.email, ANNA))

    assert cast.officer.password not in told
    assert PersonalLink.objects.get(pk=link.pk).nonce not in told


def test_gdpr_05_of_a_secret_vote_nothing_is_told_but_that_it_is_not(home: Partnership, cast: Cast) -> None:
    poll = a_poll(home, secrecy=Secrecy.SECRET)
    open_poll(actor=SYSTEM, poll=poll)

    found = kinds(held(home, None, cast.officer.email))

    assert not {"voting.secretballot", "voting.participation"} & set(found)


def _ask(client: Client, home: Partnership, name: str, **fields: Any) -> Any:
    return client.post(reverse(f"privacy:{name}", args=[home.slug]), fields)


def test_gdpr_05_the_page_counts_and_offers_the_files(
    home: Partnership, anna: Person, cast: Cast, client_of: ClientOf
) -> None:
    page = _ask(client_of(cast.officer), home, "dossier", person_number=anna.pk, addresses=ANNA)

    said = page.content.decode()
    assert "Anna Mak</h1>" in said
    assert 'value="json"' in said
    assert Look.objects.get().page == "privacy:dossier"
    assert not LogEntry.objects.filter(action="privacy.dossier.taken").exists()


def test_gdpr_05_the_file_for_another_program_is_structured_and_giving_it_out_is_recorded(
    home: Partnership, anna: Person, cast: Cast, client_of: ClientOf
) -> None:
    answer = _ask(
        client_of(cast.officer), home, "dossier_file", person_number=anna.pk, addresses=ANNA,
        reference="3/2026", paper="json",
    )  # fmt: skip

    told = json.loads(answer.content)
    voices = next(one for one in told["held"] if one["kind"] == "registry.representation")
    assert voices["records"][0]["phone"] == PHONE
    assert date.fromisoformat(voices["records"][0]["valid_from"])
    assert any("tajn" in one or "secret" in one.lower() for one in told["not_included"])
    deed = LogEntry.objects.get(action="privacy.dossier.taken")
    assert (deed.object_kind, deed.object_id) == ("registry.person", str(anna.pk))
    assert deed.data["reference"] == "3/2026"
    assert ANNA not in json.dumps(deed.data) + deed.object_name
    assert Look.objects.get().page == "privacy:dossier_file"


INSIDE = {
    "odt": "content.xml", "docx": "word/document.xml", "ods": "content.xml", "xlsx": "xl/sharedStrings.xml",
}  # fmt: skip


@pytest.mark.parametrize(("paper", "member"), INSIDE.items())
def test_gdpr_05_papers_and_tables_say_the_same(
    home: Partnership, anna: Person, cast: Cast, client_of: ClientOf, paper: str, member: str
) -> None:
    answer = _ask(client_of(cast.officer), home, "dossier_file", person_number=anna.pk, paper=paper)

    inside = zipfile.ZipFile(io.BytesIO(answer.content)).read(member).decode()
    assert PHONE in inside


def test_gdpr_05_the_paper_is_made_as_pdf(
    home: Partnership, anna: Person, cast: Cast, client_of: ClientOf
) -> None:
    answer = _ask(client_of(cast.officer), home, "dossier_file", person_number=anna.pk, paper="pdf")

    assert answer.content.startswith(b"%PDF")


def test_gdpr_05_wrong_words_come_back_with_what_was_typed(
    home: Partnership, cast: Cast, client_of: ClientOf
) -> None:
    browser = client_of(cast.officer)

    nothing = _ask(browser, home, "dossier")
    broken = _ask(browser, home, "dossier", addresses="nie adres", reference="3/2026")
    strange = _ask(browser, home, "dossier_file", addresses=ANNA, paper="exe")

    assert nothing.status_code == broken.status_code == 422
    assert "3/2026" in broken.content.decode()
    assert strange.status_code == 404
    assert "<form" in browser.get(reverse("privacy:dossier", args=[home.slug])).content.decode()
    assert not LogEntry.objects.filter(action="privacy.dossier.taken").exists()


def test_gdpr_05_a_request_about_personal_data_leads_there_without_an_address_in_an_address(
    home: Partnership, cast: Cast, client_of: ClientOf
) -> None:
    about_data = a_case(home, Asked.DATA)
    another = a_case(home, Asked.INFORMATION)
    browser = client_of(cast.officer)

    door = reverse("privacy:dossier", args=[home.slug])
    said = browser.get(about_data.get_absolute_url()).content.decode()
    assert f'action="{door}"' in said
    assert f"{door}?" not in said
    assert door not in browser.get(another.get_absolute_url()).content.decode()


def test_gdpr_05_the_page_of_a_person_leads_there(
    home: Partnership, anna: Person, cast: Cast, client_of: ClientOf
) -> None:
    browser = client_of(cast.officer)
    door = f"{reverse('privacy:dossier', args=[home.slug])}?osoba={anna.pk}"

    assert door in browser.get(reverse("registry:person_edit", args=[anna.pk])).content.decode()
    assert "Anna Mak</h1>" in browser.get(door).content.decode()


def test_gdpr_05_more_records_ask_no_more_of_the_database(home: Partnership, anna: Person) -> None:
    def asked() -> int:
        with CaptureQueriesContext(connection) as queries:
            find(home, subject_of(home, anna, [ANNA]), most=10)
        return len(queries)

    a_sent_case(home, Asked.INFORMATION, email=ANNA, text="Umowy")
    before = asked()
    for _nth in range(4):
        a_sent_case(home, Asked.INFORMATION, email=ANNA, text="Umowy")

    assert asked() <= before
