"""What stands beside events and numbers in a document becomes records too: practices, speakers, contacts."""

from datetime import date

import pytest
from django.db.models import Q
from django.utils import translation
from django.utils.translation import gettext
from django_scopes import scope

from spoiwo.audit.models import LogEntry
from spoiwo.common.actors import Actor
from spoiwo.meetings.models import AgendaItem, Presenter
from spoiwo.partnerships.models import Partnership
from spoiwo.partnerships.states import Stage
from spoiwo.practices.models import GoodPractice
from spoiwo.practices.states import State
from spoiwo.registry.models import Organization
from spoiwo.registry.services.stages import move_partnership_stage
from spoiwo.sources import selectors, services
from spoiwo.sources.models import Finding, SourceDocument
from spoiwo.sources.reading_passages import passages_of
from spoiwo.sources.services import Decision, Sweep, reading
from spoiwo.sources.services.deciding import problem_of
from spoiwo.sources.states import Choice, DocumentState, Group
from tests.cast import Cast
from tests.factories.registry import an_organization
from tests.sources.conftest import brought_in
from tests.sources.texts import REPORT, REPORT_WITH_PRACTICES


def _accept_all(actor: Actor, document: SourceDocument) -> None:
    for group in Group:
        services.decide_group(actor=actor, document=document, group=group, sweep=Sweep.ACCEPT_ALL)


def _correct(actor: Actor, row: Finding, **values: str) -> None:
    decision = Decision(
        choice=Choice.ACCEPTED, values={**row.told, **values}, record_id=None, is_new=True,
        version=row.version,
    )  # fmt: skip
    services.decide_finding(actor=actor, document=row.document, finding=row, decision=decision)


def test_a_listed_good_practice_becomes_a_card_nobody_outside_reads_yet(cast: Cast, nobodys: None) -> None:
    document = brought_in(cast.operator, None, REPORT_WITH_PRACTICES)
    _accept_all(cast.operator, document)

    services.record_document(actor=cast.operator, document=document)

    document.refresh_from_db()
    assert document.partnership is not None
    with scope(partnership=document.partnership):
        card = GoodPractice.objects.get()
        assert (card.state, card.title) == (State.DRAFT, "Drugi obiad")
        assert card.organization is not None
        assert card.organization.name == "Powiatowy Urząd Pracy w Zwoleniu"
        assert card.actions.endswith("Gotują w niej dwa razy w tygodniu")
        page = selectors.made_of(document)
    assert {one.url.split("/")[3] for one in page if one.label == "Drugi obiad"} == {"dobre-praktyki"}

    services.take_back_document(actor=cast.operator, document=document, ground="pomyłka")

    assert not GoodPractice._base_manager.exists()


def test_a_practice_of_nobody_waits_until_somebody_says_whose_it_is(cast: Cast, nobodys: None) -> None:
    document = brought_in(cast.operator, None, REPORT_WITH_PRACTICES)
    _accept_all(cast.operator, document)

    row = document.findings.get(group=Group.PRACTICE, values__title__startswith="Wspólne")
    assert row.is_open
    assert problem_of(row)

    _correct(cast.operator, row, organization="Klub Integracji w Radomiu")
    services.record_document(actor=cast.operator, document=document)

    card = GoodPractice._base_manager.get(title="Wspólne stoisko na targach pracy")
    assert (card.organization, card.entity_name) == (None, "Klub Integracji w Radomiu")


SIGNED = """Porozumienie podpisane

8 listopada 2023 r. podpisano porozumienie o zawarciu Partnerstwa. Podpisali je: Powiatowy Urząd Pracy w \
Zwoleniu, Gmina Zwoleń oraz Gmina Policzna.
"""


def _of_the_desk(cast: Cast, home: Partnership, text: str) -> SourceDocument:
    """Return a document whose partnership is that of the desk, with everything else accepted."""
    document = brought_in(cast.officer, home, text)
    for row in document.findings.filter(group=Group.PARTNERSHIP):
        row.chosen, row.is_new = home.pk, False
        row.save()
    _accept_all(cast.officer, document)
    return document


def _at_its_beginning(home: Partnership) -> None:
    home.stage_changes.all().delete()
    home.stage_changes.create(stage=Stage.INITIATIVE, since=date(2010, 1, 1))
    home.stage = Stage.INITIATIVE
    home.save()


def test_the_stage_before_is_given_back_with_the_records(cast: Cast, home: Partnership) -> None:
    _at_its_beginning(home)
    document = _of_the_desk(cast, home, SIGNED)
    services.record_document(actor=cast.officer, document=document)
    home.refresh_from_db()
    assert home.stage != Stage.INITIATIVE

    services.take_back_document(actor=cast.officer, document=document, ground="pomyłka")

    home.refresh_from_db()
    assert (home.stage, home.stage_changes.count()) == (Stage.INITIATIVE, 1)


def test_a_stage_somebody_moved_since_stays(cast: Cast, home: Partnership) -> None:
    _at_its_beginning(home)
    document = _of_the_desk(cast, home, SIGNED)
    services.record_document(actor=cast.officer, document=document)
    home.refresh_from_db()
    further = Stage.ABANDONED if home.stage == Stage.SIGNING else Stage.ENDED
    move_partnership_stage(
        actor=cast.officer, partnership=home, to=further, since=date(2024, 2, 1), note="Tak postanowiono."
    )

    services.take_back_document(actor=cast.officer, document=document, ground="pomyłka")

    home.refresh_from_db()
    assert home.stage == further


def test_the_book_names_a_pasted_text_by_its_day_alone(cast: Cast, home: Partnership) -> None:
    text = "Notatka o Janie Kowalskim z Policznej\n\nPan Jan Kowalski przyszedł na spotkanie."
    document = services.paste_document(actor=cast.officer, partnership=home, text=text).document
    services.read_source(document)
    services.discard_document(actor=cast.officer, document=document)

    told = LogEntry.objects.filter(Q(action__startswith="sources.") | Q(action__startswith="files."))
    with translation.override("pl"):
        assert gettext("pasted text of %(day)s") % {"day": "05.11.2024"} in {row.object_name for row in told}
    assert not [row for row in told if "Kowalsk" in f"{row.object_name}{row.data}"]


def test_a_fault_of_ours_is_told_at_once_and_the_document_can_be_read_again(
    cast: Cast, home: Partnership, monkeypatch: pytest.MonkeyPatch
) -> None:
    brought = services.bring_in_document(
        actor=cast.officer, partnership=home, content=REPORT.encode(), name="sprawozdanie.txt"
    )

    def broken(*args: object, **kwargs: object) -> None:
        raise RuntimeError("a fault of ours")

    with monkeypatch.context() as patch:
        patch.setattr(reading, "understand", broken)
        with pytest.raises(RuntimeError):
            services.read_source(brought.document)

    document = selectors.document_by_id(home, brought.document.pk)
    assert (document.state, document.problem_code) == (DocumentState.UNREADABLE, "our_fault")
    services.read_anew(actor=cast.officer, document=document)
    services.read_source(document)
    assert selectors.document_by_id(home, document.pk).state == DocumentState.PROPOSED


def test_the_day_a_page_prints_of_itself_is_told_with_each_passage(cast: Cast, home: Partnership) -> None:
    document = _of_the_desk(cast, home, f"Opublikowano: 10.11.2023\n\n{SIGNED}")
    assert document.published_on == date(2023, 11, 10)

    services.record_document(actor=cast.officer, document=document)

    office = Organization.objects.get(name="Powiatowy Urząd Pracy w Zwoleniu")
    assert {one.published_on for one in passages_of(office, cast.officer)} == {date(2023, 11, 10)}


MEETING = """Spotkanie Partnerstwa Powiatu Zwoleńskiego na rzecz ekonomii społecznej

12 października 2022 r. odbyło się spotkanie sygnatariuszy partnerstwa w Zwoleniu. Spotkanie otworzyła \
Anna Wrona, dyrektor Powiatowego Urzędu Pracy w Zwoleniu. O spółdzielniach mówił Piotr Lis.

Materiały czekają w sekretariacie.

Zapraszamy do współpracy.

Kontakt: Powiatowy Urząd Pracy w Zwoleniu, ul. Wojska Polskiego 78, 26-700 Zwoleń, tel. 48 676 40 52, \
e-mail: sekretariat@pup.example.org

Anna Wrona, tel. 600 100 200
"""


def test_who_spoke_stands_on_the_agenda_of_the_meeting(cast: Cast, home: Partnership) -> None:
    document = _of_the_desk(cast, home, MEETING)
    _accept_all(cast.officer, document)
    services.record_document(actor=cast.officer, document=document)

    speakers = {one.called: one for one in Presenter.objects.filter(item__meeting__day=date(2022, 10, 12))}
    assert set(speakers) == {"Anna Wrona", "Piotr Lis"}
    assert speakers["Anna Wrona"].person is not None
    assert speakers["Anna Wrona"].organization is not None
    assert AgendaItem.objects.filter(meeting__day=date(2022, 10, 12)).count() == 1

    services.take_back_document(actor=cast.officer, document=document, ground="pomyłka")

    assert not Presenter._base_manager.exists()


def test_only_contacts_of_an_institution_are_proposed(cast: Cast, home: Partnership) -> None:
    document = brought_in(cast.officer, home, MEETING)

    rows = document.findings.filter(group=Group.CONTACT)

    assert {(row.told["kind"], row.told["organization"]) for row in rows} == {
        ("address", "Powiatowy Urząd Pracy w Zwoleniu"),
        ("email", "Powiatowy Urząd Pracy w Zwoleniu"),
        ("phone", "Powiatowy Urząd Pracy w Zwoleniu"),
    }


def test_a_contact_fills_what_is_empty_and_is_taken_out_again(cast: Cast, home: Partnership) -> None:
    office = an_organization("Powiatowy Urząd Pracy w Zwoleniu", category="irp.pup", email="pup@example.org")
    document = _of_the_desk(cast, home, MEETING)
    services.record_document(actor=cast.officer, document=document)

    office.refresh_from_db()
    assert (office.phone, office.email) == ("+48486764052", "pup@example.org")
    assert (office.street, office.postal_code, office.post_town) == (
        "ul. Wojska Polskiego 78", "26-700", "Zwoleń",
    )  # fmt: skip

    services.take_back_document(actor=cast.officer, document=document, ground="pomyłka")

    office.refresh_from_db()
    assert (office.phone, office.email, office.street, office.post_town) == ("", "pup@example.org", "", "")


def test_a_telephone_changed_since_stays_when_the_document_is_taken_back(
    cast: Cast, home: Partnership
) -> None:
    office = an_organization("Powiatowy Urząd Pracy w Zwoleniu", category="irp.pup")
    document = _of_the_desk(cast, home, MEETING)
    services.record_document(actor=cast.officer, document=document)
    Organization.objects.filter(pk=office.pk).update(phone="+48486764000")

    services.take_back_document(actor=cast.officer, document=document, ground="pomyłka")

    office.refresh_from_db()
    assert office.phone == "+48486764000"
