"""Pages that show communiqués by themselves: named by a frame, ended by the office with a reason."""

import pytest
from django.urls import reverse

from spoiwo.audit.models import LogEntry
from spoiwo.common.actors import SystemActor
from spoiwo.common.exceptions import BadInput, NotAllowed
from spoiwo.communiques import selectors, services
from spoiwo.communiques.models import Carrier, Proof
from spoiwo.communiques.services import visiting
from spoiwo.communiques.services.visiting import Seen
from spoiwo.communiques.states import Verdict
from spoiwo.partnerships.models import Partnership
from tests.cast import Cast, ClientOf
from tests.factories.communiques import SYSTEM, a_published, places

VISITOR = SystemActor("visitor")
ADDRESS = "https://www.example.org/aktualnosci/"


@pytest.fixture
def carrier(home: Partnership) -> Carrier:
    placement = places(a_published(home))[0]
    services.prove_by_address(actor=SYSTEM, placement=placement, address=ADDRESS, shows_by_itself=True)
    return Carrier.objects.get()


def frame_seen(proof: Proof) -> None:
    Proof.objects.filter(pk=proof.pk).update(claim="hand")
    sought = visiting.sought_of(proof.placement.communique)
    errand = visiting.Errand(proof.pk, "hand", proof.address, sought)
    assert visiting.conclude(actor=VISITOR, errand=errand, seen=Seen(proof.address, Verdict.FRAME))


def test_an_ended_page_is_not_looked_at_for_the_next_communique(
    home: Partnership, carrier: Carrier, cast: Cast
) -> None:
    services.end_carrier(actor=cast.officer, carrier=carrier, ground=" Nowa strona urzędu bez ramki ")

    carrier.refresh_from_db()
    assert (carrier.ended_at is None, carrier.ended_because) == (False, "Nowa strona urzędu bez ramki")
    entry = LogEntry.objects.get(action="communiques.carrier.ended")
    assert entry.data["ground"] == "Nowa strona urzędu bez ramki"
    following = a_published(home)
    assert not Proof.objects.filter(placement__communique=following).exists()


def test_a_page_ends_once_with_a_reason_by_the_office_alone(carrier: Carrier, cast: Cast) -> None:
    with pytest.raises(BadInput, match="why"):
        services.end_carrier(actor=cast.officer, carrier=carrier, ground="  ")
    with pytest.raises(NotAllowed):
        services.end_carrier(actor=cast.auditor, carrier=carrier, ground="Bo tak")

    services.end_carrier(actor=cast.officer, carrier=carrier, ground="Bez ramki")

    with pytest.raises(NotAllowed, match="any more"):
        services.end_carrier(actor=cast.officer, carrier=carrier, ground="Jeszcze raz")


def test_our_program_does_not_name_again_what_the_office_ended_but_a_person_may(
    home: Partnership, carrier: Carrier, cast: Cast
) -> None:
    proof = Proof.objects.get()
    services.end_carrier(actor=cast.officer, carrier=carrier, ground="Bez ramki")

    frame_seen(proof)
    assert selectors.carriers_of(home) == {}

    services.prove_by_address(actor=SYSTEM, placement=proof.placement, address=ADDRESS, shows_by_itself=True)
    assert [one.address for one in selectors.carriers_of(home).values()] == [ADDRESS]


def test_a_page_whose_place_another_took_has_no_reason(home: Partnership, carrier: Carrier) -> None:
    placement = Proof.objects.get().placement
    services.prove_by_address(
        actor=SYSTEM, placement=placement, address="https://bip.example.org/", shows_by_itself=True
    )

    current, ended = selectors.all_carriers(home)

    assert [one.address for one in current] == ["https://bip.example.org/"]
    assert [(one.address, one.ended_because) for one in ended] == [(ADDRESS, "")]


def test_the_officer_ends_a_page_on_its_screen(
    home: Partnership, carrier: Carrier, cast: Cast, client_of: ClientOf
) -> None:
    officer = client_of(cast.officer)
    listed = reverse("communiques:carrier_list", args=[home.slug])
    ending = reverse("communiques:carrier_end", args=[home.slug, carrier.pk])
    assert ending in officer.get(listed).content.decode()
    place = Proof.objects.get().placement
    posting = reverse("communiques:placement", args=[home.slug, place.communique_id, place.pk])
    assert ending in officer.get(posting).content.decode()

    assert officer.post(ending, {"ground": ""}).status_code == 422
    answer = officer.post(ending, {"ground": "Strona bez <ramki>"}, follow=True)

    page = answer.content.decode()
    assert "Strona bez &lt;ramki&gt;" in page
    assert ending not in page
    assert officer.post(ending, {"ground": "Drugi raz"}).status_code == 403
    assert ending not in officer.get(posting).content.decode()
