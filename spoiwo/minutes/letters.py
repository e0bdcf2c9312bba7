"""What the letter of this room says: minutes to be read, and where remarks are written."""

from collections.abc import Mapping

from django.conf import settings
from django.urls import reverse

from spoiwo.attendance.models import Participant
from spoiwo.minutes.models import Minutes
from spoiwo.notifications.letters import LetterDraft
from spoiwo.notifications.models import PersonalLink
from spoiwo.notifications.tokens import token_of


def holder_of(row: Participant) -> str:
    """Return on whose behalf a link acts: the person whose address it is, also where a deputy came."""
    return f"{row.organization_name} ({row.name})" if row.name else row.organization_name


def remarks_letter(minutes: Minutes, row: Participant, link: PersonalLink) -> LetterDraft:
    """Return the letter to one of those who were present."""
    return LetterDraft([row.email], remarks_context(minutes, link))


def remarks_context(minutes: Minutes, link: PersonalLink) -> Mapping[str, object]:
    """Return what fills a letter that asks for remarks."""
    return {
        "partnership": minutes.partnership.short_name,
        "meeting": minutes.meeting.title,
        "day": minutes.meeting.day,
        "holder": link.holder,
        "until": minutes.remarks_until,
        "address": settings.SITE_ADDRESS + reverse("minutes:remarks", args=[token_of(link)]),
    }


def remarks_sample() -> Mapping[str, object]:
    """Return a filled-in letter for the page of letters."""
    return {
        "partnership": "Partnerstwo powiatu zwoleńskiego",
        "meeting": "Posiedzenie Rady Programowej",
        "day": None,
        "holder": "Gmina Zwoleń (Anna Nowak)",
        "until": None,
        "address": f"{settings.SITE_ADDRESS}/protokol/przyklad/",
    }
