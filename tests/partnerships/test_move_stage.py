"""The life of a partnership: only the steps of the table, in order, with a ground where it ends."""

from datetime import date
from itertools import product

import pytest

from spoiwo.common.exceptions import BadInput, ConcurrentChange, NotAllowed, WrongState
from spoiwo.partnerships.models import Partnership
from spoiwo.partnerships.selectors import stage_on
from spoiwo.partnerships.services import move_stage
from spoiwo.partnerships.states import STAGE_MOVES, Stage
from tests.cast import Cast
from tests.factories.partnerships import FOUNDED_ON, SYSTEM, a_partnership

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(
    ("old", "new"), [pair for pair in product(Stage, Stage) if pair[1] not in STAGE_MOVES[pair[0]]]
)
def test_a_step_that_is_not_in_the_table_is_refused(old: Stage, new: Stage) -> None:
    partnership = a_partnership(stage=Stage.INITIATIVE)
    Partnership.objects.filter(pk=partnership.pk).update(stage=old)
    partnership.refresh_from_db()

    with pytest.raises(WrongState):
        move_stage(
            actor=SYSTEM, partnership=partnership, to=new, since=FOUNDED_ON, signatories=99, note="uchwała"
        )


def test_a_partnership_is_active_only_with_the_agreed_number_of_signatories() -> None:
    partnership = a_partnership(stage=Stage.SIGNING)

    with pytest.raises(WrongState, match="1"):
        move_stage(
            actor=SYSTEM, partnership=partnership, to=Stage.ACTIVE, since=date(2011, 1, 1), signatories=1
        )

    partnership.refresh_from_db()
    assert partnership.stage == Stage.SIGNING


def test_the_stage_of_any_past_day_stays_known() -> None:
    partnership = a_partnership(stage=Stage.ACTIVE)

    move_stage(
        actor=SYSTEM,
        partnership=partnership,
        to=Stage.SUSPENDED,
        since=date(2015, 1, 1),
        signatories=5,
        note="uchwała nr 1/2015",
    )

    assert stage_on(partnership, date(2014, 12, 31)) == Stage.ACTIVE
    assert stage_on(partnership, date(2015, 1, 1)) == Stage.SUSPENDED
    assert stage_on(partnership, date(2009, 1, 1)) is None


def test_a_stage_cannot_begin_before_the_present_one() -> None:
    partnership = a_partnership(stage=Stage.ACTIVE)

    with pytest.raises(BadInput) as refused:
        move_stage(
            actor=SYSTEM, partnership=partnership, to=Stage.EVALUATION, since=date(2001, 1, 1), signatories=5
        )

    assert refused.value.field == "since"


def test_an_ending_needs_its_ground() -> None:
    partnership = a_partnership(stage=Stage.ACTIVE)

    with pytest.raises(BadInput) as refused:
        move_stage(
            actor=SYSTEM, partnership=partnership, to=Stage.ENDED, since=date(2020, 1, 1), signatories=5
        )

    assert refused.value.field == "note"


def test_the_second_of_two_officers_is_told_that_she_came_second() -> None:
    partnership = a_partnership(stage=Stage.ACTIVE)
    stale = Partnership.objects.get(pk=partnership.pk)
    day = date(2020, 1, 1)
    move_stage(actor=SYSTEM, partnership=partnership, to=Stage.EVALUATION, since=day, signatories=5)

    with pytest.raises(ConcurrentChange):
        move_stage(
            actor=SYSTEM, partnership=stale, to=Stage.SUSPENDED, since=day, signatories=5, note="uchwała"
        )


def test_a_council_member_moves_nothing(cast: Cast) -> None:
    with pytest.raises(NotAllowed):
        move_stage(
            actor=cast.council_member,
            partnership=cast.partnership,
            to=Stage.EVALUATION,
            since=date(2020, 1, 1),
            signatories=5,
        )
