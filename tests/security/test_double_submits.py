"""Two people send the same deed in the same moment: one effect, one refusal, never an error of the server."""

import psycopg
import pytest
from django.contrib.auth.models import AnonymousUser
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import IntegrityError
from django.http import HttpResponse
from django.test import RequestFactory
from django.urls import reverse
from django_scopes import scopes_disabled

from spoiwo.accounts.models import User
from spoiwo.agreements.models import Accession, Departure, Signature
from spoiwo.common.web.refusals import RefusalMiddleware
from spoiwo.intake.models import ImportBatch
from spoiwo.intake.states import BatchState
from spoiwo.partnerships.models import RoleAssignment
from spoiwo.registry.models import Organization, Person, Signatory
from spoiwo.registry.states import Standing
from tests.cast import Cast, ClientOf
from tests.factories.registry import a_person, an_organization
from tests.security.at_once import REFUSED, Fields, Twice, at_once, deeds, one_and_a_refusal
from tests.security.worlds import World

pytestmark = pytest.mark.django_db(transaction=True)


def test_an_institution_is_admitted_once(world: World, twice: Twice) -> None:
    organization, before = an_organization(), deeds("registry.signatory.admitted")
    address = reverse("registry:signatory_add_known", args=[world.partnership.slug, organization.pk])

    statuses = twice(address, {"standing": Standing.ACCEDED.value, "day": "1.03.2019", "precision": "day"})

    with scopes_disabled():
        assert Signatory.objects.filter(organization=organization).count() == 1
    assert one_and_a_refusal(statuses), statuses
    assert deeds("registry.signatory.admitted") == before + 1


def test_a_declaration_is_accepted_once(world: World, twice: Twice) -> None:
    numbers = world.numbers
    address = reverse(
        "agreements:accession_accept",
        args=[world.partnership.slug, numbers["agreement"], numbers["accession"]],
    )

    statuses = twice(address, {"on": "10.06.2019", "decided_by": "Starosta: Anna Zielińska"})

    with scopes_disabled():
        accession = Accession.objects.get(pk=numbers["accession"])
        assert Signatory.objects.filter(organization=accession.organization).count() == 1
    assert one_and_a_refusal(statuses), statuses
    assert deeds("agreements.accession.accepted") == 1


def test_a_party_signs_once(world: World, twice: Twice) -> None:
    numbers = world.numbers
    address = reverse("agreements:signature_add", args=[world.partnership.slug, numbers["agreement"]])
    fields: Fields = {
        "parties": [numbers["party"]],
        "signed_on": "1.06.2019",
        "precision": "day",
        "form": "paper",
    }

    statuses = twice(address, fields)

    with scopes_disabled():
        assert Signature.objects.filter(party=numbers["party"]).count() == 1
    assert one_and_a_refusal(statuses), statuses


def test_an_institution_withdraws_once(world: World, twice: Twice) -> None:
    address = reverse("agreements:withdrawal_add", args=[world.partnership.slug])

    statuses = twice(address, {"signatory": world.numbers["signatory"], "received_on": "1.06.2019"})

    with scopes_disabled():
        assert Departure.objects.filter(signatory=world.numbers["signatory"]).count() == 1
    assert one_and_a_refusal(statuses), statuses


@pytest.mark.parametrize("crosswise", [False, True], ids=["the same way", "crosswise"])
def test_two_records_become_one_once(crosswise: bool, cast: Cast, confirmed: ClientOf) -> None:
    one, other = an_organization("Fundacja Merkury"), an_organization("Fundacja „Merkury”")
    there = reverse("registry:organization_merge", args=[one.pk, other.pk])
    back = reverse("registry:organization_merge", args=[other.pk, one.pk])

    statuses = at_once(
        (confirmed(cast.coordinator), there, {}), (confirmed(cast.operator), back if crosswise else there, {})
    )

    merged = Organization.objects.filter(pk__in=[one.pk, other.pk]).exclude(merged_into=None)
    assert merged.count() == 1
    assert deeds("registry.organization.merged") == 1
    # Whoever comes after is told, or led to the one record.
    assert statuses[0] == 302
    assert statuses[1] in REFUSED | {302}
    for number in (one.pk, other.pk):
        assert (
            confirmed(cast.coordinator).get(f"/pulpit/instytucje/{number}/", follow=True).status_code == 200
        )


def test_a_list_is_saved_once(world: World, cast: Cast, confirmed: ClientOf, twice: Twice) -> None:
    table = "Nazwa;Data\nFundacja Pierwsza;14.05.2015\nFundacja Druga;14.05.2015\n"
    confirmed(cast.officer).post(
        reverse("intake:batch_list", args=[world.partnership.slug]),
        {"file": SimpleUploadedFile("lista.csv", table.encode())},
    )
    with scopes_disabled():
        batch = ImportBatch.objects.order_by("-pk")[0]
    address = reverse("intake:batch_commit", args=[world.partnership.slug, batch.pk])

    statuses = twice(address, {})

    with scopes_disabled():
        batch.refresh_from_db()
        assert batch.state == BatchState.COMMITTED
        for name in ("Fundacja Pierwsza", "Fundacja Druga"):
            assert Organization.objects.filter(name=name).count() == 1
            assert Signatory.objects.filter(organization__name=name).count() == 1
    assert max(statuses) < 500, statuses


def test_a_person_is_invited_to_the_team_once(world: World, twice: Twice) -> None:
    address = reverse("partnerships:team", args=[world.partnership.slug])
    fields: Fields = {
        "email": "nowa@example.org",
        "name": "Nowa Osoba",
        "role": "auditor",
        "valid_from": "1.03.2019",
    }

    statuses = twice(address, fields)

    assert User.objects.filter(email="nowa@example.org").count() == 1
    assert RoleAssignment.objects.filter(user__email="nowa@example.org").count() == 1
    assert one_and_a_refusal(statuses), statuses


def test_a_known_person_gets_a_role_once(world: World, cast: Cast, twice: Twice) -> None:
    address = reverse("partnerships:team", args=[world.partnership.slug])
    fields: Fields = {"email": cast.newcomer.email, "name": "", "role": "auditor", "valid_from": "1.03.2019"}

    statuses = twice(address, fields)

    assert RoleAssignment.objects.filter(user=cast.newcomer).count() == 1
    assert one_and_a_refusal(statuses), statuses


def test_two_persons_become_one_once(cast: Cast, confirmed: ClientOf) -> None:
    one, other = a_person("Marzenna", "Boczek"), a_person("Marzena", "Boczek")
    there = reverse("registry:person_merge", args=[one.pk, other.pk])
    back = reverse("registry:person_merge", args=[other.pk, one.pk])

    statuses = at_once((confirmed(cast.officer), there, {}), (confirmed(cast.coordinator), back, {}))

    assert Person.objects.exclude(merged_into=None).count() == 1
    assert deeds("registry.person.merged") == 1
    assert max(statuses) < 500, statuses


@pytest.mark.parametrize(("sqlstate", "status"), [("23505", 409), ("40P01", 409), ("23503", None)])
def test_a_race_that_no_service_foresaw_is_a_page_and_a_mistake_of_ours_stays_one(
    sqlstate: str, status: int | None, rf: RequestFactory
) -> None:
    cause = psycopg.DatabaseError("w bazie")
    cause.sqlstate = sqlstate
    error = IntegrityError("w bazie")
    error.__cause__ = cause
    request = rf.post("/")
    request.user = AnonymousUser()

    answer = RefusalMiddleware(lambda _request: HttpResponse()).process_exception(request, error)

    assert (answer.status_code if answer else None) == status
