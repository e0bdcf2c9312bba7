"""What is hidden, what everybody reads instead, and what still stands out."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace

from django.db.models import Count, Q, QuerySet
from django.utils.translation import gettext as _
from django.utils.translation import ngettext, override

from spoiwo.common.exceptions import NotFound
from spoiwo.documents.model import Document, Heading, Note
from spoiwo.minutes import papers
from spoiwo.minutes.models import Minutes
from spoiwo.minutes.states import State
from spoiwo.partnerships.models import Partnership
from spoiwo.redactions.finding import Found, find
from spoiwo.redactions.masking import Mask, Patch, key, texts_of
from spoiwo.redactions.models import Redaction


@dataclass(frozen=True, slots=True)
class Shown:
    """Minutes as everybody reads them: what is hidden, and the mask that hides it."""

    minutes: Minutes
    rows: tuple[Redaction, ...]
    mask: Mask

    def paper(self) -> Document:
        """Return the paper for everybody, with the exclusions told at its end (art. 8 ust. 5)."""
        paper = papers.minutes_paper(self.minutes, is_public=True)
        masked = self.mask.document(paper)
        return replace(masked, blocks=(*masked.blocks, *self.exclusions(paper)))

    def exclusions(self, paper: Document) -> tuple[Heading | Note, ...]:
        """Say how much of the paper is hidden, on what ground, in whose interest and by whom; never what."""
        return _exclusions(self.rows, self.mask, paper) if self.rows else ()


def shown_minutes(minutes: Minutes) -> Shown:
    """Return the minutes as everybody reads them, in one query more than they need themselves."""
    rows = tuple(Redaction.objects.filter(minutes=minutes, lifted_at=None))
    return Shown(minutes, rows, Mask(Patch(row.words, bar=row.bar) for row in rows))


def _exclusions(rows: Sequence[Redaction], mask: Mask, paper: Document) -> tuple[Heading | Note, ...]:
    places = mask.places(paper)
    counted: Counter[tuple[str, str, str]] = Counter()
    for row in rows:
        if number := places.get(key(row.words), 0):
            counted[row.get_ground_display(), row.interest, row.made_by] += number
    with override("pl"):
        if not counted:
            return ()
        return (
            Heading(1, _("What is kept from the public")),
            *(Note(_told(row, number)) for row, number in counted.items()),
        )


def _told(row: tuple[str, str, str], number: int) -> str:
    ground, interest, who = row
    places = ngettext("%(number)s place hidden", "%(number)s places hidden", number) % {"number": number}
    values = {"places": places, "ground": ground, "interest": interest, "who": who}
    return _("%(places)s: %(ground)s, %(interest)s. Excluded by: %(who)s.") % values


@dataclass(frozen=True, slots=True)
class Check:
    """What the officer sees: what stands out, what is hidden and how often, the paper with both."""

    shown: Shown
    found: tuple[Found, ...]
    hidden: tuple[tuple[Redaction, int], ...]
    paper: Document


def check_of(minutes: Minutes) -> Check:
    """Return what in the minutes for everybody looks like data of a person, at its place."""
    shown = shown_minutes(minutes)
    plain = papers.minutes_paper(minutes, is_public=True)
    masked = shown.mask.document(plain)
    found = tuple(
        find(
            (text for part in (masked.title, masked.facts, masked.blocks) for text in texts_of(part)),
            minutes.partnership,
            hidden=[row.words for row in shown.rows],
            known=[name for name in (minutes.chair, minutes.taker) if name],
        )
    )
    places = shown.mask.places(plain)
    told = shown.exclusions(plain)
    pointed = Mask(Patch(one.words, why=str(one.sort.label)) for one in found).document(masked)
    return Check(
        shown=shown,
        found=found,
        hidden=tuple((row, places.get(key(row.words), 0)) for row in shown.rows),
        # What the paper says of the exclusions is its own: the name of the officer does not stand out.
        paper=replace(pointed, blocks=(*pointed.blocks, *told)),
    )


def stands_in(minutes: Minutes, words: str) -> bool:
    """Tell whether the words stand in the paper everybody reads."""
    paper = papers.minutes_paper(minutes, is_public=True)
    return bool(Mask([Patch(words, bar="x")]).places(paper))


def also_on_the_meeting(minutes: Minutes, words: Sequence[str]) -> list[str]:
    """Return those of the words that stand on the public page of the meeting too."""
    meeting = minutes.meeting
    items = meeting.items.values_list("title", "note")
    said = [meeting.title, meeting.aim, meeting.outcome, *(text for row in items for text in row)]
    return [one for one in words if any(Mask([Patch(one, bar="\0")]).words(text) != text for text in said)]


def lifted_of(minutes: Minutes) -> list[Redaction]:
    """Return what was hidden once and is shown again, the latest first."""
    return list(Redaction.objects.filter(minutes=minutes).exclude(lifted_at=None).order_by("-lifted_at"))


def redaction_by_id(minutes: Minutes, number: int) -> Redaction:
    """Return a redaction of the minutes; raises NotFound."""
    rows = Redaction.objects.filter(minutes=minutes, pk=number)
    found = rows.select_related("minutes__partnership", "minutes__meeting").first()
    if found is None:
        raise NotFound(_("There is no such redaction."))
    return found


def minutes_to_check(partnership: Partnership) -> QuerySet[Minutes]:
    """Return the minutes everybody reads or will, the latest first, with how much of each is hidden."""
    rows = Minutes.objects.filter(partnership=partnership, meeting__is_public=True)
    hidden = Count("redactions", filter=Q(redactions__lifted_at=None))
    return (
        rows.exclude(state=State.DRAFT)
        .select_related("meeting__body", "partnership")
        .annotate(hidden=hidden)
        .order_by("-meeting__day", "-pk")
    )
