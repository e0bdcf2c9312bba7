"""Reading cards of good practice, shaped for pages and papers."""

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from django.db.models import Count, Exists, F, OuterRef, Q, QuerySet
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from spoiwo.audit.models import LogEntry
from spoiwo.audit.selectors import history_of_partnership
from spoiwo.common.exceptions import NotFound
from spoiwo.files.showing import photo_with_files, shown
from spoiwo.files.standing import Use
from spoiwo.meetings.models import Meeting
from spoiwo.partnerships.models import Partnership
from spoiwo.practices.models import GoodPractice, PracticePhoto, Result, Reuse, Showing
from spoiwo.practices.states import State
from spoiwo.registry.models import Signatory
from spoiwo.territory.selectors import UnitOnDay, units_as_of

NO_SUCH = _("There is no such card.")
_SHOWN = ("partnership", "organization", "unit")
# Cards of those who are signatories on the day, and of all others.
MEMBERS, OTHERS = "sygnatariusze", "inne"


@dataclass(frozen=True, slots=True)
class PracticeFilter:
    """What the list is narrowed to; empty values narrow nothing."""

    state: str = ""
    whose: str = ""
    is_reused: bool = False
    # Two digits of a voivodeship; a card without a commune lies where its institution sits.
    place: str = ""
    words: str = ""

    def narrow(
        self, rows: QuerySet[GoodPractice], partnership: Partnership, day: date
    ) -> QuerySet[GoodPractice]:
        """Return the rows that fit; who is a signatory is asked of the day."""
        if self.state in State.values:
            rows = rows.filter(state=self.state)
        if self.whose in {MEMBERS, OTHERS}:
            members = Signatory.objects.filter(partnership=partnership).as_of(day).values("organization")
            is_member = Q(organization__in=members)
            rows = rows.filter(is_member) if self.whose == MEMBERS else rows.exclude(is_member)
        if self.is_reused:
            rows = rows.filter(Exists(Reuse.objects.filter(practice=OuterRef("pk"), is_shown=True)))
        if self.place:
            seat = Q(unit=None, organization__seat__key__startswith=self.place)
            rows = rows.filter(Q(unit__key__startswith=self.place) | seat)
        if self.words:
            fields = ("title", "entity_name", "place", "problem", "target_group", "actions", "results")
            found = Q()
            for field in fields:
                found |= Q(**{f"{field}__icontains": self.words})
            rows = rows.filter(found)
        return rows


def filter_of(asked: Mapping[str, str]) -> PracticeFilter:
    """Return the filter that an address asks for; what means nothing narrows nothing."""
    place = asked.get("wojewodztwo", "")
    return PracticeFilter(
        state=asked.get("stan", ""),
        whose=asked.get("czyje", ""),
        is_reused=asked.get("wykorzystane") == "1",
        place=place if len(place) == 2 and place.isascii() and place.isdigit() else "",
        words=asked.get("q", "").strip()[:100],
    )


@dataclass(frozen=True, slots=True)
class Card:
    """A card with all that belongs to it."""

    practice: GoodPractice
    numbers: tuple[Result, ...]
    photos: tuple[PracticePhoto, ...]
    showings: tuple[Showing, ...]
    reuses: tuple[Reuse, ...]


def practices_of(
    partnership: Partnership, day: date, wanted: PracticeFilter | None = None, *, public_only: bool = False
) -> QuerySet[GoodPractice]:
    """Return the cards, the latest published first, each with its numbers of showings and uses."""
    rows: QuerySet[GoodPractice] = GoodPractice.objects.filter(partnership=partnership)
    if public_only:
        rows = rows.filter(state=State.PUBLISHED)
    rows = (wanted or PracticeFilter()).narrow(rows, partnership, day).select_related(*_SHOWN)
    counted = rows.annotate(
        shown=Count("showings", distinct=True),
        reused=Count("reuses", filter=Q(reuses__is_shown=True), distinct=True),
    )
    return counted.order_by(F("published_on").desc(nulls_first=True), "-pk")


def places_of(partnership: Partnership, day: date, *, public_only: bool = False) -> list[tuple[str, str]]:
    """Return the voivodeships the cards lie in, each with its two digits, by name."""
    rows = GoodPractice.objects.filter(partnership=partnership)
    if public_only:
        rows = rows.filter(state=State.PUBLISHED)
    keys = rows.values_list("unit__key", "organization__seat__key")
    codes = {(own or seat)[:2] for own, seat in keys if own or seat}
    return [(unit.key, unit.label) for unit in sorted(units_as_of(codes, day).values(), key=_in_order)]


def _in_order(unit: UnitOnDay) -> str:
    return unit.sort_key


def is_any_public(partnership: Partnership) -> bool:
    """Tell whether everybody may read any card."""
    return GoodPractice.objects.filter(partnership=partnership, state=State.PUBLISHED).exists()


def practice_by_id(partnership: Partnership, number: int) -> GoodPractice:
    """Return a card of the partnership; raises NotFound."""
    rows = GoodPractice.objects.filter(partnership=partnership, pk=number)
    found: GoodPractice | None = rows.select_related(*_SHOWN).first()
    if found is None:
        raise NotFound(NO_SUCH)
    return found


def public_practice(partnership: Partnership, number: int) -> GoodPractice:
    """Return a published card; raises NotFound for any other."""
    found = practice_by_id(partnership, number)
    if not found.is_shown:
        raise NotFound(NO_SUCH)
    return found


def card_of(practice: GoodPractice, *, public_only: bool = False) -> Card:
    """Return the card with its numbers, photos, showings and uses in four queries.

    ``public_only`` leaves out uses that the secretariat has not shown to everybody. A photo somebody in it
    does not agree to is on no card.
    """
    reuses = Reuse.objects.filter(practice=practice)
    if public_only:
        reuses = reuses.filter(is_shown=True)
    photos = PracticePhoto.objects.filter(shown("photo"), practice=practice)
    return Card(
        practice=practice,
        numbers=tuple(Result.objects.filter(practice=practice)),
        photos=tuple(photos.select_related(*photo_with_files("photo"))),
        showings=tuple(Showing.objects.filter(practice=practice).select_related("meeting")),
        reuses=tuple(reuses.select_related("organization")),
    )


def photo_by_id(practice: GoodPractice, number: int) -> PracticePhoto:
    """Return a photo of the card; raises NotFound."""
    rows = PracticePhoto.objects.filter(practice=practice, pk=number)
    found: PracticePhoto | None = rows.select_related(
        "practice__partnership", *photo_with_files("photo")
    ).first()
    if found is None:
        raise NotFound(_("There is no such photo."))
    return found


def uses_of_photos(photos: Collection[int]) -> Iterator[tuple[int, Use]]:
    """Yield which of the photos stand on which cards."""
    rows = PracticePhoto.objects.filter(photo__in=photos).select_related("practice__partnership")
    for row in rows:
        practice = row.practice
        url = reverse("practices:practice", args=[practice.partnership.slug, practice.pk])
        yield row.photo_id, Use(_("card of good practice"), practice.title, url)


def shown_at(meeting: Meeting, *, public_only: bool = False) -> list[Showing]:
    """Return what was or will be presented at the meeting; for the public only of published cards."""
    rows = Showing.objects.filter(meeting=meeting).select_related("practice")
    if public_only:
        rows = rows.filter(practice__state=State.PUBLISHED)
    return list(rows.order_by("pk"))


def shown_at_meetings(meetings: Sequence[Meeting]) -> list[Showing]:
    """Return what was presented at these meetings, in the order of their days."""
    rows = Showing.objects.filter(meeting__in=[one.pk for one in meetings])
    return list(rows.select_related("practice", "meeting").order_by("meeting__day", "pk"))


def showing_by_id(practice: GoodPractice, number: int) -> Showing:
    """Return a showing of the practice; raises NotFound."""
    rows = Showing.objects.filter(practice=practice, pk=number)
    found: Showing | None = rows.select_related("practice__partnership", "meeting").first()
    if found is None:
        raise NotFound(_("There is no such showing."))
    return found


def reuse_by_id(practice: GoodPractice, number: int) -> Reuse:
    """Return a use of the practice elsewhere; raises NotFound."""
    found: Reuse | None = (
        Reuse.objects.filter(practice=practice, pk=number).select_related("practice__partnership").first()
    )
    if found is None:
        raise NotFound(_("There is no such entry."))
    return found


def history(practice: GoodPractice) -> QuerySet[LogEntry]:
    """Return what the book of deeds says of the card, the newest first."""
    return history_of_partnership(practice.partnership_id).filter(data__practice=practice.pk)
