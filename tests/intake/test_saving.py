"""Saving: checked once more, all or nothing, through the deeds of the registry."""

from datetime import date

import pytest
from django_scopes import scope

from spoiwo.audit.models import LogEntry
from spoiwo.common.decisions import Denied
from spoiwo.common.exceptions import BadInput, ConcurrentChange, NotAllowed, WrongState
from spoiwo.files.models import StoredFile
from spoiwo.intake import services
from spoiwo.intake.models import ImportBatch
from spoiwo.intake.services import Decision
from spoiwo.intake.states import BatchState, Choice, Outcome, Verdict
from spoiwo.partnerships.models import Partnership
from spoiwo.registry.models import Identifier, Organization, Person, Representation, Signatory
from spoiwo.registry.selectors import register_on
from spoiwo.registry.services import invite_organization
from spoiwo.registry.states import Scheme, Standing
from tests.cast import Cast
from tests.factories.registry import a_representative, a_signatory, an_announced_signatory, an_organization
from tests.intake.lists import Bring, codes_of, row_of, verdicts_of

REGON = "123456785"


def saved(batch: ImportBatch, cast: Cast) -> ImportBatch:
    services.commit_batch(actor=cast.officer, batch=batch)
    return batch


def test_new_institutions_are_recorded_and_admitted(bring: Bring, cast: Cast, home: Partnership) -> None:
    headings = ["Nazwa", "REGON", "Miejscowość", "Adres www", "Data przystąpienia", "Uwagi"]
    batch = bring.rows(
        ["Fundacja Merkury", REGON, "Wałbrzych", "www.example.org", "14 maja 2015 r.", "aneks nr 2"],
        ["Stowarzyszenie Lokalna Grupa Działania Razem", "", "", "", "2016", ""],
        headings=headings,
    )

    saved(batch, cast)

    fund = Organization.objects.get(name="Fundacja Merkury")
    assert (fund.category, fund.locality, fund.website) == (
        "ngo.fundacja",
        "Wałbrzych",
        "https://www.example.org",
    )
    assert Identifier.objects.get(organization=fund).value == REGON
    joined = Signatory.objects.get(organization=fund)
    assert (joined.valid_from, joined.note) == (date(2015, 5, 14), "aneks nr 2")
    group = Organization.objects.get(name__startswith="Stowarzyszenie Lokalna")
    assert (group.category, group.labels) == ("ngo.stowarzyszenie", ["lgd"])
    assert Signatory.objects.get(organization=group).from_precision == "year"
    assert batch.state == BatchState.COMMITTED
    assert register_on(home, date(2017, 1, 1)).count == 2


def test_every_thing_made_is_in_the_book_of_deeds(bring: Bring, cast: Cast) -> None:
    batch = bring.rows(["Fundacja Merkury", "2019"])

    saved(batch, cast)

    deeds = set(LogEntry.objects.filter(actor_id=cast.officer.actor_id).values_list("action", flat=True))
    assert {
        "intake.batch.uploaded",
        "intake.batch.committed",
        "registry.organization.created",
        "registry.signatory.admitted",
    } <= deeds


def test_a_membership_that_has_ended_is_recorded_with_its_end(bring: Bring, cast: Cast) -> None:
    saved(bring.rows(["Fundacja Merkury", "2015", "31.12.2017"], headings=["Nazwa", "Od", "Do"]), cast)

    gone = Signatory.objects.get()
    assert (gone.state, gone.valid_to) == (Standing.WITHDRAWN, date(2018, 1, 1))


def test_an_earlier_period_is_recorded_before_one_that_runs(
    bring: Bring, cast: Cast, home: Partnership
) -> None:
    known = an_organization("Gmina Odrzywół", "jst.gmina")
    a_signatory(home, known, since=date(2017, 1, 1))

    saved(bring.rows(["Gmina Odrzywół", "2015", "2016"], headings=["Nazwa", "Od", "Do"]), cast)

    earlier = Signatory.objects.get(valid_from=date(2015, 1, 1))
    assert (earlier.organization, earlier.valid_to) == (known, date(2017, 1, 1))


def test_two_periods_of_one_institution_become_two_memberships_of_one_record(
    bring: Bring, cast: Cast
) -> None:
    headings = ["Nazwa", "Od", "Do"]
    rows = [["Fundacja Merkury", "2010", "31.12.2012"], ["Fundacja Merkury", "2015", ""]]

    saved(bring.rows(*rows, headings=headings), cast)

    assert Organization.objects.count() == 1
    assert Signatory.objects.count() == 2


def test_a_recorded_institution_is_admitted_and_gains_the_number_it_lacked(bring: Bring, cast: Cast) -> None:
    known = an_organization("Fundacja Merkury", "ngo.fundacja")

    batch = bring.rows(["Fundacja Merkury", REGON, "2019"], headings=["Nazwa", "REGON", "Od"])
    saved(batch, cast)

    assert Organization.objects.count() == 1
    assert known.identifiers.get().value == REGON
    assert row_of(batch, 2).outcome == Outcome.ADMITTED


def test_a_record_of_another_partnership_is_admitted_but_not_changed(bring: Bring, cast: Cast) -> None:
    known = an_organization("Fundacja Merkury", "ngo.fundacja")
    with scope(partnership=cast.other):
        a_signatory(cast.other, known)

    batch = bring.rows(["Fundacja Merkury", REGON, "2019"], headings=["Nazwa", "REGON", "Od"])
    saved(batch, cast)

    row = row_of(batch, 2)
    assert not known.identifiers.exists()
    assert (row.outcome, codes_of(row)[-1]) == (Outcome.ADMITTED, "number_not_added")


def test_an_announced_institution_keeps_one_membership(bring: Bring, cast: Cast, home: Partnership) -> None:
    known = an_organization("Fundacja Merkury", "ngo.fundacja")
    announced = an_announced_signatory(home, known)

    saved(bring.rows(["Fundacja Merkury", "2019"]), cast)

    announced.refresh_from_db()
    assert (announced.state, announced.valid_from) == (Standing.ACCEDED, date(2019, 1, 1))


@pytest.mark.parametrize("until", ["", "2019"])
def test_an_invited_institution_is_the_same_record_when_it_has_left_since(
    bring: Bring, cast: Cast, home: Partnership, until: str
) -> None:
    known = an_organization("Fundacja Merkury", "ngo.fundacja")
    invited = invite_organization(
        actor=cast.officer, partnership=home, organization=known, on=date(2018, 1, 1)
    )

    saved(bring.rows(["Fundacja Merkury", "2018", until], headings=["Nazwa", "Od", "Do"]), cast)

    only = Signatory.objects.get()
    assert (only.pk, only.state) == (invited.pk, Standing.WITHDRAWN if until else Standing.ACCEDED)


def test_of_two_numbers_for_one_record_the_first_rows_is_taken(bring: Bring, cast: Cast) -> None:
    known = an_organization("Fundacja Merkury", "ngo.fundacja")
    rows = [
        ["Fundacja Merkury", "526-10-40-828", "2010", "2011"],
        ["Fundacja Merkury", "7740001454", "2015", ""],
    ]

    batch = saved(bring.rows(*rows, headings=["Nazwa", "NIP", "Od", "Do"]), cast)

    assert known.identifiers.get().value == "5261040828"
    assert codes_of(row_of(batch, 3))[-1] == "number_differs"


def test_a_right_lost_since_the_question_is_said_and_nothing_is_saved(
    bring: Bring, cast: Cast, monkeypatch: pytest.MonkeyPatch
) -> None:
    batch = bring.rows(["Fundacja Merkury", "2019"])
    monkeypatch.setattr(
        "spoiwo.registry.rules.can_create_organization", lambda actor: Denied("Ask the coordinator.")
    )

    saved(batch, cast)

    assert (batch.state, batch.problem_code) == (BatchState.PREVIEWED, "saving_not_allowed")
    assert batch.problem.startswith("Ask the coordinator. ")
    assert not Organization.objects.exists()


def test_a_representative_is_recorded_with_the_office_and_a_private_contact(bring: Bring, cast: Cast) -> None:
    headings = ["Nazwa", "Od", "Przedstawiciel", "Funkcja", "E-mail przedstawiciela"]
    row = ["Fundacja Merkury", "2019", "dr Anna Nowak-Kowalska", "Prezes", "anna@example.org"]

    saved(bring.rows(row, headings=headings), cast)

    voice = Representation.objects.get()
    assert (voice.person.full_name, voice.office, voice.email) == (
        "dr Anna Nowak-Kowalska",
        "Prezes",
        "anna@example.org",
    )
    assert Organization.objects.get().email == ""


def test_an_address_that_bears_the_persons_name_is_not_published(bring: Bring, cast: Cast) -> None:
    headings = ["Nazwa", "Od", "Przedstawiciel", "E-mail"]

    saved(
        bring.rows(["Fundacja Merkury", "2019", "Anna Nowak", "a.nowak@example.org"], headings=headings), cast
    )

    assert Organization.objects.get().email == ""
    assert Representation.objects.get().email == "a.nowak@example.org"


def test_one_person_is_not_recorded_as_the_voice_of_two_institutions(bring: Bring, cast: Cast) -> None:
    headings = ["Nazwa", "Od", "Przedstawiciel"]
    rows = [["Fundacja Merkury", "2019", "Anna Nowak"], ["Fundacja Wenus", "2019", "Anna Nowak"]]

    batch = bring.rows(*rows, headings=headings)
    saved(batch, cast)

    assert Representation.objects.count() == 1
    assert Person.objects.count() == 1
    assert "person_in_row" in codes_of(row_of(batch, 3))


def test_somebody_who_speaks_for_another_institution_is_left_where_she_is(
    bring: Bring, cast: Cast, home: Partnership
) -> None:
    other = an_organization("Fundacja Wenus", "ngo.fundacja")
    a_signatory(home, other)
    voice = a_representative(home, other)

    headings = ["Nazwa", "Od", "Przedstawiciel"]
    batch = bring.rows(["Fundacja Merkury", "2019", voice.person.full_name], headings=headings)
    saved(batch, cast)

    assert list(Representation.objects.all()) == [voice]
    assert "person_elsewhere" in codes_of(row_of(batch, 2))


def test_rows_that_need_a_decision_stop_the_saving(bring: Bring, cast: Cast) -> None:
    an_organization("Stowarzyszenie Nadzieja", locality="Radom")
    headings = ["Nazwa", "Miejscowość", "Od"]
    batch = bring.rows(
        ["Stowarzyszenie Nadzieja", "Przysucha", "2019"], ["Fundacja Wenus", "", "2019"], headings=headings
    )

    with pytest.raises(WrongState):
        services.commit_batch(actor=cast.officer, batch=batch)

    assert Organization.objects.count() == 1


@pytest.mark.parametrize(("choice", "records"), [(Choice.USE, 1), (Choice.NEW, 2), (Choice.SKIP, 1)])
def test_a_decision_says_which_institution_it_is(
    bring: Bring, cast: Cast, choice: Choice, records: int
) -> None:
    known = an_organization("Stowarzyszenie Nadzieja", locality="Radom")
    headings = ["Nazwa", "Miejscowość", "Od"]
    batch = bring.rows(
        ["Stowarzyszenie Nadzieja", "Przysucha", "2019"], ["Fundacja Wenus", "", "2019"], headings=headings
    )

    decision = Decision(2, choice, known.pk if choice is Choice.USE else None)
    services.decide_rows(actor=cast.officer, batch=batch, decisions=[decision])
    saved(batch, cast)

    assert Organization.objects.filter(name="Stowarzyszenie Nadzieja").count() == records
    assert Signatory.objects.filter(organization=known).exists() == (choice is Choice.USE)


def test_a_number_that_is_taken_cannot_be_called_new(bring: Bring, cast: Cast) -> None:
    an_organization("Spółdzielnia Socjalna Tęcza", "pes.ss", identifiers={Scheme.REGON: REGON})
    batch = bring.rows(["Fundacja Merkury", REGON, "2019"], headings=["Nazwa", "REGON", "Od"])

    with pytest.raises(BadInput):
        services.decide_rows(actor=cast.officer, batch=batch, decisions=[Decision(2, Choice.NEW)])


def test_a_record_that_was_not_proposed_cannot_be_chosen(bring: Bring, cast: Cast) -> None:
    stranger = an_organization("Gmina Odrzywół", "jst.gmina")
    batch = bring.rows(["Fundacja Merkury", "2019"])

    with pytest.raises(BadInput):
        services.decide_rows(
            actor=cast.officer, batch=batch, decisions=[Decision(2, Choice.USE, stranger.pk)]
        )


def test_rows_changed_by_somebody_else_come_back_and_nothing_is_saved(
    bring: Bring, cast: Cast, home: Partnership
) -> None:
    batch = bring.rows(["Fundacja Merkury", "2019"], ["Fundacja Wenus", "2019"])
    a_signatory(home, an_organization("Fundacja Merkury", "ngo.fundacja"), since=date(2018, 1, 1))

    saved(batch, cast)

    assert (batch.state, batch.problem_code) == (BatchState.PREVIEWED, "changed_rows")
    assert not Organization.objects.filter(name="Fundacja Wenus").exists()
    assert [row.number for row in batch.rows.filter(is_changed=True)] == [2]
    assert verdicts_of(batch) == [Verdict.MEMBER, Verdict.NEW]


def test_changed_rows_are_saved_after_a_second_look(bring: Bring, cast: Cast, home: Partnership) -> None:
    batch = bring.rows(["Fundacja Merkury", "2019"], ["Fundacja Wenus", "2019"])
    a_signatory(home, an_organization("Fundacja Merkury", "ngo.fundacja"), since=date(2018, 1, 1))
    saved(batch, cast)

    saved(batch, cast)

    assert batch.state == BatchState.COMMITTED
    assert Signatory.objects.count() == 2


def test_a_refusal_in_the_middle_saves_nothing_and_names_the_row(
    bring: Bring, cast: Cast, home: Partnership, monkeypatch: pytest.MonkeyPatch
) -> None:
    batch = bring.rows(["Fundacja Merkury", "2019"], ["Fundacja Wenus", "2019"])
    # The rule of the registry that a day in the far future is a slip, met only while writing.
    monkeypatch.setattr("spoiwo.registry.services.signatories.EARLIEST", date(2019, 6, 1))

    saved(batch, cast)

    assert batch.state == BatchState.PREVIEWED
    assert "2" in batch.problem
    assert "Fundacja Merkury" in batch.problem
    assert not Organization.objects.exists()


def test_an_import_is_saved_once(bring: Bring, cast: Cast) -> None:
    batch = bring.rows(["Fundacja Merkury", "2019"])
    stale = ImportBatch.objects.get(pk=batch.pk)
    saved(batch, cast)

    with pytest.raises(ConcurrentChange):
        services.commit_batch(actor=cast.officer, batch=stale)

    assert Signatory.objects.count() == 1


def test_an_import_put_aside_saves_nothing_and_its_file_and_rows_are_gone(bring: Bring, cast: Cast) -> None:
    batch = bring.rows(["Fundacja Merkury", "2019"])

    services.discard_batch(actor=cast.officer, batch=batch)

    with pytest.raises(WrongState):
        services.commit_batch(actor=cast.officer, batch=batch)
    batch.refresh_from_db()
    assert (batch.source, batch.total, batch.uploaded_by_name) == (None, 1, cast.officer.actor_name)
    assert not batch.rows.exists()
    assert not StoredFile.objects.exists()
    assert not Organization.objects.exists()


def test_the_list_of_a_saved_import_is_kept_for_those_who_import(bring: Bring, cast: Cast) -> None:
    batch = saved(bring.rows(["Fundacja Merkury", "2019"]), cast)

    assert batch.source is not None
    assert batch.source.read_right == "intake.import_list"


def test_only_the_secretariat_and_the_coordinator_save_lists(bring: Bring, cast: Cast) -> None:
    batch = bring.rows(["Fundacja Merkury", "2019"])

    for stranger in (cast.representative, cast.auditor, cast.leader, cast.neighbour):
        with pytest.raises(NotAllowed):
            services.commit_batch(actor=stranger, batch=batch)
    services.commit_batch(actor=cast.coordinator, batch=batch)

    assert batch.state == BatchState.COMMITTED
