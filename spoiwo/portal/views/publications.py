"""The register of publications of a partnership, and every published item as a file."""

import json

from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.utils.translation import override

from spoiwo.common.exceptions import NotFound
from spoiwo.common.texts import page_language
from spoiwo.common.web.reading import read_only
from spoiwo.documents.web import OPEN_TABLES, attachment, document_download, sheets_download
from spoiwo.partnerships.models import Partnership
from spoiwo.partnerships.selectors import words_of
from spoiwo.partnerships.web import public_view
from spoiwo.portal.article_meta import JSON, XML
from spoiwo.portal.dates import TypedDay, typed_day
from spoiwo.portal.filters import select
from spoiwo.portal.links import page_url
from spoiwo.portal.parts import FileLink
from spoiwo.portal.published import data
from spoiwo.portal.published.kinds import KINDS, NO_SUCH
from spoiwo.portal.published.register import Wanted, register_of, sheet, tree

A_PAGE = 50
_LONGEST_NAME = 100


@read_only
@public_view
def publication_list(request: HttpRequest, partnership: Partnership) -> HttpResponse:
    """Show what was published, changed and withdrawn, by kind and period."""
    wanted, days = _wanted(request), _days(request)
    kinds = [(kind.word, kind.label) for kind in KINDS.values()]
    context = {
        "partnership": partnership,
        "words": words_of([partnership], page_language())[partnership.pk],
        "filters": [select("rodzaj", _("Kind"), _("any kind"), kinds, wanted.kind)],
        "since": days[0],
        "until": days[1],
        "is_narrowed": wanted != Wanted(),
        "here": request.path,
        "page": Paginator(register_of(partnership, wanted), A_PAGE).get_page(request.GET.get("strona")),
        "files": _files(request, partnership),
    }
    return render(request, "portal/publication_list.html", context)


def _files(request: HttpRequest, partnership: Partnership) -> list[FileLink]:
    typed = request.GET.copy()
    typed.pop("strona", None)
    query = f"?{typed.urlencode()}" if typed else ""
    name = _("Register of publications")
    return [
        FileLink(form.upper(), f"{page_url('publication_file', partnership.slug, form)}{query}", name)
        for form in (*OPEN_TABLES, "json")
    ]


def _wanted(request: HttpRequest) -> Wanted:
    kind = request.GET.get("rodzaj", "")
    since, until = _days(request)
    return Wanted(kind if kind in KINDS else "", since.day, until.day)


def _days(request: HttpRequest) -> tuple[TypedDay, TypedDay]:
    return typed_day(request.GET.get("od", "")), typed_day(request.GET.get("do", ""))


@read_only
@public_view
def publication_file(request: HttpRequest, partnership: Partnership, form: str) -> HttpResponse:
    """Hand the register out, narrowed as the page is, in Polish as other registers are."""
    rows = register_of(partnership, _wanted(request))
    with override("pl"):
        name = f"{_('Register of publications')} {partnership.short_name}"
        if form == "json":
            return attachment(json.dumps(tree(partnership, rows), ensure_ascii=False).encode(), JSON, name)
        return sheets_download([sheet(rows)], form, name)


@read_only
@public_view
def item_file(request: HttpRequest, partnership: Partnership, kind: str, pk: int, form: str) -> HttpResponse:
    """Hand a published item out as PDF, DOCX, ODT, XML or JSON; it says no more than its page."""
    known = KINDS.get(kind)
    if known is None or known.find is None:
        raise NotFound(NO_SUCH)
    item = known.find(partnership, pk)
    name = item.title[:_LONGEST_NAME]
    if form == "json":
        return attachment(data.as_json(data.tree_of(item)), JSON, name)
    if form == "xml":
        return attachment(data.as_xml(data.tree_of(item)), XML, name)
    fields = item.fields() if item.fields else None
    return document_download(
        item.paper(), form, partnership=partnership, kind=item.layout, fields=fields, name=name
    )
