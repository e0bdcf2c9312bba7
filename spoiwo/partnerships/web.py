"""Loaders for views of this and higher rooms: the partnership in the address, with its scope open.

A stranger gets 404, a colleague without the right 403 with the reason (house.md 3.6).
"""

from collections.abc import Callable, Sequence
from functools import wraps
from typing import Any

from django import forms
from django.contrib.auth.decorators import login_required
from django.db import transaction
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django_scopes import scope

from spoiwo.common.decisions import Allowed, Decision, require
from spoiwo.common.exceptions import NotFound, Sentence
from spoiwo.common.web.actor import actor_of
from spoiwo.common.web.forms import status_of
from spoiwo.partnerships import rules, selectors
from spoiwo.partnerships.models import Partnership

View = Callable[..., HttpResponse]
_ALWAYS = Allowed()


def public_view(view: View) -> View:
    """Hand the view the public partnership of ``slug``; anything else is 404."""

    # A page that only reads needs no transaction of its own.
    @transaction.non_atomic_requests
    @wraps(view)
    def wrapper(request: HttpRequest, slug: str, **kwargs: Any) -> HttpResponse:
        partnership = selectors.public_partnership(slug)
        with scope(partnership=partnership):
            return view(request, partnership, **kwargs)

    return wrapper


def inner_view(permission: str) -> Callable[[View], View]:
    """Hand the view the partnership of ``slug`` for a signed-in person who holds the right."""

    def decorate(view: View) -> View:
        @wraps(view)
        def wrapper(request: HttpRequest, slug: str, **kwargs: Any) -> HttpResponse:
            actor = actor_of(request)
            partnership = selectors.partnership_by_slug(slug)
            rights = rules.rights_in(actor, partnership.pk)
            if rules.VIEW not in rights:
                raise NotFound(selectors.NO_SUCH)
            if permission not in rights:
                require(rules.has_permission(actor, partnership.pk, permission))
            # Asked by pages that offer several ways on: none of them leads to a refusal.
            # Noted with a look at personal data (privacy.web).
            request.partnership_id = partnership.pk  # type: ignore[attr-defined]  # read after the view
            request.granted = rights  # type: ignore[attr-defined]  # read by templates and ``granted_to``
            with scope(partnership=partnership):
                return view(request, partnership, **kwargs)

        guarded = login_required(wrapper)
        # The table of routes and roles is compared with this (tests/architecture/test_access.py).
        guarded.required_permission = permission  # type: ignore[attr-defined]  # a mark for tests
        return guarded

    return decorate


def granted_to(request: HttpRequest) -> frozenset[str]:
    """Return the rights ``inner_view`` found for this request, without asking again."""
    rights: frozenset[str] = request.granted  # type: ignore[attr-defined]  # set by ``inner_view``
    return rights


def shared_view(permission: str) -> Callable[[View], View]:
    """Open a page of no single partnership to whoever holds the right in some partnership."""

    def decorate(view: View) -> View:
        @wraps(view)
        def wrapper(request: HttpRequest, **kwargs: Any) -> HttpResponse:
            require(rules.has_permission_anywhere(actor_of(request), permission))
            return view(request, **kwargs)

        guarded = login_required(wrapper)
        # The table of routes and roles is compared with this (tests/architecture/test_access.py).
        guarded.required_permission = permission  # type: ignore[attr-defined]  # a mark for tests
        return guarded

    return decorate


def form_page(
    request: HttpRequest,
    partnership: Partnership,
    form: forms.Form,
    title: Sentence,
    back: str,
    *,
    template: str,
    section: str,
    about: str = "",
    lines: Sequence[Sentence] = (),
    danger: bool = False,
    allowed: Decision = _ALWAYS,
    **more: Any,
) -> HttpResponse:
    """Show a form on a page of its own, in the ``section`` of the menu; 422 where something was typed wrong.

    ``title`` names the page and its button, ``about`` whom or what it concerns, ``lines`` say what will
    happen, ``danger`` that it cannot be undone; ``back`` is where one goes without the deed. A deed not
    ``allowed`` now is not offered: the page says why; what was typed before that stays in its form.
    """
    context = {
        "partnership": partnership,
        "section": section,
        "form": form,
        "deed": title,
        "about": about,
        "lines": lines,
        "back": back,
        "danger": danger,
        "denied": "" if form.is_bound else allowed.reason,
    }
    return render(request, template, context | more, status=status_of(form))
