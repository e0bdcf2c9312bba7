"""Visits: soon after an address came, again after a month; what is gone is told, what hides not accused."""

import hashlib
from collections.abc import Iterator
from datetime import timedelta
from ipaddress import ip_network

import pytest
from pytest_django import Settings

from spoiwo.common import clock, foreign
from spoiwo.common.actors import SystemActor
from spoiwo.communiques import services
from spoiwo.communiques.models import Carrier, Communique, Placement, Proof, Visit
from spoiwo.communiques.services import visiting
from spoiwo.communiques.states import Posting, ProofState, Verdict
from spoiwo.notifications.models import Message
from spoiwo.partnerships.models import Partnership, RoleAssignment
from tests.communiques.website import Website, a_website
from tests.factories.communiques import SYSTEM, TITLE, a_photo, a_published, places, sent

VISITOR = SystemActor("visitor")


@pytest.fixture
def site(settings: Settings) -> Iterator[Website]:
    settings.FOREIGN_NETWORKS = [ip_network("127.0.0.0/8")]
    with a_website() as opened:
        yield opened


@pytest.fixture
def communique(home: Partnership) -> Communique:
    found = sent(a_published(home))
    Message.objects.all().delete()
    return found


def page(communique: Communique) -> str:
    return f"<main><h1>{communique.title}</h1><p>{communique.lead}</p><p>{communique.text}</p></main>"


def given(placement: Placement, address: str) -> Proof:
    return services.prove_by_address(actor=SYSTEM, placement=placement, address=address)


def visits() -> int:
    """Make the visits that are due, one after another."""
    made = 0
    while (errand := visiting.claim_next()) is not None:
        seen = visiting.look(errand, foreign.reader())
        made += visiting.conclude(actor=VISITOR, errand=errand, seen=seen)
    return made


def after(**wait: int) -> None:
    """Let time pass for what is due."""
    Proof.objects.filter(next_visit_at__isnull=False).update(next_visit_at=clock.now())
    assert wait


def told(home: Partnership) -> int:
    """Write the letters of the morning to institutions; the office is another matter."""
    RoleAssignment.objects.filter(partnership=home).delete()
    return services.tell_partnership(actor=VISITOR, partnership=home)


def state(proof: Proof) -> tuple[str, str]:
    proof.refresh_from_db()
    return proof.state, Placement.objects.get(pk=proof.placement_id).state


def test_a_page_with_the_text_is_confirmed_with_a_dated_extract(
    site: Website, communique: Communique
) -> None:
    site.pages["/es"] = page(communique)
    proof = given(places(communique)[0], site.address("/es"))

    assert visits() == 1

    assert state(proof) == (ProofState.CONFIRMED, Posting.SHOWN)
    visit = Visit.objects.get()
    assert (visit.verdict, visit.at) == (Verdict.TEXT, clock.now())
    assert "rekomendacje" in visit.extract
    assert visit.sha256 == hashlib.sha256(visit.extract.encode()).hexdigest()
    assert visit.page_sha256 == hashlib.sha256(page(communique).encode()).hexdigest()
    assert proof.next_visit_at == clock.now() + timedelta(days=30)
    assert visits() == 0


def test_a_page_that_is_still_there_after_a_month_is_left_in_peace(
    site: Website, communique: Communique
) -> None:
    site.pages["/es"] = f'<a href="{communique.address}">Komunikat</a>'
    proof = given(places(communique)[0], site.address("/es"))
    visits()

    with clock.frozen(clock.now() + timedelta(days=31)):
        assert visits() == 1

    assert state(proof) == (ProofState.CONFIRMED, Posting.SHOWN)
    assert proof.next_visit_at is None
    assert Visit.objects.filter(verdict=Verdict.LINK).count() == 2


def test_what_is_gone_after_a_month_is_lost_and_told_the_next_morning(
    site: Website, communique: Communique, home: Partnership
) -> None:
    site.pages["/es"] = page(communique)
    proof = given(places(communique)[0], site.address("/es"))
    visits()
    del site.pages["/es"]

    with clock.frozen(clock.now() + timedelta(days=31)):
        visits()

    assert state(proof) == (ProofState.LOST, Posting.LOST)
    assert not Message.objects.exists()
    assert told(home) == 1
    letter = Message.objects.get()
    assert letter.to == [places(communique)[0].email]
    assert site.address("/es") in letter.text
    assert "/zamieszczono/" in letter.text


def test_a_page_that_never_had_it_leaves_the_posting_waiting(
    site: Website, communique: Communique, home: Partnership
) -> None:
    site.pages["/es"] = "<p>Dożynki gminne</p>"
    proof = given(places(communique)[0], site.address("/es"))

    visits()

    assert state(proof) == (ProofState.MISSING, Posting.WAITING)
    assert told(home) == 1
    site.pages["/es"] = page(communique)
    given(proof.placement, site.address("/es"))
    visits()
    assert state(proof) == (ProofState.CONFIRMED, Posting.SHOWN)
    assert told(home) == 0


def test_who_has_shown_it_another_way_is_not_written_to(
    site: Website, communique: Communique, home: Partnership
) -> None:
    placement = places(communique)[0]
    a_photo(placement)
    proof = given(placement, site.address("/nie-ma"))

    visits()

    assert state(proof) == (ProofState.MISSING, Posting.SHOWN)
    assert told(home) == 0
    assert not Message.objects.exists()


def test_a_website_that_is_down_is_asked_again_before_it_is_given_up(
    site: Website, communique: Communique
) -> None:
    site.pages["/es"], site.statuses["/es"] = "", 503
    proof = given(places(communique)[0], site.address("/es"))

    for _night in range(3):
        visits()
        assert state(proof) == (ProofState.PENDING, Posting.WAITING)
        after(hours=6)
    assert not Message.objects.exists()
    visits()

    assert state(proof) == (ProofState.MISSING, Posting.WAITING)
    assert Visit.objects.filter(verdict=Verdict.UNREACHABLE, reason="broken").count() == 4


def test_a_page_that_asks_not_to_be_read_is_not_said_to_be_gone(
    site: Website, communique: Communique
) -> None:
    site.pages["/es"] = page(communique)
    proof = given(places(communique)[0], site.address("/es"))
    visits()
    site.pages["/robots.txt"] = "User-agent: *\nDisallow: /"

    with clock.frozen(clock.now() + timedelta(days=31)):
        visits()

    assert state(proof) == (ProofState.CONFIRMED, Posting.SHOWN)
    other = given(places(communique)[1], site.address("/es", host=2))
    visits()
    assert state(other) == (ProofState.MISSING, Posting.WAITING)


def test_what_is_no_page_is_no_proof(site: Website, communique: Communique, settings: Settings) -> None:
    settings.FOREIGN_NETWORKS = []
    proof = given(places(communique)[0], site.address("/es"))

    visits()

    assert state(proof) == (ProofState.MISSING, Posting.WAITING)
    assert Visit.objects.get().reason == "inside"
    assert site.asked == []


def test_our_frame_is_a_proof_and_is_remembered_for_the_next_communique(
    site: Website, communique: Communique, home: Partnership
) -> None:
    site.pages["/es"] = f'<iframe src="{visiting.frame_address(home)}"></iframe>'
    proof = given(places(communique)[0], site.address("/es"))
    visits()
    assert state(proof) == (ProofState.CONFIRMED, Posting.SHOWN)
    assert Carrier.objects.get().address == site.address("/es")

    following = a_published(home)
    visits()

    assert Placement.objects.filter(communique=following, state=Posting.SHOWN).count() == 1
    assert Visit.objects.filter(verdict=Verdict.FRAME).count() == 2


def test_another_communique_of_the_partnership_is_not_this_one(
    site: Website, communique: Communique, home: Partnership
) -> None:
    other = a_published(
        home,
        title="Nowi sygnatariusze dołączyli do partnerstwa",
        lead="",
        text="Do partnerstwa przystąpiły cztery instytucje: dwie gminy, spółdzielnia socjalna i fundacja. "
        "Deklaracje podpisano podczas spotkania w Gubinie, a gospodarzem był tamtejszy ośrodek.",
    )
    site.pages["/es"] = page(communique)
    proof = given(places(other)[0], site.address("/es"))

    visits()

    assert state(proof) == (ProofState.MISSING, Posting.WAITING)


def test_a_visitor_that_died_loses_nothing_and_comes_back_too_late(
    site: Website, communique: Communique
) -> None:
    site.pages["/es"] = page(communique)
    proof = given(places(communique)[0], site.address("/es"))
    dead = visiting.claim_next()
    assert dead is not None
    assert visiting.claim_next() is None

    with clock.frozen(clock.now() + visiting.LEASE + timedelta(seconds=1)):
        assert visits() == 1
        seen = visiting.look(dead, foreign.reader())
        assert visiting.conclude(actor=VISITOR, errand=dead, seen=seen) is False

    assert state(proof) == (ProofState.CONFIRMED, Posting.SHOWN)
    assert Visit.objects.count() == 1


def test_one_host_is_never_claimed_twice_at_a_time(site: Website, communique: Communique) -> None:
    one, two, three = places(communique)
    given(one, site.address("/a"))
    given(two, site.address("/b"))
    given(three, site.address("/c", host=2))

    errands = [visiting.claim_next(), visiting.claim_next(), visiting.claim_next()]

    assert [errand.address[-1] if errand else None for errand in errands] == ["a", "c", None]
    assert Proof.objects.filter(next_visit_at__isnull=False, claimed_until=None).count() == 1


def test_a_fault_of_ours_does_not_stop_the_queue(
    site: Website, communique: Communique, monkeypatch: pytest.MonkeyPatch
) -> None:
    proof = given(places(communique)[0], site.address("/es"))

    class Broken:
        def fetch(self, _text: str) -> foreign.Page:
            raise RuntimeError("unexpected")

    monkeypatch.setattr(foreign, "reader", Broken)
    visits()

    assert state(proof) == (ProofState.PENDING, Posting.WAITING)
    assert proof.tries == 1


def test_a_refused_or_withdrawn_one_is_visited_no_more(site: Website, communique: Communique) -> None:
    refused, withdrawn = places(communique)[:2]
    proof = given(refused, site.address("/a"))
    given(withdrawn, site.address("/b"))
    errand = visiting.claim_next()
    assert errand is not None
    services.refuse_proof(actor=SYSTEM, proof=proof, ground="nie ta strona")
    seen = visiting.Seen(errand.address, Verdict.TEXT, score=1.0, extract=TITLE)
    visiting.conclude(actor=VISITOR, errand=errand, seen=seen)
    services.withdraw_communique(actor=SYSTEM, communique=communique, ground="pomyłka")

    assert visits() == 0
    assert state(proof) == (ProofState.REFUSED, Posting.WAITING)
    assert site.asked == []
