"""Published articles: lists with archives, one at its address, its versions, what belongs to it."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from functools import lru_cache
from typing import Any

from django.db.models import Count, Exists, OuterRef, Q, QuerySet, Subquery
from django.db.models.fields.json import KT
from django.db.models.functions import TruncMonth
from django.utils.translation import gettext_lazy as _
from django_scopes import scopes_disabled

from spoiwo.audit.models import LogEntry
from spoiwo.common import clock
from spoiwo.common.exceptions import NotFound
from spoiwo.common.prepared_rows import PreparedRows
from spoiwo.meetings.models import Meeting
from spoiwo.pages.models import Article, Publication
from spoiwo.pages.selectors.gallery import leading_ones, led_by
from spoiwo.pages.states import Language
from spoiwo.partnerships.models import Partnership
from spoiwo.partnerships.states import PUBLIC_STAGES

NO_SUCH = _("There is no such article.")
Months = list[tuple[date, int]]

_OF_A_ROW = (
    "series", "slug", "title", "lead", "kind", "language", "first_at", "is_own", "author_name",
    "partnership__slug", "partnership__short_name",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Wanted:
    """What the reader narrowed the list to; ``month`` is its first day."""

    partnership: Partnership | None = None
    kind: str = ""
    category: str = ""
    month: date | None = None
    words: str = ""


def _shown(partnership: Partnership | int | None) -> "QuerySet[Publication]":
    """Return what everybody may read: the partnership's own, and what others wrote of it.

    Translations are led to from their Polish article.
    """
    rows = Publication.objects.filter(
        is_latest=True, ended_at=None, language=Language.POLISH, partnership__stage__in=PUBLIC_STAGES
    )
    if partnership:
        # A condition over two tables would show an article twice.
        linked = Article.partnerships.through.objects.filter(partnership=partnership).values("article_id")
        rows = rows.filter(Q(partnership=partnership) | Q(article__in=linked))
    rows = rows.defer("html", "plain_html").select_related("partnership", "author")
    return rows.prefetch_related(leading_ones())


def find(wanted: Wanted) -> "QuerySet[Publication]":
    """Return the articles of all partnerships that match, the newest first."""
    with scopes_disabled():
        rows = _shown(wanted.partnership)
    if wanted.kind:
        rows = rows.filter(kind=wanted.kind)
    if wanted.category:
        rows = rows.filter(categories__contains=[wanted.category])
    if wanted.month:
        rows = rows.filter(first_at__gte=_midnight(wanted.month), first_at__lt=_midnight(_next(wanted.month)))
    if wanted.words:
        said = Q(title__icontains=wanted.words) | Q(lead__icontains=wanted.words)
        rows = rows.filter(said | Q(html__icontains=wanted.words))
    return rows


class Newest(Sequence[Publication]):
    """The articles nobody narrowed, for a paginator; ``months`` counts them already."""

    def __init__(self, partnership: Partnership | None, months: Months) -> None:
        self._partnership, self._number = partnership, sum(number for _month, number in months)

    def __len__(self) -> int:
        return self._number

    def __getitem__(self, part: Any) -> Any:
        """Return a page of them, in two queries written once for each page."""
        if part.start >= part.stop:
            return []
        of = [self._partnership.pk] if self._partnership else []
        rows = _page_of(part.start, part.stop, is_of_one=bool(of)).rows(*of)
        return _led(rows)


@lru_cache(maxsize=64)
def _page_of(start: int, stop: int, *, is_of_one: bool) -> PreparedRows[Publication]:
    if is_of_one:
        return PreparedRows(lambda number: _listed(number)[start:stop])
    return PreparedRows(lambda: _listed(None)[start:stop])


def _listed(partnership: int | None) -> "QuerySet[Publication]":
    """Return what everybody may read, only what a row of a list says of each (``article_row``)."""
    rows = _shown(partnership).select_related(None).prefetch_related(None)
    return rows.select_related("partnership").only(*_OF_A_ROW)


def _led(rows: list[Publication]) -> list[Publication]:
    """Put the leading photo of each where a list that reads along by itself would (leading_ones)."""
    leading = led_by([row.pk for row in rows])
    for row in rows:
        vars(row)["leading"] = leading.get(row.pk, [])
    return rows


def shown_of(partnership: Partnership) -> "QuerySet[Publication]":
    """Return what the partnership itself shows, translations too: for its register of publications."""
    return Publication.objects.filter(partnership=partnership, is_latest=True, ended_at=None)


def has_articles(partnership: Partnership) -> bool:
    """Tell whether anybody would find an article of the partnership."""
    with scopes_disabled():
        return _shown(partnership).exists()


def _midnight(day: date) -> datetime:
    return datetime(day.year, day.month, day.day, tzinfo=clock.WARSAW)


def _next(month: date) -> date:
    return date(month.year + month.month // 12, month.month % 12 + 1, 1)


def latest_at_home(most: int) -> list[Publication]:
    """Return the newest articles for the start page, in two queries."""
    return _led(_page_of(0, most, is_of_one=False).rows())


def months_of(partnership: Partnership | None) -> Months:
    """Return the months with articles and how many each has, the latest first."""
    counted = _MONTHS_OF.rows(partnership.pk) if partnership else _MONTHS.rows()
    return [(month.date(), number) for month, number in counted]


def _months_query(partnership: int | None = None) -> "QuerySet[Publication, tuple[datetime, int]]":
    rows = _shown(partnership).order_by().annotate(month=TruncMonth("first_at", tzinfo=clock.WARSAW))
    counted = rows.values("month").annotate(number=Count("pk")).order_by("-month")
    return counted.values_list("month", "number")


_MONTHS, _MONTHS_OF = PreparedRows(lambda: _months_query()), PreparedRows(_months_query)


def categories_of(partnership: Partnership | None) -> list[str]:
    """Return the categories in use, in their alphabetical order."""
    used = _CATEGORIES_OF.rows(partnership.pk) if partnership else _CATEGORIES.rows()
    return sorted({word for (words,) in used for word in words})


def _categories_query(partnership: int | None = None) -> "QuerySet[Publication, tuple[list[str]]]":
    return _shown(partnership).exclude(categories=[]).order_by().values_list("categories")


_CATEGORIES, _CATEGORIES_OF = PreparedRows(lambda: _categories_query()), PreparedRows(_categories_query)


def public_article(partnership: Partnership, slug: str) -> Publication:
    """Return the latest version of the article that has or had this address; NotFound where none ever had.

    The caller looks whether the address is the present one and whether the article is still shown.
    """
    found = _AT_ADDRESS.first(partnership.pk, slug)
    if found is None:
        raise NotFound(NO_SUCH)
    return found


def _at_address(partnership: int, slug: str) -> "QuerySet[Publication]":
    held = Publication.objects.filter(partnership=partnership, slug=slug).order_by("-is_latest", "-pk")
    rows = Publication.objects.filter(
        partnership=partnership, series=Subquery(held.values("series")[:1]), is_latest=True
    )
    return rows.select_related("partnership", "author").order_by()[:1]


_AT_ADDRESS = PreparedRows(_at_address)


def article_by_number(partnership: Partnership, series: int) -> Publication:
    """Return the latest version of the article of this number, also of one taken off; raises NotFound."""
    rows = Publication.objects.filter(partnership=partnership, series=series, is_latest=True)
    found: Publication | None = rows.select_related("partnership", "author").first()
    if found is None:
        raise NotFound(NO_SUCH)
    return found


def articles_by_number(partnership: Partnership, numbers: Collection[int]) -> dict[int, Publication]:
    """Return the latest versions of these articles by their numbers."""
    rows = Publication.objects.filter(partnership=partnership, series__in=numbers, is_latest=True)
    return {row.series: row for row in rows.defer("html", "plain_html").select_related("partnership")}


def versions_of(publication: Publication) -> list[Publication]:
    """Return all versions of an article, the newest first."""
    rows = Publication.objects.filter(partnership=publication.partnership_id, series=publication.series)
    return list(rows.select_related("partnership").order_by("-number"))


def version_by_number(publication: Publication, number: int) -> Publication:
    """Return one version of the article; raises NotFound."""
    rows = Publication.objects.filter(partnership=publication.partnership_id, series=publication.series)
    found: Publication | None = rows.filter(number=number).select_related("partnership", "author").first()
    if found is None:
        raise NotFound(NO_SUCH)
    return found


def change_log(publication: Publication) -> list[LogEntry]:
    """Return what became public of the article and what was taken off, the newest first (BIP-03)."""
    return _CHANGES.rows(publication.partnership_id, str(publication.series))


def _changes_query(partnership: int, series: str) -> "QuerySet[LogEntry]":
    became = LogEntry.objects.filter(
        partnership_id=partnership, action__in=("pages.article.published", "pages.article.taken_off")
    )
    return became.annotate(article=KT("data__article")).filter(article=series)


_CHANGES = PreparedRows(_changes_query)


@dataclass(frozen=True, slots=True)
class Around:
    """What belongs to an article: where to read on."""

    partnerships: Sequence[Partnership] = ()
    meetings: Sequence[Meeting] = ()
    people: Sequence[object] = ()
    projects: Sequence[object] = ()
    files: Sequence[object] = ()
    units: Sequence[object] = ()
    see_also: Sequence[Publication] = ()
    promise: str = ""


def around(publication: Publication) -> Around:
    """Return the links of an article that everybody may follow; a promise kept becomes a link by itself."""
    if publication.article_id is None:
        return Around()
    # The editor's page itself is not read: what it is tied to is asked by its number.
    article = Article(pk=publication.article_id)
    told = _TOLD.rows(article.pk)
    tied = {name: _TIED_TO[name].rows(article.pk) for name in _tied(article.pk)}
    return Around(
        partnerships=tied.get("partnerships", ()),
        meetings=[one for one in tied.get("meetings", ()) if one.is_public],
        people=tied.get("people", ()),
        projects=tied.get("projects", ()),
        files=[one for one in tied.get("files", ()) if one.is_public],
        units=tied.get("units", ()),
        see_also=told,
        promise="" if any(one.kind == "account" for one in told) else publication.awaited,
    )


def _told_query(number: int) -> "QuerySet[Publication]":
    """Return the articles that keep the promise of this one, or whose promise it keeps."""
    promise = Article.objects.filter(pk=number).values("account_of")
    accounts = Q(article__account_of=number) | Q(article__in=promise)
    return _shown(None).prefetch_related(None).filter(accounts)


_TOLD = PreparedRows(_told_query)
_TIES = ("partnerships", "meetings", "people", "projects", "files", "units")


def _tied(number: int) -> list[str]:
    """Return to what an article is tied: most are tied to two or three of the six."""
    row = _TIED.first(number) or ()
    return [name for name, is_tied in zip(_TIES, row, strict=False) if is_tied]


def _tied_to(name: str) -> "PreparedRows[Any]":
    return PreparedRows(lambda number: _tied_to_query(name, number))


def _tied_to_query(name: str, number: int) -> "QuerySet[Any]":
    rows: QuerySet[Any] = getattr(Article(pk=number), name).all()
    if name == "meetings":
        return rows.select_related("partnership")
    return rows.filter(stage__in=PUBLIC_STAGES) if name == "partnerships" else rows


_TIED_TO = {name: _tied_to(name) for name in _TIES}


def _tied_query(number: int) -> "QuerySet[Any, Any]":
    has = [Exists(getattr(Article, name).through.objects.filter(article=OuterRef("pk"))) for name in _TIES]
    rows: QuerySet[Any, Any] = Article.objects.filter(pk=number).order_by().values_list(*has)[:1]
    return rows


_TIED: PreparedRows[tuple[bool, ...]] = PreparedRows(_tied_query)


@dataclass(frozen=True, slots=True)
class Spoken:
    """An article in one language, as a machine is told of it."""

    language: str
    address: str
    changed_at: datetime


def translated(slug: str = "") -> dict[str, list[Spoken]]:
    """Return shown articles that can be read in other languages, by the address of the Polish one.

    Each with all its languages, the Polish one first; one query, of all partnerships or of one by its slug.
    """
    with scopes_disabled():
        shown = Publication.objects.filter(is_latest=True, ended_at=None)
        rows = shown.filter(partnership__slug=slug) if slug else shown
        others = shown.filter(partnership=OuterRef("partnership"), translates=OuterRef("series"))
        rows = rows.filter(Q(translates__isnull=False) | Exists(others)).select_related("partnership")
        told = list(rows.defer("html", "plain_html").order_by("translates", "pk"))
    families: dict[tuple[int, int], list[Publication]] = {}
    for one in told:
        families.setdefault((one.partnership_id, one.translates or one.series), []).append(one)
    found: dict[str, list[Spoken]] = {}
    for family in families.values():
        family.sort(key=lambda one: Language.values.index(one.language))
        if not family[0].is_translation:
            found[family[0].get_absolute_url()] = [
                Spoken(one.language, one.get_absolute_url(), one.published_at) for one in family
            ]
    return found
