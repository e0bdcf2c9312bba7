"""Photos of an article, on one page for the writer: what stops publishing, words, order, more photos."""

from functools import partial

from django import forms
from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from spoiwo.common.exceptions import BadInput
from spoiwo.common.web.actor import actor_of
from spoiwo.common.web.forms import posted, run, status_of
from spoiwo.files.selectors import photo_by_id
from spoiwo.pages import rules, selectors, services
from spoiwo.pages.forms import RowForm, UploadForm
from spoiwo.pages.models import Article
from spoiwo.pages.states import WRITE
from spoiwo.partnerships import web
from spoiwo.partnerships.models import Partnership
from spoiwo.partnerships.web import inner_view

SECTION = "articles"
A_PAGE = 24
_form_page = partial(web.form_page, template="pages/deed.html", section=SECTION)
# Buttons that save the page and move one photo.
_MOVES = {"wyzej": -1, "nizej": 1}


def _back(partnership: Partnership, article: Article) -> str:
    return reverse("pages:photo_list", args=[partnership.slug, article.pk])


@inner_view(WRITE)
def photo_list(request: HttpRequest, partnership: Partnership, pk: int) -> HttpResponse:
    """Show the photos of an article in their order, and save what is said of them."""
    article = selectors.article_by_id(partnership, pk)
    rows = selectors.rows_of(article)
    lines = [RowForm(posted(request), row=row) for row in rows]
    allowed = rules.can_change_article(actor_of(request), article)
    if request.method == "POST" and not any(line.errors for line in lines):
        arranged = [
            line.arranged(
                is_leading=request.POST.get("pierwsze") == str(line.row.pk), move=_move(request, line.row.pk)
            )
            for line in lines
        ]
        services.arrange_photos(actor=actor_of(request), article=article, arranged=arranged)
        messages.success(request, _("The changes are saved."))
        return redirect(_back(partnership, article))
    checked = selectors.checked(rows, selectors.headings_of(article))
    context = {
        "partnership": partnership,
        "section": SECTION,
        "article": article,
        "rows": list(zip(checked, lines, strict=True)),
        "is_ready": selectors.is_ready(checked),
        "missing": selectors.missing_pictures(article, rows),
        "denied": "" if allowed else allowed.reason,
        "may_set_ground": "files.store_file" in web.granted_to(request),
    }
    return render(request, "pages/photo_list.html", context, status=status_of(*lines))


def _move(request: HttpRequest, number: int) -> int:
    return sum(step for name, step in _MOVES.items() if request.POST.get(name) == str(number))


@inner_view(WRITE)
def photo_add(request: HttpRequest, partnership: Partnership, pk: int) -> HttpResponse:
    """Take several photos at once; those that cannot be taken are named, the others stay."""
    article = selectors.article_by_id(partnership, pk)
    allowed = rules.can_change_article(actor_of(request), article)
    form = UploadForm(posted(request), request.FILES or None)
    back = _back(partnership, article)
    if form.is_valid():
        added = _take_all(request, article, form)
        if added:
            said = ngettext("%(number)d photo is added.", "%(number)d photos are added.", added)
            messages.success(request, said % {"number": added})
            return redirect(back)
    return _form_page(
        request, partnership, form, _("Add photos"), back, about=article.title, allowed=allowed
    )  # fmt: skip


def _take_all(request: HttpRequest, article: Article, form: UploadForm) -> int:
    """Keep each photo by itself; what is refused is named, on the form where nothing was kept."""
    refused, added = [], 0
    for draft in form.drafts():
        try:
            services.add_photo(actor=actor_of(request), article=article, draft=draft)
        except BadInput as error:
            refused.append(f"{draft.name}: {error.message}")
        else:
            added += 1
    for words in refused:
        if added:
            messages.error(request, words)
        else:
            form.add_error("pictures", words)
    return added


@inner_view(WRITE)
def photo_choose(request: HttpRequest, partnership: Partnership, pk: int) -> HttpResponse:
    """Choose photos of the partnership's register."""
    article = selectors.article_by_id(partnership, pk)
    allowed = rules.can_change_article(actor_of(request), article)
    back = _back(partnership, article)
    if request.method == "POST":
        chosen = [int(one) for one in request.POST.getlist("zdjecie") if one.isascii() and one.isdigit()]
        for number in dict.fromkeys(chosen[:A_PAGE]):
            photo = photo_by_id(partnership, number)
            try:
                services.choose_photo(actor=actor_of(request), article=article, photo=photo)
            except BadInput as error:
                messages.error(request, str(error.message))
                break
        return redirect(back)
    words = request.GET.get("q", "").strip()[:100]
    found = selectors.choosable(partnership, words)
    context = {
        "partnership": partnership,
        "section": SECTION,
        "article": article,
        "words": words,
        "page": Paginator(found, A_PAGE).get_page(request.GET.get("strona")),
        "denied": "" if allowed else allowed.reason,
    }
    return render(request, "pages/photo_choose.html", context)


@inner_view(WRITE)
def photo_remove(request: HttpRequest, partnership: Partnership, pk: int, number: int) -> HttpResponse:
    """Take a photo out of the gallery."""
    article = selectors.article_by_id(partnership, pk)
    row = selectors.row_by_id(article, number)
    form = forms.Form(posted(request))
    back = _back(partnership, article)
    if form.is_valid() and run(form, lambda: services.remove_photo(actor=actor_of(request), row=row)):
        messages.success(request, _("It is recorded."))
        return redirect(back)
    return _form_page(
        request, partnership, form, _("Remove the photo"), back, about=str(row), danger=True
    )  # fmt: skip
