"""Many at once, under the rules of one by one: all or none."""

from datetime import date

import pytest
from pytest_django import DjangoAssertNumQueries

from spoiwo.audit.models import LogEntry
from spoiwo.common.exceptions import BadInput, NotAllowed
from spoiwo.partnerships.models import Partnership
from spoiwo.registry import services
from spoiwo.registry.models import Signatory
from spoiwo.registry.selectors import count_members, find_organizations, names_on
from tests.cast import Cast
from tests.factories.registry import SINCE, a_signatory, an_organization
from tests.registry.conftest import TODAY


def drafts(*names: str) -> list[services.OrganizationDraft]:
    return [services.OrganizationDraft(name=name, category="jst.gmina") for name in names]


def test_many_institutions_are_recorded_like_one(cast: Cast) -> None:
    made = services.create_organizations(actor=cast.officer, drafts=drafts("Gmina Klwów", "Gmina Rusinów"))

    assert names_on([row.pk for row in made], SINCE) == {row.pk: row.name for row in made}
    assert find_organizations("Klwów") == [made[0]]
    assert LogEntry.objects.filter(action="registry.organization.created").count() == 2


def test_many_are_admitted_and_each_is_in_the_book(cast: Cast, home: Partnership) -> None:
    made = services.create_organizations(actor=cast.officer, drafts=drafts("Gmina Klwów", "Gmina Rusinów"))

    services.admit_many(
        actor=cast.officer,
        partnership=home,
        drafts=[services.MembershipDraft(organization=row, since=SINCE) for row in made],
    )

    assert count_members(home, TODAY) == 2
    assert LogEntry.objects.filter(action="registry.signatory.admitted", partnership_id=home.pk).count() == 2


def test_one_overlap_stops_all(cast: Cast, home: Partnership) -> None:
    already = a_signatory(home).organization
    fresh = an_organization()

    with pytest.raises(BadInput):
        services.admit_many(
            actor=cast.officer,
            partnership=home,
            drafts=[
                services.MembershipDraft(organization=fresh, since=SINCE),
                services.MembershipDraft(organization=already, since=date(2019, 1, 1)),
            ],
        )

    assert Signatory.objects.count() == 1


def test_a_backward_period_stops_all(cast: Cast, home: Partnership) -> None:
    draft = services.MembershipDraft(
        organization=an_organization("Gmina Klwów"), since=SINCE, last_day=date(2014, 1, 1)
    )

    with pytest.raises(BadInput, match="Gmina Klwów"):
        services.admit_many(actor=cast.officer, partnership=home, drafts=[draft])


def test_the_number_of_queries_does_not_grow_with_the_list(
    cast: Cast, home: Partnership, django_assert_max_num_queries: DjangoAssertNumQueries
) -> None:
    made = services.create_organizations(
        actor=cast.officer, drafts=drafts(*(f"Gmina Numer {number}" for number in range(60)))
    )

    with django_assert_max_num_queries(10):
        services.admit_many(
            actor=cast.officer,
            partnership=home,
            drafts=[services.MembershipDraft(organization=row, since=SINCE) for row in made],
        )


def test_strangers_admit_nobody(cast: Cast, home: Partnership) -> None:
    draft = services.MembershipDraft(organization=an_organization(), since=SINCE)

    with pytest.raises(NotAllowed):
        services.admit_many(actor=cast.neighbour, partnership=home, drafts=[draft])
