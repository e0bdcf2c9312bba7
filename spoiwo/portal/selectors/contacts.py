"""Whom to ask: who runs the site, and the secretariat of each public partnership."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from django.urls import reverse
from django_scopes import scopes_disabled

from spoiwo.partnerships.models import Partnership
from spoiwo.partnerships.selectors import Words, words_of
from spoiwo.registry.models import RoleHolding
from spoiwo.registry.selectors import Contact
from spoiwo.registry.states import PartnershipRole


@dataclass(frozen=True, slots=True)
class Office:
    """The secretariat of a partnership, and where it is asked for what is not published."""

    partnership: Partnership
    words: Words
    contact: Contact
    ask_url: str
    accessibility_url: str


def offices(partnerships: Sequence[Partnership], day: date, language: str) -> list[Office]:
    """Return the secretariats of the partnerships on the day, in two queries."""
    with scopes_disabled():
        rows = RoleHolding.objects.filter(partnership__in=partnerships, role=PartnershipRole.SECRETARIAT)
        held = {row.partnership_id: row for row in rows.as_of(day).select_related("organization")}
    words = words_of(partnerships, language)
    return [_office(one, words[one.pk], held.get(one.pk)) for one in partnerships]


def _office(partnership: Partnership, words: Words, held: RoleHolding | None) -> Office:
    contact = Contact()
    if held is not None:
        contact = Contact(held.organization.name, held.contact_name, held.contact_phone, held.contact_email)
    return Office(
        partnership,
        words,
        contact,
        reverse("requests:asking", args=[partnership.slug]),
        reverse("accessibility:declaration", args=[partnership.slug]),
    )
