"""What the letters say: that a request came in, what was done with it; and to the office, that one came."""

from collections.abc import Mapping, Sequence
from datetime import date

from django.conf import settings
from django.urls import reverse

from spoiwo.notifications.letters import LetterDraft
from spoiwo.notifications.models import PersonalLink
from spoiwo.notifications.tokens import token_of
from spoiwo.requests.models import Case, Entry
from spoiwo.requests.states import Kind, Step

RECEIVED = "requests/email/received"
TOLD = "requests/email/told"
ARRIVED = "requests/email/arrived"


def about(case: Case, link: PersonalLink) -> Mapping[str, object]:
    """Return what the person is told of the request itself; what they wrote is not repeated.

    Whoever typed a stranger's address so puts no words of their own into a stranger's mailbox.
    """
    return {
        "partnership": case.partnership.short_name,
        "reference": str(case),
        "kind": Kind(case.kind).label,
        "due_on": case.due_on,
        "address": str(settings.SITE_ADDRESS) + reverse("requests:link_case", args=[token_of(link)]),
    }


def telling(entry: Entry, link: PersonalLink, *, files: int) -> Mapping[str, object]:
    """Return what the person is told of a step of the office."""
    return {
        **about(entry.case, link),
        "step": entry.step,
        "text": entry.text,
        "remedy": entry.remedy,
        "handed_to": entry.case.handed_to,
        "files": files,
    }


def to_office(
    case: Case, addresses: Sequence[str], *, is_addition: bool = False, is_withdrawal: bool = False
) -> list[LetterDraft]:
    """Return letters to the people who answer: number, kind, term; never who asked or what they wrote."""
    context = {
        "partnership": case.partnership.short_name,
        "reference": str(case),
        "kind": Kind(case.kind).label,
        "due_on": case.due_on,
        "is_addition": is_addition,
        "is_withdrawal": is_withdrawal,
        "address": str(settings.SITE_ADDRESS) + case.get_absolute_url(),
    }
    return [LetterDraft([address], context) for address in addresses]


def received_sample() -> Mapping[str, object]:
    """Return a filled-in letter for the page of letters."""
    return {
        "partnership": "Partnerstwo powiatu zwoleńskiego",
        "reference": "4/2026",
        "kind": Kind.DIGITAL.label,
        "due_on": date(2026, 5, 11),
        "address": f"{settings.SITE_ADDRESS}/wniosek/przyklad/",
    }


def told_sample() -> Mapping[str, object]:
    """Return a filled-in letter for the page of letters."""
    return {
        **received_sample(),
        "step": Step.ANSWERED,
        "text": "Dodaliśmy opis zdjęcia i wersję tekstową planu spotkania.",
        "remedy": "",
        "handed_to": "",
        "files": 2,
    }


def arrived_sample() -> Mapping[str, object]:
    """Return a filled-in letter for the page of letters."""
    return {
        **received_sample(),
        "is_addition": False,
        "is_withdrawal": False,
        "address": f"{settings.SITE_ADDRESS}/pulpit/powiat-zwolenski-2018/wnioski/4/",
    }
