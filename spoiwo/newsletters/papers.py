"""What the letter of an issue says, in HTML and in text; the archive shows the same entries."""

from base64 import b64encode
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass

from django.conf import settings
from django.urls import reverse
from django.utils.safestring import SafeString, mark_safe

from spoiwo.common import clock
from spoiwo.communiques import content
from spoiwo.newsletters import links, selectors
from spoiwo.newsletters.models import Entry, Issue, Subscription
from spoiwo.newsletters.selectors import Section
from spoiwo.newsletters.states import Topic
from spoiwo.notifications.letters import LetterDraft, LetterMarks
from spoiwo.projects.letters import letter_marks

ISSUE = "newsletters/email/issue"


@dataclass(frozen=True, slots=True)
class Told:
    """An entry as a letter says it."""

    title: str
    about: str
    url: str
    html: SafeString
    text: str


@dataclass(frozen=True, slots=True)
class Part:
    """A topic of a letter with its entries."""

    topic: Topic
    entries: tuple[Told, ...]


def parts_of(sections: Sequence[Section]) -> list[Part]:
    """Return what a letter tells, topic by topic, with whole addresses."""
    return [Part(one.topic, tuple(_told(entry) for entry in one.entries)) for one in sections]


def _told(entry: Entry) -> Told:
    url = f"{settings.SITE_ADDRESS}{entry.url}" if entry.url else ""
    return Told(
        entry.title, entry.about, url, content.to_html(entry.text, level=4), content.to_text(entry.text)
    )


def marks_of(issue: Issue) -> LetterMarks:
    """Return the signs the letter carries on the day it is sent (EU-04, EU-08)."""
    return letter_marks(issue.partnership, issue.project, issue.sent_on or clock.today())


def on_a_page(marks: LetterMarks) -> LetterMarks:
    """Return the marks with their pictures in the HTML itself, for a page that shows a letter."""
    html = marks.html
    for picture in marks.pictures:
        drawn = b64encode(picture.content).decode()
        html = html.replace(f"cid:{picture.content_id}", f"data:{picture.media_type};base64,{drawn}")
    return LetterMarks(html=mark_safe(html), text=marks.text)  # noqa: S308  # our own template, pictures drawn by us


def context_of(issue: Issue, entries: Sequence[Entry], topics: Collection[Topic]) -> Mapping[str, object]:
    """Return what every letter of the issue says of these topics; the links of its reader are added."""
    page = issue.get_absolute_url() if issue.is_issued else _newsletter(issue)
    return {
        "partnership": issue.partnership.short_name,
        "label": issue.label,
        "title": issue.title,
        "lead": content.to_html(issue.lead, level=3),
        "lead_text": content.to_text(issue.lead),
        "parts": parts_of(selectors.sections_of(entries, topics)),
        "page": f"{settings.SITE_ADDRESS}{page}",
    }


def letter(subscription: Subscription, context: Mapping[str, object]) -> LetterDraft:
    """Return the letter to one reader, with links and headers of that reader alone."""
    own = {
        "confirmed_at": subscription.confirmed_at,
        "keep_address": links.keeping(subscription),
        "leave_address": links.leaving(subscription),
    }
    return LetterDraft(
        [subscription.email],
        {**context, **own},
        subscription.language,
        headers=links.headers_of(subscription),
    )


def trial(issue: Issue, entries: Sequence[Entry], email: str) -> LetterDraft:
    """Return the letter as its writer sees it before anybody else; its links lead to the public page."""
    page = f"{settings.SITE_ADDRESS}{_newsletter(issue)}"
    own = {"is_trial": True, "confirmed_at": None, "keep_address": page, "leave_address": page}
    headers = links.list_headers(issue.partnership)
    return LetterDraft([email], {**context_of(issue, entries, tuple(Topic)), **own}, headers=headers)


def _newsletter(issue: Issue) -> str:
    return reverse("newsletters:newsletter", args=[issue.partnership.slug])


def sample() -> Mapping[str, object]:
    """Return a filled-in letter for the page of letters."""
    site = settings.SITE_ADDRESS
    entry = Told(
        "Rada Programowa przyjęła dwie rekomendacje",
        "Komunikat nr 3/2016, 12 maja 2016",
        f"{site}/k/przyklad/",
        content.to_html("Obie dotyczą dostępu do usług społecznych w gminach."),
        "Obie dotyczą dostępu do usług społecznych w gminach.",
    )
    return {
        "partnership": "Lubuskie partnerstwo",
        "label": "Biuletyn nr 3",
        "title": "Co nowego w maju",
        "lead": content.to_html("Dzień dobry, oto co zrobiliśmy od ostatniego numeru."),
        "lead_text": "Dzień dobry, oto co zrobiliśmy od ostatniego numeru.",
        "parts": [Part(Topic.NEWS, (entry,))],
        "page": f"{site}/partnerstwa/lubuskie-es/biuletyn/3/",
        "confirmed_at": clock.now(),
        "keep_address": f"{site}/biuletyn/przyklad/",
        "leave_address": f"{site}/biuletyn/przyklad/wypisz/",
    }
