"""Where words already went: what the officer should know when hiding them in one text.

What stands outside cannot be taken back by the program; what stands on other pages is changed there.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from django.db.models import Q
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from spoiwo.audit.models import LogEntry
from spoiwo.communiques.models import Communique, Placement
from spoiwo.communiques.states import Posting
from spoiwo.decisions.models import Resolution
from spoiwo.documents.masking import Mask, Patch
from spoiwo.minutes.models import Minutes
from spoiwo.notifications.models import Message
from spoiwo.notifications.states import State as Sent
from spoiwo.redactions.models import Text
from spoiwo.redactions.selectors import shown_text
from spoiwo.redactions.texts import KINDS, Kind, kind_of
from spoiwo.search.models import Entry

_MOST = 20


@dataclass(frozen=True, slots=True)
class Place:
    """A place that has the words; ``is_gone``: nobody can take them back from there."""

    said: str
    url: str = ""
    detail: str = ""
    is_gone: bool = False


def places_of(text: Text, words: Sequence[str]) -> list[Place]:
    """Return where else everybody reads the words, and where they have gone for good, in four queries."""
    wanted = [one for one in words if one.strip()]
    if not wanted:
        return []
    return [*_pages(text, wanted), *_deeds(text, wanted), *_letters(text, wanted), *_postings(text)]


def quoting(text: Text, words: Sequence[str]) -> list[Place]:
    """Return the texts of the same meeting in which everybody still reads the words: minutes quote the
    resolution they tell of, and each is hidden on a page of its own."""
    wanted = [one for one in words if one.strip()]
    found = []
    for kind, row in _of_the_same_meeting(text) if wanted else ():
        paper = shown_text(row).paper()
        places = sum(Mask([Patch(one, bar="\0") for one in wanted]).places(paper).values())
        if places:
            said = ngettext("%(number)d place there", "%(number)d places there", places)
            url = reverse("redactions:text", args=[row.partnership.slug, kind.word, row.pk])
            found.append(Place(kind.name(row), url, said % {"number": places}))
    return found


def _of_the_same_meeting(text: Text) -> Iterator[tuple[Kind, Text]]:
    if isinstance(text, Resolution) and text.item_id:
        kind = KINDS["protokoly"]
        rows = kind.lines(text.partnership).filter(meeting__items=text.item_id)
    elif isinstance(text, Minutes):
        kind = KINDS["uchwaly"]
        rows = kind.lines(text.partnership).filter(item__meeting=text.meeting_id)
    else:
        return
    yield from ((kind, row) for row in rows)


def _with(words: Sequence[str], *names: str) -> Q:
    found = Q()
    for one in words:
        for name in names:
            found |= Q(**{f"{name}__icontains": one})
    return found


def _pages(text: Text, words: Sequence[str]) -> list[Place]:
    """Pages of everybody's: articles, issues of the newsletter, other texts, all that the search knows."""
    rows = Entry.objects.filter(_with(words, "title", "subtitle", "body"), partnership_id=text.partnership_id)
    rows = rows.filter(is_public=True).exclude(kind=kind_of(text).field, object_id=text.pk)
    return [Place(row.title, row.url, row.subtitle) for row in rows.order_by("-day", "pk")[:_MOST]]


def _deeds(text: Text, words: Sequence[str]) -> list[Place]:
    rows = LogEntry.objects.filter(_with(words, "object_name", "data"), partnership_id=text.partnership_id)
    number = rows.count()
    if not number:
        return []
    said = ngettext(
        "%(number)d line of the book of deeds", "%(number)d lines of the book of deeds", number
    )  # fmt: skip
    why = _("it is not rewritten; new lines do not have the words")
    return [Place(said % {"number": number}, detail=why, is_gone=True)]


def _letters(text: Text, words: Sequence[str]) -> list[Place]:
    rows = Message.objects.filter(_with(words, "subject", "text"), partnership=text.partnership_id)
    number = rows.exclude(state=Sent.FAILED).count()
    if not number:
        return []
    # A letter that waits in the queue is written already.
    said = ngettext("%(number)d letter", "%(number)d letters", number) % {"number": number}
    return [Place(said, detail=_("also issues of the newsletter in people’s mail"), is_gone=True)]


def _postings(text: Text) -> list[Place]:
    if not isinstance(text, Communique):
        return []
    number = Placement.objects.filter(communique=text.pk, state=Posting.SHOWN).count()
    if not number:
        return []
    said = ngettext(
        "%(number)d institution that posted the communiqué",
        "%(number)d institutions that posted the communiqué",
        number,
    )
    return [Place(said % {"number": number}, detail=_("ask them to change it there"), is_gone=True)]
