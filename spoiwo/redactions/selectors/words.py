"""What is hidden, what everybody reads instead, and what still stands out."""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from django.db.models import Count, Q, QuerySet
from django.utils.translation import gettext as _
from django.utils.translation import ngettext, override

from spoiwo.common.exceptions import NotFound
from spoiwo.documents.kinds import Values
from spoiwo.documents.masking import Mask, Patch, key
from spoiwo.documents.model import Document, Heading, Note
from spoiwo.minutes.models import Minutes
from spoiwo.partnerships.models import Partnership
from spoiwo.privacy.finding import Found, standing_out
from spoiwo.redactions.models import Redaction, Text
from spoiwo.redactions.texts import Kind, kind_of


@dataclass(frozen=True, slots=True)
class Shown:
    """A text as everybody reads it: what is hidden, and the mask that hides it."""

    text: Text
    rows: tuple[Redaction, ...]
    mask: Mask

    def paper(self) -> Document:
        """Return the paper for everybody, with the exclusions told at its end (art. 8 ust. 5)."""
        paper = kind_of(self.text).paper(self.text)
        masked = self.mask.document(paper)
        return replace(masked, blocks=(*masked.blocks, *self.exclusions(paper)))

    def values(self) -> Values:
        """Return what fills the fields of an office's own template likewise."""
        return self.mask.values(kind_of(self.text).values(self.text))

    def exclusions(self, paper: Document) -> tuple[Heading | Note, ...]:
        """Say how much of the paper is hidden, on what ground, in whose interest and by whom; never what."""
        return _exclusions(self.rows, self.mask, paper) if self.rows else ()


def redactions_of(text: Text) -> QuerySet[Redaction]:
    """Return all that is or was hidden in a text."""
    return Redaction.objects.filter(**{kind_of(text).field: text.pk})


def shown_text(text: Text) -> Shown:
    """Return a text as everybody reads it; one in which nothing is hidden needs no query more."""
    text = text.original
    rows = tuple(redactions_of(text).filter(lifted_at=None)) if text.bars else ()
    return Shown(text, rows, text.mask)


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
    """What the officer sees: what stands out, what is hidden and how often, the paper with both.

    ``unseen`` are those nobody has looked at and left.
    """

    shown: Shown
    found: tuple[Found, ...]
    unseen: tuple[Found, ...]
    hidden: tuple[tuple[Redaction, int], ...]
    paper: Document


def check_of(text: Text) -> Check:
    """Return what in a text for everybody looks like data of a person, at its place."""
    kind, shown = kind_of(text), shown_text(text)
    plain = kind.paper(text)
    masked = shown.mask.document(plain)
    found = standing_out(text, masked, text.partnership, kind.known(text))
    places = shown.mask.places(plain)
    told = shown.exclusions(plain)
    pointed = Mask(Patch(one.words, why=str(one.sort.label)) for one in found).document(masked)
    return Check(
        shown=shown,
        found=tuple(found),
        unseen=tuple(one for one in found if not text.is_left(one.words)),
        hidden=tuple((row, places.get(key(row.words), 0)) for row in shown.rows),
        # What the paper says of the exclusions is its own: the name of the officer does not stand out.
        paper=replace(pointed, blocks=(*pointed.blocks, *told)),
    )


def stands_in(text: Text, words: str) -> bool:
    """Tell whether the words stand in the paper everybody reads."""
    return bool(Mask([Patch(words, bar="x")]).places(kind_of(text).paper(text)))


def also_on_the_meeting(text: Text, words: Sequence[str]) -> list[str]:
    """Return those of the words that stand on the public page of the meeting of minutes too."""
    if not isinstance(text, Minutes):
        return []
    meeting = text.meeting
    items = meeting.items.values_list("title", "note")
    return _standing(
        words, [meeting.title, meeting.aim, meeting.outcome, *(one for row in items for one in row)]
    )


def _standing(words: Iterable[str], texts: Sequence[str]) -> list[str]:
    return [one for one in words if any(Mask([Patch(one, bar="\0")]).words(text) != text for text in texts)]


def lifted_of(text: Text) -> list[Redaction]:
    """Return what was hidden once and is shown again, the latest first."""
    return list(redactions_of(text).exclude(lifted_at=None).order_by("-lifted_at"))


def redaction_by_id(text: Text, number: int) -> Redaction:
    """Return a redaction of the text; raises NotFound."""
    rows = redactions_of(text).filter(pk=number)
    found = rows.select_related(
        "minutes__partnership", "minutes__meeting", "resolution__partnership", "communique__partnership"
    ).first()
    if found is None:
        raise NotFound(_("There is no such redaction."))
    return found


def texts_to_check(kind: Kind, partnership: Partnership) -> QuerySet[Text]:
    """Return the texts of a kind everybody reads or will: first those that wait, then the latest first."""
    hidden = Count("redactions", filter=Q(redactions__lifted_at=None))
    found: QuerySet[Text] = kind.lines(partnership).annotate(hidden=hidden)
    return found
