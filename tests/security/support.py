"""What a partnership offers to people: an offer of support, and the letter that asks about it."""

from typing import Any

from spoiwo.common import clock
from spoiwo.offers import services
from spoiwo.offers.models import Inquiry
from spoiwo.offers.selectors import Rule
from spoiwo.partnerships.models import Partnership
from spoiwo.territory.codes import Level
from spoiwo.territory.models import Unit
from tests.factories.offers import COUNTY, SYSTEM, a_link_for, a_stale_offer
from tests.factories.registry import an_organization

Numbers = dict[str, Any]


def support(partnership: Partnership, word: str) -> Numbers:
    """Return an open offer with an inquiry about it; every sentence in it has the word."""
    Unit.objects.get_or_create(
        key=COUNTY, defaults={"level": Level.COUNTY, "name": "zwoleński", "full_name": "powiat zwoleński"}
    )
    services.set_rule(actor=SYSTEM, partnership=partnership, rule=Rule(True, 5, 100, 160))
    provider = an_organization(f"Pomocna {word}", email="pomoc@example.org")
    offer = a_stale_offer(
        partnership,
        f"Oferta {word}",
        provider=provider,
        description=word,
        eligibility=word,
        hours="pn–pt 8:00–15:00",
        documents=word,
    )
    link = a_link_for(offer)
    assert clock.now() < link.expires_at
    return {"offer": offer.pk, "inquiry": Inquiry.objects.get(provider=provider).pk}
