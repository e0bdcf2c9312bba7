"""What the letters say: one about a showcase, one about a year of procurements; each with one link."""

from collections.abc import Mapping, Sequence
from datetime import date

from django.conf import settings
from django.urls import reverse
from django.utils import translation

from spoiwo.market.selectors import AskedBuyer, AskedSeller
from spoiwo.notifications.letters import Letter, LetterDraft, render
from spoiwo.notifications.models import PersonalLink
from spoiwo.notifications.tokens import token_of
from spoiwo.partnerships.models import Partnership

SHOWCASE = "market/email/showcase"
YEAR = "market/email/year"


def to_sellers(asked: Sequence[AskedSeller], links: Sequence[PersonalLink]) -> list[LetterDraft]:
    """Return the letters about showcases."""
    return [
        LetterDraft([one.email], _of_showcase(one, _address("market:link_showcase", link)))
        for one, link in zip(asked, links, strict=True)
    ]


def to_buyers(
    asked: Sequence[AskedBuyer],
    links: Sequence[PersonalLink],
    partnership: Partnership,
    year: int,
    is_reminder: bool,
) -> list[LetterDraft]:
    """Return the letters about a year."""
    return [
        LetterDraft(
            [one.email], _of_year(one, partnership, year, _address("market:link_year", link), is_reminder)
        )
        for one, link in zip(asked, links, strict=True)
    ]


def _address(name: str, link: PersonalLink) -> str:
    return str(settings.SITE_ADDRESS) + reverse(name, args=[token_of(link)])


def _of_showcase(asked: AskedSeller, address: str) -> Mapping[str, object]:
    showcase = asked.showcase
    return {
        "partnership": showcase.partnership.short_name,
        "organization": showcase.organization.name,
        "products": asked.products,
        "assured_on": showcase.assured_on,
        "address": address,
    }


def _of_year(
    asked: AskedBuyer, partnership: Partnership, year: int, address: str, is_reminder: bool
) -> Mapping[str, object]:
    return {
        "partnership": partnership.short_name,
        "organization": asked.buyer.name,
        # A year is no quantity: it has no group of thousands.
        "year": str(year),
        "is_reminder": is_reminder,
        "address": address,
    }


def showcase_preview(asked: AskedSeller) -> Letter:
    """Return the letter as it will look, with a link that leads nowhere."""
    with translation.override(settings.LANGUAGE_CODE):
        return render(SHOWCASE, _of_showcase(asked, f"{settings.SITE_ADDRESS}/witryna/uzupelnij/…/"))


def year_preview(asked: AskedBuyer, partnership: Partnership, year: int) -> Letter:
    """Return the letter as it will look, with a link that leads nowhere."""
    nowhere = f"{settings.SITE_ADDRESS}/zamowienia-spoleczne/odpowiedz/…/"
    with translation.override(settings.LANGUAGE_CODE):
        return render(YEAR, _of_year(asked, partnership, year, nowhere, is_reminder=False))


def showcase_sample() -> Mapping[str, object]:
    """Return a filled-in letter for the page of letters."""
    return {
        "partnership": "Partnerstwo powiatu zwoleńskiego",
        "organization": "Zakład Aktywności Zawodowej w Zwoleniu",
        "products": ["Obiady z dowozem", "Torby z nadrukiem"],
        "assured_on": date(2018, 4, 3),
        "address": f"{settings.SITE_ADDRESS}/witryna/uzupelnij/przyklad/",
    }


def year_sample() -> Mapping[str, object]:
    """Return a filled-in letter for the page of letters."""
    return {
        "partnership": "Partnerstwo powiatu zwoleńskiego",
        "organization": "Gmina Zwoleń",
        "year": "2018",
        "is_reminder": False,
        "address": f"{settings.SITE_ADDRESS}/zamowienia-spoleczne/odpowiedz/przyklad/",
    }
