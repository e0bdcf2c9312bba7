"""The desk of a statement: of a partnership for its secretariat, of the installation for the operator.

Each page is one function of the place, which is a partnership or, for the installation, None.
"""

from collections.abc import Callable
from functools import wraps
from typing import Any

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _

from spoiwo.accessibility import rules, selectors, services
from spoiwo.accessibility.forms import (
    DeclarationForm,
    IntroductionForm,
    ReviewForm,
    WordsForm,
    barrier_drafts,
    barriers_of,
    declaration_initial,
    words_initial,
)
from spoiwo.accessibility.states import Form, Language
from spoiwo.common import clock
from spoiwo.common.decisions import require
from spoiwo.common.exceptions import NotFound
from spoiwo.common.web.actor import actor_of
from spoiwo.common.web.forms import posted, run, status_of
from spoiwo.partnerships.models import Partnership
from spoiwo.partnerships.web import inner_view

Place = Partnership | None
SECTION = "accessibility"


def _of_site(view: Callable[..., HttpResponse]) -> Callable[..., HttpResponse]:
    """Open the page for the operator, with the installation as the place."""

    @login_required
    @wraps(view)
    def wrapper(request: HttpRequest, **kwargs: Any) -> HttpResponse:
        require(rules.can_edit_declaration(actor_of(request), None))
        return view(request, None, **kwargs)

    return wrapper


def address(name: str, place: Place, *more: object) -> str:
    """Return the address of a page of the desk of the place."""
    if place is None:
        own = {
            "board": "site_board",
            "declaration_edit": "site_edit",
            "declaration_translate": "site_translate",
        }
        own |= {"review_confirm": "site_review", "introduction_edit": "site_introduction"}
        return reverse(f"accessibility:{own[name]}", args=more)
    return reverse(f"accessibility:{name}", args=[place.slug, *more])


def _board(request: HttpRequest, place: Place) -> HttpResponse:
    """Show the statement in force, what is missing, its languages, reviews, versions, and introductions."""
    found = selectors.current(place)
    said = selectors.words_by_language(found) if found else {}
    told = selectors.introductions(place)
    context = {
        "partnership": place,
        "section": SECTION,
        "declaration": found,
        "missing": selectors.missing(place, clock.today()),
        "reviewed_on": selectors.reviewed_on(found) if found else None,
        "reviews": selectors.reviews_of(found) if found else [],
        "versions": selectors.versions(place),
        "languages": [
            (one, said.get(one), address("declaration_translate", place, one.value))
            for one in Language
            if one != Language.PL
        ],
        "forms": [(one, told.get(one), address("introduction_edit", place, one.value)) for one in Form],
        "edit_url": address("declaration_edit", place),
        "review_url": address("review_confirm", place),
        "public_url": reverse("accessibility:declaration", args=[place.slug])
        if place
        else reverse("accessibility:site_declaration"),
    }
    return render(request, "accessibility/board.html", context)


def _edit(request: HttpRequest, place: Place) -> HttpResponse:
    """Publish a new version of the statement, or the first one."""
    found = selectors.current(place)
    words = selectors.words_by_language(found)[Language.PL] if found else None
    form = DeclarationForm(posted(request), declaration=found, initial=declaration_initial(found, words))
    barriers = barriers_of(words, posted(request))

    def deed() -> None:
        services.publish_declaration(
            actor=actor_of(request),
            partnership=place,
            draft=form.draft(barrier_drafts(barriers)),
            after=form.cleaned_data["after"],
        )

    if form.is_valid() & (request.method == "POST" and barriers.is_valid()) and run(form, deed):
        messages.success(request, _("The new version is published."))
        return redirect(address("board", place))
    title = _("A new version of the statement") if found else _("The first statement")
    return _words_page(request, place, form, barriers, title)


def _translate(request: HttpRequest, place: Place, language: str) -> HttpResponse:
    """Say the statement in force in another language, with the Polish words beside it."""
    if language not in set(Language) - {Language.PL}:
        raise NotFound(_("The site does not speak this language."))
    found = selectors.current(place)
    if found is None:
        return _board(request, place)
    chosen = Language(language)
    there = selectors.words_by_language(found)
    form = WordsForm(posted(request), initial=words_initial(there.get(chosen)), language=chosen.value)
    barriers = barriers_of(there.get(chosen), posted(request), chosen.value)

    def deed() -> None:
        services.translate_declaration(
            actor=actor_of(request),
            declaration=found,
            language=chosen,
            draft=form.words(barrier_drafts(barriers)),
        )

    if form.is_valid() & (request.method == "POST" and barriers.is_valid()) and run(form, deed):
        messages.success(request, _("The language version is saved."))
        return redirect(address("board", place))
    title = _("The statement in another language: %(language)s") % {"language": chosen.label}
    return _words_page(request, place, form, barriers, title, original=there[Language.PL])


def _words_page(
    request: HttpRequest, place: Place, form: WordsForm, barriers: Any, title: str, **more: Any
) -> HttpResponse:
    context = {
        "partnership": place,
        "section": SECTION,
        "form": form,
        "barriers": barriers,
        "deed": title,
        "board_url": address("board", place),
    }
    failed = any(one.errors for one in barriers) if barriers.is_bound else False
    status = 422 if failed else status_of(form)
    return render(request, "accessibility/words.html", context | more, status=status)


def _review(request: HttpRequest, place: Place) -> HttpResponse:
    """Confirm that the statement in force was looked through."""
    found = selectors.current(place)
    if found is None:
        return _board(request, place)
    form = ReviewForm(posted(request), initial={"on": clock.today()})

    def deed() -> None:
        data = form.cleaned_data
        services.confirm_review(
            actor=actor_of(request), declaration=found, on=data["on"], remark=data["remark"]
        )

    if form.is_valid() and run(form, deed):
        messages.success(request, _("The review is recorded."))
        return redirect(address("board", place))
    lines = (_("Read the statement and try the website. If something has changed, publish a new version."),)
    return _deed_page(request, place, form, _("Confirm the review"), lines=lines)


def _introduction(request: HttpRequest, place: Place, telling: str) -> HttpResponse:
    """Write what the office tells of itself in one form."""
    if telling not in Form.values:
        raise NotFound(_("There is no such form of telling."))
    kind = Form(telling)
    row = selectors.introductions(place).get(kind)
    form = IntroductionForm(posted(request), row=row)

    def deed() -> None:
        data = form.cleaned_data
        services.write_introduction(
            actor=actor_of(request), partnership=place, form=kind, text=data["text"],
            film_url=data["film_url"], version=data["version"],
        )  # fmt: skip

    if form.is_valid() and run(form, deed):
        messages.success(request, _("The text is saved and published."))
        return redirect(address("board", place))
    title = _("About the office: %(form)s") % {"form": kind.label}
    return _deed_page(request, place, form, title)


def _deed_page(
    request: HttpRequest, place: Place, form: Any, title: str, *, lines: tuple[str, ...] = ()
) -> HttpResponse:
    context = {
        "partnership": place,
        "section": SECTION,
        "form": form,
        "deed": title,
        "lines": lines,
        "back": address("board", place),
    }
    return render(request, "accessibility/deed.html", context, status=status_of(form))


board = inner_view(rules.EDIT)(_board)
declaration_edit = inner_view(rules.EDIT)(_edit)
declaration_translate = inner_view(rules.EDIT)(_translate)
review_confirm = inner_view(rules.EDIT)(_review)
introduction_edit = inner_view(rules.EDIT)(_introduction)
site_board = _of_site(_board)
site_edit = _of_site(_edit)
site_translate = _of_site(_translate)
site_review = _of_site(_review)
site_introduction = _of_site(_introduction)
