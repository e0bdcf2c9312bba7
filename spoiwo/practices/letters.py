"""What the letters of this room say: asking, a card to review, what was decided, a use elsewhere."""

from collections.abc import Mapping

from django.conf import settings
from django.urls import reverse
from django.utils import translation

from spoiwo.common import clock
from spoiwo.notifications.letters import Letter, LetterDraft, render
from spoiwo.notifications.models import PersonalLink
from spoiwo.notifications.tokens import token_of
from spoiwo.partnerships.models import Partnership
from spoiwo.practices.models import GoodPractice
from spoiwo.registry.selectors import Asked

ASKING, REVIEW, DECIDED, REUSE = (
    f"practices/email/{name}" for name in ("asking", "review", "decided", "reuse")
)


def _site(name: str, *parts: object) -> str:
    return settings.SITE_ADDRESS + reverse(f"practices:{name}", args=list(parts))


def _asking(partnership: Partnership, asked: Asked, address: str) -> Mapping[str, object]:
    return {
        "partnership": partnership.short_name,
        "institution": asked.organization.name,
        "holder": asked.holder,
        "address": address,
    }


def asking_letter(partnership: Partnership, asked: Asked, link: PersonalLink) -> LetterDraft:
    """Return the letter that asks an institution for its practices."""
    context = _asking(partnership, asked, _site("own_list", token_of(link)))
    return LetterDraft([asked.email], {**context, "until": link.last_whole_day})


def preview(partnership: Partnership, asked: Asked) -> Letter:
    """Return the letter as it will look, with a link that leads nowhere."""
    context = _asking(partnership, asked, f"{settings.SITE_ADDRESS}/dobre-praktyki/wlasne/…/")
    with translation.override(settings.LANGUAGE_CODE):
        return render(ASKING, {**context, "until": None})


def review_context(practice: GoodPractice) -> Mapping[str, object]:
    """Return what fills the letter to who reviews cards."""
    return {
        "partnership": practice.partnership.short_name,
        "title": practice.title,
        "institution": practice.entity_name,
        "address": _site("practice", practice.partnership.slug, practice.pk),
    }


def decided_context(practice: GoodPractice, link: PersonalLink | None) -> Mapping[str, object]:
    """Return what fills the letter to whoever wrote the card; the link is that of its institution."""
    if practice.is_shown:
        public = reverse("portal:practice", args=[practice.partnership.slug, practice.pk])
        address = settings.SITE_ADDRESS + public
    elif link is not None:
        address = _site("own_edit", token_of(link), practice.pk)
    else:
        address = _site("practice", practice.partnership.slug, practice.pk)
    return {
        "partnership": practice.partnership.short_name,
        "title": practice.title,
        "is_published": practice.is_shown,
        "why": practice.note,
        "address": address,
    }


def reuse_context(practice: GoodPractice, institution: str, words: str) -> Mapping[str, object]:
    """Return what fills the letter on an institution that uses a practice too."""
    return {**review_context(practice), "user": institution, "words": words}


def sample() -> Mapping[str, object]:
    """Return what fills every letter of this room on the page of letters."""
    return {
        "partnership": "Partnerstwo powiatu zwoleńskiego",
        "institution": "Powiatowy Urząd Pracy w Zwoleniu",
        "holder": "Powiatowy Urząd Pracy w Zwoleniu (Anna Nowak)",
        "title": "Wspólny dyżur specjalistów",
        "until": clock.today(),
        "is_published": False,
        "why": "Brakuje wyników w liczbach.",
        "user": "Ośrodek Pomocy Społecznej w Policznej",
        "words": "Raz w miesiącu, w sali urzędu gminy.",
        "address": f"{settings.SITE_ADDRESS}/dobre-praktyki/wlasne/przyklad/",
    }
