"""Postings: links sent once, proofs in every way, reminders only to the missing."""

import pytest

from spoiwo.common.exceptions import BadInput, ConcurrentChange, NotAllowed, WrongState
from spoiwo.communiques import selectors, services
from spoiwo.communiques.handlers import follow_merged_organizations
from spoiwo.communiques.models import Carrier, Placement, Proof
from spoiwo.communiques.states import Posting, ProofState, Way
from spoiwo.files.models import Photo
from spoiwo.notifications.actors import LinkActor
from spoiwo.notifications.models import Message, PersonalLink
from spoiwo.partnerships.models import Partnership
from spoiwo.registry.events import OrganizationsMerged
from spoiwo.registry.models import Organization
from tests.cast import Cast
from tests.factories.communiques import (
    SYSTEM,
    a_photo,
    a_published,
    an_address,
    members,
    places,
    reminded,
    sent,
)
from tests.factories.registry import a_signatory, an_organization


def state_of(placement: Placement) -> str:
    placement.refresh_from_db()
    return placement.state


def test_every_institution_with_an_address_gets_a_link_of_its_own_once(home: Partnership) -> None:
    members(home, 3)
    a_signatory(home, an_organization("Bez poczty", email=""))
    communique = sent(a_published(home))

    assert Message.objects.count() == 3
    links = PersonalLink.objects.filter(purpose=services.PURPOSE)
    assert {link.subject_id for link in links} == {one.pk for one in places(communique) if one.email}
    with pytest.raises(WrongState, match="Nobody"):
        sent(communique)


def test_letters_follow_the_people_of_today_though_the_institutions_are_frozen(home: Partnership) -> None:
    quiet = a_signatory(home, an_organization("Bez poczty", email="")).organization
    a_signatory(home, an_organization("Z pocztą", email="biuro@example.org"))
    communique = sent(a_published(home))
    Organization.objects.filter(pk=quiet.pk).update(email="nowy@example.org")
    Organization.objects.exclude(pk=quiet.pk).update(email="inny@example.org")

    sent(communique)
    assert Message.objects.latest("pk").to == ["nowy@example.org"]

    assert reminded(communique) == 2
    assert {one.email for one in places(communique)} == {"nowy@example.org", "inny@example.org"}


def test_a_list_that_was_not_seen_is_not_written_to(home: Partnership) -> None:
    communique = a_published(home)

    with pytest.raises(ConcurrentChange):
        services.send_links(actor=SYSTEM, communique=communique, fingerprint="inna")
    assert not Message.objects.exists()


def test_a_reminder_reaches_only_the_missing_by_the_same_link(home: Partnership) -> None:
    communique = sent(a_published(home, 4))
    shown, pending, waiting, lost = places(communique)
    a_photo(shown)
    an_address(pending)
    gone = an_address(lost, "https://www.example.org/inna/")
    Proof.objects.filter(pk=gone.pk).update(state=ProofState.LOST)
    Placement.objects.filter(pk=lost.pk).update(state=Posting.LOST)
    Message.objects.all().delete()

    assert reminded(communique) == 2

    assert {one.to[0] for one in Message.objects.all()} == {waiting.email, lost.email}
    assert PersonalLink.objects.count() == 4
    waiting.refresh_from_db()
    assert waiting.reminders == 1


def test_a_photo_counts_at_once_and_the_office_may_refuse_it(home: Partnership, cast: Cast) -> None:
    placement = places(a_published(home))[0]
    proof = a_photo(placement)
    assert state_of(placement) == Posting.SHOWN
    assert Photo.objects.get().large.is_public is False

    services.refuse_proof(actor=cast.officer, proof=proof, ground="To inny komunikat")

    assert state_of(placement) == Posting.WAITING
    assert Proof.objects.get().refused_because == "To inny komunikat"


def test_an_address_waits_for_a_visit_and_is_kept_once(home: Partnership) -> None:
    placement = places(a_published(home))[0]

    first = an_address(placement, "www.example.org/aktualnosci")
    second = an_address(placement, " https://www.example.org/aktualnosci ")

    assert first == second
    assert first.host == "www.example.org"
    assert (first.state, first.next_visit_at is not None) == (ProofState.PENDING, True)
    assert state_of(placement) == Posting.WAITING


@pytest.mark.parametrize(
    "address", ["", "nie wiem", "ftp://example.org/", "https://ja:haslo@example.org/", "http://", "a" * 3000]
)
def test_what_is_no_address_is_refused_with_a_sentence(home: Partnership, address: str) -> None:
    placement = places(a_published(home))[0]

    with pytest.raises(BadInput) as refusal:
        an_address(placement, address)
    assert refusal.value.field == "address"


def test_what_was_said_by_telephone_is_marked_so(home: Partnership, cast: Cast) -> None:
    placement = places(a_published(home))[0]

    with pytest.raises(BadInput):
        services.prove_by_telephone(actor=cast.officer, placement=placement, said=" ")
    proof = services.prove_by_telephone(
        actor=cast.officer, placement=placement, said="Pani Anna: wisi na tablicy"
    )

    assert (proof.way, proof.is_by_office) == (Way.TELEPHONE, True)
    assert state_of(placement) == Posting.SHOWN


def test_a_link_proves_its_own_posting_and_no_other(home: Partnership) -> None:
    communique = sent(a_published(home))
    own, other, _third = places(communique)
    actor = LinkActor(PersonalLink.objects.get(pk=own.link_id))

    services.prove_by_address(actor=actor, placement=own, address="https://www.example.org/")

    assert not Proof.objects.get().is_by_office
    with pytest.raises(NotAllowed):
        services.prove_by_address(actor=actor, placement=other, address="https://www.example.org/")
    with pytest.raises(NotAllowed):
        services.prove_by_telephone(actor=actor, placement=own, said="sama sobie")


def test_nothing_is_proved_of_a_withdrawn_communique(home: Partnership, cast: Cast) -> None:
    communique = sent(a_published(home))
    placement = places(communique)[0]
    proof = an_address(placement)
    services.withdraw_communique(actor=SYSTEM, communique=communique, ground="pomyłka")

    placement.refresh_from_db()
    proof.refresh_from_db()
    assert proof.next_visit_at is None
    placement = selectors.placement_of_link(placement.pk)
    with pytest.raises(NotAllowed, match="take it down"):
        an_address(placement, "https://www.example.org/2")
    assert all(link.revoked_at for link in PersonalLink.objects.all())


def test_a_page_that_shows_communiques_by_itself_is_looked_at_for_the_next_one(home: Partnership) -> None:
    placement = places(a_published(home))[0]
    services.prove_by_address(
        actor=SYSTEM, placement=placement, address="https://www.example.org/es", shows_by_itself=True
    )

    following = a_published(home)

    proof = Proof.objects.get(placement__communique=following)
    assert (proof.way, proof.address) == (Way.CARRIER, "https://www.example.org/es")
    assert proof.placement.organization == placement.organization
    services.prove_by_address(
        actor=SYSTEM, placement=placement, address="https://www.example.org/nowa", shows_by_itself=True
    )
    assert [one.address for one in selectors.carriers_of(home).values()] == ["https://www.example.org/nowa"]
    assert Carrier.objects.count() == 2


def test_merged_institutions_keep_all_proofs_in_one_posting(home: Partnership) -> None:
    communique = a_published(home)
    kept, dropped, third = places(communique)
    an_address(kept)
    an_address(dropped)
    a_photo(dropped)

    follow_merged_organizations(
        OrganizationsMerged(kept_id=kept.organization_id, dropped_id=dropped.organization_id)
    )

    assert places(communique) == [kept, third]
    assert state_of(kept) == Posting.SHOWN
    assert Proof.objects.filter(placement=kept).count() == 3
    assert Proof.objects.exclude(state=ProofState.REFUSED).filter(way=Way.ADDRESS).count() == 1


def test_the_board_has_a_cell_for_each_frozen_posting(home: Partnership) -> None:
    first = a_published(home, 2)
    late = an_organization("Zakład późniejszy")
    a_signatory(home, late)
    second = a_published(home)
    a_photo(places(second)[0])

    board = selectors.board_of(home)

    assert [one.pk for one in board.communiques] == [first.pk, second.pk]
    assert [row.name for row in board.rows] == ["Ośrodek 01", "Ośrodek 02", "Zakład późniejszy"]
    assert board.rows[2].cells[0] is None
    assert (board.count(Posting.SHOWN), board.count(Posting.WAITING)) == (1, 4)
    assert board.columns[1][1:] == (1, 3)
    assert selectors.count_of_year(home, 2016) == (1, 1, 1)


def test_what_hangs_is_counted_by_communiques_institutions_and_places(home: Partnership) -> None:
    for communique in (a_published(home, 3), a_published(home)):
        for placement in places(communique)[:2]:
            a_photo(placement)

    assert selectors.count_of_year(home, 2016) == (2, 2, 4)
    assert selectors.count_of_year(home, 2015) == (0, 0, 0)
