"""What the letters of this room say: asking for an article, one to review, what was decided."""

from collections.abc import Mapping
from datetime import datetime

from django.conf import settings
from django.urls import reverse
from django.utils import translation

from spoiwo.common import clock
from spoiwo.notifications.letters import Letter, LetterDraft, render
from spoiwo.notifications.models import PersonalLink
from spoiwo.notifications.tokens import token_of
from spoiwo.pages.models import Article
from spoiwo.partnerships.models import Partnership
from spoiwo.registry.selectors import Asked

ASKING, REVIEW, DECIDED = (f"pages/email/{name}" for name in ("asking", "review", "decided"))


def _editor(article: Article) -> str:
    return settings.SITE_ADDRESS + reverse("wagtailadmin_pages:edit", args=[article.pk])


def own_address(link: PersonalLink) -> str:
    """Return the address of the page on which the institution writes."""
    return settings.SITE_ADDRESS + reverse("pages:own_list", args=[token_of(link)])


def _asking(partnership: Partnership, asked: Asked, address: str) -> Mapping[str, object]:
    return {
        "partnership": partnership.short_name,
        "institution": asked.organization.name,
        "holder": asked.holder,
        "address": address,
    }


def asking_letter(partnership: Partnership, asked: Asked, link: PersonalLink) -> LetterDraft:
    """Return the letter that gives an institution its link."""
    context = _asking(partnership, asked, own_address(link))
    return LetterDraft([asked.email], {**context, "until": link.last_whole_day})


def preview(partnership: Partnership, asked: Asked) -> Letter:
    """Return the letter as it will look, with a link that leads nowhere."""
    context = _asking(partnership, asked, f"{settings.SITE_ADDRESS}/artykuly/wlasne/…/")
    with translation.override(settings.LANGUAGE_CODE):
        return render(ASKING, {**context, "until": None})


def review_context(article: Article, writer: str) -> Mapping[str, object]:
    """Return what fills the letter to whoever may publish the article."""
    return {
        "partnership": article.partnership.short_name,
        "title": article.draft_title or article.title,
        "writer": writer,
        "institution": article.author.name if article.author else "",
        "address": _editor(article),
    }


def decided_context(
    article: Article, *, why: str = "", due_at: datetime | None = None, address: str = ""
) -> Mapping[str, object]:
    """Return what fills the letter to whoever wrote it; ``why`` is the reason it is sent back for."""
    public = settings.SITE_ADDRESS + article.get_url()
    return {
        "partnership": article.partnership.short_name,
        "title": article.draft_title or article.title,
        "why": why,
        "due_at": due_at,
        "address": address or (_editor(article) if why or due_at else public),
    }


def sample() -> Mapping[str, object]:
    """Return what fills every letter of this room on the page of letters."""
    return {
        "partnership": "Partnerstwo powiatu zwoleńskiego",
        "title": "Spotkanie partnerów w Zwoleniu",
        "writer": "Anna Nowak",
        "institution": "Powiatowy Urząd Pracy w Zwoleniu",
        "holder": "Powiatowy Urząd Pracy w Zwoleniu (Anna Nowak)",
        "until": clock.today(),
        "why": "Brakuje roku przy dacie spotkania.",
        "due_at": None,
        "address": f"{settings.SITE_ADDRESS}/redakcja/przyklad/",
    }
