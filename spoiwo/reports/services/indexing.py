"""Keeps the search index true, in the same transaction: filed reports everybody may read are in it."""

from collections.abc import Iterator
from html import unescape

from django.urls import reverse
from django.utils.html import strip_tags
from django_scopes import scopes_disabled

from spoiwo.common import polish
from spoiwo.documents.render import to_html
from spoiwo.reports import papers
from spoiwo.reports.models import Report
from spoiwo.reports.states import State
from spoiwo.search.services import Document, index, remove

KIND = "report"


def document_of(report: Report) -> Document:
    """Return what the search box knows of a filed report: its title, period, and every word of it."""
    return Document(
        kind=KIND,
        object_id=report.pk,
        title=report.title,
        subtitle=f"{polish.date_range(report.since, report.last_day)}, {report.partnership.short_name}",
        body=_words(to_html(papers.report_paper(report))),
        url=reverse("portal:report", args=[report.partnership.slug, report.pk]),
        partnership_id=report.partnership_id,
        is_public=report.partnership.is_public,
        # What people look for is the report on a year, whenever it was written.
        day=report.since,
    )


def _words(html: str) -> str:
    # A space before each tag, so that the words of two cells do not become one.
    return " ".join(unescape(strip_tags(html.replace("<", " <"))).split())


def reindex(report: Report) -> None:
    """Put a report everybody may read into the index with its present words, take any other out."""
    if report.is_filed and report.is_public:
        index(document_of(report))
    else:
        remove(KIND, report.pk)


def all_documents() -> Iterator[Document]:
    """Yield every filed report everybody may read, for rebuilding the index."""
    with scopes_disabled():
        rows = Report.objects.filter(state=State.FILED, is_public=True).order_by("pk")
        for report in rows.select_related("partnership").iterator():
            yield document_of(report)
