"""What the letter of this room says: a link to report by."""

from collections.abc import Mapping, Sequence
from datetime import date

from django.conf import settings
from django.urls import reverse

from spoiwo.notifications.models import PersonalLink
from spoiwo.notifications.tokens import token_of
from spoiwo.plans.models import Action, Reporter


def holder_of(reporter: Reporter) -> str:
    """Return the words for whoever holds the link."""
    name = reporter.organization.name
    return f"{name} ({reporter.name})" if reporter.name else name


def context(reporter: Reporter, link: PersonalLink, actions: Sequence[Action]) -> Mapping[str, object]:
    """Return what fills the letter."""
    return {
        "partnership": reporter.plan.partnership.short_name,
        "plan": reporter.plan.title,
        "holder": link.holder,
        "actions": list(actions),
        "address": settings.SITE_ADDRESS + reverse("plans:progress_link", args=[token_of(link)]),
    }


def sample() -> Mapping[str, object]:
    """Return a filled-in letter for the page of letters."""
    return {
        "partnership": "Partnerstwo powiatu nowodworskiego",
        "plan": "Plan działania na lata 2018–2023",
        "holder": "Gmina Leoncin (Anna Nowak)",
        "actions": [
            Action(
                code="1.1", title="Ścieżki rowerowe", valid_from=date(2019, 1, 1), valid_to=date(2024, 1, 1)
            )
        ],
        "address": f"{settings.SITE_ADDRESS}/postep-planu/przyklad/",
    }
