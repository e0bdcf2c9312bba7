"""Showcases of a partnership, one of them with all that belongs to it, and those anybody finds."""

from collections.abc import Collection, Iterator, Sequence
from contextlib import nullcontext
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.contrib.postgres.search import SearchRank
from django.core.paginator import Page, Paginator
from django.db.models import Count, F, Q, QuerySet
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from django_scopes import scopes_disabled

from spoiwo.audit.models import LogEntry
from spoiwo.audit.selectors import history_of_partnership
from spoiwo.common.exceptions import NotFound
from spoiwo.files.showing import photo_with_files, shown
from spoiwo.files.standing import Use
from spoiwo.market import freshness
from spoiwo.market.eligibility import eligible, of_type
from spoiwo.market.models import Product, Showcase, ShowcasePhoto
from spoiwo.market.states import Kind, State, Type
from spoiwo.notifications.models import PersonalLink
from spoiwo.partnerships.models import Partnership
from spoiwo.registry.selectors import addresses_on
from spoiwo.search.scope import Terms
from spoiwo.search.selectors import query_of
from spoiwo.territory.codes import steps
from spoiwo.territory.models import Unit

NO_SUCH = _("There is no such showcase.")
A_PAGE = 30
# A partnership has fewer entities than this; its catalogue is one list.
ALL = 2000


@dataclass(frozen=True, slots=True)
class Card:
    """A showcase with what it sells, its photos and where it delivers."""

    showcase: Showcase
    products: tuple[Product, ...]
    photos: tuple[ShowcasePhoto, ...]
    areas: tuple[Unit, ...]


@dataclass(frozen=True, slots=True)
class Wanted:
    """What a buyer looks for; empty values narrow nothing."""

    words: str = ""
    kind: str = ""
    area: str = ""
    type: str = ""

    @property
    def is_narrowed(self) -> bool:
        """Whether anything at all is asked."""
        return self != Wanted()


@dataclass(frozen=True, slots=True)
class AskedSeller:
    """An institution to be asked about its showcase: where the letter goes (empty: nowhere)."""

    showcase: Showcase
    name: str
    email: str
    products: tuple[str, ...]

    @property
    def holder(self) -> str:
        """On whose behalf the link acts."""
        own = self.showcase.organization.name
        return f"{own} ({self.name})" if self.name else own


def showcases_of(partnership: Partnership, state: str = "") -> QuerySet[Showcase]:
    """Return the showcases of a partnership, each with its number of products, by institution."""
    rows: QuerySet[Showcase] = Showcase.objects.filter(partnership=partnership)
    if state in State.values:
        rows = rows.filter(state=state)
    counted = rows.select_related("partnership", "organization").annotate(sold=Count("products"))
    return counted.order_by("organization__sort_key", "pk")


def showcase_by_id(partnership: Partnership, number: int) -> Showcase:
    """Return a showcase of the partnership; raises NotFound."""
    rows = Showcase.objects.filter(partnership=partnership, pk=number)
    found: Showcase | None = rows.select_related("partnership", "organization__operator").first()
    if found is None:
        raise NotFound(NO_SUCH)
    return found


def public_showcase(partnership: Partnership, number: int) -> Showcase:
    """Return a showcase anybody may read: shown, or ended after it was shown; raises NotFound for others.

    One that ended, faded or lost its status keeps its page, which says so: people hold its card.
    """
    found = showcase_by_id(partnership, number)
    if found.state in {State.DRAFT, State.HIDDEN} or found.shown_on is None:
        raise NotFound(NO_SUCH)
    return found


def showcase_of_link(link: PersonalLink) -> Showcase:
    """Return the showcase a personal link opens; raises NotFound when it was removed."""
    return showcase_by_id(link.partnership, link.subject_id)


def card_of(showcase: Showcase) -> Card:
    """Return the showcase with all that belongs to it, in three queries."""
    photos = ShowcasePhoto.objects.filter(shown("photo"), showcase=showcase)
    return Card(
        showcase=showcase,
        products=tuple(Product.objects.filter(showcase=showcase)),
        photos=tuple(photos.select_related(*photo_with_files("photo"))),
        areas=tuple(showcase.areas.order_by("key")),
    )


def cards_of(showcases: Sequence[Showcase]) -> list[Card]:
    """Return many showcases with all that belongs to them; the number of queries does not grow."""
    numbers = [one.pk for one in showcases]
    products: dict[int, list[Product]] = {number: [] for number in numbers}
    for product in Product.objects.filter(showcase__in=numbers):
        products[product.showcase_id].append(product)
    photos: dict[int, list[ShowcasePhoto]] = {number: [] for number in numbers}
    rows = ShowcasePhoto.objects.filter(shown("photo"), showcase__in=numbers)
    for row in rows.select_related(*photo_with_files("photo")):
        photos[row.showcase_id].append(row)
    areas: dict[int, list[Unit]] = {number: [] for number in numbers}
    through = Showcase.areas.through.objects.filter(showcase__in=numbers)
    for pair in through.select_related("unit").order_by("unit__key"):
        areas[pair.showcase_id].append(pair.unit)
    return [
        Card(one, tuple(products[one.pk]), tuple(photos[one.pk]), tuple(areas[one.pk])) for one in showcases
    ]


def product_by_id(showcase: Showcase, number: int) -> Product:
    """Return a product of the showcase; raises NotFound."""
    rows = Product.objects.filter(showcase=showcase, pk=number)
    found: Product | None = rows.select_related("showcase__partnership", "showcase__organization").first()
    if found is None:
        raise NotFound(_("There is no such product."))
    return found


def photo_by_id(showcase: Showcase, number: int) -> ShowcasePhoto:
    """Return a photo of the showcase; raises NotFound."""
    rows = ShowcasePhoto.objects.filter(showcase=showcase, pk=number)
    found: ShowcasePhoto | None = rows.select_related(
        "showcase__partnership", "showcase__organization", *photo_with_files("photo")
    ).first()
    if found is None:
        raise NotFound(_("There is no such photo."))
    return found


def uses_of_photos(photos: Collection[int]) -> Iterator[tuple[int, Use]]:
    """Yield which of the photos stand in which showcases."""
    rows = ShowcasePhoto.objects.filter(photo__in=photos)
    for row in rows.select_related("showcase__partnership", "showcase__organization"):
        showcase = row.showcase
        url = reverse("market:showcase", args=[showcase.partnership.slug, showcase.pk])
        yield row.photo_id, Use(_("showcase"), showcase.organization.name, url)


def history_of(showcase: Showcase) -> QuerySet[LogEntry]:
    """Return what the book of deeds says of the showcase, the newest first."""
    return history_of_partnership(showcase.partnership_id).filter(
        action__startswith="market.", data__showcase=showcase.pk
    )


def is_found(day: date) -> Q:
    """Return the condition "anybody finds it on the day"; the same as ``Showcase.standing_on``."""
    fresh = Q(assured_on__gt=freshness.assured_after(day, freshness.FADED_DAYS))
    return Q(state=State.SHOWN) & fresh & eligible(day, "organization__")


def has_showcases(partnership: Partnership, day: date) -> bool:
    """Tell whether anybody finds a showcase of the partnership on the day."""
    return Showcase.objects.filter(is_found(day), partnership=partnership).exists()


@dataclass(frozen=True, slots=True)
class Found:
    """A page of showcases, each with all that belongs to it."""

    page: Page[Showcase]
    cards: tuple[Card, ...]


def find(
    wanted: Wanted,
    day: date,
    partnership: Partnership | None = None,
    page: int | str | None = 1,
    size: int = A_PAGE,
) -> Found:
    """Return a page of the showcases found on the day, of one partnership (in its scope) or all public ones.

    With words the best match comes first, else the institutions in order.
    """
    with nullcontext() if partnership is not None else scopes_disabled():
        shown = Paginator(_matching(wanted, day, partnership), size).get_page(page)
        return Found(shown, tuple(cards_of(list(shown.object_list))))


def _matching(wanted: Wanted, day: date, partnership: Partnership | None) -> QuerySet[Showcase]:
    within: Any = [partnership.pk] if partnership else Partnership.objects.public().values("pk")
    # Every condition names the partnerships, so reading across them is safe.
    rows: QuerySet[Showcase] = Showcase.objects.filter(is_found(day), partnership__in=within)
    if wanted.kind in Kind.values:
        rows = rows.filter(pk__in=_selling(wanted.kind))
    if wanted.type in Type.values:
        rows = rows.filter(of_type(Type(wanted.type), day, "organization__"))
    if wanted.area:
        rows = rows.filter(_delivering(wanted.area))
    return _by_words(rows.select_related("partnership", "organization"), wanted.words)


def _selling(kind: str) -> Any:
    return Product._base_manager.filter(kind=kind).values("showcase")


def _delivering(area: str) -> Q:
    through = Showcase.areas.through.objects
    inside = through.filter(Q(unit__key__in=steps(area)) | Q(unit__key__startswith=area))
    return Q(is_everywhere=True) | Q(pk__in=inside.values("showcase"))


def _by_words(rows: QuerySet[Showcase], words: str) -> QuerySet[Showcase]:
    query = query_of(words)
    if not query.expression:
        return rows.order_by("organization__sort_key", "pk")
    terms = Terms(query.expression)
    ranked = rows.filter(vector=terms).annotate(rank=SearchRank(F("vector"), terms))
    return ranked.order_by("-rank", "organization__sort_key", "pk")


def sellers_to_ask(partnership: Partnership, day: date) -> list[AskedSeller]:
    """Return the institutions of shown showcases with where a letter reaches them, the stalest first."""
    rows = Showcase.objects.filter(partnership=partnership, state=State.SHOWN)
    shown = list(
        rows.select_related("partnership", "organization").order_by("assured_on", "organization__sort_key")
    )
    sold: dict[int, list[str]] = {}
    for number, name in Product.objects.filter(showcase__in=shown).values_list("showcase", "name"):
        sold.setdefault(number, []).append(name)
    addresses = addresses_on(partnership, day)
    return [
        AskedSeller(
            one,
            *addresses.get(one.organization_id, ("", one.organization.email or one.email)),
            tuple(sold.get(one.pk, ())),
        )
        for one in shown
    ]
