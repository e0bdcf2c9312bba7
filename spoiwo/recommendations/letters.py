"""What the letters of this room say: a recommendation passed on, a reply to a question about it."""

from collections.abc import Mapping
from datetime import date

from django.conf import settings
from django.urls import reverse

from spoiwo.notifications.models import PersonalLink
from spoiwo.notifications.tokens import token_of
from spoiwo.recommendations.models import Response
from spoiwo.recommendations.states import Part


def context_of(response: Response, link: PersonalLink) -> Mapping[str, object]:
    """Return what fills a letter to an institution."""
    recommendation = response.recommendation
    body = recommendation.body
    return {
        "partnership": recommendation.partnership.short_name,
        "body": body.name if body is not None else "",
        "label": recommendation.label,
        "title": recommendation.title,
        "content": recommendation.content,
        "manner": recommendation.manner,
        "holder": link.holder,
        "is_answerable": response.part == Part.ANSWERABLE,
        "due": response.due,
        "question": response.words,
        "reply": response.reply,
        "address": settings.SITE_ADDRESS + reverse("recommendations:answer", args=[token_of(link)]),
    }


def asked_sample() -> Mapping[str, object]:
    """Return a filled-in letter for the page of letters."""
    return {
        "partnership": "Partnerstwo na rzecz ekonomii społecznej",
        "body": "Rada Programowa",
        "label": "Rekomendacja nr 1/2016",
        "title": "Szkolenie z arteterapii dla pracowników instytucji",
        "content": "Zaleca się zorganizowanie szkolenia dla pracowników instytucji rynku pracy.",
        "manner": "",
        "holder": "Wojewódzki Urząd Pracy w Zielonej Górze (Anna Nowak)",
        "is_answerable": True,
        "due": date(2026, 12, 10),
        "question": "",
        "reply": "",
        "address": f"{settings.SITE_ADDRESS}/rekomendacja/przyklad/",
    }


def replied_sample() -> Mapping[str, object]:
    """Return a filled-in letter for the page of letters."""
    return {
        **asked_sample(),
        "question": "Czy szkolenie może odbyć się w dwóch turach?",
        "reply": "Tak, w każdej turze do 20 osób.",
    }
