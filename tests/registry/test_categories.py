import pytest
from django.utils import translation

from spoiwo.registry import categories
from spoiwo.registry.categories import LegalStanding, Sector, roll_up, three_sectors

CODES = {
    "jst.gmina", "jst.powiat", "jst.wojewodztwo", "jst.zwiazek",
    "irp.pup", "irp.wup", "irp.ohp", "irp.agencja", "irp.szkoleniowa", "irp.dialog", "irp.prrp",
    "ps.ops", "ps.cus", "ps.pcpr", "ps.rops", "ps.sds", "ps.dps", "es.owes",
    "ngo.stowarzyszenie", "ngo.fundacja", "ngo.kgw", "ngo.osp", "ngo.lgd", "ngo.koscielna", "ngo.klub",
    "pes.ss", "pes.sp", "pes.kis", "pes.cis", "pes.wtz", "pes.zaz", "edu.uczelnia", "edu.szkola",
    "biz.przedsiebiorca", "biz.izba", "gov.wojewoda", "gov.min", "kult.jednostka", "inne.osoba",
}  # fmt: skip


def test_the_list_has_every_kind_of_the_handbook_once() -> None:
    assert categories.codes == CODES
    assert len(categories.CATEGORIES) == len(CODES)


def test_the_law_decides_what_is_an_entity_of_the_social_economy() -> None:
    by_law = {kind.code for kind in categories.CATEGORIES if kind.is_pes}

    assert by_law == {code for code in CODES if code.startswith(("ngo.", "pes."))}
    assert not categories.get("irp.dialog").is_pes
    assert not categories.get("es.owes").is_pes


@pytest.mark.parametrize(
    ("code", "point"),
    [("pes.ss", 1), ("pes.wtz", 2), ("pes.cis", 3), ("pes.sp", 4), ("ngo.osp", 5), ("ngo.klub", 6)],
)
def test_each_such_kind_names_its_point_of_the_law(code: str, point: int) -> None:
    assert categories.get(code).pes_point == point


@pytest.mark.parametrize(
    "code", ["irp.pup", "ps.ops", "ps.pcpr", "es.owes", "pes.cis", "pes.wtz", "edu.szkola"]
)
def test_an_acting_unit_needs_its_legal_person(code: str) -> None:
    assert categories.get(code).needs_legal_person


@pytest.mark.parametrize(
    "code", ["jst.gmina", "ngo.fundacja", "pes.ss", "biz.przedsiebiorca", "inne.osoba", "irp.prrp"]
)
def test_others_act_for_themselves(code: str) -> None:
    assert not categories.get(code).needs_legal_person


def test_members_of_a_labour_market_council_sign_in_person() -> None:
    signing = [kind.code for kind in categories.CATEGORIES if kind.members_sign_in_person]

    assert signing == ["irp.prrp"]
    assert categories.get("inne.osoba").standing is LegalStanding.NATURAL_PERSON


def test_a_kind_is_counted_in_words_of_the_language() -> None:
    gmina = categories.get("jst.gmina")

    with translation.override("en"):
        assert gmina.counted(1) == "1 gmina"
        assert gmina.counted(5) == "5 gminas"


def test_every_kind_can_be_counted_in_every_number() -> None:
    for kind in categories.CATEGORIES:
        for number in (0, 1, 2, 5, 22):
            assert kind.counted(number).startswith(f"{number} ")


def test_finer_sectors_count_among_three_and_a_council_among_none() -> None:
    assert roll_up(Sector.SOCIAL_ECONOMY) is Sector.SOCIAL
    assert roll_up(Sector.EDUCATION) is Sector.PUBLIC
    assert roll_up(Sector.COLLEGIATE) is None
    assert {roll_up(sector) for sector in Sector} == {*categories.THREE_SECTORS, None}


def test_sectors_are_counted_once_and_by_the_partnerships_own_table() -> None:
    present = [Sector.PUBLIC, Sector.EDUCATION, Sector.SOCIAL, Sector.COLLEGIATE]

    assert three_sectors(present) == {Sector.PUBLIC, Sector.SOCIAL}
    assert three_sectors(present, {Sector.EDUCATION: Sector.BUSINESS}) == {Sector.BUSINESS}


def test_the_tree_holds_every_kind_under_its_heading() -> None:
    groups = categories.tree()

    assert [group.prefix for group in groups][:3] == ["jst", "irp", "ps"]
    assert [kind for group in groups for kind in group.categories] == list(categories.CATEGORIES)
    assert all(group.categories for group in groups)


def test_choices_are_grouped_and_complete() -> None:
    choices = categories.choices()

    with translation.override("en"):
        assert str(choices[0][0]) == "Local government"
    assert {code for _label, kinds in choices for code, _name in kinds} == CODES


def test_an_unknown_code_is_found_nowhere() -> None:
    assert categories.find("ngo.partia") is None
    with pytest.raises(KeyError):
        categories.get("ngo.partia")


def test_kinds_are_found_by_sector() -> None:
    assert [kind.code for kind in categories.in_sector(Sector.EDUCATION)] == ["edu.uczelnia", "edu.szkola"]


def test_abbreviations_are_unique_and_known() -> None:
    found = [kind.abbreviation for kind in categories.CATEGORIES if kind.abbreviation]

    assert len(set(found)) == len(found)
    assert {"PUP", "OPS", "PCPR", "OWES", "WTZ", "ŚDS"} <= set(found)
