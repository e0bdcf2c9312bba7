"""Searching 20,000 offers: ``python -m bench.within offers`` prints the slowest question's median in ms.

The offers are made in a transaction that is taken back, so that the measured pages stay as they were.
"""

import json
import random
import statistics
import time
from collections.abc import Iterator
from datetime import date, timedelta

from django.db import connection, transaction
from django.test import Client
from django_scopes import scopes_disabled

from spoiwo.common import clock
from spoiwo.offers.models import Listing, Offer
from spoiwo.offers.selectors import Need, find
from spoiwo.offers.services.indexing import document_of, listing_of
from spoiwo.offers.states import Access, State, Tongue, Topic
from spoiwo.partnerships.models import Partnership
from spoiwo.registry.models import Organization
from spoiwo.search.services import index_many
from spoiwo.territory.codes import Level
from spoiwo.territory.models import Unit

COUNT, ROUNDS = 20_000, 15
NEEDS = ("Poradnictwo", "Warsztaty", "Grupa wsparcia", "Szkolenie", "Pomoc", "Dyżur", "Mieszkanie", "Dowóz")
WHOM = ("zadłużonych", "seniorów", "matek z dziećmi", "młodzieży", "bezdomnych", "opiekunów", "cudzoziemców")
SENTENCES = (
    "Rozmowa z doradcą i plan na najbliższe miesiące.",
    "Spotkania w małej grupie z psychologiem i prawnikiem.",
    "Pomoc w pismach, wnioskach i kontaktach z urzędami.",
    "Zajęcia odbywają się w siedzibie ośrodka, dojazd jest zwracany.",
    "Wsparcie osób w kryzysie, także po godzinach pracy urzędów.",
)
ASKED = {
    "a word in a third of all": Need(words="psycholog"),
    "a word in all": Need(words="oferta"),
    "three words": Need(words="poradnictwo dla zadłużonych"),
    "a word in a county": Need(words="pomoc", area="1436"),
    "a word in a county and near it": Need(words="pomoc seniorom", area="1436", near=True),
    "a word and all conditions": Need(
        words="wsparcie", area="14", age=40, is_free=True, language="uk", access=("step_free",)
    ),
    "conditions alone": Need(area="14", topic="debt", age=30),
    "nothing": Need(),
    "a beginning of a word": Need(words="poradn"),
    "no such word": Need(words="qwertyuiop"),
}


def measure() -> dict[str, float]:
    """Return the median of the slowest question, and of the whole page of an answer, in milliseconds."""
    with scopes_disabled(), transaction.atomic():
        _build()
        with connection.cursor() as cursor:
            cursor.execute("ANALYZE offers_listing; ANALYZE offers_offer; ANALYZE search_entry")
        found = {name: _median(need) for name, need in ASKED.items()}
        page = _page()
        transaction.set_rollback(True)
    slowest = max(found, key=lambda name: found[name])
    print({name: round(value, 1) for name, value in found.items()}, "slowest:", slowest)
    return {"offers_search_ms": found[slowest], "offers_page_ms": page}


def _median(need: Need) -> float:
    times = []
    for _ in range(ROUNDS):
        began = time.perf_counter()
        find(need, day=clock.today())
        times.append((time.perf_counter() - began) * 1000)
    return statistics.median(times)


def _page() -> float:
    client = Client(HTTP_HOST="localhost")
    times = []
    for _ in range(ROUNDS):
        began = time.perf_counter()
        answer = client.post("/oferty/", {"q": "psycholog", "teren": "14"})
        times.append((time.perf_counter() - began) * 1000)
        if answer.status_code != 200:
            raise SystemExit(f"The search answered {answer.status_code}.")
    return statistics.median(times)


def _build() -> None:
    rng = random.Random(7)  # the same offers each time
    partnerships = list(Partnership.objects.public().order_by("pk"))
    providers = list(Organization.objects.standing().order_by("pk"))
    units = list(Unit.objects.filter(level__in=[Level.COUNTY, Level.COMMUNE]).order_by("key"))
    offers = Offer.objects.bulk_create(_offers(rng, partnerships, providers, clock.today()), batch_size=2_000)
    areas = {offer.pk: rng.choice(units) for offer in offers}
    Offer.areas.through.objects.bulk_create(
        [Offer.areas.through(offer_id=number, unit_id=unit.pk) for number, unit in areas.items()],
        batch_size=5_000,
    )
    documents = [document_of(offer, [areas[offer.pk]]) for offer in offers]
    Listing.objects.bulk_create(
        [
            listing_of(offer, document, [areas[offer.pk].key])
            for offer, document in zip(offers, documents, strict=True)
        ],
        batch_size=2_000,
    )
    index_many(documents)


def _offers(
    rng: random.Random, partnerships: list[Partnership], providers: list[Organization], today: date
) -> Iterator[Offer]:
    for number in range(COUNT):
        assured = today - timedelta(days=rng.randrange(150))
        yield Offer(
            partnership=rng.choice(partnerships),
            provider=rng.choice(providers),
            state=State.OPEN,
            name=f"{rng.choice(NEEDS)} dla {rng.choice(WHOM)} – oferta {number}",
            description=" ".join(rng.sample(SENTENCES, 3)),
            topics=rng.sample(Topic.values, 2),
            minimum_age=rng.choice([None, 18, 60]),
            cost=rng.choice(["free", "free", "partly"]),
            languages=rng.choice([[Tongue.POLISH], [Tongue.POLISH, Tongue.UKRAINIAN]]),
            access=rng.sample(Access.values, 3),
            opened_on=assured,
            assured_on=assured,
            assured_by="Sekretariat",
            stale_from=assured + timedelta(days=100),
            faded_from=assured + timedelta(days=160),
        )


if __name__ == "__main__":
    print(json.dumps(measure()))
