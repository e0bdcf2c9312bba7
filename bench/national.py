"""The national set: 400 partnerships, 28,000 memberships over ten years, 12,000 institutions.

Made through the same services as everything else, with a fixed seed, so that two runs are alike.
Run as ``python -m bench.within national``; it adds to a database that already holds the demonstration.
"""

import json
import random
import time
from datetime import date, timedelta

from django_scopes import scope

from spoiwo.common.actors import SystemActor
from spoiwo.partnerships import services as partnerships
from spoiwo.partnerships.models import Partnership
from spoiwo.partnerships.states import Kind, Level, Stage
from spoiwo.registry import services as registry
from spoiwo.registry.models import Organization
from spoiwo.registry.services import MembershipDraft, OrganizationDraft
from spoiwo.territory.models import Unit

PARTNERSHIPS = 400
MEMBERS = 70
INSTITUTIONS = 12_000
FIRST_YEAR = 2016
ACTOR = SystemActor("zestaw krajowy")
CHANCE = random.Random(20261122)  # a test set, not a secret
KINDS = (
    ("irp.pup", "Powiatowy Urząd Pracy", 2),
    ("jst.gmina", "Gmina", 6),
    ("ps.ops", "Ośrodek Pomocy Społecznej", 6),
    ("ps.pcpr", "Powiatowe Centrum Pomocy Rodzinie", 2),
    ("ngo.stowarzyszenie", "Stowarzyszenie", 5),
    ("ngo.fundacja", "Fundacja", 3),
    ("pes.ss", "Spółdzielnia Socjalna", 2),
    ("biz.przedsiebiorca", "Przedsiębiorstwo", 2),
    ("edu.szkola", "Zespół Szkół", 1),
)
NAMES = (
    "Jutrzenka", "Razem", "Nadzieja", "Krokus", "Most", "Zgoda", "Źródło", "Świt", "Ogniwo", "Łan",
    "Wspólna Sprawa", "Dobre Sąsiedztwo", "Horyzont", "Ziemia", "Iskra", "Przystań", "Kuźnia", "Ćwiek",
)  # fmt: skip


def institutions(counties: list[Unit]) -> list[Organization]:
    """Record the institutions of the whole country in batches."""
    kinds = [kind for kind in KINDS for _ in range(kind[2])]
    drafts = []
    for number in range(INSTITUTIONS):
        code, word, _weight = CHANCE.choice(kinds)
        county = CHANCE.choice(counties)
        proper = f"„{CHANCE.choice(NAMES)}” " if code.startswith(("ngo", "pes", "biz")) else ""
        name = f"{word} {proper}nr {number} – {county.seat or county.name}"
        drafts.append(
            OrganizationDraft(
                name=name, category=code, locality=county.seat or county.name, seat=county, is_demo=True
            )
        )
    made: list[Organization] = []
    for start in range(0, INSTITUTIONS, 2000):
        made += registry.create_organizations(actor=ACTOR, drafts=drafts[start : start + 2000])
    return made


def partnership(number: int, county: Unit) -> Partnership:
    """Record one partnership up to signing."""
    since = date(FIRST_YEAR + number % 10, 1 + number % 12, 1)
    made = partnerships.create_partnership(
        actor=ACTOR,
        draft=partnerships.PartnershipDraft(
            slug=f"krajowe-{number}",
            official_name=f"Partnerstwo na rzecz ekonomii społecznej nr {number} ({county.full_name})",
            short_name=f"Partnerstwo {number}",
            kind=Kind.LOCAL,
            level=Level.COUNTY,
            began_on=since,
            demo_note="Zestaw krajowy do pomiarów.",
        ),
    )
    partnerships.set_area(actor=ACTOR, partnership=made, units=[county], since=since)
    for stage in (Stage.DIAGNOSIS, Stage.PREPARATION, Stage.SIGNING):
        partnerships.move_stage(actor=ACTOR, partnership=made, to=stage, since=since, signatories=0)
    return made


def memberships(made: Partnership, pool: list[Organization]) -> None:
    """Admit seventy institutions within ten years; a tenth of them has left since."""
    drafts = []
    for organization in CHANCE.sample(pool, MEMBERS):
        since = date(FIRST_YEAR, 1, 1) + timedelta(days=CHANCE.randrange(3650))
        gone = CHANCE.random() < 0.1
        drafts.append(
            MembershipDraft(
                organization=organization,
                since=since,
                last_day=since + timedelta(days=CHANCE.randrange(30, 900)) if gone else None,
                is_demo=True,
            )
        )
    registry.admit_many(actor=ACTOR, partnership=made, drafts=drafts)


def build() -> dict[str, float]:
    """Build the set; return the seconds and the rates of its parts."""
    counties = list(Unit.objects.filter(level="county"))
    began = time.perf_counter()
    pool = institutions(counties)
    institutions_seconds = time.perf_counter() - began
    made = [partnership(number, CHANCE.choice(counties)) for number in range(PARTNERSHIPS)]
    began = time.perf_counter()
    for one in made:
        with scope(partnership=one):
            memberships(one, pool)
    memberships_seconds = time.perf_counter() - began
    return {
        "institutions_per_second": INSTITUTIONS / institutions_seconds,
        "memberships_per_second": PARTNERSHIPS * MEMBERS / memberships_seconds,
    }


if __name__ == "__main__":
    print(json.dumps(build()))
