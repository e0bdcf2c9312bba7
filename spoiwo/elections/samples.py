"""Sample content of the letters, for the page of previews. The samples are Polish data."""

from collections.abc import Mapping
from datetime import date

from django.conf import settings


def letter() -> Mapping[str, object]:
    """Return what fills a letter of any kind."""
    return {
        "greeting": "Szanowna Pani Dyrektor",
        "holder": "Anna Nowak, Ośrodek Pomocy Społecznej w Zwoleniu",
        "institution": "Ośrodek Pomocy Społecznej w Zwoleniu",
        "election": "Wybory do Rady Programowej, kadencja 2",
        "body": "Rada Programowa",
        "partnership": "Partnerstwo powiatu zwoleńskiego",
        "seats": 9,
        "last_day": date(2026, 3, 10),
        "vote_on": date(2026, 3, 20),
        "nominated_by": "Gmina Zwoleń",
        "round": 1,
        "number": 1,
        "elected": ["Anna Nowak, dyrektor, Ośrodek Pomocy Społecznej w Zwoleniu", "Gmina Zwoleń"],
        "address": f"{settings.SITE_ADDRESS}/wybory/zgloszenie/przyklad/",
    }
