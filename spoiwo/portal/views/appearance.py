"""The reader's own choices, language and appearance: each a cookie, nothing else, and no script needed.

Both forms stand in the footer of every public page. They carry no token, because a token would make every
page personal and impossible to keep in a cache; all that a forged request could do is change a colour.
"""

from django.conf import settings
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.utils.http import url_has_allowed_host_and_scheme
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_POST

from spoiwo.portal.cookies import A_YEAR, THEME_COOKIE

THEMES = {"light", "dark", "contrast"}


@csrf_exempt
@require_POST
def appearance_set(request: HttpRequest) -> HttpResponse:
    """Remember light, dark or high contrast for a year; anything else forgets the choice."""
    return _remember(request, THEME_COOKIE, request.POST.get("theme", ""), THEMES)


@csrf_exempt
@require_POST
def language_set(request: HttpRequest) -> HttpResponse:
    """Remember one of the languages of the site for a year; anything else forgets the choice."""
    known = {code for code, _ in settings.LANGUAGES}
    return _remember(request, settings.LANGUAGE_COOKIE_NAME, request.POST.get("language", ""), known)


def _remember(request: HttpRequest, cookie: str, choice: str, known: set[str]) -> HttpResponse:
    response = HttpResponseRedirect(_way_back(request))
    if choice in known:
        response.set_cookie(
            cookie, choice, max_age=A_YEAR, httponly=True, samesite="Lax", secure=request.is_secure()
        )
    else:
        response.delete_cookie(cookie, samesite="Lax")
    return response


def _way_back(request: HttpRequest) -> str:
    address = request.POST.get("next", "")
    is_ours = url_has_allowed_host_and_scheme(
        address, {request.get_host()}, require_https=request.is_secure()
    )
    return address if is_ours else "/"
