"""What the preview says about a row, against the records there are."""

from datetime import date

from spoiwo.intake.models import ImportBatch
from spoiwo.intake.states import BatchState, Verdict
from spoiwo.partnerships.models import Partnership
from spoiwo.registry.models import Organization, Signatory
from spoiwo.registry.services import add_alias
from spoiwo.registry.states import Scheme
from tests.factories.registry import SYSTEM, a_signatory, an_announced_signatory, an_organization
from tests.intake.lists import Bring, codes_of, row_of, verdicts_of

REGON, OTHER_REGON = "123456785", "000331501"
NIP = "5261040828"


def test_an_unknown_institution_is_new_and_nothing_is_written_yet(bring: Bring) -> None:
    batch = bring.rows(["Fundacja Merkury", "01.02.2019"])

    assert batch.state == BatchState.PREVIEWED
    assert verdicts_of(batch) == [Verdict.NEW]
    assert not Organization.objects.exists()
    assert not Signatory.objects.exists()


def test_an_institution_is_recognised_by_its_regon_under_another_wording(bring: Bring) -> None:
    known = an_organization("Powiatowy Urząd Pracy w Zwoleniu", "irp.pup", identifiers={Scheme.REGON: REGON})

    batch = bring.rows(["PUP Zwoleń", REGON, "2019"], headings=["Instytucja", "Regon", "Od"])

    row = row_of(batch, 2)
    assert (row.verdict, row.organization) == (Verdict.KNOWN, known)
    assert "same_number" in codes_of(row)
    assert not row.may_be_new


def test_a_regon_of_a_record_with_quite_another_name_needs_a_decision(bring: Bring) -> None:
    an_organization("Spółdzielnia Socjalna Tęcza", "pes.ss", identifiers={Scheme.REGON: REGON})

    batch = bring.rows(["Fundacja Merkury", REGON, "2019"], headings=["Nazwa", "REGON", "Od"])

    row = row_of(batch, 2)
    assert row.verdict == Verdict.DECIDE
    assert "number_of_other" in codes_of(row)
    assert not row.may_be_new


def test_numbers_of_two_different_records_in_one_row_need_mending(bring: Bring) -> None:
    an_organization("Fundacja Merkury", "ngo.fundacja", identifiers={Scheme.REGON: REGON})
    an_organization("Fundacja Wenus", "ngo.fundacja", identifiers={Scheme.KRS: "0000012345"})

    headings = ["Nazwa", "REGON", "KRS", "Od"]
    batch = bring.rows(["Fundacja Merkury", REGON, "0000012345", "2019"], headings=headings)

    assert verdicts_of(batch) == [Verdict.ERROR]


def test_a_shared_nip_alone_does_not_make_a_unit_its_gmina(bring: Bring) -> None:
    an_organization("Gmina Odrzywół", "jst.gmina", identifiers={Scheme.NIP: NIP})

    batch = bring.rows(["Gminny Ośrodek Pomocy Społecznej", NIP, "2019"], headings=["Nazwa", "NIP", "Od"])

    row = row_of(batch, 2)
    assert row.verdict == Verdict.DECIDE
    assert row.candidates[0]["code"] == "nip_shared"
    assert row.may_be_new


def test_an_institution_is_recognised_by_its_name_whatever_the_case_and_the_marks(bring: Bring) -> None:
    known = an_organization("Stowarzyszenie „Dziedzictwo i Rozwój”")

    batch = bring.rows(['STOWARZYSZENIE "DZIEDZICTWO I ROZWOJ"', "2019"])

    assert row_of(batch, 2).organization == known


def test_an_institution_is_recognised_by_an_alias(bring: Bring) -> None:
    known = an_organization("Urząd Miasta w Zwoleniu", "jst.gmina")
    add_alias(actor=SYSTEM, organization=known, name="Urząd Miejski w Zwoleniu")

    batch = bring.rows(["Urząd Miejski w Zwoleniu", "2019"])

    row = row_of(batch, 2)
    assert (row.verdict, row.organization) == (Verdict.KNOWN, known)
    assert "same_alias" in codes_of(row)


def test_the_same_name_in_another_town_needs_a_decision(bring: Bring) -> None:
    an_organization("Stowarzyszenie Nadzieja", locality="Radom")

    headings = ["Nazwa", "Miejscowość", "Od"]
    batch = bring.rows(["Stowarzyszenie Nadzieja", "Przysucha", "2019"], headings=headings)

    row = row_of(batch, 2)
    assert (row.verdict, row.candidates[0]["code"]) == (Verdict.DECIDE, "elsewhere")
    assert row.may_be_new


def test_a_name_in_another_case_is_shown_as_likely_the_same(bring: Bring) -> None:
    known = an_organization("Powiatowe Centrum Pomocy Rodzinie w Zwoleniu", "ps.pcpr")

    batch = bring.rows(["Powiatowego Centrum Pomocy Rodzinie w Zwoleniu", "2019"])

    row = row_of(batch, 2)
    assert row.verdict == Verdict.DECIDE
    assert [one["id"] for one in row.candidates] == [known.pk]


def test_offices_of_one_kind_in_two_towns_are_not_taken_for_one(bring: Bring) -> None:
    an_organization("Powiatowy Urząd Pracy w Radomiu", "irp.pup")

    batch = bring.rows(["Powiatowy Urząd Pracy w Zwoleniu", "2019"])

    assert verdicts_of(batch) == [Verdict.NEW]


def test_one_who_belongs_already_is_left_as_it_is(bring: Bring, home: Partnership) -> None:
    known = an_organization("Fundacja Merkury", "ngo.fundacja")
    a_signatory(home, known, since=date(2018, 3, 28))

    batch = bring.rows(["Fundacja Merkury", "28.03.2018"])

    row = row_of(batch, 2)
    assert (row.verdict, codes_of(row)[-1]) == (Verdict.MEMBER, "belongs_since")


def test_another_day_in_the_list_is_pointed_out_and_changes_nothing(bring: Bring, home: Partnership) -> None:
    known = an_organization("Fundacja Merkury", "ngo.fundacja")
    a_signatory(home, known, since=date(2018, 3, 28))

    batch = bring.rows(["Fundacja Merkury", "28.04.2018"])

    row = row_of(batch, 2)
    assert (row.verdict, codes_of(row)[-1]) == (Verdict.MEMBER, "belongs_with_other_day")


def test_an_announced_institution_becomes_a_signatory(bring: Bring, home: Partnership) -> None:
    known = an_organization("Fundacja Merkury", "ngo.fundacja")
    an_announced_signatory(home, known)

    row = row_of(bring.rows(["Fundacja Merkury", "28.04.2018"]), 2)

    assert row.verdict == Verdict.KNOWN
    assert "was_announced" in codes_of(row)


def test_a_row_without_a_day_of_accession_needs_mending(bring: Bring) -> None:
    batch = bring.rows(["Fundacja Merkury", ""])

    row = row_of(batch, 2)
    assert (row.verdict, codes_of(row)) == (Verdict.ERROR, ["day_missing"])


def test_a_row_whose_kind_nobody_can_tell_needs_mending(bring: Bring) -> None:
    row = row_of(bring.rows(["Xylofon", "2019"]), 2)

    assert (row.verdict, codes_of(row)) == (Verdict.ERROR, ["kind_missing"])


def test_the_same_institution_twice_in_a_list_is_admitted_once(bring: Bring) -> None:
    batch = bring.rows(["Fundacja Merkury", "2019"], ["fundacja MERKURY", "2019"])

    assert verdicts_of(batch) == [Verdict.NEW, Verdict.MEMBER]
    assert row_of(batch, 3).same_as == 2


def test_one_number_under_two_names_in_a_list_needs_mending(bring: Bring) -> None:
    headings = ["Nazwa", "REGON", "Od"]
    rows = [["Fundacja Merkury", REGON, "2019"], ["Gmina Odrzywół", REGON, "2019"]]

    batch = bring.rows(*rows, headings=headings)

    assert verdicts_of(batch) == [Verdict.NEW, Verdict.ERROR]
    assert codes_of(row_of(batch, 3)) == ["number_in_row"]


def test_two_periods_of_one_institution_are_two_memberships(bring: Bring) -> None:
    headings = ["Nazwa", "Od", "Do"]
    batch = bring.rows(
        ["Fundacja Merkury", "2010", "31.12.2012"], ["Fundacja Merkury", "2015", ""], headings=headings
    )

    assert verdicts_of(batch) == [Verdict.NEW, Verdict.NEW]
    assert row_of(batch, 3).same_as == 2


def test_the_number_of_queries_does_not_depend_on_the_number_of_rows(
    bring: Bring, django_assert_max_num_queries: object
) -> None:
    an_organization("Fundacja Merkury", "ngo.fundacja", identifiers={Scheme.REGON: REGON})

    def brought(count: int) -> ImportBatch:
        names = [[f"Fundacja {number} {'abcdefghij'[number % 10] * 9}", "2019"] for number in range(count)]
        return bring.rows(*names)

    with django_assert_max_num_queries(60):  # type: ignore[operator]  # a context manager of pytest-django
        assert brought(5).total == 5
    with django_assert_max_num_queries(60):  # type: ignore[operator]  # a context manager of pytest-django
        assert brought(480).total == 480
