"""What an offer says, in words of the reader's language."""

from datetime import date, timedelta

from django.utils.translation import gettext as _
from django.utils.translation import ngettext, pgettext

from spoiwo.common import polish
from spoiwo.offers.models import Offer
from spoiwo.offers.states import Access, Cost, Tongue, Topic


def age_words(offer: Offer) -> str:
    """Return "from 18 to 25 years"; empty when any age will do."""
    youngest, oldest = offer.minimum_age, offer.maximum_age
    if youngest is not None and oldest is not None:
        return _("from %(youngest)d to %(oldest)d years") % {"youngest": youngest, "oldest": oldest}
    if youngest is not None:
        return _("from %(youngest)d years") % {"youngest": youngest}
    if oldest is not None:
        return _("up to %(oldest)d years") % {"oldest": oldest}
    return ""


def cost_words(offer: Offer) -> str:
    """Return what it costs, with the price and the remark where there are any."""
    price = polish.money(offer.price) if offer.price else ""
    words = [str(Cost(offer.cost).label), price, offer.price_note]
    return "; ".join(word for word in words if word)


def places_words(offer: Offer) -> str:
    """Return how many places are left, of how many; empty when nobody counts them."""
    left, total = offer.places_left, offer.places_total
    if left is not None and total is not None:
        return _("%(left)d left of %(total)d") % {"left": left, "total": total}
    if left is not None:
        return ngettext("%(left)d place left", "%(left)d places left", left) % {"left": left}
    if total is not None:
        return ngettext("%(total)d place", "%(total)d places", total) % {"total": total}
    return ""


def language_words(offer: Offer) -> list[str]:
    """Return the names of the languages."""
    return [str(Tongue(code).label) for code in offer.languages]


def access_words(offer: Offer) -> list[str]:
    """Return what makes it reachable, in sentences of a list."""
    return [str(Access(code).label) for code in offer.access]


def topic_words(offer: Offer) -> list[str]:
    """Return what it helps with."""
    return [str(Topic(code).label) for code in offer.topics]


def place_words(offer: Offer) -> str:
    """Return the address in one line with the department; empty for help without a place."""
    town = " ".join(part for part in (offer.postal_code, offer.locality) if part)
    return ", ".join(part for part in (offer.department, offer.street, town) if part)


def last_day(offer: Offer) -> date | None:
    """Return the last day in, or None while it runs until further notice."""
    return offer.valid_to - timedelta(days=1) if offer.valid_to else None


def until_words(offer: Offer) -> str:
    """Return until when it runs."""
    day = last_day(offer)
    return polish.long_date(day) if day else pgettext("period", "until further notice")
