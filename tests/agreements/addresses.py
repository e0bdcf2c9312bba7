"""Addresses of the inner pages of agreements, and the day the stories sign on."""

from django.urls import reverse

from spoiwo.agreements.models import Agreement
from spoiwo.partnerships.models import Partnership

DAY = "28.03.2018"


def page(name: str, agreement: Agreement, *more: int) -> str:
    """Return the address of a page of the agreement."""
    return reverse(f"agreements:{name}", args=[agreement.partnership.slug, agreement.pk, *more])


def room(name: str, partnership: Partnership, *more: int) -> str:
    """Return the address of a page about all agreements of the partnership."""
    return reverse(f"agreements:{name}", args=[partnership.slug, *more])
