"""What the letters of this room say: hand an idea in, be a partner, vote."""

from collections.abc import Mapping
from datetime import date, timedelta

from django.conf import settings
from django.urls import reverse

from spoiwo.ideas.models import Invitee, Partner, Vote
from spoiwo.notifications.letters import LetterDraft
from spoiwo.notifications.models import PersonalLink
from spoiwo.notifications.tokens import token_of

HAND_IN, PARTNER, VOTE = "ideas/email/hand_in", "ideas/email/partner", "ideas/email/vote"


def holder_of(name: str, person: str) -> str:
    """Return on whose behalf a link acts."""
    return f"{name} ({person})" if person else name


def _address(route: str, link: PersonalLink) -> str:
    return settings.SITE_ADDRESS + reverse(f"ideas:{route}", args=[token_of(link)])


def to_invitee(invitee: Invitee, link: PersonalLink) -> LetterDraft:
    """Return the letter that asks an institution for its ideas."""
    call = invitee.call
    return LetterDraft(
        [invitee.email],
        {
            "partnership": call.partnership.short_name,
            "call": call.title,
            "introduction": call.introduction,
            "holder": link.holder,
            "until": call.valid_to - timedelta(days=1),
            "address": _address("link_ideas", link),
        },
    )


def to_partner(partner: Partner, link: PersonalLink) -> LetterDraft:
    """Return the letter that asks an institution whether it is a partner."""
    idea = partner.idea
    return LetterDraft(
        [partner.email],
        {
            "partnership": idea.call.partnership.short_name,
            "title": idea.title,
            "idea": idea.idea[:600],
            "role": partner.role,
            "holder": link.holder,
            "address": _address("link_partner", link),
        },
    )


def to_voter(vote: Vote, email: str, link: PersonalLink, ideas: int) -> LetterDraft:
    """Return the letter with a voter's link."""
    return LetterDraft(
        [email],
        {
            "partnership": vote.call.partnership.short_name,
            "call": vote.call.title,
            "holder": link.holder,
            "ideas": ideas,
            "votes_each": vote.votes_each,
            "address": _address("link_vote", link),
        },
    )


def sample_of_handing_in() -> Mapping[str, object]:
    """Return a filled-in letter for the page of letters."""
    return _sample() | {
        "introduction": "Szukamy pomysłów na wspólne projekty.",
        "until": date(2018, 9, 30),
        "address": f"{settings.SITE_ADDRESS}/pomysly/zglos/przyklad/",
    }


def sample_of_partner() -> Mapping[str, object]:
    """Return a filled-in letter for the page of letters."""
    return _sample() | {
        "title": "Ścieżki rowerowe",
        "idea": "Wytyczyć ścieżkę łączącą gminy powiatu.",
        "role": "oznakowanie trasy",
        "address": f"{settings.SITE_ADDRESS}/pomysly/partner/przyklad/",
    }


def sample_of_vote() -> Mapping[str, object]:
    """Return a filled-in letter for the page of letters."""
    return _sample() | {
        "ideas": 8,
        "votes_each": 3,
        "address": f"{settings.SITE_ADDRESS}/pomysly/glos/przyklad/",
    }


def _sample() -> dict[str, object]:
    return {
        "partnership": "Partnerstwo powiatu nowodworskiego",
        "call": "Warsztaty Lokalnego Ożywienia Gospodarczego",
        "holder": "Gmina Leoncin (Anna Nowak)",
    }
