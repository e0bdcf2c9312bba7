"""Articles for everybody: lists with archives, one article, its versions and what changed between them."""

from datetime import date
from urllib.parse import urlencode

from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from spoiwo.comments.selectors import talk_of
from spoiwo.common import clock
from spoiwo.common.exceptions import NotFound
from spoiwo.common.texts import page_language
from spoiwo.common.web.reading import read_only
from spoiwo.common.word_changes import paragraph_changes
from spoiwo.documents.web import attachment, document_download
from spoiwo.pages import content, papers, proofs, selectors
from spoiwo.pages.models import Article, Publication
from spoiwo.pages.selectors import Months, Wanted
from spoiwo.pages.states import ADDRESSES, Kind
from spoiwo.partnerships.models import Partnership
from spoiwo.partnerships.selectors import words_of
from spoiwo.partnerships.web import public_view
from spoiwo.portal import article_meta
from spoiwo.portal.filters import Choice, select
from spoiwo.portal.gallery import draft_gallery, gallery_of
from spoiwo.portal.published.record import article_record
from spoiwo.portal.selectors.listing import Wanted as AllPartnerships
from spoiwo.portal.selectors.listing import find_partnerships, named_partnerships

A_PAGE = 12
GONE = 410
# Parts of the address of a list; the way back from an article keeps them.
_KEPT = ("partnerstwo", "rodzaj", "kategoria", "miesiac", "slowa", "strona")
_MOST_TYPED = 80


@read_only
def article_list(request: HttpRequest) -> HttpResponse:
    """List the articles of all public partnerships."""
    chosen = request.GET.get("partnerstwo", "")
    found = find_partnerships(AllPartnerships()).filter(slug=chosen).first() if chosen else None
    return _list(request, found, None)


@read_only
@public_view
def partnership_article_list(request: HttpRequest, partnership: Partnership) -> HttpResponse:
    """List the articles of one partnership, and those others wrote of it."""
    return _list(request, partnership, partnership)


def _list(request: HttpRequest, narrowed: Partnership | None, of: Partnership | None) -> HttpResponse:
    wanted = _wanted(request, narrowed)
    months = selectors.months_of(of)
    is_narrowed = wanted != Wanted(partnership=of)
    found = selectors.find(wanted) if is_narrowed else selectors.Newest(of, months)
    page = Paginator(found, A_PAGE).get_page(request.GET.get("strona"))
    context = {
        "partnership": of,
        "words": words_of([of], page_language())[of.pk] if of else None,
        "page": page,
        "filters": _filters(request, of, months),
        "typed": wanted.words,
        "is_narrowed": is_narrowed,
        "kept": _kept(request, of),
        "here": request.path,
    }
    return render(request, "portal/article_list.html", context)


def _wanted(request: HttpRequest, partnership: Partnership | None) -> Wanted:
    typed = request.GET
    return Wanted(
        partnership=partnership,
        kind=ADDRESSES.get(typed.get("rodzaj", ""), ""),
        category=typed.get("kategoria", "")[:_MOST_TYPED],
        month=_month(typed.get("miesiac", "")),
        words=" ".join(typed.get("slowa", "")[:_MOST_TYPED].split()),
    )


def _month(typed: str) -> date | None:
    try:
        return date.fromisoformat(f"{typed}-01") if len(typed) == len("2018-06") else None
    except ValueError:
        return None


def _filters(request: HttpRequest, of: Partnership | None, found: Months) -> tuple[Choice, ...]:
    chosen = request.GET.get
    months = [(month.strftime("%Y-%m"), f"{month:%m.%Y} ({number})") for month, number in found]
    kinds = [(address, kind.label) for address, kind in ADDRESSES.items()]
    categories = [(word, word) for word in selectors.categories_of(of)]
    filters = (
        select("rodzaj", _("Kind"), _("any kind"), kinds, chosen("rodzaj", "")),
        select("miesiac", _("Month"), _("any month"), months, chosen("miesiac", "")),
        select(
            "kategoria",
            _("Category"),
            _("any category"),
            categories,
            chosen("kategoria", ""),
            says_names=True,
        ),
    )
    if of:
        return filters
    partnerships = named_partnerships()
    label, nothing = _("Partnership"), _("all partnerships")
    return (
        select("partnerstwo", label, nothing, partnerships, chosen("partnerstwo", ""), says_names=True),
        *filters,
    )


def _kept(request: HttpRequest, of: Partnership | None) -> str:
    """Return the query by which an article finds the way back to this very list."""
    kept = {name: request.GET[name][:_MOST_TYPED] for name in _KEPT if request.GET.get(name)}
    return urlencode(({"z": "partnerstwo"} if of else {"z": "wszystkie"}) | kept)


def _back(request: HttpRequest, partnership: Partnership) -> str:
    kept = {name: request.GET[name][:_MOST_TYPED] for name in _KEPT if request.GET.get(name)}
    if request.GET.get("z") == "wszystkie":
        start = reverse("portal:article_list")
    else:
        start = reverse("portal:partnership_article_list", args=[partnership.slug])
    return f"{start}?{urlencode(kept)}" if kept else start


@read_only
@public_view
def article(request: HttpRequest, partnership: Partnership, article_slug: str) -> HttpResponse:
    """Show an article; an address it had before leads on, one taken off says only that."""
    found = selectors.public_article(partnership, article_slug)
    if found.ended_at:
        context = {"partnership": partnership, "article": found, "back": _back(request, partnership)}
        return render(request, "portal/article_gone.html", context, status=GONE)
    if found.slug != article_slug:
        return redirect(found, permanent=True)
    context = _page(partnership, found) | {"back": _back(request, partnership)}
    return render(request, "portal/article.html", context)


def _page(partnership: Partnership, found: Publication) -> dict[str, object]:
    is_long = found.kind == Kind.KNOWLEDGE
    tongues = selectors.tongues_of(found)
    # Photos, ties and comments are those of the Polish article.
    talk = None if found.is_translation else talk_of(found)
    return {
        "partnership": partnership,
        "words": words_of([partnership], page_language())[partnership.pk],
        "article": found,
        "places": content.places_of(found.html) if is_long else [],
        "around": selectors.around(tongues.original),
        "tongues": tongues,
        "record": article_record(found, article_meta.downloads(found)),
        "talk": talk,
        "gallery": (gallery := gallery_of(tongues.original)),
        "data": article_meta.json_ld(found, tongues, talk, gallery.shots),
        "address": article_meta.address(found),
        "description": found.lead,
    }


def article_preview(request: HttpRequest, draft: Article) -> HttpResponse:
    """Show the draft the way readers will see it, inside the editor."""
    partnership = draft.partnership
    shown = Publication(
        partnership=partnership, slug=draft.slug, title=draft.title, lead=draft.lead, kind=draft.kind,
        html=content.body_html(draft.body, explains=draft.kind == Kind.KNOWLEDGE),
        plain_html=content.plain_html(draft.plain), first_at=clock.now(), published_at=clock.now(), number=1,
        author=draft.author, author_name=draft.author.name if draft.author else partnership.official_name,
        publisher_name=partnership.official_name, written_by=draft.written_by, written_on=draft.written_on,
        is_own=draft.is_own, awaited=draft.awaited, demo_note=draft.demo_note, language=draft.language,
    )  # fmt: skip
    context = {
        "partnership": partnership,
        "words": words_of([partnership], page_language())[partnership.pk],
        "article": shown,
        "places": content.places_of(shown.html) if shown.kind == Kind.KNOWLEDGE else [],
        "around": selectors.Around(promise=draft.awaited),
        "gallery": draft_gallery(draft.translates or draft),
        "is_preview": True,
        "advice": None if draft.is_translation else proofs.advice_on(draft),
    }
    return render(request, "portal/article.html", context)


@read_only
@public_view
def article_version_list(request: HttpRequest, partnership: Partnership, article_slug: str) -> HttpResponse:
    """List all versions of an article with what changed from one to the next."""
    found = selectors.public_article(partnership, article_slug)
    _require_shown(found)
    versions = selectors.versions_of(found)
    rows = [
        (version, paragraph_changes(_words(earlier), _words(version)) if earlier else None)
        for version, earlier in zip(versions, [*versions[1:], None], strict=True)
    ]
    context = {"partnership": partnership, "article": found, "rows": rows}
    return render(request, "portal/article_versions.html", context)


def _words(version: Publication) -> list[str]:
    plain = content.paragraphs_of(version.plain_html)
    return [*filter(None, (version.title, version.lead)), *content.paragraphs_of(version.html), *plain]


def _require_shown(found: Publication) -> None:
    if found.ended_at:
        raise NotFound(selectors.NO_SUCH)


@read_only
@public_view
def article_version(
    request: HttpRequest, partnership: Partnership, article_slug: str, number: int
) -> HttpResponse:
    """Show an earlier version, marked as such."""
    latest = selectors.public_article(partnership, article_slug)
    _require_shown(latest)
    found = selectors.version_by_number(latest, number)
    if found.is_latest:
        return redirect(found)
    context = {
        "partnership": partnership, "article": found, "latest": latest, "gallery": gallery_of(found),
        "address": article_meta.address(latest),
    }  # fmt: skip
    return render(request, "portal/article_version.html", context)


@read_only
@public_view
def article_file(
    request: HttpRequest, partnership: Partnership, article_slug: str, form: str
) -> HttpResponse:
    """Hand the article out as PDF, DOCX, ODT, XML or JSON (BIP-04)."""
    found = selectors.public_article(partnership, article_slug)
    _require_shown(found)
    name = found.title[:100]
    if form == "json":
        return attachment(article_meta.as_json(found, gallery_of(found).shots), article_meta.JSON, name)
    if form == "xml":
        return attachment(article_meta.as_xml(found, gallery_of(found).shots), article_meta.XML, name)
    paper = papers.article_paper(found, article_meta.address(found))
    return document_download(paper, form, partnership=partnership, kind=papers.KIND, name=name)
