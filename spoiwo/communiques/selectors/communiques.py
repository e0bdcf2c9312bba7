"""The register of communiqués, one of them, and those everybody may read."""

from dataclasses import dataclass

from django.db.models import Count, F, Q, QuerySet
from django.utils.translation import gettext_lazy as _
from django_scopes import scopes_disabled

from spoiwo.audit.models import LogEntry
from spoiwo.audit.selectors import history_of_partnership
from spoiwo.common.exceptions import NotFound
from spoiwo.communiques.models import Communique, Placement
from spoiwo.communiques.states import Posting, State
from spoiwo.documents.barred import as_everybody_reads
from spoiwo.partnerships.models import Partnership

NO_SUCH = _("There is no such communiqué.")
# How many of the latest the frame on a member's website shows.
FRAME_SHOWS = 10
_SHOWN = ("partnership", "body", "meeting", "project")


@dataclass(frozen=True, slots=True)
class Counts:
    """How many institutions a communiqué is posted at, waits for, was lost at."""

    shown: int = 0
    waiting: int = 0
    lost: int = 0

    @property
    def all(self) -> int:
        """All institutions of the frozen list."""
        return self.shown + self.waiting + self.lost

    @property
    def missing(self) -> int:
        """Those where it does not hang now."""
        return self.waiting + self.lost


@dataclass(frozen=True, slots=True)
class Line:
    """A communiqué in a list, with its counts."""

    communique: Communique
    counts: Counts


def drafts_and_published(partnership: Partnership, year: int | None = None) -> list[Line]:
    """Return all communiqués of the partnership with their counts, in two queries, the latest first."""
    rows = Communique.objects.filter(partnership=partnership).select_related(*_SHOWN)
    if year is not None:
        rows = rows.filter(year=year)
    counts = _counts(Placement.objects.filter(communique__in=rows.values("pk")))
    ordered = rows.order_by("-year", F("number").desc(nulls_first=True), "-pk")
    return [Line(row, counts.get(row.pk, Counts())) for row in ordered]


def _counts(rows: QuerySet[Placement]) -> dict[int, Counts]:
    counted = (
        rows.order_by()
        .values("communique")
        .annotate(
            shown=Count("pk", filter=Q(state=Posting.SHOWN)),
            waiting=Count("pk", filter=Q(state=Posting.WAITING)),
            lost=Count("pk", filter=Q(state=Posting.LOST)),
        )
    )
    return {row["communique"]: Counts(row["shown"], row["waiting"], row["lost"]) for row in counted}


def counts_of(communique: Communique) -> Counts:
    """Return the counts of one communiqué."""
    return _counts(Placement.objects.filter(communique=communique)).get(communique.pk, Counts())


def years_of(partnership: Partnership) -> list[int]:
    """Return the years of communiqués, the latest first."""
    rows = Communique.objects.filter(partnership=partnership).order_by("-year")
    return list(rows.values_list("year", flat=True).distinct())


def communique_by_id(partnership: Partnership, number: int) -> Communique:
    """Return a communiqué of the partnership; raises NotFound."""
    rows = Communique.objects.filter(partnership=partnership, pk=number).select_related(*_SHOWN)
    found: Communique | None = rows.first()
    if found is None:
        raise NotFound(NO_SUCH)
    return found


def public_by_code(code: str) -> Communique:
    """Return a communiqué, published or withdrawn, of a public partnership by its short address.

    The address does not name the partnership, so this looks across them. Raises NotFound.
    """
    with scopes_disabled():
        rows = Communique.objects.filter(code=code).exclude(state=State.DRAFT)
        found: Communique | None = rows.select_related(*_SHOWN).first()
    if found is None or not found.partnership.is_public:
        raise NotFound(NO_SUCH)
    return found.shown()


def public_communiques(partnership: Partnership) -> QuerySet[Communique]:
    """Return what everybody may read, the latest first."""
    rows: QuerySet[Communique] = Communique.objects.filter(partnership=partnership, state=State.PUBLISHED)
    return as_everybody_reads(rows.select_related(*_SHOWN)).order_by("-day", "-year", "-number")


def has_public(partnership: Partnership) -> bool:
    """Tell whether there is anything to read."""
    return Communique.objects.filter(partnership=partnership, state=State.PUBLISHED).exists()


def history(communique: Communique) -> QuerySet[LogEntry]:
    """Return what the book of deeds says of the communiqué, the newest first."""
    return history_of_partnership(communique.partnership_id).filter(
        data__communique=communique.pk, action__startswith="communiques."
    )
