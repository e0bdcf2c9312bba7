"""What the letters of this room say."""

from collections.abc import Mapping, Sequence
from datetime import datetime

from django.conf import settings
from django.db import models
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from spoiwo.common import clock
from spoiwo.common.exceptions import Sentence
from spoiwo.forum.answers import MARK
from spoiwo.forum.models import Circle, Member, Post, Topic
from spoiwo.forum.screening import Screening
from spoiwo.notifications.letters import LetterDraft
from spoiwo.notifications.models import PersonalLink
from spoiwo.notifications.tokens import reply_address, token_of
from spoiwo.registry.models import Organization


class Moderated(models.TextChoices):
    """What was done, for the letter that tells it."""

    HIDDEN = "hidden", _("Your post was hidden")
    CLOSED = "closed", _("Your topic was closed")
    MOVED = "moved", _("A topic was moved to another forum")


def _site(name: str, *parts: object) -> str:
    return settings.SITE_ADDRESS + reverse(f"forum:{name}", args=list(parts))


def _common(circle: Circle, link: PersonalLink) -> dict[str, object]:
    token = token_of(link)
    return {
        "partnership": circle.partnership.short_name,
        "circle": circle.name,
        "holder": link.holder,
        "circle_address": _site("link_circle", token),
        "settings_address": _site("link_settings", token),
    }


def welcome_context(member: Member, link: PersonalLink) -> Mapping[str, object]:
    """Return what fills the first letter to a member."""
    circle = member.circle
    return _common(circle, link) | {"about": circle.about, "named_by": member.named_by}


def naming_letter(circle: Circle, organization: Organization, email: str, link: PersonalLink) -> LetterDraft:
    """Return the letter that asks an institution to name its staff."""
    context = {
        "partnership": circle.partnership.short_name,
        "circle": circle.name,
        "about": circle.about,
        "institution": organization.name,
        "holder": link.holder,
        "until": link.expires_at.astimezone(clock.WARSAW).date(),
        "address": _site("link_naming", token_of(link)),
    }
    return LetterDraft([email], context)


def notice_letter(
    post: Post, member: Member, link: PersonalLink, reply: PersonalLink, *, is_mentioned: bool
) -> LetterDraft:
    """Return the letter that brings a post, to be answered as any letter."""
    answers_to = reply_address(reply)
    context = _common(post.topic.circle, link) | {
        "topic": post.topic.title,
        "author": post.author,
        "institution": post.institution,
        "text": post.text,
        "is_mentioned": is_mentioned,
        "mark": MARK if answers_to else "",
        "address": _site("link_topic", token_of(link), post.topic_id),
    }
    return LetterDraft([member.email], context, reply_to=[answers_to] if answers_to else [])


def digest_letter(
    circle: Circle, member: Member, link: PersonalLink, topics: Sequence[Topic], since: datetime
) -> LetterDraft:
    """Return the weekly letter: subjects and numbers, never the words."""
    token = token_of(link)
    lines = [
        {
            "title": topic.title,
            "fresh": topic.fresh,  # type: ignore[attr-defined]  # counted by digest_of
            "is_new": topic.opened_at >= since,
            "address": _site("link_topic", token, topic.pk),
        }
        for topic in topics
    ]
    return LetterDraft([member.email], _common(circle, link) | {"topics": lines, "since": since})


def moderated_letter(
    member: Member, link: PersonalLink, what: Moderated, topic: Topic, why: str
) -> LetterDraft:
    """Return the letter that tells a writer what was done, and why."""
    context = _common(member.circle, link) | {
        "what": what.value,
        "heading": what.label,
        "topic": topic.title,
        "to": topic.circle.name,
        "why": why,
    }
    return LetterDraft([member.email], context)


def returned_context(
    circle: Circle,
    topic: Topic | None,
    link: PersonalLink,
    reason: Sentence,
    screening: Screening,
    words: str,
) -> Mapping[str, object]:
    """Return what fills the letter that brings an answer back; None for a topic read elsewhere now."""
    token = token_of(link)
    return _common(circle, link) | {
        "topic": topic.title if topic else _("a topic that was moved"),
        "reason": reason,
        "found": [{"words": one.words, "label": one.label, "why": one.why} for one in screening.found],
        "words": words,
        "mark": MARK,
        "address": _site("link_topic", token, topic.pk) if topic else _site("link_circle", token),
    }


_PLACE = {
    "partnership": "Partnerstwo powiatu zwoleńskiego",
    "circle": "Forum pracowników PUP, OPS i PCPR",
    "holder": "Anna Nowak (Ośrodek Pomocy Społecznej)",
}


def sample() -> Mapping[str, object]:
    """Return what fills every letter of this room on the page of letters."""
    site = settings.SITE_ADDRESS
    return _PLACE | {
        "circle_address": f"{site}/forum/przyklad/",
        "settings_address": f"{site}/forum/przyklad/listy/",
        "address": f"{site}/forum/przyklad/temat/1/",
        "about": "Wymiana informacji o wsparciu dla wspólnych klientów.",
        "named_by": "Jan Kowalski",
        "institution": "Powiatowy Urząd Pracy",
        "until": clock.today(),
        "topic": "Dojazd na zajęcia w klubie integracji społecznej",
        "author": "Jan Kowalski",
        "text": "Kto zwraca koszty dojazdu?\n\nU nas robi to gmina.",
        "is_mentioned": True,
        "mark": MARK,
        "topics": [{"title": "Dojazd na zajęcia", "fresh": 3, "is_new": True, "address": site}],
        "since": clock.now(),
        "what": Moderated.HIDDEN.value,
        "heading": Moderated.HIDDEN.label,
        "to": "Forum doradców",
        "why": "Wpis mówił o jednej osobie.",
        "reason": "Nic nie wysłano.",
        "found": [{"words": "600 700 800", "label": "telefon", "why": "Prosimy go usunąć."}],
        "words": "Proszę dzwonić: 600 700 800",
    }
