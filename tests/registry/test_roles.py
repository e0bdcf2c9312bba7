"""Leader, secretariat, initiators and patrons, each for a period."""

from datetime import date, timedelta

import pytest

from spoiwo.audit.selectors import history_of_partnership
from spoiwo.common.exceptions import BadInput, NotAllowed
from spoiwo.partnerships.models import Partnership
from spoiwo.registry import services
from spoiwo.registry.models import Organization, RoleHolding
from spoiwo.registry.selectors import roles_on
from spoiwo.registry.states import PartnershipRole
from tests.cast import Cast
from tests.factories.registry import SINCE, an_organization

HANDOVER = date(2018, 6, 1)
DAY = timedelta(days=1)


def assign(
    cast: Cast,
    home: Partnership,
    organization: Organization,
    since: date = SINCE,
    role: PartnershipRole = PartnershipRole.LEADER,
) -> RoleHolding:
    return services.assign_partnership_role(
        actor=cast.officer, partnership=home, role=role, organization=organization, since=since
    )


def holders(home: Partnership, day: date) -> list[str]:
    return [held.organization.name for held in roles_on(home, day)]


def test_a_new_leader_ends_the_time_of_the_earlier_one(cast: Cast, home: Partnership) -> None:
    assign(cast, home, an_organization("Powiat A"))

    assign(cast, home, an_organization("Powiat B"), since=HANDOVER)

    assert holders(home, HANDOVER - DAY) == ["Powiat A"]
    assert holders(home, HANDOVER) == ["Powiat B"]


def test_a_handover_cannot_be_slipped_in_before_a_later_leader(cast: Cast, home: Partnership) -> None:
    assign(cast, home, an_organization("Powiat B"), since=HANDOVER)

    with pytest.raises(BadInput) as refusal:
        assign(cast, home, an_organization("Powiat A"), since=SINCE)

    assert refusal.value.field == "since"
    assert RoleHolding.objects.count() == 1


def test_a_leader_recorded_by_mistake_gives_the_role_back(cast: Cast, home: Partnership) -> None:
    assign(cast, home, an_organization("Powiat A"))
    mistaken = assign(cast, home, an_organization("Powiat B"), since=HANDOVER)

    services.take_back_partnership_role(actor=cast.officer, holding=mistaken, ground="zmiana nie zaszła")

    assert holders(home, HANDOVER) == ["Powiat A"]
    last = history_of_partnership(home.pk)[0]
    assert (last.action, last.data["organization"]) == ("registry.role.taken_back", "Powiat B")


def test_there_may_be_several_patrons_but_each_once(cast: Cast, home: Partnership) -> None:
    starosta, marshal = an_organization("Powiat"), an_organization("Województwo")
    assign(cast, home, starosta, role=PartnershipRole.PATRON)
    assign(cast, home, marshal, role=PartnershipRole.PATRON)

    with pytest.raises(BadInput) as refusal:
        assign(cast, home, starosta, role=PartnershipRole.PATRON, since=HANDOVER)

    assert refusal.value.field == "organization"
    assert sorted(holders(home, HANDOVER)) == ["Powiat", "Województwo"]


def test_the_last_day_of_a_role_still_counts(cast: Cast, home: Partnership) -> None:
    holding = assign(cast, home, an_organization("Powiat A"))

    services.end_partnership_role(actor=cast.officer, holding=holding, last_day=HANDOVER)

    assert holders(home, HANDOVER) == ["Powiat A"]
    assert holders(home, HANDOVER + DAY) == []


def test_a_role_is_not_stretched_over_the_next_holder(cast: Cast, home: Partnership) -> None:
    first = assign(cast, home, an_organization("Powiat A"))
    assign(cast, home, an_organization("Powiat B"), since=HANDOVER)
    first.refresh_from_db()

    with pytest.raises(BadInput) as refusal:
        services.end_partnership_role(actor=cast.officer, holding=first, last_day=HANDOVER)

    assert refusal.value.field == "last_day"


def test_only_those_who_run_the_partnership_give_roles(cast: Cast, home: Partnership) -> None:
    organization = an_organization()

    for stranger in (cast.leader, cast.auditor, cast.neighbour):
        with pytest.raises(NotAllowed):
            services.assign_partnership_role(
                actor=stranger,
                partnership=home,
                role=PartnershipRole.LEADER,
                organization=organization,
                since=SINCE,
            )
