"""Rounds of visits in earnest: eight at once, one a host, and a worker killed in the middle."""

import signal
import time
from collections import Counter
from collections.abc import Iterator
from datetime import timedelta
from ipaddress import ip_network
from pathlib import Path

import pytest
from django_scopes import scope, scopes_disabled
from pytest_django import Settings

from spoiwo.common import clock
from spoiwo.common.actors import SystemActor
from spoiwo.communiques import services
from spoiwo.communiques.models import Proof, Visit
from spoiwo.communiques.services.visiting import LEASE
from spoiwo.communiques.states import ProofState, Way
from tests.communiques.website import Website, a_website
from tests.factories.communiques import a_published, members, places
from tests.factories.partnerships import a_partnership
from tests.working import in_a_process

pytestmark = pytest.mark.django_db(transaction=True)
ROOT = Path(__file__).resolve().parents[2]
VISITOR = SystemActor("visitor")
HOSTS = 20
ROUNDS = """
from ipaddress import ip_network
from django.conf import settings
settings.FOREIGN_NETWORKS = [ip_network("127.0.0.0/8")]
from spoiwo.common.actors import SystemActor
from spoiwo.communiques.services import make_visits
make_visits(actor=SystemActor("visitor"))
"""


@pytest.fixture
def site(settings: Settings) -> Iterator[Website]:
    settings.FOREIGN_NETWORKS = [ip_network("127.0.0.0/8")]
    with a_website() as opened:
        yield opened


def queued(site: Website, count: int) -> None:
    """Queue so many addresses on twenty hosts, each page with its link."""
    partnership = a_partnership()
    with scope(partnership=partnership):
        members(partnership, 1)
        communique = a_published(partnership)
        placement = places(communique)[0]
        site.rest = f'<a href="{communique.address}">Komunikat</a>'
        Proof.objects.bulk_create(
            Proof(
                placement=placement,
                way=Way.ADDRESS,
                state=ProofState.PENDING,
                address=site.address(f"/{number}", host=2 + number % HOSTS),
                host=f"127.0.0.{2 + number % HOSTS}",
                given_by="tests",
                next_visit_at=clock.now(),
            )
            for number in range(count)
        )


def visits_by_proof() -> Counter[int]:
    with scopes_disabled():
        return Counter(Visit.objects.values_list("proof_id", flat=True))


def test_a_round_visits_eight_at_once_and_one_a_host(site: Website) -> None:
    queued(site, 60)
    site.seconds = 0.05

    assert services.make_visits(actor=VISITOR) == 60

    assert set(visits_by_proof().values()) == {1}
    assert (1 < site.most_at_once <= 8, site.most_at_a_host) == (True, 1)
    assert len(site.paths()) == len(set(site.paths())) == 60
    # Each host was asked once what it allows.
    assert len(site.asked) == 60 + HOSTS


def test_a_worker_killed_in_the_middle_loses_none_and_counts_none_twice(site: Website) -> None:
    queued(site, 200)
    site.seconds = 0.03
    with in_a_process(ROUNDS) as worker:
        until = time.monotonic() + 60
        while len(site.paths()) < 60 and time.monotonic() < until:
            time.sleep(0.01)
        worker.send_signal(signal.SIGKILL)
        worker.wait()
    made = len(visits_by_proof())
    assert 0 < made < 200, "the worker was to be killed in the middle"
    site.seconds = 0.0

    # What the dead worker held is held until its time is over; the rest goes on at once.
    services.make_visits(actor=VISITOR)
    with clock.frozen(clock.now() + LEASE + timedelta(seconds=1)):
        services.make_visits(actor=VISITOR)

    assert len(visits_by_proof()) == 200
    assert set(visits_by_proof().values()) == {1}
    with scopes_disabled():
        assert Proof.objects.filter(state=ProofState.CONFIRMED, claimed_until=None).count() == 200
    # At most the eight in its hands were asked for a second time.
    assert len(site.paths()) <= 208


def test_two_workers_at_once_share_the_work(site: Website) -> None:
    queued(site, 120)
    site.seconds = 0.03
    with in_a_process(ROUNDS) as worker:
        services.make_visits(actor=VISITOR)
        assert worker.wait(60) == 0

    assert set(visits_by_proof().values()) == {1}
    assert (len(visits_by_proof()), site.most_at_a_host) == (120, 1)
