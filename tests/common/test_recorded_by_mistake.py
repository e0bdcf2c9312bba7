"""What was recorded by mistake goes, and the book keeps it; only while nothing was built on it."""

from collections.abc import Iterator
from copy import copy
from datetime import date
from io import BytesIO
from pathlib import Path
from typing import Any

import pytest
from django.apps import apps
from django.db import IntegrityError, transaction
from django.db.models import Model
from django_scopes import scope
from pytest_django import Settings

from spoiwo.agreements import services as agreements
from spoiwo.agreements.models import Agreement
from spoiwo.attendance.services import HeadcountDraft, record_headcounts
from spoiwo.audit.models import LogEntry
from spoiwo.common.actors import Actor
from spoiwo.common.exceptions import BadInput, ConcurrentChange, NotAllowed, WrongState
from spoiwo.common.standing import _references, standing_on
from spoiwo.figures.services import recount, take_back_number
from spoiwo.files.models import StoredFile
from spoiwo.meetings import services as meetings
from spoiwo.meetings.models import AgendaItem, Meeting
from spoiwo.partnerships import services as partnerships
from spoiwo.partnerships.models import Partnership
from spoiwo.partnerships.services import PartnershipDraft, StatementDraft, set_statements
from spoiwo.partnerships.states import Kind, Level, Role, StatementKind
from spoiwo.projects import services as projects
from spoiwo.projects.models import Project
from spoiwo.projects.states import Connection
from spoiwo.registry import services as registry
from spoiwo.registry.models import Organization, OrganizationName, Person, Signatory
from spoiwo.registry.states import Scheme, Standing
from spoiwo.search.models import Entry
from tests.cast import Cast
from tests.factories.agreements import a_party, a_signature, an_agreement_being_signed, an_agreement_in_force
from tests.factories.figures import a_stated_number
from tests.factories.meetings import a_held_meeting, a_meeting, an_item
from tests.factories.projects import a_joined_project, a_sign
from tests.factories.registry import SYSTEM, a_person, a_signatory, an_office, an_organization

pytestmark = pytest.mark.django_db
WHY = "Wczytane z niewłaściwego dokumentu"


@pytest.fixture(autouse=True)
def _vault(settings: Settings, tmp_path: Path) -> None:
    settings.FILES_ROOT = tmp_path / "files"


@pytest.fixture
def home(cast: Cast) -> Iterator[Partnership]:
    with scope(partnership=cast.partnership):
        yield cast.partnership


def told(action: str) -> LogEntry:
    """Return the only entry of the deed."""
    entry: LogEntry = LogEntry.objects.get(action=action)
    return entry


def is_found(kind: str, number: int) -> bool:
    return bool(Entry.objects.filter(kind=kind, object_id=number).exists())


def is_there(row: Model, number: int) -> bool:
    return bool(type(row)._base_manager.filter(pk=number).exists())


# Institutions and persons


def test_an_institution_goes_with_its_names_and_numbers_and_the_book_keeps_them(home: Partnership) -> None:
    one = an_organization("Bank Spółdzielczy w Zwoleniu", identifiers={Scheme.KRS: "0000028860"})
    registry.add_alias(actor=SYSTEM, organization=one, name="BS Zwoleń")
    number = one.pk

    registry.remove_organization(actor=SYSTEM, organization=one, ground=WHY)

    assert not Organization.objects.filter(pk=number).exists()
    assert not is_found("organization", number)
    entry = told("registry.organization.removed")
    assert entry.object_name == "Bank Spółdzielczy w Zwoleniu"
    assert entry.data["ground"] == WHY
    assert "BS Zwoleń" in entry.data["names"]
    assert entry.data["numbers"] == ["krs 0000028860"]


@pytest.mark.parametrize("builder", ["signatory", "host", "office", "branch", "beneficiary", "party"])
def test_an_institution_something_refers_to_stays_and_the_reason_names_it(
    home: Partnership, builder: str
) -> None:
    one = an_organization("Gmina Odrzywół", "jst.gmina")
    match builder:
        case "signatory":
            a_signatory(home, one)
        case "host":
            a_meeting(home, host=one)
        case "office":
            an_office(a_person(), one)
        case "branch":
            an_organization("Urząd Gminy w Odrzywole", legal_person=one)
        case "beneficiary":
            draft = projects.ProjectDraft(title="Razem", beneficiary=one)
            projects.record_project(
                actor=SYSTEM, partnership=home, draft=draft, connection=Connection.ACTS_IN
            )
        case _:
            a_party(an_agreement_being_signed(home), one)

    with pytest.raises(WrongState, match=r"\(1\)"):
        registry.remove_organization(actor=SYSTEM, organization=one, ground=WHY)

    assert is_there(one, one.pk)
    assert is_found("organization", one.pk)
    assert not LogEntry.objects.filter(action="registry.organization.removed").exists()


def test_a_struck_out_membership_goes_with_the_institution_recorded_by_mistake(home: Partnership) -> None:
    membership = a_signatory(home)
    registry.take_back_admission(actor=SYSTEM, signatory=membership, ground="pomyłka")

    registry.remove_organization(actor=SYSTEM, organization=membership.organization, ground=WHY)

    assert not Signatory.objects.exists()
    assert told("registry.signatory.removed").data["organization"] == membership.organization.name


def test_a_struck_out_membership_of_other_partnerships_keeps_the_institution(
    cast: Cast, home: Partnership
) -> None:
    one = an_organization()
    with scope(partnership=cast.other):
        theirs = a_signatory(cast.other, one)
        registry.take_back_admission(actor=SYSTEM, signatory=theirs, ground="pomyłka")
    ours = a_signatory(home, one)
    registry.take_back_admission(actor=SYSTEM, signatory=ours, ground="pomyłka")

    with pytest.raises(WrongState):
        registry.remove_organization(actor=cast.officer, organization=one, ground=WHY)


def test_a_merged_record_stays(home: Partnership) -> None:
    kept, dropped = an_organization("Fundacja A"), an_organization("Fundacja B")
    registry.merge_organizations(actor=SYSTEM, kept=kept, dropped=dropped)
    dropped.refresh_from_db()

    for one in (kept, dropped):
        with pytest.raises(WrongState):
            registry.remove_organization(actor=SYSTEM, organization=one, ground=WHY)


def test_a_membership_is_undone_whole_and_one_invited_before_stays_invited(home: Partnership) -> None:
    admitted = a_signatory(home)
    registry.remove_signatory(actor=SYSTEM, signatory=admitted, ground=WHY)
    assert not Signatory.objects.exists()

    one = an_organization()
    registry.invite_organization(actor=SYSTEM, partnership=home, organization=one, on=date(2014, 1, 1))
    invited = a_signatory(home, one)
    registry.remove_signatory(actor=SYSTEM, signatory=invited, ground=WHY)
    assert Signatory.objects.get().state == Standing.INVITED


def test_a_membership_a_signature_rests_on_stays(home: Partnership) -> None:
    an_agreement_in_force(home)

    with pytest.raises(WrongState):
        registry.remove_signatory(actor=SYSTEM, signatory=Signatory.objects.earliest("pk"), ground=WHY)


def test_a_person_goes_only_while_she_holds_no_office(home: Partnership) -> None:
    person = a_person()
    office = an_office(person, an_organization())
    with pytest.raises(WrongState):
        registry.remove_person(actor=SYSTEM, person=person, ground=WHY)

    registry.take_back_office(actor=SYSTEM, holding=office, ground=WHY)
    number, name = person.pk, person.full_name
    registry.remove_person(actor=SYSTEM, person=person, ground=WHY)

    assert not Person.objects.filter(pk=number).exists()
    assert not is_found("person", number)
    assert told("registry.person.removed").data["person"] == name


def test_an_alias_is_taken_away_and_an_official_name_never(home: Partnership) -> None:
    one = an_organization("Caritas Diecezji Radomskiej")
    registry.add_alias(actor=SYSTEM, organization=one, name="Caritasem")
    alias = OrganizationName.objects.get(name="Caritasem")

    registry.remove_alias(actor=SYSTEM, alias=alias, ground=WHY)

    assert "caritasem" not in Entry.objects.get(kind="organization", object_id=one.pk).folded
    assert told("registry.organization.alias_removed").data["alias"] == "Caritasem"
    with pytest.raises(WrongState):
        registry.remove_alias(actor=SYSTEM, alias=one.names.get(), ground=WHY)


# Meetings


def test_a_meeting_goes_with_its_agenda_papers_and_files_whatever_its_state(home: Partnership) -> None:
    for meeting in (a_held_meeting(home, title="Forum 2016"), a_meeting(home, title="Forum 2017")):
        number, parent = meeting.pk, an_item(meeting)
        an_item(meeting, "Podpunkt", parent=parent)
        upload = BytesIO(b"%PDF-1.4\n%%EOF\n")
        meetings.add_paper(
            actor=SYSTEM, item=parent, upload=upload, name="plan.pdf", title="Plan", is_public=True
        )

        meetings.remove_meeting(actor=SYSTEM, meeting=meeting, ground=WHY)

        assert not is_found("meeting", number)
    assert not Meeting.objects.exists()
    assert not AgendaItem.objects.exists()
    assert not StoredFile.objects.exists()
    titles = LogEntry.objects.filter(action="meetings.meeting.removed").values_list("data__title", flat=True)
    assert set(titles) == {"Forum 2016", "Forum 2017"}


def test_a_meeting_with_a_number_of_people_stays_until_that_is_taken_back(home: Partnership) -> None:
    meeting = a_held_meeting(home)
    record_headcounts(actor=SYSTEM, meeting=meeting, drafts=[HeadcountDraft(count=40)])
    with pytest.raises(WrongState):
        meetings.remove_meeting(actor=SYSTEM, meeting=meeting, ground=WHY)

    record_headcounts(actor=SYSTEM, meeting=meeting, drafts=[])
    meetings.remove_meeting(actor=SYSTEM, meeting=meeting, ground=WHY)

    assert not Meeting.objects.exists()


def test_a_meeting_whose_matter_was_put_off_to_another_stays(home: Partnership) -> None:
    first, second = a_meeting(home), a_meeting(home, day=date(2030, 5, 5))
    AgendaItem.objects.filter(pk=an_item(second).pk).update(put_off_from=an_item(first))

    with pytest.raises(WrongState):
        meetings.remove_meeting(actor=SYSTEM, meeting=first, ground=WHY)
    meetings.remove_meeting(actor=SYSTEM, meeting=second, ground=WHY)


# Agreements


def test_an_agreement_goes_with_its_signatures_and_the_memberships_they_made(home: Partnership) -> None:
    agreement = an_agreement_in_force(home)
    number, parties = agreement.pk, agreement.parties.count()

    agreements.remove_agreement(actor=SYSTEM, agreement=agreement, ground=WHY)

    assert not Agreement.objects.exists()
    assert not Signatory.objects.exists()
    assert not is_found("agreement", number)
    entry = told("agreements.agreement.removed")
    assert len(entry.data["parties"]) == len(entry.data["signed"]) == parties == 3
    for organization in Organization.objects.all():
        registry.remove_organization(actor=SYSTEM, organization=organization, ground=WHY)


def test_the_frozen_text_of_another_agreement_stays_guarded(home: Partnership) -> None:
    first, second = an_agreement_being_signed(home), an_agreement_being_signed(home)
    agreements.remove_agreement(actor=SYSTEM, agreement=first, ground=WHY)

    with pytest.raises(IntegrityError), transaction.atomic():
        second.texts.all().delete()


def test_a_membership_another_agreement_holds_stays_with_that_one(home: Partnership) -> None:
    first = an_agreement_in_force(home)
    shared = first.parties.earliest("pk").organization
    second = an_agreement_being_signed(home)
    a_signature(a_party(second, shared), date(2019, 1, 1))

    agreements.remove_agreement(actor=SYSTEM, agreement=first, ground=WHY)

    membership = Signatory.objects.get()
    assert (membership.organization, membership.state) == (shared, Standing.ACCEDED)
    assert membership.valid_from == date(2019, 1, 1)


def test_a_membership_that_was_there_before_stays(home: Partnership) -> None:
    before = a_signatory(home, since=date(2010, 1, 1))
    agreement = an_agreement_being_signed(home)
    a_signature(a_party(agreement, before.organization))

    agreements.remove_agreement(actor=SYSTEM, agreement=agreement, ground=WHY)

    before.refresh_from_db()
    assert (before.state, before.valid_from) == (Standing.ACCEDED, date(2010, 1, 1))


@pytest.mark.parametrize("change", ["ended", "suspended"])
def test_an_agreement_whose_membership_changed_since_stays_whole(home: Partnership, change: str) -> None:
    agreement = an_agreement_in_force(home)
    membership = Signatory.objects.earliest("pk")
    if change == "ended":
        registry.end_membership(
            actor=SYSTEM, signatory=membership, ending=Standing.WITHDRAWN, last_day=date(2019, 1, 1)
        )
    else:
        registry.suspend_signatory(actor=SYSTEM, signatory=membership, since=date(2019, 1, 1), ground=WHY)

    with pytest.raises(WrongState):
        agreements.remove_agreement(actor=SYSTEM, agreement=agreement, ground=WHY)

    assert agreement.parties.count() == 3
    assert Signatory.objects.count() == 3


def test_an_agreement_another_one_replaces_stays(home: Partnership) -> None:
    first = an_agreement_in_force(home)
    second = an_agreement_in_force(home, replaces=first, since=date(2019, 3, 1))

    for one, reason in ((first, r"\(1\)"), (second, "Zakończyło ono porozumienie")):
        with pytest.raises(WrongState, match=reason):
            agreements.remove_agreement(actor=SYSTEM, agreement=one, ground=WHY)


# Projects


def test_a_project_goes_with_its_signs_while_nobody_else_is_joined(cast: Cast, home: Partnership) -> None:
    link = a_joined_project(home)
    a_sign(link)
    draft = projects.ProjectDraft(title=link.project.title, beneficiary=link.project.beneficiary)
    with scope(partnership=cast.other):
        other = projects.record_project(
            actor=SYSTEM, partnership=cast.other, draft=draft, connection=Connection.ACTS_IN
        )
    with pytest.raises(WrongState):
        projects.remove_project(actor=SYSTEM, link=link, ground=WHY)

    with scope(partnership=cast.other):
        projects.leave_project(actor=SYSTEM, link=other)
    number = link.pk
    projects.remove_project(actor=SYSTEM, link=link, ground=WHY)

    assert not Project.objects.exists()
    assert not is_found("project", number)
    assert told("projects.project.removed").data["title"] == "Wspólnie lokalnie"


def test_a_project_with_a_meeting_stays(home: Partnership) -> None:
    link = a_joined_project(home)
    a_meeting(home, project=link.project)

    with pytest.raises(WrongState):
        projects.remove_project(actor=SYSTEM, link=link, ground=WHY)


# Partnerships


def a_new_partnership(actor: Actor) -> Partnership:
    draft = PartnershipDraft(
        slug="nowe", official_name="Nowe partnerstwo", short_name="Nowe", kind=Kind.LOCAL, level=Level.COUNTY
    )
    return partnerships.create_partnership(actor=actor, draft=draft)


def test_a_partnership_goes_with_its_page_and_the_role_of_who_recorded_it(cast: Cast) -> None:
    made = a_new_partnership(cast.coordinator)
    key = made.pk
    nested = [StatementDraft("Cel", [StatementDraft("Cel niższy")])]
    with scope(partnership=made):
        set_statements(actor=SYSTEM, partnership=made, kind=StatementKind.AIM, drafts=nested)
        recount(made)
        number = a_stated_number(made, "P02", 4)
        with pytest.raises(WrongState, match=r"\(1\)"):
            partnerships.remove_partnership(actor=cast.coordinator, partnership=made, ground=WHY)
        take_back_number(actor=SYSTEM, number=number, why=WHY)
        partnerships.remove_partnership(actor=cast.coordinator, partnership=made, ground=WHY)

    assert not Partnership.objects.filter(slug="nowe").exists()
    assert not is_found("partnership", key)
    entry = told("partnerships.partnership.removed")
    assert (entry.data["slug"], entry.data["statements"]) == ("nowe", ["Cel", "Cel niższy"])
    a_new_partnership(cast.coordinator)


@pytest.mark.parametrize("builder", ["meeting", "signatory", "colleague"])
def test_a_partnership_another_room_knows_stays(cast: Cast, builder: str) -> None:
    made = a_new_partnership(cast.coordinator)
    with scope(partnership=made):
        match builder:
            case "meeting":
                a_meeting(made)
            case "signatory":
                a_signatory(made)
            case _:
                partnerships.assign_role(
                    actor=SYSTEM, partnership=made, user=cast.officer, role=Role.OFFICER,
                    valid_from=date(2020, 1, 1),
                )  # fmt: skip
        with pytest.raises(WrongState):
            partnerships.remove_partnership(actor=cast.coordinator, partnership=made, ground=WHY)

    assert Partnership.objects.filter(slug="nowe").exists()


# All of them


def test_each_asks_for_a_reason_and_for_the_right_and_is_done_once(cast: Cast, home: Partnership) -> None:
    one, person = an_organization(), a_person()
    meeting, link = a_meeting(home), a_joined_project(home)
    agreement = an_agreement_being_signed(home)
    deeds: list[tuple[Any, dict[str, Model]]] = [
        (registry.remove_organization, {"organization": one}),
        (registry.remove_person, {"person": person}),
        (meetings.remove_meeting, {"meeting": meeting}),
        (projects.remove_project, {"link": link}),
        (agreements.remove_agreement, {"agreement": agreement}),
        (partnerships.remove_partnership, {"partnership": home}),
    ]
    for deed, thing in deeds:
        with pytest.raises(NotAllowed):
            deed(actor=cast.auditor, ground=WHY, **thing)
        with pytest.raises(BadInput):
            deed(actor=SYSTEM, ground="  ", **thing)
    for deed, thing in deeds[:-1]:
        again = {name: copy(row) for name, row in thing.items()}
        deed(actor=cast.officer, ground=WHY, **thing)
        with pytest.raises(ConcurrentChange):
            deed(actor=cast.officer, ground=WHY, **again)


def test_whatever_model_refers_to_an_institution_would_be_seen(home: Partnership) -> None:
    """A new room is covered: every foreign key and every table between two is asked."""
    one = an_organization()
    pointing = {
        (model, field.name)
        for model in apps.get_models(include_auto_created=True)
        for field in model._meta.concrete_fields
        if field.is_relation and field.related_model is Organization
    }

    assert set(_references(Organization)) == pointing
    assert len(pointing) > 40
    assert standing_on(one).words.endswith("(1)")
