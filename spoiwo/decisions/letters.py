"""What the letters of this room say: a link to vote by, a link to settle a task."""

from collections.abc import Mapping, Sequence

from django.conf import settings
from django.urls import reverse

from spoiwo.decisions.electorate import Elector
from spoiwo.decisions.models import Motion, Task
from spoiwo.notifications.letters import LetterDraft
from spoiwo.notifications.models import PersonalLink
from spoiwo.notifications.tokens import token_of


def vote_letters(
    motion: Motion, recipients: Sequence[Elector], links: Mapping[int, int]
) -> list[LetterDraft]:
    """Return a letter for each institution that has a link; others have none to send."""
    known = PersonalLink.objects.in_bulk([links[one.organization_id] for one in recipients
                                          if one.organization_id in links])  # fmt: skip
    return [
        LetterDraft([one.email], vote_context(motion, one.holder, known[links[one.organization_id]]))
        for one in recipients
        if links.get(one.organization_id) in known
    ]


def vote_context(motion: Motion, holder: str, link: PersonalLink) -> Mapping[str, object]:
    """Return what fills a letter that asks for a vote."""
    return {
        "partnership": motion.partnership.short_name,
        "meeting": str(motion.meeting) if motion.meeting is not None else "",
        "question": motion.text,
        "holder": holder,
        "deadline": motion.deadline,
        "is_secret": motion.is_secret,
        "address": settings.SITE_ADDRESS + reverse("decisions:vote", args=[token_of(link)]),
    }


def task_context(task: Task, link: PersonalLink) -> Mapping[str, object]:
    """Return what fills a letter that asks to settle a task."""
    return {
        "partnership": task.partnership.short_name,
        "meeting": str(task.meeting) if task.meeting is not None else "",
        "text": task.text,
        "holder": link.holder,
        "due": task.due,
        "address": settings.SITE_ADDRESS + reverse("decisions:task_link", args=[token_of(link)]),
    }


def vote_sample() -> Mapping[str, object]:
    """Return a filled-in letter for the page of letters."""
    return {
        "partnership": "Partnerstwo powiatu zwoleńskiego",
        "meeting": "Posiedzenie Rady Programowej",
        "question": "Przyjęcie planu działania na 2017 rok",
        "holder": "Gmina Zwoleń (Anna Nowak)",
        "deadline": None,
        "is_secret": False,
        "address": f"{settings.SITE_ADDRESS}/glos/przyklad/",
    }


def task_sample() -> Mapping[str, object]:
    """Return a filled-in letter for the page of letters."""
    return {
        "partnership": "Partnerstwo powiatu zwoleńskiego",
        "meeting": "Posiedzenie Rady Programowej",
        "text": "Przygotować wykaz dobrych praktyk",
        "holder": "Powiatowy Urząd Pracy w Zwoleniu (Jan Kowalski)",
        "due": None,
        "address": f"{settings.SITE_ADDRESS}/zadanie/przyklad/",
    }
