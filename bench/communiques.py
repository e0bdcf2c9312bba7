"""The board of communiqués and the queue of visits: ``python -m bench.within communiques``.

Visits are made by several visitors, each with a connection of its own, so what is built is committed; it
lies in a home of its own, in a partnership of its own.
"""

import json
import os
import secrets
import signal
import statistics
import subprocess
import sys
import time
from datetime import date, timedelta
from ipaddress import ip_network

from django.conf import settings
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django_scopes import scope, scopes_disabled

from bench.queries import TRANSACTION
from bench.websites import Websites, websites
from spoiwo.accounts.services import create_user
from spoiwo.common import clock
from spoiwo.common.actors import SystemActor
from spoiwo.communiques import services
from spoiwo.communiques.models import Communique, Placement, Proof, Visit
from spoiwo.communiques.services import CommuniqueDraft
from spoiwo.communiques.services.visiting import LEASE
from spoiwo.communiques.states import ProofState, Way
from spoiwo.partnerships.models import Partnership
from spoiwo.partnerships.services import PartnershipDraft, assign_role, create_partnership, move_stage
from spoiwo.partnerships.states import Kind, Level, Role, Stage
from spoiwo.registry.services import (
    MembershipDraft,
    OrganizationDraft,
    admit_many,
    create_organization,
)

ACTOR = SystemActor("próba szybkości")
SINCE = date(2015, 1, 1)
INSTITUTIONS, COMMUNIQUES = 100, 24
POSTED, AT = 4, 69
MANY, KILLED_AFTER = 10_000, 3_000
TEXT = "Rada Programowa przyjęła dwie rekomendacje w sprawie szkolenia pracowników pomocy społecznej. " * 20
WORKER = """
from ipaddress import ip_network
from django.conf import settings
settings.FOREIGN_NETWORKS, settings.FOREIGN_PAUSE = [ip_network("127.0.0.0/8")], 0.0
from spoiwo.common.actors import SystemActor
from spoiwo.communiques.services import make_visits
while make_visits(actor=SystemActor("visitor")):
    pass
"""


def _partnership(institutions: int) -> Partnership:
    word = secrets.token_hex(4)
    draft = PartnershipDraft(
        slug=f"proba-{word}",
        official_name=f"Partnerstwo próbne {word}",
        short_name=f"Próba {word}",
        kind=Kind.LOCAL,
        level=Level.COUNTY,
        began_on=SINCE,
    )
    partnership = create_partnership(actor=ACTOR, draft=draft)
    for stage in (Stage.DIAGNOSIS, Stage.PREPARATION, Stage.SIGNING, Stage.ACTIVE):
        move_stage(
            actor=ACTOR,
            partnership=partnership,
            to=stage,
            since=SINCE,
            signatories=institutions,
            note="próba",
        )
    drafts = [
        MembershipDraft(
            organization=create_organization(
                actor=ACTOR,
                draft=OrganizationDraft(
                    name=f"Powiatowe Centrum Pomocy Rodzinie numer {number} w {word}",
                    category="ngo.stowarzyszenie",
                ),
            ),
            since=SINCE,
        )
        for number in range(institutions)
    ]
    with scope(partnership=partnership):
        admit_many(actor=ACTOR, partnership=partnership, drafts=drafts)
    return partnership


def _published(partnership: Partnership, number: int) -> Communique:
    draft = CommuniqueDraft(title=f"Komunikat próbny {number}", text=TEXT, day=clock.today())
    communique = services.draft_communique(actor=ACTOR, partnership=partnership, draft=draft)
    services.publish_communique(actor=ACTOR, communique=communique)
    return communique


def _board() -> dict[str, float]:
    """Return the queries and milliseconds of a board of 24 × 100, half of it with evidence."""
    partnership = _partnership(INSTITUTIONS)
    with scope(partnership=partnership):
        for number in range(COMMUNIQUES):
            communique = _published(partnership, number)
            for placement in Placement.objects.filter(communique=communique)[::2]:
                services.prove_by_telephone(actor=ACTOR, placement=placement, said="Wisi na tablicy")
    user = create_user(
        actor=ACTOR, email=f"{secrets.token_hex(4)}@example.org", name="Próba", password=secrets.token_hex(12)
    )
    assign_role(actor=ACTOR, partnership=partnership, user=user, role=Role.OFFICER, valid_from=SINCE)
    client = Client(HTTP_HOST="localhost")
    client.force_login(user, backend="allauth.account.auth_backends.AuthenticationBackend")
    address = f"/pulpit/{partnership.slug}/komunikaty/tablica/"
    if client.get(address).content.count(b"<td") != INSTITUTIONS * COMMUNIQUES:
        raise SystemExit("the board is not whole")
    with CaptureQueriesContext(connection) as captured:
        client.get(address)
    queries = sum(not query["sql"].startswith(TRANSACTION) for query in captured.captured_queries)
    times = []
    for _time in range(15):
        began = time.perf_counter()
        client.get(address)
        times.append((time.perf_counter() - began) * 1000)
    return {"board_queries": queries, "board_ms": statistics.median(times)}


def _queue(sites: Websites, count: int, hosts: int) -> None:
    """Queue so many addresses of as many institutions as there are hosts, evenly."""
    partnership = _partnership(2)
    with scope(partnership=partnership):
        communique = _published(partnership, 1)
        placement = Placement.objects.filter(communique=communique)[0]
        words = f"<h1>{communique.title}</h1><p>{communique.text}</p>"
        sites.page = f"<!doctype html><title>Gmina</title>{words}".encode()
        sites.asked = sites.most_at_once = sites.most_at_a_host = 0
        Proof.objects.bulk_create(
            (
                Proof(
                    placement=placement,
                    way=Way.ADDRESS,
                    state=ProofState.PENDING,
                    address=sites.address(f"127.0.0.{2 + number % hosts}", f"/{number}"),
                    host=f"127.0.0.{2 + number % hosts}",
                    given_by="próba",
                    next_visit_at=clock.now(),
                )
                for number in range(count)
            ),
            batch_size=1_000,
        )


def _posted(sites: Websites) -> dict[str, float]:
    """Return the seconds of 276 postings at 69 hosts, with the usual pause between two visits of a host."""
    settings.FOREIGN_PAUSE, sites.seconds = 1.0, 0.1
    _queue(sites, POSTED * AT, AT)
    began = time.perf_counter()
    made = services.make_visits(actor=ACTOR)
    return {
        "visits_276_seconds": time.perf_counter() - began,
        "visits_276_not_made": POSTED * AT - made,
        "visits_at_once": sites.most_at_once,
        "visits_at_a_host": sites.most_at_a_host,
    }


def _killed(sites: Websites) -> dict[str, float]:
    """Return what became of ten thousand postings whose worker was killed in the middle."""
    settings.FOREIGN_PAUSE, sites.seconds = 0.0, 0.0
    with scopes_disabled():
        before = Visit.objects.count()
    _queue(sites, MANY, 100)
    began = time.perf_counter()
    script = f"import django\ndjango.setup()\n{WORKER}"
    surroundings = os.environ | {"DJANGO_SETTINGS_MODULE": "config.settings.dev"}
    with subprocess.Popen([sys.executable, "-c", script], env=surroundings) as worker:
        while sites.asked < KILLED_AFTER and worker.poll() is None:
            time.sleep(0.01)
        worker.send_signal(signal.SIGKILL)
    with scopes_disabled():
        made = Visit.objects.count() - before
    if not 0 < made < MANY:
        raise SystemExit(f"the worker was to be killed in the middle, and made {made} visits")
    while services.make_visits(actor=ACTOR):
        pass
    # What the dead worker held is free when its time is over.
    with clock.frozen(clock.now() + LEASE + timedelta(seconds=1)):
        while services.make_visits(actor=ACTOR):
            pass
    with scopes_disabled():
        visits = Visit.objects.order_by("-pk")[: MANY + 100].values_list("proof_id", flat=True)
        latest = set(Proof.objects.order_by("-pk")[:MANY].values_list("pk", flat=True))
        counted = [number for number in visits if number in latest]
    return {
        "visits_10000_seconds": time.perf_counter() - began,
        "visits_10000_lost": len(latest - set(counted)),
        "visits_10000_doubled": len(counted) - len(set(counted)),
        "visits_10000_read_twice": sites.asked - MANY,
    }


def measure() -> dict[str, float]:
    """Return the figures of the board and of the visits."""
    settings.FOREIGN_NETWORKS = [ip_network("127.0.0.0/8")]
    found = _board()
    with websites() as sites:
        found |= _posted(sites)
        found |= _killed(sites)
    return found


if __name__ == "__main__":
    print(json.dumps(measure()))
