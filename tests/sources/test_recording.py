"""What was accepted is recorded by the rooms' own services, whole or not at all, and remembers its words."""

from datetime import date

import pytest
from django_scopes import scope

from spoiwo.agreements.models import Agreement
from spoiwo.common.actors import Actor
from spoiwo.common.exceptions import NotAllowed, SpoiwoError, WrongState
from spoiwo.figures.definitions import BY_CODE, Ground
from spoiwo.figures.selectors import values_of
from spoiwo.meetings.models import Meeting
from spoiwo.meetings.states import MeetingKind, State
from spoiwo.partnerships.models import Partnership
from spoiwo.partnerships.states import Stage
from spoiwo.recommendations.models import Effect, Recommendation
from spoiwo.registry.models import Organization, Person, Signatory
from spoiwo.sources import selectors, services
from spoiwo.sources.models import Finding, LearnedName, Origin, SourceDocument
from spoiwo.sources.services import Decision, Sweep
from spoiwo.sources.services.deciding import problem_of
from spoiwo.sources.states import Choice, DocumentState, Group
from tests.cast import Cast
from tests.factories.registry import an_organization
from tests.sources.conftest import brought_in
from tests.sources.texts import REPORT, REPORT_OF_WORK, SIGNING


def _accept_all(actor: Actor, document: SourceDocument) -> None:
    for group in Group:
        services.decide_group(actor=actor, document=document, group=group, sweep=Sweep.ACCEPT_ALL)


def _welfare_office(document: SourceDocument) -> Finding:
    return document.findings.get(group=Group.INSTITUTION, values__name__startswith="Gminny")


def _recorded(cast: Cast, text: str) -> SourceDocument:
    document = brought_in(cast.operator, None, text)
    _accept_all(cast.operator, document)
    services.record_document(actor=cast.operator, document=document)
    return document


def test_a_note_on_a_signing_becomes_a_partnership_with_its_signatories(cast: Cast, nobodys: None) -> None:
    document = _recorded(cast, SIGNING)

    found = Partnership.objects.get(official_name__contains="kraśnickim")
    assert (found.stage, found.founded_on) == (Stage.ACTIVE, date(2022, 3, 9))
    with scope(partnership=found):
        names = set(
            Signatory.objects.members_on(date(2022, 3, 9)).values_list("organization__name", flat=True)
        )
        assert {"Powiatowy Urząd Pracy w Kraśniku", "Gmina Annopol", "Powiat Kraśnicki"} <= names
        assert Agreement.objects.get().concluded_on == date(2022, 3, 9)
    assert Person.objects.filter(family_name="Sobczak").exists()
    assert document.partnership == found


def test_each_record_remembers_the_passage_it_came_from(cast: Cast, nobodys: None) -> None:
    document = _recorded(cast, SIGNING)
    office = Organization.objects.get(name="Powiatowy Urząd Pracy w Kraśniku")

    origin = Origin.objects.get(record="registry.Organization", record_id=office.pk)

    assert origin.finding is not None
    start, end = origin.finding.spans[0]
    assert document.text[start:end] == "Powiatowy Urząd Pracy w Kraśniku"
    assert any(made.label == office.name for made in selectors.made_of(document))


def test_nothing_that_was_not_accepted_is_recorded(cast: Cast, nobodys: None) -> None:
    document = brought_in(cast.operator, None, SIGNING)
    before = Organization.objects.count()
    for group in (Group.PARTNERSHIP, Group.EVENT):
        services.decide_group(actor=cast.operator, document=document, group=group, sweep=Sweep.ACCEPT_ALL)

    services.record_document(actor=cast.operator, document=document)

    assert Organization.objects.count() == before
    assert not Person.objects.filter(family_name="Sobczak").exists()


def test_a_refusal_in_the_middle_leaves_nothing_behind(cast: Cast, nobodys: None) -> None:
    document = brought_in(cast.operator, None, SIGNING)
    _accept_all(cast.operator, document)
    # Its operator is not among the accepted institutions, so the project cannot be recorded.
    project = document.findings.get(group=Group.PROJECT)
    project.corrected = {"operator": "Instytucja, której nikt nie zna"}
    project.save()
    before = (Organization.objects.count(), Partnership.objects.count(), Person.objects.count())

    with pytest.raises(SpoiwoError):
        services.record_document(actor=cast.operator, document=document)

    document.refresh_from_db()
    assert document.state == DocumentState.PROPOSED
    assert (Organization.objects.count(), Partnership.objects.count(), Person.objects.count()) == before
    assert not Origin.objects.exists()


def test_numbers_of_a_report_are_the_numbers_the_report_gives(cast: Cast, home: Partnership) -> None:
    document = brought_in(cast.officer, home, REPORT)
    _accept_all(cast.officer, document)
    services.decide_group(
        actor=cast.officer, document=document, group=Group.PARTNERSHIP, sweep=Sweep.REJECT_OPEN
    )

    services.record_document(actor=cast.officer, document=document)

    ground = Ground((home,), date(2016, 1, 1), date(2017, 1, 1))
    asked = ("P01", "P02", "P03", "P06.adopted", "P07.organised", "P08.communiques")
    told = {value.figure.code: value.number for value in values_of(ground, [BY_CODE[one] for one in asked])}
    assert told == {
        "P01": 14,
        "P02": 5,
        "P03": 1,
        "P06.adopted": 3,
        "P07.organised": 11,
        "P08.communiques": 6,
    }
    meeting = Meeting.objects.get(partnership=home)
    assert (meeting.kind, meeting.day, meeting.state) == (
        MeetingKind.SIGNATORIES,
        date(2016, 10, 12),
        State.HELD,
    )


def test_an_institution_on_record_is_used_and_its_words_are_learned(cast: Cast, home: Partnership) -> None:
    known = an_organization("Gminny Ośrodek Pomocy Społecznej w Policznej", "ps.ops", locality="Policzna")
    document = brought_in(cast.officer, home, REPORT)
    row = _welfare_office(document)
    services.decide_finding(
        actor=cast.officer,
        document=document,
        finding=row,
        decision=Decision(
            choice=Choice.ACCEPTED,
            values={**row.told, "name": known.name},
            record_id=known.pk,
            version=row.version,
        ),
    )
    before = Organization.objects.count()

    services.record_document(actor=cast.officer, document=document)

    assert Organization.objects.count() == before
    assert LearnedName.objects.filter(partnership=home).exists()


def test_what_was_learned_is_known_in_the_next_document(cast: Cast, home: Partnership) -> None:
    known = an_organization("Centrum Usług Społecznych w Policznie", "ps.cus")
    LearnedName.objects.create(
        partnership=home, words="gminny osrodek pomocy spolecznej w policznie", organization=known
    )

    document = brought_in(cast.officer, home, REPORT)

    row = _welfare_office(document)
    assert (row.chosen, row.is_new) == (known.pk, False)


def test_an_officer_cannot_point_at_a_record_that_was_not_offered(cast: Cast, home: Partnership) -> None:
    elsewhere = an_organization("Zupełnie inna instytucja")
    document = brought_in(cast.officer, home, REPORT)
    row = _welfare_office(document)

    with pytest.raises(SpoiwoError):
        services.decide_finding(
            actor=cast.officer,
            document=document,
            finding=row,
            decision=Decision(
                choice=Choice.ACCEPTED, values=row.told, record_id=elsewhere.pk, version=row.version
            ),
        )


def test_two_officers_never_decide_over_each_other_unseen(cast: Cast, home: Partnership) -> None:
    document = brought_in(cast.officer, home, REPORT)
    row = document.findings.filter(group=Group.FIGURE).first()
    assert row is not None
    decision = Decision(choice=Choice.REJECTED, values=row.told, version=row.version)
    services.decide_finding(actor=cast.officer, document=document, finding=row, decision=decision)

    with pytest.raises(SpoiwoError):
        services.decide_finding(actor=cast.coordinator, document=document, finding=row, decision=decision)


def test_a_document_is_recorded_once(cast: Cast, nobodys: None) -> None:
    document = _recorded(cast, SIGNING)

    with pytest.raises(NotAllowed):
        services.record_document(actor=cast.operator, document=document)


def test_with_nothing_accepted_nothing_is_recorded(cast: Cast, home: Partnership) -> None:
    document = brought_in(cast.officer, home, REPORT)

    with pytest.raises(WrongState):
        services.record_document(actor=cast.officer, document=document)


def test_what_the_reading_missed_is_written_by_hand(cast: Cast, home: Partnership) -> None:
    document = brought_in(cast.officer, home, REPORT)

    added = services.add_finding(
        actor=cast.officer,
        document=document,
        group=Group.PERSON,
        values={"given_names": "Jolanta", "family_name": "Mazur", "office": "", "organization": ""},
    )

    assert added.is_accepted
    services.record_document(actor=cast.officer, document=document)
    assert Person.objects.filter(family_name="Mazur").exists()


def test_another_day_of_publication_is_another_understanding(cast: Cast, home: Partnership) -> None:
    text = "Spotkanie sygnatariuszy odbyło się 8 października br. w Zwoleniu."
    document = brought_in(cast.officer, home, text)

    services.date_document(actor=cast.officer, document=document, published=date(2011, 12, 1))

    row = document.findings.get(group=Group.EVENT)
    assert row.told["date"] == "2011-10-08"


NAMED = """Spotkanie partnerstwa powiatu zwoleńskiego odbyło się 12 października 2016 r. w Policznie.

Podziękowano Annie Nowak, dyrektorowi Powiatowego Urzędu Pracy w Zwoleniu.
"""


def test_a_name_corrected_once_is_written_right_in_the_next_document(cast: Cast, home: Partnership) -> None:
    document = brought_in(cast.officer, home, NAMED)
    row = document.findings.get(group=Group.PERSON)
    understood = (row.values["given_names"], row.values["family_name"])
    services.decide_finding(
        actor=cast.officer,
        document=document,
        finding=row,
        decision=Decision(
            choice=Choice.ACCEPTED,
            values={**row.told, "given_names": "Anna Maria", "family_name": "Nowakowa"},
            version=row.version,
        ),
    )
    assert understood != ("Anna Maria", "Nowakowa")

    services.record_document(actor=cast.officer, document=document)

    later = brought_in(cast.officer, home, f"Notatka.\n\n{NAMED}").findings.get(group=Group.PERSON)
    assert (later.values["given_names"], later.values["family_name"]) == ("Anna Maria", "Nowakowa")
    # Who it is, is asked: two people may bear one name.
    assert [one["label"] for one in later.candidates] == ["Anna Maria Nowakowa"]

    services.take_back_document(actor=cast.officer, document=document, ground="nie ta osoba")

    after = brought_in(cast.officer, home, f"Inna notatka.\n\n{NAMED}").findings.get(group=Group.PERSON)
    assert (after.values["given_names"], after.values["family_name"]) == understood


def test_listed_recommendations_and_effects_enter_their_registers_and_leave_them_again(
    cast: Cast, nobodys: None
) -> None:
    document = brought_in(cast.operator, None, REPORT_OF_WORK)
    _accept_all(cast.operator, document)
    rows = list(document.findings.filter(group=Group.OUTCOME))
    _on_day(cast, document, [row for row in rows if row.told["kind"] == "recommendation"], "2016-06-14")

    services.record_document(actor=cast.operator, document=document)

    document.refresh_from_db()
    assert document.partnership is not None
    with scope(partnership=document.partnership):
        adopted = list(Recommendation.objects.order_by("number"))
        assert [(one.number, one.title, one.adopted_on) for one in adopted] == [
            (1, "Zorganizowano szkolenie pt. „Praca z trudnym klientem” dla pracowników", date(2016, 6, 14)),
            (2, "Utworzono wspólną bazę ofert staży", date(2016, 6, 14)),
        ]
        assert adopted[0].reason == "Celem szkolenia było poznanie nowych metod"
        assert list(Effect.objects.values_list("year", "sentence")) == [
            (2016, "Sygnatariusze lepiej znają swoje oferty"),
            (2016, "Powstały dwie nowe grupy wsparcia"),
        ]
        page = selectors.made_of(document)
    assert {one.url.split("/")[3] for one in page if one.label == str(adopted[0])} == {"rekomendacje"}

    services.take_back_document(actor=cast.operator, document=document, ground="pomyłka")

    assert not Recommendation._base_manager.exists()
    assert not Effect._base_manager.exists()


def test_a_recommendation_waits_for_the_day_it_was_adopted(cast: Cast, nobodys: None) -> None:
    document = brought_in(cast.operator, None, REPORT_OF_WORK)

    _accept_all(cast.operator, document)

    rows = document.findings.filter(group=Group.OUTCOME, values__kind="recommendation")
    assert {row.choice for row in rows} == {Choice.OPEN}
    assert len({problem_of(row) for row in rows}) == 1


def _on_day(cast: Cast, document: SourceDocument, rows: list[Finding], day: str) -> None:
    """Write the day of adoption to each, and accept it."""
    for row in rows:
        decision = Decision(
            choice=Choice.ACCEPTED, values={**row.told, "date": day}, record_id=None, is_new=True,
            version=row.version,
        )  # fmt: skip
        services.decide_finding(actor=cast.operator, document=document, finding=row, decision=decision)
