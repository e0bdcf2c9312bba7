"""Postings under attack: proofs that prove nothing, floods, a page that breaks its reader, two at once."""

from collections.abc import Callable
from threading import Barrier, Thread

import pytest
from django.conf import settings
from django.db import connections
from django_scopes import scope

from spoiwo.common import clock, foreign
from spoiwo.common.exceptions import BadInput, ConcurrentChange
from spoiwo.common.foreign import Page, Reader
from spoiwo.common.states import lock
from spoiwo.communiques import services
from spoiwo.communiques.models import Communique, Placement, Proof
from spoiwo.communiques.selectors import missing, recipients_of
from spoiwo.communiques.selectors.postings import fingerprint_of
from spoiwo.communiques.services import proving, visiting
from spoiwo.communiques.states import ProofState, Verdict, Way
from spoiwo.notifications.models import Message
from spoiwo.partnerships.models import Partnership
from tests.factories.communiques import (
    SYSTEM,
    a_photo,
    a_picture,
    a_published,
    an_address,
    places,
    reminded,
    sent,
)
from tests.factories.files import NOBODY


@pytest.fixture
def placement(home: Partnership) -> Placement:
    return places(sent(a_published(home)))[0]


class Answering(Reader):
    """A reader that gives one page, whatever it is asked for."""

    def __init__(self, communique: Communique, address: str, charset: str = "utf-8") -> None:
        body = f'<a href="{communique.address}">x</a>'.encode()
        self._given = Page(
            address=address, content_type="text/html", charset=charset, body=body, read_at=clock.now()
        )

    def fetch(self, _address: str) -> Page:
        return self._given


def looked(reader: Answering) -> visiting.Seen:
    errand = visiting.claim_next()
    assert errand is not None
    return visiting.look(errand, reader)


@pytest.mark.parametrize("path", ["", "/k/abc/", "/osadz/powiat-zwolenski/komunikaty/", "/?q=1"])
def test_a_page_of_ours_proves_no_posting(placement: Placement, path: str) -> None:
    with pytest.raises(BadInput) as refusal:
        an_address(placement, f"{settings.SITE_ADDRESS}{path}".replace("localhost", "LOCALHOST"))

    assert refusal.value.field == "address"
    assert not Proof.objects.exists()


def test_a_page_that_only_sends_the_reader_to_ours_proves_none_either(placement: Placement) -> None:
    an_address(placement)

    seen = looked(Answering(placement.communique, placement.communique.address))

    assert seen.verdict == Verdict.MISSING


def test_an_address_too_long_to_be_kept_is_refused_not_cut(placement: Placement) -> None:
    with pytest.raises(BadInput) as refusal:
        an_address(placement, "https://www.example.org/" + "ą" * 400)

    assert refusal.value.field == "address"


def test_a_link_that_was_passed_on_is_no_way_to_send_us_round_the_world(placement: Placement) -> None:
    for number in range(proving.MOST):
        an_address(placement, f"https://www.example.org/{number}")

    with pytest.raises(BadInput):
        an_address(placement, "https://www.example.org/jeszcze")
    with pytest.raises(BadInput):
        a_photo(placement)
    assert an_address(placement, "https://www.example.org/0").address == "https://www.example.org/0"
    assert Proof.objects.count() == proving.MOST


def test_one_picture_sent_twice_is_one_proof(placement: Placement) -> None:
    def give() -> Proof:
        draft = services.PictureDraft(
            way=Way.PHOTO,
            upload=a_picture(),
            name="tablica.jpg",
            alternative="Tablica ogłoszeń",
            ground=NOBODY,
        )
        return services.prove_by_picture(actor=SYSTEM, placement=placement, draft=draft)

    first = give()

    assert give() == first
    services.refuse_proof(actor=SYSTEM, proof=first, ground="Nieostre")
    assert give() != first


def test_a_list_that_was_reminded_meanwhile_is_another_list(home: Partnership) -> None:
    communique = sent(a_published(home))
    mark = fingerprint_of(recipients_of(communique, missing(communique)))
    letters = reminded(communique)
    before = Message.objects.count()

    with pytest.raises(ConcurrentChange):
        services.remind_missing(actor=SYSTEM, communique=communique, fingerprint=mark)

    assert letters == 3
    assert Message.objects.count() == before


def test_a_page_that_breaks_its_reader_does_not_stop_the_queue(
    placement: Placement, monkeypatch: pytest.MonkeyPatch
) -> None:
    def broken(*_given: object) -> None:
        raise LookupError("unknown encoding")

    monkeypatch.setattr(visiting, "match", broken)
    an_address(placement)

    seen = looked(Answering(placement.communique, "https://www.example.org/aktualnosci/"))

    assert (seen.verdict, seen.reason) == (Verdict.UNREACHABLE, foreign.Reason.NO_ANSWER.value)


@pytest.mark.django_db(transaction=True)
def test_a_visit_and_the_institution_at_once_do_not_block_each_other(
    placement: Placement, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Both hold the posting first, then the proof; each the other way round would wait for ever."""
    proof, partnership = an_address(placement), placement.communique.partnership
    errand, meet, broken = visiting.claim_next(), Barrier(2), list[BaseException]()
    assert errand is not None

    def before(row: Placement) -> None:
        meet.wait(10)
        lock(row)

    def after(row: Placement) -> None:
        lock(row)
        meet.wait(10)

    monkeypatch.setattr(visiting, "lock", before)
    monkeypatch.setattr(proving, "lock", after)

    def visit() -> None:
        seen = visiting.Seen(proof.address, Verdict.MISSING)
        visiting.conclude(actor=SYSTEM, errand=errand, seen=seen)

    def give() -> None:
        with scope(partnership=partnership):
            an_address(placement, proof.address)

    def run(deed: Callable[[], None]) -> None:
        try:
            deed()
        except Exception as error:
            broken.append(error)
        finally:
            connections.close_all()

    both = [Thread(target=run, args=(deed,)) for deed in (visit, give)]
    for one in both:
        one.start()
    for one in both:
        one.join()

    assert broken == []
    proof.refresh_from_db()
    assert proof.state in {ProofState.MISSING, ProofState.PENDING}
