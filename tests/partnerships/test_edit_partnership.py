"""A partnership's page: edited by those who run it, never overwritten unseen."""

from datetime import date

import pytest
from django.urls import reverse

from spoiwo.audit.selectors import history_of, history_of_partnership
from spoiwo.common.exceptions import BadInput, ConcurrentChange, NotAllowed
from spoiwo.partnerships.models import Partnership
from spoiwo.partnerships.services import (
    PartnershipDraft,
    PartnershipPage,
    add_legal_basis,
    add_strategy,
    annotate_partnership,
    create_partnership,
    edit_partnership,
    remove_strategy,
)
from spoiwo.partnerships.states import Kind, Level, Role
from spoiwo.search.selectors import search
from tests.cast import Cast, ClientOf
from tests.factories.partnerships import SYSTEM, a_partnership

pytestmark = pytest.mark.django_db


def a_page(**changed: object) -> PartnershipPage:
    values: dict[str, object] = {
        "official_name": "Partnerstwo na rzecz ekonomii społecznej",
        "short_name": "Lubuskie",
        "kind": Kind.THEMATIC,
        "level": Level.VOIVODESHIP,
    }
    return PartnershipPage(**(values | changed))  # type: ignore[arg-type]  # mixed on purpose


def test_an_edited_page_is_found_under_its_new_words() -> None:
    partnership = a_partnership()

    edit_partnership(
        actor=SYSTEM, partnership=partnership, page=a_page(mission="Wspieranie wikliniarzy"), version=1
    )

    assert [hit.object_id for hit in search("wikliniarz").hits] == [partnership.pk]


def test_the_book_of_deeds_keeps_what_the_page_said_before() -> None:
    partnership = a_partnership(short_name="Dawna nazwa")

    edit_partnership(actor=SYSTEM, partnership=partnership, page=a_page(), version=1)

    edited = history_of(partnership).filter(action="partnerships.partnership.edited").get()
    assert edited.data["changed"]["short_name"] == ["Dawna nazwa", "Lubuskie"]


def test_a_page_read_before_somebody_else_saved_is_refused_and_nothing_is_lost() -> None:
    partnership = a_partnership()
    edit_partnership(actor=SYSTEM, partnership=partnership, page=a_page(mission="pierwsza"), version=1)

    with pytest.raises(ConcurrentChange):
        edit_partnership(actor=SYSTEM, partnership=partnership, page=a_page(mission="druga"), version=1)

    partnership.refresh_from_db()
    assert partnership.mission == "pierwsza"


def test_two_partnerships_never_share_an_address() -> None:
    a_partnership("powiat-zwolenski-2018")
    draft = PartnershipDraft(
        slug="powiat-zwolenski-2018",
        official_name="Drugie",
        short_name="Drugie",
        kind=Kind.LOCAL,
        level=Level.COUNTY,
    )

    with pytest.raises(BadInput) as refused:
        create_partnership(actor=SYSTEM, draft=draft)

    assert refused.value.field == "slug"


def test_the_address_of_a_shared_page_is_not_given_to_a_partnership() -> None:
    draft = PartnershipDraft(
        slug="instytucje", official_name="Nowe", short_name="Nowe", kind=Kind.LOCAL, level=Level.COUNTY
    )

    with pytest.raises(BadInput) as refused:
        create_partnership(actor=SYSTEM, draft=draft)

    assert refused.value.field == "slug"


def test_only_who_runs_a_partnership_edits_its_page(cast: Cast) -> None:
    for person in (cast.council_member, cast.auditor, cast.neighbour, cast.newcomer):
        with pytest.raises(NotAllowed):
            edit_partnership(actor=person, partnership=cast.partnership, page=a_page(), version=1)

    edit_partnership(actor=cast.officer, partnership=cast.partnership, page=a_page(), version=1)


def test_only_the_operator_and_coordinators_begin_a_partnership(cast: Cast) -> None:
    draft = PartnershipDraft(
        slug="nowe", official_name="Nowe", short_name="Nowe", kind=Kind.LOCAL, level=Level.COUNTY
    )

    with pytest.raises(NotAllowed):
        create_partnership(actor=cast.newcomer, draft=draft)

    assert create_partnership(actor=cast.coordinator, draft=draft).pk


def test_whoever_records_a_partnership_works_in_it_at_once(cast: Cast, client_of: ClientOf) -> None:
    typed = {
        "official_name": "Nowe",
        "short_name": "Nowe",
        "slug": "nowe",
        "kind": "local",
        "level": "county",
    }

    for person, role in ((cast.officer, Role.OFFICER), (cast.coordinator, Role.COORDINATOR)):
        client = client_of(person)
        page = client.post(
            reverse("partnerships:partnership_create"), typed | {"slug": f"nowe-{role}"}, follow=True
        )

        assert page.status_code == 200
        made = Partnership.objects.get(slug=f"nowe-{role}")
        assert list(made.team.values_list("user", "role")) == [(person.pk, role)]
    assert client_of(cast.neighbour).get(f"/pulpit/nowe-{Role.OFFICER}/").status_code == 404


def test_a_legal_basis_holds_for_a_period() -> None:
    partnership = a_partnership()

    with pytest.raises(BadInput):
        add_legal_basis(
            actor=SYSTEM,
            partnership=partnership,
            text="art. 6 ustawy",
            reference="",
            valid_from=date(2020, 1, 1),
            valid_to=date(2019, 1, 1),
        )

    assert partnership.legal_bases.count() == 0


def test_a_removed_strategy_stays_in_the_book_of_deeds() -> None:
    partnership = a_partnership()
    strategy = add_strategy(actor=SYSTEM, partnership=partnership, title="Lokalna strategia rozwoju")

    remove_strategy(actor=SYSTEM, strategy=strategy)

    assert partnership.strategies.count() == 0
    removed = history_of_partnership(partnership.pk).get(action="partnerships.strategy.removed")
    assert removed.data["title"] == "Lokalna strategia rozwoju"


def test_an_empty_note_is_not_a_note() -> None:
    partnership = a_partnership()

    with pytest.raises(BadInput):
        annotate_partnership(actor=SYSTEM, partnership=partnership, text="   ")
