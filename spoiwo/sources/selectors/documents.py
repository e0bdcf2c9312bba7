"""Documents brought in, and what waits in them."""

from contextlib import AbstractContextManager
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from django.db.models import Count, Min, Q, QuerySet
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from django_scopes import scope, scopes_disabled

from spoiwo.common import clock
from spoiwo.common.exceptions import NotFound
from spoiwo.partnerships.models import Partnership
from spoiwo.sources.models import Finding, SourceDocument
from spoiwo.sources.states import GONE, UNDER_WAY, Choice, DocumentState

NO_SUCH = _("There is no such document.")
# A page of a document is told at least this often while it is read.
_SILENCE = timedelta(minutes=5)
# Files chosen by the dozen, one choice after another.
_TOGETHER = timedelta(minutes=10)
# Old documents name people: they are kept only while somebody works on them (GDPR art. 5 sec. 1 e).
FORGOTTEN = timedelta(days=180)


def reach(partnership: Partnership | None) -> AbstractContextManager[object]:
    """Open the scope in which documents of the partnership are read; of none, those of nobody yet.

    Whoever reads documents of no partnership has been let in by ``rules.can_take_in_document``: only the
    operator, who sees every partnership anyway.
    """
    opened: AbstractContextManager[object] = (
        scope(partnership=partnership) if partnership is not None else scopes_disabled()
    )
    return opened


def documents_of(partnership: Partnership | None) -> QuerySet[SourceDocument]:
    """Return the documents not put aside, the latest first, each with how many findings wait."""
    rows = SourceDocument.objects.filter(partnership=partnership).exclude(state__in=GONE)
    waiting = Count("findings", filter=Q(findings__choice=Choice.OPEN))
    accepted = Count("findings", filter=Q(findings__choice=Choice.ACCEPTED))
    counted = rows.annotate(waiting=waiting, accepted=accepted, found=Count("findings"))
    # Counting groups the rows, which takes the order of the model away.
    return counted.defer("text", "blocks", "furniture").order_by("-uploaded_at", "-pk")


def document_by_id(partnership: Partnership | None, number: int) -> SourceDocument:
    """Return one document of the partnership; raises NotFound for any other."""
    rows = SourceDocument.objects.filter(partnership=partnership).exclude(state__in=GONE)
    document: SourceDocument | None = rows.select_related("source", "partnership").filter(pk=number).first()
    if document is None:
        raise NotFound(NO_SUCH)
    return document


def same_document(partnership: Partnership | None, sha256: str) -> SourceDocument | None:
    """Return the document of these bytes brought in before, whatever its name."""
    rows = SourceDocument.objects.filter(partnership=partnership, sha256=sha256).exclude(state__in=GONE)
    found: SourceDocument | None = rows.first()
    return found


def neighbours_of(document: SourceDocument) -> tuple[SourceDocument | None, int]:
    """Return the next document that waits to be confirmed, and how many wait."""
    rows = documents_of(document.partnership).filter(state="proposed").exclude(pk=document.pk)
    return rows.order_by("uploaded_at", "pk").first(), rows.count()


def address_of(document: SourceDocument, partnership: Partnership | None, number: int | None = None) -> str:
    """Return the address of the document's page, at the row of a finding where its number is given."""
    # A long group shows its first rows alone, unless one further down is asked for.
    row = f"?z={number}#z-{number}" if number is not None else ""
    if partnership is None:
        return reverse("sources:loose", args=[document.pk]) + row
    return reverse("sources:document", args=[partnership.slug, document.pk]) + row


def list_address(partnership: Partnership | None) -> str:
    """Return the address of the list a document stands in."""
    if partnership is None:
        return reverse("sources:loose_list")
    return reverse("sources:document_list", args=[partnership.slug])


def abandoned(moment: datetime) -> QuerySet[SourceDocument]:
    """Return documents nobody has worked on for half a year, in the scope that is open."""
    rows: QuerySet[SourceDocument] = SourceDocument.objects.filter(worked_at__lt=moment - FORGOTTEN)
    return rows.exclude(state__in=GONE | {DocumentState.RECORDED})


def abandoned_of(partnership: Partnership, moment: datetime) -> QuerySet[SourceDocument]:
    """Return those of one partnership."""
    return abandoned(moment).filter(partnership=partnership)


def abandoned_from(document: SourceDocument) -> date:
    """Return the first day on which a document nobody works on may be put aside."""
    return (document.worked_at + FORGOTTEN).astimezone(clock.WARSAW).date()


def open_documents(partnership: Partnership) -> QuerySet[SourceDocument]:
    """Return the documents that wait to be confirmed or could not be read, for the desk."""
    states = (DocumentState.PROPOSED, DocumentState.UNREADABLE)
    waiting = Count("findings", filter=Q(findings__choice=Choice.OPEN))
    rows: QuerySet[SourceDocument] = SourceDocument.objects.filter(partnership=partnership, state__in=states)
    return rows.annotate(waiting=waiting)


def has_broken_off(document: SourceDocument) -> bool:
    """Tell whether a reading has given no sign of life for minutes."""
    return document.state in UNDER_WAY and clock.now() - document.worked_at > _SILENCE


@dataclass(frozen=True, slots=True)
class Queue:
    """Documents brought in together: how many there are, and how many of them were read."""

    total: int = 0
    done: int = 0

    @property
    def is_working(self) -> bool:
        return self.done < self.total


def queue_of(partnership: Partnership | None) -> Queue:
    """Return how far the reading is of what waits and of what was brought in shortly before it."""
    rows = SourceDocument.objects.filter(partnership=partnership).exclude(state__in=GONE)
    waits = Q(state__in=UNDER_WAY)
    first = rows.filter(waits).aggregate(first=Min("uploaded_at"))["first"]
    if first is None:
        return Queue()
    together = rows.filter(Q(uploaded_at__gte=first - _TOGETHER))
    counted = together.aggregate(total=Count("pk"), left=Count("pk", filter=waits))
    return Queue(counted["total"], counted["total"] - counted["left"])


def finding_by_number(document: SourceDocument, number: int) -> Finding:
    """Return one finding; raises NotFound."""
    found: Finding | None = Finding.objects.filter(document=document, number=number).first()
    if found is None:
        raise NotFound(NO_SUCH)
    return found
