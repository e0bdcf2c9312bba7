"""Named sets of units."""

import pytest

from spoiwo.audit.models import LogEntry
from spoiwo.common.actors import Visitor
from spoiwo.common.exceptions import BadInput, NotAllowed
from spoiwo.territory.models import Subregion
from spoiwo.territory.selectors import subregion_keys, subregions
from spoiwo.territory.services import SubregionDraft, save_subregion
from tests.territory.conftest import OPERATOR

pytestmark = pytest.mark.usefixtures("units")
DRAFT = SubregionDraft(
    "subregion-ciechanowski", "subregion ciechanowski", ("1402", "1414"), "obszar wsparcia"
)


def test_a_subregion_is_a_set_of_units_that_can_be_changed() -> None:
    save_subregion(actor=OPERATOR, draft=DRAFT)

    save_subregion(actor=OPERATOR, draft=SubregionDraft(DRAFT.slug, "subregion północny", ("1402",)))

    assert subregion_keys(DRAFT.slug) == {"1402"}
    assert [str(row) for row in subregions()] == ["subregion północny", "subregion radomski"]


def test_saving_the_same_again_writes_nothing() -> None:
    save_subregion(actor=OPERATOR, draft=DRAFT)
    before = LogEntry.objects.count()

    save_subregion(actor=OPERATOR, draft=DRAFT)

    assert LogEntry.objects.count() == before


@pytest.mark.parametrize(
    ("draft", "words"),
    [
        (SubregionDraft("x", "x", ("1402", "9999")), "9999"),
        (SubregionDraft("x", "x", ()), "at least one"),
        (SubregionDraft("x", "subregion radomski", ("1402",)), "already"),
    ],
)
def test_a_wrong_subregion_is_refused_and_nothing_is_saved(draft: SubregionDraft, words: str) -> None:
    with pytest.raises(BadInput, match=words):
        save_subregion(actor=OPERATOR, draft=draft)

    assert Subregion.objects.count() == 1


def test_only_the_operator_names_subregions() -> None:
    with pytest.raises(NotAllowed):
        save_subregion(actor=Visitor(), draft=DRAFT)
