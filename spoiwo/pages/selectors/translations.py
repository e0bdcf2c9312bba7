"""An article in other languages: which there are, and whether they still say what the Polish one says."""

from collections.abc import Sequence
from dataclasses import dataclass

from django.db.models import F, OuterRef, Q, QuerySet, Subquery
from django.utils.translation import gettext_lazy as _

from spoiwo.common.prepared_rows import PreparedRows
from spoiwo.pages.models import Article, Publication
from spoiwo.pages.states import FOREIGN, Language
from spoiwo.partnerships.models import Partnership

ORIGINAL_FIRST = _("Publish the Polish article first. A translation is read beside it.")


@dataclass(frozen=True, slots=True)
class Tongues:
    """The languages in which an article can be read. ``original`` is its latest Polish version."""

    original: Publication
    others: Sequence[Publication] = ()
    # Whether the Polish text was changed after the shown translation was made.
    is_behind: bool = False


def tongues_of(found: Publication) -> Tongues:
    """Return in what else a published article can be read; itself is not among the others."""
    if not found.is_translation:
        return Tongues(found, [one for one in _family(found.partnership_id, found.series) if one != found])
    if found.translates is None:
        return Tongues(found)
    rows = _family(found.partnership_id, found.translates)
    original = next((one for one in rows if not one.is_translation), None)
    if original is None:
        return Tongues(found)
    others = [one for one in rows if one != found]
    return Tongues(original, others, is_behind=(found.of_version or 0) < original.number)


def _family(partnership: int, series: int) -> list[Publication]:
    """Return the Polish article and its translations, as far as they are shown, the Polish one first."""
    return sorted(_FAMILY.rows(partnership, series), key=lambda one: Language.values.index(one.language))


def _family_query(partnership: int, series: int) -> "QuerySet[Publication]":
    rows = Publication.objects.filter(
        Q(series=series) | Q(translates=series), partnership=partnership, is_latest=True, ended_at=None
    )
    return rows.defer("html", "plain_html").select_related("partnership")


_FAMILY = PreparedRows(_family_query)


def behind(partnership: Partnership) -> "QuerySet[Publication]":
    """Return the shown translations whose Polish text was changed after they were made, with its title."""
    original = Publication.objects.filter(
        partnership=OuterRef("partnership"), series=OuterRef("translates"), is_latest=True
    )
    rows = Publication.objects.filter(
        partnership=partnership, is_latest=True, ended_at=None, translates__isnull=False
    )
    numbered = rows.annotate(
        present=Subquery(original.values("number")[:1]),
        polish_title=Subquery(original.values("title")[:1]),
    )
    return numbered.filter(Q(of_version=None) | Q(of_version__lt=F("present")), present__isnull=False)


@dataclass(frozen=True, slots=True)
class Tongue:
    """A language an article may be put into; ``version`` is what readers see of it today."""

    language: Language
    article: Article | None = None
    version: Publication | None = None
    is_behind: bool = False


def tongues_to_write(article: Article) -> list[Tongue]:
    """Return every language an article may be put into, with how far each has come."""
    drafts = {one.language: one for one in article.translations.all()}
    numbers = [one.pk for one in drafts.values()]
    rows = Publication.objects.filter(series__in=numbers, is_latest=True, ended_at=None)
    shown = {one.language: one for one in rows.select_related("partnership")}
    late = set(behind(article.partnership).filter(series__in=numbers).values_list("language", flat=True))
    return [Tongue(one, drafts.get(one), shown.get(one), one in late) for one in FOREIGN]


def waits_for_the_original(article: Article) -> bool:
    """Whether it is a translation of something that readers do not see yet."""
    return article.translates is not None and not article.translates.live


def latest_number(article: Article) -> int | None:
    """Return the version of a Polish article that readers see today; nothing while they see none."""
    rows = Publication.objects.filter(series=article.pk, is_latest=True, ended_at=None)
    return rows.values_list("number", flat=True).first()
